"""A small pencil in the gutter beside everything that was corrected."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from reviewer.domain.text import Span
from reviewer.gui import icons, theme
from reviewer.gui.reader.gutter_signs import GutterSigns
from reviewer.gui.reader.sight import Place

_SIZE = 12
_RIGHT = 120
"""Left of the paragraph's number, which ends at 92 and has up to three digits."""
_BELOW = 7


class CorrectionSign(NamedTuple):
    """A correction in force as the gutter shows it."""

    span: Span
    words: str


class CorrectionSigns(GutterSigns[CorrectionSign]):
    """Puts one pencil beside each block with corrections."""

    def paint(self, painter: QPainter, area: QRectF, _numbers: Sequence[int]) -> None:
        """Draw a pencil."""
        icons.paint(painter, area, "edit", theme.current().accent)

    def corner(self, _place: Place) -> tuple[int, int, int]:
        """On the first line, left of the number."""
        return _RIGHT, _BELOW, _SIZE
