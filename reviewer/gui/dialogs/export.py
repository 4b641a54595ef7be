"""What to export: which cables, in which format, where to."""

from dataclasses import dataclass
from pathlib import Path

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


@dataclass(frozen=True, slots=True)
class ExportWish:
    """An export that somebody asked for."""

    whole_project: bool
    format: str
    out: Path


_TITLES = {
    "html": "Web page (one file, opens anywhere)",
    "pdf": "PDF (banner on every page)",
    "jsonl": "JSON lines (everything, can be imported again)",
}


class ExportDialog(FramedDialog):
    """Scope, format, banner, place."""

    wished = Signal(object)

    def __init__(
        self,
        formats: tuple[str, ...],
        cable_id: str,
        cables: int,
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("exportDialog", self.tr("Export a report"), parent)
        self._cable_id = cable_id
        self._folder = folder
        self._formats = formats
        self._scope = QButtonGroup(self)
        self._format = QButtonGroup(self)
        self._radios(
            self.tr("What"),
            self._scope,
            (
                self.tr("This cable: {name}").format(name=cable_id),
                self.tr("All cables of the project ({n})").format(n=cables),
            ),
        )
        self._radios(
            self.tr("As"), self._format, tuple(_TITLES.get(f, f) for f in formats)
        )
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
        self._format.idClicked.connect(self._propose)
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
        choose = QPushButton(self.tr("Choose…"))
        choose.setAccessibleName(self.tr("Choose the file to write"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose)
        row.addWidget(self._place, 1)
        row.addWidget(choose)
        self.body.addLayout(row)

    @property
    def _suffix(self) -> str:
        return self._formats[self._format.checkedId()]

    @Slot()
    def _propose(self) -> None:
        name = "project" if self._scope.checkedId() else self._cable_id
        safe = name.replace("~", "-").replace("/", "-")
        self._place.setText(str(self._folder / f"{safe}.{self._suffix}"))

    @Slot()
    def _choose(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("File to write"), self._place.text(), f"*.{self._suffix}"
        )
        if name:
            self._place.setText(name)

    @Slot()
    def _take(self) -> None:
        out = Path(self._place.text().strip()).expanduser()
        self.wished.emit(ExportWish(bool(self._scope.checkedId()), self._suffix, out))
        self.accept()
