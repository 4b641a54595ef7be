"""The ledger's model: claims beside answers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from reviewer.domain.codebook import Kind
from reviewer.gui.models.coding import CableCoding
from reviewer.gui.models.ledger import LedgerModel

# What the tester finds is a Qt warning, which fails a test.
REPORTING = QAbstractItemModelTester.FailureReportingMode.Warning


def test_the_model_keeps_qts_rules(coding: CableCoding) -> None:
    model = LedgerModel()
    model.show_coding(coding)
    tester = QAbstractItemModelTester(model, REPORTING)
    assert tester.model() is model


def test_every_claim_has_a_row_and_gaps_are_counted(coding: CableCoding) -> None:
    model = LedgerModel()
    model.show_coding(coding)
    assert (model.rowCount(), model.total, model.unaddressed) == (9, 9, 7)


def test_a_claim_stands_beside_all_its_answers(coding: CableCoding) -> None:
    model = LedgerModel()
    model.show_coding(coding)
    row = model.row_of("denies")
    assert row is not None
    entry = model.entry_at(row)
    assert entry is not None
    assert [(a.relation, a.mode) for a in entry.answers] == [("disputes", "rebuts")] * 2
    said = model.index(row, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Post disputes rebuts: 'Post does not share" in said


def test_an_answer_is_found_at_its_claim(coding: CableCoding) -> None:
    model = LedgerModel()
    model.show_coding(coding)
    assert model.row_of("tests") == model.row_of("rolls")
    assert model.row_of("visit") is None


def test_only_what_is_not_addressed(coding: CableCoding) -> None:
    model = LedgerModel()
    model.show_coding(coding)
    model.show_unaddressed_only(only=True)
    assert model.rowCount() == 7
    assert model.row_of("denies") is None
    assert model.index(0, 1).data() == "Not addressed by post"


def _rows(model: LedgerModel) -> list[object]:
    return [model.entry_at(row) for row in range(model.rowCount())]


@pytest.mark.parametrize("unaddressed_only", [False, True])
def test_following_a_change_shows_what_a_new_ledger_would(
    coding: CableCoding, *, unaddressed_only: bool
) -> None:
    model = LedgerModel()
    tester = QAbstractItemModelTester(model, REPORTING)
    model.show_unaddressed_only(only=unaddressed_only)
    model.show_coding(coding)
    shown = coding
    everything, links = coding.statements, coding.links
    changes = [
        (tuple(s for s in everything if s is not left), links) for left in everything
    ]
    changes += [(everything, links[1:]), (everything, ()), (everything, links)]
    for statements, between in changes:
        shown = shown.after(
            statements=statements, links=between, notes=(), speakers=coding.speakers
        )
        model.show_coding(shown)
        anew = LedgerModel()
        anew.show_unaddressed_only(only=unaddressed_only)
        anew.show_coding(shown)
        assert _rows(model) == _rows(anew)
        assert model.unaddressed == anew.unaddressed
    assert tester.model() is model


def test_one_claim_more_is_one_row(qtbot: QtBot, coding: CableCoding) -> None:
    claim = next(s for s in coding.statements if s.kind is Kind.CLAIM)
    less = tuple(s for s in coding.statements if s is not claim)
    fewer = coding.after(
        statements=less, links=coding.links, notes=(), speakers=coding.speakers
    )
    model = LedgerModel()
    model.show_coding(fewer)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsInserted):
        model.show_coding(
            fewer.after(
                statements=coding.statements,
                links=coding.links,
                notes=(),
                speakers=coding.speakers,
            )
        )
