"""The project's own virtual environment in ``.venv``."""

import hashlib
import importlib.util
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

from steps import ROOT, StepError, command, say
from system_libraries import install

FOLDER = ROOT / ".venv"
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
BUILD_TOOLS = ("hatchling", "editables")


def python(folder: Path = FOLDER) -> Path:
    """The interpreter of an environment."""
    return _scripts(folder) / ("python.exe" if os.name == "nt" else "python")


def script(name: str, folder: Path = FOLDER) -> Path:
    """A console script of an environment."""
    return _scripts(folder) / (f"{name}.exe" if os.name == "nt" else name)


def prepare(*, with_tools: bool) -> str:
    """Make ``.venv`` with the project in it, or see that it is up to date.

    Args:
        with_tools: Also what the linters and tests need (the extra ``dev``).
    """
    wanted = _fingerprint()
    if _stamped("dev") == wanted or (not with_tools and _stamped("run") == wanted):
        return "up to date"
    make(FOLDER)
    say("   installing packages; the first time they are downloaded, about 150 MB")
    pip(FOLDER, *BUILD_TOOLS)
    project = f"{ROOT}[dev]" if with_tools else str(ROOT)
    pip(FOLDER, "--no-build-isolation", "--editable", project)
    _stamp("dev" if with_tools else "run").write_text(wanted, encoding="ascii")
    return "installed"


def make(folder: Path) -> None:
    """Make an environment with pip, mending one that is damaged.

    Raises:
        StepError: This Python cannot make one, with the command that helps.
    """
    _ensure_venv_module()
    if not _works(folder):
        say(f"   making {folder.name} with Python {sys.version.split()[0]}")
        command([sys.executable, "-m", "venv", "--clear", folder])


def pip(folder: Path, *arguments: str | Path) -> None:
    """Install with the pinned versions of ``constraints.txt``."""
    quiet = ["--disable-pip-version-check", "--no-input", "--quiet"]
    pins: list[str | Path] = ["--constraint", CONSTRAINTS]
    command([python(folder), "-m", "pip", "install", *quiet, *pins, *arguments])


def variables() -> dict[str, str]:
    """The environment variables for commands that start the product.

    Qt warns about any locale that is not UTF-8, as in an empty container.
    """
    found = dict(os.environ)
    spoken = found.get("LC_ALL") or found.get("LC_CTYPE") or found.get("LANG") or ""
    if sys.platform.startswith("linux") and "utf" not in spoken.lower():
        found["LC_ALL"] = "C.UTF-8"
    return found


def _scripts(folder: Path) -> Path:
    return folder / ("Scripts" if os.name == "nt" else "bin")


def _ensure_venv_module() -> None:
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    if sysconfig.get_paths()["stdlib"].startswith("/usr/lib/"):
        install([f"python{version}-venv"], because="this Python has no venv")
        return
    raise StepError(
        f"Python {version} at {sys.executable} has no venv and ensurepip. Use a"
        " complete Python 3.11 or newer, for example the one from python.org."
    )


def _works(folder: Path) -> bool:
    """Whether the environment's interpreter runs this version and has pip."""
    check = f"import sys, pip; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    try:
        ended = subprocess.run(
            [python(folder), "-c", check], capture_output=True, check=False
        )
    except OSError:
        return False
    return ended.returncode == 0


def _stamp(kind: str) -> Path:
    return FOLDER / f"reviewer-{kind}.stamp"


def _stamped(kind: str) -> str:
    stamp = _stamp(kind)
    return stamp.read_text(encoding="ascii") if stamp.is_file() else ""


def _fingerprint() -> str:
    """Changes with the requirements, the Python version and the place."""
    found = hashlib.sha256()
    for file in (ROOT / "pyproject.toml", CONSTRAINTS):
        found.update(file.read_bytes())
    found.update(f"{sys.version} {ROOT}".encode())
    return found.hexdigest()
