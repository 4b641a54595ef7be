"""Measures agreement beside the window and shows it on its page."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QInputDialog

from reviewer.domain.text import excerpt
from reviewer.errors import ReviewerError
from reviewer.gui import problems, wording
from reviewer.gui.dialogs.help import HelpDialog
from reviewer.gui.late import agreement_files, browsing, measuring
from reviewer.gui.main_window import MainWindow
from reviewer.gui.models import figures
from reviewer.gui.panels.agreement_page import AgreementPage
from reviewer.gui.session import ProjectSession
from reviewer.gui.tasks import Progress, Runner
from reviewer.gui.widgets.heat_map import HeatLabel
from reviewer.gui.widgets.trend_chart import TrendPoint

if TYPE_CHECKING:
    from reviewer.services.measuring import Agreement, Place

_MOST_CASES = 100
"""How many cases of a cell are listed; each may need its cable's text."""
_LARGEST_SEED = 2**31 - 1


class AgreementView(QObject):
    """The project on the left hand, the page on the right.

    Signals:
        case_opened: The cable and the text position of a case.
        said: A sentence to be read.
    """

    case_opened = Signal(str, int)
    said = Signal(str)

    def __init__(
        self, session: ProjectSession, runner: Runner, window: MainWindow
    ) -> None:
        super().__init__(window)
        self._session = session
        self._runner = runner
        self._window = window
        self._found: Agreement | None = None
        self._seed: int | None = None
        self._work: Progress | None = None
        self._places: tuple[tuple[str, int], ...] = ()

    @cached_property
    def page(self) -> AgreementPage:
        """The page; made when it is first asked for."""
        page = AgreementPage()
        page.cancelled.connect(self.stop)
        page.seed_requested.connect(self.ask_seed)
        page.export_requested.connect(self.export)
        page.method_requested.connect(self.show_method)
        page.cell_reached.connect(self.show_cell)
        page.case_opened.connect(self.open_case)
        return page

    @Slot()
    def begin(self) -> None:
        """Measure anew."""
        self.stop()
        project = self._session.project
        if project is None:
            return
        who, seed = self._session.reviewer, self._seed
        self.page.show_progress(0, 0)

        def work(progress: Progress) -> Agreement | None:
            return measuring.agreement(
                project,
                reviewer=who,
                seed=seed,
                progress=progress.report,
                cancelled=progress.is_cancelled,
            )

        def done(found: Agreement | None) -> None:
            if self._session.project is project:
                self._show(found)

        self._work = self._runner.run(
            work,
            done,
            self._fail,
            lambda count, total, _name: self.page.show_progress(count, total),
        )

    @Slot()
    def stop(self) -> None:
        """Give up what is being measured."""
        if self._work is not None:
            self._work.cancel()
            self._work = None

    @Slot()
    def ask_seed(self) -> None:
        """Ask for another seed and measure by it."""
        before = self._found.figures.gamma.seed if self._found else 0
        dialog = QInputDialog(self._window)
        dialog.setInputMode(QInputDialog.InputMode.IntInput)
        dialog.setWindowTitle(self.tr("Seed"))
        dialog.setLabelText(self.tr("The same seed gives the same γ:"))
        dialog.setIntRange(0, _LARGEST_SEED)
        dialog.setIntValue(min(before, _LARGEST_SEED))
        dialog.intValueSelected.connect(self._take_seed)
        dialog.open()

    @Slot()
    def export(self) -> None:
        """Write the figures to a file of the chosen form."""
        if self._found is None:
            self.said.emit(self.tr("There are no figures to export yet."))
            return
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Export the figures"),
            "agreement.csv",
            "CSV (*.csv);;JSON (*.json)",
        )
        if name:
            self.save(Path(name))

    def save(self, path: Path) -> None:
        """Write the figures."""
        if self._found is None:
            return
        with problems.telling(self._session.failed.emit):
            agreement_files.save(self._found, path)
            self.said.emit(self.tr("Figures saved: {name}").format(name=path.name))

    @Slot()
    def show_method(self) -> None:
        """Explain how agreement is measured."""
        HelpDialog(self._window, page="agreement").open()

    @Slot(int, int)
    def show_cell(self, row: int, column: int) -> None:
        """List the cases behind a cell."""
        found, book = self._found, self._session.codebook
        if found is None or book is None:
            return
        table = found.figures.confusion
        names = [*used_labels(found), None]
        first, second = names[row], names[column]
        cases = table.cases(first, second)
        self._places = tuple(map(self._place_of, cases[:_MOST_CASES]))
        title = " × ".join(
            figures.label_name(name, book).title for name in (first, second)
        )
        count = self.tr("{n} cases").format(n=len(cases))
        if len(cases) == 1:
            count = self.tr("1 case")
        if len(cases) > _MOST_CASES:
            count = self.tr("the first {n} of {all} cases").format(
                n=_MOST_CASES, all=len(cases)
            )
        rows = [self._words_of(place) for place in cases[:_MOST_CASES]]
        self.page.show_cases(title, count, rows)

    @Slot(int)
    def open_case(self, row: int) -> None:
        """Go to a case in its cable."""
        if 0 <= row < len(self._places):
            self.case_opened.emit(*self._places[row])

    def _take_seed(self, seed: int) -> None:
        self._seed = seed
        self.begin()

    def _show(self, found: Agreement | None) -> None:
        self._work = None
        book = self._session.codebook
        if found is None or book is None:
            self.page.show_nothing(self.tr("Measuring was cancelled."))
            return
        self._found = found
        if not found.measured:
            self.page.show_nothing(figures.basis_of(found))
            return
        by_attribute = tuple(figures.attributes_of(found.figures.by_attribute, book))
        attributes = figures.FigureGroup(
            self.tr("Attributes of aligned pairs"), by_attribute
        )
        self.page.show_figures(
            figures.basis_of(found),
            found.figures.gamma.seed,
            (*figures.groups_of(found), attributes),
        )
        self._show_tables(found)

    def _show_tables(self, found: Agreement) -> None:
        book = self._session.codebook
        if book is None:
            return
        table, used = found.figures.confusion, used_labels(found)
        names = [*used, None]
        known = [figures.label_name(name, book) for name in used]
        self.page.heat.show_table(
            [HeatLabel(one.title, one.look) for one in known],
            lambda row, column: table.count(names[row], names[column]),
        )
        self.show_cell(0, 0)
        heads = (
            self.tr("Label"),
            self.tr("First"),
            self.tr("Second"),
            self.tr("Matched"),
            "F1",
            "κ",
            "αᵤ",
            "",
        )
        rows = []
        for one in found.figures.by_label:
            measures = (one.span_f1_overlap, one.cohen_kappa, one.alpha_u)
            why = next((m.why for m in measures if m.why), "")
            title = figures.label_name(one.label, book).title
            counts = (one.first, one.second, one.matched)
            rows.append(
                (title, *map(str, counts), *map(figures.shown, measures), why or "")
            )
        self.page.show_labels(heads, rows)
        self.page.show_trend(
            [
                TrendPoint(
                    f"{week.monday.day} {week.monday:%b}",
                    week.cohen_kappa.value,
                    week.cohen_kappa.n,
                    week.cohen_kappa.why or "",
                )
                for week in found.weeks
            ]
        )

    def _place_of(self, place: Place) -> tuple[str, int]:
        sides = self._found.statements(place) if self._found else ()
        starts = [one.start for one in sides if one is not None]
        return str(place.cable_id), min(starts, default=0)

    def _words_of(self, place: Place) -> tuple[str, str, str]:
        project = self._session.project
        sides = self._found.statements(place) if self._found else ()
        statement = next((one for one in sides if one is not None), None)
        if project is None or statement is None:
            return str(place.cable_id), "", ""
        opened = self._session.open_cable
        if opened is None or opened.cable_id != place.cable_id:
            opened = browsing.cable(project, place.cable_id)
        where = wording.place(statement, opened.cable)
        return str(place.cable_id), where, excerpt(opened.text, statement.spans)

    def _fail(self, error: Exception) -> None:
        self._work = None
        self.page.show_idle()
        if isinstance(error, ReviewerError):
            self._session.failed.emit(error)
        else:
            raise error


def used_labels(found: Agreement) -> list[str]:
    """The labels that either pass uses, in the order of the codebook."""
    table = found.figures.confusion
    used = {label for key in table.cells for label in key}
    return [label for label in table.labels if label in used]
