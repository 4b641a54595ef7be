"""Figures of agreement as rows, as a document, and as a file (CSV, JSON)."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from reviewer.agreement.measure import Measure
from reviewer.errors import ExportError
from reviewer.services import safe_writing
from reviewer.services.measuring import Agreement

SUFFIXES = (".csv", ".json")
_HEADS = ("part", "name", "measure", "value", "n", "of", "coverage", "observed", "why")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_DIGITS = 4


class UnknownSuffixError(ExportError):
    """The end of a name says nothing about the form that is wanted."""

    def __init__(self, path: Path) -> None:
        known = " or ".join(SUFFIXES)
        super().__init__(f"{path} ends neither in {known}. Nothing was written.")


def rows(measures: Mapping[str, Measure]) -> Iterator[tuple[str, ...]]:
    """Figures for people: n/a where there is none, never a number."""
    for name, one in measures.items():
        yield (
            name,
            _shown(one.value, "n/a"),
            str(one.n),
            one.of,
            _shown(one.coverage),
            _shown(one.observed),
            one.why or "",
        )


def document(found: Agreement) -> dict[str, object]:
    """Everything, by the names of the command line's JSON."""
    figures, gamma = found.figures, found.figures.gamma
    return {
        "cables": figures.cables,
        "left_out": {"unblinded": list(found.unblinded), "waiting": found.waiting},
        "measures": _measures(figures.measures),
        "gamma": {
            "disorder": gamma.disorder,
            "expected": gamma.expected,
            "samples": gamma.samples,
            "sampler": gamma.sampler,
            "seed": gamma.seed,
            "alpha": gamma.weights.alpha,
            "beta": gamma.weights.beta,
            "delta_empty": gamma.weights.empty,
        },
        "by_label": {
            one.label: {
                "first": one.first,
                "second": one.second,
                "matched": one.matched,
                "span_f1_overlap": _measure(one.span_f1_overlap),
                "cohen_kappa": _measure(one.cohen_kappa),
                "alpha_u": _measure(one.alpha_u),
            }
            for one in figures.by_label
        },
        "by_attribute": _measures(figures.by_attribute),
        "by_cable": {
            one.cable_id: {
                "first": one.first,
                "second": one.second,
                "matched": one.matched,
                "disagreements": one.disagreements,
                "cohen_kappa": _measure(one.cohen_kappa),
                "span_f1_overlap": _measure(one.span_f1_overlap),
                "u_alpha": _measure(one.u_alpha),
            }
            for one in figures.by_cable
        },
        "confusion": [
            {"first": row, "second": column, "n": len(places)}
            for (row, column), places in figures.confusion.cells.items()
        ],
        "by_week": [
            {
                "monday": week.monday.isoformat(),
                "cables": week.cables,
                "cohen_kappa": _measure(week.cohen_kappa),
                "span_f1_overlap": _measure(week.span_f1_overlap),
            }
            for week in found.weeks
        ],
    }


def save(found: Agreement, path: Path) -> None:
    """Write the figures; the end of the name says in which form.

    Raises:
        UnknownSuffixError: Neither ``.csv`` nor ``.json``.
        CannotWriteError: Nothing was changed and nothing was left behind.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise UnknownSuffixError(path)
    if path.suffix.lower() == ".json":
        text = json.dumps(document(found), ensure_ascii=False, indent=2) + "\n"
    else:
        text = table(found)
    safe_writing.write(path, [text.encode()])


def table(found: Agreement) -> str:
    """The figures as CSV, one in each row."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(_HEADS)
    for part, name, measure, one in _all(found):
        value = "" if one.value is None else repr(one.value)
        rest = (one.of, _exact(one.coverage), _exact(one.observed), one.why or "")
        writer.writerow((part, _safe(name), measure, value, one.n, *rest))
    return written.getvalue()


def _all(found: Agreement) -> Iterable[tuple[str, str, str, Measure]]:
    figures = found.figures
    for name, one in figures.measures.items():
        yield "all", "", name, one
    for label in figures.by_label:
        yield "label", label.label, "span_f1_overlap", label.span_f1_overlap
        yield "label", label.label, "cohen_kappa", label.cohen_kappa
        yield "label", label.label, "alpha_u", label.alpha_u
    for name, one in figures.by_attribute.items():
        yield "attribute", name, "cohen_kappa", one
    for cable in figures.by_cable:
        yield "cable", cable.cable_id, "cohen_kappa", cable.cohen_kappa
        yield "cable", cable.cable_id, "span_f1_overlap", cable.span_f1_overlap
        yield "cable", cable.cable_id, "u_alpha", cable.u_alpha
    for week in found.weeks:
        monday = week.monday.isoformat()
        yield "week", monday, "cohen_kappa", week.cohen_kappa
        yield "week", monday, "span_f1_overlap", week.span_f1_overlap


def _measures(found: Mapping[str, Measure]) -> dict[str, object]:
    return {name: _measure(one) for name, one in found.items()}


def _measure(one: Measure) -> dict[str, object]:
    return {
        "value": one.value,
        "n": one.n,
        "of": one.of,
        "coverage": one.coverage,
        "observed": one.observed,
        "why": one.why,
    }


def _shown(value: float | None, missing: str = "") -> str:
    return missing if value is None else f"{value:.{_DIGITS}f}"


def _exact(value: float | None) -> str:
    return "" if value is None else repr(value)


def _safe(text: str) -> str:
    """Text that no table program takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
