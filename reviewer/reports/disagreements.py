"""What two passes disagreed about, and what was decided, put into words."""

from collections.abc import Iterator, Mapping

from reviewer.domain.adjudication import Choice, Decision
from reviewer.domain.comparison import (
    Comparison,
    Disagreement,
    DisagreementKind,
    RecordId,
    Side,
)
from reviewer.domain.identifiers import CaseId
from reviewer.domain.statement import Statement
from reviewer.domain.text import excerpt
from reviewer.reports.entries import Words, place, title_of, value_of
from reviewer.reports.material import CableMaterial
from reviewer.reports.report import DisagreementEntry
from reviewer.reports.visible import visible

_SIDES = {Side.A: "first pass", Side.B: "second pass"}
_ONLY = {DisagreementKind.ONLY_IN_A: Side.A, DisagreementKind.ONLY_IN_B: Side.B}
_CHOICES = {
    Choice.BOTH: "both",
    Choice.NEITHER: "neither",
    Choice.EDIT: "edited",
    Choice.DEFER: "put off",
}


def disagreement_entries(
    words: Words, item: CableMaterial
) -> tuple[DisagreementEntry, ...]:
    """Each disagreement of a compared cable with its decision, in the order told."""
    if item.comparison is None:
        return ()
    decisions = {made.case_id: made for made in item.decisions}
    return tuple(_entries(words, item.comparison, decisions))


def _entries(
    words: Words, comparison: Comparison, decisions: Mapping[CaseId, Decision]
) -> Iterator[DisagreementEntry]:
    for number, case in enumerate(comparison.disagreements, start=1):
        made = decisions.get(case.case_id)
        where = _statement(comparison, case)
        yield DisagreementEntry(
            number=number,
            name=visible(_name(case)),
            place=place(words.cable, where.start) if where else "",
            first=_said(words, comparison, case, Side.A),
            second=_said(words, comparison, case, Side.B),
            decision=_decided(made),
            reason=_reason(made),
        )


def _name(case: Disagreement) -> str:
    if case.kind in _ONLY:
        return f"only in the {_SIDES[_ONLY[case.kind]]}"
    return case.name.replace("_", " ").replace(":", ": ")


def _statement(comparison: Comparison, case: Disagreement) -> Statement | None:
    """The statement that a case is about or, for links, that the link leads from."""
    for side in Side:
        record: RecordId | None = case.of(side)
        if case.kind.is_link:
            link = comparison.link(side, record)
            record = link.from_id if link else None
        found = comparison.statement(side, record)
        if found:
            return found
    return None


def _said(words: Words, comparison: Comparison, case: Disagreement, side: Side) -> str:
    """What one pass has there; empty where it has nothing."""
    if case.kind.is_link:
        link = comparison.link(side, case.of(side))
        target = comparison.statement(side, link.to_id) if link else None
        if link is None or target is None:
            return ""
        return f"{visible(link.kind)} → “{_quote(words, target)}”"
    statement = comparison.statement(side, case.of(side))
    if statement is None:
        return ""
    told = f"“{_quote(words, statement)}” ({title_of(words.codebook, statement)})"
    if case.attribute is None:
        return told
    return f"{told}: {value_of(words, statement, case.attribute)}"


def _quote(words: Words, statement: Statement) -> str:
    return visible(excerpt(words.text, words.cable.shown(statement.spans)))


def _decided(made: Decision | None) -> str:
    if made is None:
        return ""
    if made.choice in _CHOICES:
        return _CHOICES[made.choice]
    return ", ".join(_SIDES[side] for side in Side if side in made.taken)


def _reason(made: Decision | None) -> str:
    if made is None:
        return ""
    parts = (made.reason.value.replace("_", " "), visible(made.text))
    return ": ".join(part for part in parts if part)
