"""How many of the cables that a search finds have which value of a facet."""

from typing import Final

from sqlalchemy import Connection

from reviewer.store.engine import driver
from reviewer.store.own_work import OwnWork, Sql
from reviewer.store.states import SEEN

THINGS: Final = ("statement", "note", "link", "speaker")
"""What the facet ``has`` counts; ``-statement`` are the cables without any."""
_LEVEL = "substr(l.banner, 1, instr(l.banner || '//', '//') - 1)"
_COUNTED: Final = {
    "level": f"SELECT coalesce({_LEVEL}, 'unmarked'), count(*) FROM listings l "  # noqa: S608
    "WHERE {where} GROUP BY 1 ORDER BY max(l.level) DESC, 1",
    "year": "SELECT substr(l.dtg, 1, 4), count(*) FROM listings l "
    "WHERE {where} AND l.dtg IS NOT NULL GROUP BY 1 ORDER BY 1 DESC",
    "post": "SELECT l.from_post, count(*) FROM listings l "
    "WHERE {where} GROUP BY 1 ORDER BY 2 DESC, 1",
    "tag": "SELECT t.tag, count(*) FROM tags t WHERE t.position IN "
    "(SELECT l.position FROM listings l WHERE {where}) GROUP BY 1 ORDER BY 2 DESC, 1",
    "state": "SELECT coalesce(s.state, 'imported'), count(*) FROM listings l "  # noqa: S608
    f"LEFT JOIN ({SEEN}) s ON s.cable_id = l.cable_id "
    "WHERE {where} GROUP BY 1 ORDER BY 2 DESC, 1",
}


def count(
    tx: Connection, facet: str, where: Sql, own: OwnWork
) -> tuple[tuple[str, int], ...]:
    """The values of a facet with their counts.

    Args:
        tx: Any transaction.
        facet: ``level``, ``year``, ``post``, ``tag``, ``state`` or ``has``; cables
            without a year, post or tag are left out.
        where: What the cables must meet (``search.narrowing``).
        own: Whose states and things are counted.
    """
    if facet == "has":
        return tuple(_things(tx, where, own))
    asked = (own.reviewer_id,) * 2 if facet == "state" else ()
    sql = _COUNTED[facet].format(where=where.text)
    rows = driver(tx).execute(sql, (*asked, *where.values))
    return tuple((value, number) for value, number in rows if value)


def total(tx: Connection, where: Sql) -> int:
    """How many cables meet a condition."""
    sql = f"SELECT count(*) FROM listings l WHERE {where.text}"  # noqa: S608
    return int(driver(tx).execute(sql, where.values).fetchone()[0])


def _things(tx: Connection, where: Sql, own: OwnWork) -> list[tuple[str, int]]:
    found = []
    for thing in THINGS:
        have = own.with_thing(thing)
        text = f"{where.text} AND l.cable_id IN ({have.text})"
        found.append((thing, total(tx, Sql(text, (*where.values, *have.values)))))
    without = total(tx, where) - found[0][1]
    return [one for one in (found[0], ("-statement", without), *found[1:]) if one[1]]
