"""Moves caret and selection by words, sentences and paragraphs of the text."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from reviewer.domain.layout import DisplayKind
from reviewer.domain.text import Span
from reviewer.gui.reader.selecting import Selecting
from reviewer.gui.reader.text_view import ReaderText


class Caret(QObject):
    """The keyboard's hand on the text; page lines are stepped over.

    Asking again for what is already selected goes on to the next one, so that a
    person can walk through a paragraph sentence by sentence with one key.
    """

    paragraph_changed = Signal(int)

    def __init__(self, view: ReaderText) -> None:
        super().__init__(view)
        self._view = view
        self._paragraph: int | None = None
        view.cursorPositionChanged.connect(self._tell_paragraph)

    @property
    def _selecting(self) -> Selecting | None:
        return self._view.sheet.selecting if self._view.sheet else None

    def select(self, spans: Sequence[Span]) -> None:
        """Select from the first span to the last and bring its start into sight."""
        if spans:
            self._view.select(spans[0].start, spans[-1].end)
            self._view.sight.bring(spans[0].start)

    def clear(self) -> None:
        """Select nothing; the caret goes to where the selection began."""
        selected = self._view.selected()
        if selected:
            self._view.select(selected[0].start, selected[0].start)

    def go_to(self, position: int) -> None:
        """Put the caret at a position and bring it into sight."""
        self._view.select(position, position)
        self._view.sight.bring(position)

    def select_sentence(self, *, extend: bool = False) -> None:
        """Select the sentence at the caret, or extend the selection by one."""
        selecting = self._selecting
        if selecting is None:
            return
        now = self._view.selected()
        if not now:
            self.select(selecting.sentence(self._view.caret()))
            return
        here = selecting.sentence(now[0].start)
        if extend:
            following = selecting.sentence_after(now[-1].end)
            end = following[-1].end if following else now[-1].end
            if now[-1].end < here[-1].end:
                end = here[-1].end
            self._view.select(now[0].start, end)
            self._view.sight.bring(end)
        elif now == here:
            self.select(selecting.sentence_after(now[-1].end) or here)
        else:
            self.select(here)

    def select_word(self) -> None:
        """Select the word at the caret; if that is selected, the next one."""
        selecting = self._selecting
        if selecting is None:
            return
        now = self._view.selected()
        word = selecting.word(now[0].start if now else self._view.caret())
        if word is None:
            return
        if now == (word,):
            end = selecting.word_end(word.end, 1)
            word = selecting.word(end - 1) or word
        self.select((word,))

    def select_paragraph(self) -> None:
        """Select the paragraph at the caret, all of it."""
        selecting = self._selecting
        if selecting:
            now = self._view.selected()
            at = now[0].start if now else self._view.caret()
            self.select(selecting.paragraph(at))

    def move_end(self, words: int) -> None:
        """Move the selection's end by words, no further than to its start."""
        selecting = self._selecting
        if selecting is None:
            return
        now = self._view.selected()
        start = now[0].start if now else self._view.caret()
        end = selecting.word_end(now[-1].end if now else start, words)
        if end > start:
            self._view.select(start, end)
            self._view.sight.bring(end)

    def move_start(self, words: int) -> None:
        """Move the selection's start by words, no further than to its end."""
        selecting = self._selecting
        now = self._view.selected()
        if selecting is None or not now:
            return
        start = selecting.word_start(now[0].start, words)
        if start < now[-1].end:
            self._view.select(start, now[-1].end)
            self._view.sight.bring(start)

    def step_paragraph(self, step: int) -> None:
        """Go to the start of the next or previous paragraph, headings left out."""
        selecting = self._selecting
        if selecting is None:
            return
        now = self._view.selected()
        at = now[0].start if now else self._view.caret()
        starts = [p.start for p in selecting.passages if p.paragraph is not None]
        if step > 0:
            beyond = [start for start in starts if start > at]
            found = beyond[min(step, len(beyond)) - 1] if beyond else None
        else:
            before = [start for start in starts if start < at]
            found = before[max(step, -len(before))] if before else None
        if found is not None:
            self._view.select(found, found)
            self._view.sight.lift(found, under=self._heading_of(found))

    def go_to_paragraph(self, paragraph: int) -> None:
        """Put the caret at the start of a paragraph."""
        for passage in self._selecting.passages if self._selecting else ():
            if passage.paragraph == paragraph:
                self.go_to(passage.start)

    def _heading_of(self, position: int) -> int:
        """Where the headings right above a position begin, else the position."""
        sheet = self._view.sheet
        if sheet is None:
            return position
        number = first = sheet.positions.block_at(position)
        while first and sheet.blocks[first - 1].kind is DisplayKind.HEADING:
            first -= 1
        return sheet.blocks[first].span.start if first < number else position

    def _tell_paragraph(self) -> None:
        sheet = self._view.sheet
        if sheet is None:
            return
        selected = self._view.selected()
        at = selected[0].start if selected else self._view.caret()
        paragraph = sheet.paragraph_at(at)
        if paragraph is not None and paragraph != self._paragraph:
            self._paragraph = paragraph
            self.paragraph_changed.emit(paragraph)
