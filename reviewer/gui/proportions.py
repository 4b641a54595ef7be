"""How much room each pane gets, in pixels; the rules know no widgets.

The measure of the text is never the one to give way: first the list becomes a
rail, then the right pane narrows, and with very large type it moves below.
"""

from typing import NamedTuple

LIST, LIST_LEAST = 256, 224
RAIL = 48
_RAIL_BELOW = 1360
_LOW_BELOW = 800
_CHROME = 124
"""Height of banners, bars and status, which is not the panes'."""
_LARGE_FROM = 1.5
_TIGHT_BELOW = 330
"""Of large type: text and panels cannot both have some lines."""
_RIGHT, _RIGHT_NARROW, _RIGHT_LEAST, _RIGHT_MOST = 400, 344, 320, 640
_READER_LEAST, _READER_MOST = 656, 872
_FOOT, _FOOT_LOW, _FOOT_LARGE = 192, 148, 0.38
_TABLE, _TABLE_LOW = 296, 182


class Room(NamedTuple):
    """The room that all panes share, and the scale of type in it."""

    width: int
    height: int
    scale: float

    @property
    def is_large(self) -> bool:
        """Whether type is so large that the right pane moves below the text."""
        return self.scale >= _LARGE_FROM

    @property
    def is_tight(self) -> bool:
        """Whether text and the panels below it have to take turns."""
        return self.is_large and self.height / self.scale < _TIGHT_BELOW

    @property
    def needs_rail(self) -> bool:
        """Whether the list has to give way to a rail."""
        return self.width / self.scale < _RAIL_BELOW or self.is_large

    def widths(self) -> list[int]:
        """Widths from left to right; with a rail the list has none."""
        left = 0 if self.needs_rail else LIST
        room = self.width / self.scale - left - (RAIL if self.needs_rail else 0)
        right = self._right(room)
        widths = [left, room - right, right]
        if self.needs_rail:
            widths = widths[1:]
        return [round(width * self.scale) for width in widths]

    def foot(self) -> int:
        """Height of what stands below the text."""
        designed = _FOOT_LOW if self._is_low else _FOOT
        if self.is_large:
            # The text keeps half of the height, however large the type.
            height = self.height / self.scale
            designed = min(max(round(height * _FOOT_LARGE), _FOOT_LOW), int(height / 2))
        return round(designed * self.scale)

    def table(self) -> int:
        """Height of the table of statements, above the inspector."""
        return round((_TABLE_LOW if self._is_low else _TABLE) * self.scale)

    @property
    def _is_low(self) -> bool:
        return self.height / self.scale < _LOW_BELOW - _CHROME

    def _right(self, room: float) -> float:
        """What the text does not want, within the bounds of the right pane."""
        if self.is_large:
            return 0.0
        right = float(_RIGHT_NARROW if self.needs_rail else _RIGHT)
        right = min(right + max(room - right - _READER_MOST, 0), _RIGHT_MOST)
        return max(min(right, room - _READER_LEAST), _RIGHT_LEAST)
