from datetime import UTC, datetime
from itertools import pairwise

import pytest

from reviewer.domain.codebook import Kind
from reviewer.services import annotating, history
from reviewer.services.projects import Project
from reviewer.store import journal, times
from reviewer.store.change_json import read_changes, write_changes
from reviewer.store.failures import FrozenError
from tests.invented import ANALYST, CABLE, CLAIM_SPAN


def add(project: Project, statement_type: str = "denial") -> None:
    annotating.add_statement(
        project,
        CABLE,
        reviewer=ANALYST,
        kind=Kind.CLAIM,
        spans=[CLAIM_SPAN],
        statement_type=statement_type,
    )


def test_each_row_carries_the_hash_of_the_row_before(project: Project) -> None:
    add(project)
    history.undo(project, reviewer=ANALYST)
    with project.reading() as tx:
        rows = list(journal.rows(tx))
    assert [row.sequence for row in rows] == list(range(1, len(rows) + 1))
    assert rows[0].previous == journal.GENESIS
    for row, following in pairwise(rows):
        assert following.previous == row.hash
    assert [journal.hash_of(row) for row in rows] == [row.hash for row in rows]


def test_the_journal_tells_of_everything(project: Project) -> None:
    add(project)
    history.undo(project, reviewer=ANALYST)
    history.redo(project, reviewer=ANALYST)
    with project.reading() as tx:
        rows = list(journal.rows(tx))
    assert [row.step for row in rows] == [
        "create",
        "import",
        "join",
        "do",
        "undo",
        "redo",
    ]
    assert [row.target for row in rows[3:]] == [None, 4, 4]


@pytest.mark.parametrize(
    "sql", ["UPDATE journal SET label = ''", "DELETE FROM journal"]
)
def test_rows_are_never_changed_or_removed(project: Project, sql: str) -> None:
    with (
        pytest.raises(FrozenError, match="append-only"),
        project.writing() as tx,
    ):
        tx.exec_driver_sql(sql)


def test_order_is_the_sequence_whatever_the_clock_says(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    for year, kind in ((2026, "denial"), (2016, "warning"), (2036, "request")):
        moment = datetime(year, 1, 1, tzinfo=UTC)
        monkeypatch.setattr(times, "now", lambda moment=moment: moment)
        add(project, kind)
    for expected in ("Add request", "Add warning", "Add denial"):
        assert history.undo_label(project, reviewer=ANALYST) == expected
        history.undo(project, reviewer=ANALYST)
    labels = [e.label for e in history.entries(project, reviewer=ANALYST)]
    assert labels[:3] == ["Add denial", "Add warning", "Add request"]


def test_changes_come_back_from_the_journal(project: Project) -> None:
    add(project)
    with project.reading() as tx:
        done = list(journal.rows(tx))[-1]
    changes = read_changes(done.changes)
    assert write_changes(changes) == done.changes
    assert [type(change.after).__name__ for change in changes] == ["Pass", "Statement"]
