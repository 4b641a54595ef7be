"""What the window leaves undone when one statement comes or goes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from reviewer.domain.audit import Reason
from reviewer.gui.wiring import Parts
from reviewer.services import samples
from tests import window
from tests.window import press


@pytest.fixture
def parts(qapp: QApplication, tmp_path: Path) -> Iterator[Parts]:
    with window.opened(qapp, samples.make(tmp_path)) as found:
        press(found, "S")
        yield found


def test_a_new_statement_resets_no_table(parts: Parts) -> None:
    bench, resets = parts.window.workbench, list[str]()
    bench.statements.model.modelReset.connect(lambda: resets.append("statements"))
    bench.ledger.model.modelReset.connect(lambda: resets.append("ledger"))
    bench.audit.model.modelReset.connect(lambda: resets.append("audit"))
    before = bench.statements.model.total
    press(parts, "D")
    assert bench.statements.model.total == before + 1
    press(parts, "Ctrl+Z")
    assert bench.statements.model.total == before
    assert resets == []


def test_answers_are_read_again_only_when_one_was_given(parts: Parts) -> None:
    read: list[None] = []
    parts.session.answers_changed.connect(lambda: read.append(None))
    press(parts, "D", "Ctrl+Z")
    assert not read
    press(parts, "F8")
    parts.audit.answer(Reason.MARKED_ELSEWHERE, "")
    assert read


def test_removing_one_shows_its_neighbour_without_an_empty_inspector(
    parts: Parts,
) -> None:
    press(parts, "D")
    shown: list[bool] = []
    inspector = parts.window.workbench.inspector
    parts.session.current_changed.connect(lambda _: shown.append(inspector.is_empty))
    parts.session.statements_changed.connect(lambda: shown.append(inspector.is_empty))
    gone = parts.session.current
    parts.edits.remove_current()
    assert parts.session.current
    assert parts.session.current != gone
    assert shown
    assert not any(shown)


def test_the_list_counts_a_new_statement_without_reading_rows_again(
    parts: Parts,
) -> None:
    press(parts, "D")  # the first one begins the pass, which the list says, too
    model, here = parts.window.workbench.cables.model, parts.session.open_cable
    before = [model.row_at(place) for place in range(model.rowCount())]
    press(parts, "S", "D")
    after = [model.row_at(place) for place in range(model.rowCount())]
    assert here
    counted = [row.statements for row in after if row and row.cable_id == here.cable_id]
    assert counted == [len(parts.session.statements)]
    others = [place for place, row in enumerate(before) if row is after[place]]
    assert len(others) == len(before) - 1
