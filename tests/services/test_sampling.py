"""A drawn part instead of everything."""

import pytest

from reviewer.domain.adjudication import Choice, ReasonCode
from reviewer.domain.identifiers import CableId
from reviewer.services import adjudicating, docket, sampling
from reviewer.services.adjudicating import Verdict
from reviewer.services.projects import Project
from reviewer.services.sampling import ShareError
from tests.invented import CABLE, add_cable
from tests.two_passes import ADJUDICATOR, twice


def test_the_same_seed_draws_the_same_cables(project: Project) -> None:
    for number in range(20, 29):
        add_cable(project, CableId(f"09PORTSELWYN{number}"), note=str(number))
    drawn = sampling.draw(project, 0.3, seed=7)
    assert len(drawn.cables) == 3
    assert drawn == sampling.draw(project, 0.3, seed=7)
    assert sampling.draw(project, 0.3).seed == docket.seed_of(project)


@pytest.mark.parametrize("share", [0, -1, 1.5])
def test_a_share_of_nothing_is_refused(project: Project, share: float) -> None:
    with pytest.raises(ShareError, match="is no share"):
        sampling.draw(project, share)


def test_what_was_not_upheld_is_counted_with_its_interval(project: Project) -> None:
    everything = sampling.draw(project, 1)
    before = sampling.overturned(project, everything, reviewer=ADJUDICATOR)
    assert before.rate.value is None
    assert before.rate.why
    twice(project)
    both = Verdict(choice=Choice.BOTH, reason=ReasonCode.BOTH_HOLD)
    told = sampling.overturned(project, everything, reviewer=ADJUDICATOR)
    assert told.rate.value == pytest.approx(2 / 3)
    assert told.rate.n == 3
    assert told.interval is not None
    assert told.interval.low < 2 / 3 < told.interval.high
    for case in docket.docket(project, CABLE, reviewer=ADJUDICATOR).cases:
        adjudicating.decide(project, case, both, reviewer=ADJUDICATOR)
    after = sampling.overturned(project, everything, reviewer=ADJUDICATOR)
    assert after.rate.value == 0
