"""Help without a network: what is recorded, the keys, the markings, promises."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFont, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from reviewer import resources
from reviewer.gui import fonts, theme
from reviewer.gui.dialogs.frame import FramedDialog


class HelpDialog(FramedDialog):
    """One page of our own words (its file's name); cable text never comes here."""

    keys_requested = Signal()

    def __init__(self, parent: QWidget | None = None, *, page: str = "help") -> None:
        super().__init__("helpDialog", self.tr("Help"), parent)
        view = QTextBrowser()
        view.setObjectName("helpPage")
        view.setAccessibleName(self.tr("Help"))
        view.setOpenLinks(False)
        view.document().setDefaultFont(fonts.sans(14))
        view.document().setDocumentMargin(fonts.scaled(12))
        text = resources.path(f"help/{page}.md").read_text(encoding="utf-8")
        view.setMarkdown(text.partition("\n")[2])
        _give_room(view.document())
        view.setStyleSheet(f"color: {theme.current().text.name()};")
        self.body.addWidget(view, 1)
        self.add_button(self.tr("Key sheet")).clicked.connect(self._keys)
        self.add_button(self.tr("Close"), main=True).clicked.connect(self.accept)
        room = parent.window().size() if parent else self.size()
        width = min(fonts.scaled(760), room.width() - 64)
        self.resize(width, min(fonts.scaled(680), room.height() - 96))

    @Slot()
    def _keys(self) -> None:
        self.accept()
        self.keys_requested.emit()


def _give_room(document: QTextDocument) -> None:
    """Lines and paragraphs as far apart as in the rest of the window."""
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        layout = block.blockFormat()
        layout.setLineHeight(140, 1)
        is_heading = layout.headingLevel() > 0
        in_table = cursor.currentTable() is not None
        layout.setTopMargin(fonts.scaled(20 if is_heading and block.position() else 0))
        layout.setBottomMargin(fonts.scaled(0 if in_table else 6))
        cursor.setBlockFormat(layout)
        if is_heading:
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            letters = cursor.charFormat()
            letters.setFont(fonts.sans(17, 600))
            cursor.setCharFormat(letters)
        else:
            _lighten(block)
        block = block.next()


def _lighten(block: QTextBlock) -> None:
    """Bold words in the weight that is shipped; another would be a smear."""
    strong = []
    fragments = block.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        if fragment.charFormat().fontWeight() > QFont.Weight.DemiBold:
            strong.append((fragment.position(), fragment.length()))
        fragments += 1
    for position, length in strong:
        cursor = QTextCursor(block.document())
        cursor.setPosition(position)
        cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
        letters = cursor.charFormat()
        letters.setFont(fonts.sans(14, 600))
        cursor.setCharFormat(letters)
