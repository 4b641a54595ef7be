"""Mine beside final: what became of a reviewer's work, by reason.

Shown after sign-off only, to the person whose pass it is.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from reviewer.domain.adjudication import Adjudication, Decision, ReasonCode
from reviewer.domain.comparison import Disagreement, RecordId, Side
from reviewer.domain.identifiers import StatementId
from reviewer.domain.outcome import Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """One disagreement as its reviewer sees it afterwards.

    ``mine`` is what they had there, None if nothing. ``upheld`` says whether they
    were believed, by themselves or beside the other. ``final`` are the statements of
    the result that stand there now; of links none are named.
    """

    case: Disagreement
    decision: Decision
    mine: RecordId | None
    upheld: bool
    final: tuple[StatementId, ...]


def feedback(
    adjudication: Adjudication, found: Result, side: Side
) -> Mapping[ReasonCode, tuple[Beside, ...]]:
    """What was decided about the disagreements of one pass, by reason.

    Args:
        adjudication: The decisions.
        found: The result that they amount to.
        side: Whose pass.
    """
    groups: dict[ReasonCode, list[Beside]] = defaultdict(list)
    for case in adjudication.comparison.disagreements:
        decision = adjudication.decisions.get(case.case_id)
        if decision is None or not decision.is_final:
            continue
        groups[decision.reason].append(
            Beside(
                case=case,
                decision=decision,
                mine=case.of(side),
                upheld=side in decision.taken,
                final=_final(case, found),
            )
        )
    return {reason: tuple(groups[reason]) for reason in ReasonCode if reason in groups}


def _final(case: Disagreement, found: Result) -> tuple[StatementId, ...]:
    if case.kind.is_link:
        return ()
    ends = (found.ends.get(StatementId(item)) for item in (case.a, case.b) if item)
    return tuple(dict.fromkeys(end for end in ends if end is not None))
