"""What somebody has in hand, to be read: a cable, their own pass, a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.domain.statement import Link, Note, Speaker, Statement

if TYPE_CHECKING:
    from reviewer.services.browsing import OpenCable, PassView


class InHand:
    """The reading side of the session; the session itself takes things in hand."""

    _cable: OpenCable | None
    _view: PassView | None
    _current: Statement | None

    @property
    def open_cable(self) -> OpenCable | None:
        """The cable on the screen."""
        return self._cable

    @property
    def pass_view(self) -> PassView | None:
        """This person's own pass on the cable: all that may be seen of it."""
        return self._view

    @property
    def statements(self) -> tuple[Statement, ...]:
        """This person's statements on the cable, in the order of the text."""
        return self._view.statements if self._view else ()

    @property
    def links(self) -> tuple[Link, ...]:
        """The links between them."""
        return self._view.links if self._view else ()

    @property
    def notes(self) -> tuple[Note, ...]:
        """This person's notes on the cable."""
        return self._view.notes if self._view else ()

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """The project's speakers."""
        return self._view.speakers if self._view else ()

    @property
    def current(self) -> Statement | None:
        """The statement in hand."""
        return self._current
