"""Suggestions in words, and the list of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt

from reviewer.domain.cable import Cable
from reviewer.domain.classification import Marking
from reviewer.domain.codebook import Kind
from reviewer.domain.statement import LETTERS, Look
from reviewer.domain.suggestion import Suggestion
from reviewer.domain.text import excerpt
from reviewer.gui.models.coding import SPOKEN_QUOTE, shown_text
from reviewer.gui.models.row_model import Index, RowModel
from reviewer.gui.plain_text import tooltip
from reviewer.gui.widgets.text_flow import Piece

LINE_ROLE = Qt.ItemDataRole.UserRole
_LOOKS = {"denial": "denial", "acknowledgement": "acknowledgement"}
_QUOTED = re.compile(r"(“[^”]*”)")


class GhostColumn(IntEnum):
    """A suggestion fills its row."""

    ALL = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GhostLine:
    """A suggestion in words, as the bubble and the list show it.

    ``number`` is its place among all suggestions for the cable, ``name`` its type or
    what it is ("denial", "judgement"). ``paragraph`` is a printed number or empty.
    ``marking`` is the highest over its content, ``inherited`` where that was not
    printed there. ``is_rejected`` where this person has said no to it.
    """

    number: int
    look: Look
    name: str
    paragraph: str
    marking: Marking
    inherited: bool
    quote: str
    reason: str
    strength: float
    is_rejected: bool = False

    @property
    def title(self) -> str:
        """The name with a capital: ``Denial``."""
        return self.name[:1].upper() + self.name[1:]

    @property
    def letter(self) -> str:
        """The letter of the tag."""
        return LETTERS[self.look]

    @property
    def place(self) -> str:
        """Paragraph and marking in words: ``¶3 (C), inherited``."""
        where = f"¶{self.paragraph} ({self.marking})" if self.paragraph else ""
        where = where or f"({self.marking})"
        return (
            _tr("{where}, inherited").format(where=where) if self.inherited else where
        )

    @property
    def weight(self) -> str:
        """How good its kind of evidence is: ``strength 0.82``."""
        return _tr("strength {value:.2f}").format(value=self.strength)

    @property
    def spoken(self) -> str:
        """The whole row as a screen reader says it."""
        quote = self.quote
        if len(quote) > SPOKEN_QUOTE:
            quote = quote[:SPOKEN_QUOTE].rstrip() + "…"
        said = _tr("Rejected suggestion") if self.is_rejected else _tr("Suggestion")
        parts = (self.title, self.place, f"'{quote}'", self.weight)
        return f"{said}: {', '.join(parts)}. {self.reason}"

    def pieces(self) -> tuple[Piece, ...]:
        """The reason, with the words of the cable that it names in bold."""
        told = _tr("Shown because: ") + self.reason
        parts = _QUOTED.split(told)
        return tuple(Piece(part, bold=n % 2 == 1) for n, part in enumerate(parts))


def line_of(
    number: int, item: Suggestion, text: str, cable: Cable, *, is_rejected: bool = False
) -> GhostLine:
    """Put a suggestion into words."""
    paragraph = cable.paragraph_at(item.span.start)
    printed = paragraph.number if paragraph else None
    marking = cable.marking_over(item.spans)
    own = any(
        one.marking == marking and not one.inherited
        for one in cable.paragraphs_over(item.spans)
    )
    return GhostLine(
        number=number,
        look=look_of(item),
        name=_name(item),
        paragraph="" if printed is None else str(printed),
        marking=marking,
        inherited=not own,
        quote=shown_text(excerpt(text, cable.shown(item.spans))),
        reason=shown_text(item.reason),
        strength=item.strength,
        is_rejected=is_rejected,
    )


def look_of(item: Suggestion) -> Look:
    """How the statement will look that it may become."""
    if item.kind is Kind.COMMENT:
        return "comment"
    if item.kind is not Kind.CLAIM:
        return "report"
    return _LOOKS.get(item.statement_type or "", "claim")


def _name(item: Suggestion) -> str:
    if item.kind is Kind.COMMENT:
        return item.attributes.get("role", _tr("post comment")).replace("_", " ")
    return (item.statement_type or item.kind.value).replace("_", " ")


class GhostModel(RowModel):
    """The suggestions of a cable, one row each."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(GhostColumn, parent)
        self._lines: tuple[GhostLine, ...] = ()

    def show_lines(self, lines: tuple[GhostLine, ...]) -> None:
        """Show other suggestions."""
        if lines != self._lines:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()

    def line_at(self, row: int) -> GhostLine | None:
        """The suggestion in a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, number: int | None) -> int | None:
        """The row of a suggestion, if it is shown."""
        found = (row for row, line in enumerate(self._lines) if line.number == number)
        return next(found, None)

    def row_total(self) -> int:
        """As many rows as suggestions."""
        return len(self._lines)

    def heads(self) -> dict[int, str]:
        """Only a screen reader hears it."""
        return {GhostColumn.ALL: _tr("Suggestion")}

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row in words, and the line for the delegate."""
        line = self.line_at(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.quote
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(line.spoken)
        return None


def _tr(text: str) -> str:
    return QCoreApplication.translate("Suggested", text)
