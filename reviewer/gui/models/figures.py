"""Figures of agreement in words: each with what it rests on, or why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reviewer.domain.codebook import STATEMENT_TYPE, Codebook, Kind
from reviewer.domain.statement import Look

if TYPE_CHECKING:
    from reviewer.services.measuring import Agreement, Measure


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as its card shows it; ``value`` is ``n/a`` where there is none."""

    title: str
    value: str
    basis: tuple[str, ...]
    is_missing: bool

    @property
    def spoken(self) -> str:
        """All of it for a screen reader."""
        return f"{self.title}: {self.value}, {', '.join(self.basis)}"


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Figures that look at the same thing."""

    title: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class LabelName:
    """A label of the codebook: its letter tag and its title."""

    name: str
    title: str
    look: Look


def groups_of(found: Agreement) -> tuple[FigureGroup, ...]:
    """The figure cards in the order of the page."""
    measures, gamma = found.figures.measures, found.figures.gamma
    drawn = _tr("Δ∅ = {d:g}, {n} samples").format(
        d=gamma.weights.empty, n=gamma.samples
    )
    return (
        FigureGroup(
            _tr("Labels of aligned pairs"),
            (
                figure("Cohen κ", measures["cohen_kappa"]),
                figure("Gwet AC1", measures["gwet_ac1"]),
                figure(
                    "Krippendorff α", measures["krippendorff_alpha"], _tr("nominal")
                ),
            ),
        ),
        FigureGroup(
            _tr("Where the statements are"),
            (
                figure("αᵤ 2004", measures["alpha_u"]),
                figure("γ", measures["gamma"], drawn),
                figure(
                    _tr("F1 exact"), measures["span_f1_exact"], _tr("ends and label")
                ),
                figure(
                    _tr("F1 overlap"), measures["span_f1_overlap"], _tr("and label")
                ),
                figure(_tr("F1 place"), measures["span_f1_place"], _tr("overlap only")),
            ),
        ),
        FigureGroup(
            _tr("Links"),
            (figure(_tr("F1 links"), measures["link_f1"], _tr("kind and ends")),),
        ),
    )


def attributes_of(measures: Mapping[str, Measure], book: Codebook) -> list[Figure]:
    """κ of every attribute."""
    return [figure(_attribute(name, book), one) for name, one in measures.items()]


def figure(title: str, measure: Measure, basis: str = "") -> Figure:
    """Put a measure into words: n, the part it looks at, Po, or the reason."""
    facts = [_tr("n = {n:,} {of}").format(n=measure.n, of=measure.of)]
    if measure.value is None:
        return Figure(title, "n/a", (*facts, measure.why or ""), is_missing=True)
    if measure.observed is not None:
        facts.append(f"Po {measure.observed:.2f}")
    if measure.coverage is not None and measure.coverage < 1:
        facts.append(_tr("coverage {part:.0%}").format(part=measure.coverage))
    if basis:
        facts.append(basis)
    return Figure(title, shown(measure), tuple(facts), is_missing=False)


def shown(measure: Measure) -> str:
    """The value with two digits, or ``n/a``: never a number where there is none."""
    return "n/a" if measure.value is None else f"{measure.value:.2f}"


def label_name(name: str | None, book: Codebook) -> LabelName:
    """A label in words; None is *no statement*."""
    if name is None:
        return LabelName("", _tr("none"), "report")
    types = book.attribute(STATEMENT_TYPE)
    value = types.value(name) if types else None
    if value is not None:
        looks = {"denial", "acknowledgement"}
        return LabelName(name, value.title.lower(), name if name in looks else "claim")
    kind = next((entry for entry in book.kinds if entry.kind == name), None)
    title = kind.value.title.lower() if kind else name.replace("_", " ")
    return LabelName(name, title, "comment" if name == Kind.COMMENT else "report")


def basis_of(found: Agreement) -> str:
    """Over which cables, and what was left out."""
    text = _tr("{n} of {all} cables – both passes submitted blind.").format(
        n=len(found.measured), all=found.total
    )
    left = []
    if found.unblinded:
        pairs = len(found.unblinded)
        left.append(_tr("{n} unblinded").format(n=pairs))
    if found.waiting:
        left.append(_tr("{n} not yet submitted twice").format(n=found.waiting))
    if left:
        text += " " + _tr("Left out: {what}.").format(what=", ".join(left))
    return text


def _attribute(name: str, book: Codebook) -> str:
    known = book.attribute(name)
    return f"{known.title if known else name.capitalize()} κ"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Agreement", text)
