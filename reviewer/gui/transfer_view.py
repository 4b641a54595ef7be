"""Shows long work: a bar after half a second, then what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, Slot

from reviewer.gui.chrome.message_bar import Tone
from reviewer.gui.dialogs.import_report import ImportReportDialog, summary
from reviewer.gui.main_window import MainWindow
from reviewer.gui.transfers import Transfers

if TYPE_CHECKING:
    from reviewer.services.exporting import ExportReport
    from reviewer.services.importing import ImportReport

_PATIENCE_MS = 500
"""Work shorter than this shows no bar."""


class TransferView(QObject):
    """Progress, cancel and results in the message bar."""

    def __init__(
        self, transfers: Transfers, window: MainWindow, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._transfers = transfers
        self._window = window
        self._since = QElapsedTimer()
        self._is_running = False

    @Slot(int, int, str)
    def show_progress(self, done: int, total: int, name: str) -> None:
        """Say how far the work is."""
        if not self._is_running:
            self._is_running = True
            self._since.start()
        if self._since.elapsed() < _PATIENCE_MS:
            return
        self._window.messages.show_progress(
            f"{done:,} of {total:,} · {name}{self._time_left(done, total)}",
            done,
            total,
            cancel=self.tr("Cancel"),
        )

    @Slot()
    def finish(self) -> None:
        """Take the bar away."""
        if self._is_running:
            self._is_running = False
            self._window.messages.hide()

    @Slot()
    def cancel(self) -> None:
        """The bar's button: stop what runs."""
        if self._is_running:
            self._transfers.cancel()

    @Slot(object)
    def show_imported(self, report: ImportReport) -> None:
        """Say what was added; a list only where there is something to read."""
        if report.refused or report.renamed or report.duplicates:
            ImportReportDialog(report, self._window).open()
        else:
            self._window.messages.show_message(summary(report), Tone.NOTICE)

    @Slot(object)
    def show_exported(self, report: ExportReport) -> None:
        """Say where the report is and under which banner."""
        said = self.tr("Exported to {path} under {banner}.")
        text = said.format(path=report.path, banner=report.banner)
        self._window.messages.show_message(text, Tone.NOTICE)

    @Slot(object)
    def show_backup(self, path: Path) -> None:
        """Say where the copy is."""
        text = self.tr("Backed up and compared: {path}").format(path=path)
        self._window.messages.show_message(text, Tone.NOTICE)

    def _time_left(self, done: int, total: int) -> str:
        if not done:
            return ""
        seconds = round(self._since.elapsed() / 1000 * (total - done) / done)
        return self.tr(" · about {n} s left").format(n=seconds) if seconds else ""
