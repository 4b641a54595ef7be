"""Where a person's files are put unless they say otherwise: always in sight."""

import os
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from reviewer import settings


def documents() -> Path:
    """The folder of the person's documents where there is one, else their home."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    found = Path(QStandardPaths.writableLocation(place))
    return found if found.is_dir() else Path.home()


def samples() -> Path:
    """The folder for copies of the sample; a portable installation keeps its own."""
    portable = os.environ.get(settings.HOME_VARIABLE)
    base = Path(portable).absolute() if portable else documents()
    return base / "Reviewer samples"


def in_sight(folder: Path) -> Path:
    """A folder as a whole path, or that of the documents where it would not be found.

    A folder that is gone or hidden is no place to propose.
    """
    whole = folder.absolute()
    hidden = any(part.startswith(".") for part in whole.parts)
    return documents() if hidden or not whole.is_dir() else whole


def free_name(folder: Path, name: str) -> Path:
    """A name in a folder that nothing has yet: ``name``, else with a number."""
    free, number = folder / name, 1
    while free.exists():
        number += 1
        free = (folder / name).with_stem(f"{Path(name).stem}-{number}")
    return free
