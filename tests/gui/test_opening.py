"""New projects and the sample lie where a person finds them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from reviewer.gui import places
from reviewer.gui.wiring import Parts
from reviewer.services import projects
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


def test_the_menu_reads_from_the_left(parts: Parts) -> None:
    menu = parts.window.top_bar.project.menu()
    menu.popup(parts.window.pos())
    assert menu.layoutDirection() is Qt.LayoutDirection.LeftToRight
    menu.close()
