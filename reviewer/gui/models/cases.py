"""Disagreements in words, and the list of them under their kinds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Qt

from reviewer.domain.adjudication import Choice
from reviewer.domain.codebook import Codebook
from reviewer.domain.statement import Look
from reviewer.gui.models.coding import CableCoding
from reviewer.gui.models.row_model import Index, RowModel
from reviewer.gui.plain_text import tooltip
from reviewer.gui.settled import Settled

if TYPE_CHECKING:
    from reviewer.services.docket import Case, Held

ROW_ROLE = Qt.ItemDataRole.UserRole
_ONE_SIDED = "only_on_one_side"
_AGREED = "agreed"
_ORDER = ("label", "boundary", _ONE_SIDED, "attribute", "link", _AGREED)


class CaseColumn(IntEnum):
    """One cell is the whole row."""

    CASE = 0


@dataclass(frozen=True, slots=True)
class GroupHead:
    """A kind of disagreement above its cases."""

    title: str
    settled: int
    total: int

    @property
    def count(self) -> str:
        """How many of them need no more work."""
        if not self.total:
            return ""
        return _tr("{n} of {all} decided").format(n=self.settled, all=self.total)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """One case in words; ``outcome`` is what was decided, or that nothing was."""

    case: Case
    group: str
    settled: Settled
    look: Look
    paragraph: str
    quote: str
    outcome: str

    @property
    def spoken(self) -> str:
        """The whole row as a screen reader says it."""
        place = f"¶{self.paragraph}" if self.paragraph else _tr("outside paragraphs")
        return f"{self.group}, {place}, '{self.quote}', {self.outcome}"


Row = GroupHead | CaseLine


def rows_of(
    cases: Sequence[Case], coding: CableCoding, book: Codebook
) -> tuple[Row, ...]:
    """Put cases into words, each kind under its head.

    Args:
        cases: In order of place.
        coding: The cable with the statements of both sides.
        book: For the titles of attributes.
    """
    groups: dict[str, list[CaseLine]] = {}
    for case in sorted(cases, key=lambda one: _rank(one.group)):
        groups.setdefault(case.group, []).append(line_of(case, coding, book))
    found: list[Row] = []
    for name, lines in groups.items():
        done = sum(line.settled in _DONE for line in lines)
        total = 0 if name == _AGREED else len(lines)
        found.append(GroupHead(lines[0].group, done, total))
        found += lines
    return tuple(found)


_DONE = {Settled.DECIDED, Settled.AGREED}


def line_of(case: Case, coding: CableCoding, book: Codebook) -> CaseLine:
    """Put one case into words."""
    place = case.place
    line = coding.line(place) if place else None
    held = case.x or case.y
    quote = line.quote if line else ""
    if case.is_link and held is not None:
        quote = link_words(held, coding)
    return CaseLine(
        case=case,
        group=title_of(case.group, book),
        settled=settled_of(case),
        look=line.look if line else "report",
        paragraph=line.paragraph if line else "",
        quote=quote,
        outcome=outcome_of(case),
    )


def link_words(held: Held, coding: CableCoding) -> str:
    """A link in a few words: ``¶5 → ¶3 disputes``."""
    ends = [
        f"¶{coding.line(end).paragraph}" if end and coding.line(end).paragraph else "…"
        for end in held.ends
    ]
    kind = coding.relation_words(held.link)[0] if held.link else ""
    return f"{ends[0]} → {ends[1]} {kind}"


def settled_of(case: Case) -> Settled:
    """How far a case is."""
    if case.is_deferred:
        return Settled.DEFERRED
    if case.is_open:
        return Settled.OPEN
    if case.name == _AGREED and case.decision is None:
        return Settled.AGREED
    return Settled.DECIDED


def outcome_of(case: Case) -> str:
    """What was decided, in a few words."""
    if case.is_moot:
        return _tr("not needed")
    if case.decision is None:
        return _tr("in the result") if case.name == _AGREED else _tr("open")
    return {
        Choice.X: _tr("took X"),
        Choice.Y: _tr("took Y"),
        Choice.BOTH: _tr("both"),
        Choice.NEITHER: _tr("neither"),
        Choice.EDIT: _tr("edited"),
        Choice.DEFER: _tr("deferred"),
    }[case.decision.choice]


def title_of(group: str, book: Codebook) -> str:
    """What a kind of disagreement is called."""
    name, _, attribute = group.partition(":")
    if attribute:
        known = book.attribute(attribute)
        said = known.title if known else attribute.replace("_", " ")
        return _tr("Attribute · {name}").format(name=said[:1].lower() + said[1:])
    return {
        "label": _tr("Label"),
        "boundary": _tr("Boundary"),
        _ONE_SIDED: _tr("Only on one side"),
        "link_missing": _tr("Link missing"),
        "link_kind": _tr("Link kind"),
        "link_end": _tr("Link end"),
        _AGREED: _tr("Agreed"),
    }.get(name, name.replace("_", " ").capitalize())


def _rank(group: str) -> tuple[int, str]:
    kind = "link" if group.startswith("link") else group.partition(":")[0]
    return (_ORDER.index(kind) if kind in _ORDER else len(_ORDER), group)


class CasesModel(RowModel):
    """Cases of a cable under their heads, which cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(CaseColumn, parent)
        self._rows: tuple[Row, ...] = ()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows; only their words where there are as many."""
        if [type(row) for row in rows] == [type(row) for row in self._rows]:
            self._rows = rows
            last = self.index(max(len(rows) - 1, 0), 0)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_at(self, row: int) -> Row | None:
        """A head or a case."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def place_of(self, case_id: str | None) -> int | None:
        """The row of a case."""
        for number, row in enumerate(self._rows):
            if isinstance(row, CaseLine) and row.case.case_id == case_id:
                return number
        return None

    def row_total(self) -> int:
        """As many rows as heads and cases."""
        return len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row for delegates, words for everybody else."""
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            if isinstance(row, GroupHead):
                return f"{row.title}, {row.count}" if row.count else row.title
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, CaseLine):
            return tooltip(row.quote)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Heads are passed over."""
        if isinstance(self.row_at(index.row()), GroupHead):
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    def heads(self) -> dict[int, str]:
        """The name of the column, which is not shown."""
        return {CaseColumn.CASE: self.tr("Disagreement")}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Adjudication", text)
