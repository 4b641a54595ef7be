"""Mine beside final: what became of one's own pass, grouped by reason."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from reviewer.gui import fonts
from reviewer.gui.dialogs.frame import FramedDialog
from reviewer.gui.models.told import ToldLine
from reviewer.gui.plain_text import tooltip


class FeedbackDialog(FramedDialog):
    """A list to be read; Enter shows the place in the text.

    Signals:
        place_chosen: A place in the text.
    """

    place_chosen = Signal(int)

    def __init__(
        self,
        cable: str,
        groups: Sequence[tuple[str, Sequence[ToldLine]]],
        parent: QWidget | None = None,
    ) -> None:
        title = self.tr("Mine beside final – {cable}").format(cable=cable)
        super().__init__("feedbackDialog", title, parent)
        if not groups:
            self.add_text(
                self.tr("Nothing of yours was disputed: the result says the same.")
            )
        self.tree = QTreeWidget()
        self.tree.setObjectName("feedbackList")
        self.tree.setAccessibleName(title)
        self.tree.setMinimumSize(fonts.scaled(760), fonts.scaled(320))
        self.tree.setHeaderLabels(
            [
                self.tr("Difference"),
                self.tr("Mine"),
                self.tr("Final"),
                self.tr("Decision"),
            ]
        )
        for reason, lines in groups:
            head = QTreeWidgetItem([f"{reason} ({len(lines)})"])
            head.setFirstColumnSpanned(True)
            self.tree.addTopLevelItem(head)
            head.setFirstColumnSpanned(True)
            for line in lines:
                head.addChild(_row(line))
            head.setExpanded(True)
        for column, width in enumerate((150, 230, 230)):
            self.tree.setColumnWidth(column, fonts.scaled(width))
        self.tree.itemActivated.connect(self._go)
        self.tree.setVisible(bool(groups))
        self.body.addWidget(self.tree, 1)
        close = self.add_button(self.tr("Close"), main=True)
        close.setAutoDefault(False)
        close.setDefault(False)
        close.clicked.connect(self.accept)
        if groups:
            self.tree.setFocus()

    @Slot(QTreeWidgetItem)
    def _go(self, item: QTreeWidgetItem) -> None:
        start = item.data(0, Qt.ItemDataRole.UserRole)
        if isinstance(start, int):
            self.place_chosen.emit(start)
            self.accept()


def _row(line: ToldLine) -> QTreeWidgetItem:
    cells = [line.kind, line.mine, line.final, line.outcome]
    item = QTreeWidgetItem(cells)
    item.setData(0, Qt.ItemDataRole.UserRole, line.start)
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, ", ".join(cells))
    for column, cell in enumerate(cells):
        item.setToolTip(column, tooltip(cell))
    return item
