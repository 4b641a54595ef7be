"""How a cable was read: its doubts and its corrections in words, and their table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Qt

from reviewer.domain.audit import where
from reviewer.domain.cable import Cable, ParseNote
from reviewer.domain.correcting import Fit, Outcome
from reviewer.domain.correction import Correction, CorrectionKind
from reviewer.domain.text import Span
from reviewer.gui.models.row_model import Index, RowModel
from reviewer.gui.plain_text import tooltip

if TYPE_CHECKING:
    from reviewer.services.browsing import OpenCable

LINE_ROLE = Qt.ItemDataRole.UserRole


class StructureColumn(IntEnum):
    """The columns of the table."""

    WHERE = 0
    CODE = 1
    SAYS = 2
    SURE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class StructureLine:
    """One doubt of the parser, or one correction of a person.

    ``sure`` is how far to trust a doubtful decision, or what became of a correction.
    """

    span: Span
    where: str
    code: str
    says: str
    sure: str
    fit: Fit | None = None
    correction: Correction | None = None

    @property
    def spoken(self) -> str:
        """All of it, for a screen reader."""
        return f"{self.where}, {self.code}: {self.says} {self.sure}"


def lines_of(opened: OpenCable) -> tuple[StructureLine, ...]:
    """The doubts and corrections of a cable, in the order of the text."""
    cable = opened.cable
    notes = [_doubt(cable, note) for note in cable.notes]
    made = [_corrected(cable, outcome) for outcome in opened.outcomes]
    return tuple(sorted([*made, *notes], key=lambda line: line.span))


def said(correction: Correction) -> str:
    """What a correction says of its place."""
    value, holds = correction.value.replace("_", " "), correction.holds
    match correction.kind:
        case CorrectionKind.NUMBER:
            return _tr("number {value}").format(value=value or _tr("none"))
        case CorrectionKind.MARKING:
            return _tr("marking {value}").format(value=value or _tr("none"))
        case CorrectionKind.FURNITURE:
            return value if holds else _tr("no furniture")
        case CorrectionKind.BLOCK:
            what = value
        case _:
            what = {
                CorrectionKind.PARAGRAPH: _tr("beginning of a paragraph"),
                CorrectionKind.HEADING: _tr("heading"),
                CorrectionKind.CABLE: _tr("beginning of a cable"),
            }[correction.kind]
    return what if holds else _tr("no {what}").format(what=what)


def sign_words(outcome: Outcome) -> str:
    """What the sign beside a corrected place says."""
    told = _tr("Corrected: {says}; was {was}.")
    return told.format(says=said(outcome.correction), was=outcome.was)


def _doubt(cable: Cable, note: ParseNote) -> StructureLine:
    return StructureLine(
        span=note.span,
        where=where(cable, note.span),
        code=note.code.replace("_", " "),
        says=note.message,
        sure=_tr("{percent} % sure").format(percent=f"{note.confidence * 100:g}"),
    )


def _corrected(cable: Cable, outcome: Outcome) -> StructureLine:
    one = outcome.correction
    says = said(one)
    if outcome.was:
        says = _tr("{says}; was {was}").format(says=says, was=outcome.was)
    if outcome.why:
        says = f"{says}: {outcome.why}"
    if one.reason:
        says = f"{says} – {one.reason}"
    return StructureLine(
        span=one.span,
        where=where(cable, one.span),
        code=_tr("corrected"),
        says=says,
        sure={
            Fit.APPLIED: _tr("in force"),
            Fit.REDUNDANT: _tr("read so anyway"),
            Fit.MISFIT: _tr("left out"),
        }[outcome.fit],
        fit=outcome.fit,
        correction=one,
    )


class StructureModel(RowModel):
    """The doubts and corrections of a cable, one a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(StructureColumn, parent)
        self._lines: tuple[StructureLine, ...] = ()

    def show_lines(self, lines: tuple[StructureLine, ...]) -> None:
        """Show those of another cable, or other ones."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line_at(self, row: int) -> StructureLine | None:
        """What a row shows."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    # Qt's side

    def row_total(self) -> int:
        """As many rows as doubts and corrections."""
        return len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line for delegates, words for everybody else."""
        line = self.line_at(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return (line.where, line.code, line.says, line.sure)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(line.says)
        return None

    def heads(self) -> dict[int, str]:
        """The names of the columns."""
        return {
            StructureColumn.WHERE: self.tr("Where"),
            StructureColumn.CODE: self.tr("What"),
            StructureColumn.SAYS: self.tr("How it was read"),
            StructureColumn.SURE: self.tr("Sure"),
        }


def _tr(text: str) -> str:
    return QCoreApplication.translate("Structure", text)
