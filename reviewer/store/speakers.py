"""Speakers: rows and queries. Each reviewer keeps a list of their own."""

from sqlalchemy import Connection, Row, select

from reviewer.domain.identifiers import ReviewerId, SpeakerId
from reviewer.domain.statement import Speaker
from reviewer.store.canonical import decode, encode
from reviewer.store.schema import speakers, statements

table = speakers


def to_row(speaker: Speaker, *, reviewer_id: ReviewerId) -> dict[str, object]:
    """The values of a speaker's columns, without the hash."""
    return {
        "speaker_id": speaker.speaker_id,
        "reviewer_id": reviewer_id,
        "name": speaker.name,
        "role": speaker.role,
        "organisation": speaker.organisation,
        "aliases": encode(speaker.aliases),
    }


def from_row(row: Row[tuple[object, ...]]) -> Speaker:
    """Read a speaker."""
    return Speaker(
        speaker_id=row.speaker_id,
        name=row.name,
        role=row.role,
        organisation=row.organisation,
        aliases=decode(row.aliases, tuple[str, ...]),
    )


def find(tx: Connection, speaker_id: SpeakerId) -> Speaker | None:
    """The speaker of that id."""
    wanted = select(speakers).where(speakers.c.speaker_id == speaker_id)
    row = tx.execute(wanted).one_or_none()
    return from_row(row) if row else None


def of_reviewer(tx: Connection, reviewer_id: ReviewerId) -> tuple[Speaker, ...]:
    """The speakers that a reviewer listed, by name."""
    wanted = (
        select(speakers)
        .where(speakers.c.reviewer_id == reviewer_id)
        .order_by(speakers.c.name, speakers.c.speaker_id)
    )
    return tuple(from_row(row) for row in tx.execute(wanted))


def is_used(tx: Connection, speaker_id: SpeakerId) -> bool:
    """Whether any statement names the speaker, directly or as a go-between."""
    direct = statements.c.speaker_id == speaker_id
    between = statements.c.via.contains(encode(speaker_id), autoescape=True)
    wanted = select(statements.c.statement_id).where(direct | between).limit(1)
    return tx.execute(wanted).first() is not None
