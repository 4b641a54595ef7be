"""The shared libraries that Qt expects from the system, and how to get them.

Only Linux lacks any: the wheels for macOS and Windows bring everything along.
A library is looked for by loading it, as Qt will, so no list of installed
packages is trusted; the package names are those of Debian and Ubuntu.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from steps import StepError, command, say

QT: Mapping[str, str] = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
}
"""Needed for any drawing, also without a screen."""

WINDOW: Mapping[str, str] = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""Needed beside those of ``QT`` for a window under X11."""

DISPLAY_SERVER = "Xvfb"
"""The program of Debian's package ``xvfb``: a display that nobody looks at."""


_PROBE = """
import ctypes, sys
for name in sys.argv[1:]:
    try:
        ctypes.CDLL(name)
    except OSError:
        print(name)
"""


def ensure(
    libraries: Mapping[str, str], *, programs: Mapping[str, str] | None = None
) -> str:
    """See that libraries and programs are there, installing them where allowed.

    Args:
        libraries: File name of each library and the Debian package it is in.
        programs: Name of each program and the Debian package it is in.

    Raises:
        StepError: Something is missing and only the user can install it.
    """
    if not sys.platform.startswith("linux"):
        return "none needed on this system"
    wanted = {**libraries, **(programs or {})}
    missing = absent(wanted)
    if not missing:
        return f"{len(wanted)} found"
    install([wanted[name] for name in missing], because=f"missing {_list(missing)}")
    still_missing = absent(wanted)
    if still_missing:
        raise StepError(
            f"Still missing after the installation: {_list(still_missing)}."
        )
    return f"installed {len(missing)}"


def absent(names: Iterable[str]) -> list[str]:
    """Those libraries (``*.so.N``) and programs that this system has not."""
    wanted = list(names)
    libraries = [name for name in wanted if ".so." in name]
    # In a process of its own: what was just installed is found only afresh.
    probe = subprocess.run(
        [sys.executable, "-c", _PROBE, *libraries],
        capture_output=True,
        text=True,
        check=True,
    )
    unloadable = probe.stdout.split()
    return [
        name
        for name in wanted
        if (name in unloadable if name in libraries else not shutil.which(name))
    ]


def install(packages: Iterable[str], *, because: str) -> None:
    """Install Debian packages as root; else tell the user the command.

    Raises:
        StepError: Not root, not a Debian system, or apt-get failed.
    """
    names = list(dict.fromkeys(packages))
    if not is_debian():
        raise StepError(
            f"Needed from your system: {because}. Debian's packages are called"
            f" {' '.join(names)}; install your system's counterparts and try again."
        )
    arguments = ["apt-get", "install", "--yes", "--no-install-recommends", *names]
    if os.geteuid() != 0:
        raise StepError(f"Install first ({because}): sudo {' '.join(arguments)}")
    say(f"   {because}: installing {' '.join(names)}")
    _update_package_lists()
    _apt_get(*arguments[1:])


def is_debian() -> bool:
    """Whether apt-get and Debian's package names may be expected."""
    release = Path("/etc/os-release")
    if not shutil.which("apt-get") or not release.is_file():
        return False
    lines = release.read_text(encoding="utf-8").splitlines()
    likeness = [line for line in lines if line.startswith(("ID=", "ID_LIKE="))]
    return any(name in " ".join(likeness) for name in ("debian", "ubuntu"))


@cache
def _update_package_lists() -> None:
    _apt_get("update")


def _apt_get(*arguments: str) -> None:
    # apt drops its rights while downloading and must be able to read its own files
    command(
        ["apt-get", "-q", "-o", "Dpkg::Use-Pty=0", *arguments],
        environment={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        umask=0o022,
        quiet=True,
    )


def _list(names: Iterable[str]) -> str:
    return ", ".join(names)
