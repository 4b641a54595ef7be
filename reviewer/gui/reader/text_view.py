"""The text: a read-only editor that draws the statements itself.

Line breaking, selection, copying and accessibility are Qt's own; tints and
underlines of the visible blocks are painted before the words.
"""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from reviewer.domain.statement import Statement
from reviewer.domain.text import Span, excerpt
from reviewer.gui.reader import block_marks, clicking, document, lanes, underlay
from reviewer.gui.reader.block_marks import BlockMarks
from reviewer.gui.reader.clicking import Click
from reviewer.gui.reader.document import Typography
from reviewer.gui.reader.sheet import Sheet
from reviewer.gui.reader.sight import Place, Sight
from reviewer.gui.reader.span_index import SpanIndex
from reviewer.gui.reader.statement_layer import Difference, StatementLayer
from reviewer.gui.reader.underlay import Scene

_STEPPED_BACK = 0.35


class ReaderText(QTextEdit):
    """Shows a sheet and its statements; tells of scrolling and of clicks."""

    moved = Signal()
    """Something else is seen: scrolled, resized, zoomed, another cable."""
    relaid = Signal()
    """Lines were broken anew: heights within the text differ."""
    marks_changed = Signal(object)
    """Payload: the ``Difference`` between the statements before and now."""
    statement_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader")
        self.setAccessibleName(self.tr("Text of the cable"))
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sheet: Sheet | None = None
        self._layer = StatementLayer()
        self._drawn: tuple[Statement, ...] = ()
        self._typography = Typography()
        self._wide: set[int] = set()
        self._is_back = False
        self._front: tuple[Statement, ...] = ()
        self._sight = Sight(self)
        self._click = Click()
        self._make_selection_ours()
        self.verticalScrollBar().valueChanged.connect(self._tell_moved)

    @property
    def sheet(self) -> Sheet | None:
        """What is displayed."""
        return self._sheet

    @property
    def sight(self) -> Sight:
        """What can be seen."""
        return self._sight

    @property
    def index(self) -> SpanIndex:
        """The statements displayed."""
        return self._layer.index

    @property
    def current_id(self) -> str | None:
        """The statement that lies above the others."""
        return self._layer.current_id

    @property
    def statement_opacity(self) -> float:
        """How strongly statements are drawn, 0–1."""
        return _STEPPED_BACK if self._is_back else 1.0

    def step_back(self, *, is_back: bool) -> None:
        """Let statements step back while something else is pointed at."""
        if is_back != self._is_back:
            self._is_back = is_back
            self.moved.emit()

    def put_in_front(self, statements: Iterable[Statement]) -> None:
        """Draw statements over the others, the first one's line above the next's."""
        self._front = tuple(statements)
        self.viewport().update()

    @property
    def typography(self) -> Typography:
        """Sizes in use."""
        return self._typography

    def show_sheet(
        self, sheet: Sheet | None, typography: Typography, *, top: float
    ) -> None:
        """Display another cable, or the same in other sizes."""
        self._sheet = sheet
        self._typography = typography
        self._wide.clear()
        self._layer.show(sheet)
        self._sight.show(sheet, typography.pitch(0))
        made = document.build(sheet.blocks if sheet else (), typography, top=top)
        made.setParent(self)
        # Known beforehand, the width spares laying the whole text out twice.
        made.setTextWidth(self.viewport().width())
        # The editor deletes the document before, of which it is the parent.
        self.setDocument(made)
        self._sight.look_again()
        made.documentLayout().documentSizeChanged.connect(self._tell_relaid)
        self._widen(self._layer.crowded())
        self._tell_relaid()

    def set_top(self, top: float) -> None:
        """Change the free space above the text."""
        document.set_top(self.document(), top)

    def set_statements(
        self, statements: Iterable[Statement], current_id: str | None
    ) -> None:
        """Draw these statements; only blocks whose marks differ are painted anew."""
        drawn = tuple(statements)
        if drawn is self._drawn and current_id == self.current_id:
            return
        self._drawn = drawn
        difference = self._layer.update(drawn, current_id)
        if difference.blocks == set():
            return
        if difference.blocks is None:
            self._widen(self._layer.crowded())
            self.viewport().update()
        else:
            crowded = self._layer.crowded(difference.blocks)
            self._widen((self._wide - difference.blocks) | crowded)
            for top, height in self.bands(difference):
                self.viewport().update(0, top, self.viewport().width(), height)
        self.marks_changed.emit(difference)

    def marks_of(self, place: Place) -> BlockMarks:
        """What is drawn for the statements of a visible block."""
        factor = self._typography.factor
        return self._layer.marks_of(place.number, place.block, factor)

    def row_of(self, statement_id: str) -> tuple[float, int] | None:
        """The row where a statement begins.

        Returns:
            Height of the row's middle in the whole text, in pixels, and how many
            statements begin there; None where the statement is not shown.
        """
        statement = self.index.get(statement_id)
        if statement is None or self._sheet is None:
            return None
        place = self._sight.place_of(self._sheet.positions.block_at(statement.start))
        for row in self.marks_of(place).rows:
            if statement in row.statements:
                above = place.origin.y() + self.verticalScrollBar().value()
                return above + row.top + row.height / 2, len(row.statements)
        return None

    def selected(self) -> tuple[Span, ...]:
        """What is selected: content only, page lines and numbers cut out."""
        cursor = self.textCursor()
        if not self._sheet or not cursor.hasSelection():
            return ()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        return self._sheet.content_between(start, end)

    def caret(self) -> int:
        """The text position of the caret."""
        if not self._sheet:
            return 0
        return self._sheet.positions.text_position(self.textCursor().position())

    def select(self, start: int, end: int) -> None:
        """Select from one text position to another, the caret at the end."""
        if not self._sheet:
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._sheet.positions.qt_position(start))
        if end > start:
            cursor.setPosition(
                self._sheet.positions.qt_position(end, after=True),
                QTextCursor.MoveMode.KeepAnchor,
            )
        self.setTextCursor(cursor)

    def statements_at(self, point: QPoint) -> list[Statement]:
        """The statements drawn at a point of the viewport, in text order."""
        layout = self.document().documentLayout()
        inside = QPointF(point) + QPointF(0, self.verticalScrollBar().value())
        hit = layout.hitTest(inside, Qt.HitTestAccuracy.ExactHit)
        if hit < 0 or not self._sheet:
            return []
        return self.index.at(self._sheet.positions.text_position(hit))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what lies under the words, then the words."""
        if self._sheet:
            painter = QPainter(self.viewport())
            underlay.paint(painter, event.rect(), self._scene(self._sheet))
            painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break lines anew and keep the first visible line where it was."""
        anchor = (
            self._sight.top_position() if self.verticalScrollBar().value() else None
        )
        narrower = event.oldSize().width() != event.size().width()
        if narrower:
            self._layer.forget()
        super().resizeEvent(event)
        self._sight.look_again()
        if narrower and anchor is not None:
            self._sight.put_on_top(anchor)
        self._tell_relaid()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click began."""
        self._click.press(event)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the statement that was clicked; again for the one below it."""
        super().mouseReleaseEvent(event)
        point = self._click.release(event)
        if point is None or self.textCursor().hasSelection():
            return
        chosen = clicking.choice(self.statements_at(point), self.current_id)
        if chosen:
            self.statement_clicked.emit(chosen)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain text as it stands in the cable, lines joined."""
        data = QMimeData()
        if self._sheet:
            data.setText(excerpt(self._sheet.text, self.selected()))
        return data

    def minimumSizeHint(self) -> QSize:
        """Narrow panes squeeze the measure rather than cut it off."""
        return QSize(160, 80)

    def bands(self, difference: Difference) -> Iterator[tuple[int, int]]:
        """Upper edge and height of all that can be seen of what differs."""
        # Marks reach below their line, bars to the lines beside them.
        slack = round(self._typography.pitch(0))
        for place in self._sight.places():
            if difference.blocks is None:
                top, height = 0.0, place.height
            elif place.number in difference.blocks:
                stretch = difference.stretches.get(place.number)
                top, height = block_marks.extent(place.block, stretch)
            else:
                continue
            yield round(place.origin.y() + top) - slack, round(height) + 2 * slack

    def _scene(self, sheet: Sheet) -> Scene:
        return Scene(
            sheet=sheet,
            places=self._sight.places(),
            selected=self.selected(),
            marks_of=self.marks_of,
            typography=self._typography,
            width=self.document().textWidth() - 2 * document.OVERHANG,
            opacity=self.statement_opacity,
            front_of=self._front_of,
        )

    def _front_of(self, place: Place) -> BlockMarks:
        """What is put in front of a visible block, each on its own line."""
        if self._sheet is None or not self._front:
            return BlockMarks()
        return block_marks.stacked(
            place.block,
            self._sheet.positions,
            place.number,
            self._front,
            self._typography.factor,
        )

    def _widen(self, wide: set[int]) -> None:
        changed = wide ^ self._wide
        if not changed:
            return
        slots = dict.fromkeys(changed - wide, 0)
        slots |= dict.fromkeys(wide - self._wide, lanes.VISIBLE_LANES)
        document.widen(self.document(), slots, self._typography)
        self._sight.look_again()
        self._layer.forget(changed)
        self._wide = set(wide)

    def _make_selection_ours(self) -> None:
        """Let Qt draw no selection: it would cover tints and underlines."""
        palette = QPalette(self.palette())
        nothing = QBrush(Qt.BrushStyle.NoBrush)
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            palette.setBrush(group, QPalette.ColorRole.Highlight, nothing)
            palette.setBrush(group, QPalette.ColorRole.HighlightedText, nothing)
        if palette != self.palette():
            self.setPalette(palette)

    def _tell_moved(self) -> None:
        self._sight.look_again()
        self.moved.emit()

    def _tell_relaid(self) -> None:
        self._sight.look_again()
        self.relaid.emit()
        self.moved.emit()
