"""What can be typed next into the search box: operators, and values of each."""

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit

from reviewer.domain.query import Field
from reviewer.domain.query_terms import TypedTerm, terms, written
from reviewer.gui import fonts

_INSERTED = Qt.ItemDataRole.UserRole
_CHOOSING = frozenset(
    {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Escape}
)
_MOST = 12
_WIDTH = 336


class Completion(QObject):
    """A list below the box: by itself behind ``operator:``, else on Ctrl+Space.

    While plain words are typed nothing comes up, so that Down leads into the list.

    Signals:
        completed: The text of the box with what was chosen.
    """

    completed = Signal(str)

    def __init__(self, box: QLineEdit) -> None:
        super().__init__(box)
        self._box = box
        self._offers: Mapping[str, Sequence[str]] = {}
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setWidget(box)
        mode = QCompleter.CompletionMode.UnfilteredPopupCompletion
        self._completer.setCompletionMode(mode)
        self._completer.setMaxVisibleItems(_MOST)
        self._completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        # Qt's own list: one of ours would have two owners, Qt and Python.
        self._lines = cast("QAbstractItemView", self._completer.popup())
        self._lines.setObjectName("searchCompletion")
        self._lines.setAccessibleName(self.tr("What can be typed here"))
        box.textEdited.connect(self._follow)

    @property
    def shown(self) -> tuple[str, ...]:
        """The lines offered at present; none while the list is closed."""
        if not self._lines.isVisible():
            return ()
        rows = range(self._model.rowCount())
        return tuple(self._model.item(row).text() for row in rows)

    def takes(self, key: int) -> bool:
        """Whether a key is for the open list: it chooses a line or closes it."""
        return self._lines.isVisible() and key in _CHOOSING

    def take_offers(self, offers: Mapping[str, Sequence[str]]) -> None:
        """Take the values to be offered, by operator."""
        self._offers = offers

    @Slot()
    def show_operators(self) -> None:
        """Offer what can be typed at the cursor."""
        self._offer(list(self._values()) or list(self._operators()))

    @Slot()
    def _follow(self) -> None:
        self._offer(list(self._values()))

    def _term(self) -> TypedTerm | None:
        """What is being typed: the term that ends at the cursor."""
        at = self._box.cursorPosition()
        typed = (one for one in terms(self._box.text()[:at]) if one.end == at)
        return next(typed, None)

    def _values(self) -> Iterator[tuple[str, str]]:
        term = self._term()
        if term is None or ":" not in term.text:
            return
        begun = term.text.partition(":")[2].strip('"').casefold()
        for value in self._offers.get(term.operator, ()):
            said = written(Field(term.operator), value, negated=term.is_negated)
            if said and value.casefold().startswith(begun) and said != term.text:
                yield value, f"{said} "

    def _operators(self) -> Iterator[tuple[str, str]]:
        term = self._term()
        begun = term.text.lstrip("-").casefold() if term else ""
        sign = "-" if term and term.is_negated else ""
        for field, about in self._explained().items():
            if field.value.startswith(begun):
                yield f"{field.value}:  {about}", f"{sign}{field.value}:"

    def _offer(self, lines: list[tuple[str, str]]) -> None:
        if not lines:
            self._lines.hide()
            return
        self._model.clear()
        for words, inserted in lines:
            item = QStandardItem(words)
            item.setData(inserted, _INSERTED)
            self._model.appendRow(item)
        self._lines.setFont(fonts.sans(13))
        self._lines.setMinimumWidth(fonts.scaled(_WIDTH))
        self._completer.complete()

    @Slot(QModelIndex)
    def _take(self, index: QModelIndex) -> None:
        """Put what was chosen in the place of what was being typed."""
        chosen, term = index.data(_INSERTED), self._term()
        text, at = self._box.text(), self._box.cursorPosition()
        before = text[: term.start if term else at]
        self.completed.emit(f"{before}{chosen}{text[at:]}")
        if not str(chosen).endswith(" "):
            QTimer.singleShot(0, self, self._follow)  # this list is just closing

    def _explained(self) -> dict[Field, str]:
        return {
            Field.TAG: self.tr("a TAGS entry: tag:PGOV"),
            Field.POST: self.tr("who sent it: post:SELWYN"),
            Field.LEVEL: self.tr("its marking: level:C, level:C..TS"),
            Field.FROM: self.tr("when: from:2009, from:2009-01..2009-06"),
            Field.STATE: self.tr("how far it is: state:imported"),
            Field.ROLE: self.tr("what you are to it: role:adjudicator"),
            Field.HAS: self.tr("what you recorded: has:denial, has:note"),
            Field.LABEL: self.tr("the type of a statement: label:denial"),
            Field.NOTE: self.tr("words in your notes: note:tariff"),
            Field.SPEAKER: self.tr("whom you named: speaker:chairman"),
            Field.ID: self.tr("its id: id:09SELWYN"),
        }
