"""The three families of the window: serif for the cable, sans for ours, mono.

The fonts ship with the product; where one is missing the next of the list
serves. Sizes are design pixels and grow with the scale of the whole window.
"""

import logging
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from reviewer import resources

_SERIF = ("Source Serif 4", "Noto Serif", "DejaVu Serif", "serif")
_SANS = ("Inter", "Noto Sans", "DejaVu Sans", "sans-serif")
_MONO = ("JetBrains Mono", "Noto Sans Mono", "DejaVu Sans Mono", "monospace")
_log = logging.getLogger(__name__)


class _Scale:
    factor = 1.0


def load() -> tuple[str, ...]:
    """Register the shipped fonts; says which families that gave."""
    return _loaded()


@cache
def _loaded() -> tuple[str, ...]:
    families: dict[str, None] = {}
    for file in sorted(resources.path("fonts").glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(file))
        if number < 0:
            _log.warning("font file %s could not be read", file.name)
            continue
        families |= dict.fromkeys(QFontDatabase.applicationFontFamilies(number))
    return tuple(families)


def scale() -> float:
    """How much larger than designed everything is: 1.0 to 2.0."""
    return _Scale.factor


def set_scale(factor: float) -> None:
    """Enlarge all type; the caller re-applies the theme afterwards."""
    _Scale.factor = min(max(factor, 1.0), 2.0)


def scaled(px: float) -> int:
    """A design length in pixels at the present scale."""
    return round(px * _Scale.factor)


def serif(px: float, weight: int = 400, *, italic: bool = False) -> QFont:
    """The cable's own words."""
    return _font(_SERIF, px, weight, italic=italic)


def sans(px: float, weight: int = 400) -> QFont:
    """Everything the product says."""
    return _font(_SANS, px, weight)


def mono(px: float) -> QFont:
    """Page lines and hashes."""
    return _font(_MONO, px, 400)


def _font(
    families: tuple[str, ...], px: float, weight: int, *, italic: bool = False
) -> QFont:
    # A copy, because callers may change theirs; a painter asks hundreds of times.
    return QFont(_made(families, max(scaled(px), 1), weight, italic))


@cache
def _made(families: tuple[str, ...], px: int, weight: int, italic: bool) -> QFont:  # noqa: FBT001
    font = QFont(list(families))
    font.setPixelSize(px)
    font.setWeight(QFont.Weight(weight))
    font.setItalic(italic)
    # Figures of one width, so that counts and times do not dance.
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
