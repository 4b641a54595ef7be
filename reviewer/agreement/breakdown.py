"""Agreement by label, by attribute and by cable."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reviewer.agreement.comparing import Aligned, Compared
from reviewer.agreement.confusion import Confusion
from reviewer.agreement.measure import Measure, undefined
from reviewer.agreement.nominal import PAIRS, Pair, cohen_kappa
from reviewer.agreement.overlap import STATEMENTS, f1, same_label, span_f1
from reviewer.agreement.unitized import alpha_u, u_alpha
from reviewer.agreement.units import Unit
from reviewer.domain import aspects
from reviewer.domain.codebook import STATEMENT_TYPE, Codebook, Kind
from reviewer.domain.identifiers import CableId
from reviewer.domain.statement import Statement

NOBODY = "neither pass uses it"
ONE_WITHOUT = "a pass has none"
_Counts = Counter[tuple[str | None, str | None]]
SPEAKER = "speaker"
"""Not an attribute of the codebook, but agreed upon like one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelFigures:
    """One label: how often either pass uses it, and how far they agree on it.

    ``matched`` counts the pairs in which both use it; κ is of this label against all
    others, over aligned pairs.
    """

    label: str
    first: int
    second: int
    matched: int
    span_f1_overlap: Measure
    cohen_kappa: Measure
    alpha_u: Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class CableFigures:
    """One cable; ``matched`` counts the pairs, whatever they differ in."""

    cable_id: CableId
    first: int
    second: int
    matched: int
    disagreements: int
    cohen_kappa: Measure
    span_f1_overlap: Measure
    u_alpha: Measure


def by_label(
    table: Confusion, units: tuple[Sequence[Unit], Sequence[Unit]], length: int
) -> tuple[LabelFigures, ...]:
    """The figures of every label, in the order of the codebook.

    Args:
        table: The confusion of labels.
        units: The units of both passes on one continuum.
        length: The length of the continuum.
    """
    counts: _Counts = Counter(
        {key: len(places) for key, places in table.cells.items() if None not in key}
    )
    everything = sum(map(len, table.cells.values())) + counts.total()
    covered = 2 * counts.total() / everything if everything else None
    ours, theirs = map(_grouped, units)
    return tuple(
        _of_label(
            label,
            (ours.get(label, []), theirs.get(label, [])),
            counts,
            length,
            covered,
        )
        for label in table.labels
    )


def by_attribute(aligned: Sequence[Aligned], book: Codebook) -> dict[str, Measure]:
    """Cohen's κ of each attribute, over the pairs of which both have it.

    What a reviewer left alone has the codebook's default, as everywhere.
    """
    kinds: dict[str, tuple[Kind, ...]] = {
        item.name: item.kinds
        for item in book.attributes
        if item.counts and item.name != STATEMENT_TYPE
    }
    kinds[SPEAKER] = (Kind.CLAIM,)
    pairs = [pair for item in aligned for pair in item.pairs]
    used = Counter(
        statement.kind for item in aligned for statement in (*item.first, *item.second)
    )
    found: dict[str, Measure] = {}
    for name, among in kinds.items():
        values = list(_values(name, among, pairs, book))
        asked = sum(used[kind] for kind in among)
        found[name] = cohen_kappa(values, 2 * len(values) / asked if asked else None)
    return found


def of_cable(compared: Compared) -> CableFigures:
    """The figures of one cable."""
    aligned = compared.aligned
    return CableFigures(
        cable_id=aligned.reading.cable_id,
        first=len(aligned.first),
        second=len(aligned.second),
        matched=len(aligned.alignment.overlapping),
        disagreements=len(compared.comparison.disagreements),
        cohen_kappa=label_kappa([aligned]),
        span_f1_overlap=span_f1([aligned], same_label),
        u_alpha=u_alpha(aligned.units, aligned.length),
    )


def label_kappa(aligned: Sequence[Aligned]) -> Measure:
    """Cohen's κ of labels over some cables: those of a week, for a trend."""
    pairs = [pair for item in aligned for pair in label_pairs(item)]
    return cohen_kappa(pairs, coverage(aligned))


def coverage(aligned: Sequence[Aligned]) -> float | None:
    """The part of all statements that answer one of the other pass."""
    everything = sum(len(item.first) + len(item.second) for item in aligned)
    paired = sum(2 * len(item.alignment.overlapping) for item in aligned)
    return paired / everything if everything else None


def label_pairs(aligned: Aligned) -> Iterator[Pair]:
    """The labels of the statements that answer each other."""
    ours, theirs = aligned.units
    for match in aligned.alignment.overlapping:
        yield ours[match.a].label, theirs[match.b].label


def _grouped(units: Sequence[Unit]) -> dict[str, list[Unit]]:
    groups: dict[str, list[Unit]] = {}
    for unit in units:
        groups.setdefault(unit.label, []).append(unit)
    return groups


def _of_label(
    label: str,
    units: tuple[Sequence[Unit], Sequence[Unit]],
    counts: _Counts,
    length: int,
    coverage: float | None,
) -> LabelFigures:
    first, second = map(len, units)
    matched = counts[label, label]
    kappa = cohen_kappa(_against_others(label, counts), coverage)
    if not first or not second:
        why = ONE_WITHOUT if first or second else NOBODY
        kappa = undefined(why, n=kappa.n, of=PAIRS, coverage=coverage)
    return LabelFigures(
        label=label,
        first=first,
        second=second,
        matched=matched,
        span_f1_overlap=f1(matched, first, second, STATEMENTS),
        cohen_kappa=kappa,
        alpha_u=alpha_u(units, length, label),
    )


def _against_others(label: str, counts: _Counts) -> Counter[Pair]:
    table = Counter[Pair]()
    for (row, column), count in counts.items():
        table[row == label, column == label] += count
    return table


def _values(
    name: str,
    kinds: tuple[Kind, ...],
    pairs: Sequence[tuple[Statement, Statement]],
    book: Codebook,
) -> Iterator[Pair]:
    for one, other in pairs:
        if one.kind in kinds and other.kind in kinds:
            if name == SPEAKER:
                yield one.speaker_id, other.speaker_id
            else:
                yield (
                    aspects.attribute(one, name, book),
                    aspects.attribute(other, name, book),
                )
