"""Links: what the post's comments do to claims, and claims to each other."""

from reviewer.domain.changes import Change, ChangeSet
from reviewer.domain.identifiers import LinkId, StatementId, new_id
from reviewer.domain.statement import Link, Reviewer, Statement
from reviewer.errors import RuleError
from reviewer.services import coding_rules
from reviewer.services.working import pass_of, person, require_open
from reviewer.store import codebooks, links, passes, statements
from reviewer.store.applying import apply
from reviewer.store.project import Project, Transaction


class UnknownStatementError(RuleError):
    """There is no statement of that id."""

    def __init__(self, statement_id: StatementId) -> None:
        super().__init__(
            f"There is no statement {statement_id} in your passes. Nothing was "
            "changed; it may have been removed in another window."
        )


class SelfLinkError(RuleError):
    """A statement cannot answer itself."""

    def __init__(self) -> None:
        super().__init__(
            "A statement cannot be linked to itself. Nothing was changed; choose "
            "another statement."
        )


class LinkExistsError(RuleError):
    """The two statements are linked that way already."""

    def __init__(self, kind: str) -> None:
        super().__init__(
            f"These two statements are already linked by “{kind}”. Nothing was "
            "changed; edit that link instead."
        )


def add_link(
    project: Project,
    from_id: StatementId,
    to_id: StatementId,
    *,
    reviewer: str,
    kind: str,
    mode: str | None = None,
) -> ChangeSet:
    """Link one statement to another; the link belongs to the first one's pass.

    Raises:
        RuleError: The codebook or the pass does not allow it.
        StoreError: It could not be saved; nothing was changed.
    """
    if from_id == to_id:
        raise SelfLinkError
    with project.writing() as tx:
        who = person(tx, reviewer)
        source = _own(tx, from_id, who)
        added = Link(
            link_id=LinkId(new_id()),
            cable_id=source.cable_id,
            pass_id=source.pass_id,
            from_id=from_id,
            to_id=to_id,
            kind=kind,
            mode=mode,
        )
        _check(tx, added, source, _own(tx, to_id, who))
        change = Change(before=None, after=added)
        return _apply(tx, f"Link {kind}", change, added, who)


def edit_link(
    project: Project, before: Link, after: Link, *, reviewer: str
) -> ChangeSet:
    """Give a link another kind or mode; its ends stay.

    Raises:
        StaleChangeError: It is no longer stored as ``before``.
        RuleError: The codebook or the pass does not allow it.
        StoreError: It could not be saved; nothing was changed.
    """
    with project.writing() as tx:
        who = person(tx, reviewer)
        kept = Link(
            link_id=before.link_id,
            cable_id=before.cable_id,
            pass_id=before.pass_id,
            from_id=before.from_id,
            to_id=before.to_id,
            kind=after.kind,
            mode=after.mode,
        )
        _check(tx, kept, _own(tx, before.from_id, who), _own(tx, before.to_id, who))
        change = Change(before=before, after=kept)
        return _apply(tx, f"Edit link {kept.kind}", change, kept, who)


def remove_link(project: Project, link: Link, *, reviewer: str) -> ChangeSet:
    """Take a link away.

    Raises:
        StaleChangeError: It is no longer stored like that.
        RuleError: It is not in the person's open pass.
        StoreError: It could not be saved; nothing was changed.
    """
    with project.writing() as tx:
        who = person(tx, reviewer)
        pass_of(tx, link.pass_id, link.cable_id, who)
        change = Change(before=link, after=None)
        return _apply(tx, f"Remove link {link.kind}", change, link, who)


def _own(tx: Transaction, statement_id: StatementId, who: Reviewer) -> Statement:
    """A statement of the person's own; of others' nothing is told, not even that."""
    found = statements.find(tx, statement_id)
    record = passes.find(tx, found.pass_id) if found else None
    if found is None or record is None or record.reviewer_id != who.reviewer_id:
        raise UnknownStatementError(statement_id)
    require_open(record)
    return found


def _check(tx: Transaction, link: Link, source: Statement, target: Statement) -> None:
    codebook = codebooks.current(tx)[0]
    coding_rules.check_link(
        codebook, source.kind, target.kind, kind=link.kind, mode=link.mode
    )
    for other in links.touching(tx, source.statement_id):
        same = (other.from_id, other.to_id, other.kind) == (
            link.from_id,
            link.to_id,
            link.kind,
        )
        if same and other.link_id != link.link_id:
            raise LinkExistsError(link.kind)


def _apply(
    tx: Transaction, label: str, change: Change, link: Link, who: Reviewer
) -> ChangeSet:
    change_set = ChangeSet(
        label=label,
        changes=(change,),
        reviewer_id=who.reviewer_id,
        cable_id=link.cable_id,
        pass_id=link.pass_id,
    )
    return apply(tx, change_set)
