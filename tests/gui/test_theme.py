"""The palettes keep the contrast that the design measured."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontDatabase
from PySide6.QtWidgets import QApplication

from reviewer import resources
from reviewer.domain.classification import Level, Marking
from reviewer.domain.statement import LETTERS
from reviewer.gui import fonts, icons, marks, theme
from reviewer.gui.theme import THEMES, Theme


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [
        p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=sorted(THEMES))
def colours(request: pytest.FixtureRequest, qapp: QApplication) -> Theme:
    chosen = THEMES[request.param]
    theme.apply(qapp, chosen)
    return chosen


def test_text_keeps_seven_to_one_on_every_surface(colours: Theme) -> None:
    for surface in (colours.window, colours.panel, colours.paper, colours.raised):
        assert contrast(colours.text, surface) >= 7
        assert contrast(colours.quiet, surface) >= 7


def test_text_keeps_seven_to_one_on_every_tint(colours: Theme) -> None:
    for look in LETTERS:
        for current in (False, True):
            tint = marks.tinted(colours.statement[look], current=current)
            assert contrast(colours.text, tint) >= 7


def test_statement_lines_stand_out_from_paper(colours: Theme) -> None:
    assert set(colours.statement) == set(LETTERS)
    for colour in colours.statement.values():
        assert contrast(colour, colours.paper) >= 3


@pytest.mark.parametrize("level", list(Level))
def test_banner_letters_are_readable(level: Level) -> None:
    for controls in ((), ("SI",)):
        fill, letters = theme.level_fill(Marking(level, controls))
        assert contrast(fill, letters) >= 4.5


def test_levels_are_told_apart_without_colour() -> None:
    signs = {
        level: (theme.stroke_count(level), theme.stroke_is_dotted(level))
        for level in (Level.U, Level.SBU, Level.C, Level.S, Level.TS)
    }
    assert len(set(signs.values())) == len(signs)


def test_system_follows_the_desktop(qapp: QApplication) -> None:
    dark = qapp.styleHints().colorScheme() is Qt.ColorScheme.Dark
    assert theme.chosen("system") is (theme.DARK if dark else theme.LIGHT)
    assert theme.chosen("high-contrast") is theme.HIGH_CONTRAST


@pytest.mark.usefixtures("qapp")
def test_the_shipped_fonts_are_real() -> None:
    assert {"Inter", "JetBrains Mono"} <= set(fonts.load())
    assert "Source Serif 4" in " ".join(QFontDatabase.families())


@pytest.mark.usefixtures("qapp")
def test_every_icon_leaves_ink() -> None:
    names = [file.stem for file in resources.path("icons").glob("*.svg")]
    assert len(names) > 20
    for name in names:
        image = icons.pixmap(name, 20, QColor("#000000")).toImage()
        inked = any(
            image.pixelColor(x, y).alpha() > 0 for x in range(20) for y in range(20)
        )
        assert inked, name
