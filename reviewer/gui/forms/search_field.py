"""The search box: operators become chips below it, Esc clears, Down goes on."""

from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from reviewer.domain import query
from reviewer.domain.query import QueryError
from reviewer.domain.query_terms import TypedTerm, joined, terms
from reviewer.gui import icons
from reviewer.gui.forms.completion import Completion
from reviewer.gui.plain_text import PlainLabel
from reviewer.gui.widgets.flow_layout import FlowLayout
from reviewer.gui.widgets.term_chip import TermChip

_LEAST = 3
"""Fewer letters begin too many words to be told from each other."""


class SearchField(QWidget):
    """A line of text, the finished operators of a search, and what is wrong with it.

    An operator is finished by a blank behind it; Backspace in the empty box takes
    the last one back into the text.

    Signals:
        changed: The text of the whole search, whenever it means something else. A
            word that is still being typed may go on, so it ends in ``*``.
        left_downwards: Down or Enter was pressed.
    """

    changed = Signal(str)
    left_downwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finished: tuple[str, ...] = ()
        self._names: Collection[str] = ()
        self._told = ""
        self.box = _Box(self)
        self.box.setObjectName("searchBox")
        self.box.setAccessibleName(self.tr("Search the cables"))
        self.box.setPlaceholderText(self.tr("Search"))
        self.box.setToolTip(self.tr("Words and operators; Ctrl+Space lists them"))
        self.completion = Completion(self.box)
        self.completion.completed.connect(self._complete)
        self.box.keys_of_others = self.completion.takes
        self.box.textEdited.connect(self._take_text)
        self.box.cleared.connect(self.clear)
        self.box.emptied_backwards.connect(self._take_back)
        self.box.left_downwards.connect(self.left_downwards)
        self.box.operators_wanted.connect(self.completion.show_operators)
        self._glass = QAction(icons.icon("search", 16), "", self)
        self._cross = QAction(icons.icon("close", 16), self.tr("Clear (Esc)"), self)
        self._cross.triggered.connect(self.clear)
        self.box.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.box.addAction(self._cross, QLineEdit.ActionPosition.TrailingPosition)
        self._cross.setVisible(False)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=6)
        self._chips.hide()
        self.problem = PlainLabel(px=12)
        self.problem.setObjectName("searchProblem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.box, self._chips, self.problem):
            column.addWidget(part)

    @property
    def text(self) -> str:
        """The whole search, as it could have been typed."""
        return joined((*self._finished, self.box.text().strip()))

    @property
    def chips(self) -> tuple[TermChip, ...]:
        """The finished operators."""
        found = (self._flow.itemAt(place) for place in range(self._flow.count()))
        widgets = (item.widget() for item in found if item)
        return tuple(w for w in widgets if isinstance(w, TermChip))

    def take_names(
        self, names: Collection[str], offers: Mapping[str, Sequence[str]]
    ) -> None:
        """Take what the codebook names, and by operator the values to complete."""
        self._names = names
        self.completion.take_offers(offers)

    def show_text(self, text: str) -> None:
        """Ask for something else, as if it had been typed."""
        self._show_finished(())
        self.box.setText(text)
        self._take_text(f"{text} " if text else "")

    def toggle(self, term: str, *, instead_of: str = "") -> None:
        """Add a term, or take it away if it is asked for.

        Args:
            term: As it could have been typed.
            instead_of: An operator of which no other term may stand beside it.
        """
        typed = list(terms(self.text))
        kept = [
            one.text
            for one in typed
            if one.is_negated or not instead_of or one.operator != instead_of
        ]
        if term in {one.text for one in typed}:
            kept = [text for text in kept if text != term]
        else:
            kept.append(term)
        self.show_text(joined(kept))

    def clear(self) -> None:
        """Ask for nothing."""
        self.box.clear()
        self._show_finished(())
        self._judge("")

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icons anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_cross"):
            self._glass.setIcon(icons.icon("search", 16))
            self._cross.setIcon(icons.icon("close", 16))

    def _take_text(self, text: str) -> None:
        typed = list(terms(text))
        done = [one for one in typed if self._is_finished(one, text)]
        if done:
            rest = joined(one.text for one in typed if one not in done)
            text = f"{rest} " if rest and text.endswith(" ") else rest
            self.box.setText(text)
            self._show_finished((*self._finished, *(one.text for one in done)))
        self._judge(text)

    def _is_finished(self, term: TypedTerm, text: str) -> bool:
        """Whether an operator has its value and something stands behind it."""
        if not term.operator or term.is_open or term.end == len(text):
            return False
        return self._error(term.text) is None

    def _error(self, text: str) -> QueryError | None:
        try:
            query.parse(text, labels=self._names)
        except QueryError as error:
            return error
        return None

    def _judge(self, text: str) -> None:
        """Say what is wrong with the box, or tell what is asked for now."""
        error = self._error(text)
        last = max((one.start for one in terms(text)), default=0)
        unfinished = not text.endswith(" ") and error and error.position >= last
        self.problem.setProperty("look", "quiet" if unfinished else "attention")
        self.problem.style().polish(self.problem)
        self.problem.setText(str(error) if error else "")
        self.problem.setVisible(error is not None)
        self._cross.setVisible(bool(self.text))
        asked = joined((*self._finished, _going_on(text).strip()))
        if error is None and asked != self._told:
            self._told = asked
            self.changed.emit(asked)

    def _complete(self, text: str) -> None:
        self.box.setText(text)
        self._take_text(text)

    def _take_back(self) -> None:
        if self._finished:
            last = self._finished[-1]
            self.box.setText(last)
            self._show_finished(self._finished[:-1])
            self._judge(last)

    def _show_finished(self, finished: tuple[str, ...]) -> None:
        finished = tuple(dict.fromkeys(finished))
        if finished == self._finished:
            return
        self._finished = finished
        self._flow.clear()
        for term in finished:
            chip = TermChip(term, self._chips)
            chip.clicked.connect(self._drop)
            self._flow.addWidget(chip)
            chip.show()
        self._chips.setVisible(bool(finished))

    def _drop(self) -> None:
        chip = self.sender()
        if isinstance(chip, TermChip):
            gone = chip.text()
            self._show_finished(tuple(t for t in self._finished if t != gone))
            self._judge(self.box.text())
            self.box.setFocus(Qt.FocusReason.OtherFocusReason)


def _going_on(text: str) -> str:
    """A text whose last word may go on, unless something stands behind it."""
    last = max(terms(text), key=lambda one: one.end, default=None)
    if last is None or last.end < len(text) or last.operator or last.is_negated:
        return text
    return f"{text}*" if last.text.isalpha() and len(last.text) >= _LEAST else text


class _Box(QLineEdit):
    """The line itself; some keys mean more here."""

    cleared = Signal()
    emptied_backwards = Signal()
    left_downwards = Signal()
    operators_wanted = Signal()
    keys_of_others: Callable[[int], bool] = staticmethod(lambda _key: False)
    """Which keys are meant for the list of completions at present."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears, Down leaves, Backspace in the empty box takes a chip back."""
        key = event.key()
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if self.keys_of_others(key):
            event.ignore()
        elif key == Qt.Key.Key_Space and held:
            self.operators_wanted.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.cleared.emit()
        elif key == Qt.Key.Key_Escape:
            event.ignore()  # there may be chips to take away, or a list to close
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left_downwards.emit()
        elif key == Qt.Key.Key_Backspace and not self.text():
            self.emptied_backwards.emit()
        else:
            super().keyPressEvent(event)
