"""A search made ready: what was typed, and what the person who asks may search."""

from reviewer.domain import query as queries
from reviewer.domain.codebook import STATEMENT_TYPE, Codebook
from reviewer.domain.query import Query
from reviewer.services.working import known_person
from reviewer.store import codebooks
from reviewer.store.own_work import OwnWork, own_work
from reviewer.store.project import Transaction


def understood(tx: Transaction, text: str) -> Query:
    """What a search asks for, by the project's codebook.

    Raises:
        QueryError: The text means nothing; the sentence says where.
    """
    names = queries.names_of(codebooks.current(tx)[0])
    return queries.parse(text, labels=names)


def asker(tx: Transaction, reviewer: str) -> OwnWork:
    """Whose notes, labels, speakers and states are searched: this person's alone."""
    person = known_person(tx, reviewer)
    titles = _titles(codebooks.current(tx)[0])
    return own_work(tx, person.reviewer_id if person else None, titles)


def _titles(book: Codebook) -> dict[str, str]:
    """The statement types with their titles, also retired ones, which stay in use."""
    types = book.attribute(STATEMENT_TYPE)
    return {value.name: value.title for value in types.values} if types else {}
