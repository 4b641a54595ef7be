"""What to export: which cables, in which format, where to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from reviewer.gui import fonts
from reviewer.gui.dialogs.frame import FramedDialog
from reviewer.gui.plain_text import PlainLabel
from reviewer.gui.widgets.choice import Choice

if TYPE_CHECKING:
    from reviewer.services.exporting import Format


@dataclass(frozen=True, slots=True)
class ExportWish:
    """An export that somebody asked for."""

    whole_project: bool
    format: str
    out: Path


class ExportDialog(FramedDialog):
    """Scope, format, banner, place."""

    wished = Signal(object)

    def __init__(
        self,
        formats: tuple[Format, ...],
        cable_id: str,
        cables: int,
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("exportDialog", self.tr("Export a report"), parent)
        self._cable_id = cable_id
        self._folder = folder.absolute()
        self._formats = formats
        self._scope = QButtonGroup(self)
        self._format = Choice(self.tr("As"), "exportFormat")
        self._radios(
            self.tr("What"),
            self._scope,
            (
                self.tr("This cable: {name}").format(name=cable_id),
                self.tr("All cables of the project ({n})").format(n=cables),
            ),
        )
        self._format.addItems([one.title for one in formats])
        self.body.addWidget(PlainLabel(self.tr("As"), weight=600))
        self.body.addWidget(self._format)
        self._add_place()
        self.add_text(
            self.tr(
                "The report carries the highest marking of all it contains. "
                "Only your own pass is exported."
            )
        )
        self.add_button(self.tr("Cancel")).clicked.connect(self.reject)
        self.add_button(self.tr("Export"), main=True).clicked.connect(self._take)
        self._scope.idClicked.connect(self._propose)
        self._format.currentIndexChanged.connect(self._propose)
        self._propose()

    def _radios(self, title: str, group: QButtonGroup, texts: tuple[str, ...]) -> None:
        self.body.addWidget(PlainLabel(title, weight=600))
        for number, text in enumerate(texts):
            button = QRadioButton(text.replace("&", "&&"))
            button.setAccessibleName(text)
            button.setChecked(number == 0)
            group.addButton(button, number)
            self.body.addWidget(button)

    def _add_place(self) -> None:
        self.body.addWidget(PlainLabel(self.tr("Where"), weight=600))
        row = QHBoxLayout()
        row.setSpacing(8)
        self._place = QLineEdit()
        self._place.setObjectName("exportPlace")
        self._place.setAccessibleName(self.tr("File to write"))
        self._place.setMinimumWidth(fonts.scaled(400))
        self._place.editingFinished.connect(self._complete)
        choose = QPushButton(self.tr("Choose…"))
        choose.setAccessibleName(self.tr("Choose the file to write"))
        choose.setAutoDefault(True)
        choose.clicked.connect(self._choose)
        row.addWidget(self._place, 1)
        row.addWidget(choose)
        self.body.addLayout(row)

    @property
    def _chosen(self) -> Format:
        return self._formats[self._format.currentIndex()]

    @Slot()
    def _propose(self) -> None:
        name = "project" if self._scope.checkedId() else self._cable_id
        safe = name.replace("~", "-").replace("/", "-")
        self._place.setText(str(self._folder / f"{safe}.{self._chosen.suffix}"))

    @Slot()
    def _choose(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("File to write"),
            self._place.text(),
            f"*.{self._chosen.suffix}",
            options=QFileDialog.Option.DontConfirmOverwrite,  # asked once, by us
        )
        if name:
            self._place.setText(name)

    @property
    def _out(self) -> Path:
        """The place as a whole path; a bare name is one in the proposed folder."""
        return self._folder / Path(self._place.text().strip()).expanduser()

    @Slot()
    def _complete(self) -> None:
        if not self._place.text().strip():
            self._propose()
        self._place.setText(str(self._out))

    @Slot()
    def _take(self) -> None:
        self._complete()
        if self._out.is_file():
            asking = ReplaceDialog(self._out, self)
            asking.agreed.connect(self._wish)
            asking.open()
        else:
            self._wish()

    @Slot()
    def _wish(self) -> None:
        whole = bool(self._scope.checkedId())
        self.wished.emit(ExportWish(whole, self._chosen.name, self._out))
        self.accept()


class ReplaceDialog(FramedDialog):
    """Asks before a file is replaced; Enter keeps it."""

    agreed = Signal()

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        title = self.tr("Replace {name}?").format(name=path.name)
        super().__init__("replaceDialog", title, parent)
        said = self.tr("{folder} has a file of that name. The report takes its place.")
        self.add_text(said.format(folder=path.parent))
        self.add_button(self.tr("Replace")).clicked.connect(self._agree)
        keep = self.add_button(self.tr("Keep the file"), main=True)
        keep.clicked.connect(self.reject)

    @Slot()
    def _agree(self) -> None:
        self.accept()
        self.agreed.emit()
