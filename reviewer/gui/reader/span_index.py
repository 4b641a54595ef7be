"""Finds the statements that touch a stretch of text."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from heapq import heappush, heappushpop
from typing import NamedTuple

from reviewer.domain.identifiers import StatementId
from reviewer.domain.statement import Statement
from reviewer.domain.text import Span

_LONG = 1000
_SLICE = 64


class _Entry(NamedTuple):
    start: int
    end: int
    statement_id: StatementId


class SpanIndex:
    """The content spans of a set of statements, in the order of the text.

    Spans of more than ``_LONG`` code points are few and kept apart, so that a
    question looks at no more than its own surroundings. Adding or removing one
    statement does not sort again.
    """

    def __init__(self) -> None:
        self._statements: dict[StatementId, Statement] = {}
        self._order: tuple[Statement, ...] = ()
        self._short: list[_Entry] = []
        self._long: list[_Entry] = []

    def __len__(self) -> int:
        return len(self._statements)

    def __iter__(self) -> Iterator[Statement]:
        return iter(self._statements.values())

    def get(self, statement_id: str | None) -> Statement | None:
        """The statement of that id, if it is shown."""
        return self._statements.get(StatementId(statement_id or ""))

    def update(
        self, statements: Iterable[Statement]
    ) -> tuple[list[Statement], list[Statement]]:
        """Hold exactly these statements from now on.

        Returns:
            What is gone and what has come; a replaced statement is in both, as
            it was and as it is.
        """
        new = tuple(statements)
        was, now = _apart(self._order, new)
        self._order = new
        before = {statement.statement_id: statement for statement in was}
        after = {statement.statement_id: statement for statement in now}
        gone = [s for key, s in before.items() if s != after.get(key)]
        come = [s for key, s in after.items() if s != before.get(key)]
        for statement in gone:
            del self._statements[statement.statement_id]
        self._statements.update(after)
        if len(gone) + len(come) > len(new) // 8:
            self._sort()
        else:
            for statement in gone:
                self._drop(statement)
            for statement in come:
                self._enter(statement)
        return gone, come

    def in_span(self, span: Span) -> list[tuple[Span, Statement]]:
        """Every content span that shares a code point with ``span``, ascending."""
        first = bisect_left(self._short, _at(span.start - _LONG))
        last = bisect_left(self._short, _at(span.end))
        found = [e for e in self._short[first:last] if e.end > span.start]
        long = [e for e in self._long if e.start < span.end and e.end > span.start]
        if long:
            found = sorted(found + long)
        known = self._statements
        return [(Span(e.start, e.end), known[e.statement_id]) for e in found]

    def at(self, position: int) -> list[Statement]:
        """The statements whose content holds a code point, in text order."""
        hits = self.in_span(Span(position, position + 1))
        return list({s.statement_id: s for _span, s in hits}.values())

    def crowded(self, depth: int) -> list[int]:
        """Text positions, ascending, where more than ``depth`` spans overlap."""
        entries = sorted(self._short + self._long) if self._long else self._short
        # The furthest ends so far: if all of them lie beyond a start, so many
        # spans are open there.
        furthest: list[int] = []
        places = []
        for start, end, _statement_id in entries:
            if len(furthest) < depth:
                heappush(furthest, end)
                continue
            if furthest[0] > start:
                places.append(start)
            heappushpop(furthest, end)
        return places

    def _sort(self) -> None:
        entries = [
            _Entry(span.start, span.end, statement.statement_id)
            for statement in self._statements.values()
            for span in statement.spans
        ]
        entries.sort()
        self._short = [entry for entry in entries if entry.end - entry.start <= _LONG]
        self._long = [entry for entry in entries if entry.end - entry.start > _LONG]

    def _enter(self, statement: Statement) -> None:
        for entry in _entries(statement):
            insort(self._list_for(entry), entry)

    def _drop(self, statement: Statement) -> None:
        for entry in _entries(statement):
            entries = self._list_for(entry)
            del entries[bisect_left(entries, entry)]

    def _list_for(self, entry: _Entry) -> list[_Entry]:
        return self._long if entry.end - entry.start > _LONG else self._short


def _apart(
    old: tuple[Statement, ...], new: tuple[Statement, ...]
) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """What two sequences have between their common beginning and common end.

    Compared in slices, because almost all statements are the same objects and
    that comparison is the interpreter's fastest.
    """
    first = 0
    while old[first : first + _SLICE] == new[first : first + _SLICE] and first < min(
        len(old), len(new)
    ):
        first += _SLICE
    old, new = old[first:], new[first:]
    last = 0
    while last + _SLICE <= min(len(old), len(new)) and (
        old[len(old) - last - _SLICE : len(old) - last]
        == new[len(new) - last - _SLICE : len(new) - last]
    ):
        last += _SLICE
    return old[: len(old) - last], new[: len(new) - last]


def _at(position: int) -> _Entry:
    return _Entry(position, 0, StatementId(""))


def _entries(statement: Statement) -> Iterator[_Entry]:
    for span in statement.spans:
        yield _Entry(span.start, span.end, statement.statement_id)
