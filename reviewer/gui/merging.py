"""What a change does to the pass on the screen, without reading it again."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from reviewer.domain.changes import Change, ChangeSet, Record
from reviewer.domain.statement import Link, Note, Pass, Speaker, Statement
from reviewer.services.browsing import PassView

R = TypeVar("R", Statement, Link, Note, Speaker)


def merged(view: PassView, change_set: ChangeSet) -> PassView:
    """The view after a change of the same pass.

    Statements stay in the order of the text; a statement that came first stays
    before one that covers the same place.
    """
    changes = change_set.changes
    own = [c.after for c in changes if isinstance(c.after, Pass)]
    return replace(
        view,
        own_pass=own[-1] if own else view.own_pass,
        statements=tuple(
            sorted(
                _records(view.statements, changes, Statement, _statement_key),
                key=lambda s: (s.spans, s.created_at),
            )
        ),
        links=_records(view.links, changes, Link, lambda link: link.link_id),
        notes=_records(view.notes, changes, Note, lambda note: note.note_id),
        speakers=_records(view.speakers, changes, Speaker, lambda s: s.speaker_id),
    )


def touched(change_set: ChangeSet) -> Statement | None:
    """The statement that a change is about: the last one it leaves behind."""
    left = [c.after for c in change_set.changes if isinstance(c.after, Statement)]
    return left[-1] if left else None


def _statement_key(statement: Statement) -> str:
    return statement.statement_id


def _records(
    present: tuple[R, ...],
    changes: tuple[Change, ...],
    kind: type[R],
    key: Callable[[R], str],
) -> tuple[R, ...]:
    records = {key(record): record for record in present}
    for change in changes:
        before: Record | None = change.before
        after: Record | None = change.after
        if isinstance(before, kind) and after is None:
            records.pop(key(before), None)
        if isinstance(after, kind):
            records[key(after)] = after
    return tuple(records.values())
