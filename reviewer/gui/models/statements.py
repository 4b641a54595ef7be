"""The statements of a cable as a table: one row each, in any order, any kinds."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt

from reviewer.domain.codebook import Kind
from reviewer.domain.identifiers import StatementId
from reviewer.domain.statement import Statement
from reviewer.gui.models import row_changes
from reviewer.gui.models.coding import CableCoding, StatementLine, in_text_order
from reviewer.gui.models.row_model import Index, RowModel
from reviewer.gui.plain_text import tooltip

LINE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The row's ``StatementLine``, for delegates and panels."""


class Column(IntEnum):
    """The columns from left to right."""

    SIGN = 0
    TYPE = 1
    PARAGRAPH = 2
    MARKING = 3
    SPEAKER = 4
    QUOTE = 5
    LINKS = 6


COLUMNS = tuple(Column)
"""By number; a view asks for hundreds in every frame."""


class StatementModel(RowModel):
    """The statements of a cable; sorts and filters by itself.

    A proxy would ask for every cell through Python; here a new order is one list
    and only what differs between two lists is announced, so that the view keeps
    its place when a statement comes or goes.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(Column, parent)
        self._coding: CableCoding | None = None
        self._shown: list[Statement] = []
        self._kinds: frozenset[Kind] = frozenset()
        self._column = Column.PARAGRAPH
        self._descending = False

    def show_coding(self, coding: CableCoding | None) -> None:
        """Show the statements of a cable, or nothing."""
        touched = coding.touched_since(self._coding) if coding else None
        self._coding = coding
        self._rearrange(touched)

    def show_kinds(self, kinds: Iterable[Kind]) -> None:
        """Show these kinds only; none at all means every kind."""
        self._kinds = frozenset(kinds)
        self._rearrange()

    @property
    def kinds(self) -> frozenset[Kind]:
        """The kinds shown; empty means every kind."""
        return self._kinds

    @property
    def total(self) -> int:
        """How many statements there are, shown or not."""
        return len(self._coding.statements) if self._coding else 0

    def line_at(self, row: int) -> StatementLine | None:
        """The statement in a row, in words."""
        if self._coding is None or not 0 <= row < len(self._shown):
            return None
        return self._coding.line(self._shown[row])

    def row_of(self, statement_id: StatementId | str | None) -> int | None:
        """The row that shows a statement, if any does."""
        wanted = self._coding.statement(statement_id) if self._coding else None
        if wanted is None:
            return None
        if self._column is Column.PARAGRAPH and not self._descending:
            place = bisect_left(self._shown, in_text_order(wanted), key=in_text_order)
            here = self._shown[place : place + 1]
            return place if here and here[0] is wanted else None
        found = (n for n, statement in enumerate(self._shown) if statement is wanted)
        return next(found, None)

    # Qt's side

    def row_total(self) -> int:
        """As many rows as statements are shown."""
        return len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell; the whole row for tooltips and screen readers."""
        line = self.line_at(index.row()) if index.isValid() else None
        if line is None:
            return None
        column = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return words_of(line, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNMENTS.get(column)
        of_row = _OF_ROW.get(role)
        return of_row(line) if of_row else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Short heads to see, full names to hear."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = Column(section)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return self._names()[column]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNMENTS.get(
                column, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            )
        return super().headerData(section, orientation, role)

    def sort(
        self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder
    ) -> None:
        """Order by a column, equals by place in the text; -1 means by place."""
        self._column = Column(column) if column >= 0 else Column.PARAGRAPH
        self._descending = order == Qt.SortOrder.DescendingOrder
        self._rearrange()

    def _rearrange(self, touched: frozenset[StatementId] | None = None) -> None:
        """Take the present order; ``touched`` rows say something else, None: all."""
        wanted = self._arranged()

        def take() -> None:
            self._shown = wanted

        row_changes.replace_rows(
            self, self._shown, wanted, key=lambda s: s.statement_id, take=take
        )
        if touched is None:
            row_changes.tell_changed(self, range(len(wanted)))
        else:
            rows = (self.row_of(statement_id) for statement_id in touched)
            row_changes.tell_changed(self, (row for row in rows if row is not None))

    def _arranged(self) -> list[Statement]:
        if self._coding is None:
            return []
        wanted = list(self._coding.statements)
        if self._kinds:
            wanted = [item for item in wanted if item.kind in self._kinds]
        key = _SORT_KEYS.get(self._column)
        if key is not None:
            line = self._coding.line
            wanted.sort(key=lambda s: key(line(s)), reverse=self._descending)
        elif self._descending:
            wanted.reverse()
        return wanted

    def heads(self) -> dict[int, str]:
        """Short heads; what is only a sign has none."""
        return {
            Column.SIGN: "",
            Column.TYPE: self.tr("Type"),
            Column.PARAGRAPH: "¶",
            Column.MARKING: self.tr("Mark"),
            Column.SPEAKER: self.tr("Speaker"),
            Column.QUOTE: self.tr("Quote"),
            Column.LINKS: "",
        }

    def _names(self) -> dict[Column, str]:
        return {
            Column.SIGN: self.tr("Kind of statement"),
            Column.TYPE: self.tr("Type of statement"),
            Column.PARAGRAPH: self.tr("Paragraph"),
            Column.MARKING: self.tr("Marking"),
            Column.SPEAKER: self.tr("Speaker"),
            Column.QUOTE: self.tr("Quotation"),
            Column.LINKS: self.tr("Number of links"),
        }


def words_of(line: StatementLine, column: Column) -> str:
    """The words of a statement's cell."""
    return _CELLS[column](line)


_CELLS: dict[Column, Callable[[StatementLine], str]] = {
    Column.SIGN: lambda line: line.letter,
    Column.TYPE: lambda line: line.type,
    Column.PARAGRAPH: lambda line: line.paragraph or "–",
    Column.MARKING: lambda line: str(line.marking),
    Column.SPEAKER: lambda line: line.speaker or "—",
    Column.QUOTE: lambda line: line.quote,
    Column.LINKS: lambda line: str(line.links) if line.links else "–",
}
_OF_ROW: dict[int, Callable[[StatementLine], Any]] = {
    LINE_ROLE: lambda line: line,
    Qt.ItemDataRole.AccessibleTextRole: lambda line: line.spoken,
    Qt.ItemDataRole.ToolTipRole: lambda line: tooltip(line.explained),
}
# The paragraph column is missing: the order of the text needs no words.
_SORT_KEYS: dict[Column, Callable[[StatementLine], tuple[Any, ...]]] = {
    Column.SIGN: lambda line: ("CDABR".index(line.letter),),
    Column.TYPE: lambda line: (line.type.casefold(),),
    Column.MARKING: lambda line: (line.marking.level.rank, str(line.marking)),
    Column.SPEAKER: lambda line: (not line.speaker, line.speaker.casefold()),
    Column.QUOTE: lambda line: (line.quote.casefold(),),
    Column.LINKS: lambda line: (line.links,),
}
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ALIGNMENTS = {Column.PARAGRAPH: _RIGHT, Column.LINKS: _RIGHT}
