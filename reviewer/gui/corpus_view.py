"""Shows in the list of cables what was found, and passes on what is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from reviewer.domain import query
from reviewer.domain.classification import Level
from reviewer.domain.query import ROLES, STATES, THINGS, UNMARKED
from reviewer.gui.cable_search import CableSearch
from reviewer.gui.late import browsing
from reviewer.gui.main_window import MainWindow
from reviewer.gui.models.cables import FIRST_DETAILS
from reviewer.gui.preferences import Preferences
from reviewer.gui.session import ProjectSession

if TYPE_CHECKING:
    from reviewer.domain.codebook import Codebook
    from reviewer.services.narrowing import Facet


class CorpusView(QObject):
    """The search on the left hand, the list on the right."""

    def __init__(
        self,
        session: ProjectSession,
        search: CableSearch,
        preferences: Preferences,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._search = search
        self._preferences = preferences
        self._panel = window.workbench.cables
        self._rail = window.workbench.rail
        self._bench = window.workbench
        self._offers: dict[str, Sequence[str]] = {}
        self._codebook: Codebook | None = None
        self._show_look()

    @Slot()
    def show_project(self) -> None:
        """Another project, or another number of cables in it."""
        count, book = self._session.count, self._session.codebook
        self._panel.show_total(count)
        self._rail.show_count(count)
        self._bench.show_empty(is_empty=not count)
        if book is not self._codebook:
            self._codebook = book
            self._panel.search.clear()
            self._name_values()
        self._search.begin()

    @Slot()
    def show_found(self) -> None:
        """Other cables were found."""
        search = self._search
        self._panel.show_found(
            search.positions, search.rows, has_words=search.has_words
        )

    @Slot(object)
    def show_facets(self, facets: tuple[Facet, ...]) -> None:
        """Facets were counted; their values can be completed, too."""
        self._panel.filters.show_facets(facets)
        for facet in facets:
            if facet.operator in {"tag", "post", "from"}:
                known = [value.value for value in facet.values]
                before = self._offers.get(facet.operator, ())
                self._offers[facet.operator] = list(dict.fromkeys([*before, *known]))
        self._name_values()

    @Slot(int)
    def show_row(self, position: int) -> None:
        """What was recorded on the cable in hand changed, which has this row."""
        row, view = self._panel.model.known_row(position), self._session.pass_view
        own = view.own_pass if view else None
        if row and view and own and row.state == browsing.state_of(own):
            # Reading it again, and its neighbours with it, takes longer than to add.
            self._panel.model.put_row(replace(row, statements=len(view.statements)))
        else:
            self._panel.model.read_again(position)

    @Slot()
    def show_rows(self) -> None:
        """Rows may be readable now."""
        self._panel.model.read_again()

    @Slot(str, bool)
    def set_order(self, order: str, descending: bool) -> None:  # noqa: FBT001 - a signal's
        """Sort, and remember it."""
        self._keep(order=order, descending=descending)
        self._search.sort(order, descending=descending)

    @Slot(object)
    def set_details(self, details: tuple[str, ...]) -> None:
        """Say other things in each row, and remember it."""
        self._keep(details=details)
        self._panel.show_details(details)

    @Slot(bool)
    def set_filters(self, shown: bool) -> None:  # noqa: FBT001 - a signal's
        """Count facets while they are shown, and remember it."""
        self._keep(filters=shown)
        self._search.want_facets(wanted=shown)

    def _keep(self, **changed: object) -> None:
        look = replace(self._preferences.settings.cables, **changed)  # type: ignore[arg-type]
        self._preferences.set_list_look(look)

    def _show_look(self) -> None:
        look = self._preferences.settings.cables
        details = FIRST_DETAILS if look.details is None else look.details
        self._search.sort(look.order, descending=look.descending)
        self._search.want_facets(wanted=look.filters)
        self._panel.show_details(details)
        self._panel.bar.filters.setChecked(look.filters)
        self._panel.bar.order.show_choice(
            look.order, details, descending=look.descending
        )

    def _name_values(self) -> None:
        names = query.names_of(self._codebook) if self._codebook else frozenset()
        self._panel.search.take_names(names, self._values(sorted(names)))

    def _values(self, names: Sequence[str]) -> Mapping[str, Sequence[str]]:
        return {
            **self._offers,
            "state": STATES,
            "role": ROLES,
            "has": (*THINGS, *names),
            "label": names,
            "level": (*(level.value for level in Level), UNMARKED),
        }
