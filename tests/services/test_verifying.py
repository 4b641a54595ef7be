"""A receipt finds every change, also one that was sealed again afterwards."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from reviewer.domain.identifiers import CableId
from reviewer.domain.signing import Receipt
from reviewer.services import projects, signing, verifying
from reviewer.services.verifying import Verification, What
from tests import reviewed, tampering
from tests.invented import CABLE, add_cable
from tests.reviewed import ADJUDICATOR


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project file with one cable signed off, closed."""
    project = reviewed.a_signed_project(tmp_path)
    projects.close(project)
    return project.path


def _receipt(path: Path) -> Receipt:
    return verifying.read_receipt(path.with_name("receipt.json"))


def _verified(path: Path, receipt: Receipt | None = None) -> Verification:
    project = projects.open_project(path, read_only=True)
    try:
        return verifying.verify(project, receipt or _receipt(path))
    finally:
        projects.close(project)


def _found(path: Path) -> tuple[What, str]:
    difference = _verified(path).difference
    assert difference
    return difference


def test_an_untouched_project_holds_and_is_not_touched(path: Path) -> None:
    before = sha256(path.read_bytes()).hexdigest()
    assert _verified(path).holds
    assert sha256(path.read_bytes()).hexdigest() == before


def test_work_that_went_on_elsewhere_is_no_difference(path: Path) -> None:
    project = projects.open_project(path)
    add_cable(project, CableId("09PORTSELWYN13"), note="More.")
    projects.close(project)
    assert _verified(path).holds


def test_a_changed_text_is_found(path: Path) -> None:
    tampering.tamper(
        path,
        "UPDATE sources SET text = CAST(replace(CAST(text AS TEXT), 'denied', 'agreed')"
        " AS BLOB)",
    )
    what, message = _found(path)
    assert what is What.TEXT
    assert CABLE in message


def test_a_changed_text_with_all_hashes_made_anew_is_found(path: Path) -> None:
    tampering.tamper(
        path,
        "UPDATE sources SET text = CAST(replace(CAST(text AS TEXT), 'denied', 'agreed')"
        " AS BLOB), text_sha256 = 'made anew'",
    )
    tampering.reseal(path, "sources")
    assert _found(path)[0] is What.TEXT


@pytest.mark.parametrize("resealed", [False, True])
def test_a_changed_statement_is_named_by_its_words(
    path: Path, *, resealed: bool
) -> None:
    tampering.tamper(
        path,
        "UPDATE statements SET attributes = replace(attributes, 'denial', 'warning')",
    )
    if resealed:
        tampering.reseal(path, "statements")
    what, message = _found(path)
    assert what is What.STATEMENT
    assert "“denied raising the dues” (¶1) of the first pass" in message


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("DELETE FROM notes", "A note"),
        ("DELETE FROM links", "A link"),
        ("UPDATE passes SET codebook_version = 7", "The record of the first pass"),
    ],
)
def test_what_hangs_on_a_statement_counts_as_well(
    path: Path, command: str, told: str
) -> None:
    tampering.tamper(path, command)
    assert told in _found(path)[1]


def test_an_added_statement_is_found(path: Path) -> None:
    tampering.tamper(
        path,
        "CREATE TEMP TABLE one AS SELECT * FROM statements LIMIT 1",
        "UPDATE one SET statement_id = 'slipped in'",
        "INSERT INTO statements SELECT * FROM one",
    )
    tampering.reseal(path, "statements")
    assert "was added" in _found(path)[1]


@pytest.mark.parametrize("resealed", [False, True])
def test_a_changed_decision_is_found(path: Path, *, resealed: bool) -> None:
    tampering.tamper(path, "UPDATE decisions SET choice = 'neither'")
    if resealed:
        tampering.reseal(path, "decisions")
    assert _found(path)[0] is What.DECISION


def test_a_missing_decision_is_found(path: Path) -> None:
    tampering.tamper(path, "DELETE FROM decisions")
    what, message = _found(path)
    assert what is What.DECISION
    assert "is missing" in message


def test_a_changed_codebook_is_found(path: Path) -> None:
    tampering.tamper(
        path, "UPDATE codebooks SET content = replace(content, 'denial', 'refusal')"
    )
    tampering.reseal(path, "codebooks")
    assert _found(path)[0] is What.CODEBOOK


@pytest.mark.parametrize("which", ["result", "first", "second", "decisions"])
def test_a_changed_snapshot_is_found(path: Path, which: str) -> None:
    sha256_ = getattr(_receipt(path).sign_off, f"{which}_sha256")
    command = f"UPDATE snapshots SET content = 'so' WHERE snapshot_sha256 = '{sha256_}'"  # noqa: S608
    tampering.tamper(path, command)
    what, message = _found(path)
    assert what in {What.PASS, What.DECISION, What.RESULT}
    assert "was changed" in message


def test_another_result_with_its_own_hash_is_found(path: Path) -> None:
    tampering.tamper(
        path,
        "UPDATE sign_offs SET result_sha256 = first_sha256",
    )
    tampering.reseal(path, "sign_offs")
    assert _found(path)[0] is What.SIGN_OFF


def test_a_marking_that_is_read_otherwise_is_found(path: Path) -> None:
    tampering.tamper(
        path,
        """UPDATE cables SET structure = replace(structure, '"level":"C"',"""
        """'"level":"U"')""",
    )
    tampering.reseal(path, "cables")
    what, _ = _found(path)
    assert what is What.STRUCTURE


def test_a_sign_off_that_was_taken_back_in_secret_is_found(path: Path) -> None:
    tampering.tamper(path, "UPDATE standings SET stage = 'reopened', revision = 2")
    tampering.reseal(path, "standings")
    assert _found(path)[0] is What.STAGE


def test_a_changed_row_of_the_journal_is_named(path: Path) -> None:
    tampering.tamper(path, "UPDATE journal SET label = 'Nothing' WHERE sequence = 4")
    what, message = _found(path)
    assert what is What.JOURNAL_ROW
    assert "row 4" in message


def test_a_missing_row_of_the_journal_is_named(path: Path) -> None:
    tampering.tamper(path, "DELETE FROM journal WHERE sequence = 4")
    what, message = _found(path)
    assert what is What.JOURNAL_ROW
    assert "row 4 is missing" in message


def test_a_journal_without_its_end_is_found(path: Path) -> None:
    tampering.tamper(
        path, "DELETE FROM journal WHERE sequence = (SELECT max(sequence) FROM journal)"
    )
    assert _found(path)[0] is What.JOURNAL_CUT


def test_a_journal_written_anew_as_a_whole_is_found(path: Path) -> None:
    def other_day(row: dict[str, object]) -> None:
        row["at"] = str(row["at"]).replace("20", "21", 1)

    tampering.tamper(path)
    tampering.rewrite_journal(path, other_day)
    assert _found(path)[0] is What.JOURNAL_REWRITTEN


def test_a_changed_role_is_found_by_the_journal(path: Path) -> None:
    tampering.tamper(path, "UPDATE duties SET waiver = 'so it was agreed'")
    tampering.reseal(path, "duties")
    assert _found(path)[0] is What.RECORD


@pytest.mark.parametrize(
    "column",
    ["statements.spans", "decisions.at", "sign_offs.at", "cables.structure"],
)
def test_a_record_that_cannot_be_read_is_no_mistake_of_the_program(
    path: Path, column: str
) -> None:
    table, _, name = column.partition(".")
    tampering.tamper(path, f"UPDATE {table} SET {name} = 'nonsense'")  # noqa: S608
    assert not _verified(path).holds


def test_a_receipt_of_another_project_says_whose_it_is(path: Path) -> None:
    other = replace(_receipt(path), project_id="elsewhere", project_name="Elsewhere")
    difference = _verified(path, other).difference
    assert difference
    assert difference.what is What.OTHER_PROJECT
    assert "“Elsewhere”" in difference.message


def test_an_older_receipt_than_a_reopening_holds_and_says_so(path: Path) -> None:
    project = projects.open_project(path)
    signing.reopen(project, CABLE, reviewer=ADJUDICATOR, reason="a line was missed")
    reviewed.adjudicate(project)
    newer = signing.sign_off(project, CABLE, reviewer=ADJUDICATOR)
    projects.close(project)
    older = _verified(path)
    assert older.holds
    assert "opened again since" in older.remarks[-1]
    assert _verified(path, newer).holds
    assert not _verified(path, newer).remarks


def test_a_cable_that_was_taken_away_is_missed(path: Path) -> None:
    tampering.tamper(path, "UPDATE cables SET cable_id = '09PORTSELWYN99'")
    assert _found(path)[0] is What.CABLE_MISSING
