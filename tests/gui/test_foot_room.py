"""Text and panels take turns where very large type leaves no room for both."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QSplitter

from reviewer.gui import fonts
from reviewer.gui.foot_room import FootRoom
from reviewer.gui.workbench import Workbench


@pytest.fixture
def bench(qapp: QApplication) -> Iterator[Workbench]:
    """Panels in a low window, with type twice as large as designed."""
    fonts.set_scale(2.0)
    made = Workbench()
    FootRoom(made)
    made.resize(1280, 470)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    yield made
    fonts.set_scale(1.0)
    made.close()
    made.deleteLater()
    qapp.processEvents()


def foot(bench: Workbench) -> int:
    QApplication.processEvents()
    (middle,) = bench.findChildren(QSplitter, "centreSplitter")
    return middle.sizes()[1]


def test_the_text_has_the_room_while_it_has_the_keyboard(bench: Workbench) -> None:
    bench.reader.setFocus()
    assert foot(bench) < bench.height() / 5
    bench.bring_forward("concordance")
    bench.concordance.setFocus()
    assert foot(bench) > bench.height() / 3
    bench.reader.setFocus()
    assert foot(bench) < bench.height() / 5


def test_a_tab_that_is_chosen_brings_its_panel_out(bench: Workbench) -> None:
    bench.reader.setFocus()
    bench.bring_forward("audit")
    assert foot(bench) > bench.height() / 3


def test_with_room_for_both_nothing_is_folded(bench: Workbench) -> None:
    bench.resize(1280, 900)
    bench.reader.setFocus()
    assert foot(bench) > bench.height() / 4
