"""What a selection can become: the five kinds with their keys and definitions."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from reviewer.domain.codebook import STATEMENT_TYPE, Codebook, Kind, Value
from reviewer.domain.statement import LETTERS, Look
from reviewer.gui import fonts, marks, pictures, theme
from reviewer.gui.plain_text import PlainLabel
from reviewer.gui.text_lines import elided_lines, paint_line, paint_lines
from reviewer.gui.widgets.tags import paint_tag

_MARGIN = 16
_PITCH = 17
_LINES = 99
"""A definition is never cut: who tags for the first time needs all of it."""


class TaggingGuide(QWidget):
    """One large row for each thing a selection can be recorded as.

    Signals:
        chosen: Kind (``Kind``) and statement type (text or None).
    """

    chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = PlainLabel(self.tr("What is selected?"), weight=600)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 16)
        self._column.setSpacing(0)
        self._head.setContentsMargins(_MARGIN, 0, _MARGIN, 4)
        self._column.addWidget(self._head)
        self._rows: list[GuideRow] = []
        self._column.addStretch(1)

    def show_codebook(self, codebook: Codebook | None) -> None:
        """Fill in the definitions of a codebook."""
        for row in self._rows:
            row.deleteLater()
        self._rows = [] if codebook is None else list(self._made(codebook))
        for place, row in enumerate(self._rows, start=1):
            self._column.insertWidget(place, row)

    @property
    def rows(self) -> tuple["GuideRow", ...]:
        """The rows offered."""
        return tuple(self._rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter chooses at once."""
        for row in self._rows:
            if event.text() and event.text().upper() == row.letter:
                row.click()
                return
        super().keyPressEvent(event)

    def _made(self, codebook: Codebook) -> list["GuideRow"]:
        rows = [GuideRow("claim", Kind.CLAIM, None, codebook.kind(Kind.CLAIM))]
        types = codebook.attribute(STATEMENT_TYPE)
        for name in ("denial", "acknowledgement"):
            value = types.value(name) if types else None
            if value is not None and not value.retired:
                rows.append(GuideRow(name, Kind.CLAIM, name, value))
        present = {entry.kind for entry in codebook.kinds}
        for look, kind in (("comment", Kind.COMMENT), ("report", Kind.REPORT)):
            if kind in present:
                rows.append(GuideRow(look, kind, None, codebook.kind(kind)))
        for row in rows:
            row.clicked.connect(self._choose)
        return rows

    def _choose(self) -> None:
        row = self.sender()
        if isinstance(row, GuideRow):
            self.chosen.emit(row.kind, row.statement_type)


class GuideRow(QAbstractButton):
    """A tag, a name, its definition and its key."""

    def __init__(
        self, look: Look, kind: Kind, statement_type: str | None, value: Value
    ) -> None:
        super().__init__()
        self.kind = kind
        self.statement_type = statement_type
        self._look = look
        self._value = value
        self.letter = LETTERS[look]
        self.setText(value.title)
        self.setAccessibleName(value.title)
        said = self.tr("Key {key}. {definition}")
        self.setAccessibleDescription(
            said.format(key=self.letter, definition=value.definition)
        )
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """The definition takes as many lines as it needs."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Name and definition with some air."""
        lines = len(self._definition(self._words_area(width).width()))
        return round(fonts.scaled(20) + lines * fonts.scaled(_PITCH) + 14)

    def sizeHint(self) -> QSize:
        """As high as the present width asks for."""
        width = max(self.width(), fonts.scaled(280))
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the row."""
        area = self.rect().toRectF()
        look = ("guide", self._look, self._value, self.hasFocus(), self.underMouse())
        pictures.paint_kept(QPainter(self), area, look, self._paint)

    def _paint(self, painter: QPainter, _area: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        self._paint_ground(painter)
        words = self._words_area(self.width())
        first = QRectF(words.topLeft(), QPointF(words.right(), fonts.scaled(20) + 7))
        paint_tag(painter, _MARGIN, first.center().y(), self._look)
        paint_line(
            painter,
            first,
            self._value.title,
            font=fonts.sans(13, 600),
            colour=colours.text,
        )
        cap = QRectF(0, 0, marks.key_cap_width(self.letter), fonts.scaled(20))
        cap.moveCenter(QPointF(0, first.center().y()))
        cap.moveRight(self.width() - _MARGIN)
        marks.paint_key_cap(painter, cap, self.letter)
        rest = QRectF(words.left(), first.bottom(), words.width(), 0)
        rest.setBottom(self.height() - 7)
        paint_lines(
            painter,
            rest,
            self._definition(words.width()),
            font=fonts.sans(12),
            colour=colours.quiet,
            pitch=fonts.scaled(_PITCH),
        )

    def _paint_ground(self, painter: QPainter) -> None:
        colours = theme.current()
        inset = _MARGIN - 8
        area = self.rect().toRectF().adjusted(inset, 1, -inset, -1)
        if self.hasFocus():
            painter.setPen(QPen(colours.accent, 2))
            painter.setBrush(colours.selected)
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.sunk)
        else:
            return
        painter.drawRoundedRect(area, 6, 6)

    def _words_area(self, width: int) -> QRectF:
        left = _MARGIN + fonts.scaled(18 + 12)
        right = width - _MARGIN - fonts.scaled(20 + 8)
        return QRectF(QPointF(left, 7), QPointF(max(right, left + 1), self.height()))

    def _definition(self, width: float) -> list[str]:
        return elided_lines(self._value.definition, fonts.sans(12), width, _LINES)
