"""The body: runs, lanes and margins."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.codebook import Kind
from reviewer.domain.layout import lay_out
from reviewer.domain.statement import Statement
from reviewer.domain.text import Span, excerpt
from reviewer.parsing.parser import parse_cable
from reviewer.reports.inking import Numbered, ink
from reviewer.reports.report import BodyBlock
from reviewer.reports.visible import visible
from tests.reportable import TEXT, report, statement, statements

CABLE = parse_cable(TEXT)
OFFSET_SAMPLE = "PM 😊 DENIED THE REPORT.\nComment: 𝔇oubtful é.\n"


def _ink(found: tuple[Statement, ...], text: str = TEXT) -> list[BodyBlock]:
    ordered = sorted(found, key=lambda one: (one.start, -one.end))
    numbered = [Numbered(number, one) for number, one in enumerate(ordered, start=1)]
    return ink(text, parse_cable(text), numbered)


def _covered(blocks: list[BodyBlock], number: int) -> str:
    return "".join(
        run.text
        for block in blocks
        for run in block.runs
        if number in {mark.number for mark in run.marks}
    )


def test_overlapping_statements_lie_in_lanes_below_each_other() -> None:
    paragraph = next(b for b in report().sections[0].body if b.number == "2")

    both = [run for run in paragraph.runs if len(run.marks) == 2]

    assert [run.text for run in both] == [
        "firmly denied, the rumour that the crane is unsafe"
    ]
    assert [(mark.look, mark.lane) for mark in both[0].marks] == [
        ("acknowledgement", 0),
        ("denial", 1),
    ]
    assert both[0].tint == "denial"
    assert paragraph.lanes == 2


def test_statements_that_do_not_overlap_share_the_first_lane() -> None:
    first = next(b for b in report().sections[0].body if b.number == "1")

    assert [m.lane for run in first.runs for m in run.marks] == [0, 0]
    assert first.lanes == 1


def test_the_text_after_a_page_line_inherits_its_chip() -> None:
    body = report().sections[0].body
    at = next(i for i, b in enumerate(body) if b.kind.value == "furniture")

    after = body[at + 1]

    assert after.continues
    assert after.number == ""
    assert after.chip is not None
    assert (after.chip.text, after.chip.inherited) == ("SBU", True)


def test_summary_and_comment_are_labelled_once_each() -> None:
    body = report().sections[0].body

    assert [b.label for b in body if b.opens_label] == ["Summary", "Comment"]


def test_every_statement_begins_and_ends_exactly_once() -> None:
    runs = [run for block in report().sections[0].body for run in block.runs]

    assert sorted(n for run in runs for n in run.starts) == list(range(1, 9))
    assert sorted(n for run in runs for n in run.ends) == list(range(1, 9))


def test_offsets_are_code_points() -> None:
    claim = statement(Kind.CLAIM, 5, 17, name="claim", type_="denial")
    comment = statement(Kind.COMMENT, 33, 11, name="comment")

    blocks = _ink((claim, comment), OFFSET_SAMPLE)

    assert _covered(blocks, 1) == "DENIED THE REPORT"
    assert _covered(blocks, 2) == "𝔇oubtful é."


def test_what_nobody_can_see_becomes_a_token() -> None:
    assert visible("(\u202eC) a\u200bb\x00\n") == "([U+202E]C) a[U+200B]b[U+0000]\n"


def _somewhere() -> st.SearchStrategy[Statement]:
    length = len(TEXT)
    return st.tuples(
        st.integers(0, length - 1), st.integers(1, 120), st.sampled_from(list(Kind))
    ).map(lambda it: _clipped(*it))


def _clipped(start: int, length: int, kind: Kind) -> Statement:
    end = min(start + length, len(TEXT))
    return statement(kind, start, end - start, name=f"{start}-{end}-{kind}")


@given(st.lists(_somewhere(), max_size=8))
def test_inking_never_changes_what_is_shown(found: list[Statement]) -> None:
    blocks = _ink(tuple(found))

    plain = [block.shown for block in lay_out(TEXT, CABLE)]
    assert ["".join(run.text for run in block.runs) for block in blocks] == plain


@given(st.lists(_somewhere(), max_size=8))
def test_each_statement_is_drawn_in_every_block_that_it_touches(
    found: list[Statement],
) -> None:
    blocks = _ink(tuple(found))
    ordered = sorted(found, key=lambda one: (one.start, -one.end))
    for shown, block in zip(lay_out(TEXT, CABLE), blocks, strict=True):
        runs = [run.span for run in shown.runs if run.shown.strip()]
        drawn = {mark.number for run in block.runs for mark in run.marks}
        for number, one in enumerate(ordered, start=1):
            if any(span.intersects(run) for span in one.spans for run in runs):
                assert number in drawn


@given(st.lists(_somewhere(), max_size=8))
def test_no_two_statements_share_a_lane_of_a_run(found: list[Statement]) -> None:
    for block in _ink(tuple(found)):
        for run in block.runs:
            lanes = [mark.lane for mark in run.marks]
            assert lanes == sorted(set(lanes))
            assert len(lanes) <= block.lanes


def test_what_is_covered_is_the_quote() -> None:
    blocks = _ink(statements())

    for number, one in enumerate(
        sorted(statements(), key=lambda item: (item.start, -item.end)), start=1
    ):
        assert _covered(blocks, number) == excerpt(TEXT, one.spans)


def test_a_statement_across_a_page_line_leaves_it_out() -> None:
    start, end = TEXT.index("the rumour"), TEXT.index("he called") + 9
    page = CABLE.furniture[0].span
    parts = CABLE.content_of(Span(start, end))
    cut = replace(statement(Kind.CLAIM, start, 5, name="cut"), spans=parts)

    blocks = _ink((cut,))

    assert TEXT[page.start : page.end] not in _covered(blocks, 1)
    assert _covered(blocks, 1).endswith("he called")
