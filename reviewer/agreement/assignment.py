"""The cheapest one-to-one assignment where everything may also stay alone.

Successive shortest paths (Jonker and Volgenant 1987) over sparse costs: each row
takes a column or stays alone, and a row that finds its column taken looks for the
cheapest chain of moves that makes room. Work stays local, so that passes which
mostly agree cost hardly more than a look at each pair.
"""

from collections.abc import Mapping, Sequence
from heapq import heappop, heappush

Costs = Sequence[Mapping[int, float]]
"""For each row what its columns cost, never below zero; others are forbidden."""

_FREE = -1
_FAR = float("inf")


def assign(costs: Costs, columns: int, alone: float) -> list[int | None]:
    """Assign columns to rows at the least total cost.

    Args:
        costs: The cost of each allowed pair.
        columns: How many columns there are.
        alone: What it costs to leave a row and a column unpaired; pairs that cost
            as much or more need not be given.

    Returns:
        The column of each row; None where it stays alone. The same input gives the
        same answer.
    """
    rows = _Assignment(costs, columns, alone)
    crowded = [row for row in range(len(costs)) if not rows.takes_best(row)]
    for row in crowded:
        rows.make_room(row)
    return [None if taken == _FREE else taken for taken in rows.column_of]


class _Assignment:
    """Who has whom, with prices that keep every reduced cost at zero or above."""

    def __init__(self, costs: Costs, columns: int, alone: float) -> None:
        self.costs = costs
        self.alone = alone
        self.row_price = [0.0] * len(costs)
        self.column_price = [0.0] * columns
        self.row_of = [_FREE] * columns
        self.column_of = [_FREE] * len(costs)

    def takes_best(self, row: int) -> bool:
        """Settle a row with its cheapest column or alone; False if that is taken."""
        costs = self.costs[row]
        best = min(costs, key=costs.__getitem__, default=_FREE)
        if best == _FREE or costs[best] >= self.alone:
            self.row_price[row] = self.alone
            return True
        self.row_price[row] = costs[best]
        if self.row_of[best] != _FREE:
            return False
        self._pair(row, best)
        return True

    def make_room(self, start: int) -> None:
        """Find the cheapest chain of moves that settles a row, and make it."""
        search = _Search(self, start)
        column = search.run()
        for row, at in search.distance.items():
            self.row_price[row] += search.best - at
        for settled in search.settled:
            self.column_price[settled] -= search.best - search.reached[settled]
        if column == _FREE:
            column = self.column_of[search.leaver]
            self.column_of[search.leaver] = _FREE
        while column != _FREE:
            row = search.came_from[column]
            column_before = self.column_of[row]
            self._pair(row, column)
            column = column_before

    def _pair(self, row: int, column: int) -> None:
        self.column_of[row] = column
        self.row_of[column] = row


class _Search:
    """Dijkstra's search from a row to a free column, or to a row that leaves its own.

    ``distance`` tells what it costs to bring a row to look for a place, ``reached``
    the same of columns, ``settled`` the columns whose figure is final.
    """

    def __init__(self, rows: _Assignment, start: int) -> None:
        self._rows = rows
        self._heap: list[tuple[float, int]] = []
        self.distance = {start: 0.0}
        self.reached: dict[int, float] = {}
        self.settled: set[int] = set()
        self.came_from: dict[int, int] = {}
        self.best = _FAR
        self.leaver = start

    def run(self) -> int:
        """The free column found; ``_FREE`` if ``leaver`` had better stay alone."""
        (row,) = self.distance
        while True:
            self._look_from(row)
            column = self._nearest()
            if column == _FREE:
                return _FREE
            self.settled.add(column)
            row = self._rows.row_of[column]
            if row == _FREE:
                self.best = self.reached[column]
                return column
            self.distance[row] = self.reached[column]

    def _look_from(self, row: int) -> None:
        rows, reached = self._rows, self.reached
        base = self.distance[row] - rows.row_price[row]
        if base + rows.alone < self.best:
            self.best, self.leaver = base + rows.alone, row
        prices = rows.column_price
        for column, cost in rows.costs[row].items():
            length = base + cost - prices[column]
            if length < reached.get(column, self.best) and column not in self.settled:
                reached[column] = length
                self.came_from[column] = row
                heappush(self._heap, (length, column))

    def _nearest(self) -> int:
        """The nearest column not yet settled; ``_FREE`` if leaving is as near."""
        while self._heap:
            length, column = heappop(self._heap)
            if length >= self.best:
                break
            if column not in self.settled:
                return column
        return _FREE
