"""Making, opening and closing projects."""

from pathlib import Path

from reviewer.domain.codebook import Codebook
from reviewer.services import codebooks
from reviewer.store import codebooks as stored_codebooks
from reviewer.store import digests, journal, probing, project
from reviewer.store.project import Project

__all__ = [
    "Project",
    "close",
    "codebook",
    "create",
    "digest",
    "head",
    "is_still_protected",
    "open_project",
    "probe",
]


def create(
    path: Path,
    *,
    codebook: Codebook | None = None,
    name: str | None = None,
    fictional: bool = False,
) -> Project:
    """Make a project with a codebook (the default one when none is given).

    Raises:
        ProjectExistsError: Something has that name already; it stays as it is.
    """
    chosen = codebook or codebooks.load()
    return project.create(path, codebook=chosen, name=name, fictional=fictional)


def open_project(
    path: Path, *, read_only: bool = False, patience: float | None = None
) -> Project:
    """Open a project; where it cannot be written, for reading only.

    Args:
        path: The file.
        read_only: Ask for reading only.
        patience: Seconds to wait while another holds the file, where that shall
            be less than a program without a window waits.

    Raises:
        StoreError: It cannot be opened, and is as it was.
    """
    return project.open_project(path, read_only=read_only, patience=patience)


def close(project: Project) -> None:
    """Let go of a project's file. Everything shown as saved is on the disk."""
    project.close()


def codebook(project: Project) -> Codebook:
    """The newest version of the project's codebook."""
    with project.reading() as tx:
        return stored_codebooks.current(tx)[0]


def head(project: Project, *, hastily: bool = False) -> int:
    """The newest journal sequence; it grows with every change by anybody.

    Args:
        project: The project.
        hastily: Fail at once where another holds the file, instead of waiting.
    """
    with project.reading(hastily=hastily) as tx:
        return journal.head(tx)


def probe(project: Project) -> None:
    """Write once, without waiting and without a change, to see whether it can be done.

    Raises:
        StoreError: It cannot, and why; nothing was changed.
    """
    probing.probe(project)


def is_still_protected(project: Project) -> bool:
    """Whether a project opened for reading only would be so again."""
    return probing.is_still_protected(project)


def digest(project: Project) -> str:
    """A hash over all content: equal for projects that hold the same.

    Times and order of the journal, the project's name and identity and the place
    of the file do not enter; people only where they have a pass.
    """
    with project.reading() as tx:
        return digests.content(tx)
