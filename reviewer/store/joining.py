"""How a person joins a project: once, journalled, and not undone."""

from sqlalchemy import Connection

from reviewer.domain.changes import Change
from reviewer.domain.identifiers import ReviewerId, new_id
from reviewer.domain.statement import Reviewer
from reviewer.store import journal, records, reviewers
from reviewer.store.change_json import write_changes


def join(tx: Connection, name: str) -> Reviewer:
    """The reviewer of that name, who joins now if they have not yet."""
    known = reviewers.named(tx, name)
    if known:
        return known
    return join_as(tx, Reviewer(reviewer_id=ReviewerId(new_id()), name=name))


def join_as(tx: Connection, joined: Reviewer) -> Reviewer:
    """Let somebody join under the id they have elsewhere, where both are free."""
    records.insert(tx, joined, joined.reviewer_id)
    event = journal.Event(
        step=journal.JOIN,
        label=f"{joined.name} joins",
        changes=write_changes([Change(before=None, after=joined)]),
        reviewer_id=joined.reviewer_id,
    )
    journal.append(tx, event)
    return joined
