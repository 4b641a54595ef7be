"""What a click on words means: the press that began it, and whom it chooses."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent

from reviewer.domain.identifiers import StatementId
from reviewer.domain.statement import Statement

_SLACK = 4
"""Pixels that a hand may slip between press and release."""


class Click:
    """Remembers where the button went down."""

    def __init__(self) -> None:
        self._pressed_at: QPoint | None = None

    def press(self, event: QMouseEvent) -> None:
        """The button went down."""
        self._pressed_at = event.position().toPoint()

    def release(self, event: QMouseEvent) -> QPoint | None:
        """The button came up; where it was, if that was a click and no dragging."""
        pressed, self._pressed_at = self._pressed_at, None
        if pressed is None or event.button() is not Qt.MouseButton.LeftButton:
            return None
        point = event.position().toPoint()
        return point if (point - pressed).manhattanLength() <= _SLACK else None


def choice(found: Sequence[Statement], current_id: str | None) -> StatementId | None:
    """Whom a click chooses among the statements under it.

    The innermost first, then, by clicking again, outwards and round again.
    """
    ids = [s.statement_id for s in sorted(found, key=_length)]
    if not ids:
        return None
    if current_id in ids:
        return ids[(ids.index(StatementId(current_id)) + 1) % len(ids)]
    return ids[0]


def _length(statement: Statement) -> int:
    return sum(len(span) for span in statement.spans)
