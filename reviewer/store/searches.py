"""Saved searches: rows and queries. Each reviewer keeps a list of their own."""

from sqlalchemy import Connection, Row, select

from reviewer.domain.identifiers import ReviewerId, SearchId
from reviewer.domain.saved_search import SavedSearch
from reviewer.store.schema import searches

table = searches


def to_row(search: SavedSearch) -> dict[str, object]:
    """The values of a saved search's columns, without the hash."""
    return {
        "search_id": search.search_id,
        "reviewer_id": search.reviewer_id,
        "name": search.name,
        "query": search.query,
    }


def from_row(row: Row[tuple[object, ...]]) -> SavedSearch:
    """Read a saved search."""
    return SavedSearch(
        search_id=row.search_id,
        reviewer_id=row.reviewer_id,
        name=row.name,
        query=row.query,
    )


def find(tx: Connection, search_id: SearchId) -> SavedSearch | None:
    """The saved search of that id."""
    wanted = select(searches).where(searches.c.search_id == search_id)
    row = tx.execute(wanted).one_or_none()
    return from_row(row) if row else None


def of_reviewer(tx: Connection, reviewer_id: ReviewerId) -> tuple[SavedSearch, ...]:
    """What a reviewer keeps, by name."""
    wanted = select(searches).where(searches.c.reviewer_id == reviewer_id)
    ordered = wanted.order_by(searches.c.name, searches.c.search_id)
    return tuple(from_row(row) for row in tx.execute(ordered))
