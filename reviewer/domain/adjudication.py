"""Decisions on disagreements, and the gate behind them.

A decision is a stored record of its own, never inferred from the statements that are
there. The last decision on a case counts, and what two passes and their decisions
amount to is always worked out anew (see ``outcome``), so that a decision can be
changed or taken back at any time.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from reviewer.domain.comparison import (
    Agreed,
    Comparison,
    Disagreement,
    DisagreementKind,
    RecordId,
    Side,
)
from reviewer.domain.identifiers import CableId, CaseId, ReviewerId
from reviewer.domain.statement import Link, Statement
from reviewer.domain.text import digest
from reviewer.errors import RuleError


class Choice(StrEnum):
    """What an adjudicator can decide."""

    X = "x"
    Y = "y"
    BOTH = "both"
    NEITHER = "neither"
    EDIT = "edit"
    DEFER = "defer"


class ReasonCode(StrEnum):
    """Why a decision was made; feedback to reviewers is grouped by it."""

    OVERLOOKED = "overlooked"
    """One side did not see it."""
    SPAN_WHOLE = "span_whole"
    """The content goes as far as this."""
    SPAN_NARROW = "span_narrow"
    """The content goes no farther."""
    DEFINITION = "definition"
    """The codebook's definition says so."""
    TEXT = "text"
    """The words of the cable say so."""
    BOTH_HOLD = "both_hold"
    """Both readings are right beside each other."""
    NOT_CODABLE = "not_codable"
    """There is nothing here to record."""
    CODEBOOK_GAP = "codebook_gap"
    """The codebook does not settle it."""
    SLIP = "slip"
    """A slip of the hand."""
    OTHER = "other"
    """The text of the decision says why."""


_WHOLE = {DisagreementKind.BOUNDARY, DisagreementKind.LABEL}
_TEXT_NEEDED = {Choice.EDIT, Choice.NEITHER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision on one case.

    ``x`` is the side that was shown as X, so that the record can be read for ever
    without the seed. ``edited_statement`` or ``edited_link`` is how the adjudicator put
    it, of which only what the case is about is taken. ``at`` is in UTC.
    """

    case_id: CaseId
    cable_id: CableId
    choice: Choice
    x: Side
    reason: ReasonCode
    by: ReviewerId
    at: datetime
    text: str = ""
    edited_statement: Statement | None = None
    edited_link: Link | None = None

    @property
    def edited(self) -> Statement | Link | None:
        """What the adjudicator put in place of either side, if they did."""
        return self.edited_statement or self.edited_link

    @property
    def taken(self) -> frozenset[Side]:
        """The sides that were believed."""
        if self.choice is Choice.BOTH:
            return frozenset(Side)
        if self.choice is Choice.X:
            return frozenset({self.x})
        return frozenset({self.x.other}) if self.choice is Choice.Y else frozenset()

    @property
    def is_final(self) -> bool:
        """Whether it settles the case; a deferred one stays to be done."""
        return self.choice is not Choice.DEFER


class UnknownCaseError(RuleError):
    """A decision is about nothing that the passes disagree or agree on."""

    def __init__(self, case_id: CaseId, cable_id: CableId) -> None:
        super().__init__(
            f"{cable_id} has no disagreement {case_id}. Nothing was decided; a pass "
            "may have been changed since, so look at the list again."
        )


class DecisionTextError(RuleError):
    """A decision needs to be put into words."""

    def __init__(self, decision: Decision) -> None:
        why = "the reason “other”"
        if decision.choice in _TEXT_NEEDED:
            why = f"“{decision.choice}”"
        super().__init__(
            f"To decide {why} needs a text that says why. Nothing was decided; write "
            "a note and decide again."
        )


class EditMissingError(RuleError):
    """An edit was decided without saying what it should be."""

    def __init__(self, cable_id: CableId) -> None:
        super().__init__(
            f"The edited text of this decision on {cable_id} is missing. Nothing was "
            "decided; edit one of the sides first."
        )


class NotSettledError(RuleError):
    """A cable cannot be called adjudicated yet."""

    def __init__(self, cable_id: CableId, left: str) -> None:
        super().__init__(
            f"{cable_id} is not adjudicated yet: {left}. Its state was not changed; "
            "settle what is left and try again."
        )


@dataclass(frozen=True, kw_only=True)
class Adjudication:
    """A comparison and what has been decided on it so far."""

    comparison: Comparison
    decisions: Mapping[CaseId, Decision] = field(default_factory=dict)

    def decide(self, decision: Decision) -> "Adjudication":
        """Take a decision in; it replaces an earlier one on the same case.

        Raises:
            UnknownCaseError: There is no such case.
            DecisionTextError: It needs a text.
            EditMissingError: It is an edit of nothing, or of something else.
        """
        case = self.comparison.cases.get(decision.case_id)
        if case is None:
            raise UnknownCaseError(decision.case_id, self.comparison.cable_id)
        check(decision, case)
        return replace(self, decisions={**self.decisions, decision.case_id: decision})

    @property
    def open(self) -> tuple[Disagreement, ...]:
        """The disagreements that nobody has decided and that still matter."""
        return tuple(
            case
            for case in self.comparison.disagreements
            if case.case_id not in self.decisions and not self.is_moot(case)
        )

    @property
    def deferred(self) -> tuple[CaseId, ...]:
        """The cases that were put off, agreements called in question included."""
        return tuple(
            case_id
            for case_id, case in self.comparison.cases.items()
            if (made := self.decisions.get(case_id)) is not None
            and not made.is_final
            and not self.is_moot(case)
        )

    @property
    def settled(self) -> int:
        """How many disagreements need no more work."""
        mine = {case.case_id for case in self.comparison.disagreements}
        deferred = sum(1 for case_id in self.deferred if case_id in mine)
        return len(mine) - len(self.open) - deferred

    def is_moot(self, case: Disagreement | Agreed) -> bool:
        """Whether what it is about was rejected by a decision on another case.

        So are the other differences of a pair that does not stand, and links with an
        end that does not.
        """
        if isinstance(case, Agreed):
            return False
        if case.kind.is_link:
            links = (self.comparison.link(side, case.of(side)) for side in Side)
            ends = [{link.from_id, link.to_id} for link in links if link is not None]
            return all(both & self._rejected for both in ends)
        made = self.decisions.get(case.case_id)
        pair = {case.a, case.b}
        return not rejects_statement(case, made) and bool(pair & self._rejected)

    @cached_property
    def _rejected(self) -> frozenset[RecordId | None]:
        """The statements that a decision says should not stand."""
        return frozenset(
            record
            for case in self.comparison.cases.values()
            if rejects_statement(case, self.decisions.get(case.case_id))
            for record in (case.a, case.b)
            if record is not None
        )


def rejects_statement(case: Disagreement | Agreed, decision: Decision | None) -> bool:
    """Whether a decision says that the statements of a case should not stand.

    To reject both boundaries or both labels of a pair does; to reject both values of
    an attribute only leaves it empty. A statement that one side alone has is rejected
    by believing the other side, too.
    """
    if decision is None or decision.choice in {Choice.EDIT, Choice.DEFER}:
        return False
    if isinstance(case, Agreed):
        return not case.is_link and not decision.taken
    if case.kind.is_one_sided:
        return not any(case.of(side) for side in decision.taken)
    return case.kind in _WHOLE and not decision.taken


def check(decision: Decision, case: Disagreement | Agreed) -> None:
    """Raise unless a decision says all that it has to say about a case.

    Raises:
        DecisionTextError: It needs a text.
        EditMissingError: It is an edit without a statement or, for a case about
            links, without a link.
    """
    needs_text = decision.choice in _TEXT_NEEDED or decision.reason is ReasonCode.OTHER
    if needs_text and not decision.text.strip():
        raise DecisionTextError(decision)
    wanted = Link if _is_about_links(case) else Statement
    if decision.choice is Choice.EDIT and not isinstance(decision.edited, wanted):
        raise EditMissingError(decision.cable_id)


def _is_about_links(case: Disagreement | Agreed) -> bool:
    return case.is_link if isinstance(case, Agreed) else case.kind.is_link


def replay(comparison: Comparison, decisions: Iterable[Decision]) -> Adjudication:
    """Take all stored decisions in, oldest first.

    Decisions on cases that are no more are passed over: a pass was reopened and says
    something else there now, so that the case has another id and is open again.
    """
    known = comparison.cases
    made = {made.case_id: made for made in decisions if made.case_id in known}
    return Adjudication(comparison=comparison, decisions=made)


def check_settled(adjudication: Adjudication, unset: int) -> None:
    """The gate to *adjudicated*: nothing open, nothing deferred, nothing unset.

    Args:
        adjudication: All decisions of the cable.
        unset: How many required attributes of its result have no value (see
            ``outcome.unset``).

    Raises:
        NotSettledError: Something is left; the sentence counts it.
    """
    counts = {
        "open": len(adjudication.open),
        "deferred": len(adjudication.deferred),
        "required attributes unset": unset,
    }
    left = [f"{count} {what}" for what, count in counts.items() if count]
    if left:
        raise NotSettledError(adjudication.comparison.cable_id, ", ".join(left))


def side_shown_as_x(seed: int, case_id: CaseId) -> Side:
    """Which pass is shown as X in one case; drawn anew for each.

    The draw is a hash of the study's seed and the case, so that it is the same on
    every machine and in whatever order cases are looked at.
    """
    return list(Side)[int(digest(f"{seed} {case_id}")[-1], 16) % 2]


def name_as_shown(case: Disagreement, x: Side) -> str:
    """The name of a disagreement that gives no pass away: ``only_in_x``."""
    if not case.kind.is_one_sided:
        return case.name
    side = Side.A if case.kind is DisagreementKind.ONLY_IN_A else Side.B
    return "only_in_x" if side is x else "only_in_y"
