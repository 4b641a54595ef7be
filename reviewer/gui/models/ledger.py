"""The ledger as a table: each claim, and beside it what the post says of it."""

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt

from reviewer.domain.codebook import Kind
from reviewer.domain.identifiers import StatementId
from reviewer.domain.ledger import LedgerRow, ledger
from reviewer.domain.statement import Statement
from reviewer.gui.models import row_changes
from reviewer.gui.models.coding import CableCoding, StatementLine
from reviewer.gui.models.row_model import Index, RowModel
from reviewer.gui.plain_text import tooltip

ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
"""The row's ``LedgerEntry``."""


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


class LedgerModel(RowModel):
    """The claims of a cable in the order of the text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(LedgerColumn, parent)
        self._coding: CableCoding | None = None
        self._all: list[LedgerRow] = []
        self._shown: list[LedgerRow] = []
        self._unaddressed = 0
        self._unaddressed_only = False

    def show_coding(self, coding: CableCoding | None) -> None:
        """Set the claims of a cable beside their answers."""
        before, self._coding = self._coding, coding
        touched = coding.touched_since(before) if coding else None
        if coding is None or before is None or touched is None:
            self._all = list(ledger(coding.statements, coding.links)) if coding else []
            self._unaddressed = sum(map(_is_open, self._all))
        else:
            self._renew(before, coding, touched)
        self._refill()
        if touched is None:
            row_changes.tell_changed(self, range(len(self._shown)))

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
        return self._unaddressed

    def row_of(self, statement_id: str | None) -> int | None:
        """The row of a claim, or of the claim that a comment answers."""
        coding = self._coding
        wanted = coding.statement(statement_id) if coding else None
        if coding is None or wanted is None:
            return None
        if wanted.kind is Kind.CLAIM:
            return _row_at(self._shown, wanted)
        targets = (coding.statement(link.to_id) for link in coding.links_from(wanted))
        claims = (item for item in targets if item and item.kind is Kind.CLAIM)
        rows = [_row_at(self._shown, claim) for claim in claims]
        return min((row for row in rows if row is not None), default=None)

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

    def row_total(self) -> int:
        """As many rows as claims are shown."""
        return len(self._shown)

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

    def heads(self) -> dict[int, str]:
        """The names of the two sides."""
        return {
            LedgerColumn.CLAIM: self.tr("Claim"),
            LedgerColumn.POST: self.tr("What the post says"),
        }

    def _renew(
        self, before: CableCoding, after: CableCoding, touched: frozenset[StatementId]
    ) -> None:
        """Make the rows of touched claims anew, and of what touched comments answer.

        A comment is shown at every claim it answers.
        """
        rows = list(self._all)
        answered = {link.to_id for link in after.links if link.from_id in touched}
        for statement_id in touched | answered:
            claim = before.statement(statement_id)
            place = _row_at(rows, claim) if claim else None
            if place is not None:
                self._unaddressed -= _is_open(rows.pop(place))
            row = _row_of(after, after.statement(statement_id))
            if row is not None:
                self._unaddressed += _is_open(row)
                insort(rows, row, key=_place)
        self._all = rows

    def _refill(self) -> None:
        wanted = self._all
        if self._unaddressed_only:
            wanted = [row for row in wanted if not row.is_addressed]

        def take() -> None:
            self._shown = wanted

        row_changes.replace_rows(
            self, self._shown, wanted, key=lambda row: row.claim.statement_id, take=take
        )


def _row_of(coding: CableCoding, claim: Statement | None) -> LedgerRow | None:
    """The row of a claim as it is now."""
    if claim is None or claim.kind is not Kind.CLAIM:
        return None
    links = coding.links_to(claim)
    sources = (coding.statement(link.from_id) for link in links)
    comments = (s for s in sources if s and s.kind is Kind.COMMENT)
    return next(iter(ledger((claim, *comments), links)), None)


def _row_at(rows: Sequence[LedgerRow], claim: Statement) -> int | None:
    place = bisect_left(rows, _order(claim), key=_place)
    found = place < len(rows) and rows[place].claim is claim
    return place if found else None


def _place(row: LedgerRow) -> tuple[int, int, str]:
    return _order(row.claim)


def _order(claim: Statement) -> tuple[int, int, str]:
    """As the ledger itself orders claims."""
    return claim.start, claim.end, claim.statement_id


def _is_open(row: LedgerRow) -> bool:
    return not row.answers


def _tr(text: str) -> str:
    return QCoreApplication.translate("Ledger", text)
