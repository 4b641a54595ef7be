import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.cable import Cable
from reviewer.parsing.parser import parse_cable

Wrap = Callable[[str], str]


def numbers(cable: Cable) -> list[int | None]:
    return [paragraph.number for paragraph in cable.paragraphs]


def codes(cable: Cable) -> set[str]:
    return {note.code for note in cable.notes}


@pytest.mark.parametrize(
    "form", ["{}. ", "{}.", "{}) ", "{}). ", "{}, (C) ", "{} (C) ", "¶{}. "]
)
def test_every_printed_form_counts(cable_text: Wrap, form: str) -> None:
    body = "\n\n".join(form.format(n) + "Lamps were lit." for n in (1, 2, 3))
    assert numbers(parse_cable(cable_text(body))) == [1, 2, 3]


def test_a_list_inside_a_paragraph_is_no_count(cable_text: Wrap) -> None:
    body = "1. (C) Three:\n\n1) one\n2) two\n3) three\n\n2. (C) Four.\n\n3. (C) Five."
    assert numbers(parse_cable(cable_text(body))) == [1, 2, 3]


def test_a_quoted_text_has_its_own_count(cable_text: Wrap) -> None:
    quoted = "Begin text:\n\n1. a\n\n2. b\n\n3. c\n\nEnd text."
    body = f"1. Text. {quoted}\n\n2. Done.\n\n3. So."
    cable = parse_cable(cable_text(body))
    assert numbers(cable) == [1, 2, 3]
    assert cable.paragraphs[1].span.start == cable_text(body).index("2. Done")


def test_a_small_jump_is_a_gap_and_told(cable_text: Wrap) -> None:
    cable = parse_cable(cable_text("1. (C) One.\n\n2. (C) Two.\n\n4. (C) Four.\n"))
    assert numbers(cable) == [1, 2, 4]
    assert "number_gap" in codes(cable)


def test_a_number_used_twice_is_kept_and_told(cable_text: Wrap) -> None:
    body = "1. One.\n\n2. Two.\n\n2. COMMENT: Three. END COMMENT."
    cable = parse_cable(cable_text(body))
    assert numbers(cable) == [1, 2, 2]
    assert "number_repeated" in codes(cable)


@pytest.mark.parametrize(
    "line", ["2004. It was so.", "3.5 percent of lamps", "1999 was dark"]
)
def test_years_and_decimals_are_text(cable_text: Wrap, line: str) -> None:
    assert numbers(
        parse_cable(cable_text(f"1. Lamps were lit in\n{line}\n\n2. Yes."))
    ) == [1, 2]


def test_pilcrows_turned_into_digits(cable_text: Wrap) -> None:
    body = "".join(f"1{n}. (C) Lamp {n}.\n\n" for n in range(1, 13))
    cable = parse_cable(cable_text(body))
    assert numbers(cable) == list(range(1, 13))
    assert cable.paragraphs[9].printed == "110."
    assert "pilcrow_as_digit" in codes(cable)


def test_a_fragment_keeps_its_eleven() -> None:
    cable = parse_cable("11. (C) Lamps.\n\n12. (C) Ropes.\n")
    assert numbers(cable) == [11, 12]
    assert "fragment_number" in codes(cable)


def test_a_marked_number_in_mid_line_counts(cable_text: Wrap) -> None:
    cable = parse_cable(
        cable_text("1. (C) One. 2. (U) Two. 3. Three was lit.\n\n4. (C) Four.")
    )
    assert numbers(cable) == [1, 2, 3, 4]
    assert [str(p.marking) for p in cable.paragraphs] == ["C", "U", "None", "C"]


@given(
    count=st.integers(1, 25),
    lists=st.lists(st.tuples(st.integers(0, 24), st.integers(2, 5)), max_size=3),
)
def test_the_count_is_the_same_with_without_and_turned_pilcrows(
    cable_text: Wrap, count: int, lists: list[tuple[int, int]]
) -> None:
    body = ""
    for number in range(1, count + 1):
        body += f"¶{number}. (C) Paragraph about lamps.\n\n"
        for after, length in lists:
            if after == number:
                body += "".join(f"{n}) item\n" for n in range(1, length + 1)) + "\n"
    text = cable_text(body)
    expected = list(range(1, count + 1))
    assert numbers(parse_cable(text)) == expected
    assert numbers(parse_cable(text.replace("¶", ""))) == expected
    assert numbers(parse_cable(re.sub(r"¶(?=\d)", "1", text))) == expected
