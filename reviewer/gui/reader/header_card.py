"""The card above the text: subject, from, to, date, TAGS; all of it on demand.

At the top of the text the card is full; while the text scrolls it shrinks to its
first two lines, over the text rather than beside it, so that nothing jumps.
"""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.domain.cable import Cable, Reference
from reviewer.gui import fonts, icons, theme
from reviewer.gui.marks import LevelChip, MissingChip
from reviewer.gui.plain_text import PlainLabel, tooltip
from reviewer.gui.reader import header_words
from reviewer.gui.reader.reference_links import ReferenceLinks

_SUBJECT = 18
_SIDES = 16
_TOP = 12
_ROW_GAP = 4
_SUBJECT_ROW = 24
_LINE_ROW = 20
_RAW_HEIGHT = 220
_ARROW = 16
_WIDEST = (1 << 24) - 1
"""Qt's own limit: no limit."""


class ElidedLabel(QLabel):
    """One line of plain text that is cut with an ellipsis where room ends."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._whole = ""
        self._is_open = self._is_fitting = False

    def fit(self, *, is_fitting: bool) -> None:
        """Be no wider than the words, so that something can follow them."""
        self._is_fitting = is_fitting
        self.elide()

    def set_open(self, *, is_open: bool) -> None:
        """Show all of the text in as many lines as it needs, or one line of it."""
        self._is_open = is_open
        self.setWordWrap(is_open)
        self.elide()

    def set_whole(self, text: str) -> None:
        """Show a text; the tooltip has it whole."""
        self._whole = text
        self.setAccessibleName(text)
        self.setToolTip(tooltip(text) if text else "")
        self.elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut at the new width."""
        super().resizeEvent(event)
        self.elide()

    def minimumSizeHint(self) -> QSize:
        """May become as narrow as needed."""
        return QSize(40, super().minimumSizeHint().height())

    def elide(self) -> None:
        """Cut at the present width and font."""
        if self._is_open:
            self.setText(self._whole)
            return
        metrics = QFontMetrics(self.font())
        wide = metrics.horizontalAdvance(self._whole) + 2
        self.setMaximumWidth(max(wide, 40) if self._is_fitting else _WIDEST)
        mode = Qt.TextElideMode.ElideRight
        self.setText(metrics.elidedText(self._whole, mode, max(self.width(), 40)))


class HeaderCard(QWidget):
    """Shows a cable's header; the reader sets how much of its height is seen."""

    expanded = Signal(bool)
    """"More" was switched: the whole card is to be seen, scrolled or not."""
    reference_followed = Signal(str)
    """The id of the cable that a reference names."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("headerCard")
        self.setAccessibleName(self.tr("Header of the cable"))
        self._subject = ElidedLabel()
        self._unmarked = MissingChip(self.tr("subject unmarked"))
        self._unmarked.setObjectName("subjectUnmarked")
        self._unmarked.hide()
        self._chip = LevelChip()
        self._line = ElidedLabel()
        self._more = QToolButton()
        self._more.setObjectName("headerMore")
        self._more.setText(self.tr("More"))
        self._more.setAccessibleName(self.tr("Show the whole header"))
        self._more.setCheckable(True)
        self._more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        # The arrow stands behind the word.
        self._more.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._more.toggled.connect(self._switch)
        self._gap = QWidget()
        self._details = QWidget()
        self._raw = QPlainTextEdit()
        self._raw.setReadOnly(True)
        self._raw.setAccessibleName(self.tr("Header as it stands in the cable"))
        self._links: ReferenceLinks | None = None
        self._content = QWidget(self)
        self._outlined = ""
        self._arrange()
        self._style()
        self.show_cable("", None)

    @property
    def is_expanded(self) -> bool:
        """Whether the whole card is wanted although the text is scrolled."""
        return self._more.isChecked()

    def compact_height(self) -> int:
        """Height of the two-line form."""
        rows = _SUBJECT_ROW + _LINE_ROW + _ROW_GAP + 2 * _TOP
        return fonts.scaled(rows)

    def full_height(self) -> int:
        """Height of everything that is not hidden."""
        wanted = self._rows.totalHeightForWidth(self.width())
        if wanted < 0:
            wanted = self._content.sizeHint().height()
        return max(wanted, self.compact_height())

    def show_cable(self, text: str, cable: Cable | None) -> None:
        """Show another cable's header; ``text`` is what the cable was read from."""
        self._more.setChecked(False)
        self._unmarked.hide()
        self._subject.set_whole(header_words.subject(cable) if cable else "")
        self._line.set_whole(header_words.line(cable) if cable else "")
        self._chip.setVisible(cable is not None)
        self._chip.set_marking(cable.banner if cable else None)
        self._more.setVisible(cable is not None)
        self._fill(header_words.details(cable) if cable else ())
        self._link(cable.header.references if cable else ())
        self._raw.setPlainText(header_words.raw(text, cable) if cable else "")
        self._resize_content()

    def show_unmarked(self, *, is_unmarked: bool) -> None:
        """Say behind the subject that it lacks a marking."""
        self._unmarked.setVisible(is_unmarked)
        self._subject.fit(is_fitting=is_unmarked)

    def show_known(self, known: frozenset[str]) -> None:
        """Tell references to cables that can be opened from missing ones."""
        if self._links:
            self._links.show_known(known)

    def outline(self, place: str) -> None:
        """Outline the subject, the header or (empty) nothing, for the audit."""
        if place != self._outlined:
            self._outlined = place
            self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Take new colours and sizes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._style()
            self._resize_content()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the content's own height; what is lower is cut off."""
        super().resizeEvent(event)
        self._resize_content()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw paper and the line below."""
        painter = QPainter(self)
        colours = theme.current()
        painter.fillRect(self.rect(), colours.paper)
        painter.fillRect(0, self.height() - 1, self.width(), 1, colours.line)
        if self._outlined:
            self._paint_outline(painter)

    def _paint_outline(self, painter: QPainter) -> None:
        colours = theme.current()
        area = self.rect().adjusted(4, 4, -4, -4)
        if self._outlined == "subject":
            words = QFontMetrics(self._subject.font()).horizontalAdvance
            area = self._subject.geometry().adjusted(-4, -2, 4, 2)
            area.setWidth(min(words(self._subject.text()) + 8, area.width()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(colours.attention_fill)
        painter.setPen(QPen(colours.attention, 1.5))
        painter.drawRoundedRect(area, 4, 4)

    def _arrange(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(_SIDES)
        first.addWidget(self._subject, 1)
        first.addWidget(self._unmarked)
        first.addStretch()
        first.addWidget(self._chip)
        second = QHBoxLayout()
        second.setSpacing(_ROW_GAP)
        second.addWidget(self._line, 1)
        second.addWidget(self._more)
        self._grid = QGridLayout(self._details)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_SIDES)
        self._grid.setVerticalSpacing(_ROW_GAP)
        self._grid.setColumnStretch(1, 1)
        rows = QVBoxLayout(self._content)
        self._rows = rows
        rows.addLayout(first)
        rows.addLayout(second)
        # What is below the two lines begins where the short card ends.
        rows.addWidget(self._gap)
        rows.addWidget(self._details)
        rows.addWidget(self._raw)
        self._raw.hide()

    def _style(self) -> None:
        sides, top = fonts.scaled(_SIDES), fonts.scaled(_TOP)
        self._rows.setContentsMargins(sides, top, sides, top)
        self._rows.setSpacing(fonts.scaled(_ROW_GAP))
        self._gap.setFixedHeight(fonts.scaled(_TOP - 2 * _ROW_GAP))
        self._subject.setFont(fonts.serif(_SUBJECT, 600))
        self._subject.setFixedHeight(fonts.scaled(_SUBJECT_ROW))
        self._line.setFont(fonts.sans(12))
        self._line.setFixedHeight(fonts.scaled(_LINE_ROW))
        self._more.setFont(fonts.sans(12, 500))
        self._more.setFixedHeight(fonts.scaled(_LINE_ROW))
        self._turn_arrow()
        self._raw.setFont(fonts.mono(12))
        self._raw.setFixedHeight(fonts.scaled(_RAW_HEIGHT))
        for label in self._content.findChildren(ElidedLabel):
            label.elide()

    def _fill(self, rows: tuple[tuple[str, str], ...]) -> None:
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()  # deletion waits for the event loop
                widget.deleteLater()
        for name, value in rows:
            words = ElidedLabel()
            words.setFont(fonts.sans(12))
            words.set_whole(value)
            self._add_row(name, words)
        self._details.setVisible(bool(rows))
        self._details.updateGeometry()

    def _link(self, references: tuple[Reference, ...]) -> None:
        """Show the REF line as links, below the other details."""
        self._links = ReferenceLinks(references) if references else None
        if self._links:
            self._links.followed.connect(self.reference_followed)
            self._links.more_wanted.connect(self._more.toggle)
            self._add_row(self.tr("References"), self._links)

    def _add_row(self, name: str, value: QWidget) -> None:
        label = PlainLabel(name, px=12, look="furniture")
        label.setAccessibleName(name)
        number = self._grid.count() // 2
        self._grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, number, 1)
        for shown in (label, value):
            # At once, because what is not shown yet counts for no height.
            shown.show()

    def _switch(self, checked: bool) -> None:  # noqa: FBT001 – Qt's signal
        self._raw.setVisible(checked)
        for words in self._details.findChildren(ElidedLabel):
            words.set_open(is_open=checked)
        if self._links:
            self._links.set_open(is_open=checked)
        self._more.setText(self.tr("Less") if checked else self.tr("More"))
        self._turn_arrow()
        self._resize_content()
        self.expanded.emit(checked)

    def _turn_arrow(self) -> None:
        name = "chevron-up" if self.is_expanded else "chevron-down"
        self._more.setIcon(icons.icon(name, _ARROW))
        size = fonts.scaled(_ARROW)
        self._more.setIconSize(QSize(size, size))
        words = QFontMetrics(self._more.font()).horizontalAdvance(self._more.text())
        self._more.setFixedWidth(words + fonts.scaled(_ARROW + _TOP))

    def _resize_content(self) -> None:
        self._content.setGeometry(0, 0, self.width(), self.full_height())
