"""What an import did: how many, which not and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from reviewer.gui import fonts
from reviewer.gui.dialogs.frame import FramedDialog

if TYPE_CHECKING:
    from reviewer.services.importing import ImportReport


def summary(report: ImportReport) -> str:
    """One sentence about an import."""
    cables = sum(len(item.cable_ids) for item in report.imported)
    parts = [f"{cables:,} {'cable' if cables == 1 else 'cables'} added"]
    if report.duplicates:
        parts.append(f"{len(report.duplicates):,} already there")
    if report.renamed:
        parts.append(f"{len(report.renamed):,} kept under a second name")
    if report.refused:
        parts.append(f"{len(report.refused):,} refused")
    text = ", ".join(parts) + "."
    return f"Stopped as you asked: {text}" if report.cancelled else text


def heading(report: ImportReport) -> str:
    """What happened, in three words or four."""
    cables = sum(len(item.cable_ids) for item in report.imported)
    if not cables:
        return "Nothing was added"
    return "1 cable was added" if cables == 1 else f"{cables:,} cables were added"


def details(report: ImportReport) -> str:
    """A paragraph for each file that was not simply added, naming it once."""
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
    return "\n\n".join(lines)


class ImportReportDialog(FramedDialog):
    """Shown where something was refused, doubled or renamed."""

    def __init__(self, report: ImportReport, parent: QWidget | None = None) -> None:
        super().__init__("importReport", heading(report), parent)
        self.add_text(summary(report), look="")
        field = QPlainTextEdit(details(report))
        field.setReadOnly(True)
        field.setAccessibleName(self.tr("What was not simply added"))
        field.setMinimumSize(fonts.scaled(560), fonts.scaled(180))
        self.body.addWidget(field, 1)
        self.add_text(self.tr("Everything else is kept. No file was changed."))
        self.add_button(self.tr("Close"), main=True).clicked.connect(self.accept)
