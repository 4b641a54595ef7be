"""How many of the cables found have which post, level, tag and year."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection

from reviewer.store.engine import driver

_LISTED: Final = "FROM listings WHERE {among} GROUP BY 1 ORDER BY 2 DESC, 1"
_COUNTED = {
    "post": f"SELECT from_post, count(*) {_LISTED}",
    "level": f"SELECT coalesce(banner, 'unmarked'), count(*) {_LISTED}",
    "year": f"SELECT substr(coalesce(dtg, ''), 1, 4), count(*) {_LISTED}",
    "tag": "SELECT tag, count(*) FROM tags WHERE {among} GROUP BY 1 ORDER BY 2 DESC, 1",
}
_AMONG = "position IN (SELECT value FROM json_each(?))"


def count(
    tx: Connection, among: Sequence[int] | None
) -> dict[str, tuple[tuple[str, int], ...]]:
    """The values of each facet with their counts, most frequent first.

    Args:
        tx: Any transaction.
        among: Only these cables; None counts all, which is faster.

    Returns:
        By facet: ``post``, ``level`` (the banner as written, or ``unmarked``),
        ``year`` and ``tag``. An empty value stands for cables that have none.
    """
    values = () if among is None else (f"[{','.join(map(str, among))}]",)
    where = "1" if among is None else _AMONG
    return {
        name: tuple(driver(tx).execute(sql.format(among=where), values))
        for name, sql in _COUNTED.items()
    }
