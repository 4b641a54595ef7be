"""Finding what is to be imported, and reading it: folders, archives, mails, files.

Reading many files is spread over processes. Whoever takes what was read is called
back at least every ``HEARTBEAT_S``, so that an import can be stopped at any moment.
"""

import os
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, wait
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
MANY_FILES = 200
MANY_BYTES = 8 * 1024 * 1024
"""From either on, starting processes is worth their half second."""
MOST_JOBS = 8
HEARTBEAT_S = 0.1


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


@dataclass(frozen=True, slots=True)
class Step:
    """What was read of one file: the ``done``-th of ``total``, as far as is known.

    ``path`` is what it is called, in an archive or a mail behind that one's path.
    """

    done: int
    total: int
    path: Path
    found: Found


class EmptyFolderError(InputError):
    """There is no file in the folder."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"There is no file in the folder {path}.")


def files(paths: Iterable[Path]) -> Iterator[Path | Refused]:
    """All files under these paths: themselves, or what is below a folder, sorted."""
    for path in paths:
        yield from _files(path)


def jobs_for(todo: Iterable[Path | Refused]) -> int:
    """How many processes are worth starting for these files."""
    size = 0
    for number, item in enumerate(todo, start=1):
        size += _size(item)
        if number >= MANY_FILES or size >= MANY_BYTES:
            # One alone would not be faster; two leave the window free to be stopped.
            return min(max(os.cpu_count() or 1, 2), MOST_JOBS)
    return 1


def read(
    todo: list[Path | Refused], *, jobs: int, is_known: IsKnown
) -> Generator[Step | None, None, None]:
    """Read files in their order, by several processes where that was asked for.

    Closing the generator stops the processes: each ends the file it has begun, and
    what waits is never begun.

    Yields:
        What was read; None where nothing is ready yet, to ask whether to go on.
    """
    if jobs == 1 or hasattr(sys, "frozen"):  # a frozen program cannot start others
        for place, item in _items(todo):
            yield from _steps(place, _short_cut(item, is_known) or _attempt(item))
        return
    spawning = get_context("spawn")  # forking is unsafe beside a window's threads
    pool = ProcessPoolExecutor(jobs, spawning)
    ahead: deque[tuple[_Place, _Read | Future[_Read]]] = deque()
    try:
        for place, item in _items(todo):
            known = _short_cut(item, is_known)
            ahead.append((place, known or pool.submit(_attempt, item)))
            if len(ahead) >= jobs * FILES_PER_JOB:
                yield from _next(ahead)
        while ahead:
            yield from _next(ahead)
    finally:
        _stop(pool)


def _stop(pool: ProcessPoolExecutor) -> None:
    """End the workers at once; they only read, so nothing is lost by it.

    To ask them to end is not enough: one that is just being started may not hear it.
    """
    workers = tuple((pool._processes or {}).values())  # noqa: SLF001 - public since 3.14
    pool.shutdown(wait=False, cancel_futures=True)
    for worker in workers:
        worker.terminate()


_Place = tuple[int, int]
"""Which file it is, and of how many, as far as is known."""


def _next(
    ahead: deque[tuple[_Place, _Read | Future[_Read]]],
) -> Iterator[Step | None]:
    place, ready = ahead.popleft()
    if isinstance(ready, Future):
        while not wait([ready], timeout=HEARTBEAT_S).done:
            yield None
        ready = ready.result()
    yield from _steps(place, ready)


def _steps(place: _Place, ready: _Read) -> Iterator[Step]:
    for path, found in ready:
        yield Step(*place, path, found)


def _items(todo: list[Path | Refused]) -> Iterator[tuple[_Place, _Item]]:
    """Each file with its place, archives member by member."""
    expected = [_expected(item) for item in todo]
    done, behind = 0, sum(expected)
    for item, inside in zip(todo, expected, strict=True):
        behind -= inside
        if isinstance(item, Path) and archives.is_archive(item):
            for number, member in enumerate(archives.members(item), start=1):
                done += 1
                yield (done, done + max(inside - number, 0) + behind), member
        else:
            done += 1
            yield (done, done + behind), item


def _expected(item: Path | Refused) -> int:
    """How many files an entry stands for; 1 where that is not known before."""
    if isinstance(item, Path) and archives.is_archive(item):
        return archives.expected(item)
    return 1


def _size(item: Path | Refused) -> int:
    try:
        return item.stat().st_size if isinstance(item, Path) else 0
    except OSError:  # reading it says what is wrong
        return 0


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
