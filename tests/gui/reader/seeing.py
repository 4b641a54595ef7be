"""Ways to look at a reader: its parts, its pixels, places in its text."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from reviewer.domain.cable import Cable
from reviewer.domain.statement import Link, Statement
from reviewer.domain.text import Span
from reviewer.gui.reader.block_marks import BlockMarks
from reviewer.gui.reader.margin import Margin
from reviewer.gui.reader.minimap import Minimap
from reviewer.gui.reader.reader import Reader
from reviewer.gui.reader.sight import Place
from reviewer.gui.reader.text_view import ReaderText
from reviewer.services.browsing import OpenCable

Maker = Callable[..., Statement]
Linker = Callable[..., Link]


class Invented(Protocol):
    text: str
    cable: Cable

    def span(self, words: str) -> Span: ...
    def between(self, first: str, last: str) -> tuple[Span, ...]: ...
    def opened(self) -> OpenCable: ...


def view(reader: Reader) -> ReaderText:
    found = reader.findChild(ReaderText, "reader")
    assert isinstance(found, ReaderText)
    return found


def margin(reader: Reader) -> Margin:
    found = reader.findChild(Margin)
    assert isinstance(found, Margin)
    return found


def minimap(reader: Reader) -> Minimap:
    found = reader.findChild(Minimap, "minimap")
    assert isinstance(found, Minimap)
    return found


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def colours_in(image: QImage, area: QRectF) -> set[str]:
    box = area.toAlignedRect().intersected(image.rect())
    return {
        image.pixelColor(x, y).name()
        for x in range(box.left(), box.right() + 1)
        for y in range(box.top(), box.bottom() + 1)
    }


def placed_marks(reader: Reader, statement: Statement) -> tuple[Place, BlockMarks]:
    text = view(reader)
    assert text.sheet is not None
    place = text.sight.place_of(text.sheet.positions.block_at(statement.start))
    return place, text.marks_of(place)


def point_on(reader: Reader, position: int) -> QPoint:
    """The middle of a character in the viewport."""
    text = view(reader)
    assert text.sheet is not None
    cursor = QTextCursor(text.document())
    cursor.setPosition(text.sheet.positions.qt_position(position))
    return text.cursorRect(cursor).center() + QPoint(4, 0)


def click(reader: Reader, position: int) -> None:
    QTest.mouseClick(
        view(reader).viewport(),
        Qt.MouseButton.LeftButton,
        pos=point_on(reader, position),
    )


def quoted(reader: Reader, invented: Invented) -> list[str]:
    return [
        invented.text[s.start : s.end].replace("\n", " ") for s in reader.selection()
    ]


def near(colour: QColor, names: set[str]) -> bool:
    """Whether a colour occurs but for what smoothing does to its edges."""
    return any(
        abs(QColor(n).red() - colour.red())
        + abs(QColor(n).green() - colour.green())
        + abs(QColor(n).blue() - colour.blue())
        < 40
        for n in names
    )
