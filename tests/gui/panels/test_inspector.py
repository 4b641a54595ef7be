"""The inspector: three faces, and every wish reachable by keyboard."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from reviewer.domain.changes import Change, ChangeSet
from reviewer.domain.codebook import Kind
from reviewer.domain.identifiers import ReviewerId
from reviewer.domain.statement import Link
from reviewer.gui.forms.link_row import LinkRow
from reviewer.gui.models.coding import CableCoding
from reviewer.gui.panels.inspector import Inspector
from reviewer.gui.widgets.value_menu import ValueMenu


@pytest.fixture
def panel(qtbot: QtBot, coding: CableCoding) -> Inspector:
    made = Inspector()
    qtbot.addWidget(made)
    made.resize(400, 900)
    made.show_coding(coding)
    made.show_current("denies")
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    return made


def values(panel: Inspector) -> dict[str, str]:
    return {name: row.value for name, row in panel.form.rows.items()}


def open_menu(panel: Inspector) -> ValueMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, ValueMenu)
    assert panel.form is not None
    return menu


def press(panel: Inspector, keys: str) -> None:
    QTest.keyClicks(panel.form.types, keys)


# ---------------------------------------------------------------- what it shows


def test_it_names_place_and_words_of_the_statement(panel: Inspector) -> None:
    assert panel.count == "Statement 5 of 13"
    assert panel.head.accessibleName().startswith("Denial, ¶3, C, Dobry")
    assert panel.head.quote().startswith("“firmly denied, the widespread")


def test_the_type_in_hand_is_marked_and_defined(panel: Inspector) -> None:
    marked = panel.form.types.checked
    assert marked is not None
    assert marked.text() == "denial"
    said = panel.form.definition.text()
    assert said.startswith("Denial – the source says that something is not so.")
    assert "Include: " in said
    assert "Exclude: " in said


def test_what_was_not_given_has_the_codebooks_default(panel: Inspector) -> None:
    shown = values(panel)
    assert shown["quotation"] == "indirect"
    assert shown["factuality_post"] == "not judged"
    assert shown["access"] == "first hand"


def test_a_code_stands_before_its_meaning(
    panel: Inspector, coding: CableCoding, make_coding: Callable[..., CableCoding]
) -> None:
    denial = coding.statement("denies")
    assert denial is not None
    judged = replace(
        denial, attributes={**denial.attributes, "factuality_source": "CT-"}
    )
    panel.show_coding(make_coding(statements=[judged], links=[]))
    assert values(panel)["factuality_source"] == "CT−  certainly not"


def test_rows_are_named_for_screen_readers(panel: Inspector) -> None:
    row = panel.form.rows["quotation"]
    assert row.accessibleName() == "Quotation: indirect"
    assert row.accessibleDescription() == "Key Q"
    assert panel.form.speaker.accessibleName() == (
        "Speaker: Dobry · chairman, Brokers' Guild"
    )


def test_a_comment_has_its_own_rows_and_no_speaker(panel: Inspector) -> None:
    panel.show_current("doubts")
    assert "likelihood" in panel.form.rows
    assert "quotation" not in panel.form.rows
    assert panel.form.speaker.isHidden()
    assert panel.form.types.isHidden()


def test_links_are_told_from_both_ends(panel: Inspector) -> None:
    told = [row.accessibleName() for row in panel.form.link_rows]
    assert len(told) == 3
    assert told[0].startswith("Linked from disputes · rebuts: Post comment, ¶6")
    panel.show_current("tests")
    (row,) = panel.form.link_rows
    assert row.accessibleName().startswith("Linked to qualifies: Commitment, ¶3")


def test_the_note_is_shown_or_that_there_is_none(panel: Inspector) -> None:
    assert panel.form.note.value == "none"
    panel.show_current("lease")
    assert panel.form.note.value.startswith("The same perception")


def test_the_history_is_listed_latest_first(
    panel: Inspector, coding: CableCoding
) -> None:
    made = Change(before=None, after=coding.statements[0])
    panel.show_history(
        [
            ChangeSet(
                label=label,
                changes=(made,),
                reviewer_id=ReviewerId("analyst"),
                at=datetime(2009, 5, 4, 10, minute, tzinfo=UTC),
            )
            for minute, label in enumerate(("Add denial", "Link to comment"))
        ]
    )
    rows = panel.form.history_rows
    assert [row.value for row in rows] == ["Link to comment", "Add denial"]


def test_the_history_is_offered_and_folded_again_by_a_change(
    panel: Inspector, coding: CableCoding, qtbot: QtBot
) -> None:
    (offer,) = panel.form.history_rows
    with qtbot.waitSignal(panel.history_requested):
        QTest.keyClick(offer, Qt.Key.Key_Return)
    made = Change(before=None, after=coding.statements[0])
    entry = ChangeSet(label="Add", changes=(made,), reviewer_id=ReviewerId("analyst"))
    panel.show_history([entry] * 7)
    assert [row.value for row in panel.form.history_rows] == ["Add"] * 5 + ["2 earlier"]
    panel.show_current("rolls")
    assert [row.value for row in panel.form.history_rows] == ["show what was done"]


def test_markup_in_a_name_stays_text(
    panel: Inspector, coding: CableCoding, make_coding: Callable[..., CableCoding]
) -> None:
    hostile = replace(coding.speakers[0], name="<b>Dobry</b>", role="", organisation="")
    panel.show_coding(make_coding(speakers=[hostile]))
    assert panel.form.speaker.value == "<b>Dobry</b>"


# ------------------------------------------------------------ wishes by keyboard


def test_a_digit_chooses_a_type(panel: Inspector, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.type_chosen) as wish:
        press(panel, "1")
    assert wish.args == ["assertion"]
    marked = panel.form.types.checked
    assert marked is not None
    assert marked.text() == "denial", "only what is stored is marked"


def test_the_type_in_hand_is_no_wish(panel: Inspector, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(panel.type_chosen):
        press(panel, "2")


@pytest.mark.parametrize(
    ("key", "digit", "attribute", "value"),
    [
        ("q", "2", "quotation", "direct"),
        ("F", "4", "factuality_source", "CT-"),
        ("g", "5", "factuality_post", "PR-"),
        ("h", "3", "access", "hearsay"),
    ],
)
def test_two_keys_give_an_attribute(
    panel: Inspector, qtbot: QtBot, key: str, digit: str, attribute: str, value: str
) -> None:
    press(panel, key)
    menu = open_menu(panel)
    with qtbot.waitSignal(panel.attribute_chosen) as wish:
        QTest.keyClicks(menu, digit)
    assert wish.args == [attribute, value]
    assert menu.isHidden()


def test_arrows_show_definitions_and_enter_takes_the_value(
    panel: Inspector, qtbot: QtBot
) -> None:
    press(panel, "q")
    menu = open_menu(panel)
    assert menu.definition.text().startswith("Indirect – ")
    QTest.keyClick(menu, Qt.Key.Key_Down)
    assert menu.definition.text().startswith("Direct – ")
    with qtbot.waitSignal(panel.attribute_chosen) as wish:
        QTest.keyClick(menu, Qt.Key.Key_Return)
    assert wish.args == ["quotation", "direct"]


def test_enter_on_a_row_opens_its_values(panel: Inspector) -> None:
    QTest.keyClick(panel.form.rows["confidence"], Qt.Key.Key_Return)
    menu = open_menu(panel)
    assert menu.accessibleName() == "Your confidence"
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert menu.isHidden()


def test_the_definition_follows_the_keyboard(panel: Inspector) -> None:
    panel.form.rows["access"].setFocus()
    assert panel.form.definition.text().startswith("Access: First hand – ")
    panel.form.note.setFocus()
    assert panel.form.definition.text().startswith("Denial – ")


def test_a_new_speaker_is_announced_and_named(panel: Inspector, qtbot: QtBot) -> None:
    press(panel, "v")
    field = panel.form.speaker.field
    assert not field.isHidden()
    assert field.selectedText() == "Dobry"
    QTest.keyClicks(field, "Ilse Quand")
    hint = panel.form.definition.text()
    assert hint == "Enter adds “Ilse Quand” to the project's speakers."
    with qtbot.waitSignal(panel.speaker_named) as wish:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert wish.args == ["Ilse Quand"]
    assert field.isHidden()


def test_an_alias_completes_to_the_speakers_name(panel: Inspector) -> None:
    panel.show_current("crane")
    press(panel, "v")
    field = panel.form.speaker.field
    QTest.keyClicks(field, "the chair")
    completer = field.completer()
    assert completer.completionCount() == 1
    assert completer.currentCompletion() == "Dobry"


def test_escape_leaves_the_speaker_alone(panel: Inspector, qtbot: QtBot) -> None:
    press(panel, "v")
    field = panel.form.speaker.field
    with qtbot.assertNotEmitted(panel.speaker_named):
        QTest.keyClicks(field, "Somebody")
        QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.isHidden()
    assert panel.form.speaker.value.startswith("Dobry")


def test_an_emptied_field_says_that_nobody_is_named(
    panel: Inspector, qtbot: QtBot
) -> None:
    press(panel, "v")
    field = panel.form.speaker.field
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    with qtbot.waitSignal(panel.speaker_named) as wish:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert wish.args == [""]


def test_delete_on_a_link_asks_to_take_it_back(
    panel: Inspector, qtbot: QtBot, coding: CableCoding
) -> None:
    row = panel.form.link_rows[0]
    with qtbot.waitSignal(panel.link_removal_requested) as wish:
        QTest.keyClick(row, Qt.Key.Key_Delete)
    assert wish.args is not None
    assert isinstance(wish.args[0], Link)
    assert wish.args[0] == coding.links[0]


def test_the_cross_of_a_link_does_the_same(panel: Inspector, qtbot: QtBot) -> None:
    row = panel.form.link_rows[1]
    assert isinstance(row, LinkRow)
    cross = row.findChild(QAbstractButton)
    assert cross is not None
    assert cross.accessibleName() == "Remove this link"
    with qtbot.waitSignal(panel.link_removal_requested):
        QTest.mouseClick(cross, Qt.MouseButton.LeftButton)


def test_enter_on_a_link_goes_to_its_other_end(panel: Inspector, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.statement_chosen) as wish:
        QTest.keyClick(panel.form.link_rows[0], Qt.Key.Key_Return)
    assert wish.args == ["doubts"]


@pytest.mark.parametrize(
    ("key", "signal", "args"),
    [
        ("n", "note_requested", []),
        ("l", "link_requested", []),
        ("]", "statement_step_requested", [1]),
        ("[", "statement_step_requested", [-1]),
    ],
)
def test_single_keys(
    panel: Inspector, qtbot: QtBot, key: str, signal: str, args: list[int]
) -> None:
    with qtbot.waitSignal(getattr(panel, signal)) as wish:
        press(panel, key)
    assert wish.args == args


def test_tab_reaches_every_row_in_the_order_seen(panel: Inspector) -> None:
    types = panel.form.types.checked
    assert types is not None
    types.setFocus()
    reached: list[object] = []
    for _number in range(60):
        QTest.keyClick(panel.window(), Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
        if widget not in reached:
            reached.append(widget)
    rows = [*panel.form.rows.values(), panel.form.speaker, *panel.form.link_rows]
    assert all(row in reached for row in (*rows, panel.form.note))
    tops = [row.mapTo(panel.form, row.rect().topLeft()).y() for row in rows]
    places = [reached.index(row) for row in rows]
    assert sorted(places, key=lambda p: tops[places.index(p)]) == sorted(places)


# --------------------------------------------------------------- the other faces


def test_without_a_cable_it_says_so(panel: Inspector) -> None:
    panel.show_coding(None)
    assert panel.is_empty
    assert panel.empty_state.what == "No cable is open"


def test_without_a_statement_in_hand_it_leads_to_the_next(
    panel: Inspector, qtbot: QtBot
) -> None:
    panel.show_current(None)
    assert panel.is_empty
    assert panel.empty_state.button.key == "]"
    with qtbot.waitSignal(panel.statement_step_requested) as wish:
        QTest.mouseClick(panel.empty_state.button, Qt.MouseButton.LeftButton)
    assert wish.args == [1]


def test_without_any_statement_it_leads_to_a_selection(
    panel: Inspector, make_coding: Callable[..., CableCoding], qtbot: QtBot
) -> None:
    panel.show_coding(make_coding(statements=[], links=[]))
    assert panel.empty_state.what == "Nothing recorded yet"
    with qtbot.waitSignal(panel.selection_requested):
        QTest.mouseClick(panel.empty_state.button, Qt.MouseButton.LeftButton)


def test_a_selection_shows_what_it_can_become(panel: Inspector) -> None:
    panel.show_current(None)
    panel.show_selection(exists=True)
    assert panel.offers_kinds
    assert [row.letter for row in panel.guide.rows] == list("CDABR")
    assert all(row.accessibleDescription() for row in panel.guide.rows)


@pytest.mark.parametrize(
    ("key", "kind", "type_"),
    [
        ("c", Kind.CLAIM, None),
        ("d", Kind.CLAIM, "denial"),
        ("a", Kind.CLAIM, "acknowledgement"),
        ("b", Kind.COMMENT, None),
        ("r", Kind.REPORT, None),
    ],
)
def test_a_letter_says_what_the_selection_is(
    panel: Inspector, qtbot: QtBot, key: str, kind: Kind, type_: str | None
) -> None:
    panel.show_current(None)
    panel.show_selection(exists=True)
    with qtbot.waitSignal(panel.statement_requested) as wish:
        QTest.keyClicks(panel.guide.rows[0], key)
    assert wish.args == [kind, type_]


def test_a_statement_in_hand_comes_before_the_selection(panel: Inspector) -> None:
    panel.show_selection(exists=True)
    assert not panel.offers_kinds
    assert panel.count == "Statement 5 of 13"


def test_what_cannot_be_changed_takes_no_wishes_and_says_why(
    panel: Inspector, qtbot: QtBot
) -> None:
    panel.set_editable(editable=False, reason="Your pass is submitted.")
    with qtbot.assertNotEmitted(panel.type_chosen):
        press(panel, "1")
    assert panel.form.reason == "Your pass is submitted."
    assert not panel.form.rows["quotation"].isEnabled()
    with qtbot.waitSignal(panel.statement_chosen):
        QTest.keyClick(panel.form.link_rows[0], Qt.Key.Key_Return)
