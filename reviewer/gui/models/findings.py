"""Findings of the marking audit in words, and the table of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Qt

from reviewer.domain.audit import FindingAnswer, Reason, Severity, where
from reviewer.domain.cable import Cable
from reviewer.gui.models.row_model import Index, RowModel
from reviewer.gui.plain_text import tooltip

if TYPE_CHECKING:
    # The store takes a third of a second to import; the window is shown first.
    from reviewer.services.answering import AnsweredFinding

FIRST_REASON = Reason.MARKED_ELSEWHERE
"""The reason that stands chosen before anybody has chosen one."""
LINE_ROLE = Qt.ItemDataRole.UserRole
ICONS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "info"}
"""The shape of each severity: octagon E, triangle, circle i."""


class FindingColumn(IntEnum):
    """The columns of the table."""

    RULE = 0
    SEVERITY = 1
    WHERE = 2
    FINDING = 3
    ANSWER = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingLine:
    """One finding in words; ``is_begun`` where an answer was typed, not recorded."""

    rule: str
    severity: Severity
    word: str
    where: str
    message: str
    source: str
    regime: str = ""
    answer: FindingAnswer | None = None
    is_begun: bool = False

    @property
    def answered(self) -> str:
        """What the table says of the answer."""
        if self.is_begun:
            return _tr("draft")
        return _tr("answered") if self.answer else "–"

    @property
    def judged_by(self) -> str:
        """The order that decides it, with its dates, or that none does."""
        if not self.regime:
            return _tr("The same under every order.")
        return _tr("Judged by {regime}.").format(regime=self.regime)

    @property
    def spoken(self) -> str:
        """All of it, for a screen reader."""
        state = _tr("answered") if self.answer else _tr("not answered")
        if self.is_begun:
            state = _tr("answer begun")
        return f"{self.rule}, {self.word}, {self.where}: {self.message} {state}"


def word_of(severity: Severity) -> str:
    """The word for a severity."""
    return {
        Severity.ERROR: _tr("error"),
        Severity.WARNING: _tr("likely"),
        Severity.NOTE: _tr("note"),
    }[severity]


def line_of(
    item: AnsweredFinding, cable: Cable, *, is_begun: bool = False
) -> FindingLine:
    """Put a finding into words."""
    finding = item.finding
    return FindingLine(
        rule=finding.rule,
        severity=finding.severity,
        word=word_of(finding.severity),
        where=where(cable, finding.span),
        message=finding.message,
        source=finding.source,
        regime=finding.regime,
        answer=item.answer,
        is_begun=is_begun,
    )


class FindingsModel(RowModel):
    """The findings of a cable, one a row, in the order of the text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(FindingColumn, parent)
        self._lines: tuple[FindingLine, ...] = ()

    def show_lines(self, lines: tuple[FindingLine, ...]) -> None:
        """Show other findings."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line_at(self, row: int) -> FindingLine | None:
        """The finding of a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    # Qt's side

    def row_total(self) -> int:
        """As many rows as findings."""
        return len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line for delegates, words for everybody else."""
        line = self.line_at(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return _cell(line, FindingColumn(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(line.message)
        return None

    def heads(self) -> dict[int, str]:
        """The names of the columns."""
        return {
            FindingColumn.RULE: self.tr("Rule"),
            FindingColumn.SEVERITY: self.tr("Severity"),
            FindingColumn.WHERE: self.tr("Where"),
            FindingColumn.FINDING: self.tr("Finding"),
            FindingColumn.ANSWER: self.tr("Answer"),
        }


def _cell(line: FindingLine, column: FindingColumn) -> str:
    return {
        FindingColumn.RULE: line.rule,
        FindingColumn.SEVERITY: line.word,
        FindingColumn.WHERE: line.where,
        FindingColumn.FINDING: line.message,
        FindingColumn.ANSWER: line.answered,
    }[column]


def _tr(text: str) -> str:
    return QCoreApplication.translate("MarkingAudit", text)
