"""The list by key: search, filters, order, saved searches, steps."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from reviewer.gui.wiring import Parts
from reviewer.services import samples, saved_searches
from tests import window
from tests.window import press, type_text


@pytest.fixture(scope="module")
def made_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return samples.make(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def sample(tmp_path: Path, made_sample: Path) -> Path:
    return Path(shutil.copy(made_sample, tmp_path / made_sample.name))


@pytest.fixture
def parts(qapp: QApplication, sample: Path) -> Iterator[Parts]:
    with window.opened(qapp, sample) as found:
        found.session.show_cable(samples.SHOWN_CABLE)
        yield found


def listed(parts: Parts) -> list[str]:
    model = parts.window.workbench.cables.model
    rows = (model.row_at(place) for place in range(model.rowCount()))
    return [row.cable_id for row in rows if row]


def shown(parts: Parts) -> str:
    assert parts.session.open_cable is not None
    return parts.session.open_cable.cable_id


def test_search_is_reached_by_key_and_down_leads_into_the_list(parts: Parts) -> None:
    everything = listed(parts)
    press(parts, "Ctrl+Shift+F")
    assert QApplication.focusWidget() is parts.window.workbench.cables.search.box
    type_text("crane level:SBU ")
    assert len(listed(parts)) < len(everything)
    press(parts, "Down")
    assert shown(parts) == listed(parts)[0]
    press(parts, "Escape")
    assert listed(parts) == everything
    assert parts.window.workbench.cables.list.selectionModel().hasSelection()


def test_words_are_shown_where_they_stand(parts: Parts, qapp: QApplication) -> None:
    press(parts, "Ctrl+Shift+F")
    type_text("guild")
    qapp.processEvents()
    model = parts.window.workbench.cables.model
    found = model.data(model.index(0), Qt.ItemDataRole.UserRole + 2)
    words = [found.text[hit.start : hit.end].lower() for hit in found.hits]
    assert set(words) == {"guild"}


def test_steps_go_through_what_is_listed_and_stop_at_its_ends(parts: Parts) -> None:
    press(parts, "Ctrl+Shift+F")
    type_text("has:statement ")
    coded = listed(parts)
    press(parts, "Ctrl+2")
    parts.session.show_cable(coded[0])
    seen = [shown(parts)]
    for _ in range(len(coded)):
        press(parts, "Ctrl+Down")
        seen.append(shown(parts))
    assert seen == [*coded, coded[-1]]
    press(parts, *["Ctrl+Up"] * len(coded))
    assert shown(parts) == coded[0]


def test_another_persons_work_is_neither_found_nor_counted(
    qapp: QApplication, sample: Path
) -> None:
    with window.opened(qapp, sample, reviewer="second reviewer") as parts:
        parts.listing.filters()
        queues = parts.window.workbench.cables.queues.buttons
        assert queues[-1].accessibleName() in {"", "With statements, 0"}
        filters = parts.window.workbench.cables.filters.facets
        rows = (filters.facet_row(place) for place in range(filters.rowCount()))
        assert {row.facet for row in rows if row} == {"level", "post", "state", "tag"}
        parts.listing.search()
        type_text("has:statement ")
        assert listed(parts) == []


def test_filters_are_chosen_by_key_and_remembered(
    parts: Parts, qapp: QApplication, sample: Path
) -> None:
    parts.listing.filters()
    panel = parts.window.workbench.cables
    assert QApplication.focusWidget() is panel.filters
    press(parts, "Return")
    assert panel.search.text.startswith("level:")
    assert len(listed(parts)) < parts.session.count
    parts.window.close()
    with window.opened(qapp, sample) as again:
        assert again.window.workbench.cables.filters.isVisible()


def test_order_and_details_are_remembered(
    parts: Parts, qapp: QApplication, sample: Path
) -> None:
    menu = parts.window.workbench.cables.bar.order
    menu.order_chosen.emit("id", True)
    menu.details_chosen.emit(("id", "post"))
    wanted = sorted(listed(parts), reverse=True)
    assert listed(parts) == wanted
    parts.window.close()
    with window.opened(qapp, sample) as again:
        assert listed(again) == wanted
        ticked = [
            a.text()
            for a in again.window.workbench.cables.bar.order.actions()
            if a.isChecked()
        ]
        assert ticked == ["Id", "Last first", "Id", "Post"]


def test_a_search_is_saved_run_and_removed_and_each_is_undone(parts: Parts) -> None:
    menu = parts.window.workbench.cables.bar.saved
    press(parts, "Ctrl+Shift+F")
    type_text("guild has:denial ")
    parts.listing.save()
    field = parts.window.findChild(QLineEdit, "searchNameField")
    assert field is not None
    QTest.keyClicks(field, "Denials of the guild")
    QTest.keyClick(field, Qt.Key.Key_Return)
    found = listed(parts)
    press(parts, "Escape")
    menu.aboutToShow.emit()
    assert menu.actions()[0].text() == "Denials of the guild"
    menu.actions()[0].trigger()
    assert listed(parts) == found
    assert parts.session.project is not None
    kept = saved_searches.named(
        parts.session.project, "Denials of the guild", reviewer="analyst"
    )
    parts.listing.forget(kept)
    menu.aboutToShow.emit()
    assert not menu.actions()[0].isEnabled()
    parts.annotating.undo()
    menu.aboutToShow.emit()
    assert menu.actions()[0].text() == "Denials of the guild"


def test_the_figures_follow_what_is_recorded(parts: Parts) -> None:
    parts.session.show_cable(listed(parts)[-1])
    model = parts.window.workbench.cables.model
    before = model.row_at(model.rowCount() - 1)
    assert before is not None
    assert before.statements == 0
    press(parts, "Ctrl+2", "S", "C")
    after = model.row_at(model.rowCount() - 1)
    assert after is not None
    assert after.statements == 1
