"""New projects and the sample lie where a person finds them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from reviewer.gui import places
from reviewer.gui.wiring import Parts
from reviewer.services import projects, samples
from tests import window


@pytest.fixture
def parts(qapp: QApplication, tmp_path: Path) -> Iterator[Parts]:
    path = tmp_path / "study.reviewer"
    projects.close(projects.create(path))
    with window.opened(qapp, path) as found:
        yield found


def test_a_new_project_is_proposed_by_name(
    parts: Parts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[str] = []

    def ask(_parent: object, _title: str, name: str, _kind: str) -> tuple[str, str]:
        proposed.append(name)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    parts.opening.new()
    assert proposed == [str(tmp_path / "untitled.reviewer")]


def test_the_sample_is_copied_into_sight(parts: Parts) -> None:
    parts.opening.sample()
    project = parts.session.project
    assert project is not None
    assert project.path.parent == places.samples()


def test_closing_the_project_leads_to_the_first_page(
    qapp: QApplication, tmp_path: Path
) -> None:
    with window.opened(qapp, samples.make(tmp_path)) as parts:
        window.press(parts, "Ctrl+W")
        assert parts.session.project is None
        assert parts.window.is_on_first_page
        assert parts.window.windowTitle() == "Reviewer"
        assert parts.window.banner_top.text == "NO CABLE DISPLAYED"
        assert parts.actions.reason("close") == "No project is open."
        assert parts.session.statements == ()


def test_an_empty_project_shows_nothing_of_the_one_before(
    parts: Parts, tmp_path: Path
) -> None:
    empty = parts.session.project
    assert empty is not None
    parts.opening.open_path(samples.make(tmp_path))
    window.press(parts, "Ctrl+2", "]")
    assert parts.window.workbench.inspector.count
    parts.opening.open_path(empty.path)
    assert parts.window.workbench.inspector.count == ""
    assert parts.window.workbench.inspector.is_empty


def test_quitting_closes_the_window(parts: Parts) -> None:
    window.press(parts, "Ctrl+Q")
    assert not parts.window.isVisible()


def test_escape_closes_a_message(parts: Parts) -> None:
    parts.voice.warn("Look here.")
    assert parts.window.messages.isVisible()
    window.press(parts, "Ctrl+2", "Escape")
    assert not parts.window.messages.isVisible()


def test_a_message_goes_with_its_project(parts: Parts, tmp_path: Path) -> None:
    parts.voice.warn("Look here.")
    parts.session.refresh()
    assert parts.window.messages.isVisible()
    parts.opening.open_path(samples.make(tmp_path))
    assert not parts.window.messages.isVisible()


def test_the_menu_reads_from_the_left(parts: Parts) -> None:
    menu = parts.window.top_bar.project.menu()
    menu.popup(parts.window.pos())
    assert menu.layoutDirection() is Qt.LayoutDirection.LeftToRight
    menu.close()
