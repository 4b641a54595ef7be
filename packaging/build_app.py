"""Builds the folder that runs without Python and starts it once.

    python3 packaging/build_app.py

leaves `dist/reviewer/`, whose program is `reviewer` (`reviewer.exe`).
"""

import os
import sys
import tempfile
from pathlib import Path

import environment
import system_libraries
from steps import ROOT, Steps, command

OUTPUT = ROOT / "dist"
PROGRAM = OUTPUT / "reviewer" / ("reviewer.exe" if os.name == "nt" else "reviewer")


def main() -> int:
    """Build, start, and return the exit code."""
    steps = Steps()
    for name, action in (
        ("environment", _prepare),
        ("build", _build),
        ("start the window", _start),
        ("work through the sample", _demo),
    ):
        if not steps.run(name, action):
            break
    return steps.sum_up()


def _prepare() -> str:
    environment.prepare(with_tools=True)
    environment.pip(environment.FOLDER, "pyinstaller")
    if not sys.platform.startswith("linux"):
        return ""
    # The loader's own libraries are bundled; binutils tells which those are.
    programs = {"objdump": "binutils"}
    return system_libraries.ensure(
        {**system_libraries.QT, **system_libraries.WINDOW}, programs=programs
    )


def _build() -> str:
    folders: list[str | Path] = ["--distpath", OUTPUT, "--workpath", ROOT / "build"]
    options = ["--noconfirm", "--clean", "--log-level", "WARN"]
    spec = ROOT / "packaging" / "reviewer.spec"
    command([environment.python(), "-m", "PyInstaller", *options, *folders, spec])
    size = sum(f.lstat().st_size for f in PROGRAM.parent.rglob("*") if f.is_file())
    return f"{PROGRAM.parent}, {size / 1e6:.0f} MB"


def _start() -> str:
    with tempfile.TemporaryDirectory(prefix="reviewer-app-") as home:
        _run_program(Path(home), "--smoke")
    return "the window was drawn"


def _demo() -> str:
    with tempfile.TemporaryDirectory(prefix="reviewer-app-") as home:
        _run_program(Path(home), "demo", str(Path(home) / "demo"))
    return "reports and screenshot written"


def _run_program(home: Path, *arguments: str) -> None:
    variables = environment.variables()
    variables |= {"REVIEWER_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    command([PROGRAM, *arguments], environment=variables, folder=home)


if __name__ == "__main__":
    sys.exit(main())
