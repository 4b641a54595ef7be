"""What a change does to the pass on the screen, without reading it again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from reviewer.domain.audit import FindingAnswer
from reviewer.domain.changes import Change, ChangeSet, Record, Step
from reviewer.domain.correction import Correction, CorrectionKind
from reviewer.domain.identifiers import CableId, StatementId
from reviewer.domain.statement import (
    Link,
    Note,
    Pass,
    PassKind,
    Speaker,
    Statement,
)
from reviewer.gui.models.coding import in_text_order

if TYPE_CHECKING:
    from reviewer.services.browsing import PassView

R = TypeVar("R", Link, Note, Speaker)


def in_order(view: PassView) -> PassView:
    """The view as it was read, its statements in the order of the text."""
    return replace(view, statements=tuple(sorted(view.statements, key=in_text_order)))


def merged(view: PassView, change_set: ChangeSet) -> PassView:
    """The view after a change of the same pass; what did not change is kept as it is.

    Args:
        view: Its statements are in the order of the text.
        change_set: What was done.
    """
    changes = change_set.changes
    own = [
        c.after
        for c in changes
        if isinstance(c.after, Pass) and c.after.kind is not PassKind.FINAL
    ]
    return replace(
        view,
        own_pass=own[-1] if own else view.own_pass,
        statements=_statements(view.statements, changes),
        links=_records(view.links, changes, Link, lambda link: link.link_id),
        notes=_records(view.notes, changes, Note, lambda note: note.note_id),
        speakers=_records(view.speakers, changes, Speaker, lambda s: s.speaker_id),
    )


def here(change_set: ChangeSet, cable_id: CableId) -> ChangeSet:
    """The part of a step over many cables that concerns one of them, or none."""
    kept = tuple(c for c in change_set.changes if _cable_of(c) in {None, cable_id})
    return replace(change_set, changes=kept)


def cables_of(change_set: ChangeSet) -> tuple[CableId, ...]:
    """The cables whose records a step changed, or that came or went with it."""
    found = dict.fromkeys(map(_cable_of, change_set.changes))
    for change in change_set.changes:
        record = change.after or change.before
        if isinstance(record, Correction) and record.kind is CorrectionKind.CABLE:
            found[CableId(record.value)] = None
    return tuple(cable_id for cable_id in found if cable_id)


def touched(change_set: ChangeSet) -> Statement | None:
    """The statement that a change is about: the last one it leaves behind."""
    left = [c.after for c in change_set.changes if isinstance(c.after, Statement)]
    return left[-1] if left else None


def taken_up(
    change_set: ChangeSet, held: Statement | None, before: tuple[Statement, ...]
) -> StatementId | None:
    """The statement to take in hand after a change.

    It is the one the change is about; where the one in hand was removed, the one
    after it, or before it if it was the last.

    Args:
        change_set: What was done.
        held: The one in hand until then.
        before: All that there were, in the order of the text.
    """
    about = touched(change_set)
    if about or held is None:
        return about.statement_id if about else None
    at = place_of(before, held)
    is_removed = any(change.before == held for change in change_set.changes)
    if at is None or not is_removed or change_set.step is not Step.DO:
        return held.statement_id
    near = (*before[at + 1 : at + 2], *before[max(at - 1, 0) : at])
    return near[0].statement_id if near else None


def answers(change_set: ChangeSet) -> bool:
    """Whether a change gives, alters or takes back an answer to a finding."""
    return any(
        isinstance(change.before or change.after, FindingAnswer)
        for change in change_set.changes
    )


def corrects(change_set: ChangeSet) -> bool:
    """Whether a change corrects how the cable was read, or takes that back."""
    return any(
        isinstance(change.before or change.after, Correction)
        for change in change_set.changes
    )


def place_of(statements: tuple[Statement, ...], wanted: Statement) -> int | None:
    """Where a statement stands among others in the order of the text."""
    place = bisect_left(statements, in_text_order(wanted), key=in_text_order)
    here = statements[place : place + 1]
    same = here and here[0].statement_id == wanted.statement_id
    return place if same else None


def _cable_of(change: Change) -> CableId | None:
    """The cable that a changed record belongs to; speakers belong to none."""
    return getattr(change.after or change.before, "cable_id", None)


def _statements(
    present: tuple[Statement, ...], changes: tuple[Change, ...]
) -> tuple[Statement, ...]:
    found = present
    for change in changes:
        before, after = change.before, change.after
        if isinstance(before, Statement):
            place = place_of(found, before)
            if place is not None:
                found = found[:place] + found[place + 1 :]
        if isinstance(after, Statement):
            place = bisect_left(found, in_text_order(after), key=in_text_order)
            found = (*found[:place], after, *found[place:])
    return found


def _records(
    present: tuple[R, ...],
    changes: tuple[Change, ...],
    kind: type[R],
    key: Callable[[R], str],
) -> tuple[R, ...]:
    concerned = [c for c in changes if isinstance(c.before or c.after, kind)]
    if not concerned:
        return present
    records = {key(record): record for record in present}
    for change in concerned:
        before: Record | None = change.before
        after: Record | None = change.after
        if isinstance(before, kind) and after is None:
            records.pop(key(before), None)
        if isinstance(after, kind):
            records[key(after)] = after
    return tuple(records.values())
