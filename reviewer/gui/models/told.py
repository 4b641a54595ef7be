"""Mine beside final, in words: what became of one's disagreements, by reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reviewer.domain.adjudication import ReasonCode
from reviewer.domain.codebook import Codebook
from reviewer.domain.statement import Link, Statement
from reviewer.gui.models.cases import title_of
from reviewer.gui.models.coding import CableCoding

if TYPE_CHECKING:
    from reviewer.services.browsing import OpenCable
    from reviewer.services.feedback import Told


@dataclass(frozen=True, slots=True)
class ToldLine:
    """One disagreement; ``start`` is where it stands, None for links."""

    kind: str
    mine: str
    final: str
    outcome: str
    start: int | None


def told_groups(
    told: Mapping[ReasonCode, Sequence[Told]], opened: OpenCable, book: Codebook
) -> tuple[tuple[str, tuple[ToldLine, ...]], ...]:
    """The groups in order, each with the words of its reason."""
    statements = {
        one.statement_id: one
        for items in told.values()
        for item in items
        for one in (item.mine, *item.final)
        if isinstance(one, Statement)
    }
    coding = CableCoding(
        opened.text,
        opened.cable,
        codebook=book,
        statements=tuple(statements.values()),
    )
    return tuple(
        (reason_words(reason), tuple(_line(item, coding, book) for item in items))
        for reason, items in told.items()
    )


def reason_words(code: ReasonCode) -> str:
    """A reason as it is offered and told."""
    return {
        ReasonCode.OVERLOOKED: _tr("One side overlooked it"),
        ReasonCode.SPAN_WHOLE: _tr("Span: whole content"),
        ReasonCode.SPAN_NARROW: _tr("Span: no farther than this"),
        ReasonCode.DEFINITION: _tr("The codebook's definition"),
        ReasonCode.TEXT: _tr("The words of the cable"),
        ReasonCode.BOTH_HOLD: _tr("Both hold beside each other"),
        ReasonCode.NOT_CODABLE: _tr("Nothing here to record"),
        ReasonCode.CODEBOOK_GAP: _tr("The codebook does not settle it"),
        ReasonCode.SLIP: _tr("A slip of the hand"),
        ReasonCode.OTHER: _tr("Other: see the note"),
    }[code]


def _line(item: Told, coding: CableCoding, book: Codebook) -> ToldLine:
    group = item.name
    if group.startswith("only_in_"):
        group = "only_on_one_side"
    mine = item.mine
    said = _tr("nothing")
    start = None
    if isinstance(mine, Statement):
        said, start = _said(mine, coding), mine.start
    elif isinstance(mine, Link):
        said = coding.relation_words(mine)[0]
    final = "; ".join(_said(one, coding) for one in item.final)
    if start is None and item.final:
        start = item.final[0].start
    outcome = _tr("upheld") if item.upheld else _tr("decided otherwise")
    if item.text:
        outcome = f"{outcome} – {item.text}"
    return ToldLine(title_of(group, book), said, final or "–", outcome, start)


def _said(statement: Statement, coding: CableCoding) -> str:
    line = coding.line(statement)
    place = f"¶{line.paragraph} " if line.paragraph else ""
    return f"{place}{line.title}: {line.quote}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Adjudication", text)
