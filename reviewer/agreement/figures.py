"""All figures of agreement over some cables, from one comparison."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reviewer.agreement.breakdown import (
    CableFigures,
    LabelFigures,
    by_attribute,
    by_label,
    coverage,
    label_pairs,
    of_cable,
)
from reviewer.agreement.comparing import Aligned, Compared
from reviewer.agreement.confusion import Confusion, confusion
from reviewer.agreement.gamma import BY_DEFAULT, Gamma, Sampling, gamma
from reviewer.agreement.measure import Measure
from reviewer.agreement.nominal import cohen_kappa, gwet_ac1, krippendorff_alpha
from reviewer.agreement.overlap import (
    EXACT,
    character_f1,
    link_f1,
    same_label,
    same_place,
    span_f1,
)
from reviewer.agreement.unitized import alpha_u, u_alpha
from reviewer.agreement.units import Unit
from reviewer.domain.codebook import Codebook


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Agreement over some cables.

    ``measures`` go by the names of the command line's JSON: κ, AC1 and α of aligned
    labels, α_U, uα, γ, the F1s of statements, characters and links. ``gamma`` is the
    figure of that name with its weights, sampler, seed and samples. ``by_attribute``
    is Cohen's κ over the pairs of which both have the attribute.
    """

    cables: int
    measures: Mapping[str, Measure]
    gamma: Gamma
    by_label: tuple[LabelFigures, ...]
    by_attribute: Mapping[str, Measure]
    by_cable: tuple[CableFigures, ...]
    confusion: Confusion


def figures(
    compared: Sequence[Compared],
    book: Codebook,
    sampling: Sampling = BY_DEFAULT,
) -> Figures:
    """Measure the agreement of two passes.

    Args:
        compared: The cables, each read blind by two people.
        book: The codebook.
        sampling: Of γ's random passes, which take the most time by far.
    """
    aligned = [item.aligned for item in compared]
    units, length = end_to_end(aligned)
    table = confusion(aligned, book)
    found = gamma(*units, length, sampling, disorder=_disorder(aligned))
    return Figures(
        cables=len(compared),
        measures={
            **_of_labels(aligned),
            "alpha_u": _whole(alpha_u(units, length)),
            "u_alpha": _whole(u_alpha(units, length)),
            "gamma": _whole(found.measure),
            "span_f1_exact": _whole(span_f1(aligned, EXACT)),
            "span_f1_overlap": _whole(span_f1(aligned, same_label)),
            "span_f1_place": _whole(span_f1(aligned, same_place)),
            "character_f1": _whole(character_f1(aligned)),
            "link_f1": link_f1(compared),
        },
        gamma=found,
        by_label=by_label(table, units, length),
        by_attribute=by_attribute(aligned, book),
        by_cable=tuple(map(of_cable, compared)),
        confusion=table,
    )


def end_to_end(
    aligned: Sequence[Aligned],
) -> tuple[tuple[list[Unit], list[Unit]], int]:
    """The units of all cables on one continuum, cable after cable, and its length."""
    ours, theirs, length = list[Unit](), list[Unit](), 0
    for item in aligned:
        ours += (unit.moved(length) for unit in item.units[0])
        theirs += (unit.moved(length) for unit in item.units[1])
        length += item.length
    return (ours, theirs), length


def _of_labels(aligned: Sequence[Aligned]) -> dict[str, Measure]:
    """The figures that look at statements answering each other only."""
    pairs = [pair for item in aligned for pair in label_pairs(item)]
    covered = coverage(aligned)
    return {
        "cohen_kappa": cohen_kappa(pairs, covered),
        "gwet_ac1": gwet_ac1(pairs, covered),
        "krippendorff_alpha": krippendorff_alpha(pairs, covered),
    }


def _whole(measure: Measure) -> Measure:
    """A figure that looks at every statement there is."""
    return replace(measure, coverage=1.0) if measure.n else measure


def _disorder(aligned: Sequence[Aligned]) -> float | None:
    """The cost of all alignments for each statement of an average pass."""
    everything = sum(len(item.first) + len(item.second) for item in aligned)
    cost = sum(item.alignment.cost for item in aligned)
    return 2 * cost / everything if everything else None
