"""Comparing the two passes over cables, once both have been handed in.

What is compared is what was handed in, by its snapshots, so that a comparison is the
same for everybody and at any time.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from reviewer.agreement.comparing import Compared, Reading
from reviewer.agreement.comparing import compare as align_all
from reviewer.domain.codebook import Codebook
from reviewer.domain.comparison import Side
from reviewer.domain.identifiers import CableId, CaseId
from reviewer.domain.review import Submission
from reviewer.domain.statement import Pass, PassKind, PassState, Speaker
from reviewer.errors import RuleError
from reviewer.services import browsing, same_speakers, snapshots, standing
from reviewer.services.snapshots import Snapshot
from reviewer.services.standing import Dossier
from reviewer.services.working import known_person
from reviewer.store import codebooks, decisions, passes, statements, submissions
from reviewer.store.project import Project, Transaction

__all__ = ["Beside", "Compared", "NotComparableError", "comparable", "compare", "find"]

Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]
_AT_ONCE = 500
"""How many cables are asked about in one query."""


class NotComparableError(RuleError):
    """The two passes over a cable are not both in."""

    def __init__(self, cable_id: CableId) -> None:
        super().__init__(
            f"{cable_id} cannot be compared: that takes two passes, both handed in. "
            "Until then neither is shown beside the other. Nothing was changed."
        )


class UnknownDisagreementError(RuleError):
    """No cable that somebody may see compared has such a disagreement."""

    def __init__(self, case_id: CaseId) -> None:
        super().__init__(
            f"There is no disagreement {case_id} on any cable whose passes are both "
            "in. Nothing was decided; “reviewer compare” lists the ids."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two passes over a cable as they were handed in, the later of them ``at``.

    ``codebook`` is the hash of the one that they are compared under: that of the
    adjudication, once it was begun, so that a new version disturbs no decision.
    """

    first: Snapshot
    second: Snapshot
    at: datetime
    codebook: str

    @property
    def cable_id(self) -> CableId:
        """Over which cable."""
        return self.first.cable_id

    def snapshot(self, side: Side) -> Snapshot:
        """One of them."""
        return self.first if side is Side.A else self.second

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Everybody whom a statement names, those of the first pass first."""
        both = (*self.first.speakers, *self.second.speakers)
        return tuple({one.speaker_id: one for one in reversed(both)}.values())[::-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Two passes held beside each other.

    In ``compared`` the speakers of the second pass are those of the first where they
    are the same people.
    """

    pair: Pair
    compared: Compared

    @property
    def cable_id(self) -> CableId:
        """Of which cable."""
        return self.pair.cable_id


Chosen = Callable[
    [Sequence[Submission], Sequence[Submission]], tuple[Submission, Submission] | None
]
"""Which submissions of two passes to hold beside each other; None for neither."""


def comparable(project: Project, *, reviewer: str) -> tuple[CableId, ...]:
    """The cables whose passes are both in and may be seen, in the order of import."""
    with project.reading() as tx:
        who = known_person(tx, reviewer)
        viewer = who.reviewer_id if who else None
        ready = passes.read_twice(tx)
        return tuple(
            one
            for part in _parts(ready)
            for one, known in standing.dossiers(tx, part).items()
            if _are_shown(known.seen_by(viewer))
        )


def compare(
    project: Project,
    cable_ids: Sequence[CableId],
    *,
    reviewer: str,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> tuple[Beside, ...]:
    """Compare two passes over some cables.

    Args:
        project: Where the cables are.
        cable_ids: Which ones (see ``comparable``).
        reviewer: Who asks; may be anybody once both passes are in.
        progress: Told how many cables of how many have been read, and which.
        cancelled: Asked before each cable; True gives up, and nothing is returned.

    Raises:
        NotComparableError: A pass over one of them is not in.
        UnknownCableError: There is no such cable.
    """
    with project.reading() as tx:
        for cable_id in cable_ids:
            browsing.opened(tx, project, cable_id)
            if not is_shown(tx, cable_id, reviewer):
                raise NotComparableError(cable_id)
        pairs: list[Pair] = []
        for done, cable_id in enumerate(cable_ids, start=1):
            if cancelled and cancelled():
                return ()
            pairs += paired(tx, [cable_id])
            if progress:
                progress(done, len(cable_ids), cable_id)
        return compared(tx, project, pairs)


def find(project: Project, case_id: CaseId, *, reviewer: str) -> CableId:
    """Which cable a case belongs to.

    Raises:
        UnknownDisagreementError: None that this person may see compared.
    """
    with project.reading() as tx:
        decided = decisions.find(tx, case_id)
        if decided and is_shown(tx, decided.cable_id, reviewer):
            return decided.cable_id
    ready = comparable(project, reviewer=reviewer)
    for one in compare(project, ready, reviewer=reviewer):
        if case_id in one.compared.comparison.cases:
            return one.cable_id
    raise UnknownDisagreementError(case_id)


def is_shown(tx: Transaction, cable_id: CableId, reviewer: str) -> bool:
    """Whether both passes over a cable are in and this person may see them."""
    who = known_person(tx, reviewer)
    return _are_shown(standing.seen(tx, cable_id, who.reviewer_id if who else None))


def of_cable(tx: Transaction, project: Project, cable_id: CableId) -> Beside:
    """The comparison of one cable, whoever asks.

    Raises:
        NotComparableError: A pass over it is not in.
    """
    pairs = paired(tx, [cable_id])
    if not pairs:
        raise NotComparableError(cable_id)
    (found,) = compared(tx, project, pairs)
    return found


def paired(
    tx: Transaction, cable_ids: Sequence[CableId], chosen: Chosen | None = None
) -> tuple[Pair, ...]:
    """Both passes over those cables where both are in.

    Args:
        tx: Any transaction.
        cable_ids: Which cables.
        chosen: Which submissions of them; by default each pass's last.
    """
    return tuple(
        pair
        for part in _parts(cable_ids)
        for known in standing.dossiers(tx, part).values()
        if (pair := _pair(tx, known, chosen or _last)) is not None
    )


def compared(
    tx: Transaction, project: Project, pairs: Sequence[Pair]
) -> tuple[Beside, ...]:
    """Compare pairs; links to other cables count where those are in as well."""
    here = {pair.cable_id for pair in pairs}
    others = paired(tx, sorted(_linked(tx, pairs) - here))
    groups: dict[str, list[Reading]] = {}
    for pair in (*pairs, *others):
        groups.setdefault(pair.codebook, []).append(reading(tx, project, pair))
    found = {
        item.comparison.cable_id: item
        for sha256, readings in groups.items()
        for item in align_all(readings, _book(tx, sha256))
    }
    return tuple(Beside(pair=pair, compared=found[pair.cable_id]) for pair in pairs)


def reading(tx: Transaction, project: Project, pair: Pair) -> Reading:
    """Two passes made ready to be compared: one list of speakers, the cable's text."""
    cable = browsing.opened(tx, project, pair.cable_id).cable
    known = same_speakers.matches(pair.first.speakers, pair.second.speakers)
    return Reading(
        cable_id=pair.cable_id,
        first=pair.first.coding,
        second=same_speakers.renamed(pair.second.coding, known),
        text=cable.content_of(cable.span),
    )


def _pair(tx: Transaction, known: Dossier, chosen: Chosen) -> Pair | None:
    first, second = known.pass_of(PassKind.FIRST), known.pass_of(PassKind.SECOND)
    if first is None or second is None or not _are_shown((first, second)):
        return None
    sent = submissions.of_passes(tx, [first.pass_id, second.pass_id])
    ours = [one for one in sent if one.pass_id == first.pass_id]
    theirs = [one for one in sent if one.pass_id == second.pass_id]
    wanted = chosen(ours, theirs)
    if wanted is None:
        return None
    one, other = (snapshots.read(tx, item.snapshot_sha256) for item in wanted)
    if one is None or other is None:
        return None
    final = known.pass_of(PassKind.FINAL)
    return Pair(
        first=one,
        second=other,
        at=max(item.at for item in wanted),
        codebook=final.codebook_sha256 if final else codebooks.current(tx)[1],
    )


def _book(tx: Transaction, sha256: str) -> Codebook:
    return codebooks.find(tx, sha256) or codebooks.current(tx)[0]


def _last(
    first: Sequence[Submission], second: Sequence[Submission]
) -> tuple[Submission, Submission] | None:
    return (first[-1], second[-1]) if first and second else None


def _are_shown(seen: Iterable[Pass]) -> bool:
    """Whether the first and the second pass are among these and both handed in."""
    handed_in = {one.kind for one in seen if one.state is PassState.SUBMITTED}
    return {PassKind.FIRST, PassKind.SECOND} <= handed_in


def _linked(tx: Transaction, pairs: Iterable[Pair]) -> set[CableId]:
    """The other cables that links of these lead to."""
    sides = [side for pair in pairs for side in (pair.first, pair.second)]
    here = {one.statement_id for side in sides for one in side.statements}
    ends = {link.to_id for side in sides for link in side.links} - here
    found = (statements.find(tx, end) for end in sorted(ends))
    return {one.cable_id for one in found if one is not None}


def _parts(cable_ids: Sequence[CableId]) -> Iterator[Sequence[CableId]]:
    for start in range(0, len(cable_ids), _AT_ONCE):
        yield cable_ids[start : start + _AT_ONCE]
