"""Recording what a cable says: statements, notes, speakers.

Each function is one action: one transaction, one journal row, one step of undo.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from reviewer.domain.changes import Change, ChangeSet, Record
from reviewer.domain.codebook import STATEMENT_TYPE, Codebook, Kind
from reviewer.domain.identifiers import CableId, NoteId, SpeakerId, StatementId, new_id
from reviewer.domain.statement import Note, Origin, Pass, Statement
from reviewer.domain.text import Span, plain
from reviewer.errors import RuleError
from reviewer.services import browsing, coding_rules, extents, noting
from reviewer.services.speaker_list import (
    SpeakerExistsError,
    check_speakers,
    new_speaker,
    speaker_called,
)
from reviewer.services.working import (
    ForeignPassError,
    known_person,
    own_pass,
    pass_of,
    person,
)
from reviewer.store import (
    codebooks,
    links,
    memberships,
    notes,
    speakers,
    statements,
    times,
)
from reviewer.store.applying import apply
from reviewer.store.cables import OpenCable
from reviewer.store.project import Project, Transaction


class FixedFieldError(RuleError):
    """An edit would move a statement to another place of the project."""

    def __init__(self) -> None:
        super().__init__(
            "An edit cannot move a statement to another cable or pass. Nothing was "
            "changed; add a new statement there."
        )


def add_statement(  # noqa: PLR0913 - a statement has that many parts
    project: Project,
    cable_id: CableId,
    *,
    reviewer: str,
    kind: Kind,
    spans: Iterable[Span],
    statement_type: str | None = None,
    attributes: Mapping[str, str] | None = None,
    speaker_id: SpeakerId | None = None,
    source_spans: Iterable[Span] = (),
    cue_spans: Iterable[Span] = (),
    origin: Origin = Origin.MANUAL,
    mixed: bool = False,
    general: bool = False,
    speaker_name: str = "",
    note: str = "",
) -> ChangeSet:
    """Add a statement to a person's own pass, which begins with the first one.

    Args:
        project: Where to.
        cable_id: The cable that says it.
        reviewer: The person's name.
        kind: Claim, comment, report or background.
        spans: The content as selected; blanks and furniture are cut off.
        statement_type: For a claim, its type; the codebook's default without one.
        attributes: Further attributes; what is missing has the default.
        speaker_id: Who says it, from the person's list.
        source_spans: Where the speaker is named.
        cue_spans: The words of saying.
        origin: How the statement came to be.
        mixed: Allow it on words of the other kind.
        general: The comment answers no single claim.
        speaker_name: Who says it, by a name or alias on the person's list; put on
            the list where it is new.
        note: The note on the statement, if any.

    Raises:
        RuleError: The codebook, the pass or the place does not allow it.
        StoreError: It could not be saved; nothing was changed.
    """
    given = dict(attributes or {})
    if statement_type is not None:
        given[STATEMENT_TYPE] = statement_type
    with project.writing() as tx:
        opened = browsing.opened(tx, project, cable_id)
        who = person(tx, reviewer)
        record, begin = own_pass(tx, cable_id, who)
        joined: tuple[Change, ...] = ()
        if speaker_name.strip():
            speaker_id, joined = speaker_called(tx, speaker_name, who)
        added = Statement(
            statement_id=StatementId(new_id()),
            cable_id=cable_id,
            pass_id=record.pass_id,
            kind=kind,
            spans=tuple(spans),
            source_spans=tuple(source_spans),
            cue_spans=tuple(cue_spans),
            attributes=given,
            speaker_id=speaker_id,
            origin=origin,
            mixed=mixed,
            general=general,
            created_at=times.now(),
        )
        added = _checked(tx, added, record, opened, joined=joined)
        noted = noting.noted(added, note)
        changes = (*begin, *joined, Change(before=None, after=added), *noted)
        return _apply(tx, f"Add {_called(added)}", changes, record)


def edit_statement(
    project: Project,
    before: Statement,
    after: Statement,
    *,
    reviewer: str,
    speaker_name: str = "",
) -> ChangeSet:
    """Replace a statement by an edited version of itself.

    Args:
        project: Where it is.
        before: As it is stored.
        after: As it shall be.
        reviewer: The person's name.
        speaker_name: Who says it, by a name or alias on the person's list; put on
            the list, in the same step, where it is new.

    Raises:
        StaleChangeError: It is no longer stored as ``before``.
        RuleError: The codebook, the pass or the place does not allow it.
        StoreError: It could not be saved; nothing was changed.
    """
    if _fixed(before) != _fixed(after):
        raise FixedFieldError
    with project.writing() as tx:
        who = person(tx, reviewer)
        record = pass_of(tx, before.pass_id, before.cable_id, who)
        opened = browsing.opened(tx, project, before.cable_id)
        joined: tuple[Change, ...] = ()
        if speaker_name.strip():
            speaker_id, joined = speaker_called(tx, speaker_name, who)
            after = replace(after, speaker_id=speaker_id)
        checked = _checked(tx, after, record, opened, joined=joined)
        _check_links(tx, before, checked)
        changes = (*joined, Change(before=before, after=checked))
        return _apply(tx, f"Edit {_called(checked)}", changes, record)


def remove_statement(
    project: Project, statement: Statement, *, reviewer: str
) -> ChangeSet:
    """Remove a statement with its links, notes and gatherings, as one step.

    Raises:
        StaleChangeError: It is no longer stored like that.
        RuleError: It is not in the person's open pass.
        StoreError: It could not be saved; nothing was changed.
    """
    with project.writing() as tx:
        who = person(tx, reviewer)
        record = pass_of(tx, statement.pass_id, statement.cable_id, who)
        gone: tuple[Record, ...] = (
            *memberships.of_statement(tx, statement.statement_id),
            *links.touching(tx, statement.statement_id),
            *notes.on_statement(tx, statement.statement_id),
            statement,
        )
        changes = tuple(Change(before=item, after=None) for item in gone)
        return _apply(tx, f"Remove {_called(statement)}", changes, record)


def set_note(
    project: Project,
    cable_id: CableId,
    *,
    reviewer: str,
    text: str,
    statement_id: StatementId | None = None,
    paragraph: int | None = None,
) -> ChangeSet | None:
    """Write the one note on a statement, a paragraph (by index) or the cable.

    Returns:
        What changed; None where the note already says that. An empty text removes
        the note.

    Raises:
        RuleError: It is not in the person's open pass.
        StoreError: It could not be saved; nothing was changed.
    """
    text = plain(text).strip()
    with project.writing() as tx:
        browsing.opened(tx, project, cable_id)
        if not text and known_person(tx, reviewer) is None:
            return None
        record, begin = own_pass(tx, cable_id, person(tx, reviewer))
        if statement_id is not None:
            own_statement(tx, statement_id, record)
        before = notes.at(
            tx, record.pass_id, statement_id=statement_id, paragraph=paragraph
        )
        if text == (before.text if before else ""):
            return None
        after = Note(
            note_id=before.note_id if before else NoteId(new_id()),
            cable_id=cable_id,
            pass_id=record.pass_id,
            text=text,
            statement_id=statement_id,
            paragraph=paragraph,
        )
        change = Change(before=before, after=after if text else None)
        return _apply(tx, noting.label(change), (*begin, change), record)


def add_speaker(
    project: Project,
    *,
    reviewer: str,
    name: str,
    role: str = "",
    organisation: str = "",
    aliases: Sequence[str] = (),
) -> ChangeSet:
    """Put somebody on the person's own list of speakers.

    Raises:
        SpeakerExistsError: The name is on the list.
        StoreError: It could not be saved; nothing was changed.
    """
    added = new_speaker(name, role, organisation, aliases)
    with project.writing() as tx:
        who = person(tx, reviewer)
        listed = speakers.of_reviewer(tx, who.reviewer_id)
        if any(known.name == added.name for known in listed):
            raise SpeakerExistsError(added.name)
        change_set = ChangeSet(
            label=f"Add speaker {added.name}",
            changes=(Change(before=None, after=added),),
            reviewer_id=who.reviewer_id,
        )
        return apply(tx, change_set)


def own_statement(
    tx: Transaction, statement_id: StatementId, record: Pass
) -> Statement:
    """A statement of that pass.

    Raises:
        ForeignPassError: There is none of that id in it.
    """
    found = statements.find(tx, statement_id)
    if found is None or found.pass_id != record.pass_id:
        raise ForeignPassError(record.cable_id)
    return found


def _checked(
    tx: Transaction,
    statement: Statement,
    record: Pass,
    opened: OpenCable,
    *,
    joined: tuple[Change, ...] = (),
) -> Statement:
    """The statement with clean spans and complete type, if it is allowed.

    ``joined`` adds the speaker in the same step, so they are not stored yet.
    """
    codebook = codebooks.current(tx)[0]
    checked = replace(
        statement,
        spans=extents.content(opened, statement.spans),
        source_spans=extents.extent(opened, statement.source_spans),
        cue_spans=extents.extent(opened, statement.cue_spans),
        attributes=coding_rules.attributes(
            codebook, statement.kind, statement.attributes
        ),
    )
    if not joined:
        check_speakers(tx, checked, record)
    apart = coding_rules.APART.get(checked.kind)
    if apart:
        others = statements.overlapping(tx, record.pass_id, checked.spans, kind=apart)
        itself = checked.statement_id  # it is stored as it was before the edit
        coding_rules.check_apart(
            checked, (other for other in others if other.statement_id != itself)
        )
    return checked


def _check_links(tx: Transaction, before: Statement, after: Statement) -> None:
    """After a change of kind, the statement's links must still be allowed."""
    if before.kind is after.kind:
        return
    codebook: Codebook = codebooks.current(tx)[0]
    for link in links.touching(tx, after.statement_id):
        ends = [
            after if end == after.statement_id else statements.find(tx, end)
            for end in (link.from_id, link.to_id)
        ]
        if ends[0] and ends[1]:
            coding_rules.check_link(
                codebook, ends[0].kind, ends[1].kind, kind=link.kind, mode=link.mode
            )


def _apply(
    tx: Transaction, label: str, changes: tuple[Change, ...], record: Pass
) -> ChangeSet:
    change_set = ChangeSet(
        label=label,
        changes=changes,
        reviewer_id=record.reviewer_id,
        cable_id=record.cable_id,
        pass_id=record.pass_id,
    )
    return apply(tx, change_set)


def _called(statement: Statement) -> str:
    return (statement.statement_type or statement.kind).replace("_", " ")


def _fixed(statement: Statement) -> tuple[object, ...]:
    return (
        statement.statement_id,
        statement.cable_id,
        statement.pass_id,
        statement.created_at,
    )
