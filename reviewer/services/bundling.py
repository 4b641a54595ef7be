"""Between a project and a JSONL bundle: everything out, and everything in."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from reviewer.domain.changes import Change, ChangeSet
from reviewer.domain.codebook import Codebook
from reviewer.domain.identifiers import CableId, ReviewerId, SourceId
from reviewer.domain.review import SOLO_SENTENCE
from reviewer.domain.statement import Pass
from reviewer.errors import InputError
from reviewer.interchange import jsonl_records as records
from reviewer.interchange.jsonl import Bundle
from reviewer.services import browsing, own_lists, standing
from reviewer.services import bundling_review as review
from reviewer.services.working import known_person
from reviewer.store import (
    answers,
    applying,
    cables,
    codebooks,
    corrections,
    joining,
    links,
    notes,
    passes,
    reviewers,
    sources,
    speakers,
    standings,
    statements,
)
from reviewer.store.project import Project, Transaction


class NoCodebookError(InputError):
    """A file without a codebook cannot become a project."""

    def __init__(self) -> None:
        super().__init__(
            "The file holds no codebook, so its statements have no meaning. Nothing "
            "was read; export it again."
        )


class UnreadableExportError(InputError):
    """The file cannot be read."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path} cannot be read: {reason}. Check the path and try again."
        )


def read_bytes(path: Path) -> bytes:
    """The bytes of an export.

    Raises:
        UnreadableExportError: There is none, or it may not be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "no reason given").lower()
        raise UnreadableExportError(path, reason) from error


def gather(
    project: Project, chosen: Sequence[CableId], reviewer: str | None, *, banner: str
) -> Bundle:
    """Everything about some cables that one person may see, or (None) everything.

    That is their own work, and where both passes over a cable are in, all that is
    known of it, its review included. Links to statements that are not among the work
    are left out.
    """
    opened = [browsing.cable(project, cable_id) for cable_id in chosen]
    with project.reading() as tx:
        items: list[records.Item] = [
            records.CodebookLine(book) for book in codebooks.versions(tx)
        ]
        items += texts(tx, opened)
        held = [one for item in chosen for one in corrections.of_cable(tx, item)]
        who = known_person(tx, reviewer) if reviewer else None
        viewer = who.reviewer_id if who else None
        all_of_it = reviewer is None
        told = list(review.gather(tx, chosen, viewer, everything=all_of_it))
        kept = own_lists.of_people(tx, chosen, reviewer)
        found = _passes(tx, chosen, reviewer)
        owners = [one.reviewer_id for one in (*held, *kept.owned)]
        items += _people(tx, found, owners, reviewer, review.people_in(told))
        items += _work(tx, found)
        items += map(records.CorrectionLine, held)
        items += told
        items += kept.lines
        notice = " ".join(_notices(tx, chosen))
    header = records.Header(
        version=records.VERSION if told or kept.lines else records.FIRST_VERSION,
        project_id=project.project_id,
        name=project.name,
        fictional=project.is_fictional,
        banner=banner,
        passes_of=reviewer,
        notice=notice,
    )
    return Bundle(header, tuple(items))


def _notices(tx: Transaction, chosen: Sequence[CableId]) -> Iterator[str]:
    """What must be said of some cables wherever they go."""
    settled = standings.of_cables(tx).keys() & set(chosen)
    for cable_id in sorted(settled):
        if standing.dossier(tx, cable_id).review.is_solo:
            yield f"{cable_id}: {SOLO_SENTENCE}."


def cables_held(project: Project, chosen: Sequence[CableId]) -> tuple[CableId, ...]:
    """The chosen cables and those whose text goes with them in the same file."""
    with project.reading() as tx:
        hashes = [cables.text_hashes(tx, one) for one in chosen]
        found = [cables.of_source(tx, SourceId(one[0])) for one in hashes if one]
    return tuple(dict.fromkeys([*chosen, *(one for many in found for one in many)]))


def codebooks_of(bundle: Bundle) -> tuple[Codebook, ...]:
    """The versions of the codebook, oldest first.

    Raises:
        NoCodebookError: There is none.
    """
    found = tuple(line.codebook for line in bundle.of(records.CodebookLine))
    if not found:
        raise NoCodebookError
    return found


def statement_count(bundle: Bundle) -> int:
    """How many statements a bundle holds."""
    return sum(1 for _ in bundle.of(records.StatementLine))


def fill(project: Project, bundle: Bundle, later: Iterable[Codebook]) -> None:
    """Put a bundle into a new project, all of it or nothing."""
    with project.writing() as tx:
        for book in later:
            codebooks.add(tx, book)
        _add_sources(tx, bundle)
        for line in bundle.of(records.ReviewerLine):
            joining.join_as(tx, line.reviewer)
        review.keep_snapshots(tx, bundle)
        for change_set in (*change_sets(bundle), *review.change_sets(bundle)):
            applying.apply(tx, change_set)


def texts(
    tx: Transaction, opened: Iterable[browsing.OpenCable]
) -> Iterator[records.Item]:
    """Each source once, in front of its first cable."""
    told: set[str] = set()
    for item in opened:
        hashes = cables.text_hashes(tx, item.cable_id)
        source_id = hashes[0] if hashes else ""
        if source_id not in told:
            told.add(source_id)
            yield records.SourceLine(
                source_id=source_id,
                file_name=item.file_name,
                encoding=item.encoding,
                text_sha256=item.text_sha256,
                text=item.text,
                data=sources.data(tx, SourceId(source_id)) or b"",
            )
        yield records.CableLine(
            cable_id=item.cable_id,
            source_id=source_id,
            parser_version=cables.parser_version(tx, item.cable_id),
            cable=item.parsed,
        )


def _passes(
    tx: Transaction, chosen: Sequence[CableId], reviewer: str | None
) -> list[Pass]:
    found = [one for cable_id in chosen for one in passes.of_cable(tx, cable_id)]
    if reviewer is None:
        return found
    person = known_person(tx, reviewer)
    own = person.reviewer_id if person else None
    seen = set(review.seen_passes(tx, chosen, own))
    return [one for one in found if one.pass_id in seen]


def _people(
    tx: Transaction,
    found: Sequence[Pass],
    owners: Sequence[ReviewerId],
    reviewer: str | None,
    reviewing: Iterable[ReviewerId],
) -> Iterator[records.Item]:
    """Who worked; in one person's export whoever else corrected a cable is unnamed.

    Args:
        tx: A transaction.
        found: The passes that are told.
        owners: Whose corrections, propositions and searches are told.
        reviewer: Whose export it is; None for everybody's.
        reviewing: Of whom the review tells.
    """
    own = dict.fromkeys([*(one.reviewer_id for one in found), *reviewing])
    everybody = dict.fromkeys([*own, *owners])
    for person in filter(None, (reviewers.find(tx, one) for one in everybody)):
        told = reviewer is None or person.reviewer_id in own or person.name == reviewer
        unnamed = f"another reviewer ({person.reviewer_id[:6]})"
        yield records.ReviewerLine(person if told else replace(person, name=unnamed))


def _work(tx: Transaction, found: Sequence[Pass]) -> Iterator[records.Item]:
    """Passes, people's speakers, then statements, links, notes and answers."""
    people = tuple(dict.fromkeys(one.reviewer_id for one in found))
    yield from (records.PassLine(one) for one in found)
    for reviewer_id in people:
        for speaker in speakers.of_reviewer(tx, reviewer_id):
            yield records.SpeakerLine(reviewer_id, speaker)
    held = [one for own in found for one in statements.of_pass(tx, own.pass_id)]
    yield from (records.StatementLine(one) for one in held)
    ids = {one.statement_id for one in held}
    yield from _connections(tx, found, ids)


def _connections(
    tx: Transaction, found: Sequence[Pass], ids: Collection[str]
) -> Iterator[records.Item]:
    for own in found:
        for link in links.of_pass(tx, own.pass_id):
            if link.from_id in ids and link.to_id in ids:
                yield records.LinkLine(link)
    for own in found:
        yield from (records.NoteLine(one) for one in notes.of_pass(tx, own.pass_id))
        yield from map(records.AnswerLine, answers.of_pass(tx, own.pass_id))


def _add_sources(tx: Transaction, bundle: Bundle) -> None:
    """Keep each source with its cables, in the order in which they are told."""
    of_source: dict[str, list[records.CableLine]] = {}
    for line in bundle.of(records.CableLine):
        of_source.setdefault(line.source_id, []).append(line)
    for source in bundle.of(records.SourceLine):
        lines = of_source.get(source.source_id, [])
        sources.add(
            tx,
            sources.Source(
                data=source.data,
                text=source.text,
                encoding=source.encoding,
                file_name=source.file_name,
            ),
            [(CableId(line.cable_id), line.cable) for line in lines],
            parser_version=lines[0].parser_version if lines else 0,
        )


def change_sets(bundle: Bundle) -> Iterator[ChangeSet]:
    """Each person's work as one step, parents before children."""
    owner_of = {
        line.reading.pass_id: line.reading.reviewer_id
        for line in bundle.of(records.PassLine)
    }
    gatherer_of = {
        line.proposition.proposition_id: line.proposition.reviewer_id
        for line in bundle.of(records.PropositionLine)
    }
    work: dict[ReviewerId, list[Change]] = {}
    for item in bundle.items:
        match item:
            case records.PassLine(reading=record):
                owner = record.reviewer_id
            case records.SpeakerLine(reviewer_id=reviewer_id, speaker=record):
                owner = ReviewerId(reviewer_id)
            case (
                records.StatementLine(statement=record)
                | records.LinkLine(link=record)
                | records.NoteLine(note=record)
                | records.AnswerLine(answer=record)
            ):
                owner = owner_of[record.pass_id]
            case (
                records.CorrectionLine(correction=record)
                | records.PropositionLine(proposition=record)
                | records.SearchLine(search=record)
            ):
                owner = record.reviewer_id
            case records.MembershipLine(membership=record):
                owner = gatherer_of[record.proposition_id]
            case _:
                continue
        work.setdefault(owner, []).append(Change(before=None, after=record))
    for owner, changes in work.items():
        yield ChangeSet(label="Import work", changes=tuple(changes), reviewer_id=owner)
