"""Reading by key: finding words in the cable."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from reviewer.gui.wiring import Parts
from reviewer.services import samples
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


def test_words_found_in_a_cable_are_lit_counted_and_stepped_through(
    parts: Parts,
) -> None:
    reader, bar = parts.window.workbench.reader, parts.window.workbench.find_bar
    press(parts, "Ctrl+2", "Ctrl+F")
    type_text("guild")
    assert reader.found_areas()
    first = reader.selection()
    press(parts, "F3")
    second = reader.selection()
    assert second != first
    press(parts, "Shift+F3")
    assert reader.selection() == first
    press(parts, "Escape")
    assert bar.isHidden()
    assert not reader.found_areas()
    press(parts, "F3")
    assert bar.isVisible()
    assert QApplication.focusWidget() is reader.focusProxy()
    press(parts, "Ctrl+Down")
    assert bar.isHidden()
    assert not reader.found_areas()
