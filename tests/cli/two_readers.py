"""Two people who read a sample cable by command."""

from pathlib import Path

from tests.cli.conftest import Command

ONE, TWO, ADJUDICATOR = "analyst", "second reviewer", "adjudicator"
CABLE = "09PORTSELWYN41"


def annotate(command: Command, project: Path, reviewer: str, kind: str = "") -> None:
    """Record one claim."""
    done = command(
        "annotate",
        project,
        *("--cable", CABLE, "--reviewer", reviewer, "--kind", "claim"),
        *("--type", kind or "denial", "--quote", "discuss its members"),
    )
    assert done.code == 0, done.err
