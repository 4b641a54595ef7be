"""T11: what a newer version wrote is neither opened nor changed."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reviewer.domain.codebook import Kind
from reviewer.services import annotating, projects
from reviewer.services.projects import Project
from reviewer.store.failures import NewerProjectError, NotAProjectError
from reviewer.store.schema import SCHEMA_VERSION
from tests.invented import ANALYST, CABLE, CLAIM_SPAN


@pytest.fixture
def worked(project: Project) -> Path:
    annotating.add_statement(
        project, CABLE, reviewer=ANALYST, kind=Kind.CLAIM, spans=[CLAIM_SPAN]
    )
    projects.close(project)
    return project.path


def change(path: Path, sql: str) -> bytes:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(sql)
        connection.commit()
    return path.read_bytes()


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        (f"PRAGMA user_version={SCHEMA_VERSION + 1}", f"format {SCHEMA_VERSION + 1}"),
        ("ALTER TABLE statements ADD COLUMN mood TEXT", "statements.mood"),
        ("CREATE TABLE moods (name TEXT)", "moods.name"),
        ("UPDATE statements SET kind = 'rumour'", "rumour"),
        ("UPDATE passes SET kind = 'third'", "third"),
    ],
)
@pytest.mark.parametrize("read_only", [False, True])
def test_a_newer_file_is_left_alone(
    worked: Path, sql: str, found: str, read_only: bool
) -> None:
    before = change(worked, sql)
    with pytest.raises(NewerProjectError, match=found) as refused:
        projects.open_project(worked, read_only=read_only)
    assert f"format {SCHEMA_VERSION}" in str(refused.value)
    assert worked.read_bytes() == before
    assert list(worked.parent.glob("*.reviewer*")) == [worked]


@pytest.mark.parametrize(
    "content", [b"Dear colleague, " * 20, b"\0" * 200, b"SQLite format 3\0" * 20]
)
def test_a_file_that_is_no_project_is_left_alone(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "other.reviewer"
    path.write_bytes(content)
    with pytest.raises(NotAProjectError):
        projects.open_project(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.reviewer"
    before = change(path, "CREATE TABLE letters (name TEXT)")
    with pytest.raises(NotAProjectError, match="another program"):
        projects.open_project(path)
    assert path.read_bytes() == before
