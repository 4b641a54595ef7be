"""The project is asked what could be undone only where that is not known."""

from collections.abc import Callable

from reviewer.domain.changes import ChangeSet, Step
from reviewer.domain.identifiers import ReviewerId
from reviewer.gui.step_names import StepNames


class Project:
    """Counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def ask(self, _which: Callable[..., str | None]) -> str:
        self.asked += 1
        return "stored"


def done(label: str, step: Step = Step.DO) -> ChangeSet:
    return ChangeSet(
        label=label, changes=(), reviewer_id=ReviewerId("analyst"), step=step
    )


def test_what_was_just_done_needs_no_question() -> None:
    project = Project()
    names = StepNames(project.ask)
    names.take(done("Add denial"))
    assert (names.undo, names.redo, project.asked) == ("Add denial", None, 0)


def test_what_stood_before_an_undone_step_is_asked_once() -> None:
    project = Project()
    names = StepNames(project.ask)
    names.take(done("Add denial", Step.UNDO))
    assert (names.undo, names.redo) == ("stored", "Add denial")
    assert (names.undo, project.asked) == ("stored", 1)
    names.take(done("Add denial", Step.REDO))
    assert (names.undo, names.redo) == ("Add denial", "stored")


def test_what_stood_before_a_step_is_still_known_when_it_is_undone() -> None:
    project = Project()
    names = StepNames(project.ask)
    names.take(done("Add denial"))
    names.take(done("Remove denial"))
    names.take(done("Remove denial", Step.UNDO))
    assert (names.undo, names.redo) == ("Add denial", "Remove denial")
    names.take(done("Remove denial", Step.REDO))
    assert (names.undo, names.redo, project.asked) == ("Remove denial", None, 0)


def test_what_others_wrote_is_asked_for_again() -> None:
    project = Project()
    names = StepNames(project.ask)
    names.take(done("Add denial"))
    names.forget()
    assert (names.undo, names.redo) == ("stored", "stored")
