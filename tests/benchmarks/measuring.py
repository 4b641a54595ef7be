"""Measures process-CPU time and prints what was measured beside its target."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median, quantiles
from time import process_time

RUNS = 5
_NAME = 58


@dataclass(frozen=True, slots=True)
class Measured:
    """One row: a figure in its unit, and what it should be (None: only told).

    ``note`` says what a reader should know who wonders about the figure.
    """

    name: str
    figure: float
    unit: str
    target: float | None = None
    at_least: bool = False
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Figure to target; better than wanted is below one."""
        if not self.target or not self.figure:
            return None
        ratio = self.figure / self.target
        return 1 / ratio if self.at_least else ratio


@dataclass(frozen=True, slots=True)
class Benchmark:
    """Something that can be measured; ``names`` are those of its rows."""

    names: tuple[str, ...]
    run: Callable[[], Iterator[Measured]]


def cpu_ms(work: Callable[[], object]) -> float:
    """Process-CPU milliseconds of one call."""
    start = process_time()
    work()
    return (process_time() - start) * 1000


def median_ms(work: Callable[[], object], runs: int = RUNS) -> float:
    """The median of several calls."""
    return median(cpu_ms(work) for _ in range(runs))


def percentile(figures: list[float], of_hundred: int) -> float:
    """A percentile of at least two figures."""
    return quantiles(figures, n=100, method="inclusive")[of_hundred - 1]


def header() -> str:
    """The head of the table."""
    return f"{'':{_NAME}} {'figure':>12} {'target':>12} {'ratio':>6}  verdict"


def line(row: Measured) -> str:
    """A row of the table, and below it what is to be known of it."""
    figure = f"{row.figure:,.1f} {row.unit}"
    sign = "≥" if row.at_least else "≤"
    target = f"{sign} {row.target:,.6g} {row.unit}" if row.target else ""
    ratio, verdict = "", ""
    if row.ratio is not None:
        ratio, verdict = f"{row.ratio:.2f}", "holds" if row.ratio <= 1 else "misses"
    told = f"{row.name:{_NAME}} {figure:>12} {target:>12} {ratio:>6}  {verdict}"
    return told.rstrip() + (f"\n    {row.note}" if row.note else "")
