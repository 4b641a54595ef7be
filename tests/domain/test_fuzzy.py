"""Finding names by some of their letters."""

from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.fuzzy import ranked

NAMES = ("Brokers' Guild", "Dobry, chairman, Guild", "Jörn Astrev", "Guild press desk")


def _found(wanted: str) -> tuple[str, ...]:
    return ranked(wanted, NAMES, lambda name: name)


def test_what_begins_so_comes_first() -> None:
    assert _found("guild")[0] == "Guild press desk"
    assert set(_found("guild")) == set(NAMES) - {"Jörn Astrev"}


def test_words_may_stand_in_any_order_and_accents_do_not_matter() -> None:
    assert _found("guild chair") == ("Dobry, chairman, Guild",)
    assert _found("jorn") == ("Jörn Astrev",)


def test_letters_in_their_order_are_enough() -> None:
    assert _found("gpd") == ("Guild press desk",)
    assert _found("xyz") == ()


def test_nothing_typed_fits_to_everything_in_its_own_order() -> None:
    assert _found("  ") == NAMES


@given(st.text(max_size=8), st.lists(st.text(max_size=12), max_size=6))
def test_every_name_is_found_by_itself(wanted: str, names: list[str]) -> None:
    found = ranked(wanted, names, lambda name: name)
    assert len(found) <= len(names)
    assert all(name in ranked(name, names, lambda one: one) for name in names)
