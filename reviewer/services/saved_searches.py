"""Searches that a person keeps under a name, in the project.

Each is a record like any other: journalled, so that ``check`` can prove it, and one
step of undo.
"""

from dataclasses import replace

from reviewer.domain.changes import Change, ChangeSet
from reviewer.domain.identifiers import SearchId, new_id
from reviewer.domain.saved_search import SavedSearch
from reviewer.domain.text import plain
from reviewer.errors import RuleError
from reviewer.services.working import known_person, person
from reviewer.store import searches
from reviewer.store.applying import apply
from reviewer.store.project import Project

__all__ = ["SavedSearch", "forget", "named", "save", "saved"]


class UnnamedSearchError(RuleError):
    """A search was to be kept without a name or without anything to look for."""

    def __init__(self) -> None:
        super().__init__(
            "A search is kept under a name, with something to look for. "
            "Nothing was saved."
        )


class UnknownSearchError(RuleError):
    """The person keeps no search of that name."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        kept = ", ".join(f"“{one}”" for one in known) or "none yet"
        super().__init__(f"You have saved no search “{name}”. Saved are: {kept}.")


def saved(project: Project, *, reviewer: str) -> tuple[SavedSearch, ...]:
    """What a person keeps, by name; nobody else's."""
    with project.reading() as tx:
        who = known_person(tx, reviewer)
        return searches.of_reviewer(tx, who.reviewer_id) if who else ()


def named(project: Project, name: str, *, reviewer: str) -> SavedSearch:
    """A person's saved search, by its name.

    Raises:
        UnknownSearchError: They keep none of that name.
    """
    kept = saved(project, reviewer=reviewer)
    found = next((one for one in kept if one.name == plain(name).strip()), None)
    if found is None:
        raise UnknownSearchError(name, tuple(one.name for one in kept))
    return found


def save(project: Project, name: str, query: str, *, reviewer: str) -> ChangeSet | None:
    """Keep a search under a name; an earlier one of that name is replaced.

    Args:
        project: Where it is kept.
        name: One line of text.
        query: What to look for, as ``searching.search`` takes it.
        reviewer: Whose it is.

    Returns:
        What changed; None where it is kept like that already.

    Raises:
        UnnamedSearchError: Name or query is blank.
        StoreError: It could not be saved; nothing was changed.
    """
    name, query = " ".join(plain(name).split()), plain(query).strip()
    if not name or not query:
        raise UnnamedSearchError
    with project.writing() as tx:
        owner = person(tx, reviewer).reviewer_id
        kept = searches.of_reviewer(tx, owner)
        before = next((one for one in kept if one.name == name), None)
        after = (
            replace(before, query=query)
            if before
            else SavedSearch(
                search_id=SearchId(new_id()), reviewer_id=owner, name=name, query=query
            )
        )
        if after == before:
            return None
        verb = "Change" if before else "Save"
        change = Change(before=before, after=after)
        label = f"{verb} search {name}"
        return apply(tx, ChangeSet(label=label, changes=(change,), reviewer_id=owner))


def forget(project: Project, search: SavedSearch, *, reviewer: str) -> ChangeSet:
    """Take a saved search away.

    Raises:
        UnknownSearchError: It is somebody else's.
        StaleChangeError: It is no longer stored like that.
        StoreError: It could not be saved; nothing was changed.
    """
    with project.writing() as tx:
        owner = person(tx, reviewer).reviewer_id
        if owner != search.reviewer_id:
            raise UnknownSearchError(search.name, ())
        change = Change(before=search, after=None)
        label = f"Remove search {search.name}"
        return apply(tx, ChangeSet(label=label, changes=(change,), reviewer_id=owner))
