"""Which slot each underline takes, and which tint lies on top. Pure."""

from bisect import insort
from collections.abc import Sequence
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple

VISIBLE_LANES = 4
"""Underlines drawn below one another; the others are counted as ``+n``."""


class Interval(NamedTuple):
    """A half-open stretch; ``key`` names what lies there."""

    start: int
    end: int
    key: int


def assign(intervals: Sequence[Interval]) -> list[int]:
    """Give each interval the lowest lane that is free where it starts.

    Intervals that touch may share a lane. Of those that start together the
    longest comes first, so a sentence lies above the words inside it.

    Returns:
        Lanes from 0 in the order of ``intervals``; no two overlapping intervals
        share one, and the number of lanes is the greatest depth.
    """
    order = sorted(
        range(len(intervals)),
        key=lambda n: (intervals[n].start, -intervals[n].end, intervals[n].key),
    )
    lanes = [0] * len(intervals)
    busy: list[tuple[int, int]] = []
    free: list[int] = []
    used = 0
    for number in order:
        while busy and busy[0][0] <= intervals[number].start:
            heappush(free, heappop(busy)[1])
        if free:
            lane = heappop(free)
        else:
            lane, used = used, used + 1
        lanes[number] = lane
        heappush(busy, (intervals[number].end, lane))
    return lanes


def topmost(intervals: Sequence[Interval]) -> list[Interval]:
    """Cut overlapping intervals so that each place belongs to its highest key.

    Returns:
        Disjoint intervals in ascending order; equal neighbours are merged.
    """
    edges = sorted({edge for item in intervals for edge in (item.start, item.end)})
    opening = sorted(intervals, reverse=True)
    here: list[tuple[int, int]] = []
    result: list[Interval] = []
    for start, end in pairwise(edges):
        while opening and opening[-1].start <= start:
            item = opening.pop()
            insort(here, (item.key, item.end))
        while here and here[-1][1] <= start:
            here.pop()
        if not here:
            continue
        key = here[-1][0]
        if result and result[-1].end == start and result[-1].key == key:
            result[-1] = Interval(result[-1].start, end, key)
        else:
            result.append(Interval(start, end, key))
    return result
