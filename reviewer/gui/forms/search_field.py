"""The search box: operators become chips below it, Esc clears, Down goes on."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from reviewer.gui import icons
from reviewer.gui.models.cable_query import CableQuery, Term
from reviewer.gui.widgets.flow_layout import FlowLayout
from reviewer.gui.widgets.term_chip import TermChip


class SearchField(QWidget):
    """A line of text and the finished operators of a search.

    An operator is finished by a blank behind it; Backspace in the empty box takes
    the last one back into the text.

    Signals:
        changed: The ``CableQuery`` that is asked for now.
        left_downwards: Down was pressed.
    """

    changed = Signal(object)
    left_downwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._terms: tuple[Term, ...] = ()
        self.box = _Box(self)
        self.box.setObjectName("searchBox")
        self.box.setAccessibleName(self.tr("Search the cables"))
        self.box.setPlaceholderText(self.tr("Search"))
        self.box.setToolTip(
            self.tr("Words, or level:C  post:SELWYN  from:2009  has:statements")
        )
        self.box.textEdited.connect(self._take_text)
        self.box.cleared.connect(self.clear)
        self.box.emptied_backwards.connect(self._take_back)
        self.box.left_downwards.connect(self.left_downwards)
        self._glass = QAction(icons.icon("search", 16), "", self)
        self._cross = QAction(icons.icon("close", 16), self.tr("Clear (Esc)"), self)
        self._cross.triggered.connect(self.clear)
        self.box.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.box.addAction(self._cross, QLineEdit.ActionPosition.TrailingPosition)
        self._cross.setVisible(False)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=6)
        self._chips.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.box)
        column.addWidget(self._chips)

    @property
    def query(self) -> CableQuery:
        """All that is asked for."""
        return CableQuery((*self._terms, *CableQuery.parse(self.box.text()).terms))

    @property
    def chips(self) -> tuple[TermChip, ...]:
        """The finished operators."""
        found = (self._flow.itemAt(place) for place in range(self._flow.count()))
        widgets = (item.widget() for item in found if item)
        return tuple(w for w in widgets if isinstance(w, TermChip))

    def clear(self) -> None:
        """Ask for nothing."""
        self.box.clear()
        self._set_terms(())

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icons anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_cross"):
            self._glass.setIcon(icons.icon("search", 16))
            self._cross.setIcon(icons.icon("close", 16))

    def _take_text(self, text: str) -> None:
        typed = CableQuery.parse(text).terms
        ended = text.endswith(" ") and text.count('"') % 2 == 0
        finished = tuple(
            term
            for place, term in enumerate(typed)
            if term.operator and (ended or place < len(typed) - 1)
        )
        if finished:
            rest = [str(term) for term in typed if term not in finished]
            self.box.setText(" ".join(rest) + (" " if rest and ended else ""))
        self._set_terms((*self._terms, *finished))

    def _take_back(self) -> None:
        if self._terms:
            last = self._terms[-1]
            self.box.setText(str(last))
            self._set_terms(self._terms[:-1])

    def _set_terms(self, terms: tuple[Term, ...]) -> None:
        if terms != self._terms:
            self._terms = terms
            self._flow.clear()
            for term in terms:
                chip = TermChip(str(term), self._chips, understood=term.is_known)
                chip.clicked.connect(self._drop)
                self._flow.addWidget(chip)
                chip.show()
            self._chips.setVisible(bool(terms))
        self._cross.setVisible(bool(self.query))
        self.changed.emit(self.query)

    def _drop(self) -> None:
        chip = self.sender()
        if isinstance(chip, TermChip):
            gone = chip.text()
            self._set_terms(tuple(t for t in self._terms if str(t) != gone))
            self.box.setFocus(Qt.FocusReason.OtherFocusReason)


class _Box(QLineEdit):
    """The line itself; three keys mean more here."""

    cleared = Signal()
    emptied_backwards = Signal()
    left_downwards = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears, Down leaves, Backspace in the empty box takes a chip back."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.cleared.emit()
        elif key == Qt.Key.Key_Escape:
            event.ignore()  # there may be chips to take away, or a list to close
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left_downwards.emit()
        elif key == Qt.Key.Key_Backspace and not self.text():
            self.emptied_backwards.emit()
        else:
            super().keyPressEvent(event)
