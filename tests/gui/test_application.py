"""Starting: what is slow to load comes after the first window."""

import gc
import os
import subprocess
import sys
from pathlib import Path

from reviewer.gui import loading
from reviewer.services import projects

_FIRST = """
import sys
from reviewer.gui import application
from reviewer.gui.preferences import Preferences

window = application.first_window(application.make(), Preferences())
assert window.is_on_first_page and window.isVisible()
for name in sys.argv[1:]:
    print(name, name in sys.modules)
"""
SLOW = (
    "sqlalchemy",
    "reviewer.store",
    "reviewer.parsing",
    "reviewer.gui.reader.reader",
    "reviewer.gui.workbench",
)


_USABLE = """
import sys
from pathlib import Path
from reviewer.gui import application

assert application.run(Path(sys.argv[1]), smoke=True, reviewer="analyst") == 0
for name in sys.argv[2:]:
    print(name, name in sys.modules)
"""
NOT_NEEDED = (
    "alembic",
    "sqlalchemy.orm",
    "dateutil",
    "jinja2",
    "typst",
    "reviewer.parsing",
    "reviewer.auditing",
    "reviewer.reports",
    "reviewer.interchange",
    "reviewer.services.importing",
    "reviewer.services.exporting",
)
_COLLECTED = """
import gc
from reviewer.gui import application

application.run(None, smoke=True)
print(gc.isenabled())
"""


def _told(script: str, *arguments: str, home: Path) -> list[str]:
    """What a script says in a process of its own."""
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "REVIEWER_HOME": str(home)}
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        env=env,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()


def test_the_first_window_loads_nothing_slow(tmp_path: Path) -> None:
    told = _told(_FIRST, *SLOW, home=tmp_path)
    assert told == [f"{name} False" for name in SLOW]


def test_an_empty_project_is_usable_without_what_comes_later(tmp_path: Path) -> None:
    project = tmp_path / "empty.reviewer"
    projects.close(projects.create(project))
    told = _told(_USABLE, str(project), *NOT_NEEDED, home=tmp_path)
    assert told == [f"{name} False" for name in NOT_NEEDED]


def test_the_collector_works_again_once_the_window_stands(tmp_path: Path) -> None:
    with loading.without_collector():
        assert not gc.isenabled()
    assert gc.isenabled()
    assert _told(_COLLECTED, home=tmp_path) == ["True"]
