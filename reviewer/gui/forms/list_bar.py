"""The bar below the search box: filters, how many were found, order, saved searches."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from reviewer.gui import fonts, icons
from reviewer.gui.forms.list_menus import OrderMenu, SavedMenu
from reviewer.gui.plain_text import PlainLabel

_SIDE = 24


class ListBar(QWidget):
    """Three buttons and a figure.

    Signals:
        filters_toggled: Whether the filters are to be shown.
    """

    filters_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filters = _Tool("chevron-right", self.tr("Show or hide filters"))
        self.filters.setObjectName("listFilters")
        self.filters.setCheckable(True)
        self.filters.setText(self.tr("Filters"))
        self.filters.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.filters.toggled.connect(self._turn)
        self.found = PlainLabel(px=12, look="quiet")
        self.found.setObjectName("foundCount")
        self.found.setAlignment(
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.found.setSizePolicy(policy)
        self.order = OrderMenu(self)
        self.saved = SavedMenu(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.filters)
        row.addWidget(self.found, 1)
        row.addWidget(_menu_tool("columns", self.tr("Sort and show"), self.order))
        row.addWidget(_menu_tool("saved", self.tr("Saved searches"), self.saved))
        self._turn(on=False)

    def show_found(self, found: int, total: int) -> None:
        """Say how many cables are listed, where not all are."""
        words = self.tr("{found:,} of {total:,}").format(found=found, total=total)
        self.found.setText("" if found == total else words)
        self.found.setToolTip(words)

    def _turn(self, on: bool) -> None:  # noqa: FBT001 - what Qt tells
        self.filters.show_icon("chevron-down" if on else "chevron-right")
        self.filters_toggled.emit(on)


class _Tool(QToolButton):
    """A flat button of 24 whose icon follows the palette."""

    def __init__(self, icon: str, says: str) -> None:
        super().__init__()
        self.setObjectName(f"list{icon.capitalize()}")
        self.setAccessibleName(says)
        self.setToolTip(says)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._icon_name = icon
        self._measure()

    def show_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon_name = icon
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Tint and measure anew after a palette change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_icon_name"):
            self._measure()

    def _measure(self) -> None:
        self.setIcon(icons.icon(self._icon_name, 16))
        side = fonts.scaled(16)
        self.setIconSize(QSize(side, side))
        self.setFont(fonts.sans(12))
        self.setFixedHeight(fonts.scaled(_SIDE))


def _menu_tool(icon: str, says: str, menu: QMenu) -> _Tool:
    made = _Tool(icon, says)
    made.setMenu(menu)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return made
