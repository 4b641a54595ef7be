"""T01: what was acknowledged survives a kill, and nothing is half there."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from reviewer.services import browsing, checking, history, projects
from tests.invented import ANALYST, CABLE, a_project

WORKER = """
import sys
from pathlib import Path
from reviewer.domain.codebook import Kind
from reviewer.services import annotating, history, projects
from tests.invented import ANALYST, CABLE, CLAIM_SPAN

project = projects.open_project(Path(sys.argv[1]))
print("ready", flush=True)
number = 0
while True:
    change_set = annotating.add_statement(
        project, CABLE, reviewer=ANALYST, kind=Kind.CLAIM, spans=[CLAIM_SPAN],
        note="noted",
    )
    added = [c.after for c in change_set.changes if hasattr(c.after, "spans")][0]
    print("added", added.statement_id, flush=True)
    number += 1
    if number % 3 == 0:
        gone = history.undo(project, reviewer=ANALYST)
        print("undone", added.statement_id, flush=True)
"""


def work_and_kill(path: Path, after_lines: int) -> list[list[str]]:
    """Let a worker run until it has said so many things, then kill it."""
    command = [sys.executable, "-c", WORKER, str(path)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=Path.cwd()
    ) as worker:
        assert worker.stdout
        said = [worker.stdout.readline().split() for _ in range(after_lines)]
        worker.kill()
        said += [
            line.split()
            for line in worker.stdout.read().splitlines(keepends=True)
            if line.endswith("\n")
        ]
    return said


def kill_and_look(path: Path, dice: random.Random, expected: set[str]) -> None:
    """One kill; ``expected`` holds what was acknowledged and is carried on."""
    said = work_and_kill(path, after_lines=dice.randint(1, 6))
    for what, *ids in said:
        if what == "added":
            expected.update(ids)
        elif what == "undone":
            expected.difference_update(ids)
    project = projects.open_project(path)
    stored = browsing.pass_view(project, CABLE, reviewer=ANALYST)
    found = {item.statement_id for item in stored.statements}
    last = [line for line in said if line[0] != "ready"][-1:]
    # The step under way may have reached the disk without being acknowledged.
    under_way = {ids[0] for _, *ids in last}
    assert expected - found <= under_way, "an acknowledged statement was lost"
    assert len(found - expected) <= 1
    assert {note.statement_id for note in stored.notes} == found
    expected.clear()
    expected.update(found)
    projects.close(project)
    assert checking.check(path).findings == ()


def kill_often(folder: Path, times: int) -> None:
    project = a_project(folder)
    projects.close(project)
    dice, expected = random.Random(times), set[str]()  # noqa: S311 - not a secret
    for _ in range(times):
        kill_and_look(project.path, dice, expected)
    reopened = projects.open_project(project.path)
    assert history.undo(reopened, reviewer=ANALYST) is not None
    projects.close(reopened)


def test_fifty_kills_lose_nothing(tmp_path: Path) -> None:
    kill_often(tmp_path, 50)


@pytest.mark.slow
def test_a_thousand_kills_lose_nothing(tmp_path: Path) -> None:
    kill_often(tmp_path, 1000)
