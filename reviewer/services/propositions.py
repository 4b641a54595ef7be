"""Gathering statements under propositions, over all cables a person has read."""

from collections.abc import Iterable, Sequence

from reviewer.domain.changes import Change, ChangeSet, Record
from reviewer.domain.identifiers import PropositionId, StatementId, new_id
from reviewer.domain.proposition import Membership, Proposition, stand_of
from reviewer.domain.statement import Reviewer, Statement
from reviewer.domain.text import plain
from reviewer.errors import RuleError
from reviewer.services.working import person
from reviewer.store import memberships, passes, propositions, statements
from reviewer.store.applying import apply
from reviewer.store.project import Project, Transaction


class NamelessPropositionError(RuleError):
    """A proposition is a sentence, and none was given."""

    def __init__(self) -> None:
        super().__init__(
            "A proposition needs a title: the sentence that the statements are about. "
            "Nothing was changed; write one."
        )


class PropositionExistsError(RuleError):
    """The title is on the list already."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"“{title}” is already one of your propositions. Nothing was changed; "
            "choose that one, or another title."
        )


class UnknownPropositionError(RuleError):
    """There is no such proposition on the person's list."""

    def __init__(self, wanted: str) -> None:
        super().__init__(
            f"You have no proposition {wanted}. Nothing was changed; "
            "“reviewer propositions” lists yours."
        )


class NotGatherableError(RuleError):
    """Only claims and comments of one's own can be gathered."""

    def __init__(self, statement_id: str) -> None:
        super().__init__(
            f"{statement_id} is no claim or comment of yours, so it cannot stand under "
            "a proposition. Nothing was changed."
        )


def create(
    project: Project,
    title: str,
    *,
    reviewer: str,
    statement_ids: Sequence[StatementId] = (),
) -> ChangeSet:
    """Begin a proposition, with statements under it if some are named.

    Raises:
        NamelessPropositionError, PropositionExistsError: The title will not do.
        NotGatherableError: A statement is none of the person's claims or comments.
        StoreError: It could not be saved; nothing was changed.
    """
    with project.writing() as tx:
        who = person(tx, reviewer)
        added = Proposition(
            proposition_id=PropositionId(new_id()),
            reviewer_id=who.reviewer_id,
            title=_title(tx, title, who),
        )
        changes = [Change(before=None, after=added)]
        changes += _gathering(tx, added, statement_ids, who)
        return _apply(tx, "Add proposition", changes, who)


def rename(
    project: Project, proposition_id: PropositionId, title: str, *, reviewer: str
) -> ChangeSet | None:
    """Put a proposition into other words; None where it has these already.

    Raises:
        UnknownPropositionError: It is none of the person's.
        NamelessPropositionError, PropositionExistsError: The title will not do.
        StoreError: It could not be saved; nothing was changed.
    """
    with project.writing() as tx:
        who = person(tx, reviewer)
        known = own(tx, proposition_id, who)
        if plain(title).strip() == known.title:
            return None
        again = Proposition(
            proposition_id=known.proposition_id,
            reviewer_id=known.reviewer_id,
            title=_title(tx, title, who, besides=known),
        )
        change = Change(before=known, after=again)
        return _apply(tx, "Rename proposition", [change], who)


def remove(
    project: Project, proposition_id: PropositionId, *, reviewer: str
) -> ChangeSet:
    """Remove a proposition; the statements under it stay as they are.

    Raises:
        UnknownPropositionError: It is none of the person's.
        StoreError: It could not be saved; nothing was changed.
    """
    with project.writing() as tx:
        who = person(tx, reviewer)
        known = own(tx, proposition_id, who)
        under: tuple[Record, ...] = memberships.of_proposition(tx, proposition_id)
        changes = [Change(before=one, after=None) for one in (*under, known)]
        return _apply(tx, "Remove proposition", changes, who)


def gather(
    project: Project,
    proposition_id: PropositionId,
    statement_ids: Sequence[StatementId],
    *,
    reviewer: str,
) -> ChangeSet | None:
    """Put statements under a proposition; None where all are there already.

    Raises:
        UnknownPropositionError: It is none of the person's.
        NotGatherableError: A statement is none of the person's claims or comments.
        StoreError: It could not be saved; nothing was changed.
    """
    with project.writing() as tx:
        who = person(tx, reviewer)
        known = own(tx, proposition_id, who)
        changes = _gathering(tx, known, statement_ids, who)
        return _apply(tx, "Gather statement", changes, who) if changes else None


def take_out(
    project: Project,
    proposition_id: PropositionId,
    statement_id: StatementId,
    *,
    reviewer: str,
) -> ChangeSet | None:
    """Take a statement from under a proposition; None where it is not there.

    Raises:
        UnknownPropositionError: It is none of the person's.
        StoreError: It could not be saved; nothing was changed.
    """
    with project.writing() as tx:
        who = person(tx, reviewer)
        known = own(tx, proposition_id, who)
        under = memberships.of_proposition(tx, known.proposition_id)
        changes = [
            Change(before=one, after=None)
            for one in under
            if one.statement_id == statement_id
        ]
        return _apply(tx, "Take statement out", changes, who) if changes else None


def own(tx: Transaction, proposition_id: PropositionId, who: Reviewer) -> Proposition:
    """A proposition of the person's own.

    Raises:
        UnknownPropositionError: There is none of that id.
    """
    found = propositions.find(tx, proposition_id)
    if found is None or found.reviewer_id != who.reviewer_id:
        raise UnknownPropositionError(proposition_id)
    return found


def _title(
    tx: Transaction, title: str, who: Reviewer, besides: Proposition | None = None
) -> str:
    title = " ".join(plain(title).split())
    if not title:
        raise NamelessPropositionError
    listed = propositions.of_reviewer(tx, who.reviewer_id)
    others = (known for known in listed if known != besides)
    if any(known.title.casefold() == title.casefold() for known in others):
        raise PropositionExistsError(title)
    return title


def _gathering(
    tx: Transaction,
    under: Proposition,
    statement_ids: Iterable[StatementId],
    who: Reviewer,
) -> list[Change]:
    """The changes that put statements there which are not there yet."""
    changes: list[Change] = []
    for statement_id in dict.fromkeys(statement_ids):
        found = _own_statement(tx, statement_id, who)
        added = Membership(
            proposition_id=under.proposition_id,
            statement_id=statement_id,
            cable_id=found.cable_id,
        )
        if memberships.find(tx, added.membership_id) is None:
            changes.append(Change(before=None, after=added))
    return changes


def _own_statement(
    tx: Transaction, statement_id: StatementId, who: Reviewer
) -> Statement:
    found = statements.find(tx, statement_id)
    reading = passes.find(tx, found.pass_id) if found else None
    is_own = reading is not None and reading.reviewer_id == who.reviewer_id
    if found is None or not is_own or stand_of(found) is None:
        raise NotGatherableError(statement_id)
    return found


def _apply(
    tx: Transaction, label: str, changes: Sequence[Change], who: Reviewer
) -> ChangeSet:
    return apply(
        tx,
        ChangeSet(label=label, changes=tuple(changes), reviewer_id=who.reviewer_id),
    )
