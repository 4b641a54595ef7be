"""Who gives way to whom when there is little room."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from reviewer.gui import fonts
from reviewer.gui.wiring import Parts
from reviewer.services import samples
from tests import window
from tests.window import press


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return samples.make(tmp_path)


@pytest.fixture
def parts(qapp: QApplication, sample: Path) -> Iterator[Parts]:
    with window.opened(qapp, sample) as found:
        yield found


@pytest.mark.parametrize(
    ("size", "has_rail"), [((1440, 900), False), ((1280, 720), True)]
)
def test_the_list_gives_way_first(
    qapp: QApplication, sample: Path, size: tuple[int, int], *, has_rail: bool
) -> None:
    with window.opened(qapp, sample, size=size) as parts:
        bench = parts.window.workbench
        assert bench.has_rail is has_rail
        assert bench.cables.isVisible() is not has_rail
        press(parts, "Ctrl+1")
        assert bench.cables.isVisible()


def test_twice_the_type_moves_the_right_pane_below(parts: Parts) -> None:
    parts.viewing.set_scale(2.0)
    bench = parts.window.workbench
    press(parts, "Ctrl+5")
    assert bench.inspector.isVisible()
    assert bench.inspector.width() > bench.width() / 2
    parts.viewing.normal()
    assert fonts.scale() == 1.0
    assert bench.statements.isVisible()
    assert bench.inspector.isVisible()
