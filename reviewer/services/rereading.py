"""Reading kept cables again with a newer parser; corrections stay above it."""

from collections.abc import Callable
from dataclasses import dataclass

from reviewer.domain.identifiers import CableId
from reviewer.parsing.parser import PARSER_VERSION
from reviewer.services import dividing, standing
from reviewer.services.working import person
from reviewer.store import dividing as stored
from reviewer.store import journal
from reviewer.store.project import Project

Progress = Callable[[int, int, str], None]
"""Told after each file: how many are done, of how many, and the file's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """How many files were read again, by which version of the parser.

    ``frozen`` are the signed-off cables whose files stay as they were read.
    """

    files: int
    parser_version: int
    frozen: tuple[CableId, ...] = ()


def reread(
    project: Project,
    *,
    reviewer: str,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Reread:
    """Read every file again that an older parser has read; texts stay as they are.

    Each file is one transaction, so that stopping keeps what was done. Statements keep
    their places, files stay divided as they are, corrections stay in force. A file
    with a signed-off cable is left alone.

    Args:
        project: Where the files are.
        reviewer: Who wants it.
        progress: Told after each file.
        cancelled: Asked before each file; True leaves the rest for another time.

    Raises:
        StoreError: It could not be saved; files read before are kept.
    """
    with project.reading() as tx:
        todo = stored.read_before(tx, PARSER_VERSION)
    left: list[CableId] = []
    read = 0
    for done, cable_id in enumerate(todo, start=1):
        if cancelled and cancelled():
            break
        with project.writing() as tx:
            divided = stored.file_of(tx, cable_id)
            if divided is None:
                continue
            frozen = standing.frozen(tx, list(divided.starts.values()))
            if frozen:
                left.extend(sorted(frozen))
                continue
            dividing.read_again(tx, divided)
            read += 1
            event = journal.Event(
                step=journal.REREAD,
                label=f"Read {divided.file_name} again, parser {PARSER_VERSION}",
                changes="[]",
                reviewer_id=person(tx, reviewer).reviewer_id,
                cable_id=cable_id,
            )
            journal.append(tx, event)
        if progress:
            progress(done, len(todo), divided.file_name)
    return Reread(files=read, parser_version=PARSER_VERSION, frozen=tuple(left))
