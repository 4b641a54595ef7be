"""Sign-off: freezing a cable's result, the receipt of it, and reopening it.

A receipt is worked out from what the project holds, so that one which was lost can
be written again.
"""

from dataclasses import replace
from pathlib import Path

import reviewer as product
from reviewer.domain.changes import Change, ChangeSet
from reviewer.domain.duties import check_role
from reviewer.domain.identifiers import CableId
from reviewer.domain.moves import Move
from reviewer.domain.review import SOLO_SENTENCE
from reviewer.domain.signing import Receipt, SignOff
from reviewer.domain.statement import Pass, PassKind, PassState, Reviewer
from reviewer.domain.text import digest
from reviewer.errors import ExportError, RuleError
from reviewer.interchange import receipts
from reviewer.services import browsing, results, safe_writing, standing
from reviewer.services.browsing import OpenCable
from reviewer.services.standing import Dossier
from reviewer.services.working import known_person, person
from reviewer.store import decisions, journal, reviewers, sign_offs, submissions, times
from reviewer.store.canonical import encode
from reviewer.store.project import Project, Transaction


class ReceiptExistsError(ExportError):
    """A receipt would take the place of something."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} already exists and was left as it is, because it may be another "
            "receipt. Nothing was signed off; choose another name."
        )


class NotSignedError(RuleError):
    """There is no sign-off to write a receipt of."""

    def __init__(self, cable_id: CableId) -> None:
        super().__init__(
            f"{cable_id} is not signed off, so there is no receipt of it. "
            "Nothing was written; sign it off first."
        )


def sign_off(
    project: Project, cable_id: CableId, *, reviewer: str, out: Path | None = None
) -> Receipt:
    """Sign a cable's result off; from then on the database refuses to change it.

    Args:
        project: Where the cable is.
        cable_id: Which cable.
        reviewer: The name of who signs.
        out: Where the receipt goes. It is on the disk before the sign-off counts,
            so that there is none without the other.

    Returns:
        The receipt, to be kept away from the project.

    Raises:
        NotYourRoleError: It is not theirs to sign.
        MoveRefusedError: The cable is not adjudicated.
        ReceiptExistsError, CannotWriteError: The receipt could not be written;
            nothing was signed.
        StoreError: It could not be saved; nothing was changed.
    """
    if out is not None and out.exists():
        raise ReceiptExistsError(out)
    try:
        with project.writing() as tx:
            who = person(tx, reviewer)
            receipt = _sign(tx, project, cable_id, who)
            if out is not None:
                write_receipt(receipt, out)
            return receipt
    except ReceiptExistsError:
        raise  # it came meanwhile, and is not ours
    except BaseException:
        if out is not None:
            out.unlink(missing_ok=True)  # ours: the name was free
        raise


def reopen(
    project: Project, cable_id: CableId, *, reviewer: str, reason: str
) -> ChangeSet:
    """Open a signed-off cable as its next revision.

    All decisions stay; only what is touched again becomes open. What was signed is
    kept, so that its receipt can still be checked.

    Raises:
        NotYourRoleError: It is not theirs to reopen.
        MoveReasonError: No reason was given.
        MoveRefusedError: The cable is not signed off.
        StoreError: It could not be saved; nothing was changed.
    """
    with project.writing() as tx:
        who = person(tx, reviewer)
        browsing.opened(tx, project, cable_id)
        known = standing.dossier(tx, cable_id)
        check_role(cable_id, Move.REOPEN, who, known.duties)
        stage = standing.stage_change(known, Move.REOPEN, reason)
        label = f"Reopen: {reason.strip()}"
        # The stage first: until it is written the database refuses the rest.
        opened = standing.make_move(tx, label, stage, who, cable_id)
        final = known.pass_of(PassKind.FINAL)
        if final and final.state is PassState.SUBMITTED:
            again = Change(before=final, after=replace(final, state=PassState.OPEN))
            standing.make_move(tx, "Open the result again", [again], who, cable_id)
        return opened


def signed(
    project: Project, cable_id: CableId, *, reviewer: str
) -> tuple[SignOff, ...]:
    """The sign-offs of a cable, oldest first, as far as somebody may know of them."""
    with project.reading() as tx:
        who = known_person(tx, reviewer)
        known = standing.dossier(tx, cable_id)
        seen = standing.seen(tx, cable_id, who.reviewer_id if who else None)
        oversees = who and who.reviewer_id in {d.reviewer_id for d in known.duties}
        if len(seen) < len(known.passes) and not oversees:
            return ()
        return sign_offs.of_cable(tx, cable_id)


def receipt_of(project: Project, cable_id: CableId) -> Receipt:
    """The receipt of a cable's last sign-off, for one who has lost it.

    Raises:
        NotSignedError: It is not signed off now.
    """
    with project.reading() as tx:
        opened = browsing.opened(tx, project, cable_id)
        found = sign_offs.of_cable(tx, cable_id)
        if not found or not standing.frozen(tx, [cable_id]):
            raise NotSignedError(cable_id)
        return _receipt(tx, project, found[-1], opened)


def write_receipt(receipt: Receipt, out: Path) -> None:
    """Write a receipt to a file.

    Raises:
        ReceiptExistsError: Something has that name.
        CannotWriteError: It could not be written.
    """
    if out.exists():
        raise ReceiptExistsError(out)
    safe_writing.write(out, [receipts.write(receipt)])


def _sign(
    tx: Transaction, project: Project, cable_id: CableId, who: Reviewer
) -> Receipt:
    opened = browsing.opened(tx, project, cable_id)
    known = standing.dossier(tx, cable_id)
    check_role(cable_id, Move.SIGN_OFF, who, known.duties)
    stage = standing.stage_change(known, Move.SIGN_OFF)
    made = _sign_off(tx, project, known, who, opened)
    changes = (Change(before=None, after=made), *stage)
    label = f"Sign off, revision {made.revision}"
    standing.make_move(tx, label, changes, who, cable_id)
    return _receipt(tx, project, made, opened)


def _sign_off(
    tx: Transaction,
    project: Project,
    known: Dossier,
    who: Reviewer,
    opened: OpenCable,
) -> SignOff:
    result = results.of_cable(tx, project, known, opened.text_sha256)
    made = decisions.of_cables(tx, [known.cable_id])
    ordered = sorted(made, key=lambda decision: decision.case_id)
    return SignOff(
        cable_id=known.cable_id,
        revision=known.review.revision,
        by=who.reviewer_id,
        at=times.now(),
        text_sha256=opened.text_sha256,
        codebook_sha256=result.reading.codebook_sha256,
        first_sha256=_last(tx, known.pass_of(PassKind.FIRST)) or "",
        second_sha256=_last(tx, known.pass_of(PassKind.SECOND)),
        decisions_sha256=submissions.keep(tx, encode(ordered)),
        result_sha256=submissions.keep(tx, encode(result)),
    )


def _last(tx: Transaction, reading: Pass | None) -> str | None:
    """The hash of a pass as it was handed in last."""
    found = submissions.of_passes(tx, [reading.pass_id] if reading else [])
    return found[-1].snapshot_sha256 if found else None


def structure_sha256(opened: OpenCable) -> str:
    """The hash of a cable's structure with all corrections."""
    return digest(encode(opened.cable))


def _receipt(
    tx: Transaction, project: Project, made: SignOff, opened: OpenCable
) -> Receipt:
    names = {one.reviewer_id: one.name for one in reviewers.all_of(tx)}
    known = standing.dossier(tx, made.cable_id)
    people = {duty.role.value: names[duty.reviewer_id] for duty in known.duties}
    waivers = (f"waiver: {duty.waiver}" for duty in known.duties if duty.waiver)
    solo = (SOLO_SENTENCE,) if made.second_sha256 is None else ()
    return Receipt(
        project_id=project.project_id,
        project_name=project.name,
        sign_off=made,
        structure_sha256=structure_sha256(opened),
        journal=journal.end(tx, journal.sequence_of(tx, made)),
        people={**people, "signed_off_by": names[made.by]},
        remarks=(*solo, *sorted(waivers)),
        app_version=product.__version__,
    )
