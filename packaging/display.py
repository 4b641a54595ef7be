"""A display that nobody looks at, for the tests that need a real window."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from steps import StepError
from system_libraries import DISPLAY_SERVER

_OPTIONS = ("-screen", "0", "1600x1000x24", "-nolisten", "tcp")


def is_present() -> bool:
    """Whether a window can be shown to somebody here."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


@contextmanager
def virtual() -> Iterator[str]:
    """Run an X server while the block lasts and yield its name, like ``:1``.

    The server chooses a free number itself and tells it through a pipe once it
    accepts windows, so nothing is guessed and nothing is waited for in vain.

    Raises:
        StepError: The server ended before it was ready.
    """
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [DISPLAY_SERVER, "-displayfd", str(writing), *_OPTIONS],
        pass_fds=[writing],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading, encoding="ascii") as told:
            number = told.readline().strip()
        if not number:
            raise StepError(f"{DISPLAY_SERVER} could not open a display.")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()
