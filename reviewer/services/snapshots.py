"""A pass as it is handed in: everything it says, as text with a hash.

A snapshot is canonical JSON, so that equal work has equal hashes on every machine.
"""

from dataclasses import replace

import msgspec

from reviewer.domain.audit import FindingAnswer
from reviewer.domain.comparison import Coding
from reviewer.domain.identifiers import CableId
from reviewer.domain.statement import Link, Note, Pass, PassState, Speaker, Statement
from reviewer.store import answers, links, notes, speakers, statements, submissions
from reviewer.store.canonical import decode, encode
from reviewer.store.project import Transaction


class Snapshot(msgspec.Struct, frozen=True, kw_only=True):
    """All that one pass says about one cable, and under which text and codebook.

    ``speakers`` are those that its statements name. The pass is as it was while it
    was open, without which two submissions of the same work would differ.
    """

    cable_id: CableId
    text_sha256: str
    reading: Pass
    statements: tuple[Statement, ...]
    links: tuple[Link, ...]
    notes: tuple[Note, ...]
    answers: tuple[FindingAnswer, ...]
    speakers: tuple[Speaker, ...]

    @property
    def coding(self) -> Coding:
        """What is compared of it."""
        return Coding(statements=self.statements, links=self.links)


def take(tx: Transaction, reading: Pass, text_sha256: str) -> str:
    """Keep a snapshot of a pass for ever; returns its SHA-256."""
    return submissions.keep(tx, encode(of_pass(tx, reading, text_sha256)))


def of_pass(tx: Transaction, reading: Pass, text_sha256: str) -> Snapshot:
    """What a pass says now."""
    said = statements.of_pass(tx, reading.pass_id)
    named = {one.speaker_id for one in said if one.speaker_id}
    named.update(speaker_id for one in said for speaker_id in one.via)
    listed = speakers.of_reviewer(tx, reading.reviewer_id)
    return Snapshot(
        cable_id=reading.cable_id,
        text_sha256=text_sha256,
        reading=replace(reading, state=PassState.OPEN),
        statements=said,
        links=links.of_pass(tx, reading.pass_id),
        notes=notes.of_pass(tx, reading.pass_id),
        answers=answers.of_pass(tx, reading.pass_id),
        speakers=tuple(one for one in listed if one.speaker_id in named),
    )


def read(tx: Transaction, sha256: str) -> Snapshot | None:
    """The snapshot of that hash.

    Raises:
        msgspec.DecodeError: It is damaged.
    """
    content = submissions.snapshot(tx, sha256)
    return None if content is None else decode(content, Snapshot)
