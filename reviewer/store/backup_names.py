"""Where backups lie and what they are called: away from the project's folder."""

import os
from datetime import datetime
from pathlib import Path

from platformdirs import user_data_dir


def default_folder() -> Path:
    """Where backups go: the person's data folder, or below ``REVIEWER_HOME``."""
    home = os.environ.get("REVIEWER_HOME")
    base = Path(home) if home else Path(user_data_dir("reviewer", appauthor=False))
    return base / "backups"


def free_name(folder: Path, stem: str, project_id: str, moment: datetime) -> Path:
    """A name that tells project and time and is not taken."""
    name = f"{stem}-{project_id}-{moment:%Y%m%dT%H%M%SZ}"
    path, number = folder / f"{name}.reviewer", 1
    while path.exists():
        number += 1
        path = folder / f"{name}-{number}.reviewer"
    return path
