"""T08: two processes on one project lose nothing and overwrite nothing."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from reviewer.domain.codebook import Kind
from reviewer.domain.statement import Statement
from reviewer.services import annotating, browsing, checking, history, projects
from reviewer.services.projects import Project
from reviewer.services.working import PassGoneError
from reviewer.store import engine
from reviewer.store.applying import StaleChangeError
from reviewer.store.failures import LockedError
from tests.invented import ANALYST, CABLE, CLAIM_SPAN, SECOND_REVIEWER

EACH = 60
WORKER = f"""
import sys
from pathlib import Path
from reviewer.domain.codebook import Kind
from reviewer.services import annotating, browsing, projects
from tests.invented import CABLE, CLAIM_SPAN

project = projects.open_project(Path(sys.argv[1]))
for _ in range({EACH}):
    browsing.pass_view(project, CABLE, reviewer=sys.argv[2])
    annotating.add_statement(
        project, CABLE, reviewer=sys.argv[2], kind=Kind.CLAIM, spans=[CLAIM_SPAN]
    )
projects.close(project)
"""


def start(path: Path, reviewer: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WORKER, str(path), reviewer],
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("names", [(ANALYST, SECOND_REVIEWER), (ANALYST, ANALYST)])
def test_two_processes_write_at_once(project: Project, names: tuple[str, str]) -> None:
    workers = [start(project.path, name) for name in names]
    for worker in workers:
        _, told = worker.communicate()
        assert (worker.returncode, told) == (0, "")
    views = [browsing.pass_view(project, CABLE, reviewer=n) for n in set(names)]
    assert sum(len(view.statements) for view in views) == 2 * EACH
    assert checking.check(project.path).findings == ()


def test_the_same_statement_edited_in_both(project: Project) -> None:
    change_set = annotating.add_statement(
        project, CABLE, reviewer=ANALYST, kind=Kind.CLAIM, spans=[CLAIM_SPAN]
    )
    before = change_set.changes[-1].after
    assert isinstance(before, Statement)
    other = projects.open_project(project.path)
    theirs = replace(before, attributes={"statement_type": "denial"})
    annotating.edit_statement(other, before, theirs, reviewer=ANALYST)

    mine = replace(before, attributes={"statement_type": "warning"})
    with pytest.raises(StaleChangeError) as refused:
        annotating.edit_statement(project, before, mine, reviewer=ANALYST)
    for version in ("assertion", "warning", "denial"):
        assert version in str(refused.value)
    projects.close(other)


def test_a_pass_that_was_undone_in_the_other(project: Project) -> None:
    change_set = annotating.add_statement(
        project, CABLE, reviewer=ANALYST, kind=Kind.CLAIM, spans=[CLAIM_SPAN]
    )
    shown = change_set.changes[-1].after
    assert isinstance(shown, Statement)
    other = projects.open_project(project.path)
    history.undo(other, reviewer=ANALYST)
    with pytest.raises(PassGoneError, match="another window"):
        annotating.remove_statement(project, shown, reviewer=ANALYST)
    projects.close(other)


def test_a_lock_that_stays_is_told(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.05)
    other = projects.open_project(project.path)
    with project.writing(), pytest.raises(LockedError, match="try again"):
        annotating.set_note(other, CABLE, reviewer=ANALYST, text="x")
    annotating.set_note(other, CABLE, reviewer=ANALYST, text="x")
    projects.close(other)
