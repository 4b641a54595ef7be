"""What the database itself refuses, whichever program asks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from reviewer.domain.changes import ChangeSet
from reviewer.domain.codebook import Kind
from reviewer.domain.identifiers import StatementId
from reviewer.domain.statement import Statement
from reviewer.services import annotating, linking, projects
from tests.invented import ANALYST, CABLE, CLAIM_SPAN, COMMENT_SPAN, a_project

HASH = "0" * 64
STANDING = "INSERT INTO standings VALUES ('{c}', '{c}', '{stage}', 1, '-')"
DUTY = "INSERT INTO duties VALUES ('{id}', '{c}', '{role}', '{who}', '{waiver}', '-')"


@pytest.fixture
def tx(tmp_path: Path) -> Iterator[Connection]:
    project = a_project(tmp_path)
    said = [
        annotating.add_statement(
            project, CABLE, reviewer=ANALYST, kind=kind, spans=(span,)
        )
        for kind, span in ((Kind.CLAIM, CLAIM_SPAN), (Kind.COMMENT, COMMENT_SPAN))
    ]
    claim, comment = (_added(change_set) for change_set in said)
    linking.add_link(project, comment, claim, reviewer=ANALYST, kind="disputes")
    with project._writer.connect() as connection, connection.begin() as begun:
        yield connection
        begun.rollback()
    projects.close(project)


def _added(change_set: ChangeSet) -> StatementId:
    """The statement that a step added."""
    (found,) = (
        change.after.statement_id
        for change in change_set.changes
        if isinstance(change.after, Statement)
    )
    return found


def _one(tx: Connection, wanted: str) -> str:
    return str(tx.exec_driver_sql(wanted).scalars().first())


def _duty(tx: Connection, role: str, waiver: str = "") -> None:
    who = _one(tx, "SELECT reviewer_id FROM reviewers")
    cable = _one(tx, "SELECT cable_id FROM cables")
    filled = DUTY.format(id=role, c=cable, role=role, who=who, waiver=waiver)
    tx.exec_driver_sql(filled)


def _sign_off(tx: Connection) -> None:
    cable = _one(tx, "SELECT cable_id FROM cables")
    tx.exec_driver_sql(STANDING.format(c=cable, stage="signed_off"))


@pytest.mark.parametrize("second", ["second_reviewer", "adjudicator"])
def test_nobody_reviews_or_decides_on_their_own_work(
    tx: Connection, second: str
) -> None:
    _duty(tx, "analyst")
    with pytest.raises(IntegrityError):
        _duty(tx, second)


def test_a_waiver_lets_a_reader_decide(tx: Connection) -> None:
    _duty(tx, "analyst")
    _duty(tx, "adjudicator", waiver="nobody else reads the language")
    assert tx.exec_driver_sql("SELECT count(*) FROM duties").scalar_one() == 2


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE statements SET attributes = '{}'",
        "DELETE FROM links",
        "DELETE FROM statements",
        "UPDATE passes SET state = 'open'",
        "UPDATE cables SET structure = '{}'",
        "DELETE FROM standings",
        "UPDATE standings SET stage = 'adjudication'",
    ],
)
def test_a_signed_off_cable_is_frozen(tx: Connection, change: str) -> None:
    _sign_off(tx)
    with pytest.raises(IntegrityError, match="signed off"):
        tx.exec_driver_sql(change)


def test_reopening_thaws_it(tx: Connection) -> None:
    _sign_off(tx)
    tx.exec_driver_sql("UPDATE standings SET stage = 'reopened', revision = 2")
    changed = tx.exec_driver_sql("UPDATE statements SET attributes = '{}'")
    assert changed.rowcount > 0


def test_a_snapshot_is_kept_for_ever(tx: Connection) -> None:
    tx.exec_driver_sql(f"INSERT INTO snapshots VALUES ('{HASH}', 'as it was')")  # noqa: S608
    for change in ("UPDATE snapshots SET content = ''", "DELETE FROM snapshots"):
        with pytest.raises(IntegrityError, match="append-only"):
            tx.exec_driver_sql(change)


def test_two_people_cannot_have_one_reading(tx: Connection) -> None:
    again = (
        "INSERT INTO passes SELECT pass_id || '-', cable_id, reviewer_id, 'first', "
        "state, codebook_version, codebook_sha256, row_sha256 FROM passes LIMIT 1"
    )
    with pytest.raises(IntegrityError):
        tx.exec_driver_sql(again)
