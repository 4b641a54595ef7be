"""Long work: results arrive in the window's thread, bugs are not swallowed."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from reviewer.errors import InputError
from reviewer.gui import problems
from reviewer.gui.tasks import InPlaceRunner, Progress, Runner, TaskRunner

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(params=[TaskRunner, InPlaceRunner])
def runner(request: pytest.FixtureRequest) -> Iterator[Runner]:
    made: Runner = request.param()
    yield made
    made.close()


def never(what: object) -> None:
    pytest.fail(f"this was not to be told: {what!r}")


def test_a_result_comes_back_in_the_windows_thread(
    qtbot: QtBot, runner: Runner
) -> None:
    seen: list[tuple[int, threading.Thread]] = []
    runner.run(
        lambda _: 42,
        lambda result: seen.append((result, threading.current_thread())),
        never,
    )
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(42, threading.main_thread())]


def test_a_failure_comes_back_too(qtbot: QtBot, runner: Runner) -> None:
    def work(_: Progress) -> None:
        raise InputError("The file is empty.")

    failures: list[Exception] = []
    runner.run(work, never, failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert str(failures[0]) == "The file is empty."


def test_progress_is_told(qtbot: QtBot, runner: Runner) -> None:
    stages: list[tuple[int, int, str]] = []
    done: list[bool] = []
    runner.run(
        lambda progress: progress.report(1, 2, "one"),
        lambda _: done.append(True),
        never,
        lambda *stage: stages.append(stage),
    )
    qtbot.waitUntil(lambda: bool(done))
    assert stages == [(1, 2, "one")]


def test_work_can_be_cancelled(qtbot: QtBot) -> None:
    begun = threading.Event()
    outcomes: list[bool] = []

    def work(progress: Progress) -> bool:
        begun.set()
        while not progress.is_cancelled():
            threading.Event().wait(0.001)
        return progress.is_cancelled()

    runner = TaskRunner()
    progress = runner.run(work, outcomes.append, never)
    begun.wait()
    progress.cancel()
    qtbot.waitUntil(lambda: bool(outcomes))
    runner.close()
    assert outcomes == [True]


def test_a_known_error_is_told() -> None:
    told: list[Exception] = []

    def fail() -> None:
        raise InputError("The file is empty.")

    with problems.telling(told.append):
        fail()
    assert [str(error) for error in told] == ["The file is empty."]


def test_a_bug_is_not_told_but_goes_on() -> None:
    with pytest.raises(ZeroDivisionError), problems.telling(never):
        _ = 1 / 0
    with pytest.raises(ZeroDivisionError):
        problems.settle(ZeroDivisionError(), never)
