"""Checking a project against a receipt: the first thing that is not as it was signed.

Nothing is changed and nothing is asked of anybody: a receipt kept elsewhere is enough
to notice what the hashes inside the project cannot show, a cut or rewritten journal.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

import msgspec

from reviewer.domain.adjudication import Decision
from reviewer.domain.identifiers import CableId
from reviewer.domain.review import Stage, Standing
from reviewer.domain.signing import Receipt, SignOff
from reviewer.domain.statement import PassKind
from reviewer.domain.text import digest
from reviewer.errors import StoreError
from reviewer.interchange import receipts
from reviewer.services import (
    browsing,
    bundling,
    checking,
    handed_in,
    journal_proof,
    signing,
    snapshots,
    standing,
)
from reviewer.store import cables, codebooks, decisions, integrity, sign_offs
from reviewer.store import submissions as stored
from reviewer.store.canonical import decode
from reviewer.store.project import Project, Transaction


class What(StrEnum):
    """What is not as it was signed."""

    OTHER_PROJECT = "other_project"
    CABLE_MISSING = "cable_missing"
    TEXT = "text_changed"
    CODEBOOK = "codebook_changed"
    SIGN_OFF = "sign_off_changed"
    PASS = "pass_changed"  # noqa: S105 - a reading, no secret
    STATEMENT = "statement_changed"
    DECISION = "decision_changed"
    RESULT = "result_changed"
    STRUCTURE = "structure_changed"
    STAGE = "stage_changed"
    JOURNAL_CUT = "journal_cut"
    JOURNAL_ROW = "journal_changed"
    JOURNAL_REWRITTEN = "journal_rewritten"
    RECORD = "record_changed"
    DAMAGED = "damaged"


class Difference(NamedTuple):
    """One thing that is not as it was signed, in a sentence."""

    what: What
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What a receipt proves of a project.

    ``difference`` is the first one found, None where everything is as it was signed.
    ``remarks`` are no differences: that the cable was opened again since, for example.
    """

    cable_id: CableId
    revision: int
    difference: Difference | None
    remarks: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether everything is as it was signed."""
        return self.difference is None


def read_receipt(path: Path) -> Receipt:
    """Read a receipt.

    Raises:
        InputError: There is none, or it is damaged or newer.
    """
    return receipts.read(bundling.read_bytes(path), path)


def verify(project: Project, receipt: Receipt) -> Verification:
    """Compare a project with a receipt; nothing is written.

    Args:
        project: The project, opened for reading.
        receipt: What sign-off gave out.

    Raises:
        StoreError: The file cannot be read at all.
    """
    signed = receipt.sign_off
    with project.reading() as tx:
        reopened = journal_proof.reopened_as(tx, receipt)
        try:
            found = next(_differences(tx, project, receipt, reopened), None)
        except (ValueError, KeyError, StoreError) as error:
            told = str(error) if isinstance(error, StoreError) else "a record is broken"
            found = Difference(What.DAMAGED, f"The project is damaged: {told}.")
    if found is None:
        found = _recorded(project, signed.cable_id)
    remark = (
        f"{signed.cable_id} was opened again since: it is at revision {reopened}, and "
        f"this receipt speaks of revision {signed.revision}, which is kept."
    )
    return Verification(
        cable_id=signed.cable_id,
        revision=signed.revision,
        difference=found,
        remarks=(*receipt.remarks, *((remark,) if reopened else ())),
    )


def _differences(
    tx: Transaction, project: Project, receipt: Receipt, reopened: int | None
) -> Iterator[Difference]:
    """Everything that differs, what is nearest to the reader first."""
    signed = receipt.sign_off
    if project.project_id != receipt.project_id:
        yield Difference(
            What.OTHER_PROJECT,
            f"This is another project: the receipt is of “{receipt.project_name}” "
            f"({receipt.project_id}), this is {project.project_id}.",
        )
    yield from _of_text(tx, project, signed)
    if all(digest(one) != signed.codebook_sha256 for one in codebooks.contents(tx)):
        yield Difference(
            What.CODEBOOK, "The codebook is not the one that was worked under."
        )
    yield from _of_sign_off(tx, signed)
    if reopened is None:
        yield from _of_passes(tx, project, signed)
        yield from _of_decisions(tx, signed)
        yield from _of_cable(tx, project, receipt)
    for what, message in journal_proof.differences(tx, receipt.journal):
        yield Difference(What(what), message)


def _of_text(
    tx: Transaction, project: Project, signed: SignOff
) -> Iterator[Difference]:
    found = cables.load(tx, signed.cable_id)
    if found is None:
        message = f"{signed.cable_id} is not in this project any more."
        yield Difference(What.CABLE_MISSING, message)
    elif digest(found.text) != signed.text_sha256:
        number = checking.changed_paragraph(project.path, signed.cable_id)
        place = f", first in ¶{number}" if number else ""
        message = f"The text of {signed.cable_id} was changed{place}."
        yield Difference(What.TEXT, message)


def _of_sign_off(tx: Transaction, signed: SignOff) -> Iterator[Difference]:
    """The record of the sign-off, and what it keeps for ever."""
    found = sign_offs.find(tx, signed.sign_off_id)
    if found != signed:
        how = "is not there" if found is None else "is not the one of the receipt"
        message = (
            f"The sign-off of {signed.cable_id}, revision {signed.revision}, {how}."
        )
        yield Difference(What.SIGN_OFF, message)
    kept = (
        (What.PASS, "first pass as it was handed in", signed.first_sha256),
        (What.PASS, "second pass as it was handed in", signed.second_sha256),
        (What.DECISION, "decisions as they were signed", signed.decisions_sha256),
        (What.RESULT, "result as it was signed", signed.result_sha256),
    )
    for what, name, sha256 in kept:
        content = stored.snapshot(tx, sha256) if sha256 else ""
        if content is None or (sha256 and digest(content) != sha256):
            how = "is missing" if content is None else "was changed"
            yield Difference(what, f"The {name} ({signed.cable_id}) {how}.")


def _of_passes(
    tx: Transaction, project: Project, signed: SignOff
) -> Iterator[Difference]:
    """The statements that are shown, beside those that were handed in."""
    known = standing.dossier(tx, signed.cable_id)
    text = browsing.opened(tx, project, signed.cable_id)
    hashes = {
        PassKind.FIRST: signed.first_sha256,
        PassKind.SECOND: signed.second_sha256,
    }
    for kind, sha256 in hashes.items():
        kept = snapshots.read(tx, sha256) if sha256 else None
        reading = known.pass_of(kind)
        if (kept is None) != (reading is None):
            how = "missing" if reading is None else "there, and none was signed"
            message = f"The {kind} pass over {signed.cable_id} is {how}."
            yield Difference(What.PASS, message)
        elif kept is not None and reading is not None:
            now = snapshots.of_pass(tx, reading, signed.text_sha256)
            for message in handed_in.changes(kept, now, text):
                yield Difference(What.STATEMENT, message)


def _of_decisions(tx: Transaction, signed: SignOff) -> Iterator[Difference]:
    content = stored.snapshot(tx, signed.decisions_sha256) or "[]"
    kept = {one.case_id: one for one in decode(content, list[Decision])}
    now = {one.case_id: one for one in decisions.of_cables(tx, [signed.cable_id])}
    for case_id in sorted(kept.keys() | now.keys()):
        if kept.get(case_id) != now.get(case_id):
            how = "was added" if case_id not in kept else "was changed"
            how = "is missing" if case_id not in now else how
            message = f"The decision on case {case_id} of {signed.cable_id} {how}."
            yield Difference(What.DECISION, message)


def _of_cable(
    tx: Transaction, project: Project, receipt: Receipt
) -> Iterator[Difference]:
    """How the cable is read, and that it is still signed off."""
    signed = receipt.sign_off
    opened = browsing.opened(tx, project, signed.cable_id)
    if signing.structure_sha256(opened) != receipt.structure_sha256:
        message = f"Paragraphs or markings of {signed.cable_id} are read otherwise."
        yield Difference(What.STRUCTURE, message)
    wanted = Standing(
        cable_id=signed.cable_id, stage=Stage.SIGNED_OFF, revision=signed.revision
    )
    if standing.dossier(tx, signed.cable_id).standing != wanted:
        message = (
            f"{signed.cable_id} is no longer signed off, and the journal tells of no "
            "reopening."
        )
        yield Difference(What.STAGE, message)


def _recorded(project: Project, cable_id: CableId) -> Difference | None:
    """The first record of the cable that is not what its hash and the journal say."""
    try:
        seen = integrity.inspect(project.path)
    except (msgspec.DecodeError, ValueError):
        return Difference(What.DAMAGED, "The project is damaged: a record is broken.")
    for problem in seen.problems:
        if cable_id in problem.cable_ids:
            message = f"A record of {cable_id} is not what the journal tells of it"
            return Difference(What.RECORD, f"{message} ({problem.code}).")
    return None
