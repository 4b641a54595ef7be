"""The key sheet, made from the table of actions."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reviewer.gui import fonts
from reviewer.gui.actions import TABLE, Group
from reviewer.gui.chrome.caps import Caps
from reviewer.gui.dialogs.frame import FramedDialog
from reviewer.gui.plain_text import PlainLabel

_COLUMNS: tuple[tuple[Group, ...], ...] = (
    (Group.READ, Group.SELECT, Group.KEEP),
    (Group.STATE,),
    (Group.MOVE, Group.PROJECT, Group.VIEW),
)


class KeySheet(FramedDialog):
    """Three columns of actions that have a key."""

    def __init__(
        self,
        texts: Mapping[str, str],
        keys: Mapping[str, tuple[str, ...]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("keySheet", self.tr("Keys"), parent)
        self.add_text(
            self.tr(
                "Keys without Ctrl or F hold while the text or the statements have the "
                "focus. Every key can be changed: find the action, then Ctrl+K."
            )
        )
        sheet = QWidget()
        row = QHBoxLayout(sheet)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(32)
        for groups in _COLUMNS:
            column = QVBoxLayout()
            column.setSpacing(16)
            for group in groups:
                column.addLayout(_section(group, texts, keys))
            column.addStretch(1)
            row.addLayout(column)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(sheet)
        scroll.setAccessibleName(self.tr("Keys"))
        self.body.addWidget(scroll, 1)
        self.add_button(self.tr("Close"), main=True).clicked.connect(self.accept)
        room = parent.window().size() if parent else self.size()
        width = min(fonts.scaled(1040), room.width() - 64)
        self.resize(width, min(fonts.scaled(700), room.height() - 96))


def _section(
    group: Group, texts: Mapping[str, str], keys: Mapping[str, tuple[str, ...]]
) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    grid.addWidget(PlainLabel(group.value, weight=600), 0, 0, 1, 2)
    row = 1
    for action in TABLE:
        have = keys.get(action.action_id, ())
        if action.group is not group or not have:
            continue
        grid.addWidget(PlainLabel(texts[action.action_id], look="quiet"), row, 0)
        grid.addWidget(Caps(have[0]), row, 1, Qt.AlignmentFlag.AlignLeft)
        row += 1
    return grid
