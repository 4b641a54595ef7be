import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from reviewer.domain.codebook import Kind
from reviewer.services import annotating, projects
from reviewer.services.projects import Project
from reviewer.store import backup_names, migrating
from reviewer.store.migrating import MigrationFailedError, OlderProjectError, upgrade
from reviewer.store.safe_copy import row_counts, row_digest
from reviewer.store.schema import REVISION, SCHEMA_VERSION
from tests.invented import ANALYST, CABLE, CLAIM_SPAN, a_project

NEXT = SCHEMA_VERSION + 1
STEP = """
import os
import signal

from alembic import op
import sqlalchemy as sa

revision = "next"
down_revision = "{revision}"


def upgrade():
    with op.batch_alter_table("passes", recreate="always") as batch:
        batch.add_column(sa.Column("remark", sa.Text))
    {then}
"""


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A project file whose schema is one step behind that of ``steps``."""
    project = a_project(tmp_path)
    for _ in range(5):
        annotating.add_statement(
            project, CABLE, reviewer=ANALYST, kind=Kind.CLAIM, spans=[CLAIM_SPAN]
        )
    projects.close(project)
    return project.path


def steps(folder: Path, then: str = "pass") -> Path:
    """A folder of steps: the real ones and one that re-creates a parent table."""
    made = folder / "steps"
    shutil.copytree(migrating.STEPS, made)
    made.joinpath("versions", "next.py").write_text(
        STEP.format(then=then, revision=REVISION)
    )
    return made


def contents(path: Path) -> tuple[dict[str, int], int]:
    with closing(sqlite3.connect(path)) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        return row_counts(connection), version


def test_the_steps_lead_to_the_schema_that_new_projects_have(
    tmp_path: Path, project: Project
) -> None:
    def shape(path: Path) -> set[tuple[str, ...]]:
        with closing(sqlite3.connect(path)) as connection:
            rows = connection.execute(
                "SELECT type, name, tbl_name, sql FROM sqlite_master"
            ).fetchall()
        # Blanks and the keyword's spelling are the only freedom the steps have.
        return {
            tuple("".join(str(cell).split()).replace('"', "") for cell in row)
            for row in rows
        }

    made = tmp_path / "steps.sqlite"
    with closing(sqlite3.connect(made)) as connection:
        connection.executescript(
            "CREATE TABLE alembic_version (version_num TEXT NOT NULL, "
            "CONSTRAINT pk_alembic_version PRIMARY KEY (version_num))"
        )
    migrating.run_steps(made)
    assert shape(made) == shape(project.path)


def test_an_upgrade_keeps_every_row_and_a_backup(older: Path, tmp_path: Path) -> None:
    before, _ = contents(older)
    with closing(sqlite3.connect(older)) as connection:
        digest = row_digest(connection)
    kept = upgrade(older, steps=steps(tmp_path), schema_version=NEXT)
    assert contents(older) == (before, NEXT)
    assert kept.parent == backup_names.default_folder()
    assert contents(kept) == (before, SCHEMA_VERSION)
    with closing(sqlite3.connect(kept)) as connection:
        assert row_digest(connection) == digest


@pytest.mark.parametrize(
    "then",
    [
        "raise RuntimeError('broken')",
        "op.execute('SELECT nonsense')",
        "op.execute('DELETE FROM statements')",
        "op.execute('DELETE FROM reviewers')",
    ],
)
def test_a_step_that_fails_or_loses_rows_leaves_the_file_as_it_was(
    older: Path, tmp_path: Path, then: str
) -> None:
    before = older.read_bytes()
    with pytest.raises(MigrationFailedError, match="as it was"):
        upgrade(older, steps=steps(tmp_path, then), schema_version=NEXT)
    assert older.read_bytes() == before
    assert sorted(older.parent.glob(f"{older.name}*")) == [older]


def test_a_kill_in_mid_step_leaves_the_file_as_it_was(
    older: Path, tmp_path: Path
) -> None:
    before = older.read_bytes()
    # A tiny cache makes SQLite write into the file long before the commit.
    then = (
        "op.execute('PRAGMA cache_size=1');"
        "op.execute('CREATE TABLE filler AS SELECT zeroblob(2000000) AS x');"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    script = (
        "import sys; from pathlib import Path; from reviewer.store import migrating; "
        "migrating.upgrade(Path(sys.argv[1]), steps=Path(sys.argv[2]), "
        f"schema_version={NEXT})"
    )
    killed = subprocess.run(
        [sys.executable, "-c", script, str(older), str(steps(tmp_path, then))],
        check=False,
        capture_output=True,
    )
    assert killed.returncode < 0
    assert older.read_bytes() != before, "the kill came before anything was written"
    projects.close(projects.open_project(older))
    assert older.read_bytes() == before


def test_a_project_of_todays_schema_is_opened_without_an_upgrade(older: Path) -> None:
    before = older.read_bytes()
    projects.close(projects.open_project(older))
    assert older.read_bytes() == before
    assert not backup_names.default_folder().exists()


@pytest.fixture
def ancient(older: Path) -> Path:
    with closing(sqlite3.connect(older)) as connection:
        connection.execute("PRAGMA user_version=0")
        connection.commit()
    return older


def test_an_older_project_is_upgraded_when_it_is_opened(ancient: Path) -> None:
    projects.close(projects.open_project(ancient))
    assert contents(ancient)[1] == SCHEMA_VERSION
    assert len(list(backup_names.default_folder().iterdir())) == 1


def test_an_older_project_that_cannot_be_written_is_left_alone(ancient: Path) -> None:
    before = ancient.read_bytes()
    with pytest.raises(OlderProjectError):
        projects.open_project(ancient, read_only=True)
    assert ancient.read_bytes() == before
