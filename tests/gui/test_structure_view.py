"""Corrections in the window, by keys: make, see, go to, take back, undo."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QRadioButton

from reviewer.domain.codebook import Kind
from reviewer.domain.correction import CorrectionKind
from reviewer.domain.text import Span
from reviewer.gui.dialogs.correct_structure import CorrectStructure
from reviewer.gui.dialogs.take_back import TakeBack
from reviewer.gui.dock import STRUCTURE
from reviewer.gui.wiring import Parts
from reviewer.services import annotating, browsing, correcting, projects, submitting
from reviewer.services.correcting import Wish
from tests import window
from tests.correcting import CABLE, a_project, place
from tests.window import press, press_in, type_text

SECOND = "second reviewer"


@pytest.fixture
def parts(qapp: QApplication, tmp_path: Path) -> Iterator[Parts]:
    project = a_project(tmp_path)
    projects.close(project)
    with window.opened(qapp, project.path) as found:
        yield found


def numbers(parts: Parts) -> list[int | None]:
    opened = parts.session.open_cable
    assert opened
    return [one.number for one in opened.cable.paragraphs]


def go_to(parts: Parts, words: str) -> None:
    reader = parts.window.workbench.reader
    reader.clear_selection()
    reader.go_to(place(words).start)
    reader.setFocus()


def dialog(parts: Parts) -> CorrectStructure:
    found = parts.window.findChild(CorrectStructure)
    assert found is not None
    return found


def enter(parts: Parts) -> None:
    """Press Enter; without a window manager nobody brings the window back."""
    press(parts, "Return")
    parts.window.activateWindow()
    QApplication.processEvents()


def signs(parts: Parts) -> list[str]:
    return [words for _, words in parts.window.workbench.reader.correction_signs()]


def renumber(parts: Parts, number: str) -> None:
    go_to(parts, "He has raised")
    press(parts, "Shift+T", "1")
    type_text(number)
    enter(parts)


def test_a_number_is_corrected_by_four_keys(parts: Parts) -> None:
    renumber(parts, "7")
    assert numbers(parts) == [1, 2, 7, 4]
    assert signs(parts) == ["Corrected: number 7; was ¶3."]
    bench = parts.window.workbench
    assert bench.dock.count(STRUCTURE) == str(bench.structure.model.rowCount())
    assert not parts.window.findChildren(CorrectStructure)


def test_undo_and_redo_by_key(parts: Parts) -> None:
    renumber(parts, "7")
    press(parts, "Ctrl+Z")
    assert numbers(parts) == [1, 2, 3, 4]
    assert signs(parts) == []
    press(parts, "Ctrl+Shift+Z")
    assert numbers(parts) == [1, 2, 7, 4]


def test_the_reader_stays_where_it_was(parts: Parts) -> None:
    go_to(parts, "He has raised")
    before = parts.window.workbench.reader.caret_position()
    renumber(parts, "7")
    assert parts.window.workbench.reader.caret_position() == before


def test_lowering_a_marking_asks_why_and_the_banner_follows(parts: Parts) -> None:
    go_to(parts, "He has raised")
    press(parts, "Shift+T", "2")
    type_text("S")
    enter(parts)
    opened = parts.session.open_cable
    assert opened
    assert str(opened.cable.banner) == "S"
    go_to(parts, "He has raised")
    press(parts, "Shift+T", "2")
    type_text("U")
    press(parts, "Return")
    asked = dialog(parts)
    assert asked.isVisible()
    assert asked.reason.hasFocus()
    type_text("misprint")
    enter(parts)
    opened = parts.session.open_cable
    assert opened
    (outcome,) = opened.outcomes
    assert (outcome.correction.value, outcome.correction.reason) == ("U", "misprint")


def test_a_refusal_keeps_the_dialog_and_what_was_typed(parts: Parts) -> None:
    go_to(parts, "He has raised")
    press(parts, "Shift+T", "1")
    type_text("x")
    press(parts, "Return")
    asked = dialog(parts)
    assert asked.isVisible()
    assert asked.value.text() == "x"
    QApplication.processEvents()
    assert asked.height() >= asked.heightForWidth(asked.width())
    press(parts, "Esc")
    assert not parts.window.findChildren(CorrectStructure)
    assert numbers(parts) == [1, 2, 3, 4]


def test_a_line_becomes_a_heading_and_back(parts: Parts) -> None:
    go_to(parts, "NEXT STEPS")
    press(parts, "Shift+T")
    offers = [one.words for one in dialog(parts).offers]
    place_of_it = offers.index("This line is a heading") + 1
    press(parts, str(place_of_it))
    enter(parts)
    opened = parts.session.open_cable
    assert opened
    assert opened.cable.headings[0].text == "NEXT STEPS"
    go_to(parts, "NEXT STEPS")
    press(parts, "Shift+T")
    assert dialog(parts).chosen.kind is CorrectionKind.HEADING
    press(parts, "Return")
    assert parts.session.open_cable
    assert parts.session.open_cable.outcomes == ()


def test_the_structure_tab_goes_to_places_and_takes_back(parts: Parts) -> None:
    renumber(parts, "7")
    bench = parts.window.workbench
    parts.actions.run("structure")
    row = next(
        n
        for n in range(bench.structure.model.rowCount())
        if (line := bench.structure.model.line_at(n)) and line.correction
    )
    bench.structure.show_current(row)
    press_in(bench.structure.table, Qt.Key.Key_Delete)
    assert numbers(parts) == [1, 2, 3, 4]


def test_taking_back_asks_why_where_it_lowers(parts: Parts) -> None:
    go_to(parts, "He has raised")
    press(parts, "Shift+T", "2")
    type_text("S")
    enter(parts)
    opened = parts.session.open_cable
    assert opened
    parts.correcting.take_back(opened.outcomes[0].correction)
    asked = parts.window.findChild(TakeBack)
    assert asked is not None
    assert asked.isVisible()
    asked.activateWindow()
    QApplication.processEvents()
    assert asked.reason.hasFocus()
    type_text("it was C")
    enter(parts)
    assert parts.session.open_cable
    assert parts.session.open_cable.outcomes == ()


def test_another_persons_correction_appears_when_the_project_is_read_again(
    parts: Parts,
) -> None:
    session = parts.session
    assert session.project
    wish = Wish(kind=CorrectionKind.NUMBER, span=place("twice"), value="9")
    correcting.correct(session.project, CABLE, wish, reviewer=SECOND)
    press(parts, "Ctrl+R")
    assert numbers(parts) == [1, 2, 9, 4]
    assert signs(parts) == ["Corrected: number 9; was ¶3."]
    assert (
        browsing.pass_view(session.project, CABLE, reviewer="analyst").own_pass is None
    )


def test_the_structure_is_corrected_after_ones_pass_is_submitted(parts: Parts) -> None:
    session = parts.session
    assert session.project
    start = place("twice").start
    annotating.add_statement(
        session.project,
        CABLE,
        reviewer="analyst",
        kind=Kind.REPORT,
        spans=(Span(start, start + 5),),
    )
    submitting.submit(session.project, [CABLE], reviewer="analyst")
    session.refresh()
    assert session.not_editable_reason
    renumber(parts, "7")
    assert numbers(parts) == [1, 2, 7, 4]


def test_the_context_menu_offers_it(parts: Parts) -> None:
    view = parts.window.workbench.reader.context_menu
    menu = view.made(parts.window.rect().center())
    assert "Correct the structure here…" in [one.text() for one in menu.actions()]
    menu.deleteLater()


def test_a_cable_is_divided_listed_and_whole_again_by_undo(parts: Parts) -> None:
    go_to(parts, "He has raised")
    press(parts, "Shift+T")
    words = [one.words for one in dialog(parts).offers]
    row = words.index("Another cable begins with this line")
    button = dialog(parts).findChild(QRadioButton, f"offer_{row + 1}")
    assert button is not None
    button.setChecked(True)
    enter(parts)
    assert numbers(parts) == [1, 2]
    assert parts.session.project
    listed = browsing.cables(parts.session.project, reviewer="analyst")
    assert [one.cable_id for one in listed] == [CABLE, f"{CABLE}~2"]
    assert parts.window.workbench.cables.model.rowCount() == 2
    assert parts.session.count == 2
    press(parts, "Ctrl+Z")
    assert parts.session.count == 1
    assert numbers(parts) == [1, 2, 3, 4]
    assert parts.window.workbench.cables.model.rowCount() == 1
