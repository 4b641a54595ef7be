"""A project: one SQLite file, opened or made."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from sqlalchemy import Connection, Engine, select

from reviewer.domain.codebook import Codebook
from reviewer.domain.correcting import corrected
from reviewer.domain.correction import Correction
from reviewer.domain.identifiers import CableId, new_id
from reviewer.domain.text import plain
from reviewer.store import cables, codebooks, corrections, journal, times
from reviewer.store.cables import OpenCable
from reviewer.store.canonical import encode, sealed
from reviewer.store.columns import metadata
from reviewer.store.engine import driver, hasty, make_engine, writer
from reviewer.store.failures import (
    DamagedError,
    ProjectExistsError,
    ReadOnlyError,
    WriteFailedError,
    translated,
)
from reviewer.store.file_header import examine
from reviewer.store.migrating import OlderProjectError, upgrade
from reviewer.store.origins import Origin
from reviewer.store.review_schema import REFUSALS
from reviewer.store.safe_copy import copy_database
from reviewer.store.schema import (
    APPEND_ONLY,
    APPLICATION_ID,
    REVISION,
    SCHEMA_VERSION,
    SEARCH_INDEX,
    alembic_version,
)
from reviewer.store.schema import project as project_table
from reviewer.store.shape import refuse_unknown

Transaction: TypeAlias = Connection
"""What the functions of the store take; only ``Project`` makes one."""
_REMEMBERED_CABLES = 8


@dataclass(frozen=True, slots=True)
class _Remembered:
    """An opened cable, and what it depends on."""

    seal: str | None
    held: tuple[Correction, ...]
    opened: OpenCable


class Project:
    """A handle on an open project; threads may share it.

    ``path`` is the file, ``name`` what the project is called, ``project_id`` its
    identity through copies and backups. ``read_only_reason`` says in words why
    nothing can be written, and is None when it can.
    """

    def __init__(
        self, path: Path, engine: Engine, *, read_only_reason: str | None
    ) -> None:
        self.path = path
        self.read_only_reason = read_only_reason
        self._engine = engine
        self._writer = writer(engine)
        self._opened: dict[CableId, _Remembered] = {}
        with self.reading() as tx:
            refuse_unknown(tx, path)
            row = tx.execute(select(project_table)).one()
        self.name: str = row.name
        self.project_id: str = row.project_id
        self.is_fictional = bool(row.fictional)

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be written."""
        return self.read_only_reason is not None

    @contextmanager
    def reading(self, *, hastily: bool = False) -> Iterator[Transaction]:
        """A transaction that sees one state of the project throughout.

        Args:
            hastily: Fail at once, instead of waiting, where another holds the file.
        """
        engine = hasty(self._engine) if hastily else self._engine
        with (
            translated(self.path),
            engine.connect() as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def writing(self, *, hastily: bool = False) -> Iterator[Transaction]:
        """A transaction that is on the disk when the block ends, or not at all.

        Args:
            hastily: Fail at once, instead of waiting, where another holds the file.

        Raises:
            ReadOnlyError, LockedError, DiskFullError, WriteFailedError,
            DamagedError: Nothing of the block was saved.
        """
        if self.is_read_only:
            raise ReadOnlyError(self.path, self.read_only_reason)
        engine = hasty(self._writer) if hastily else self._writer
        with (
            translated(self.path),
            engine.connect() as connection,
            connection.begin(),
        ):
            yield connection

    def open_cable(self, tx: Transaction, cable_id: CableId) -> OpenCable | None:
        """A cable with its text and its corrections applied.

        It is the very object of last time where nothing about it has changed since.
        This is the only way to a cable's structure for everything that shows it.

        Raises:
            DamagedError: The stored text is not what was imported.
        """
        seal, held = cables.seal_of(tx, cable_id), self._corrections(tx, cable_id)
        known = self._opened.get(cable_id)
        if known is None or (known.seal, known.held) != (seal, held):
            found = self._load(tx, cable_id)
            if found is None:
                return None
            while len(self._opened) >= _REMEMBERED_CABLES:
                self._opened.pop(next(iter(self._opened)), None)
            known = _Remembered(seal, held, _with_corrections(found, held))
            self._opened[cable_id] = known
        return known.opened

    def _corrections(
        self, tx: Transaction, cable_id: CableId
    ) -> tuple[Correction, ...]:
        try:
            return corrections.of_cable(tx, cable_id)
        except ValueError as error:
            raise DamagedError(self.path, f"a correction of {cable_id}") from error

    def _load(self, tx: Transaction, cable_id: CableId) -> OpenCable | None:
        try:
            found = cables.load(tx, cable_id)
        except ValueError as error:  # not UTF-8, not JSON, not a cable
            raise DamagedError(self.path, f"cable {cable_id}") from error
        if found and not found.is_intact:
            raise DamagedError(self.path, f"the text of cable {cable_id}")
        return found

    def copy_to(self, target: Path) -> None:
        """Write a verified copy; ``target`` must be free.

        Raises:
            StoreError: It could not be made; nothing is left of it.
        """
        with self.reading() as tx:
            copy_database(driver(tx), target)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()


def _with_corrections(found: OpenCable, held: tuple[Correction, ...]) -> OpenCable:
    if not held:
        return found
    result = corrected(found.text, found.cable, held)
    return replace(
        found,
        cable=result.cable,
        outcomes=result.outcomes,
        reading=found.cable,
    )


def create(
    path: Path,
    *,
    codebook: Codebook,
    name: str | None = None,
    fictional: bool = False,
    origin: Origin | None = None,
) -> Project:
    """Make a project file.

    Args:
        path: A name that is still free.
        codebook: The first version of the codebook, copied into the project.
        name: What the project is called; by default the file's name.
        fictional: Whether its cables are invented, which every view and report says.
        origin: The package that it is opened from, if it is.

    Raises:
        ProjectExistsError: Something has that name already.
        WriteFailedError, DiskFullError: The file could not be written.
    """
    _claim(path)
    engine = make_engine(path, read_only=False)
    try:
        with translated(path), writer(engine).connect() as tx, tx.begin():
            metadata.create_all(tx)
            for statement in (*APPEND_ONLY, *REFUSALS, *SEARCH_INDEX):
                tx.exec_driver_sql(statement)
            tx.execute(alembic_version.insert(), {"version_num": REVISION})
            tx.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            tx.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")
            called = plain(name or path.stem)
            _write_first_rows(tx, called, codebook, origin, fictional=fictional)
    except BaseException:
        engine.dispose()
        path.unlink(missing_ok=True)  # ours, see _claim
        raise
    return Project(path, engine, read_only_reason=None)


def open_project(
    path: Path, *, read_only: bool = False, patience: float | None = None
) -> Project:
    """Open a project file; it is never made, repaired or replaced.

    Args:
        path: The file.
        read_only: Ask for reading only.
        patience: Seconds to wait for a lock, where that is less than usual.

    Raises:
        ProjectNotFoundError, TruncatedError, NotAProjectError, NewerProjectError,
        LockedError, DamagedError, WriteFailedError, OlderProjectError,
        MigrationFailedError: The file is as it was.
    """
    header = examine(path)
    reason = "it was opened for reading only" if read_only else obstacle(path)
    if header.schema_version < SCHEMA_VERSION:
        if reason:
            raise OlderProjectError(path, reason)
        upgrade(path)
    engine = make_engine(path, read_only=reason is not None, patience=patience)
    try:
        return Project(path, engine, read_only_reason=reason)
    except BaseException:
        engine.dispose()
        raise


def _claim(path: Path) -> None:
    """Take a name that is free, so that only our own file is ever removed."""
    try:
        path.touch(exist_ok=False)
    except FileExistsError as error:
        raise ProjectExistsError(path) from error
    except OSError as error:
        raise WriteFailedError(path, error.strerror or str(error)) from error


def _write_first_rows(
    tx: Connection,
    name: str,
    codebook: Codebook,
    origin: Origin | None,
    *,
    fictional: bool,
) -> None:
    row: dict[str, object] = {
        "project_id": new_id(),
        "name": name,
        "fictional": int(fictional),
        "created_at": times.write(times.now()),
    }
    tx.execute(project_table.insert(), sealed(row))
    sha256 = codebooks.add(tx, codebook)
    told: dict[str, object] = {
        **row,
        "codebook_version": codebook.version,
        "codebook_sha256": sha256,
    }
    if origin is not None:
        told["origin"] = origin
    event = journal.Event(
        step=journal.CREATE, label=f"Create {name}", changes=encode(told)
    )
    journal.append(tx, event)


def obstacle(path: Path) -> str | None:
    """Why the file cannot be written, in words."""
    if not os.access(path, os.W_OK):
        return "the file is write-protected"
    if not os.access(path.parent, os.W_OK):
        return "its folder is write-protected"
    return None
