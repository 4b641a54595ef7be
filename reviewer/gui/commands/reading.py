"""Actions that move about the text and select in it."""

from PySide6.QtCore import QObject, Slot

from reviewer.domain.cable import Cable
from reviewer.domain.text import Span
from reviewer.gui.session import ProjectSession
from reviewer.gui.workbench import Workbench


class Reading(QObject):
    """Paragraphs, statements, selections, find."""

    def __init__(
        self, session: ProjectSession, bench: Workbench, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._bench = bench
        self._reader = bench.reader
        self._shows_furniture = True

    def step_paragraph(self, step: str) -> None:
        """Go to the next or previous paragraph."""
        self._reader.step_paragraph(int(step))

    def step_statement(self, step: str) -> None:
        """Take the next or previous statement in hand, from where the caret is."""
        near = self._reader.caret_position()
        self._reader.clear_selection()
        self._session.step_statement(int(step), near=near)

    def select_sentence(self) -> None:
        """Select the sentence at the caret."""
        self._reader.select_sentence()

    def extend_sentence(self) -> None:
        """Add the sentence that follows to the selection."""
        self._reader.select_sentence(extend=True)

    def select_word(self) -> None:
        """Select the word at the caret."""
        self._reader.select_word()

    def select_paragraph(self) -> None:
        """Select the paragraph at the caret."""
        self._reader.select_paragraph()

    def move_end(self, words: str) -> None:
        """Move the end of the selection by words."""
        self._reader.move_end(int(words))

    def move_start(self, words: str) -> None:
        """Move the start of the selection by words."""
        self._reader.move_start(int(words))

    def find(self) -> None:
        """Open the find bar on the cable."""
        opened = self._session.open_cable
        if opened:
            self._bench.find_bar.open_bar(opened.text, _body(opened.cable))

    def find_step(self, step: str) -> None:
        """Go to the next or previous place, in another cable of the same words."""
        bar, opened = self._bench.find_bar, self._session.open_cable
        if opened is None or not bar.words.strip():
            self.find()
        elif bar.isHidden():
            bar.show_in(opened.text, _body(opened.cable))
        elif int(step) > 0:
            bar.next()
        else:
            bar.previous()

    def toggle_furniture(self) -> None:
        """Show or hide page lines."""
        self._shows_furniture = not self._shows_furniture
        self._reader.set_furniture_visible(self._shows_furniture)

    @Slot(object)
    def show_place(self, place: Span) -> None:
        """Select a place that was found."""
        self._reader.select_span((place,))

    @Slot()
    def focus_reader(self) -> None:
        """Give the focus back to the text."""
        self._reader.setFocus()


def _body(cable: Cable) -> Span:
    """What the text shows: from the first paragraph or heading on."""
    starts = [p.span.start for p in cable.paragraphs[:1]]
    starts += [h.span.start for h in cable.headings[:1]]
    return Span(min(starts, default=cable.span.start), cable.span.end)
