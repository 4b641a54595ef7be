"""Finding what is to be imported, and reading it: folders, archives, mails, files."""

import os
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from reviewer.domain.identifiers import SourceId
from reviewer.domain.text import digest
from reviewer.errors import InputError
from reviewer.services import archives, mail_files, reading, restoring
from reviewer.services.import_report import Refused
from reviewer.services.keeping import prepared
from reviewer.services.reading import Reading
from reviewer.services.unpacking import Member
from reviewer.store.prepared import PreparedSource

FILES_PER_JOB = 16
"""How far reading may run ahead of keeping, for each process."""


@dataclass(frozen=True, slots=True)
class Known:
    """A file whose very bytes are in the project; it is not read again."""

    source_id: SourceId


@dataclass(frozen=True, slots=True)
class WholeProject:
    """A JSONL export, which fills a project rather than adding to one."""


Found = PreparedSource | Known | WholeProject | str
"""A file made ready, or known, or the sentence that refuses it."""
IsKnown = Callable[[SourceId], bool]
_Item = Path | Member | Refused
_Read = list[tuple[Path, Found]]


class EmptyFolderError(InputError):
    """There is no file in the folder."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"There is no file in the folder {path}.")


def files(paths: Iterable[Path]) -> list[Path | Refused]:
    """All files under these paths: themselves, or what is below a folder, sorted."""
    return [found for path in paths for found in _files(path)]


def read(
    todo: list[Path | Refused], *, jobs: int, is_known: IsKnown
) -> Generator[tuple[int, Path, Found], None, None]:
    """Read files in their order, by several processes where that was asked for.

    Yields:
        How many files of ``todo`` this belongs to the end of, what it is called (in
        an archive or a mail behind that one's path), and what was found.
    """
    if jobs == 1 or hasattr(sys, "frozen"):  # a frozen program cannot start others
        for number, item in _items(todo):
            for path, found in _short_cut(item, is_known) or _attempt(item):
                yield number, path, found
        return
    spawning = get_context("spawn")  # forking is unsafe beside a window's threads
    pool = ProcessPoolExecutor(jobs, spawning)
    ahead: deque[tuple[int, _Read | Future[_Read]]] = deque()
    try:
        for number, item in _items(todo):
            known = _short_cut(item, is_known)
            ahead.append((number, known or pool.submit(_attempt, item)))
            if len(ahead) >= jobs * FILES_PER_JOB:
                yield from _next(ahead)
        while ahead:
            yield from _next(ahead)
    finally:
        pool.shutdown(cancel_futures=True)


def _next(
    ahead: deque[tuple[int, _Read | Future[_Read]]],
) -> Iterator[tuple[int, Path, Found]]:
    number, done = ahead.popleft()
    for path, found in done.result() if isinstance(done, Future) else done:
        yield number, path, found


def _items(todo: list[Path | Refused]) -> Iterator[tuple[int, _Item]]:
    """Each file with its number, archives member by member."""
    for number, item in enumerate(todo, start=1):
        if isinstance(item, Path) and archives.is_archive(item):
            for inside in archives.members(item):
                yield number, inside
        else:
            yield number, item


def _short_cut(item: _Item, is_known: IsKnown) -> _Read | None:
    """What needs no reading: bytes that the project has already."""
    try:
        if isinstance(item, Refused):
            return [(item.path, item.reason)]
        data = item.data if isinstance(item, Member) else reading.read_bytes(item)
    except InputError:
        return None  # reading it again says why
    path = item.path if isinstance(item, Member) else item
    source_id = SourceId(digest(data))
    return [(path, Known(source_id))] if is_known(source_id) else None


def _attempt(item: _Item) -> _Read:
    """Read one file; this may happen in another process."""
    if isinstance(item, Refused):
        return [(item.path, item.reason)]
    path = item.path if isinstance(item, Member) else item
    if path.suffix == restoring.SUFFIX and not isinstance(item, Member):
        return [(path, WholeProject())]
    try:
        data = item.data if isinstance(item, Member) else reading.read_bytes(item)
        if mail_files.is_mail(path):
            return [
                (name, _ready(found)) for name, found in mail_files.read(path, data)
            ]
        return [(path, prepared(reading.read_data(path, data)))]
    except InputError as error:
        return [(path, str(error))]


def _ready(found: Reading | str) -> Found:
    return found if isinstance(found, str) else prepared(found)


def _files(path: Path) -> Iterator[Path | Refused]:
    """The file itself, or every visible file below a folder, sorted."""
    if not _is_folder(path):
        yield path
        return
    empty = True
    for item in _below(path):
        empty = False
        yield item
    if empty:
        yield Refused(path=path, reason=str(EmptyFolderError(path)))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # reading it says what is wrong
        return False


def _below(folder: Path) -> Iterator[Path | Refused]:
    closed: list[Refused] = []

    def remember(error: OSError) -> None:
        where = Path(error.filename)
        told = reading.UnreadableFileError(where, error.strerror or "no reason given")
        closed.append(Refused(path=where, reason=str(told)))

    for parent, folders, names in os.walk(folder, onerror=remember):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (
            Path(parent, name) for name in sorted(names) if not name.startswith(".")
        )
    yield from closed
