"""How the reader's width is shared out. Pure; lengths in pixels."""

from typing import NamedTuple

from reviewer.gui.reader.minimap import WIDTH

_GUTTER = (104, 120, 136)
"""Least, at the ordinary width, and where there is room."""
_MARGIN = (60, 76, 108)
_MEASURE = (568, 640)


class Share(NamedTuple):
    """Widths of the four columns, in whole pixels."""

    gutter: int
    measure: int
    margin: int
    minimap: int


def share(width: int, scale: float) -> Share:
    """Share a width out: the measure first, then gutter and margin.

    Below 568 design pixels of text gutter and margin give way before the measure
    does; it grows to 640, and what is left beyond goes to both sides.
    """
    minimap = round(WIDTH * min(scale, 1.5))
    room = max(width - minimap, 0)
    least, usual, most = (round((_GUTTER[n] + _MARGIN[n]) * scale) for n in range(3))
    narrow, wide = (round(length * scale) for length in _MEASURE)
    if room <= least + narrow:
        gutter, measure = round(_GUTTER[0] * scale), max(room - least, 0)
    elif room <= usual + narrow:
        gutter, measure = _between(room - narrow, least, usual, 0, scale), narrow
    elif room <= most + wide:
        grown = (room - usual - narrow) / (most + wide - usual - narrow)
        measure = round(narrow + grown * (wide - narrow))
        gutter = _between(room - measure, usual, most, 1, scale)
    else:
        measure = wide
        gutter = round(_GUTTER[2] * scale) + (room - most - wide) // 2
    margin = max(room - gutter - measure, 0)
    return Share(min(gutter, room), measure, margin, min(minimap, width))


def _between(sides: int, low: int, high: int, step: int, scale: float) -> int:
    """The gutter's part of what both sides have, between two known sharings."""
    part = (sides - low) / (high - low) if high > low else 0.0
    first, last = _GUTTER[step], _GUTTER[step + 1]
    return round((first + part * (last - first)) * scale)
