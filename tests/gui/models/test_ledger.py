"""The ledger's model: claims beside answers."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

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
