"""How far two passes agree, over the cables that both people read blind.

Figures rest on what was handed in blind and on nothing else: an open pass is never
counted, nor a pair of which one was shown the other.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reviewer.agreement.breakdown import CableFigures, LabelFigures, label_kappa
from reviewer.agreement.comparing import Aligned
from reviewer.agreement.confusion import Confusion, Place
from reviewer.agreement.figures import Figures, figures
from reviewer.agreement.gamma import BY_DEFAULT, Sampling
from reviewer.agreement.measure import Measure
from reviewer.agreement.overlap import same_label, span_f1
from reviewer.domain.comparison import Disagreement, Side
from reviewer.domain.duties import READS
from reviewer.domain.identifiers import CableId
from reviewer.domain.review import counts_for_agreement
from reviewer.domain.statement import Statement
from reviewer.services import comparing, docket
from reviewer.services.comparing import Beside, Cancelled, Pair, Progress
from reviewer.store import codebooks, listings, passes, unblindings
from reviewer.store.project import Project, Transaction

__all__ = [
    "Agreement",
    "CableFigures",
    "Confusion",
    "Figures",
    "LabelFigures",
    "Measure",
    "Place",
    "Sampling",
    "Week",
    "agreement",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """The cables of a week, by when the later pass was handed in (UTC)."""

    monday: date
    cables: int
    cohen_kappa: Measure
    span_f1_overlap: Measure


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """All figures of agreement, and what was left out of them.

    Of ``total`` cables ``measured`` were read blind by two, ``unblinded`` are left
    out because one of the two was shown the other's pass, and ``waiting`` is how many
    do not have both passes in. ``besides`` holds the cases behind every figure.
    """

    figures: Figures
    total: int
    unblinded: tuple[CableId, ...]
    weeks: tuple[Week, ...]
    besides: Mapping[CableId, Beside]

    @property
    def measured(self) -> tuple[CableId, ...]:
        """The cables that the figures rest on."""
        return tuple(self.besides)

    @property
    def waiting(self) -> int:
        """How many cables do not have both passes in."""
        return self.total - len(self.besides) - len(self.unblinded)

    def statements(self, place: Place) -> tuple[Statement | None, Statement | None]:
        """What either pass has at a place behind a figure."""
        comparison = self.besides[place.cable_id].compared.comparison
        return (
            comparison.statement(Side.A, place.a),
            comparison.statement(Side.B, place.b),
        )

    def disagreements(self, place: Place) -> tuple[Disagreement, ...]:
        """The cases about the statements at a place; none where they say the same."""
        comparison = self.besides[place.cable_id].compared.comparison
        return tuple(
            case
            for case in comparison.disagreements
            if (case.a, case.b) == (place.a, place.b) and not case.kind.is_link
        )


def agreement(
    project: Project,
    cable_ids: Sequence[CableId] | None = None,
    *,
    reviewer: str,
    seed: int | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Agreement | None:
    """Measure how far first and second passes agree.

    Args:
        project: Where the cables are.
        cable_ids: Over which cables; by default all.
        reviewer: Who asks. Of cables whose passes they may not see, nothing is
            counted but that there are such.
        seed: Of γ's random passes; by default it belongs to the project.
        progress: Told how many cables of how many have been read, and which.
        cancelled: Asked now and then; True gives up.

    Returns:
        None if it was given up.
    """
    shown = comparing.comparable(project, reviewer=reviewer)
    wanted = shown if cable_ids is None else [one for one in shown if one in cable_ids]
    with project.reading() as tx:
        total = listings.count(tx) if cable_ids is None else len(set(cable_ids))
        found = _blind(tx, wanted, progress, cancelled)
        if found is None:
            return None
        besides = comparing.compared(tx, project, found)
        book = codebooks.current(tx)[0]
    drawn = docket.seed_of(project) if seed is None else seed
    sampling = replace(BY_DEFAULT, seed=drawn, cancelled=cancelled)
    told = figures([one.compared for one in besides], book, sampling)
    if cancelled and cancelled():
        return None
    kept = {one.cable_id: one for one in besides}
    return Agreement(
        figures=told,
        total=total,
        unblinded=tuple(one for one in wanted if one not in kept),
        weeks=tuple(_weeks(besides)),
        besides=kept,
    )


def _blind(
    tx: Transaction,
    cable_ids: Sequence[CableId],
    progress: Progress | None,
    cancelled: Cancelled | None,
) -> list[Pair] | None:
    """The pairs that count; None if it was given up."""
    found: list[Pair] = []
    for done, cable_id in enumerate(cable_ids, start=1):
        if cancelled and cancelled():
            return None
        pairs = comparing.paired(tx, [cable_id], counts_for_agreement)
        found += (pair for pair in pairs if not _was_shown(tx, pair))
        if progress:
            progress(done, len(cable_ids), cable_id)
    return found


def _was_shown(tx: Transaction, pair: Pair) -> bool:
    """Whether one of the two was shown the other's pass before both were in."""
    # Not by the snapshots: a merge may know a person by another id.
    read = passes.of_cable(tx, pair.cable_id)
    people = {one.reviewer_id for one in read if one.kind in READS}
    return any(
        told.viewer in people and told.at <= pair.at
        for told in unblindings.of_cable(tx, pair.cable_id)
    )


def _weeks(besides: Iterable[Beside]) -> Iterable[Week]:
    groups: dict[date, list[Aligned]] = {}
    for one in besides:
        day = one.pair.at.date()
        monday = day - timedelta(days=day.weekday())
        groups.setdefault(monday, []).append(one.compared.aligned)
    for monday, aligned in sorted(groups.items()):
        yield Week(
            monday=monday,
            cables=len(aligned),
            cohen_kappa=label_kappa(aligned),
            span_f1_overlap=span_f1(aligned, same_label),
        )
