"""The rows of the ledger: a claim, and what the post says or does not say."""

from collections.abc import Hashable

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QPointF,
    QRectF,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from reviewer.gui import fonts, marks, pictures, theme
from reviewer.gui.delegates import rows
from reviewer.gui.models.ledger import ENTRY_ROLE, AnswerLine, LedgerColumn, LedgerEntry
from reviewer.gui.text_lines import elided_lines, paint_line, paint_lines
from reviewer.gui.widgets.row_table import Cells, Index, RowDelegate, RowState
from reviewer.gui.widgets.tags import paint_tag

ROW_HEIGHT = 44
_MARGIN = 16
_PITCH = 18
_SMALL_PITCH = 16
_RELATION = 84
"""Room for the relation's name, in design pixels."""
_ROOMY = 320
"""From this width of a side on the button says all it does, in design pixels."""
_KEY = "L"


class LedgerDelegate(RowDelegate):
    """Paints both sides; the button in a row is painted too and answers clicks.

    Signals:
        link_requested: Id of the claim whose button was pressed.
    """

    link_requested = Signal(str)

    def look_of(self, index: Index) -> Hashable | None:
        """What both sides show."""
        entry = index.data(ENTRY_ROLE)
        if not isinstance(entry, LedgerEntry):
            return None
        claim = entry.claim
        answers = tuple((a.relation, a.mode, a.comment.quote) for a in entry.answers)
        return claim.look, claim.paragraph, claim.quote, answers

    def paint_row(
        self, painter: QPainter, cells: Cells, index: Index, state: RowState
    ) -> None:
        """Draw both sides."""
        entry = index.data(ENTRY_ROLE)
        if isinstance(entry, LedgerEntry):
            for column, area in cells.items():
                claims = column == LedgerColumn.CLAIM
                self._paint_side(painter, area, entry, state, claims=claims)

    def _paint_side(
        self,
        painter: QPainter,
        area: QRectF,
        entry: LedgerEntry,
        state: RowState,
        *,
        claims: bool,
    ) -> None:
        rows.start_cell(painter)
        colours = theme.current()
        missing = not entry.is_addressed
        rows.paint_ground(
            painter,
            area,
            state,
            first=claims,
            last=not claims,
            fill=colours.attention_fill if missing else colours.paper,
            edge=colours.attention_line if missing else None,
        )
        if claims:
            self._paint_claim(painter, area, entry)
        elif missing:
            # It looks alike in every row.
            pictures.paint_kept(painter, area, "not addressed", self._paint_missing)
        else:
            self._paint_answer(painter, area, entry)
        painter.restore()

    @staticmethod
    def row_height() -> int:
        """The height of every row."""
        return rows.row_height(ROW_HEIGHT, fonts.serif(14), fonts.serif(14)) - 1

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """A click on the painted button asks for a link."""
        entry = index.data(ENTRY_ROLE)
        if (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and isinstance(entry, LedgerEntry)
            and not entry.is_addressed
            and index.column() == LedgerColumn.POST
            and self.button_area(rows.area_of(option)).contains(event.position())
        ):
            self.link_requested.emit(entry.claim.statement.statement_id)
            return True
        return super().editorEvent(event, model, option, index)

    def button_area(self, area: QRectF) -> QRectF:
        """Where the button stands in the post's side of a row."""
        said = self._link_words(area.width())
        words = QFontMetricsF(fonts.sans(12, 500)).horizontalAdvance(said)
        width = words + marks.key_cap_width(_KEY) + fonts.scaled(8 + 8 + 8)
        height = max(fonts.scaled(26), QFontMetricsF(fonts.sans(12)).height() + 6)
        right = area.right() - _MARGIN
        return QRectF(right - width, area.center().y() - height / 2, width, height)

    def _paint_claim(self, painter: QPainter, area: QRectF, entry: LedgerEntry) -> None:
        colours = theme.current()
        middle = area.center().y()
        left = area.left() + _MARGIN
        left = paint_tag(painter, left, middle, entry.claim.look)
        place = QRectF(left + 8, area.top(), fonts.scaled(30), area.height())
        words = f"¶{entry.claim.paragraph}" if entry.claim.paragraph else ""
        font = fonts.sans(12)
        paint_line(painter, place, words, font=font, colour=colours.quiet)
        advance = QFontMetricsF(font).horizontalAdvance("¶00")
        quote = area.adjusted(0, 0, -fonts.scaled(12), 0)
        quote.setLeft(place.left() + advance + 6)
        self._paint_quote(painter, quote, entry.claim.quote)

    def _paint_answer(
        self, painter: QPainter, area: QRectF, entry: LedgerEntry
    ) -> None:
        colours = theme.current()
        self._paint_divider(painter, area)
        answer: AnswerLine = entry.answers[0]
        left = area.left() + fonts.scaled(12)
        left = paint_tag(painter, left, area.center().y(), "comment")
        relation = QRectF(left + 8, area.top(), fonts.scaled(_RELATION), area.height())
        lines = [word for word in (answer.relation, answer.mode) if word]
        paint_lines(
            painter,
            relation,
            lines,
            font=fonts.sans(12),
            colour=colours.quiet,
            pitch=fonts.scaled(_SMALL_PITCH),
        )
        quote = area.adjusted(0, 0, -_MARGIN, 0)
        quote.setLeft(relation.right() + 4)
        more = len(entry.answers) - 1
        if more:
            words = self.tr("+ {more} more").format(more=more)
            width = QFontMetricsF(fonts.sans(12)).horizontalAdvance(words)
            spot = QRectF(quote)
            spot.setLeft(quote.right() - width - 1)
            font = fonts.sans(12)
            paint_line(painter, spot, words, font=font, colour=colours.quiet)
            quote.setRight(spot.left() - 8)
        self._paint_quote(painter, quote, answer.comment.quote)

    def _paint_missing(self, painter: QPainter, area: QRectF) -> None:
        rows.start_cell(painter)
        colours = theme.current()
        self._paint_divider(painter, area)
        button = self.button_area(area)
        words = area.adjusted(fonts.scaled(12), 0, 0, 0)
        words.setRight(button.left() - 8)
        paint_line(
            painter,
            words,
            self.tr("Not addressed by post"),
            font=fonts.sans(13, 600),
            colour=colours.attention,
        )
        painter.setPen(QPen(colours.line, 1))
        painter.setBrush(colours.raised)
        painter.drawRoundedRect(button.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        inner = button.adjusted(fonts.scaled(8), 0, 0, 0)
        width = marks.key_cap_width(_KEY)
        cap = QRectF(0, 0, width, fonts.scaled(marks.KEY_CAP_HEIGHT))
        cap.moveCenter(QPointF(0, button.center().y()))
        cap.moveRight(button.right() - fonts.scaled(5))
        paint_line(
            painter,
            inner,
            self._link_words(area.width()),
            font=fonts.sans(12, 500),
            colour=colours.text,
        )
        marks.paint_key_cap(painter, cap, _KEY)
        painter.restore()

    def _link_words(self, width: float) -> str:
        """The button's words; fewer where the sentence before needs the room."""
        roomy = width >= fonts.scaled(_ROOMY)
        return self.tr("Link to comment") if roomy else self.tr("Link")

    @staticmethod
    def _paint_divider(painter: QPainter, area: QRectF) -> None:
        line = QRectF(area.left(), area.top(), 1, area.height())
        painter.fillRect(line, theme.current().fine_line)

    @staticmethod
    def _paint_quote(painter: QPainter, area: QRectF, quote: str) -> None:
        font = fonts.serif(14)
        pitch = max(fonts.scaled(_PITCH), QFontMetricsF(font).height() - 2)
        paint_lines(
            painter,
            area,
            elided_lines(quote, font, area.width(), 2),
            font=font,
            colour=theme.current().text,
            pitch=pitch,
        )
