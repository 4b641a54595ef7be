"""The menus over the list: order and details, and the searches that were saved."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from reviewer.gui.models.cables import DETAILS

if TYPE_CHECKING:
    from reviewer.domain.saved_search import SavedSearch


class OrderMenu(QMenu):
    """By what the list is sorted, and what its rows say.

    Signals:
        order_chosen: A name of ``searching.Order``, and whether to turn it round.
        details_chosen: What the rows say, some of ``DETAILS``.
    """

    order_chosen = Signal(str, bool)
    details_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("orderMenu")
        self.setAccessibleName(self.tr("Sort and show"))
        self._orders = QActionGroup(self)
        self._details: dict[str, QAction] = {}
        self._add_title(self.tr("Sort by"))
        for name, words in self._order_words():
            action = self.addAction(words)
            action.setData(name)
            action.setCheckable(True)
            self._orders.addAction(action)
        self.addSeparator()
        self._turned = self.addAction(self.tr("Last first"))
        self._turned.setCheckable(True)
        self.addSeparator()
        self._add_title(self.tr("Show below the subject"))
        for name, words in self._detail_words():
            action = self.addAction(words)
            action.setCheckable(True)
            self._details[name] = action
        self.triggered.connect(self._choose)

    def _add_title(self, words: str) -> None:
        """Head a group; a style sheet leaves no room for the words of a section."""
        self.addAction(words).setEnabled(False)

    def show_choice(
        self, order: str, details: Collection[str], *, descending: bool
    ) -> None:
        """Tick what holds now."""
        for action in self._orders.actions():
            action.setChecked(action.data() == order)
        self._turned.setChecked(descending)
        self._turned.setEnabled(order != "relevance")
        for name, action in self._details.items():
            action.setChecked(name in details)

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        if action in self._details.values():
            chosen = (name for name, one in self._details.items() if one.isChecked())
            self.details_chosen.emit(tuple(chosen))
            return
        name = str(self._orders.checkedAction().data())
        self._turned.setEnabled(name != "relevance")
        self.order_chosen.emit(name, self._turned.isChecked())

    def _order_words(self) -> tuple[tuple[str, str], ...]:
        return (
            ("relevance", self.tr("Best match, else as imported")),
            ("date", self.tr("Date")),
            ("id", self.tr("Id")),
            ("post", self.tr("Post")),
            ("subject", self.tr("Subject")),
            ("level", self.tr("Marking")),
            ("statements", self.tr("Statements")),
            ("state", self.tr("Your pass")),
        )

    def _detail_words(self) -> tuple[tuple[str, str], ...]:
        words = (
            self.tr("Id"),
            self.tr("Marking"),
            self.tr("Statements"),
            self.tr("Date"),
            self.tr("Post"),
            self.tr("Your pass"),
        )
        return tuple(zip(DETAILS, words, strict=True))


class SavedMenu(QMenu):
    """A person's saved searches; it is filled each time it opens.

    Signals:
        search_chosen: The text of one.
        save_requested: Keep the present search.
        removal_requested: The ``SavedSearch`` to take away.
    """

    search_chosen = Signal(str)
    save_requested = Signal()
    removal_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("savedMenu")
        self.setAccessibleName(self.tr("Saved searches"))
        self.triggered.connect(self._choose)

    def show_saved(
        self, saved: Sequence[SavedSearch], *, why_not_savable: str = ""
    ) -> None:
        """Offer these searches, and to keep the present one unless something is amiss.

        Args:
            saved: In the order of showing.
            why_not_savable: Said instead where the present search cannot be kept.
        """
        self.clear()
        for search in saved:
            shown = search.name.replace("&", "&&")
            action = self.addAction(shown)
            action.setData(search.query)
            action.setToolTip(search.query)
        if not saved:
            self.addAction(self.tr("No search saved yet")).setEnabled(False)
        self.addSeparator()
        words = self.tr("Save this search…")
        keep = self.addAction(why_not_savable or words)
        keep.setEnabled(not why_not_savable)
        keep.triggered.connect(self.save_requested)
        if saved:
            away = self.addMenu(self.tr("Remove"))
            for search in saved:
                action = away.addAction(search.name.replace("&", "&&"))
                action.setData(search)

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        chosen = action.data()
        if isinstance(chosen, str):
            self.search_chosen.emit(chosen)
        elif chosen is not None:
            self.removal_requested.emit(chosen)
