"""The queues as rows: what there is to do, and how many cables each holds."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from reviewer.domain.queues import ALL, QUEUES, Queue, offered
from reviewer.gui import fonts, theme
from reviewer.gui.delegates.rows import EDGE
from reviewer.gui.text_lines import paint_line


class QueueList(QWidget):
    """One row for each queue worth showing; one of them is chosen.

    Signals:
        chosen: The ``Queue`` to be listed.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._rows: dict[str, _Row] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        for queue in QUEUES:
            row = self._rows[queue.name] = _Row(queue, self._words(queue))
            row.setChecked(queue is ALL)
            self._group.addButton(row)
            column.addWidget(row)
            row.setVisible(queue.always)
        self._group.buttonClicked.connect(self._choose)

    def show_counts(self, counts: Mapping[str, int | None]) -> None:
        """Say how many cables each holds; the chosen one stays, though empty."""
        shown = offered(dict(counts))
        for row in self._rows.values():
            row.show_count(counts.get(row.queue.name) or 0)
            row.setVisible(row.queue in shown or row.isChecked())

    @property
    def buttons(self) -> tuple[QAbstractButton, ...]:
        """The rows that are shown."""
        return tuple(row for row in self._rows.values() if not row.isHidden())

    @property
    def current(self) -> Queue:
        """The queue that is listed."""
        return next((r.queue for r in self._rows.values() if r.isChecked()), ALL)

    def choose(self, queue: Queue) -> None:
        """List a queue."""
        self._rows[queue.name].click()

    def _choose(self, button: QAbstractButton) -> None:
        if isinstance(button, _Row):
            self.chosen.emit(button.queue)

    def _words(self, queue: Queue) -> str:
        return {
            "all": self.tr("All cables"),
            "to_do": self.tr("Mine to do"),
            "second_review": self.tr("To review a second time"),
            "awaiting_second": self.tr("Awaiting second"),
            "to_adjudicate": self.tr("To adjudicate"),
            "to_sign_off": self.tr("Ready to sign off"),
            "disputed": self.tr("Disputed"),
            "changed": self.tr("Changed since sign-off"),
            "without": self.tr("Without statements"),
            "with": self.tr("With statements"),
        }[queue.name]


class _Row(QAbstractButton):
    """A queue's name and how many cables it holds."""

    def __init__(self, queue: Queue, words: str) -> None:
        super().__init__()
        self.queue = queue
        self._count = 0
        self.setText(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int) -> None:
        """Say how many cables it holds."""
        if count == self._count:
            return
        self._count = count
        self.setAccessibleName(f"{self.text()}, {count}")
        self.update()

    def sizeHint(self) -> QSize:
        """A row of 28."""
        height = QFontMetricsF(fonts.sans(13)).height() + 8
        return QSize(fonts.scaled(160), max(fonts.scaled(28), round(height)))

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the scale changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the row; the chosen one filled, with the accent edge."""
        painter = QPainter(self)
        colours = theme.current()
        area = self.rect().toRectF()
        chosen = self.isChecked()
        if chosen:
            painter.fillRect(area, colours.selected)
            if colours.outlines_current:
                painter.fillRect(QRectF(0, 0, EDGE, area.height()), colours.accent)
        if self.hasFocus():
            painter.setPen(colours.accent)
            for inset in (0.5, 1.5):
                painter.drawRect(area.adjusted(inset, inset, -inset, -inset))
        inner = area.adjusted(16, 0, -16, 0)
        font = fonts.sans(13, 600 if chosen else 400)
        colour = colours.text if chosen else colours.quiet
        paint_line(painter, inner, self.text(), font=font, colour=colour)
        right = Qt.AlignmentFlag.AlignRight
        count = f"{self._count:,}"
        paint_line(painter, inner, count, font=font, colour=colour, align=right)
