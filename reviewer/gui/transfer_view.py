"""Shows long work: a bar after half a second, then what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, Slot

from reviewer.gui import problems
from reviewer.gui.chrome.message_bar import Tone
from reviewer.gui.counting import counted
from reviewer.gui.dialogs.import_report import ImportReportDialog
from reviewer.gui.late import import_protocol
from reviewer.gui.main_window import MainWindow
from reviewer.gui.transfers import Transfers

if TYPE_CHECKING:
    from reviewer.errors import ReviewerError
    from reviewer.services.exporting import ExportReport
    from reviewer.services.importing import ImportReport
    from reviewer.services.rereading import Reread

_PATIENCE_MS = 500
"""Work shorter than this shows no bar."""
_LONG_S = 90
"""From here on time is told in minutes."""


class TransferView(QObject):
    """Progress, cancel and results in the message bar."""

    def __init__(
        self, transfers: Transfers, window: MainWindow, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._transfers = transfers
        self._window = window
        self._since = QElapsedTimer()
        self._is_running = self._is_stopping = False
        self._report: ImportReport | None = None

    @Slot(int, int, str)
    def show_progress(self, done: int, total: int, name: str) -> None:
        """Say how far the work is."""
        if not self._is_running:
            self._is_running = True
            self._is_stopping = False
            self._report = None
            self._since.start()
        if self._is_stopping or self._since.elapsed() < _PATIENCE_MS:
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
    def act(self) -> None:
        """The bar's button: stop what runs, or show what came of it."""
        if self._is_running:
            self._is_stopping = True
            self._transfers.cancel()
            said = self.tr("Stopping. What is finished is kept.")
            self._window.messages.show_message(said, Tone.NOTICE, closable=False)
        elif self._report:
            self._show_report(self._report)

    @Slot(object)
    def show_imported(self, report: ImportReport) -> None:
        """Say what was added; a list at once only where there is something to read."""
        self._report = report
        if report.refused or report.renamed or report.duplicates:
            self._show_report(report)
        else:
            self._window.messages.show_message(
                import_protocol.summary(report), Tone.NOTICE, action=self.tr("Report…")
            )

    def _show_report(self, report: ImportReport) -> None:
        dialog = ImportReportDialog(report, self._window)
        dialog.save_requested.connect(self._save_report)
        dialog.open()

    @Slot(str)
    def _save_report(self, name: str) -> None:
        if self._report is None:
            return
        failures: list[ReviewerError] = []
        with problems.telling(failures.append):
            import_protocol.save(self._report, Path(name))
            text = self.tr("The report was written to {path}.").format(path=name)
            self._window.messages.show_message(text, Tone.NOTICE)
        for error in failures:
            self._window.messages.show_message(str(error), Tone.ERROR)

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

    @Slot(object)
    def show_reread(self, done: Reread) -> None:
        """Say how many files were read again, and what was left alone."""
        text = self.tr("No file was read by an older version.")
        if done.files:
            text = self.tr("{files} read again; statements and corrections stay.")
            files = counted(done.files, self.tr("file"), self.tr("files"))
            text = text.format(files=files)
        if done.frozen:
            left = self.tr(" Signed off and left as they are: {ids}.")
            text += left.format(ids=", ".join(done.frozen))
        self._window.messages.show_message(text, Tone.NOTICE)

    def _time_left(self, done: int, total: int) -> str:
        if not done:
            return ""
        seconds = round(self._since.elapsed() / 1000 * (total - done) / done)
        if seconds > _LONG_S:
            minutes = round(seconds / 60)
            return self.tr(" · about {n} min left").format(n=minutes)
        return self.tr(" · about {n} s left").format(n=seconds) if seconds else ""
