"""Width goes to the measure first and never gets lost."""

from hypothesis import given
from hypothesis import strategies as st

from reviewer.gui.reader.measures import share


@given(st.integers(0, 4000), st.floats(1.0, 3.0))
def test_the_columns_fill_the_width(width: int, scale: float) -> None:
    found = share(width, scale)
    assert sum(found) == width
    assert min(found) >= 0


@given(st.integers(320, 3000))
def test_a_wider_reader_has_no_narrower_measure(width: int) -> None:
    assert share(width + 1, 1.0).measure >= share(width, 1.0).measure


def test_the_pictures_of_the_design() -> None:
    assert share(784, 1.0) == (120, 568, 76, 20)
    assert share(1400, 1.0).measure == 640
    assert share(888, 1.0).measure in range(600, 641)
    assert share(656, 1.0) == (104, 472, 60, 20)
