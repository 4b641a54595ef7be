"""Brings a project of an older version to the present schema, or leaves it alone.

A verified backup comes first. All steps run in one transaction with
foreign keys switched off outside it, since re-creating a table with them on would
delete every row that refers to it. What fails, or is killed, is taken back by
SQLite: the file is byte for byte what it was.
"""

from pathlib import Path

from sqlalchemy import Connection

from reviewer.errors import StoreError
from reviewer.store import backup_names, times
from reviewer.store.engine import driver, make_engine, writer
from reviewer.store.failures import translated
from reviewer.store.safe_copy import copy_database, row_counts
from reviewer.store.schema import SCHEMA_VERSION

STEPS = Path(__file__).parent / "migrations"
"""The folder of Alembic's steps."""
_FOREIGN_KEYS_OFF = ("PRAGMA foreign_keys=OFF",)


class OlderProjectError(StoreError):
    """An older project would have to be upgraded, and cannot be written."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path.name} was made by an older version of Reviewer and has to be "
            f"upgraded, but {reason}. It was not changed; copy it to a place where it "
            "can be written and open the copy."
        )


class MigrationFailedError(StoreError):
    """A step failed or lost something; all was taken back."""

    def __init__(self, path: Path, kept: Path | None, why: str) -> None:
        backed_up = f", and a backup lies at {kept}" if kept else ""
        super().__init__(
            f"{path.name} could not be upgraded to this version ({why}). It is as it "
            f"was{backed_up}. Open it with the version that made it."
        )


class _LossError(Exception):
    """Rows or references are missing after a step."""


def upgrade(
    path: Path, *, steps: Path = STEPS, schema_version: int = SCHEMA_VERSION
) -> Path:
    """Upgrade a project file in place.

    Args:
        path: A project that nobody else has open.
        steps: The folder of Alembic's steps.
        schema_version: What ``user_version`` is afterwards.

    Returns:
        The backup that was made before.

    Raises:
        MigrationFailedError: The file is byte for byte what it was.
        LockedError, DiskFullError, WriteFailedError: So it is then.
    """
    engine = make_engine(path, read_only=False, pragmas=_FOREIGN_KEYS_OFF)
    kept: Path | None = None
    try:
        with translated(path), writer(engine).connect() as tx, tx.begin():
            kept = _back_up(path)
            _run(tx, steps)
            tx.exec_driver_sql(f"PRAGMA user_version={schema_version}")
    except StoreError:
        raise
    except Exception as error:  # whatever a step raises, the file stays as it was
        why = str(error) if isinstance(error, _LossError) else type(error).__name__
        raise MigrationFailedError(path, kept, why) from error
    finally:
        engine.dispose()
    return kept


def run_steps(path: Path, *, steps: Path = STEPS) -> None:
    """Run all steps on a file that holds nothing yet."""
    engine = make_engine(path, read_only=False, pragmas=_FOREIGN_KEYS_OFF)
    try:
        with engine.connect() as tx, tx.begin():
            _run(tx, steps)
    finally:
        engine.dispose()


def _back_up(path: Path) -> Path:
    """Copy what the file holds while we keep others from writing.

    Through a connection of its own, since one that may write cannot be copied from.
    """
    engine = make_engine(path, read_only=True)
    try:
        with engine.connect() as tx, tx.begin():
            wanted = "SELECT project_id FROM project"
            project_id = tx.exec_driver_sql(wanted).scalar_one()
            target = backup_names.free_name(
                backup_names.default_folder(), path.stem, project_id, times.now()
            )
            copy_database(driver(tx), target)
    finally:
        engine.dispose()
    return target


def _run(tx: Connection, steps: Path) -> None:
    """Run the steps and compare what was there with what is there."""
    from alembic import command  # noqa: PLC0415 - slow, and rarely needed
    from alembic.config import Config  # noqa: PLC0415

    before = row_counts(driver(tx))
    config = Config()
    config.set_main_option("script_location", str(steps).replace("%", "%%"))
    config.attributes["connection"] = tx
    command.upgrade(config, "head")
    after = row_counts(driver(tx))
    for table, count in before.items():
        own = table == "alembic_version"
        if not own and table in after and after[table] != count:
            raise _LossError(f"{table} had {count} rows and would have {after[table]}")
    if tx.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise _LossError("a reference would lead nowhere")
