"""Connects the concordance with the project: asks, shows, opens, records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from reviewer.domain.concordance import Inquiry, Places
from reviewer.domain.text import excerpt
from reviewer.gui.cable_search import CableSearch
from reviewer.gui.dock import CONCORDANCE
from reviewer.gui.forms.place_query import Scope
from reviewer.gui.main_window import MainWindow
from reviewer.gui.place_search import PlaceSearch
from reviewer.gui.session import ProjectSession
from reviewer.gui.visits import Visits
from reviewer.gui.voice import Voice
from reviewer.settings import Settings

if TYPE_CHECKING:
    from reviewer.services.bulk_tagging import Tagged

_LONGEST_PHRASE = 80
"""Characters of a selection that are still something to look for."""


class ConcordanceView(QObject):
    """The places on the left hand, the window on the right."""

    def __init__(
        self,
        session: ProjectSession,
        search: PlaceSearch,
        cables: CableSearch,
        visits: Visits,
        window: MainWindow,
        voice: Voice,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._search = search
        self._cables = cables
        self._visits = visits
        self._bench = window.workbench
        self._panel = window.workbench.concordance
        self._voice = voice
        self._project = session.project

    @Slot()
    def show_project(self) -> None:
        """Another project is open, or none: what was found is of no use."""
        if self._session.project is self._project:
            return
        self._project = self._session.project
        self._search.stop()
        self._panel.show_nothing()
        self._panel.show_codebook(self._session.codebook)
        self._bench.dock.show_count(CONCORDANCE, "")

    @Slot()
    def open(self) -> None:
        """Go to the concordance; words selected in the text are looked for."""
        words = self._selected_words()
        if words:
            self._panel.query.pattern.setChecked(False)
            self._panel.query.box.setText(f'"{words}"')
        self._go()
        if words:
            self.ask()

    @Slot()
    def open_search(self) -> None:
        """Show the places of what the list of cables is asked for."""
        text = self._bench.cables.search.text
        self._panel.query.pattern.setChecked(False)
        self._panel.query.box.setText(text)
        self._go()
        if text:
            self.ask()

    @Slot()
    def ask(self) -> None:
        """Look for what the panel says."""
        query = self._panel.query
        text = query.box.text().strip()
        if not text or self._session.project is None:
            return
        inquiry = Inquiry(
            text=text,
            is_pattern=query.pattern.isChecked(),
            among=self._among(query.chosen_scope),
            sort=query.chosen_sort,
        )
        self._search.look(inquiry)

    @Slot(object)
    def show_found(self, places: Places) -> None:
        """Show the places."""
        self._panel.show_places(places, self._search.lines)
        count = self._panel.query.count.text()
        self._bench.dock.show_count(CONCORDANCE, f"{len(places):,}" if places else "")
        self._voice.announce(count or self.tr("No such place"))

    @Slot(str)
    def show_refusal(self, sentence: str) -> None:
        """Say why nothing could be looked for."""
        self._panel.show_problem(sentence)
        self._bench.dock.show_count(CONCORDANCE, "")
        self._voice.announce(sentence)

    @Slot(int, int)
    def show_progress(self, done: int, total: int) -> None:
        """Say how far looking is."""
        said = self.tr("{done:,} of {total:,} cables").format(done=done, total=total)
        self._panel.query.show_working(said if total else "")

    @Slot(int)
    def show_place(self, row: int) -> None:
        """Open a place in the text, with the hit selected."""
        line = self._panel.model.line_at(row)
        if line is None:
            return
        self._visits.leave()
        self._session.show_cable(line.cable_id)
        opened = self._session.open_cable
        if opened is None or opened.cable_id != line.cable_id:
            return
        self._session.select(None)
        self._bench.reader.select_span((line.place.span,))
        self._bench.reader.setFocus()
        if line.paragraph is None:
            self._voice.say(self.tr("This place is outside the paragraphs."))

    @Slot(str)
    def record(self, name: str) -> None:
        """Record at the chosen places."""
        places = self._panel.chosen()
        reason = self._session.not_writable
        if not self._session.reviewer:
            reason = self.tr("Nobody has said who is working.")
        if reason:
            self._voice.warn(reason)
        elif places:
            extent = str(self._panel.strip.extent.currentData())
            self._search.record(places, name, extent)

    @Slot(object)
    def show_recorded(self, tagged: Tagged) -> None:
        """Say what was recorded, and what was left out."""
        if tagged.skipped:
            self._voice.warn(tagged.sentence)
        else:
            self._voice.say(tagged.sentence)
        if tagged.change_set:
            self._panel.clear_choice()

    @Slot()
    def read_again(self) -> None:
        """What is recorded has changed, somewhere."""
        self._panel.model.read_again()

    @Slot(object)
    def show_preferences(self, settings: Settings) -> None:
        """Single keys were switched on or off."""
        self._panel.set_single_keys(on=settings.single_keys)

    def _go(self) -> None:
        self._bench.bring_forward("concordance")
        self._panel.query.box.setFocus()
        self._panel.query.box.selectAll()

    def _among(self, scope: Scope) -> frozenset[int] | None:
        if scope is Scope.PROJECT:
            return None
        if scope is Scope.LISTED:
            return frozenset(self._cables.positions)
        here = self._cables.position
        return frozenset() if here is None else frozenset({here})

    def _selected_words(self) -> str:
        opened = self._session.open_cable
        spans = self._bench.reader.selection()
        if opened is None or not spans:
            return ""
        words = excerpt(opened.text, spans).replace('"', " ")
        return words if len(words) <= _LONGEST_PHRASE else ""
