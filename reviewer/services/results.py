"""The result of a cable as it is signed: all that stands, as one snapshot."""

from collections.abc import Iterable
from dataclasses import replace

from reviewer.domain import outcome
from reviewer.domain.comparison import Coding
from reviewer.domain.identifiers import CableId
from reviewer.domain.statement import Pass, PassKind, PassState, Speaker
from reviewer.errors import RuleError
from reviewer.services import comparing, docket, snapshots
from reviewer.services.snapshots import Snapshot
from reviewer.services.standing import Dossier
from reviewer.store import submissions
from reviewer.store.project import Project, Transaction


class NoResultError(RuleError):
    """A cable has no result that could be signed."""

    def __init__(self, cable_id: CableId) -> None:
        super().__init__(
            f"{cable_id} has no result: a pass that it rests on was never handed in. "
            "Nothing was changed; submit the passes and adjudicate first."
        )


def of_cable(
    tx: Transaction, project: Project, known: Dossier, text_sha256: str
) -> Snapshot:
    """What two passes and the decisions amount to, or the only pass of a solo study.

    Raises:
        NoResultError: A pass or the result is missing.
        NotComparableError: A pass was taken back meanwhile.
    """
    final = known.pass_of(PassKind.FINAL)
    first = last_snapshot(tx, known.pass_of(PassKind.FIRST))
    if final is None or first is None:
        raise NoResultError(known.cable_id)
    coding, listed = first.coding, first.speakers
    if known.pass_of(PassKind.SECOND) is not None:
        beside = comparing.of_cable(tx, project, known.cable_id)
        found = outcome.result(docket.adjudication(tx, beside), final.pass_id)
        coding = Coding(statements=found.statements, links=found.links)
        listed = beside.pair.speakers
    return Snapshot(
        cable_id=known.cable_id,
        text_sha256=text_sha256,
        reading=replace(final, state=PassState.OPEN),
        statements=coding.statements,
        links=coding.links,
        notes=(),
        answers=(),
        speakers=_named(coding, listed),
    )


def last_snapshot(tx: Transaction, reading: Pass | None) -> Snapshot | None:
    """A pass as it was handed in last; None where it never was."""
    found = submissions.of_passes(tx, [reading.pass_id] if reading else [])
    return snapshots.read(tx, found[-1].snapshot_sha256) if found else None


def _named(coding: Coding, listed: Iterable[Speaker]) -> tuple[Speaker, ...]:
    named = {one.speaker_id for one in coding.statements}
    named |= {speaker_id for one in coding.statements for speaker_id in one.via}
    found = (one for one in listed if one.speaker_id in named)
    return tuple(sorted(found, key=lambda one: one.speaker_id))
