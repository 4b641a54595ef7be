"""Shows in the window how the cable was read: its doubts and its corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from reviewer.domain.correcting import Fit
from reviewer.gui.dock import STRUCTURE
from reviewer.gui.main_window import MainWindow
from reviewer.gui.models.structure import StructureLine, lines_of, sign_words
from reviewer.gui.reader.correction_marks import CorrectionSign
from reviewer.gui.session import ProjectSession

if TYPE_CHECKING:
    from reviewer.services.browsing import OpenCable


class StructureView(QObject):
    """The structure on the left hand, the window on the right."""

    def __init__(self, session: ProjectSession, window: MainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._bench = window.workbench

    @Slot(object)
    def show_cable(self, opened: OpenCable | None) -> None:
        """Another cable is in hand."""
        bench = self._bench
        lines = lines_of(opened) if opened else None
        bench.structure.show_lines(lines)
        bench.dock.show_count(STRUCTURE, "" if lines is None else str(len(lines)))
        applied = opened.outcomes if opened else ()
        bench.reader.show_corrections(
            [
                CorrectionSign(one.correction.span, sign_words(one))
                for one in applied
                if one.fit is Fit.APPLIED
            ]
        )

    @Slot(object)
    def show_structure(self, opened: OpenCable) -> None:
        """The cable in hand is read otherwise: corrected, or taken back."""
        project = self._session.project
        fictional = project is not None and project.is_fictional
        for banner in (self._window.banner_top, self._window.banner_bottom):
            banner.show_marking(opened.cable.banner, is_fictional=fictional)
        self._bench.find_bar.hide()
        self._bench.reader.show_structure(opened)
        self.show_cable(opened)

    @Slot(object)
    def go_to(self, line: StructureLine) -> None:
        """Show the place of a doubt or a correction."""
        self._bench.reader.clear_selection()
        self._bench.reader.go_to(line.span.start)

    @Slot(int)
    def choose_sign(self, number: int) -> None:
        """Somebody clicked a pencil: show what it stands for."""
        opened = self._session.open_cable
        if opened is None:
            return
        applied = [one for one in opened.outcomes if one.fit is Fit.APPLIED]
        wanted = applied[number].correction
        for row, line in enumerate(lines_of(opened)):
            if line.correction == wanted:
                self._bench.dock.choose(STRUCTURE)
                self._bench.structure.show_current(row)
