"""Takes the README's pictures anew from the product itself.

    .venv/bin/python packaging/take_pictures.py

Everything shown is the fictional sample project, so the pictures never go stale
and never show a real cable.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import environment
from steps import ROOT, command

PICTURES = ROOT / ".github" / "pictures"
CABLE = "09PORTSELWYN41"
READ_TWICE = "09PORTSELWYN47"
STATEMENT = "next_statement"
WINDOWS = {
    "window-light.png": (
        "--theme",
        "light",
        "--size",
        "1440x900",
        "--panel",
        STATEMENT,
    ),
    "window-dark.png": ("--theme", "dark", "--size", "1440x900", "--panel", STATEMENT),
    "first-page.png": ("--theme", "light", "--size", "1280x720"),
    "adjudicate.png": (
        "--theme",
        "light",
        "--size",
        "1440x900",
        "--cable",
        READ_TWICE,
        "--panel",
        "mode_adjudicate",
    ),
    "palette.png": ("--theme", "light", "--size", "1280x720", "--panel", "palette"),
}


def main() -> int:
    """Take every picture; return the exit code."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="reviewer-pictures-") as name:
        folder = Path(name)
        variables = environment.variables() | {
            "REVIEWER_HOME": str(folder / "home"),
            "REVIEWER_NAME": "analyst",
            "QT_QPA_PLATFORM": "offscreen",
        }
        reviewer = environment.script("reviewer")
        command([reviewer, "demo", folder], environment=variables)
        project = next(folder.glob("*.reviewer"))
        for picture, options in WINDOWS.items():
            shown: tuple[str | Path, ...] = (project, "--cable", CABLE)
            if picture.startswith("first"):
                shown = ()
            elif "--cable" in options:
                shown = (project,)
            target = ("--screenshot", PICTURES / picture)
            command([reviewer, *shown, *options, *target], environment=variables)
        _picture_of_the_report(folder)
    return 0


def _picture_of_the_report(folder: Path) -> None:
    """The report's page with the coded text (poppler's ``pdftoppm``)."""
    page = ["-f", "2", "-l", "2", "-r", "80", "-singlefile", "-png"]
    out = PICTURES / "report-page"
    subprocess.run(["pdftoppm", *page, folder / "report.pdf", out], check=True)


if __name__ == "__main__":
    sys.exit(main())
