"""Finds the statements that touch a stretch of text."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from reviewer.domain.identifiers import StatementId
from reviewer.domain.statement import Statement
from reviewer.domain.text import Span


class _Entry(NamedTuple):
    start: int
    end: int
    statement_id: StatementId


class SpanIndex:
    """The content spans of a set of statements, in the order of the text.

    A question costs O(log n + found) as long as few spans are very long; adding
    or removing one statement does not sort again.
    """

    def __init__(self) -> None:
        self._statements: dict[StatementId, Statement] = {}
        self._entries: list[_Entry] = []
        self._reach: list[int] = []

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
        new = {statement.statement_id: statement for statement in statements}
        old = self._statements
        gone = [s for key, s in old.items() if _differs(s, new.get(key))]
        come = [s for key, s in new.items() if _differs(s, old.get(key))]
        self._statements = new
        if len(gone) + len(come) > len(new) // 8:
            self._entries = sorted(e for s in new.values() for e in _entries(s))
        else:
            for statement in gone:
                for entry in _entries(statement):
                    del self._entries[bisect_left(self._entries, entry)]
            for statement in come:
                for entry in _entries(statement):
                    insort(self._entries, entry)
        if gone or come:
            self._reach = list(accumulate((e.end for e in self._entries), max))
        return gone, come

    def in_span(self, span: Span) -> list[tuple[Span, Statement]]:
        """Every content span that shares a code point with ``span``, ascending."""
        number = bisect_left(self._entries, _Entry(span.end, 0, StatementId("")))
        found: list[tuple[Span, Statement]] = []
        while number > 0 and self._reach[number - 1] > span.start:
            number -= 1
            entry = self._entries[number]
            if entry.end > span.start:
                statement = self._statements[entry.statement_id]
                found.append((Span(entry.start, entry.end), statement))
        found.reverse()
        return found

    def at(self, position: int) -> list[Statement]:
        """The statements whose content holds a code point, in text order."""
        hits = self.in_span(Span(position, position + 1))
        return list({s.statement_id: s for _span, s in hits}.values())

    def crowded(self, depth: int) -> list[int]:
        """Text positions where more than ``depth`` spans begin to overlap."""
        edges = [(entry.start, 1) for entry in self._entries]
        edges += [(entry.end, -1) for entry in self._entries]
        edges.sort()
        here, places = 0, []
        for position, change in edges:
            here += change
            if change > 0 and here > depth:
                places.append(position)
        return places


def _differs(one: Statement, other: Statement | None) -> bool:
    return one is not other and one != other


def _entries(statement: Statement) -> Iterator[_Entry]:
    for span in statement.spans:
        yield _Entry(span.start, span.end, statement.statement_id)
