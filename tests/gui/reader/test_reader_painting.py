"""What the reader draws: looks, lanes, tags, page lines, the selection."""

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.gui import marks, theme
from reviewer.gui.reader.reader import Reader
from tests.gui.reader.seeing import (
    Invented,
    Maker,
    click,
    colours_in,
    margin,
    near,
    picture,
    placed_marks,
    point_on,
    quoted,
    view,
)


@pytest.mark.parametrize(
    "look", ["claim", "denial", "acknowledgement", "comment", "report"]
)
@pytest.mark.parametrize("name", ["light", "dark", "high-contrast"])
def test_each_look_is_drawn_in_its_colour_under_its_words(
    reader: Reader,
    invented: Invented,
    make_statement: Maker,
    qapp: QApplication,
    look: str,
    name: str,
) -> None:
    theme.apply(qapp, theme.THEMES[name])
    words = "widespread\nperception that the guild settles disputes by threat"
    statement = make_statement(invented.span(words), look)
    reader.set_statements([statement], [], None)
    place, found = placed_marks(reader, statement)
    image = picture(view(reader).viewport())
    colour = theme.current().statement[look]
    assert len(found.underlines) == 2
    for line in found.underlines:
        area = QRectF(line.x1, line.y - 1, line.x2 - line.x1, 6)
        drawn = colours_in(image, area.translated(place.origin))
        assert colour.name() in drawn or near(colour, drawn)
    if look != "report" and not theme.current().outlines_current:
        tint = marks.tinted(colour).name()
        area = found.tints[0].area.translated(place.origin)
        assert tint in colours_in(image, area)


def test_the_current_statement_lies_on_top_and_is_stronger(
    reader: Reader, invented: Invented, make_statement: Maker
) -> None:
    below = make_statement(invented.span("firmly denied"), "denial")
    above = make_statement(invented.span("acknowledged, but firmly denied"))
    reader.set_statements([below, above], [], None)
    place, found = placed_marks(reader, below)
    assert {tint.look for tint in found.tints} == {"claim"}
    reader.set_statements([below, above], [], below.statement_id)
    place, found = placed_marks(reader, below)
    tint = next(tint for tint in found.tints if tint.look == "denial")
    assert tint.is_current
    strong = marks.tinted(theme.current().statement["denial"], current=True)
    drawn = colours_in(
        picture(view(reader).viewport()), tint.area.translated(place.origin)
    )
    assert strong.name() in drawn


def test_high_contrast_outlines_the_current_statement(
    reader: Reader, invented: Invented, make_statement: Maker, qapp: QApplication
) -> None:
    theme.apply(qapp, theme.HIGH_CONTRAST)
    statement = make_statement(invented.span("firmly denied"), "denial")
    reader.set_statements([statement], [], statement.statement_id)
    place, found = placed_marks(reader, statement)
    area = found.tints[0].area.translated(place.origin)
    left = QRectF(area.left() - 2, area.top() + 2, 2, area.height() - 6)
    drawn = colours_in(picture(view(reader).viewport()), left)
    assert theme.current().statement["denial"].name() in drawn


def test_overlapping_underlines_are_stacked(
    reader: Reader, invented: Invented, make_statement: Maker
) -> None:
    first = make_statement(invented.span("acknowledged, but firmly denied"))
    second = make_statement(invented.span("firmly denied"), "denial")
    reader.set_statements([first, second], [], None)
    _place, found = placed_marks(reader, first)
    heights = [line.y for line in found.underlines]
    assert heights[1] - heights[0] == pytest.approx(marks.SLOT)


def test_a_fourth_underline_widens_the_lines_of_its_paragraph_only(
    reader: Reader, invented: Invented, make_statement: Maker
) -> None:
    span = invented.span("firmly denied")
    crowd = [make_statement(span) for _ in range(6)]
    text = view(reader)

    def pitches() -> list[float]:
        blocks = (
            text.document().findBlockByNumber(n)
            for n in range(text.document().blockCount())
        )
        return [block.blockFormat().lineHeight() for block in blocks]

    reader.set_statements(crowd[:3], [], None)
    assert set(pitches()) == {24.0}
    reader.set_statements(crowd, [], None)
    assert [pitch for pitch in pitches() if pitch != 24.0] == [28.5]
    _place, found = placed_marks(reader, crowd[0])
    assert len(found.underlines) == 4
    tags = [tag for tag in margin(reader).tags() if not tag.statement]
    assert [tag.left_out for tag in tags] == [3]
    reader.set_statements(crowd[:2], [], None)
    assert set(pitches()) == {24.0}


def test_a_click_chooses_and_another_goes_one_out(
    reader: Reader, invented: Invented, make_statement: Maker
) -> None:
    outer = make_statement(invented.span("acknowledged, but firmly denied"))
    inner = make_statement(invented.span("firmly denied"))
    same = make_statement(invented.span("firmly denied"))
    chosen: list[str] = []
    reader.statement_clicked.connect(chosen.append)
    statements = [outer, inner, same]
    reader.set_statements(statements, [], None)
    at = invented.span("firmly").start + 2
    for _ in range(4):
        click(reader, at)
        reader.set_statements(statements, [], chosen[-1])
    ids = [inner.statement_id, same.statement_id, outer.statement_id]
    assert chosen == [*ids, ids[0]]


def test_a_click_beside_all_statements_chooses_none(
    reader: Reader, invented: Invented, make_statement: Maker, qtbot: QtBot
) -> None:
    reader.set_statements([make_statement(invented.span("firmly denied"))], [], None)
    with qtbot.assertNotEmitted(reader.statement_clicked):
        click(reader, invented.span("The chairman").start)


def test_a_tag_stands_at_the_first_line_and_chooses_its_statement(
    reader: Reader, invented: Invented, make_statement: Maker, qtbot: QtBot
) -> None:
    first = make_statement(invented.span("widespread\nperception"))
    second = make_statement(invented.span("perception that the guild"), "denial")
    reader.set_statements([first, second], [], None)
    tags = list(margin(reader).tags())
    assert [tag.statement for tag in tags] == [first, second]
    with qtbot.waitSignal(reader.statement_clicked) as caught:
        QTest.mouseClick(
            margin(reader),
            Qt.MouseButton.LeftButton,
            pos=tags[1].area.center().toPoint(),
        )
    assert caught.args == [second.statement_id]


def test_a_statement_over_a_page_line_is_drawn_on_both_sides(
    reader: Reader, invented: Invented, make_statement: Maker
) -> None:
    spans = invented.between("an invention", "taking money")
    assert len(spans) == 2
    statement = make_statement(spans)
    reader.set_statements([statement], [], None)
    text = view(reader)
    drawn = [p.number for p in text.sight.places() if text.marks_of(p).underlines]
    assert drawn == [2, 4]
    assert len(list(margin(reader).tags())) == 1


def test_a_sentence_over_a_page_line_is_selected_as_one(
    reader: Reader, invented: Invented
) -> None:
    reader.go_to(invented.span("He called").start)
    reader.select_sentence()
    assert quoted(reader, invented) == [
        "He called the lease an invention of the inland press,",
        "which he accused of taking money.",
    ]


def test_the_selection_is_seen_and_page_lines_are_left_out(
    reader: Reader, invented: Invented
) -> None:
    reader.go_to(invented.span("He called").start)
    reader.select_sentence()
    image = picture(view(reader).viewport())
    fill = theme.current().selected.name()
    inside = point_on(reader, invented.span("lease").start)
    page = view(reader).sight.place_of(3)
    assert fill in colours_in(image, QRectF(inside.x() - 3, inside.y() - 11, 6, 22))
    beside = QRectF(page.origin, page.origin + QPointF(500, 23)).adjusted(0, 6, 0, -6)
    assert fill not in colours_in(image, beside)


@pytest.mark.parametrize("name", ["light", "dark", "high-contrast"])
def test_selected_words_keep_their_contrast(
    reader: Reader, invented: Invented, qapp: QApplication, name: str
) -> None:
    theme.apply(qapp, theme.THEMES[name])
    reader.select_span([invented.span("Two complaints were withdrawn.")])
    image = picture(view(reader).viewport())
    start = point_on(reader, invented.span("Two complaints").start)
    drawn = colours_in(image, QRectF(start.x() - 4, start.y() - 8, 60, 16))
    assert theme.current().selected.name() in drawn
    assert near(theme.current().text, drawn)


def test_what_was_just_recorded_shows_its_tint_in_the_outline(
    reader: Reader, invented: Invented, make_statement: Maker
) -> None:
    span = invented.span("Two complaints were withdrawn.")
    denial = make_statement(span, "denial")
    reader.select_span([span])
    reader.set_statements([denial], [], denial.statement_id)
    place, found = placed_marks(reader, denial)
    drawn = colours_in(
        picture(view(reader).viewport()),
        found.tints[0].area.translated(place.origin).adjusted(2, 2, -4, -2),
    )
    colours = theme.current()
    tint = marks.tinted(colours.statement["denial"], current=True).name()
    assert tint in drawn
    assert colours.selected.name() not in drawn
    port = view(reader).viewport()
    whole = colours_in(picture(port), QRectF(port.rect()))
    assert colours.accent.name() in whole
