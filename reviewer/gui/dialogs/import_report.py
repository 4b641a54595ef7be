"""What an import did: how many, which not and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from reviewer.gui import fonts, places
from reviewer.gui.dialogs.frame import FramedDialog
from reviewer.gui.late import import_protocol

if TYPE_CHECKING:
    from reviewer.services.importing import ImportReport


MOST_SHOWN = 500
"""A longer list would keep the window waiting, and nobody reads it there."""


def heading(report: ImportReport) -> str:
    """What happened, in three words or four."""
    cables = sum(len(item.cable_ids) for item in report.imported)
    if not cables:
        return "Nothing was added"
    return "1 cable was added" if cables == 1 else f"{cables:,} cables were added"


def details(report: ImportReport) -> str:
    """A paragraph for each file that was not simply added, naming it once.

    Only the first ``MOST_SHOWN`` are told; the saved report has all.
    """
    lines = [
        item.reason
        if item.path.name in item.reason
        else f"{item.path.name}: {item.reason}"
        for item in report.refused
    ]
    lines += [
        f"{item.path.name}: already in the project as {item.cable_id}."
        for item in report.duplicates
    ]
    lines += [
        f"{item.path.name}: {item.cable_id} exists with another text; "
        f"kept as {item.kept_as}."
        for item in report.renamed
    ]
    more = len(lines) - MOST_SHOWN
    if more > 0:
        lines[MOST_SHOWN:] = [f"… and {more:,} more: the saved report tells of all."]
    return "\n\n".join(lines)


class ImportReportDialog(FramedDialog):
    """Shown where something was refused, doubled or renamed, or when asked for.

    Signals:
        save_requested: The name of the file that the report shall be written to.
    """

    save_requested = Signal(str)

    def __init__(self, report: ImportReport, parent: QWidget | None = None) -> None:
        super().__init__("importReport", heading(report), parent)
        self.add_text(import_protocol.summary(report), look="")
        field = QPlainTextEdit(
            details(report) or self.tr("Every file was added, each once.")
        )
        field.setReadOnly(True)
        field.setAccessibleName(self.tr("What was not simply added"))
        field.setMinimumSize(fonts.scaled(560), fonts.scaled(180))
        self.body.addWidget(field, 1)
        self.add_text(
            self.tr(
                "Everything else is kept. No file was changed. Undo does not take an "
                "import back: what was received stays in the project."
            )
        )
        save = self.add_button(self.tr("Save report…"))
        save.clicked.connect(self._ask_where)
        self.add_button(self.tr("Close"), main=True).clicked.connect(self.accept)

    @Slot()
    def _ask_where(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save the report"),
            str(places.documents() / "import-report.csv"),
            self.tr("Table (*.csv);;Page (*.html);;Text (*.txt)"),
        )
        if name:
            self.save_requested.emit(name)
