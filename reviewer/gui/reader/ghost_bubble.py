"""The bubble beside the current suggestion: what, why, how sure, and what to do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from reviewer.domain.statement import Look
from reviewer.gui import fonts, marks, theme
from reviewer.gui.plain_text import PlainLabel
from reviewer.gui.widgets.key_button import KeyButton
from reviewer.gui.widgets.text_flow import Piece, TextFlow

_WIDTH = 500
_ARROW = 8
_PADDING = 16
_FROM_EDGE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What the bubble says and which of its buttons do something.

    ``title`` is asked, ``place`` and ``weight`` stand beside it, ``pieces`` say why.
    """

    look: Look
    title: str
    place: str
    weight: str
    pieces: tuple[Piece, ...]
    is_editable: bool = True
    is_open: bool = True


class GhostBubble(QWidget):
    """Stands below the current suggestion, or above where there is no room.

    Signals:
        accepted: Record it.
        rejected: Keep it away.
        edit_requested: Change its words first.
        next_requested: Go to the next.
    """

    accepted = Signal()
    rejected = Signal()
    edit_requested = Signal()
    next_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("ghostBubble")
        self._tip = 0.0
        self._is_below = True
        self._offer: Offer | None = None
        self._tag = marks.LetterTag()
        self._title = PlainLabel(px=14, weight=600)
        self._place = PlainLabel(px=12, look="quiet")
        self._weight = PlainLabel(px=12, look="quiet")
        self._why = TextFlow(px=13, pitch=20)
        self.accept_button = KeyButton(self.tr("Accept"), "Space", main=True)
        self.reject_button = KeyButton(self.tr("Reject"), "X")
        self.edit_button = KeyButton(self.tr("Edit first"), "E")
        self.next_button = KeyButton(self.tr("Next"), "Tab")
        for button, wish in (
            (self.accept_button, self.accepted),
            (self.reject_button, self.rejected),
            (self.edit_button, self.edit_requested),
            (self.next_button, self.next_requested),
        ):
            # The keys stand on them; the keyboard stays in the text.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(wish)
        self._lay_out()
        self.hide()

    @property
    def is_below(self) -> bool:
        """Whether it stands below the words it is about."""
        return self._is_below

    def show_offer(self, offer: Offer) -> None:
        """Say something else."""
        self._tag.set_look(offer.look)
        self._title.setText(offer.title)
        self._place.setText(offer.place)
        self._weight.setText(offer.weight)
        self._why.show_pieces(offer.pieces)
        self._offer = offer
        told = (offer.title, offer.place, offer.weight, self._why.text())
        self.setAccessibleName(" ".join(part for part in told if part))

    def show_keys(self, key_of: Callable[[str], str]) -> None:
        """Show the keys that the actions have."""
        for button, action in (
            (self.accept_button, "accept_ghost"),
            (self.reject_button, "reject_ghost"),
            (self.edit_button, "edit_ghost"),
            (self.next_button, "next_ghost"),
        ):
            button.show_action(button.text(), key_of(action))

    def place(self, about: QRectF, within: QRectF) -> None:
        """Stand by an area of the pane, inside another."""
        width = min(fonts.scaled(_WIDTH), round(within.width()))
        inner = width - 2 * fonts.scaled(_PADDING)
        self.setFixedWidth(max(width, 1))
        self._fit(inner)
        self._why.setFixedHeight(self._why.heightForWidth(max(inner, 1)))
        height = self.sizeHint().height()
        if about.height() + height > within.height():
            self._hide_buttons()  # the bar below the text has them too
            height = self.sizeHint().height()
        below = about.bottom() + _ARROW + height
        self._is_below = below <= within.bottom() or about.top() - height < within.top()
        top = about.bottom() if self._is_below else about.top() - height - _ARROW
        top = min(top, max(within.bottom() - height - _ARROW, within.top()))
        most = max(within.right() - width, within.left())
        left = min(max(about.left() - fonts.scaled(_FROM_EDGE), within.left()), most)
        margin = fonts.scaled(_PADDING)
        upper, lower = (_ARROW, 0) if self._is_below else (0, _ARROW)
        layout = self.layout()
        if layout:
            layout.setContentsMargins(margin, 12 + upper, margin, 12 + lower)
        self._tip = min(max(about.left() + fonts.scaled(24) - left, 20), width - 20)
        self.setGeometry(round(left), round(top), width, height + _ARROW)
        self.raise_()

    def sizeHint(self) -> QSize:
        """As high as what it says."""
        layout = self.layout()
        height = layout.sizeHint().height() if layout else 0
        return QSize(self.width(), height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card and its tip."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        card = self.rect().toRectF().adjusted(0.75, 0.75, -0.75, -0.75)
        card.adjust(
            0, _ARROW if self._is_below else 0, 0, 0 if self._is_below else -_ARROW
        )
        painter.setPen(QPen(colours.accent, 1.5))
        painter.setBrush(colours.raised)
        painter.drawRoundedRect(card, 8, 8)
        edge = card.top() if self._is_below else card.bottom()
        point = edge - _ARROW if self._is_below else edge + _ARROW
        tip = [
            QPointF(self._tip - _ARROW, edge),
            QPointF(self._tip, point),
            QPointF(self._tip + _ARROW, edge),
        ]
        painter.setPen(Qt.PenStyle.NoPen)
        inwards = 1.5 if self._is_below else -1.5
        painter.drawPolygon(QPolygonF([corner + QPointF(0, inwards) for corner in tip]))
        painter.setPen(QPen(colours.accent, 1.5))
        painter.drawPolyline(QPolygonF(tip))

    def _hide_buttons(self) -> None:
        for button in (
            self.accept_button,
            self.reject_button,
            self.edit_button,
            self.next_button,
        ):
            button.hide()

    def _fit(self, width: int) -> None:
        """Let go what there is no room for; its key still does it."""
        for button in (self.accept_button, self.reject_button):
            button.setVisible(self._offer is None or self._offer.is_open)
        self.edit_button.setVisible(self._offer is None or self._offer.is_editable)
        buttons = (self.accept_button, self.reject_button, self.edit_button)
        shown = [one for one in buttons if not one.isHidden()]
        needed = sum(one.sizeHint().width() + 8 for one in shown)
        self.next_button.setVisible(
            needed + self.next_button.sizeHint().width() <= width
        )
        head = (self._tag, self._title, self._place, self._weight)
        self._weight.setVisible(
            sum(one.sizeHint().width() + 8 for one in head) <= width
        )

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(8)
        foot.setSpacing(8)
        head.addWidget(self._tag)
        head.addWidget(self._title)
        head.addWidget(self._place)
        head.addStretch(1)
        head.addWidget(self._weight)
        for label in (self._place, self._weight):
            policy = QSizePolicy.Policy
            label.setSizePolicy(policy.Preferred, policy.Fixed)
        buttons: Sequence[QWidget] = (
            self.accept_button,
            self.reject_button,
            self.edit_button,
        )
        for button in buttons:
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.next_button)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._why)
        column.addLayout(foot)
