"""The three palettes, as data, and how one is put on the application.

Hue means a level or a statement; everything else has one accent. Colours come
from the design's token sheet, where the contrast of each is measured.
"""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, fields

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from reviewer.domain.classification import Level, Marking
from reviewer.domain.statement import Look
from reviewer.gui import fonts, stylesheet


@dataclass(frozen=True, kw_only=True)
class Theme:
    """Every colour the window may use, by what it is for.

    ``tint`` and ``tint_current`` are the opacities (0–1) of a statement's colour
    over paper; with ``outlines_current`` the current one is outlined instead.
    ``strokes`` are the gutter strokes, which on dark are lighter than the chips.
    """

    name: str
    is_dark: bool
    window: QColor
    panel: QColor
    paper: QColor
    raised: QColor
    sunk: QColor
    line: QColor
    fine_line: QColor
    input_edge: QColor
    text: QColor
    quiet: QColor
    furniture: QColor
    accent: QColor
    on_accent: QColor
    selected: QColor
    selected_line: QColor
    attention: QColor
    attention_fill: QColor
    attention_line: QColor
    error: QColor
    error_fill: QColor
    done: QColor
    statement: Mapping[Look, QColor]
    strokes: Mapping[Level, QColor]
    tint: float
    tint_current: float
    outlines_current: bool = False
    empty_banner: QColor = field(default_factory=lambda: QColor("#3F4B54"))


_LOOKS = ("claim", "denial", "acknowledgement", "comment", "report")


def _looks(*colours: str) -> dict[Look, QColor]:
    return {look: QColor(colour) for look, colour in zip(_LOOKS, colours, strict=True)}


def _strokes(u: str, sbu: str, c: str, s: str, ts: str) -> dict[Level, QColor]:
    by_rank = (u, sbu, c, c, s, ts)
    return {level: QColor(by_rank[level.rank]) for level in Level}


LIGHT = Theme(
    name="light",
    is_dark=False,
    window=QColor("#EDF0F2"),
    panel=QColor("#F7F8F9"),
    paper=QColor("#FFFFFF"),
    raised=QColor("#FFFFFF"),
    sunk=QColor("#E6EAED"),
    line=QColor("#CFD6DB"),
    fine_line=QColor("#E3E8EB"),
    input_edge=QColor("#74818A"),
    text=QColor("#182026"),
    quiet=QColor("#3F4B54"),
    furniture=QColor("#5C6870"),
    accent=QColor("#12505F"),
    on_accent=QColor("#FFFFFF"),
    selected=QColor("#E2EEF1"),
    selected_line=QColor("#9CC3CC"),
    attention=QColor("#6B4000"),
    attention_fill=QColor("#FFF3DB"),
    attention_line=QColor("#E2B65C"),
    error=QColor("#930F24"),
    error_fill=QColor("#FCEBED"),
    done=QColor("#12553A"),
    statement=_looks("#0072B2", "#D55E00", "#CC79A7", "#009E73", "#5F6B73"),
    strokes=_strokes("#007A33", "#502B85", "#0033A0", "#C8102E", "#B86200"),
    tint=0.12,
    tint_current=0.22,
)
DARK = Theme(
    name="dark",
    is_dark=True,
    window=QColor("#12171A"),
    panel=QColor("#181E22"),
    paper=QColor("#1D2428"),
    raised=QColor("#232B30"),
    sunk=QColor("#0E1214"),
    line=QColor("#37424A"),
    fine_line=QColor("#2A343A"),
    input_edge=QColor("#7F8D96"),
    text=QColor("#E8ECEE"),
    quiet=QColor("#BCC6CC"),
    furniture=QColor("#93A0A8"),
    accent=QColor("#7FC4D3"),
    on_accent=QColor("#0B1A1E"),
    selected=QColor("#193037"),
    selected_line=QColor("#3F7280"),
    attention=QColor("#F3C56B"),
    attention_fill=QColor("#3A2E15"),
    attention_line=QColor("#8A6A2A"),
    error=QColor("#FF9AA5"),
    error_fill=QColor("#44202A"),
    done=QColor("#7FD3A6"),
    statement=_looks("#6BB8EE", "#FF8D4D", "#E6A9CC", "#4CCFA3", "#A5B1B9"),
    strokes=_strokes("#4DB978", "#A98BDC", "#7F9EF0", "#FF7A88", "#FFA640"),
    tint=0.16,
    tint_current=0.27,
)
HIGH_CONTRAST = Theme(
    name="high-contrast",
    is_dark=True,
    window=QColor("#000000"),
    panel=QColor("#000000"),
    paper=QColor("#000000"),
    raised=QColor("#000000"),
    sunk=QColor("#000000"),
    line=QColor("#FFFFFF"),
    fine_line=QColor("#8C8C8C"),
    input_edge=QColor("#FFFFFF"),
    text=QColor("#FFFFFF"),
    quiet=QColor("#FFFFFF"),
    furniture=QColor("#D0D0D0"),
    accent=QColor("#FFE45C"),
    on_accent=QColor("#000000"),
    selected=QColor("#3A3400"),
    selected_line=QColor("#FFE45C"),
    attention=QColor("#FFC04D"),
    attention_fill=QColor("#2B1C00"),
    attention_line=QColor("#FFC04D"),
    error=QColor("#FF8A96"),
    error_fill=QColor("#3A0008"),
    done=QColor("#5CF2A0"),
    statement=_looks("#5CC3FF", "#FF9A5C", "#FFB3DA", "#3FE0B0", "#E0E0E0"),
    strokes=_strokes("#5CF28C", "#C9A9FF", "#8FB4FF", "#FF8A96", "#FFA640"),
    tint=0.0,
    tint_current=0.0,
    outlines_current=True,
)
THEMES = {theme.name: theme for theme in (LIGHT, DARK, HIGH_CONTRAST)}

_FILLS = ("#007A33", "#502B85", "#0033A0", "#0033A0", "#C8102E", "#FF8C00")
_SCI_FILL = "#FCE83A"
_STROKES = (0, 1, 1, 1, 2, 3)
_TOP_SECRET = 5


class _Current:
    theme = LIGHT


def current() -> Theme:
    """The theme in use; widgets ask for it whenever they paint."""
    return _Current.theme


def chosen(name: str) -> Theme:
    """The theme for a setting; ``system`` follows the desktop."""
    if name in THEMES:
        return THEMES[name]
    hints = QGuiApplication.styleHints()
    return DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT


def level_fill(marking: Marking) -> tuple[QColor, QColor]:
    """The official colour of a marking's level, and that of letters on it."""
    rank = marking.level.rank
    if rank < _TOP_SECRET:
        return QColor(_FILLS[rank]), QColor("#FFFFFF")
    return QColor(_SCI_FILL if marking.is_sci else _FILLS[rank]), QColor("#000000")


def stroke_count(level: Level) -> int:
    """How many strokes stand in the gutter: 0 (U) to 3 (TS)."""
    return _STROKES[level.rank]


def stroke_is_dotted(level: Level) -> bool:
    """Whether the one stroke of a level is dotted (SBU and its kin)."""
    return level.rank == 1


def apply(app: QApplication, theme: Theme) -> None:
    """Put a theme on the application; every widget gets a palette change."""
    _Current.theme = theme
    with _nothing_collected():
        if app.style().objectName() != "fusion":
            app.setStyle("Fusion")
        app.setFont(fonts.sans(13))
        app.setPalette(_palette(theme))
        app.setStyleSheet(stylesheet.of(_hex(theme)))
    # Qt tells nobody when only the scale changed and the colours stayed.
    for widget in app.allWidgets():
        app.sendEvent(widget, QEvent(QEvent.Type.PaletteChange))


@contextmanager
def undressed() -> Iterator[None]:
    """Make many widgets without the style sheet, and put it on all of them at once.

    Qt looks up every widget of a tree again whenever the tree is put into another,
    which takes twice as long as making them.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        yield
        return
    sheet = app.styleSheet()
    with _nothing_collected():
        app.setStyleSheet("")
    try:
        yield
    finally:
        with _nothing_collected():
            app.setStyleSheet(sheet)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Keep Python's garbage for a moment.

    While Qt walks through all widgets, it calls some of ours; were garbage collected
    there, widgets that nobody needs any more would go from under it, and Qt crashes.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _hex(theme: Theme) -> dict[str, str]:
    values = ((item.name, getattr(theme, item.name)) for item in fields(theme))
    return {name: value.name() for name, value in values if isinstance(value, QColor)}


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for name, colour in (
        (role.Window, theme.panel),
        (role.WindowText, theme.text),
        (role.Base, theme.paper),
        (role.AlternateBase, theme.panel),
        (role.ToolTipBase, theme.raised),
        (role.ToolTipText, theme.text),
        (role.PlaceholderText, theme.furniture),
        (role.Text, theme.text),
        (role.Button, theme.raised),
        (role.ButtonText, theme.text),
        (role.BrightText, theme.error),
        (role.Highlight, theme.selected),
        (role.HighlightedText, theme.text),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.Light, theme.raised),
        (role.Midlight, theme.fine_line),
        (role.Mid, theme.line),
        (role.Dark, theme.input_edge),
        (role.Shadow, theme.line),
        (role.Accent, theme.accent),
    ):
        palette.setColor(name, colour)
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, theme.furniture)
    return palette
