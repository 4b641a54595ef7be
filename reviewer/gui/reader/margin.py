"""The margin right of the text: letter tags and the arcs of links."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from reviewer.domain.identifiers import StatementId
from reviewer.domain.statement import Link, Statement, look_of
from reviewer.gui import fonts, marks, theme
from reviewer.gui.plain_text import tooltip
from reviewer.gui.reader import arc_painting, sign_cache
from reviewer.gui.reader.arcs import Arc, arcs
from reviewer.gui.reader.block_marks import TagRow
from reviewer.gui.reader.document import OVERHANG
from reviewer.gui.reader.sight import Place
from reviewer.gui.reader.statement_layer import Difference
from reviewer.gui.reader.text_view import ReaderText

MOST_TAGS = 3
_INDENT = (10, 16)
_BETWEEN = 4
_LANES_FROM = (62, 66)
_LANE = 4.5
_BESIDE_ONE_TAG = 36
_EDGE = 4
_USUAL = 76
_WIDE = 32
_NO_ARCS_FROM = 1.75
"""Scale from which a number on the tag stands for the arcs."""
_MANY = 200
_LONG = 200_000
_BEYOND = 400
"""How far beyond the window an arc runs whose end is not laid out."""


class Tag(NamedTuple):
    """A drawn tag; without a statement it is the number of those left out."""

    area: QRectF
    statement: Statement | None
    others: tuple[Statement, ...]
    left_out: int


class Margin(QWidget):
    """Draws the tags of the visible rows, and arcs between linked rows."""

    statement_clicked = Signal(str)

    def __init__(self, view: ReaderText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("marginLane")
        self.setAccessibleName(self.tr("Letter tags and links of the statements"))
        # It fills itself with paper, so that nothing below need be painted.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._view = view
        self._links: tuple[Link, ...] = ()
        self._ends_at: Counter[StatementId] = Counter()
        self._badges: Mapping[str, str] | None = None
        self._arcs: tuple[Arc, ...] | None = None
        self._ends: dict[float, float] = {}
        view.moved.connect(self.update)
        view.relaid.connect(self._lay_out_anew)
        view.marks_changed.connect(self._redraw_bands)

    def set_links(self, links: Sequence[Link]) -> None:
        """Draw these links."""
        if tuple(links) != self._links:
            self._links = tuple(links)
            ends = (end for link in links for end in (link.from_id, link.to_id))
            self._ends_at = Counter(ends)
            self._lay_out_anew()

    def show_badges(self, badges: Mapping[str, str] | None) -> None:
        """Show numbers instead of letters, to choose a target; None ends it."""
        self._badges = badges
        self.update()

    def tags(self) -> Iterator[Tag]:
        """The tags that can be seen, with their places in this widget."""
        yield from self._tags_between(0, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw arcs first, tags on top."""
        painter = QPainter(self)
        seen = event.rect()
        painter.fillRect(seen, theme.current().paper)
        painter.setOpacity(self._view.statement_opacity)
        if fonts.scale() < _NO_ARCS_FROM:
            self._paint_arcs(painter)
        painter.setFont(fonts.sans(12, 600))
        painter.setPen(theme.current().quiet)
        for tag in self._tags_between(seen.top(), seen.bottom()):
            self._paint_tag(painter, tag)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the statement whose tag was clicked."""
        tag = self._tag_at(event.position())
        if tag and tag.statement:
            self.statement_clicked.emit(tag.statement.statement_id)
        elif tag and tag.others:
            ids: list[str] = [other.statement_id for other in tag.others]
            current = self._view.current_id
            following = (ids.index(current) + 1) % len(ids) if current in ids else 0
            self.statement_clicked.emit(ids[following])

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the text."""
        QApplication.sendEvent(self._view.viewport(), event)

    def event(self, event: QEvent) -> bool:
        """Name the statement under the pointer."""
        if isinstance(event, QHelpEvent):
            tag = self._tag_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._tip(tag), self)
            return True
        return super().event(event)

    def _tip(self, tag: Tag | None) -> str:
        if tag is None:
            return ""
        if tag.statement is None:
            return tooltip(self.tr("{n} more here").format(n=tag.left_out))
        kind = tag.statement.statement_type or tag.statement.kind.value
        return tooltip(kind.replace("_", " "))

    def _tag_at(self, point: QPointF) -> Tag | None:
        return next((tag for tag in self.tags() if tag.area.contains(point)), None)

    def _tags_between(self, top: float, bottom: float) -> Iterator[Tag]:
        """The tags of the rows that reach into a band of this widget."""
        for place in self._view.sight.places():
            above = place.origin.y()
            for row in self._view.marks_of(place).rows:
                upper = above + row.top
                if upper <= bottom and upper + row.height >= top:
                    yield from self._row_tags(place, row)

    def _row_tags(self, place: Place, row: TagRow) -> Iterator[Tag]:
        size = fonts.scaled(marks.TAG_SIZE)
        step = size + fonts.scaled(_BETWEEN)
        top = round(place.origin.y() + row.top + (row.height - size) / 2)
        left = fonts.scaled(self._between(_INDENT))
        shown, others = row.statements[:MOST_TAGS], row.statements[MOST_TAGS:]
        for statement in shown:
            yield Tag(QRectF(left, top, size, size), statement, (), 0)
            left += step
            if self._counts_links(statement):
                left += size // 2
        count = len(others) + row.hidden
        if count:
            yield Tag(QRectF(left, top, size, size), None, others, count)

    def _between(self, ends: tuple[int, int]) -> float:
        """A distance that grows with the room the margin has been given."""
        spare = (self.width() + OVERHANG) / fonts.scale() - _USUAL
        share = min(max(spare / _WIDE, 0.0), 1.0)
        return ends[0] + (ends[1] - ends[0]) * share - OVERHANG

    def _paint_tag(self, painter: QPainter, tag: Tag) -> None:
        if tag.statement is None:
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(tag.area.adjusted(0, 0, 40, 0), flags, f"+{tag.left_out}")
            return
        if self._links:
            # An arc may run behind the tag.
            ground = tag.area.adjusted(-2, 0, 2, 0)
            painter.fillRect(ground, theme.current().paper)
        key = tag.statement.statement_id
        badge = self._badges.get(key) if self._badges else None
        if badge is not None:
            cap = tag.area.adjusted(0, -1, 0, 1)
            cap.setWidth(max(marks.key_cap_width(badge), cap.width()))
            marks.paint_key_cap(painter, cap, badge)
            return
        is_current = key == self._view.current_id
        look = look_of(tag.statement)
        sign_cache.paint_letter_tag(painter, tag.area, look, current=is_current)
        if self._counts_links(tag.statement):
            corner = tag.area.topRight() + QPointF(2, 0)
            area = QRectF(corner, tag.area.size())
            painter.drawText(area, Qt.AlignmentFlag.AlignLeft, str(self._ends_at[key]))

    def _counts_links(self, statement: Statement) -> bool:
        """Whether a number on the tag stands for its arcs."""
        is_large = fonts.scale() >= _NO_ARCS_FROM
        return is_large and self._ends_at[statement.statement_id] > 0

    def _lay_out_anew(self) -> None:
        self._arcs = None
        self.update()

    def _redraw_bands(self, difference: Difference) -> None:
        if self._links:
            self._lay_out_anew()
            return
        for top, height in self._view.bands(difference):
            self.update(0, top, self.width(), height)

    def _laid_out(self) -> tuple[Arc, ...]:
        if self._arcs is not None:
            return self._arcs
        self._ends = {}
        heights: dict[StatementId, float] = {}
        nearby = self._seen_ids() if self._is_long() else None
        for link in self._links:
            if nearby is not None and not nearby & {link.from_id, link.to_id}:
                continue
            for key in (link.from_id, link.to_id):
                if key not in heights and (height := self._height(key, nearby)):
                    heights[key] = height
        found = arcs(self._links, heights, self._view.current_id)
        if nearby is None:
            self._arcs = found
        return found

    def _height(self, statement_id: str, nearby: set[str] | None) -> float | None:
        """Height of a statement's row; beyond the window only the side counts."""
        if nearby is not None and statement_id not in nearby:
            statement = self._view.index.get(statement_id)
            top = self._view.verticalScrollBar().value()
            below = statement and statement.start > self._view.sight.top_position()
            height = float(top + self.height() + _BEYOND if below else top - _BEYOND)
            self._ends[height] = fonts.scaled(self._between(_INDENT))
            return height if statement else None
        row = self._view.row_of(statement_id)
        if row is None:
            return None
        height, count = row
        step = fonts.scaled(marks.TAG_SIZE) + fonts.scaled(_BETWEEN)
        shown = min(count, MOST_TAGS) + (count > MOST_TAGS)
        self._ends[height] = fonts.scaled(self._between(_INDENT)) + shown * step
        return height

    def _is_long(self) -> bool:
        """Whether laying out every linked row would hold the window up."""
        sheet = self._view.sheet
        long = sheet is not None and sheet.positions.qt_length > _LONG
        return long or len(self._links) > _MANY

    def _seen_ids(self) -> set[str]:
        return {tag.statement.statement_id for tag in self.tags() if tag.statement}

    def _paint_arcs(self, painter: QPainter) -> None:
        found = self._laid_out() if self._links else ()
        if not found:
            return
        most = max(arc.lane for arc in found)
        edge = self.width() - fonts.scaled(_EDGE)
        wanted = fonts.scaled(self._between(_LANES_FROM))
        beside = fonts.scaled(_BESIDE_ONE_TAG)
        first = min(wanted, max(edge - most * _LANE * fonts.scale(), beside))
        step = min(_LANE * fonts.scale(), (edge - first) / max(most, 1))
        scrolled = self._view.verticalScrollBar().value()
        window = QRectF(self.rect())
        labels: dict[str, list[arc_painting.Run]] = {}
        for arc in found:
            run = arc_painting.Run(
                start=QPointF(self._ends[arc.start], arc.start - scrolled),
                end=QPointF(self._ends[arc.end], arc.end - scrolled),
                lane=first + arc.lane * step,
            )
            if run.is_within(window):
                arc_painting.paint(painter, run, is_lit=arc.is_lit)
                if arc.is_lit:
                    words = ", ".join(arc.words).replace("_", " ")
                    labels.setdefault(words, []).append(run)
        arc_painting.paint_words(painter, labels, window)
