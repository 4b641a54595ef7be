"""Answers to findings that were begun and not recorded: none is lost on the way.

A draft outlives going to another finding, cable or pane, and, because it is written
down a moment after the last key, a crash.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reviewer.gui import problems
from reviewer.gui.late import drafts

if TYPE_CHECKING:
    from reviewer.domain.identifiers import CableId
    from reviewer.domain.text import Span
    from reviewer.services.drafts import AnswerDraft

WAIT_MS = 1000
"""How long after the last key drafts are written down."""


class AnswerDrafts(QObject):
    """One person's drafts in one project.

    Signals:
        failed: A ``ReviewerError``: they are kept until the window closes only.
    """

    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._owner: tuple[str, str] | None = None
        self._drafts: dict[tuple[CableId, str, Span], AnswerDraft] = {}
        self._is_written = True
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self.write)

    def belong_to(self, project_id: str, reviewer: str) -> None:
        """Turn to the drafts of this person in this project."""
        if self._owner == (project_id, reviewer):
            return
        self.write()
        self._owner = (project_id, reviewer)
        kept = drafts.load(project_id, reviewer)
        self._drafts = {draft.about: draft for draft in kept}

    def about(self, cable_id: CableId, finding: str, span: Span) -> AnswerDraft | None:
        """The draft of an answer to that finding."""
        return self._drafts.get((cable_id, finding, span))

    def keep(self, draft: AnswerDraft) -> None:
        """Keep a draft instead of the one about the same finding."""
        if self._drafts.get(draft.about) != draft:
            self._drafts[draft.about] = draft
            self._write_soon()

    def drop(self, cable_id: CableId, finding: str, span: Span) -> None:
        """Forget a draft: the answer was recorded, or given up."""
        if self._drafts.pop((cable_id, finding, span), None):
            self._write_soon()

    @Slot()
    def write(self) -> None:
        """Write down what is waiting to be."""
        self._wait.stop()
        if self._owner and not self._is_written:
            self._is_written = True
            with problems.telling(self.failed.emit):
                drafts.save(*self._owner, tuple(self._drafts.values()))

    def _write_soon(self) -> None:
        self._is_written = False
        self._wait.start()
