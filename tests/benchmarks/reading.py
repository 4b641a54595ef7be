"""The reader: first paint, marking, scrolling."""

from collections.abc import Iterator
from time import monotonic

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer.gui import fonts, theme
from reviewer.gui.reader.reader import Reader
from reviewer.gui.reader.text_view import ReaderText
from tests.benchmarks import invented
from tests.benchmarks.measuring import (
    RUNS,
    Benchmark,
    Measured,
    cpu_ms,
    median_ms,
    percentile,
)

_QUIET_MS = 2.0
_QUIET_TURNS = 10
_TURN_MS = 20
_LONGEST_WAIT = 20.0
_FRAMES = 120
_STEP = 60
FIRST_PAINT = (
    ("first paint, 60 kB × 5,000 statements", 60_000, 5_000, False, 60.0),
    ("first paint, 300 kB × 5,000 statements", 300_000, 5_000, False, 75.0),
    ("first paint, one line of 2 MB", 2_000_000, 0, True, 80.0),
    ("first paint, 2 MB × 10,000 statements", 2_000_000, 10_000, False, None),
)
MARKING = (
    ("60 kB", 60_000, 5_000),
    *(
        (name, size, count)
        for name, size in (("100 kB", 100_000), ("2 MB", 2_000_000))
        for count in (200, 2_000, 10_000)
    ),
)


def benchmarks() -> Iterator[Benchmark]:
    """All of the reader's."""
    for name, size, count, one_line, target in FIRST_PAINT:
        yield Benchmark((name,), _FirstPaint(name, size, count, one_line, target))
    for name, size, count in MARKING:
        marking = _Marking(name, size, count)
        yield Benchmark(marking.names, marking)


class _FirstPaint:
    def __init__(
        self, name: str, size: int, count: int, one_line: bool, target: float | None
    ) -> None:
        self._row = name, target
        self._cable = size, count, one_line

    def __call__(self) -> Iterator[Measured]:
        size, count, one_line = self._cable
        made = invented.cable(size, count, one_line=one_line)
        reader = _shown()
        figures = []
        for _ in range(RUNS):
            reader.show_cable(None)
            reader.set_statements((), (), None)
            _settle()
            figures.append(cpu_ms(lambda: _open(reader, made)))
        name, target = self._row
        yield Measured(name, percentile(figures, 50), "ms", target)
        _drop(reader)


class _Marking:
    def __init__(self, name: str, size: int, count: int) -> None:
        of = f"{name} × {count:,}"
        self.names = tuple(
            f"{what}, {of}" for what in ("add", "remove", "undo", "wheel p99")
        )
        self._cable = size, count
        self._most = 10.0 if size <= 300_000 else 60.0

    def __call__(self) -> Iterator[Measured]:
        made = invented.cable(*self._cable)
        reader = _shown()
        _open(reader, made)
        _settle()
        more = invented.one_more(made)
        with_it, current = (*made.statements, more), more.statement_id
        add, remove, undo = list[float](), list[float](), list[float]()
        for _ in range(RUNS):
            add.append(cpu_ms(lambda: _mark(reader, with_it, current)))
            remove.append(cpu_ms(lambda: _mark(reader, made.statements, None)))
            # What undo shows again is equal to what was removed, not the same.
            undo.append(cpu_ms(lambda: _mark(reader, (*made.statements, more), None)))
            _mark(reader, made.statements, None)
        for name, figures in zip(self.names, (add, remove, undo), strict=False):
            yield Measured(name, percentile(figures, 50), "ms", 3.0)
        frames = _scrolled(reader)
        yield Measured(self.names[3], percentile(frames, 99), "ms", self._most)
        _drop(reader)


def _open(reader: Reader, made: invented.Invented) -> None:
    reader.show_cable(made.opened)
    reader.set_statements(made.statements, (), None)
    reader.grab()


def _mark(reader: Reader, statements: tuple[object, ...], current: str | None) -> None:
    reader.set_statements(statements, (), current)  # type: ignore[arg-type]
    QApplication.processEvents()


def _scrolled(reader: Reader) -> list[float]:
    view = reader.findChild(ReaderText)
    assert isinstance(view, ReaderText)
    bar = view.verticalScrollBar()

    def step() -> None:
        bar.setValue(bar.value() + _STEP)
        QApplication.processEvents()

    return [median_ms(step, 1) for _ in range(_FRAMES)]


def _shown() -> Reader:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    fonts.load()
    theme.apply(app, theme.LIGHT)
    reader = Reader()
    reader.resize(784, 584)
    reader.show()
    app.processEvents()
    return reader


def _settle() -> None:
    """Wait until Qt has laid out the rest of the text behind the window."""
    until = monotonic() + _LONGEST_WAIT
    quiet = 0
    while quiet < _QUIET_TURNS and monotonic() < until:
        busy = cpu_ms(lambda: QTest.qWait(_TURN_MS)) > _QUIET_MS
        quiet = 0 if busy else quiet + 1


def _drop(reader: Reader) -> None:
    reader.close()
    reader.deleteLater()
    QApplication.processEvents()
