"""Drawing a sample by command."""

from pathlib import Path

from tests.cli.conftest import Command
from tests.cli.two_readers import CABLE, ONE, TWO, annotate


def test_a_sample_is_drawn_and_told(project: Path, command: Command) -> None:
    drawn = command("sample", project, "--share", "1", "--seed", "7")
    assert CABLE in drawn.out
    assert "Overturned: n/a" in drawn.err
    for name, kind in ((ONE, "denial"), (TWO, "assertion")):
        annotate(command, project, name, kind)
        command("submit", project, "--all", "--reviewer", name)
    told = command("sample", project, "--share", "1", "--seed", "7", "--json").json
    assert told["overturned"]["value"] == 1
    assert told["overturned"]["low"] < 1
    assert "100.0% of 1 statements" in command("sample", project, "--share", "1").err


def test_a_share_of_nothing_is_refused(project: Path, command: Command) -> None:
    refused = command("sample", project, "--share", "0")
    assert refused.code == 3
    assert "is no share" in refused.err
