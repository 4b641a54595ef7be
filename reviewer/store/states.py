"""How far cables are, as one person may know it: in SQL, for lists and searches.

The rule is ``Dossier.state_for`` in ``services.standing``; tests hold both together.
Cables without a pass are in nobody's list here: they are ``imported``.
"""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection

from reviewer.domain.identifiers import CableId, ReviewerId
from reviewer.domain.query import STATES
from reviewer.store.engine import driver

_FACTS = """
SELECT p.cable_id,
  max(CASE p.kind WHEN 'first' THEN p.state END) AS first,
  max(CASE p.kind WHEN 'second' THEN p.state END) AS second,
  max(CASE p.kind WHEN 'final' THEN p.state END) AS final,
  max(CASE WHEN p.kind <> 'final' AND p.reviewer_id = ? THEN p.kind END) AS mine
FROM passes p {among} GROUP BY p.cable_id
"""
_IS_OPEN_TO_ALL = """
coalesce(f.first, '') <> 'open' AND coalesce(f.second, '') <> 'open'
AND (f.first = 'submitted' AND f.second = 'submitted' OR f.final = 'submitted')
"""
_OVERSEES = """
EXISTS (SELECT 1 FROM duties d WHERE d.cable_id = f.cable_id
  AND d.role = 'adjudicator' AND d.reviewer_id = ?)
"""
_REVIEW = """
CASE WHEN g.stage IS NOT NULL THEN g.stage
  WHEN f.first IS NULL AND f.second IS NULL THEN 'imported'
  WHEN f.first IS NOT 'submitted' THEN 'first_pass'
  WHEN f.second IS NULL THEN 'awaiting_second'
  WHEN f.second = 'open' THEN 'second_pass'
  ELSE 'compared' END
"""
_SEEN = f"""
SELECT f.cable_id, CASE WHEN {_IS_OPEN_TO_ALL} THEN {_REVIEW}
  WHEN f.mine = 'first' AND f.first = 'open' THEN 'first_pass'
  WHEN f.mine = 'first' THEN 'awaiting_second'
  WHEN f.mine = 'second' AND f.second = 'open' THEN 'second_pass'
  WHEN f.mine = 'second' THEN 'submitted'
  WHEN {_OVERSEES} THEN {_REVIEW}
  ELSE 'imported' END AS state
FROM ({_FACTS}) f LEFT JOIN standings g ON g.cable_id = f.cable_id
"""  # noqa: S608 - our own pieces
SEEN: Final = _SEEN.format(among="")
"""Cable and state as somebody may know it; takes the reviewer's id twice."""
PROGRESS: Final = (
    f"SELECT cable_id, nullif(instr('{' '.join(STATES)}', state), 1) AS value "  # noqa: S608
    f"FROM ({SEEN})"
)
"""The same to sort by: a number that grows with the way of a cable. There is none for
what is ``imported``, whether or not somebody has begun to read it."""


def of_cables(
    tx: Connection, viewer: ReviewerId | None, among: Sequence[CableId] | None = None
) -> dict[CableId, str]:
    """The states of some cables, or of all that have a pass."""
    who, ids = viewer or "", tuple(among or ())
    if among is None:
        sql = SEEN
    else:
        places = ", ".join("?" * len(ids))
        sql = _SEEN.format(among=f"WHERE p.cable_id IN ({places})")
    rows = driver(tx).execute(sql, (who, who, *ids))
    return {CableId(cable_id): state for cable_id, state in rows}
