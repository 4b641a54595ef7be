"""Backups: verified copies, by default away from the project's own folder."""

from pathlib import Path

from reviewer.errors import StoreError
from reviewer.store import times
from reviewer.store.backup_names import default_folder, free_name
from reviewer.store.project import Project


class BackupExistsError(StoreError):
    """A backup would overwrite something."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} already exists and was left as it is. Choose another name for "
            "the backup."
        )


def make(project: Project, out: Path | None = None) -> Path:
    """Write a backup and compare it with the project row by row.

    Args:
        project: What to back up; work may go on meanwhile.
        out: The new file; by default one in the person's data folder, named with
            the project's identity and the time.

    Returns:
        Where the backup is.

    Raises:
        BackupExistsError: ``out`` is taken.
        StoreError: It could not be made; nothing is left of it.
    """
    if out is not None and _is_taken(out):
        raise BackupExistsError(out)
    target = out or free_name(
        default_folder(), project.path.stem, project.project_id, times.now()
    )
    project.copy_to(target)
    return target


def _is_taken(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # writing it says what is wrong
        return False
