"""The layout joins lines, keeps lists, and shows each code point once."""

from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.cable import (
    Cable,
    Furniture,
    FurnitureKind,
    Header,
    Heading,
    Paragraph,
)
from reviewer.domain.layout import MAX_BLOCK, DisplayBlock, DisplayKind, lay_out
from reviewer.domain.text import Span


def laid_out(text: str, pieces: list[Span] | None = None) -> tuple[DisplayBlock, ...]:
    whole = Span(0, len(text))
    paragraph = Paragraph(
        number=1, printed="1.", span=whole, pieces=tuple(pieces or [whole])
    )
    cable = Cable(
        cable_id="09SELWYN1", span=whole, header=Header(), paragraphs=(paragraph,)
    )
    return lay_out(text, cable)


def shown(text: str) -> list[str]:
    return [block.shown for block in laid_out(text)]


def test_wrapped_lines_are_joined() -> None:
    assert shown("The harbour  \nwas closed \\\nby noon.") == [
        "The harbour was closed by noon."
    ]


def test_a_word_broken_after_a_hyphen_gets_no_blank() -> None:
    assert shown("a port-\nside office -\nso far") == ["a port-side office - so far"]


def test_list_items_keep_their_lines() -> None:
    blocks = laid_out("Three points:\n-- one\n   more\n-- two")
    assert [block.shown for block in blocks] == [
        "Three points:",
        "-- one more",
        "-- two",
    ]
    assert [block.tight for block in blocks] == [False, True, True]


def test_a_blank_line_in_mid_sentence_is_joined_and_others_are_not() -> None:
    assert shown("the rolls mirror\n\nthose of the party.\n\nLater it") == [
        "the rolls mirror those of the party.",
        "Later it",
    ]


def test_only_the_first_block_opens_a_paragraph() -> None:
    blocks = laid_out("First.\n\nSecond.")
    assert [(b.opens, b.inherited) for b in blocks] == [(True, False), (False, True)]


def test_furniture_and_headings_stand_in_order() -> None:
    text = "Dues\n\nHe left\nSELWYN 00000001 002 OF 002\nby sea."
    page = Span(text.index("SELWYN"), text.index("\nby"))
    body = Span(6, len(text))
    cable = Cable(
        cable_id=None,
        span=Span(0, len(text)),
        header=Header(),
        headings=(Heading(text="Dues", span=Span(0, 4)),),
        furniture=(Furniture(kind=FurnitureKind.PAGE_LINE, span=page),),
        paragraphs=(
            Paragraph(
                number=None,
                printed="",
                span=body,
                pieces=(Span(6, page.start), Span(page.end, len(text))),
            ),
        ),
    )
    assert [(b.kind, b.shown) for b in lay_out(text, cable)] == [
        (DisplayKind.HEADING, "Dues"),
        (DisplayKind.PARAGRAPH, "He left"),
        (DisplayKind.FURNITURE, "SELWYN 00000001 002 OF 002"),
        (DisplayKind.PARAGRAPH, "by sea."),
    ]


@given(st.text(alphabet=st.sampled_from("aB. -\n\\\u2028\x00😊"), max_size=300))
def test_every_visible_code_point_is_shown_once(text: str) -> None:
    blocks = laid_out(text)
    covered = [n for b in blocks for r in b.runs for n in range(*_ends(r.span))]
    assert covered == sorted(set(covered))
    missing = set(range(len(text))) - set(covered)
    assert all(text[n].isspace() or text[n] == "\\" for n in missing)
    for block in blocks:
        assert "\n" not in block.shown
        assert "\u2028" not in block.shown


@given(st.integers(1, 4 * MAX_BLOCK), st.integers(1, 90))
def test_a_long_line_becomes_bounded_blocks(size: int, word: int) -> None:
    text = ("x" * word + " ") * (size // (word + 1) + 1)
    blocks = laid_out(text)
    assert all(0 < len(block.shown) <= MAX_BLOCK for block in blocks)
    assert "".join(b.shown for b in blocks) == text.rstrip()


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def test_characters_that_hide_are_shown_by_number() -> None:
    (block,) = laid_out("the \u202eS\u202c port\u200b")
    assert block.shown == "the [U+202E]S[U+202C] port[U+200B]"
    assert [run.span for run in block.runs if run.shown == "[U+202C]"] == [Span(6, 7)]


def test_a_long_row_of_blanks_is_laid_out_in_linear_time() -> None:
    text = "a" + " \t" * 100_000 + "b\n" + "\\" * 1000 + " " * 100_000 + "c"
    blocks = laid_out(text)
    assert blocks[-1].shown.endswith("c")


def test_letters_that_only_look_like_a_marking_are_shown_as_numbers() -> None:
    (block,) = laid_out("(\u0421) and \uff08\uff23\uff09 but (C)")
    assert block.shown == "([U+0421]) and [U+FF08][U+FF23][U+FF09] but (C)"
