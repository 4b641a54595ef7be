"""Searching beside the window: the last keystroke counts, the others are given up."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.gui.cable_search import CableSearch
from reviewer.gui.session import ProjectSession
from reviewer.gui.tasks import InPlaceRunner, Progress, Runner, Stage, TaskRunner
from reviewer.services import samples


@dataclass
class Later:
    """Keeps work until it is told to do it."""

    waiting: list[tuple[Progress, Callable[[], None]]] = field(default_factory=list)

    def run(
        self,
        work: Callable[[Progress], Any],
        on_done: Callable[[Any], None],
        on_failed: Callable[[Exception], None],
        on_progress: Stage | None = None,
    ) -> Progress:
        progress = Progress(on_progress or (lambda _done, _total, _name: None))

        def do() -> None:
            InPlaceRunner().run(lambda _: work(progress), on_done, on_failed)

        self.waiting.append((progress, do))
        return progress

    def beside(self) -> "Later":
        return self

    def close(self) -> None:
        self.waiting.clear()

    def do_all(self) -> list[bool]:
        """Do everything in its order; tells of each whether it was given up."""
        taken, self.waiting = self.waiting, []
        for _, do in taken:
            do()
        return [progress.is_cancelled() for progress, _ in taken]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return samples.make(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def session(qapp: QApplication, sample: Path) -> Iterator[ProjectSession]:
    made = ProjectSession(samples.REVIEWER, qapp)
    made.open_project(sample)
    yield made
    made.close()
    made.deleteLater()


def searching(session: ProjectSession, runner: Runner) -> CableSearch:
    made = CableSearch(session, runner, session)
    made.follow(session.open_cable)
    return made


def test_only_the_last_keystroke_is_answered(session: ProjectSession) -> None:
    later = Later()
    search = searching(session, later)
    answers: list[int] = []
    search.found.connect(lambda: answers.append(len(search.positions)))
    for text in ("l", "le", "level:TS"):
        search.look_for(text)
    assert later.do_all() == [True, True, False]
    assert answers == [0]


def test_fast_typing_ends_with_the_right_answer(
    qtbot: QtBot, session: ProjectSession
) -> None:
    runner = TaskRunner()
    search = searching(session, runner)
    for text in ("g", "gu", "gui", "guil", "guild"):
        search.look_for(text)
    with qtbot.waitSignal(search.found):
        pass
    got = list(search.positions)
    search.look_for("")
    search.close()
    in_place = searching(session, InPlaceRunner())
    in_place.look_for("guild")
    assert got == list(in_place.positions)


def test_it_lets_go_while_something_is_written_and_goes_on_after(
    session: ProjectSession, qapp: QApplication
) -> None:
    later = Later()
    search = searching(session, later)
    search.look_for("guild")
    search.let_go()
    assert later.do_all() == [True]
    assert len(search.positions) == 0
    qapp.processEvents()
    assert False in later.do_all()
    assert len(search.positions) > 0


def test_rows_wait_for_another_program(
    qtbot: QtBot, session: ProjectSession, sample: Path
) -> None:
    search = searching(session, InPlaceRunner())
    search.look_for("")
    with closing(sqlite3.connect(sample, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert search.rows(search.positions) is None
        other.execute("ROLLBACK")
    with qtbot.waitSignal(search.readable):
        pass
    assert len(search.rows(search.positions) or ()) == session.count


def test_it_knows_the_cable_on_the_screen_and_its_neighbours(
    session: ProjectSession,
) -> None:
    search = searching(session, InPlaceRunner())
    session.cable_changed.connect(search.follow)
    search.sort("id", descending=True)
    opened = []
    for _ in range(session.count + 1):
        search.step(1)
        assert session.open_cable is not None
        opened.append(session.open_cable.cable_id)
    rows = search.rows(search.positions)
    assert rows is not None
    listed = [row.cable_id for row in rows]
    assert opened[-1] == listed[-1]
    assert [cable for cable in listed if cable in opened] == listed[-len(set(opened)) :]
