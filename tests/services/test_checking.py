import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from reviewer.domain.codebook import Kind
from reviewer.services import annotating, browsing, checking, history, projects
from reviewer.services.projects import Project
from reviewer.store.failures import (
    DamagedError,
    LockedError,
    NotAProjectError,
    ProjectNotFoundError,
)
from reviewer.store.schema import APPEND_ONLY
from tests.invented import ANALYST, CABLE, CLAIM_SPAN, SECOND_REVIEWER, TEXT


@pytest.fixture
def worked(project: Project) -> Path:
    """A project with some work in it, closed."""
    for name in (ANALYST, SECOND_REVIEWER):
        annotating.add_statement(
            project, CABLE, reviewer=name, kind=Kind.CLAIM, spans=[CLAIM_SPAN]
        )
        annotating.set_note(project, CABLE, reviewer=name, text="Ask again.")
    annotating.add_speaker(project, reviewer=ANALYST, name="Harbour master")
    history.undo(project, reviewer=ANALYST)
    projects.close(project)
    return project.path


def test_a_project_that_is_being_written_to_is_locked_not_damaged(
    worked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", partial(connect, timeout=0))
    with closing(connect(worked)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LockedError, match="try again in a moment"):
            checking.check(worked)
    assert not checking.check(worked).findings


def damage(path: Path, sql: str) -> None:
    """Change the file behind the product's back."""
    with closing(sqlite3.connect(path)) as connection:
        for trigger in APPEND_ONLY:
            connection.execute(f"DROP TRIGGER {trigger.split()[2]}")
        connection.execute(sql)
        for trigger in APPEND_ONLY:
            connection.execute(trigger)
        connection.commit()


def found(path: Path) -> set[tuple[str, str | None, int | None]]:
    report = checking.check(path)
    return {(item.code, item.cable_id, item.paragraph) for item in report.findings}


def test_a_whole_project_has_no_findings(worked: Path) -> None:
    report = checking.check(worked)
    assert report.findings == ()
    assert (report.cables, report.statements) == (1, 2)
    assert report.journal_rows == 10
    assert list(worked.parent.glob("*.reviewer*")) == [worked]


def test_a_changed_letter_is_named_with_cable_and_paragraph(worked: Path) -> None:
    at, letter = TEXT.index("twice"), b"T".hex()
    change = "substr(text, 1, :at) || x':letter' || substr(text, :at + 2)"
    change = change.replace(":at", str(at)).replace(":letter", letter)
    damage(worked, "UPDATE sources SET text = CAST(" + change + " AS BLOB)")  # noqa: S608
    assert found(worked) == {("text_changed", CABLE, 2)}
    message = checking.check(worked).findings[0].message
    assert f"{CABLE}, ¶2," in message


@pytest.mark.parametrize(
    ("sql", "code", "paragraph"),
    [
        ("UPDATE sources SET bytes = x'00'", "bytes_changed", None),
        ("UPDATE sources SET file_name = 'x'", "source_changed", None),
        ("UPDATE cables SET subject = 'x'", "cable_changed", None),
        ("UPDATE statements SET kind = 'report'", "statement_changed", 1),
        ("UPDATE statements SET span_end = 9", "statement_changed", 1),
        ("UPDATE statements SET spans = 'x'", "statement_changed", 1),
        ("UPDATE notes SET text = 'x'", "note_changed", None),
        ("UPDATE passes SET state = 'submitted'", "pass_changed", None),
        ("DELETE FROM statements", "statement_missing", 1),
        ("DELETE FROM notes", "note_missing", None),
    ],
)
def test_a_changed_record_is_named(
    worked: Path, sql: str, code: str, paragraph: int | None
) -> None:
    damage(worked, sql)
    assert (code, CABLE, paragraph) in found(worked)


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("UPDATE reviewers SET name = name || 'x'", "reviewer_changed"),
        ("UPDATE project SET name = 'x'", "project_changed"),
        ("UPDATE codebooks SET content = '{}'", "codebook_changed"),
        ("UPDATE journal SET label = 'x' WHERE sequence = 5", "journal_changed"),
        ("DELETE FROM journal WHERE sequence = 5", "journal_gap"),
        ("DELETE FROM journal WHERE sequence > 5", "statement_unjournalled"),
    ],
)
def test_what_belongs_to_no_place_is_reported_too(
    worked: Path, sql: str, code: str
) -> None:
    damage(worked, sql)
    assert code in {item[0] for item in found(worked)}


def test_a_changed_step_of_the_journal_names_its_cable_and_paragraph(
    worked: Path,
) -> None:
    damage(worked, "UPDATE journal SET at = '' WHERE label = 'Add assertion'")
    assert ("journal_changed", CABLE, 1) in found(worked)


def test_the_journal_refuses_to_be_rewritten(worked: Path) -> None:
    with closing(sqlite3.connect(worked)) as connection:
        for sql in ("UPDATE journal SET label = ''", "DELETE FROM journal"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(sql)


def test_what_is_no_project_is_not_checked(tmp_path: Path) -> None:
    with pytest.raises(ProjectNotFoundError):
        checking.check(tmp_path / "nothing.reviewer")
    other = tmp_path / "letter.txt"
    other.write_text("x" * 200)
    with pytest.raises(NotAProjectError):
        checking.check(other)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE statements SET spans = '[[1,'",
        "UPDATE statements SET via = '7'",
        "UPDATE statements SET attributes = CAST(x'ff' AS TEXT)",
    ],
)
def test_a_damaged_statement_is_told_and_its_cable_still_readable(
    worked: Path, sql: str
) -> None:
    damage(worked, sql)
    project = projects.open_project(worked)
    with pytest.raises(DamagedError, match="Check project"):
        browsing.pass_view(project, CABLE, reviewer=ANALYST)
    assert browsing.cable(project, CABLE).text == TEXT
    projects.close(project)


@pytest.mark.parametrize(
    "sql", ["DELETE FROM project", "UPDATE sources SET text = x'ff'"]
)
def test_damage_is_told_as_damage(worked: Path, sql: str) -> None:
    damage(worked, sql)
    with pytest.raises(DamagedError, match="damaged"):  # noqa: PT012 - either step
        project = projects.open_project(worked)
        try:
            browsing.cable(project, CABLE)
        finally:
            projects.close(project)
