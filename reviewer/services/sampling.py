"""A second review of a drawn part instead of everything, and what it tells.

A plan is not stored: the same project, share and seed draw the same cables, and a cable
imported later changes no earlier draw's order.
"""

from reviewer.agreement import planning
from reviewer.agreement.planning import Interval, Overturned, Plan
from reviewer.errors import RuleError
from reviewer.services import comparing, docket
from reviewer.store import listings
from reviewer.store.project import Project

__all__ = ["Interval", "Overturned", "Plan", "ShareError", "draw", "overturned"]


class ShareError(RuleError):
    """A part of nothing, or of more than everything."""

    def __init__(self, share: float) -> None:
        super().__init__(
            f"{share:g} is no share to draw. Nothing was drawn; give one above 0 and "
            "at most 1, such as 0.2 for every fifth cable."
        )


def draw(project: Project, share: float, *, seed: int | None = None) -> Plan:
    """Draw cables for a second review, of each level and post its part.

    Args:
        project: Where the cables are.
        share: What part, above 0 and at most 1; of each stratum at least one cable.
        seed: Of the draw; by default it belongs to the project.

    Raises:
        ShareError: There is no such part.
    """
    if not 0 < share <= 1:
        raise ShareError(share)
    with project.reading() as tx:
        strata = {
            one.cable_id: (one.banner.banner if one.banner else "", one.from_post)
            for one in listings.all_of(tx)
        }
    drawn = docket.seed_of(project) if seed is None else seed
    return planning.plan(strata, share, drawn)


def overturned(project: Project, drawn: Plan, *, reviewer: str) -> Overturned:
    """How much of the first passes the second review did not uphold so far.

    It rests on the drawn cables whose passes are both in.
    """
    wanted = frozenset(drawn.cables)
    ready = comparing.comparable(project, reviewer=reviewer)
    chosen = [one for one in ready if one in wanted]
    with project.reading() as tx:
        found = comparing.compared(tx, project, comparing.paired(tx, chosen))
        return planning.overturned([docket.adjudication(tx, one) for one in found])
