"""The reader as a person uses it: what is seen, clicked, selected."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from reviewer.domain.cable import Cable
from reviewer.domain.classification import Level
from reviewer.domain.text import Span
from reviewer.gui import fonts, theme
from reviewer.gui.reader.gutter import Gutter
from reviewer.gui.reader.header_card import ElidedLabel
from reviewer.gui.reader.reader import Reader
from tests.gui.reader.seeing import (
    Invented,
    Linker,
    Maker,
    colours_in,
    margin,
    minimap,
    near,
    picture,
    placed_marks,
    quoted,
    view,
)


def test_asking_again_goes_on_to_the_next(reader: Reader, invented: Invented) -> None:
    reader.go_to(invented.span("Two complaints").start)
    reader.select_sentence()
    assert quoted(reader, invented) == ["Two complaints were withdrawn."]
    reader.select_sentence()
    assert quoted(reader, invented) == ["A third was lost."]
    reader.select_word()
    assert quoted(reader, invented) == ["A"]
    reader.select_word()
    assert quoted(reader, invented) == ["third"]
    reader.select_paragraph()
    assert quoted(reader, invented) == [
        "Two complaints were withdrawn. A third was lost."
    ]


def test_a_selection_is_extended_and_trimmed(
    reader: Reader, invented: Invented
) -> None:
    reader.go_to(invented.span("Two complaints").start)
    reader.select_sentence()
    reader.select_sentence(extend=True)
    assert quoted(reader, invented)[0].endswith("A third was lost.")
    reader.move_end(-3)
    reader.move_start(1)
    assert quoted(reader, invented) == ["complaints were withdrawn. A third"]
    reader.move_start(-1)
    reader.move_end(1)
    assert quoted(reader, invented) == ["Two complaints were withdrawn. A third was"]


def test_paragraphs_are_walked_by_number(reader: Reader) -> None:
    seen: list[int] = []
    reader.position_changed.connect(seen.append)
    for step in (1, 1, 1, 1, 1, -1):
        reader.step_paragraph(step)
    assert seen == [1, 2, 3, 4, 3]


def test_a_step_puts_the_paragraph_high_with_its_heading(
    reader: Reader, invented: Invented
) -> None:
    reader.resize(784, 320)
    sight, sheet = view(reader).sight, view(reader).sheet
    assert sheet is not None
    number = 0
    for step in (1, 1, -1):
        reader.step_paragraph(step)
        number = sheet.positions.block_at(reader.caret_position())
        top = sight.place_of(number).origin.y()
        assert 0 <= top <= view(reader).viewport().height() / 2
    heading = sheet.positions.block_at(invented.cable.headings[0].span.start)
    assert heading == number - 1
    assert sight.place_of(heading).origin.y() >= 0


def test_a_mouse_selection_maps_to_the_text(reader: Reader, invented: Invented) -> None:
    text = view(reader)
    text.selectAll()
    spans = reader.selection()
    words = invented.text[spans[0].start : spans[-1].end]
    assert words.startswith("Summary.")
    page_line = invented.span("SELWYN 00000031 002 OF 002")
    assert not any(span.intersects(page_line) for span in spans)
    assert all(invented.cable.content_of(span) == (span,) for span in spans)


def test_copying_gives_plain_words(reader: Reader, invented: Invented) -> None:
    reader.select_span([invented.span("widespread\nperception")])
    data = view(reader).createMimeDataFromSelection()
    assert data.text() == "widespread perception"
    assert not data.hasHtml()


def test_page_lines_can_be_hidden_and_the_selection_stays(
    reader: Reader, invented: Invented
) -> None:
    span = invented.span("Two complaints")
    reader.select_span([span])
    shown = view(reader).document().blockCount()
    reader.set_furniture_visible(False)
    assert view(reader).document().blockCount() == shown - 1
    assert reader.selection() == (span,)
    reader.set_furniture_visible(True)
    assert view(reader).document().blockCount() == shown


def test_hostile_text_is_shown_as_it_is(reader: Reader, invented: Invented) -> None:
    hostile = '<img src="file:///x"><b>bold</b>&amp;'
    text = invented.text.replace("Two complaints were withdrawn.", hostile[:30])
    opened = invented.opened()
    object.__setattr__(opened, "text", text)
    reader.show_cable(opened)
    shown = view(reader).document().toPlainText()
    assert hostile[:30] in shown


def test_links_are_drawn_quiet_and_lit(
    reader: Reader, invented: Invented, make_statement: Maker, make_link: Linker
) -> None:
    denial = make_statement(invented.span("firmly denied"), "denial")
    claim = make_statement(invented.span("Two complaints"))
    comment = make_statement(invented.span("Post does not share"), "comment")
    links = [make_link(comment, denial), make_link(comment, claim, "doubts")]
    statements = [denial, claim, comment]
    reader.set_statements(statements, links, None)
    lane = margin(reader)
    lanes = QRectF(50, 0, lane.width() - 50, lane.height())
    lit = theme.current().statement["comment"].name()
    quiet = theme.current().line
    drawn = colours_in(picture(lane), lanes)
    assert near(quiet, drawn)
    assert not near(QColor(lit), drawn)
    reader.set_statements(statements, links, denial.statement_id)
    assert near(QColor(lit), colours_in(picture(lane), lanes))


def test_badges_replace_letters(
    reader: Reader, invented: Invented, make_statement: Maker
) -> None:
    statement = make_statement(invented.span("firmly denied"), "denial")
    reader.set_statements([statement], [], None)
    (tag,) = margin(reader).tags()
    colour = theme.current().statement["denial"].name()
    assert colour in colours_in(picture(margin(reader)), tag.area)
    reader.show_badges({statement.statement_id: "1"})
    assert colour not in colours_in(picture(margin(reader)), tag.area)
    reader.show_badges(None)
    assert colour in colours_in(picture(margin(reader)), tag.area)


def test_comments_have_a_bar_at_their_lines(
    reader: Reader, invented: Invented, make_statement: Maker
) -> None:
    comment = make_statement(invented.span("Post does not share"), "comment")
    reader.set_statements([comment], [], None)
    reader.go_to(comment.start)
    gutter = reader.findChild(Gutter, "markingGutter")
    assert isinstance(gutter, Gutter)
    place, found = placed_marks(reader, comment)
    ((top, bottom),) = found.bars
    bar = QRectF(gutter.width() - 4, place.origin.y() + top, 2, bottom - top)
    colour = theme.current().statement["comment"].name()
    assert colours_in(picture(gutter), bar.adjusted(0, 2, 0, -2)) == {colour}


def test_a_labelled_bar_runs_along_its_own_lines_only(
    reader: Reader, invented: Invented
) -> None:
    paragraph = invented.cable.paragraphs[4]
    end = paragraph.span.end
    within = replace(invented.cable.blocks[1], span=Span(end - 20, end))
    cable = replace(invented.cable, blocks=(within,))
    reader.resize(784, 900)
    reader.show_cable(replace(invented.opened(), cable=cable))
    gutter = reader.findChild(Gutter, "markingGutter")
    assert isinstance(gutter, Gutter)
    sheet = view(reader).sheet
    assert sheet is not None
    number = sheet.positions.block_at(within.span.start)
    place = view(reader).sight.place_of(number)
    lines = place.block.layout().lineCount()
    assert lines > 1
    height = place.height / lines
    left = gutter.width() + 8 - 25 + 3
    first = QRectF(left, place.origin.y() + 2, 2, height - 4)
    last = first.translated(0, (lines - 1) * height)
    sunk, image = theme.current().sunk.name(), picture(gutter)
    assert sunk not in colours_in(image, first)
    assert sunk in colours_in(image, last)


def test_the_gutter_shows_strokes_by_level(reader: Reader, invented: Invented) -> None:
    gutter = reader.findChild(Gutter, "markingGutter")
    assert isinstance(gutter, Gutter)
    at = invented.span("Two complaints").start
    sheet = view(reader).sheet
    assert sheet is not None
    place = view(reader).sight.place_of(sheet.positions.block_at(at))
    y = int(place.origin.y() + place.height / 2)
    image = picture(gutter)
    red = theme.current().strokes[Level.S].name()
    edge = gutter.width() + 4
    row = [image.pixelColor(x, y).name() for x in range(edge - 40, edge - 26)]
    assert [n for n, name in enumerate(row) if name == red] == [6, 7, 10, 11]


def test_a_click_on_a_number_goes_to_its_paragraph(
    reader: Reader, qtbot: QtBot
) -> None:
    gutter = reader.findChild(Gutter, "markingGutter")
    assert isinstance(gutter, Gutter)
    place = view(reader).sight.place_of(5)
    with qtbot.waitSignal(reader.position_changed) as caught:
        QTest.mouseClick(
            gutter,
            Qt.MouseButton.LeftButton,
            pos=QPoint(20, int(place.origin.y()) + 8),
        )
    assert caught.args == [2]


def test_the_minimap_maps_by_offset(
    reader: Reader, invented: Invented, make_statement: Maker
) -> None:
    overview = minimap(reader)
    sheet = view(reader).sheet
    assert sheet is not None
    early = make_statement(invented.span("harbour master"))
    late = make_statement(invented.span("offer can be tested"), "comment")
    reader.set_statements([early, late], [], None)
    for statement in (early, late):
        (tick, *_rest) = overview.ticks_of([statement])
        offset = statement.start - sheet.extent.start
        assert tick.y == pytest.approx(offset * overview.scale(), abs=8)
        area = QRectF(tick.x1, tick.y, tick.x2 - tick.x1, 1)
        colour = theme.current().statement[tick.look]
        assert near(colour, colours_in(picture(overview), area))


def test_the_minimap_forgets_what_is_removed(
    reader: Reader, invented: Invented, make_statement: Maker
) -> None:
    before = picture(minimap(reader))
    statement = make_statement(invented.span("offer can be tested"), "denial")
    reader.set_statements([statement], [], None)
    assert picture(minimap(reader)) != before
    reader.set_statements([], [], None)
    assert picture(minimap(reader)) == before


def test_a_click_in_the_minimap_scrolls_there(reader: Reader) -> None:
    reader.resize(784, 320)
    overview = minimap(reader)
    bottom = int(overview.seen().height() + overview.scale() * 1500)
    QTest.mouseClick(overview, Qt.MouseButton.LeftButton, pos=QPoint(10, bottom))
    assert view(reader).verticalScrollBar().value() > 0


def test_the_header_shrinks_to_two_lines_as_the_text_scrolls(reader: Reader) -> None:
    reader.resize(784, 320)
    card = reader.findChild(QWidget, "headerCard")
    assert isinstance(card, QWidget)
    full = card.height()
    bar = view(reader).verticalScrollBar()
    bar.setValue(10)
    assert card.height() == full - 10
    bar.setValue(bar.maximum())
    compact = card.height()
    assert compact == 72
    more = reader.findChild(QAbstractButton, "headerMore")
    assert isinstance(more, QAbstractButton)
    more.click()
    assert card.height() > full
    assert not [
        label.text()
        for label in card.findChildren(ElidedLabel)
        if label.text().endswith("…")
    ]
    more.click()
    assert card.height() == compact


def test_a_narrower_reader_keeps_the_first_line(
    reader: Reader, invented: Invented
) -> None:
    reader.resize(784, 320)
    reader.go_to(invented.span("Two complaints").start)
    bar = view(reader).verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = view(reader).sight.top_position()
    reader.resize(656, 320)
    assert abs(view(reader).sight.top_position() - before) < 90


def test_zoom_enlarges_text_and_marks_alike(
    reader: Reader, invented: Invented, make_statement: Maker
) -> None:
    statement = make_statement(invented.span("firmly denied"), "denial")
    reader.set_statements([statement], [], None)
    _place, before = placed_marks(reader, statement)
    width = before.underlines[0].x2 - before.underlines[0].x1
    reader.zoom_by(5)
    _place, after = placed_marks(reader, statement)
    assert after.underlines[0].x2 - after.underlines[0].x1 > 1.3 * width
    reader.zoom_by(0)
    _place, again = placed_marks(reader, statement)
    assert again.underlines == before.underlines


def test_twice_the_font_counts_links_instead_of_drawing_arcs(
    reader: Reader,
    invented: Invented,
    make_statement: Maker,
    make_link: Linker,
    qapp: QApplication,
) -> None:
    fonts.set_scale(2.0)
    theme.apply(qapp, theme.DARK)
    reader.resize(1232, 700)
    denial = make_statement(invented.span("firmly denied"), "denial")
    comment = make_statement(invented.span("Post does not share"), "comment")
    link = make_link(comment, denial)
    reader.set_statements([denial, comment], [link], denial.statement_id)
    reader.go_to(denial.start)
    lane = margin(reader)
    area = QRectF(110, 0, lane.width() - 110, lane.height())
    assert colours_in(picture(lane), area) == {theme.current().paper.name()}


def test_an_empty_reader_shows_paper(reader: Reader) -> None:
    reader.show_cable(None)
    assert reader.selection() == ()
    for step in (reader.select_sentence, reader.select_word, reader.select_paragraph):
        step()
    reader.step_paragraph(1)
    reader.go_to(10)
    reader.set_statements([], [], None)
    assert theme.current().paper.name() in colours_in(
        picture(reader), QRectF(200, 300, 40, 40)
    )


def test_a_cable_without_body_is_no_error(reader: Reader, invented: Invented) -> None:
    opened = invented.opened()
    bare = Cable(cable_id=None, span=Span(0, 10), header=invented.cable.header)
    object.__setattr__(opened, "cable", bare)
    reader.show_cable(opened)
    reader.select_sentence()
    reader.step_paragraph(1)
    assert reader.selection() == ()
    assert not picture(reader).isNull()


def test_every_part_has_an_accessible_name(reader: Reader) -> None:
    named = [reader, *reader.findChildren(QWidget)]
    for widget in named:
        controls = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        if controls and widget.objectName() != "qt_scrollarea_viewport":
            assert widget.accessibleName(), widget


def test_void_methods_can_be_called_very_often(reader: Reader) -> None:
    """Guards against the binding that loses a reference to None on each call."""
    for _ in range(20_000):
        reader.update()
    assert reader.isVisible()
