"""What a merge brings before any work: people, and cables with their files."""

from dataclasses import dataclass

from reviewer.domain.identifiers import CableId, ReviewerId, SourceId, new_id
from reviewer.domain.statement import Reviewer
from reviewer.interchange import jsonl_records as lines
from reviewer.interchange.jsonl import Bundle
from reviewer.store import cables, joining, reviewers, sources
from reviewer.store.project import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Something of a cable that was not taken over, and why."""

    cable_id: CableId
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """The cables that are new, and those whose id stands for something else here."""

    added: tuple[CableId, ...]
    conflicts: tuple[Conflict, ...]


def person_here(tx: Transaction, theirs: Reviewer) -> ReviewerId:
    """Who somebody of another file is here: the same name, or they join."""
    named = reviewers.named(tx, theirs.name)
    if named is not None:
        return named.reviewer_id
    taken = reviewers.find(tx, theirs.reviewer_id) is not None
    free = ReviewerId(new_id()) if taken else theirs.reviewer_id
    return joining.join_as(tx, Reviewer(reviewer_id=free, name=theirs.name)).reviewer_id


def add(tx: Transaction, bundle: Bundle) -> Added:
    """Add the files that are new; a cable of another text under a known id is not."""
    of_source: dict[str, list[lines.CableLine]] = {}
    for line in bundle.of(lines.CableLine):
        of_source.setdefault(line.source_id, []).append(line)
    added: list[CableId] = []
    conflicts: list[Conflict] = []
    for source in bundle.of(lines.SourceLine):
        told = of_source.get(source.source_id, [])
        here = cables.known(tx, [CableId(one.cable_id) for one in told])
        wrong = _reason(tx, source, told, here)
        if wrong:
            conflicts += [Conflict(cable_id=one, reason=wrong) for one in _ids(told)]
        elif not here:
            _add(tx, source, told)
            added += _ids(told)
    return Added(added=tuple(added), conflicts=tuple(conflicts))


def _reason(
    tx: Transaction,
    source: lines.SourceLine,
    told: list[lines.CableLine],
    here: dict[CableId, str],
) -> str:
    """Why the cables of a file cannot be those that are here, nor be added."""
    if any(sha256 != source.text_sha256 for sha256 in here.values()):
        return "another text has this id here"
    known = SourceId(source.source_id) in sources.known_bytes(
        tx, [SourceId(source.source_id)]
    )
    if known and len(here) < len(told):
        return "its file is divided into cables otherwise here"
    if here and len(here) < len(told):
        return "some cables of its file are here under another file"
    return ""


def _add(
    tx: Transaction, source: lines.SourceLine, told: list[lines.CableLine]
) -> None:
    sources.add(
        tx,
        sources.Source(
            data=source.data,
            text=source.text,
            encoding=source.encoding,
            file_name=source.file_name,
        ),
        [(CableId(line.cable_id), line.cable) for line in told],
        parser_version=told[0].parser_version if told else 0,
    )


def _ids(told: list[lines.CableLine]) -> list[CableId]:
    return [CableId(line.cable_id) for line in told]
