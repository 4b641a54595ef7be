"""Shows which modes there are, and puts the panels of the one in use in place."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from reviewer.gui.action_set import ActionSet
from reviewer.gui.actions import Part
from reviewer.gui.adjudicate_view import AdjudicateView
from reviewer.gui.agreement_view import AgreementView
from reviewer.gui.chrome.mode_switch import Mode
from reviewer.gui.main_window import MainWindow
from reviewer.gui.preferences import Preferences
from reviewer.gui.reviewing import Reviewing

_DECISION = 288
"""Height of two cards with the decisions below, in design pixels."""


class ModeView(QObject):
    """The review on the left hand; switch, panels and keys on the right.

    Signals:
        changed: Another mode is in use, its panels in place.
    """

    changed = Signal()

    def __init__(
        self,
        reviewing: Reviewing,
        adjudicate: AdjudicateView,
        agreement: AgreementView,
        preferences: Preferences,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self._reviewing = reviewing
        self._adjudicate = adjudicate
        self._agreement = agreement
        self._preferences = preferences
        self._window = window
        self._bench = window.workbench
        self._actions: ActionSet | None = None
        self._shown = Mode.ANNOTATE

    def use(self, actions: ActionSet) -> None:
        """Take the actions whose keys depend on the mode."""
        self._actions = actions

    @Slot(str)
    def choose(self, name: str) -> None:
        """Go over to a mode."""
        self._reviewing.use(Mode(name))

    @Slot()
    def leave_report(self) -> None:
        """Go over to the text where a report stands in its place."""
        if self._reviewing.mode is Mode.REPORT:
            self._reviewing.use(Mode.ANNOTATE)

    @Slot()
    def show_modes(self) -> None:
        """Other modes can be used, or another one is in use."""
        mode = self._reviewing.mode
        self._window.top_bar.modes.show_modes(self._reviewing.usable, mode)
        if mode is not self._shown:
            self._go_over(mode)

    def _go_over(self, mode: Mode) -> None:
        before, self._shown = self._shown, mode
        for name, state in self._bench.splitter_states().items():
            self._preferences.set_geometry(_named(before, name), state)
        is_deciding = mode is Mode.ADJUDICATE
        if self._actions:
            self._actions.use_for(Part.DECIDING if is_deciding else Part.CODING)
        if is_deciding:
            self._bench.show_panels(self._deciding_panels(), _DECISION)
        elif before is Mode.ADJUDICATE:
            self._bench.show_panels(None)
        if mode is Mode.REPORT:
            self._open_report()
        else:
            self._agreement.stop()
            self._bench.show_page(None)
            self._bench.share_out(self._state)
            self._focus(mode)
        self.changed.emit()

    def _deciding_panels(self) -> dict[str, QWidget]:
        return {
            self.tr("Decision"): self._adjudicate.verdict,
            self.tr("Disagreements"): self._adjudicate.disagreements,
        }

    def _open_report(self) -> None:
        self._bench.show_page(self._agreement.page)
        self._agreement.begin()
        self._agreement.page.setFocus()

    def _focus(self, mode: Mode) -> None:
        if mode is Mode.ADJUDICATE:
            self._adjudicate.rest()
        else:
            self._bench.reader.setFocus()

    def _state(self, name: str) -> QByteArray:
        return self._preferences.geometry(_named(self._shown, name))


def _named(mode: Mode, splitter: str) -> str:
    """Under which name a splitter's place is remembered."""
    return splitter if mode is Mode.ANNOTATE else f"{mode}/{splitter}"
