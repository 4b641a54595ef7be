"""Dividing files into cables by hand: where one begins, and where none does.

What the parser found and what people say decide together; the file is then read
anew. So undoing, and reading again with a newer parser, need nothing of their own.
"""

from collections.abc import Sequence
from dataclasses import replace

from reviewer.domain.cable import Cable
from reviewer.domain.changes import Change, ChangeSet
from reviewer.domain.correction import Correction, CorrectionKind, quote_of
from reviewer.domain.identifiers import CableId, CorrectionId, ReviewerId, new_id
from reviewer.domain.text import Span, plain
from reviewer.errors import RuleError
from reviewer.parsing import parser, readers
from reviewer.services import browsing, standing
from reviewer.services.working import person
from reviewer.store import cables, dividing, times
from reviewer.store.applying import apply
from reviewer.store.dividing import Divided
from reviewer.store.prepared import PreparedCable, Source, prepare
from reviewer.store.project import Project, Transaction


class TornError(RuleError):
    """Work would be torn off its cable."""

    def __init__(self, cable_id: CableId) -> None:
        super().__init__(
            f"A statement or correction of {cable_id} stands at or behind this place, "
            "and would be torn off. Nothing was changed; divide a cable before its "
            "end is worked on."
        )


class CableInUseError(RuleError):
    """A cable that somebody works on would vanish."""

    def __init__(self, cable_id: CableId) -> None:
        super().__init__(
            f"Somebody has begun to work on {cable_id}, or was given it, so it stays "
            "a cable of its own. Nothing was changed."
        )


class NoDivisionError(RuleError):
    """The file cannot be divided there."""

    def __init__(self, cable_id: CableId, why: str) -> None:
        super().__init__(f"{cable_id} cannot be divided like that: {why}.")


def split(
    project: Project, cable_id: CableId, position: int, *, reviewer: str
) -> ChangeSet:
    """Let another cable begin inside one, at the line of a place.

    Raises:
        RuleError: Work would be torn, or nothing stands before or behind the place.
        StoreError: It could not be saved; nothing was changed.
    """
    with project.writing() as tx:
        standing.require_unfrozen(tx, cable_id)
        opened = browsing.opened(tx, project, cable_id)
        whole = opened.cable.span
        at = opened.text.rfind("\n", whole.start, max(position, whole.start)) + 1
        before = opened.text[whole.start : at].strip()
        if not (whole.start < at < whole.end) or not before:
            raise NoDivisionError(cable_id, "nothing of it stands before the place")
        if dividing.has_work_behind(tx, cable_id, at):
            raise TornError(cable_id)
        line = opened.text.find("\n", at, whole.end)
        span = Span(at, line if line > at else whole.end)
        name = _free_name(tx, opened.text, Span(at, whole.end), cable_id)
        made = _said(opened.text, cable_id, span, name, holds=True)
        return _apply(tx, made, reviewer, f"Correct the file: {name} begins here")


def join(project: Project, cable_id: CableId, *, reviewer: str) -> ChangeSet:
    """Let a cable be the end of the one before it in its file.

    Raises:
        RuleError: Somebody works on it, or it is the first of its file.
        StoreError: It could not be saved; nothing was changed.
    """
    with project.writing() as tx:
        standing.require_unfrozen(tx, cable_id)
        opened = browsing.opened(tx, project, cable_id)
        divided = dividing.file_of(tx, cable_id)
        start = opened.cable.span.start
        above = [at for at in divided.starts if at < start] if divided else []
        if divided is None or not above:
            raise NoDivisionError(cable_id, "it is the first of its file")
        if dividing.is_used(tx, cable_id):
            raise CableInUseError(cable_id)
        label = f"Correct the file: {cable_id} does not begin here"
        for known in dividing.said_of(tx, divided):
            if known.holds and known.span.start == start:
                return _commit(tx, Change(before=known, after=None), reviewer, label)
        first = divided.starts[max(above)]
        line = opened.text.find("\n", start, opened.cable.span.end)
        span = Span(start, line if line > start else opened.cable.span.end)
        made = _said(opened.text, first, span, str(cable_id), holds=False)
        return _apply(tx, made, reviewer, label)


def settle(tx: Transaction, change_set: ChangeSet) -> None:
    """Divide files anew where a step says something else of them.

    Raises:
        CableInUseError: A cable would vanish that somebody works on.
    """
    changes = [one for one in change_set.changes if _divides(one)]
    gone = [one.before for one in changes if isinstance(one.before, Correction)]
    touched = {
        record.cable_id
        for change in changes
        for record in (change.before, change.after)
        if isinstance(record, Correction)
    }
    for cable_id in sorted(touched):
        divided = dividing.file_of(tx, cable_id)
        if divided:
            read_again(tx, divided, [one for one in gone if one.cable_id == cable_id])


def _divides(change: Change) -> bool:
    record = change.after or change.before
    return isinstance(record, Correction) and record.kind is CorrectionKind.CABLE


def read_again(
    tx: Transaction, divided: Divided, withdrawn: Sequence[Correction] = ()
) -> None:
    """Read a file with today's parser, divided as it is and as people say now.

    Args:
        tx: A writing transaction.
        divided: The file.
        withdrawn: What people said of its division and say no longer.

    Raises:
        CableInUseError: A cable would vanish that somebody works on.
        SignedOffError: A cable of the file is frozen.
    """
    standing.require_unfrozen(tx, *divided.starts.values())
    names = _division(divided, dividing.said_of(tx, divided), withdrawn)
    for start in sorted(divided.starts.keys() - names.keys()):
        gone = divided.starts[start]
        if dividing.is_used(tx, gone):
            raise CableInUseError(gone)
        dividing.remove(tx, gone)
    printed = readers.read(divided.data, divided.file_name).printed_id
    found = parser.parse_divided(divided.text, sorted(names), printed_id=printed)
    version = parser.PARSER_VERSION
    for one, cable in zip(_prepared(divided, found), found, strict=True):
        name = names[cable.span.start]
        if cable.span.start in divided.starts:
            dividing.replace(tx, name, one, parser_version=version)
        else:
            dividing.add(tx, divided, name, one, parser_version=version)


def _division(
    divided: Divided, said: Sequence[Correction], withdrawn: Sequence[Correction]
) -> dict[int, CableId]:
    """Where cables begin, and their ids; what nobody speaks of stays as it is."""
    names = dict(divided.starts)
    for one in withdrawn:
        if one.holds:
            names.pop(one.span.start, None)
        else:
            names[one.span.start] = CableId(one.value)
    for one in said:
        if one.holds:
            names.setdefault(one.span.start, CableId(one.value))
        else:
            names.pop(one.span.start, None)
    return names


def _prepared(divided: Divided, found: Sequence[Cable]) -> tuple[PreparedCable, ...]:
    source = Source(
        data=divided.data, text=divided.text, encoding="", file_name=divided.file_name
    )
    return prepare(source, found).cables


def _free_name(tx: Transaction, text: str, span: Span, first: CableId) -> str:
    """The id that the part says of itself, else that of the first with a number."""
    read = parser.parse_cable(text[span.start : span.end]).cable_id
    base = plain(read) if read else str(first)
    name, number = base, 1
    while cables.is_taken(tx, CableId(name)):
        number += 1
        name = f"{base}~{number}"
    return name


def _said(
    text: str, cable_id: CableId, span: Span, value: str, *, holds: bool
) -> Correction:
    return Correction(
        correction_id=CorrectionId(new_id()),
        cable_id=cable_id,
        kind=CorrectionKind.CABLE,
        span=span,
        quote=quote_of(text, span),
        reviewer_id=ReviewerId(""),
        created_at=times.now(),
        holds=holds,
        value=value,
    )


def _apply(tx: Transaction, made: Correction, reviewer: str, label: str) -> ChangeSet:
    return _commit(tx, Change(before=None, after=made), reviewer, label)


def _commit(tx: Transaction, change: Change, reviewer: str, label: str) -> ChangeSet:
    who = person(tx, reviewer).reviewer_id
    after = change.after
    if isinstance(after, Correction):
        change = Change(before=change.before, after=replace(after, reviewer_id=who))
    record = change.after or change.before
    change_set = ChangeSet(
        label=label,
        changes=(change,),
        reviewer_id=who,
        cable_id=record.cable_id if isinstance(record, Correction) else None,
    )
    applied = apply(tx, change_set)
    settle(tx, applied)
    return applied
