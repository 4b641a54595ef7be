"""The reader: header card, gutter, text, margin and minimap as one widget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from reviewer.domain.audit import where
from reviewer.domain.statement import Link, Statement
from reviewer.domain.text import Span
from reviewer.gui import fonts, theme
from reviewer.gui.reader import measures
from reviewer.gui.reader.both_sides import BothSides
from reviewer.gui.reader.caret import Caret
from reviewer.gui.reader.context_menu import ContextMenu
from reviewer.gui.reader.correction_marks import CorrectionSign, CorrectionSigns
from reviewer.gui.reader.document import OVERHANG, Typography
from reviewer.gui.reader.finding_marks import (
    FindingOutline,
    FindingSigns,
    Sign,
)
from reviewer.gui.reader.focus_ring import FocusRing
from reviewer.gui.reader.found_places import FoundPlaces
from reviewer.gui.reader.ghosts import ReaderGhosts
from reviewer.gui.reader.gutter import Gutter
from reviewer.gui.reader.gutter_signs import block_of
from reviewer.gui.reader.header_card import HeaderCard
from reviewer.gui.reader.margin import Margin
from reviewer.gui.reader.minimap import Minimap
from reviewer.gui.reader.sheet import Sheet
from reviewer.gui.reader.sides import SideMark
from reviewer.gui.reader.text_view import ReaderText

if TYPE_CHECKING:
    # The store takes a third of a second to import; the window is shown first.
    from reviewer.services.browsing import OpenCable

_ABOVE_TEXT = 16
_ZOOM_STEP = 0.1
_LEAST_ZOOM = 0.8
_MOST_ZOOM = 2.0


class Reader(QWidget):
    """Shows a cable with its statements, and tells what a person selects."""

    selection_changed = Signal()
    statement_clicked = Signal(str)
    finding_clicked = Signal(int)
    """Place of a finding among those shown, whose sign was clicked."""
    correction_clicked = Signal(int)
    """Place of a correction among those shown, whose pencil was clicked."""
    case_clicked = Signal(str)
    """The id of a case whose place in the lanes was clicked."""
    position_changed = Signal(int)
    """Index of the paragraph that the caret has moved to."""
    reference_followed = Signal(str)
    """The id of the cable that a reference in the header names."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readerPane")
        self.setAccessibleName(self.tr("Reader"))
        self._open: OpenCable | None = None
        self._zoom = 1.0
        self._furniture = True
        self._text = ReaderText(self)
        self._caret = Caret(self._text)
        self._gutter = Gutter(self._text, self)
        self._margin = Margin(self._text, self)
        self.sides = BothSides(self._text, self._margin, self)
        self._minimap = Minimap(self._text, self)
        self._found = FoundPlaces(self._text)
        self._outline = FindingOutline(self._text)
        self._signs = FindingSigns(self._text, self._gutter)
        self._pencils = CorrectionSigns(self._text, self._gutter)
        self.context_menu = ContextMenu(self._text)
        self._card = HeaderCard(self)
        self.ghosts = ReaderGhosts(self._text, self._margin, self)
        self._ring = FocusRing(self._text, self, self._card)
        self.setFocusProxy(self._text)
        self._connect()

    def show_cable(self, cable: OpenCable | None) -> None:
        """Show another cable from its top; None empties the reader."""
        self._open = cable
        self._card.show_cable(
            cable.text if cable else "", cable.cable if cable else None
        )
        self._text.set_statements((), None)
        self._margin.set_links(())
        self._show_sheet()
        self._text.verticalScrollBar().setValue(0)
        self._place_card()

    def show_structure(self, cable: OpenCable) -> None:
        """Show the same cable read otherwise, at the same place of the text."""
        self._open = cable
        self._card.show_cable(cable.text, cable.cable)
        self._show_sheet()
        self._place_card()

    def set_statements(
        self,
        statements: Sequence[Statement],
        links: Sequence[Link],
        current_id: str | None,
    ) -> None:
        """Draw these statements and links, ``current_id`` on top of the others.

        While two sides are shown, they wait until those are not.
        """
        self._margin.set_links(links)
        self.sides.set_own(statements, current_id)

    def show_sides(
        self, found: Sequence[SideMark] | None, current: SideMark | None = None
    ) -> None:
        """Show two passes as lanes beside the text; None shows one's own again.

        Args:
            found: The places in the order of the text.
            current: The one in full colour, upper line X, lower line Y.
        """
        if self.sides.show(found, current):
            self._show_sheet()

    def show_findings(self, signs: Sequence[Sign]) -> None:
        """Put signs of the marking audit beside the paragraphs."""
        self._signs.show_signs(signs)

    def show_found(self, places: Sequence[Span]) -> None:
        """Light the places where the words stand that are looked for."""
        self._found.show_places(places)

    def found_areas(self) -> list[QRectF]:
        """What is lit of them, within the text."""
        return self._found.areas()

    def show_corrections(self, signs: Sequence[CorrectionSign]) -> None:
        """Put pencils beside what was corrected."""
        self._pencils.show_signs(signs)

    def show_unmarked_subject(self, *, is_unmarked: bool) -> None:
        """Say in the header card that the subject lacks a marking."""
        self._card.show_unmarked(is_unmarked=is_unmarked)

    def show_known(self, known: frozenset[str]) -> None:
        """Tell references to cables that can be opened from missing ones."""
        self._card.show_known(known)

    def show_finding(self, span: Span | None) -> None:
        """Outline the place of a finding and go there; None ends it."""
        cable = self._open.cable if self._open else None
        in_text = span is not None and block_of(self._text, span) is not None
        self._outline.show_span(span)
        self._card.outline("")
        if span is None or cable is None:
            return
        if in_text:
            self.go_to(span.start)
        else:
            self._card.outline(where(cable, span))
            self._text.verticalScrollBar().setValue(0)

    def outlined_areas(self) -> list[QRectF]:
        """What the outline goes round, in the text's own coordinates."""
        return self._outline.areas()

    def finding_signs(self) -> list[tuple[QRectF, list[int]]]:
        """The signs in sight with the findings they stand for."""
        return list(self._signs.placed())

    def correction_signs(self) -> list[tuple[QRectF, str]]:
        """The pencils in sight with what they say."""
        return [(area, self._pencils.words(n)) for area, n in self._pencils.placed()]

    @property
    def statement_opacity(self) -> float:
        """How strongly statements are drawn, 0–1."""
        return self._text.statement_opacity

    def selection(self) -> tuple[Span, ...]:
        """What is selected, page lines and numbers cut out; may be empty."""
        return self._text.selected()

    def select_span(self, spans: Sequence[Span]) -> None:
        """Select from the first of some spans to the last, and show it."""
        self._caret.select(spans)

    def go_to(self, position: int) -> None:
        """Put the caret at a text position and scroll there if it is out of sight."""
        self._caret.go_to(position)

    def centre_on(self, position: int) -> None:
        """Put the caret at a text position, and that into the middle."""
        self._caret.go_to(position)
        self._text.sight.centre_on(position)

    def caret_position(self) -> int:
        """The text position of the caret."""
        return self._text.caret()

    def select_sentence(self, extend: bool = False) -> None:  # noqa: FBT001, FBT002
        """Select the sentence at the caret, the next one, or one more."""
        self._caret.select_sentence(extend=extend)

    def select_word(self) -> None:
        """Select the word at the caret; if it is selected, the next."""
        self._caret.select_word()

    def select_paragraph(self) -> None:
        """Select the paragraph at the caret."""
        self._caret.select_paragraph()

    def move_end(self, words: int) -> None:
        """Move the end of the selection by words; negative shortens it."""
        self._caret.move_end(words)

    def move_start(self, words: int) -> None:
        """Move the start of the selection by words; negative lengthens it."""
        self._caret.move_start(words)

    def step_paragraph(self, step: int) -> None:
        """Go to the next (+1) or previous (−1) paragraph."""
        self._caret.step_paragraph(step)

    def clear_selection(self) -> None:
        """Select nothing; the caret stays."""
        self._caret.clear()

    def show_badges(self, badges: Mapping[str, str] | None) -> None:
        """Show numbers on the tags of some statements, to choose one; None ends it."""
        self._margin.show_badges(badges)

    def visible_statements(self) -> tuple[str, ...]:
        """Ids of the statements whose tags can be seen, from the top."""
        tags = (tag.statement for tag in self._margin.tags())
        return tuple(statement.statement_id for statement in tags if statement)

    def set_furniture_visible(self, visible: bool) -> None:  # noqa: FBT001
        """Show or hide page lines, stamps and the like."""
        if visible != self._furniture:
            self._furniture = visible
            self._show_sheet()

    def zoom_by(self, steps: int) -> None:
        """Enlarge (positive) or shrink the text; 0 is the designed size."""
        wanted = 1.0 if steps == 0 else self._zoom + steps * _ZOOM_STEP
        zoom = round(min(max(wanted, _LEAST_ZOOM), _MOST_ZOOM), 2)
        if zoom != self._zoom:
            self._zoom = zoom
            self._show_sheet()

    def changeEvent(self, event: QEvent) -> None:
        """Take a new theme or scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_sheet()
            self._minimap.redraw()
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw paper where no part lies."""
        QPainter(self).fillRect(self.rect(), theme.current().paper)

    def _connect(self) -> None:
        self._text.statement_clicked.connect(self.statement_clicked)
        self._margin.statement_clicked.connect(self.statement_clicked)
        self._text.selectionChanged.connect(self.selection_changed)
        self.sides.lanes.case_clicked.connect(self.case_clicked)
        self._signs.clicked.connect(self.finding_clicked)
        self._pencils.clicked.connect(self.correction_clicked)
        self._gutter.paragraph_clicked.connect(self._caret.go_to_paragraph)
        self._caret.paragraph_changed.connect(self._gutter.set_current)
        self._caret.paragraph_changed.connect(self.position_changed)
        self._text.verticalScrollBar().valueChanged.connect(self._place_card)
        self._card.expanded.connect(self._place_card)
        self._card.reference_followed.connect(self.reference_followed)

    def _show_sheet(self) -> None:
        """Lay the cable out anew and stay at the same place of the text."""
        at, caret = self._text.sight.top_position(), self._text.caret()
        scrolled = self._text.verticalScrollBar().value() > 0
        selected = self._text.selected()
        sheet = None
        if self._open:
            cable = self._open.cable
            sheet = Sheet.of(self._open.text, cable, furniture=self._furniture)
        self._arrange()
        self._text.show_sheet(sheet, Typography(self._zoom), top=self._top())
        self._gutter.show_cable(self._open.cable if self._open else None)
        self._minimap.redraw()
        if sheet and scrolled:
            self._text.sight.put_on_top(at)
        if selected:
            self._text.select(selected[0].start, selected[-1].end)
        elif sheet:
            self._text.select(caret, caret)

    def _top(self) -> float:
        """Space above the first block: the card's lower part lies over it."""
        hidden = self._card.full_height() - self._card.compact_height()
        return hidden + Typography(self._zoom).px(_ABOVE_TEXT)

    def _arrange(self) -> None:
        share = measures.share(self.width(), fonts.scale() * self._zoom)
        top = self._card.compact_height() + self.sides.height
        height = max(self.height() - top, 0)
        left = 0
        for widget, width in (
            (self._gutter, share.gutter - OVERHANG),
            (self._text, share.measure + 2 * OVERHANG),
            (self._margin, share.margin - OVERHANG),
            (self._minimap, share.minimap),
        ):
            widget.setGeometry(QRect(left, top, width, height))
            left += width
        self._place_card()

    def _place_card(self) -> None:
        """Let the card shrink as the text scrolls, down to its two lines."""
        height = self._card.full_height()
        if not self._card.is_expanded:
            scrolled = self._text.verticalScrollBar().value()
            height = max(height - scrolled, self._card.compact_height())
        self._card.setGeometry(0, 0, self.width(), min(height, self.height()))
        self.sides.place(min(height, self.height()), self.width())
        self._card.raise_()
