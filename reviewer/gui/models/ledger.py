"""The ledger as a table: each claim, and beside it what the post says of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from reviewer.domain.ledger import LedgerRow, ledger
from reviewer.gui.models.coding import CableCoding, StatementLine
from reviewer.gui.plain_text import tooltip

ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
"""The row's ``LedgerEntry``."""

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class LedgerColumn(IntEnum):
    """The two sides."""

    CLAIM = 0
    POST = 1


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """What one post comment does with a claim, in words."""

    relation: str
    mode: str
    comment: StatementLine


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A claim and its answers in words, as a row shows them."""

    claim: StatementLine
    answers: tuple[AnswerLine, ...]

    @property
    def is_addressed(self) -> bool:
        """Whether the post says anything about the claim."""
        return bool(self.answers)

    @property
    def answer(self) -> str:
        """What the post says, or that it says nothing."""
        quotes = [answer.comment.quote for answer in self.answers]
        return "\n".join(quotes) or _tr("Not addressed by post")

    @property
    def spoken(self) -> str:
        """The whole row as a screen reader says it."""
        return f"{self.claim.spoken}. {self._answered()}"

    @property
    def explained(self) -> str:
        """The whole row with whole quotations, for tooltips."""
        return f"{self.claim.explained}\n{self._answered()}"

    def _answered(self) -> str:
        if not self.answers:
            return _tr("Not addressed by post")
        said = []
        for answer in self.answers:
            relation = " ".join(word for word in (answer.relation, answer.mode) if word)
            said.append(f"{relation}: '{answer.comment.quote}'")
        return _tr("Post ") + "; ".join(said)


class LedgerModel(QAbstractTableModel):
    """The claims of a cable in the order of the text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._coding: CableCoding | None = None
        self._all: tuple[LedgerRow, ...] = ()
        self._shown: Sequence[LedgerRow] = ()
        self._unaddressed_only = False

    def show_coding(self, coding: CableCoding | None) -> None:
        """Set the claims of a cable beside their answers."""
        self._coding = coding
        self._all = ledger(coding.statements, coding.links) if coding else ()
        self._refill()

    def show_unaddressed_only(self, *, only: bool) -> None:
        """Leave out claims that the post says something about, or show all."""
        self._unaddressed_only = only
        self._refill()

    @property
    def total(self) -> int:
        """How many claims there are, shown or not."""
        return len(self._all)

    @property
    def unaddressed(self) -> int:
        """How many claims the post does not address."""
        return sum(not row.is_addressed for row in self._all)

    def row_of(self, statement_id: str | None) -> int | None:
        """The row of a claim, or of the claim that a comment answers."""
        for number, row in enumerate(self._shown):
            if row.claim.statement_id == statement_id:
                return number
        for number, row in enumerate(self._shown):
            ids = {answer.statement.statement_id for answer in row.answers}
            if statement_id in ids:
                return number
        return None

    def entry_at(self, row: int) -> LedgerEntry | None:
        """A row in words."""
        if self._coding is None or not 0 <= row < len(self._shown):
            return None
        found, coding = self._shown[row], self._coding
        answers = [
            AnswerLine(
                *coding.relation_words(answer.link), coding.line(answer.statement)
            )
            for answer in found.answers
        ]
        return LedgerEntry(coding.line(found.claim), tuple(answers))

    # Qt's side

    def rowCount(self, parent: Index = _ROOT) -> int:
        """As many rows as claims are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """The claim and the post."""
        return 0 if parent.isValid() else len(LedgerColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The entry for delegates, words for everybody else."""
        entry = self.entry_at(index.row()) if index.isValid() else None
        if entry is None:
            return None
        if role == ENTRY_ROLE:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            claims = index.column() == LedgerColumn.CLAIM
            return entry.claim.quote if claims else entry.answer
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(entry.explained)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The names of the two sides."""
        named = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        if orientation is not Qt.Orientation.Horizontal or role not in named:
            return None
        if section == LedgerColumn.CLAIM:
            return self.tr("Claim")
        return self.tr("What the post says")

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be selected and have nothing below them."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def _refill(self) -> None:
        self.beginResetModel()
        if self._unaddressed_only:
            self._shown = [row for row in self._all if not row.is_addressed]
        else:
            self._shown = self._all
        self.endResetModel()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Ledger", text)
