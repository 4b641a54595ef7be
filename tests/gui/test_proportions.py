"""Whoever gives way, the text never does."""

from hypothesis import given
from hypothesis import strategies as st

from reviewer.gui.proportions import Room

DESIGNED = Room(1440, 776, 1.0)
rooms = st.builds(
    Room,
    width=st.integers(1024, 4000),
    height=st.integers(516, 2000),
    scale=st.floats(1.0, 1.45),
)


def test_the_designed_window_has_the_designed_panes() -> None:
    assert DESIGNED.widths() == [256, 784, 400]
    assert (DESIGNED.foot(), DESIGNED.table()) == (192, 296)


def test_a_low_window_takes_from_ledger_and_table() -> None:
    low = DESIGNED._replace(height=596)
    assert low.foot() < DESIGNED.foot()
    assert low.table() < DESIGNED.table()


def test_large_type_leaves_the_text_half_of_the_height() -> None:
    large = Room(1440, 776, 2.0)
    assert large.widths()[-1] == 0
    assert large.foot() <= large.height / 2


@given(rooms)
def test_panes_fill_the_room(room: Room) -> None:
    rail = round(48 * room.scale) if room.needs_rail else 0
    assert abs(sum(room.widths()) + rail - room.width) <= 2


@given(rooms)
def test_more_width_never_costs_the_text(room: Room) -> None:
    wider = room._replace(width=room.width + 1)
    if wider.needs_rail == room.needs_rail:
        assert wider.widths()[-2] >= room.widths()[-2] - 1
