"""Nothing leaves this machine: the journeys run with every network call refused.

`tests/conftest.py` closes the network for the whole suite, so each other test is a
test of this promise, too. Here it is shown that the lock holds, and that a fresh
process doing the main job loads no networking library underneath Python either.
"""

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.offline import NetworkUsedError

ROOT = Path(__file__).resolve().parents[2]
JOB = """
import sys
from tests import offline
from reviewer.__main__ import main
code = main(sys.argv[1:])
print("\\nloaded:", *offline.loaded_network_libraries())
raise SystemExit(code)
"""


def _run_closed(*arguments: str | Path) -> str:
    """Runs one command in a process of its own; what it loaded comes back."""
    done = subprocess.run(
        [sys.executable, "-c", JOB, *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "REVIEWER_NAME": "analyst"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.rsplit("loaded:", 1)[1].strip()


def _connect() -> None:
    socket.create_connection(("192.0.2.1", 9), timeout=1)


def _look_up() -> None:
    socket.getaddrinfo("cables.invalid", 443)


def _send() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.sendto(b"x", ("192.0.2.1", 9))


@pytest.mark.parametrize("attempt", [_connect, _look_up, _send])
def test_the_suite_cannot_reach_a_network(attempt: Callable[[], None]) -> None:
    with pytest.raises(NetworkUsedError):
        attempt()


def test_the_main_job_by_command_needs_no_network(tmp_path: Path) -> None:
    assert _run_closed("demo", tmp_path / "demo") == ""
    assert {"html", "pdf", "png"} <= {
        p.suffix[1:] for p in (tmp_path / "demo").iterdir()
    }


def test_the_window_needs_no_network(tmp_path: Path) -> None:
    _run_closed("demo", tmp_path)
    project = next(tmp_path.glob("*.reviewer"))
    picture = tmp_path / "window.png"
    assert _run_closed(project, "--screenshot", picture) == ""
    assert picture.is_file()
