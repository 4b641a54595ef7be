"""What undo and redo would do, known without asking the project each time."""

from collections.abc import Callable
from dataclasses import dataclass

from reviewer.domain.changes import ChangeSet, Step
from reviewer.gui.late import history


@dataclass(frozen=True, slots=True)
class _Known:
    name: str | None


class StepNames:
    """The names of the steps at hand; the project is asked only for what is unknown.

    After a step was done it is the one to undo, and there is nothing to redo; what
    stood before a step that was taken back must be asked for.
    """

    def __init__(self, ask: Callable[[Callable[..., str | None]], str | None]) -> None:
        """Take what asks the open project by one of the functions of ``history``."""
        self._ask = ask
        self._undo: _Known | None = None
        self._redo: _Known | None = None

    @property
    def undo(self) -> str | None:
        """What undo would take back."""
        if self._undo is None:
            self._undo = _Known(self._ask(history.undo_label))
        return self._undo.name

    @property
    def redo(self) -> str | None:
        """What redo would do again."""
        if self._redo is None:
            self._redo = _Known(self._ask(history.redo_label))
        return self._redo.name

    def forget(self) -> None:
        """Ask again: another project or person, or somebody else wrote to it."""
        self._undo = self._redo = None

    def take(self, done: ChangeSet) -> None:
        """Follow a step of this person's."""
        name = _Known(done.label)
        if done.step is Step.UNDO:
            self._undo, self._redo = None, name
        elif done.step is Step.REDO:
            self._undo, self._redo = name, None
        else:
            self._undo, self._redo = name, _Known(None)
