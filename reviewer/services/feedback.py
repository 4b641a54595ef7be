"""Mine beside final: what became of somebody's pass, told after sign-off only."""

from collections.abc import Mapping
from dataclasses import dataclass

from reviewer.domain import feedback as rules
from reviewer.domain import outcome
from reviewer.domain.adjudication import Choice, ReasonCode
from reviewer.domain.comparison import Side
from reviewer.domain.duties import READS
from reviewer.domain.identifiers import CableId
from reviewer.domain.review import Stage
from reviewer.domain.statement import Link, PassKind, Statement
from reviewer.errors import RuleError
from reviewer.services import browsing, comparing, docket, standing
from reviewer.services.working import known_person
from reviewer.store.project import Project

_SIDES = {PassKind.FIRST: Side.A, PassKind.SECOND: Side.B}


class NoFeedbackError(RuleError):
    """There is nothing to tell somebody about a cable, or not yet."""

    def __init__(self, cable_id: CableId) -> None:
        super().__init__(
            f"There is nothing to show on {cable_id}: “mine beside final” is for those "
            "who read a cable, once it is signed off."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One disagreement as its reviewer sees it afterwards.

    ``name`` is its kind, ``mine`` what they had there (None: nothing), ``final`` what
    stands in the result. ``upheld`` says whether they were believed.
    """

    name: str
    mine: Statement | Link | None
    final: tuple[Statement, ...]
    upheld: bool
    choice: Choice
    text: str


def mine_beside_final(
    project: Project, cable_id: CableId, *, reviewer: str
) -> Mapping[ReasonCode, tuple[Told, ...]]:
    """What was decided about the disagreements of somebody's own pass, by reason.

    Raises:
        NoFeedbackError: They did not read the cable, or it is not signed off.
        UnknownCableError: There is no such cable.
    """
    with project.reading() as tx:
        browsing.opened(tx, project, cable_id)
        who, known = known_person(tx, reviewer), standing.dossier(tx, cable_id)
        own = next(
            (
                item
                for item in known.passes
                if who and item.reviewer_id == who.reviewer_id and item.kind in READS
            ),
            None,
        )
        final = known.pass_of(PassKind.FINAL)
        is_signed = known.standing and known.standing.stage is Stage.SIGNED_OFF
        if own is None or final is None or not is_signed:
            raise NoFeedbackError(cable_id)
        if known.pass_of(PassKind.SECOND) is None:
            return {}
        state = docket.adjudication(tx, comparing.of_cable(tx, project, cable_id))
    result = outcome.result(state, final.pass_id)
    side = _SIDES[own.kind]
    stands = {one.statement_id: one for one in result.statements}
    comparison = state.comparison

    def told(item: rules.Beside) -> Told:
        is_link = item.case.kind.is_link
        found = comparison.link if is_link else comparison.statement
        return Told(
            name=item.case.name,
            mine=found(side, item.mine),
            final=tuple(stands[one] for one in item.final if one in stands),
            upheld=item.upheld,
            choice=item.decision.choice,
            text=item.decision.text,
        )

    groups = rules.feedback(state, result, side)
    return {reason: tuple(map(told, items)) for reason, items in groups.items()}
