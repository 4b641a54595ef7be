"""Linking by keys: a target by its number, then the relation, then its mode."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.domain.cable import Cable
from reviewer.domain.codebook import Codebook, Kind, LinkKind
from reviewer.domain.identifiers import StatementId
from reviewer.domain.statement import Statement, look_of
from reviewer.domain.text import excerpt
from reviewer.gui import wording
from reviewer.gui.chrome.link_prompt import Choice, LinkPrompt


@dataclass(frozen=True, slots=True)
class Wish:
    """A link that somebody asked for."""

    from_id: StatementId
    to_id: StatementId
    kind: str
    mode: str | None


@dataclass(frozen=True, slots=True)
class _Target:
    """A statement that can be linked with, and how."""

    statement: Statement
    kinds: tuple[LinkKind, ...]
    forward: bool


def targets(
    start: Statement,
    statements: tuple[Statement, ...],
    codebook: Codebook,
    first: Kind | None = None,
) -> tuple[_Target, ...]:
    """The statements that the codebook lets ``start`` be linked with.

    A relation that only runs the other way is offered too: from a claim one may
    choose the comment that answers it. Those of the kind ``first`` come first.
    """
    found = []
    for other in statements:
        if other.statement_id == start.statement_id:
            continue
        forward = codebook.links_between(start.kind, other.kind)
        kinds = forward or codebook.links_between(other.kind, start.kind)
        if kinds:
            found.append(_Target(other, kinds, bool(forward)))
    return tuple(sorted(found, key=lambda t: t.statement.kind is not first))


class LinkMode(QObject):
    """Leads through one link; shows numbers on the targets meanwhile.

    Signals:
        badges_changed: Numbers by statement id, or None when it is over.
        target_marked: The id of the statement that is marked.
        wished: A ``Wish``.
        ended: The mode is over, with a link or without.
    """

    badges_changed = Signal(object)
    target_marked = Signal(object)
    wished = Signal(object)
    ended = Signal()
    nothing_to_link = Signal(str)

    def __init__(self, prompt: LinkPrompt, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._prompt = prompt
        self._start: Statement | None = None
        self._targets: tuple[_Target, ...] = ()
        self._target: _Target | None = None
        self._kind: LinkKind | None = None
        prompt.moved.connect(self._mark)
        prompt.chosen.connect(self._take)
        prompt.cancelled.connect(self.cancel)

    def begin(
        self,
        start: Statement,
        statements: tuple[Statement, ...],
        codebook: Codebook,
        text: str,
        cable: Cable,
        first: Kind | None = None,
    ) -> None:
        """Offer the targets of a statement, those of the kind ``first`` first."""
        self._targets = targets(start, statements, codebook, first)
        if not self._targets:
            self.nothing_to_link.emit(
                self.tr("The codebook links this statement with no other one here.")
            )
            return
        self._start, self._target, self._kind = start, None, None
        numbers = range(1, len(self._targets) + 1)
        self.badges_changed.emit(
            {
                target.statement.statement_id: str(number)
                for number, target in zip(numbers, self._targets, strict=True)
            }
        )
        choices = tuple(
            Choice(
                str(number),
                _named(target.statement, cable),
                excerpt(text, target.statement.spans),
                look_of(target.statement),
            )
            for number, target in zip(numbers, self._targets, strict=True)
        )
        name = _named(start, cable)
        self._prompt.ask(
            self.tr("Link {name} with …").format(name=name),
            choices,
            0 if first else self._nearest(),
        )
        self._mark(self._prompt.at)

    @Slot()
    def cancel(self) -> None:
        """Leave without a link."""
        if self._start is None:
            return
        self._start = None
        self._prompt.hide()
        self.badges_changed.emit(None)
        self.ended.emit()

    @Slot(int)
    def _mark(self, row: int) -> None:
        if self._target is None and self._targets:
            self.target_marked.emit(self._targets[row].statement.statement_id)

    @Slot(int)
    def _take(self, row: int) -> None:
        if self._target is None:
            self._target = self._targets[row]
            self._ask_kind()
        elif self._kind is None:
            self._kind = self._target.kinds[row]
            self._ask_mode()
        else:
            self._finish(self._kind.modes[row].name)

    def _ask_kind(self) -> None:
        kinds = self._target.kinds if self._target else ()
        choices = tuple(
            Choice(
                kind.value.key or str(number), kind.value.title, kind.value.definition
            )
            for number, kind in enumerate(kinds, start=1)
        )
        self._prompt.ask(self.tr("What does the link say?"), choices)

    def _ask_mode(self) -> None:
        modes = self._kind.modes if self._kind else ()
        if not modes:
            self._finish(None)
            return
        choices = tuple(
            Choice(mode.key or str(number), mode.title, mode.definition)
            for number, mode in enumerate(modes, start=1)
        )
        self._prompt.ask(self.tr("In which way?"), choices)

    def _finish(self, mode: str | None) -> None:
        start, target, kind = self._start, self._target, self._kind
        self.cancel()
        if start and target and kind:
            ends = (start.statement_id, target.statement.statement_id)
            from_id, to_id = ends if target.forward else ends[::-1]
            self.wished.emit(Wish(from_id, to_id, kind.value.name, mode))

    def _nearest(self) -> int:
        """Begin with a claim the codebook links forward to, the last before it."""
        start = self._start.start if self._start else 0
        before = [
            row
            for row, target in enumerate(self._targets)
            if target.forward and target.statement.start <= start
        ]
        return before[-1] if before else 0


def _named(statement: Statement, cable: Cable) -> str:
    where = wording.place(statement, cable)
    name = wording.statement_name(statement)
    return f"{name} {where}".strip()
