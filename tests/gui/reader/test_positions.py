"""Positions survive everything that makes text, display and Qt count apart."""

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor

from reviewer.domain.cable import Cable, Header, Paragraph
from reviewer.domain.layout import DisplayBlock, lay_out
from reviewer.domain.text import Span
from reviewer.gui.reader import document
from reviewer.gui.reader.document import Typography
from reviewer.gui.reader.positions import Piece, Positions

TEXTS = st.text(
    alphabet=st.sampled_from("abZ.-  \n\t\\\u00a0\u2028\u202e\u00ad\x00é😊𝔸"),
    max_size=200,
)


def laid_out(text: str) -> tuple[DisplayBlock, ...]:
    whole = Span(0, len(text))
    paragraph = Paragraph(number=1, printed="", span=whole, pieces=(whole,))
    cable = Cable(cable_id=None, span=whole, header=Header(), paragraphs=(paragraph,))
    return lay_out(text, cable)


def shown_positions(blocks: tuple[DisplayBlock, ...]) -> list[int]:
    return [n for b in blocks for r in b.runs for n in range(r.span.start, r.span.end)]


@given(TEXTS)
def test_a_shown_code_point_comes_back_from_qt(text: str) -> None:
    blocks = laid_out(text)
    positions = Positions(blocks)
    for block in blocks:
        for run in block.runs:
            if len(run.shown) == len(run.span):
                for at in range(run.span.start, run.span.end):
                    assert positions.text_position(positions.qt_position(at)) == at
                    end = positions.qt_position(at + 1, after=True)
                    assert positions.text_position(end, after=True) == at + 1


@given(TEXTS)
def test_pieces_are_the_display_of_a_span(text: str) -> None:
    blocks = laid_out(text)
    positions = Positions(blocks)
    whole = Span(0, len(text))
    found = list(positions.pieces(whole))
    assert found == [positions.piece_in(whole, number) for number in range(len(blocks))]
    assert found == [
        Piece(number, 0, len(block.shown.encode("utf-16-le")) // 2)
        for number, block in enumerate(blocks)
    ]


@given(TEXTS, st.data())
def test_pieces_hold_just_the_shown_code_points(text: str, data: st.DataObject) -> None:
    blocks = laid_out(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    units = sum(p.end - p.start for p in Positions(blocks).pieces(Span(start, end)))
    expected = 0
    for block in blocks:
        for run in block.runs:
            inner = range(max(start, run.span.start), min(end, run.span.end))
            part = (
                "".join(run.shown[n - run.span.start] for n in inner)
                if len(run.shown) == len(run.span)
                else run.shown
                if inner
                else ""
            )
            expected += len(part.encode("utf-16-le")) // 2
    assert units == expected


@given(TEXTS, st.integers(-5, 300))
def test_any_qt_position_gives_a_place_in_the_text(text: str, qt: int) -> None:
    positions = Positions(laid_out(text))
    assert 0 <= positions.text_position(qt) <= len(text)
    assert 0 <= positions.text_position(qt, after=True) <= len(text)


@given(TEXTS)
def test_positions_ascend(text: str) -> None:
    positions = Positions(laid_out(text))
    found = [positions.qt_position(at) for at in range(len(text) + 1)]
    assert found == sorted(found)


@settings(max_examples=60)
@given(TEXTS)
def test_qt_displays_exactly_what_is_counted(qapp: object, text: str) -> None:
    assert qapp
    blocks = laid_out(text)
    positions = Positions(blocks)
    made = document.build(blocks, Typography(), top=0)
    assert made.characterCount() == positions.qt_length + 1
    assert made.blockCount() == max(positions.block_count, 1)
    for number, block in enumerate(blocks):
        assert made.findBlockByNumber(number).position() == positions.block_start(
            number
        )
        for run in block.runs:
            cursor = QTextCursor(made)
            cursor.setPosition(positions.qt_position(run.span.start))
            assert cursor.blockNumber() == number


def test_a_place_inside_a_surrogate_pair_moves_to_its_start() -> None:
    positions = Positions(laid_out("a😊b"))
    assert [positions.text_position(n) for n in range(5)] == [0, 1, 1, 2, 3]


def test_what_is_not_shown_moves_to_the_nearest_shown() -> None:
    positions = Positions(laid_out("port-\n  side"))
    assert positions.shown == "port-side"
    assert positions.qt_position(6) == 5
    assert positions.qt_position(6, after=True) == 5
    assert positions.span_between(0, 9) == Span(0, 12)


def test_a_token_stands_for_one_code_point() -> None:
    positions = Positions(laid_out("a\u202eb"))
    assert positions.shown == "a[U+202E]b"
    assert positions.span_between(4, 5) == Span(1, 2)


def test_nothing_displayed_is_no_error() -> None:
    positions = Positions(())
    assert positions.text_position(3) == 0
    assert list(positions.pieces(Span(0, 9))) == []
