"""What people keep for themselves, on its way out: propositions and saved searches."""

from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.domain.identifiers import CableId
from reviewer.domain.proposition import Membership, Proposition
from reviewer.domain.saved_search import SavedSearch
from reviewer.domain.statement import Reviewer
from reviewer.interchange import jsonl_records as records
from reviewer.services.working import known_person
from reviewer.store import cables, memberships, propositions, reviewers, searches
from reviewer.store.project import Transaction


@dataclass(frozen=True, slots=True)
class OwnLists:
    """Propositions, what is gathered under them, and searches."""

    propositions: tuple[Proposition, ...]
    memberships: tuple[Membership, ...]
    searches: tuple[SavedSearch, ...]

    @property
    def owned(self) -> tuple[Proposition | SavedSearch, ...]:
        """Those that name their owner."""
        return (*self.propositions, *self.searches)

    @property
    def lines(self) -> tuple[records.Item, ...]:
        """As lines, parents before their children."""
        return (
            *map(records.PropositionLine, self.propositions),
            *map(records.MembershipLine, self.memberships),
            *map(records.SearchLine, self.searches),
        )


def of_people(
    tx: Transaction, chosen: Sequence[CableId], reviewer: str | None
) -> OwnLists:
    """What one person, or (None) everybody, keeps about some cables.

    A title or a search tells of cables that are not among the chosen ones. So where
    these are not all of the project, only propositions with one of their statements
    are told, and no searches.
    """
    whole = set(cables.ids(tx)) <= set(chosen)
    titles: list[Proposition] = []
    members: list[Membership] = []
    kept: list[SavedSearch] = []
    for person in _people(tx, reviewer):
        for one in propositions.of_reviewer(tx, person.reviewer_id):
            under = memberships.of_proposition(tx, one.proposition_id)
            told = [member for member in under if member.cable_id in set(chosen)]
            if whole or told:
                titles.append(one)
                members += told
        kept += searches.of_reviewer(tx, person.reviewer_id) if whole else ()
    return OwnLists(tuple(titles), tuple(members), tuple(kept))


def _people(tx: Transaction, reviewer: str | None) -> Sequence[Reviewer]:
    if reviewer is None:
        return reviewers.all_of(tx)
    person = known_person(tx, reviewer)
    return (person,) if person else ()
