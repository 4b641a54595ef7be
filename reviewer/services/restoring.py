"""Putting a JSONL export into a project that was made for it."""

from pathlib import Path

from reviewer.domain.identifiers import CableId
from reviewer.errors import InputError
from reviewer.interchange import jsonl
from reviewer.services import bundling
from reviewer.store import cables, codebooks, journal
from reviewer.store.project import Project

SUFFIX = ".jsonl"


class NotEmptyError(InputError):
    """The project holds work that an export must not be mixed with."""

    def __init__(self, path: Path, project: Project) -> None:
        super().__init__(
            f"{path} is a whole project and was not mixed into {project.path.name}, "
            "in which somebody has worked already. Import it into a project that does "
            "not exist yet, or a new one."
        )


class OtherCodebookError(InputError):
    """The export was made under a codebook that the project does not have."""

    def __init__(self, path: Path, project: Project) -> None:
        super().__init__(
            f"{path} was made under another codebook than that of {project.path.name}. "
            "Nothing was imported; import it into a project that does not exist yet, "
            "which gets the right one."
        )


def restore(project: Project, path: Path) -> tuple[CableId, ...]:
    """Fill an empty project with what a JSONL export holds.

    Returns:
        The cables that are in the project now.

    Raises:
        InputError: The project is not empty or has another codebook, or the file is
            missing, foreign, newer, cut off or damaged. Nothing was changed.
        StoreError: It could not be saved; nothing was changed.
    """
    bundle = jsonl.read(bundling.read_bytes(path))
    book, *later = bundling.codebooks_of(bundle)
    with project.reading() as tx:
        if cables.ids(tx) or journal.head(tx) > 1:
            raise NotEmptyError(path, project)
        if codebooks.current(tx)[0] != book:
            raise OtherCodebookError(path, project)
    bundling.fill(project, bundle, later)
    with project.reading() as tx:
        return cables.ids(tx)
