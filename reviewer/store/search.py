"""Finding cables: by words through the FTS5 index, by everything else in SQL.

What a person typed reaches MATCH only as quoted phrases and everything else only as
bound values, so nothing typed is ever read as SQL or as the index's own language.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from itertools import chain
from typing import Final

from sqlalchemy import Connection

from reviewer.domain.query import (
    UNMARKED,
    Condition,
    Field,
    Levels,
    Period,
    Phrase,
    Query,
)
from reviewer.store.engine import driver
from reviewer.store.listings import Positions
from reviewer.store.own_work import OwnWork, Sql
from reviewer.store.states import PROGRESS

MOST_RANKED: Final = 100_000
"""With more hits, ranking costs seconds and tells nothing."""
_STEPS = 20_000
"""SQLite's own steps between two looks at ``cancelled``; some milliseconds."""
_MATCH = "SELECT rowid FROM cable_words WHERE cable_words MATCH ?"
_RANKED = f"{_MATCH} ORDER BY bm25(cable_words, 4.0, 1.0)"
_RANKED_AMONG = (
    f"{_MATCH} AND rowid IN (SELECT value FROM json_each(?)) "  # noqa: S608
    "ORDER BY bm25(cable_words, 4.0, 1.0)"
)


class Order(StrEnum):
    """What a list can be sorted by; ``RELEVANCE`` needs words to look for."""

    RELEVANCE = "relevance"
    IMPORTED = "imported"
    ID = "id"
    DATE = "date"
    SUBJECT = "subject"
    POST = "post"
    LEVEL = "level"
    STATEMENTS = "statements"
    STATE = "state"


_COLUMNS = {
    Order.RELEVANCE: "l.position",
    Order.IMPORTED: "l.position",
    Order.ID: "l.cable_id",
    Order.DATE: "l.dtg",
    Order.SUBJECT: "l.subject",
    Order.POST: "l.from_post",
    Order.LEVEL: "l.level",
}
_OWN_COLUMNS = {
    Order.STATEMENTS: "SELECT s.cable_id, count(*) AS value FROM statements s "
    "JOIN passes p USING (pass_id) WHERE p.reviewer_id = ? GROUP BY s.cable_id",
    Order.STATE: PROGRESS,
}


def find(
    tx: Connection,
    query: Query,
    own: OwnWork,
    *,
    order: Order = Order.RELEVANCE,
    descending: bool = False,
) -> Positions:
    """The positions of all cables that a query finds, in an order."""
    plain = _plain_words(tx, query, own)
    conditions = [_condition(term, own) for term in query.terms if term not in plain]
    among = bool(conditions)
    if plain and not among and order in {Order.RELEVANCE, Order.IMPORTED}:
        found = _column(tx, Sql(_MATCH, (_match(plain, " AND "),)))
        if descending and order is Order.IMPORTED:
            found.reverse()
    else:
        if plain:
            conditions.insert(0, _inside(plain))
        found = _column(tx, _selection(conditions, own, order, descending=descending))
    if order is Order.RELEVANCE and query.phrases and len(found) <= MOST_RANKED:
        return _ranked(tx, query, found, among=among)
    return found


def narrowing(tx: Connection, query: Query, own: OwnWork) -> Sql:
    """What a row of ``listings l`` must meet, to be counted rather than listed."""
    plain = _plain_words(tx, query, own)
    conditions = [_condition(term, own) for term in query.terms if term not in plain]
    if plain:
        conditions.append(_inside(plain))
    text = " AND ".join(condition.text for condition in conditions) or "1"
    return Sql(text, tuple(v for condition in conditions for v in condition.values))


def _inside(words: Sequence[Phrase]) -> Sql:
    return Sql(f"l.position IN ({_MATCH})", (_match(words, " AND "),))


def _plain_words(tx: Connection, query: Query, own: OwnWork) -> tuple[Phrase, ...]:
    """The words that stand in cables only, which the index alone can answer."""
    return tuple(
        phrase for phrase in query.phrases if not _is_in_own_work(tx, phrase, own)
    )


@contextmanager
def interruptible(tx: Connection, cancelled: Callable[[], bool]) -> Iterator[None]:
    """Let a search be given up in the middle, as soon as ``cancelled`` says so.

    Raises:
        SearchStoppedError: It was given up (by way of ``failures``).
    """
    connection = driver(tx)
    connection.set_progress_handler(cancelled, _STEPS)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


def match_any(phrases: Iterable[Phrase]) -> str:
    """The index's own words for: any of these phrases."""
    return _match(phrases, " OR ")


def _match(phrases: Iterable[Phrase], between: str) -> str:
    return between.join(map(_quoted, phrases))


def _quoted(phrase: Phrase) -> str:
    text = phrase.text.replace('"', " ").replace("\0", " ")
    star = " *" if phrase.is_prefix else ""
    return '"' + text.encode("utf-8", "replace").decode() + '"' + star


def _column(tx: Connection, sql: Sql) -> Positions:
    rows = driver(tx).execute(sql.text, sql.values).fetchall()
    return array("q", chain.from_iterable(rows))


def _is_in_own_work(tx: Connection, phrase: Phrase, own: OwnWork) -> bool:
    """Whether the words stand anywhere but in the cables; rarely, so asked first."""
    if not own.reviewer_id:
        return False
    sql = own.with_phrase(phrase)
    return driver(tx).execute(f"{sql.text} LIMIT 1", sql.values).fetchone() is not None


def _selection(
    conditions: Sequence[Sql], own: OwnWork, order: Order, *, descending: bool
) -> Sql:
    values: list[object] = []
    joined, column = "", _COLUMNS.get(order, "o.value")
    if order in _OWN_COLUMNS:
        joined = f" LEFT JOIN ({_OWN_COLUMNS[order]}) o ON o.cable_id = l.cable_id"
        values += [own.reviewer_id] * _OWN_COLUMNS[order].count("?")
    where = " AND ".join(condition.text for condition in conditions) or "1"
    values += [value for condition in conditions for value in condition.values]
    way = "DESC" if descending else "ASC"
    text = (
        f"SELECT l.position FROM listings l{joined} WHERE {where} "  # noqa: S608 - our own pieces
        f"ORDER BY {column} {way}, l.position {way}"
    )
    return Sql(text, tuple(values))


def _ranked(
    tx: Connection, query: Query, found: Positions, *, among: bool
) -> Positions:
    """Best first; cables found by one's own work alone stand behind."""
    match = match_any(query.phrases) if among else _match(query.phrases, " AND ")
    if not among:
        return _column(tx, Sql(_RANKED, (match,)))
    listed = f"[{','.join(map(str, found))}]"
    best = _column(tx, Sql(_RANKED_AMONG, (match, listed)))
    ranked = frozenset(best)
    best.extend(position for position in found if position not in ranked)
    return best


def _condition(term: object, own: OwnWork) -> Sql:
    match term:
        case Phrase(is_negated=negated):
            sql = _phrase(term, own)
        case Period(is_negated=negated):
            sql = _period(term)
        case Levels(is_negated=negated):
            sql = _levels(term)
        case Condition(is_negated=negated):
            parts = [_value(term.field, value, own) for value in term.values]
            values = tuple(value for part in parts for value in part.values)
            sql = Sql(" OR ".join(part.text for part in parts), values)
        case _:
            raise TypeError(term)
    # A missing value is not what was asked for, so its negation holds.
    text = f"NOT coalesce(({sql.text}), 0)" if negated else f"({sql.text})"
    return Sql(text, sql.values)


def _phrase(phrase: Phrase, own: OwnWork) -> Sql:
    ours = own.with_phrase(phrase)
    text = f"l.position IN ({_MATCH}) OR l.cable_id IN ({ours.text})"
    return Sql(text, (_quoted(phrase), *ours.values))


def _period(period: Period) -> Sql:
    parts, values = ["l.dtg IS NOT NULL"], list[object]()
    if period.first:
        parts.append("l.dtg >= ?")
        values.append(period.first.isoformat())
    if period.last:
        parts.append("l.dtg < ?")
        values.append(f"{period.last.isoformat()}~")  # behind every hour of that day
    return Sql(" AND ".join(parts), tuple(values))


def _levels(levels: Levels) -> Sql:
    if levels.lowest is levels.highest:
        name = levels.lowest.value
        return Sql(
            "l.level = ? AND l.banner || '//' LIKE ?",
            (levels.lowest.rank, f"{name}//%"),
        )
    return Sql("l.level BETWEEN ? AND ?", (levels.lowest.rank, levels.highest.rank))


def _value(field: Field, value: str, own: OwnWork) -> Sql:
    match field:
        case Field.TAG:
            sql = Sql("SELECT position FROM tags WHERE tag = ?", (value.upper(),))
            return Sql(f"l.position IN ({sql.text})", sql.values)
        case Field.POST:
            return Sql("instr(upper(l.from_post), ?)", (value.upper(),))
        case Field.ID:
            return Sql("instr(upper(l.cable_id), ?)", (value.upper(),))
        case Field.LEVEL:
            assert value.lower() == UNMARKED  # noqa: S101 - the parser's promise
            return Sql("l.level IS NULL")
        case _:
            found = own.with_value(field, value)
    inside = "NOT IN" if value == "imported" and field is Field.STATE else "IN"
    return Sql(f"l.cable_id {inside} ({found.text})", found.values)
