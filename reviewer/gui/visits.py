"""The way back after a jump: which cables were left, and where in them."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.domain.identifiers import CableId
from reviewer.gui.reader.reader import Reader
from reviewer.gui.session import ProjectSession

_MOST = 100


@dataclass(frozen=True, slots=True)
class _Visit:
    cable_id: CableId
    position: int


class Visits(QObject):
    """Remembers where a person was before each jump, as a browser does.

    Signals:
        said: A sentence to be read.
    """

    said = Signal(str)

    def __init__(self, session: ProjectSession, reader: Reader) -> None:
        super().__init__(reader)
        self._session = session
        self._reader = reader
        self._behind: list[_Visit] = []
        self._ahead: list[_Visit] = []
        self._project = session.project

    def leave(self) -> None:
        """A jump begins here; what was ahead is forgotten."""
        here = self._here()
        if here and here not in self._behind[-1:]:
            self._behind = [*self._behind, here][-_MOST:]
        self._ahead.clear()

    @Slot()
    def follow_project(self) -> None:
        """Forget the way where another project has other cables."""
        project = self._session.project
        if project is not self._project:
            self._project = project
            self._behind.clear()
            self._ahead.clear()

    def back(self) -> None:
        """Go to where the last jump began."""
        self._go(self._behind, self._ahead, self.tr("There is no place to go back to."))

    def forward(self) -> None:
        """Go to where the last step back began."""
        self._go(self._ahead, self._behind, self.tr("There is no place further on."))

    def _go(self, source: list[_Visit], other: list[_Visit], nothing: str) -> None:
        here = self._here()
        if not source:
            self.said.emit(nothing)
            return
        wanted = source.pop()
        if here:
            other.append(here)
        self._session.show_cable(wanted.cable_id)
        opened = self._session.open_cable
        if opened and opened.cable_id == wanted.cable_id:
            self._reader.clear_selection()
            self._reader.go_to(wanted.position)
            self._reader.setFocus()

    def _here(self) -> _Visit | None:
        opened = self._session.open_cable
        if opened is None:
            return None
        return _Visit(opened.cable_id, self._reader.caret_position())
