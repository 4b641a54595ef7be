"""How link arcs run through the margin: which rows, which lane. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reviewer.domain.identifiers import StatementId
from reviewer.domain.statement import Link
from reviewer.gui.reader import lanes

_FEW = 200
"""Up to so many arcs are laid out for the eye; more only so as not to collide."""


@dataclass(frozen=True, slots=True)
class Arc:
    """Links between the same two rows, drawn as one.

    ``start`` and ``end`` are the heights of the rows of the linking and the
    linked statement; ``words`` the names of the relations.
    """

    start: float
    end: float
    lane: int
    is_lit: bool
    words: tuple[str, ...]


def arcs(
    links: Sequence[Link], heights: Mapping[StatementId, float], current_id: str | None
) -> tuple[Arc, ...]:
    """Lay out the arcs of links whose both ends have a row.

    Args:
        links: In any order.
        heights: Height of each statement's row by its id.
        current_id: Its links are lit.

    Returns:
        Quiet arcs first, so that lit ones are drawn on top.
    """
    merged: dict[tuple[float, float, bool], dict[str, None]] = {}
    for link in links:
        start, end = heights.get(link.from_id), heights.get(link.to_id)
        if start is None or end is None or start == end:
            continue
        is_lit = current_id is not None and current_id in {link.from_id, link.to_id}
        merged.setdefault((start, end, is_lit), {})[link.kind] = None
    # Short arcs lie nearest to the text, so that few cross.
    keys = sorted(merged, key=lambda key: (abs(key[0] - key[1]), key))
    taken = _lanes(keys)
    found = [
        Arc(key[0], key[1], lane, key[2], tuple(merged[key]))
        for key, lane in zip(keys, taken, strict=True)
    ]
    return tuple(sorted(found, key=lambda arc: arc.is_lit))


def _lanes(keys: Sequence[tuple[float, float, bool]]) -> list[int]:
    if len(keys) > _FEW:
        spans = [
            lanes.Interval(round(min(start, end)), round(max(start, end)) + 1, number)
            for number, (start, end, _lit) in enumerate(keys)
        ]
        return lanes.assign(spans)
    found: list[int] = []
    for number, (start, end, _lit) in enumerate(keys):
        low, high = min(start, end), max(start, end)
        busy = {
            found[other]
            for other in range(number)
            if min(keys[other][:2]) <= high and low <= max(keys[other][:2])
        }
        found.append(next(n for n in range(len(keys) + 1) if n not in busy))
    return found
