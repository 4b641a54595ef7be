"""The second review in the window: modes, adjudication, agreement, its dialogs."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from reviewer.gui.action_set import ActionSet
from reviewer.gui.adjudicate_view import AdjudicateView
from reviewer.gui.agreement_view import AgreementView
from reviewer.gui.cable_search import CableSearch
from reviewer.gui.chrome.mode_switch import Mode
from reviewer.gui.commands.adjudicating import Adjudicating
from reviewer.gui.commands.reviewing import ReviewCommands
from reviewer.gui.main_window import MainWindow
from reviewer.gui.mode_view import ModeView
from reviewer.gui.preferences import Preferences
from reviewer.gui.reviewing import Reviewing
from reviewer.gui.session import ProjectSession
from reviewer.gui.status_view import StatusView
from reviewer.gui.tasks import Runner
from reviewer.gui.voice import Voice


@dataclass(frozen=True)
class ReviewParts:
    """All of it that lives as long as the window."""

    reviewing: Reviewing
    adjudicate: AdjudicateView
    agreement: AgreementView
    adjudicating: Adjudicating
    commands: ReviewCommands
    modes: ModeView

    @property
    def slots(self) -> dict[str, QObject]:
        """The parts that actions name."""
        return {
            "adjudicating": self.adjudicating,
            "reviewing": self.commands,
            "modes": self.modes,
        }


def assemble(  # noqa: PLR0913, PLR0917 - all that it stands between
    reviewing: Reviewing,
    session: ProjectSession,
    runner: Runner,
    search: CableSearch,
    preferences: Preferences,
    window: MainWindow,
    voice: Voice,
) -> ReviewParts:
    """Make them; ``connect`` joins them to the rest."""
    view = AdjudicateView(session, reviewing, window, voice)
    agreement = AgreementView(session, runner, window)
    return ReviewParts(
        reviewing=reviewing,
        adjudicate=view,
        agreement=agreement,
        adjudicating=Adjudicating(session, reviewing, view, window.workbench, window),
        commands=ReviewCommands(session, reviewing, search, window),
        modes=ModeView(reviewing, view, agreement, preferences, window),
    )


def connect(
    parts: ReviewParts,
    session: ProjectSession,
    status: StatusView,
    window: MainWindow,
    voice: Voice,
    actions: ActionSet,
) -> None:
    """Connect them with the session, the switch and their panels."""
    reviewing, view, modes = parts.reviewing, parts.adjudicate, parts.modes
    modes.use(actions)
    session.project_changed.connect(reviewing.look)
    session.cables_changed.connect(reviewing.look)
    session.cable_changed.connect(reviewing.read)
    session.saved.connect(reviewing.follow)
    reviewing.modes_changed.connect(modes.show_modes)
    reviewing.docket_changed.connect(view.show_docket)
    reviewing.docket_changed.connect(status.show_work)
    reviewing.case_chosen.connect(parts.adjudicating.begin)
    reviewing.case_chosen.connect(view.show_case)
    window.top_bar.modes.mode_chosen.connect(reviewing.use)
    window.workbench.reader.case_clicked.connect(reviewing.choose)
    for part in (reviewing, parts.adjudicating, parts.commands, parts.agreement):
        part.said.connect(voice.say)
    parts.agreement.case_opened.connect(
        lambda cable_id, start: _open_case(parts, session, window, cable_id, start)
    )
    view.made.connect(lambda: _connect_panels(parts, actions))


def _connect_panels(parts: ReviewParts, actions: ActionSet) -> None:
    """Connect the panels of adjudication, which are made when first needed."""
    view, adjudicating = parts.adjudicate, parts.adjudicating
    view.verdict.chosen.connect(adjudicating.choose)
    view.verdict.next_requested.connect(adjudicating.go_on)
    view.verdict.note_given.connect(adjudicating.note_given)
    view.verdict.reason_chosen.connect(adjudicating.take_reason)
    view.verdict.left.connect(view.rest)
    view.disagreements.case_chosen.connect(parts.reviewing.choose)
    view.disagreements.agreed_toggled.connect(view.list_agreed)
    view.disagreements.sign_off_requested.connect(parts.commands.sign_off)
    view.disagreements.left.connect(view.rest)
    for place in (view.disagreements.table, view.verdict):
        actions.also_in(place)


def _open_case(
    parts: ReviewParts,
    session: ProjectSession,
    window: MainWindow,
    cable_id: str,
    start: int,
) -> None:
    """Leave the page for the place of a case."""
    there = parts.reviewing.there
    theirs = there is not None and cable_id in there.to_decide
    parts.reviewing.use(Mode.ADJUDICATE if theirs else Mode.ANNOTATE)
    session.show_cable(cable_id)
    docket = parts.reviewing.docket
    if docket:
        near = (c for c in docket.all if c.place and c.place.start == start)
        case = next(near, None)
        if case:
            parts.reviewing.choose(case.case_id)
    window.workbench.reader.go_to(start)
    window.workbench.reader.setFocus()
