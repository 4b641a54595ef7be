"""The first lines of the inspector: what statement, where, whose, which words."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reviewer.gui.marks import LetterTag, LevelChip
from reviewer.gui.models.coding import StatementLine
from reviewer.gui.plain_text import CountLabel
from reviewer.gui.widgets.clock import clock
from reviewer.gui.widgets.text_flow import Piece, TextFlow

_QUOTED_LINES = 2


class StatementHead(QWidget):
    """Tag, type, paragraph, marking and time, and the beginning of the words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tag = LetterTag()
        self._name = CountLabel(px=14, weight=600)
        self._place = CountLabel(look="quiet")
        self._chip = LevelChip()
        self._whose = CountLabel(px=12, look="quiet")
        # Always the same room, so that what is below does not jump.
        lines = (_QUOTED_LINES, _QUOTED_LINES)
        self._quote = TextFlow(px=14, pitch=20, serif=True, lines=lines)
        line = QHBoxLayout()
        line.setSpacing(8)
        for widget in (self._tag, self._name, self._place, self._chip):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self._whose)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 8)
        column.setSpacing(6)
        column.addLayout(line)
        column.addWidget(self._quote)

    def show_line(self, line: StatementLine) -> None:
        """Show a statement."""
        self._tag.set_look(line.look)
        self._name.setText(line.title)
        self._place.setText(f"¶{line.paragraph}" if line.paragraph else "")
        self._place.setVisible(bool(line.paragraph))
        self._chip.set_marking(line.marking, inherited=line.inherited)
        when = clock(line.statement.created_at)
        self._whose.setText(self.tr("Your own · {when}").format(when=when))
        self._quote.show_pieces([Piece(f"“{line.quote}”", quiet=True)])
        self.setAccessibleName(line.spoken)

    def quote(self) -> str:
        """The words quoted, in full."""
        return self._quote.text()
