"""The dock below the text: its panels under their tabs."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reviewer.gui.panels.audit_panel import AuditPanel
from reviewer.gui.panels.concordance import Concordance
from reviewer.gui.panels.ledger import Ledger
from reviewer.gui.panels.references import References
from reviewer.gui.panels.structure_panel import StructurePanel
from reviewer.gui.widgets.dock_tabs import DockTabs, key_hint

LEDGER, AUDIT, CONCORDANCE, REFERENCES, STRUCTURE = range(5)
"""The tabs, in their order."""
DOCKED = {
    "ledger": LEDGER,
    "audit": AUDIT,
    "concordance": CONCORDANCE,
    "references": REFERENCES,
    "structure": STRUCTURE,
}
"""The tabs by the names that the actions know their panels by."""


class Dock(QWidget):
    """Panels, one in front; the ledger's filter stands beside the tabs."""

    def __init__(
        self,
        ledger: Ledger,
        audit: AuditPanel,
        concordance: Concordance,
        references: References,
        structure: StructurePanel,
    ) -> None:
        super().__init__()
        names = (
            self.tr("Ledger"),
            self.tr("Marking audit"),
            self.tr("Concordance"),
            self.tr("References"),
            self.tr("Structure"),
        )
        self.bar = DockTabs(names)
        self._stack = QStackedWidget()
        for panel in (ledger, audit, concordance, references, structure):
            self._stack.addWidget(panel)
        ledger.title.hide()
        self.bar.add_tool(ledger.chip)
        keys = (("Shift+F8", self.tr("previous")), ("F8", self.tr("next")))
        self.bar.add_tool(key_hint(keys), only_for=AUDIT)
        keys = (("Enter", self.tr("correct")), ("Del", self.tr("take back")))
        self.bar.add_tool(key_hint(keys), only_for=STRUCTURE)
        ledger.chip.toggled.connect(self._show_ledger)
        self.bar.chosen.connect(self._stack.setCurrentIndex)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)

    def choose(self, tab: int) -> None:
        """Bring a panel forward."""
        self.bar.choose(tab)

    def show_count(self, tab: int, text: str) -> None:
        """Say how much a panel holds."""
        self.bar.show_count(tab, text)

    def count(self, tab: int) -> str:
        """What is said about how much a panel holds."""
        return self.bar.tabs[tab].count

    @Slot()
    def _show_ledger(self) -> None:
        self.choose(LEDGER)
