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

    Undo is a stack, and so is redo: what was done since the project was asked is on
    them, what stood before must be asked for.
    """

    def __init__(self, ask: Callable[[Callable[..., str | None]], str | None]) -> None:
        """Take what asks the open project by one of the functions of ``history``."""
        self._ask = ask
        self._undo: list[_Known] = []
        self._redo: list[_Known] = []

    @property
    def undo(self) -> str | None:
        """What undo would take back."""
        return self._newest(self._undo, history.undo_label)

    @property
    def redo(self) -> str | None:
        """What redo would do again."""
        return self._newest(self._redo, history.redo_label)

    def forget(self) -> None:
        """Ask again: another project or person, or somebody else wrote to it."""
        self._undo, self._redo = [], []

    def take(self, done: ChangeSet) -> None:
        """Follow a step of this person's."""
        name = _Known(done.label)
        if done.step is Step.UNDO:
            self._undo = self._undo[:-1]
            self._redo.append(name)
        elif done.step is Step.REDO:
            self._redo = self._redo[:-1]
            self._undo.append(name)
        elif done.step is Step.DO:
            self._undo.append(name)
            self._redo = [_Known(None)]

    def _newest(
        self, stack: list[_Known], ask: Callable[..., str | None]
    ) -> str | None:
        if not stack:
            stack.append(_Known(self._ask(ask)))
        return stack[-1].name
