"""Ways through the corpus: places in their context, references, and back again."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from reviewer.gui.cable_search import CableSearch
from reviewer.gui.concordance_view import ConcordanceView
from reviewer.gui.main_window import MainWindow
from reviewer.gui.mode_view import ModeView
from reviewer.gui.place_search import PlaceSearch
from reviewer.gui.preferences import Preferences
from reviewer.gui.proposition_view import PropositionView
from reviewer.gui.references_view import ReferencesView
from reviewer.gui.session import ProjectSession
from reviewer.gui.tasks import Runner
from reviewer.gui.visits import Visits
from reviewer.gui.voice import Voice


@dataclass(frozen=True)
class Ways:
    """What leads from cable to cable, besides the list."""

    visits: Visits
    places: PlaceSearch
    concordance: ConcordanceView
    references: ReferencesView
    propositions: PropositionView

    @property
    def slots(self) -> dict[str, QObject]:
        """The parts that actions name."""
        return {
            "concordance": self.concordance,
            "references": self.references,
            "propositions": self.propositions,
            "visits": self.visits,
        }


def assemble(
    session: ProjectSession,
    runner: Runner,
    search: CableSearch,
    window: MainWindow,
    voice: Voice,
) -> Ways:
    """Make them; ``connect`` joins them to the rest."""
    visits = Visits(session, window.workbench.reader)
    places = PlaceSearch(session, runner.beside(), window)
    return Ways(
        visits=visits,
        places=places,
        concordance=ConcordanceView(session, places, search, visits, window, voice),
        references=ReferencesView(session, places, visits, window, voice),
        propositions=PropositionView(session, visits, window, voice),
    )


def connect(
    ways: Ways,
    session: ProjectSession,
    preferences: Preferences,
    window: MainWindow,
    voice: Voice,
) -> None:
    """Connect them with the session and their panels."""
    _connect_places(ways, session, preferences, window)
    _connect_references(ways, session, window)
    session.project_changed.connect(ways.propositions.follow_project)
    session.cable_changed.connect(ways.propositions.show_banner_again)
    session.saved.connect(ways.propositions.follow)
    session.project_changed.connect(ways.visits.follow_project)
    ways.visits.said.connect(voice.say)


def meet(ways: Ways, modes: ModeView, window: MainWindow) -> None:
    """Let the page of propositions and the pages of modes give way to each other."""
    ways.propositions.text_wanted.connect(modes.leave_report)
    window.top_bar.modes.mode_chosen.connect(ways.propositions.leave)
    modes.changed.connect(ways.propositions.give_way)


def _connect_places(
    ways: Ways, session: ProjectSession, preferences: Preferences, window: MainWindow
) -> None:
    places, show, panel = ways.places, ways.concordance, window.workbench.concordance
    session.project_changed.connect(show.show_project)
    session.statements_changed.connect(show.read_again)
    preferences.changed.connect(show.show_preferences)
    show.show_preferences(preferences.settings)
    places.progressed.connect(show.show_progress)
    places.found.connect(show.show_found)
    places.refused.connect(show.show_refusal)
    places.recorded.connect(show.show_recorded)
    panel.asked.connect(show.ask)
    panel.stopped.connect(places.stop)
    panel.opened.connect(show.show_place)
    panel.wished.connect(show.record)
    panel.left.connect(window.workbench.reader.setFocus)


def _connect_references(
    ways: Ways, session: ProjectSession, window: MainWindow
) -> None:
    show, bench = ways.references, window.workbench
    session.cable_changed.connect(show.show_cable)
    bench.reader.reference_followed.connect(show.follow)
    bench.references.followed.connect(show.follow)
    bench.references.refused.connect(show.refuse)
    bench.references.missing_wanted.connect(show.show_missing)
    bench.references.list_wanted.connect(show.save_missing)
    bench.references.left.connect(bench.reader.setFocus)
