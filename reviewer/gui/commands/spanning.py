"""Actions that say which words of the text belong to the statement in hand."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from reviewer.domain.codebook import Kind
from reviewer.domain.identifiers import StatementId
from reviewer.domain.statement import Statement
from reviewer.domain.text import Span, ordered
from reviewer.gui.edits import Edits
from reviewer.gui.session import ProjectSession
from reviewer.gui.workbench import Workbench


class Spanning(QObject):
    """Source, cue and content of the statement in hand, set from the selection."""

    said = Signal(str)

    def __init__(
        self,
        session: ProjectSession,
        edits: Edits,
        bench: Workbench,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._edits = edits
        self._bench = bench
        self._resized: StatementId | None = None

    def set_source(self) -> None:
        """Take the selected words as those that name the source; none clear it."""
        current, words = self._claim(), self._bench.reader.selection()
        if current:
            self._keep(replace(current, source_spans=words))

    def set_cue(self) -> None:
        """Take the selected words as the words of saying; none clear them."""
        current, words = self._claim(), self._bench.reader.selection()
        if current:
            self._keep(replace(current, cue_spans=words))

    def add_words(self) -> None:
        """Add the selected words to the content, which may then have gaps."""
        current, words = self._session.current, self._words()
        if current and words:
            self._keep(replace(current, spans=ordered((*current.spans, *words))))

    def resize(self) -> None:
        """Select the content to be moved by key; again takes what is selected now."""
        current = self._session.current
        if current is None:
            return
        words = self._bench.reader.selection()
        if words and self._resized == current.statement_id:
            self._keep(replace(current, spans=words))
            return
        self._bench.reader.setFocus()
        self._bench.reader.select_span(current.spans)
        self._resized = current.statement_id
        self.said.emit(
            self.tr("Alt with the arrows moves its ends; the same key takes the words.")
        )

    def _keep(self, after: Statement) -> None:
        self._resized = None
        self._edits.edit_statement(after)
        self._bench.reader.clear_selection()

    def _claim(self) -> Statement | None:
        current = self._session.current
        if current is not None and current.kind is Kind.CLAIM:
            return current
        self.said.emit(self.tr("Only a claim has a source and words of saying."))
        return None

    def _words(self) -> tuple[Span, ...]:
        words = self._bench.reader.selection()
        if not words:
            self.said.emit(self.tr("Nothing is selected: S selects a sentence."))
        return words
