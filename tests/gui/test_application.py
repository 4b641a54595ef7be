"""Starting: what is slow to load comes after the first window."""

import os
import subprocess
import sys
from pathlib import Path

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


def test_the_first_window_loads_nothing_slow(tmp_path: Path) -> None:
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "REVIEWER_HOME": str(tmp_path)}
    told = subprocess.run(
        [sys.executable, "-c", _FIRST, *SLOW],
        env=env,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert told.splitlines() == [f"{name} False" for name in SLOW]
