"""Where marks stand in time, without drawing them."""

from datetime import UTC, date, datetime
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reviewer.gui.propositions.timeline_places import apart, axis


def _day(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 9, tzinfo=UTC)


def test_without_a_date_there_is_no_axis() -> None:
    assert axis([]) is None


def test_months_are_named_within_a_year_and_years_beyond() -> None:
    within = axis([_day(2009, 2, 19), _day(2009, 3, 12)])
    assert within is not None
    assert [tick.words for tick in within.ticks()] == ["1 Feb", "1 Mar", "1 Apr"]
    assert within.years == "2009"
    beyond = axis([_day(2003, 5, 1), _day(2010, 1, 2)])
    assert beyond is not None
    assert beyond.years == "2003 to 2010"
    assert beyond.ticks()[0].words == "May 2003"


@given(
    st.lists(
        st.dates(date(2, 1, 2), date(9998, 12, 30)).map(
            lambda day: _day(day.year, day.month, day.day)
        ),
        min_size=1,
        max_size=8,
    )
)
def test_all_moments_lie_on_the_axis_and_the_ticks_can_be_read(
    moments: list[datetime],
) -> None:
    found = axis(moments)
    assert found is not None
    assert all(0 <= found.at(moment) <= 1 for moment in moments)
    places = [tick.at for tick in found.ticks()]
    assert places == sorted(places)


@given(
    st.lists(st.floats(0, 1000), max_size=12).map(sorted),
    st.floats(1, 40),
)
def test_marks_never_cover_each_other_and_move_only_rightwards(
    wanted: list[float], least: float
) -> None:
    placed = apart(wanted, least)
    assert all(after >= before for before, after in zip(wanted, placed, strict=True))
    gaps = [right - left for left, right in pairwise(placed)]
    assert all(gap >= least - 1e-6 for gap in gaps)
