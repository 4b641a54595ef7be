"""The style sheet: flat fills, one-pixel lines, a two-pixel focus line.

Only what Fusion cannot be told by a palette. Widgets choose a look through the
dynamic property ``look`` (``main``, ``quiet``, ``small``, ``title`` …).
"""

from collections.abc import Mapping
from string import Template

from reviewer.gui import fonts

_SHEET = Template(
    """
QToolTip { color: $text; background: $raised; border: 1px solid $line;
  padding: 4px 8px; }
QLabel { background: transparent; }
QLabel[look="title"] { font-weight: 600; }
QLabel[look="quiet"] { color: $quiet; }
QLabel[look="accent"] { color: $accent; }
QLabel[look="furniture"] { color: $furniture; }
QLabel[look="attention"] { color: $attention; }
QLabel[look="error"] { color: $error; }
QPushButton { color: $text; background: $raised; border: 1px solid $line;
  border-radius: 6px; padding: 0 12px; min-height: ${h30}px; font-weight: 500; }
QPushButton:hover { border-color: $input_edge; }
QPushButton:pressed { background: $sunk; }
QPushButton:focus { border: 2px solid $accent; padding: 0 11px;
  min-height: ${h28}px; }
QPushButton:disabled { color: $furniture; background: $panel;
  border-color: $fine_line; }
QPushButton[look="main"] { color: $on_accent; background: $accent;
  border-color: $accent; font-weight: 600; }
QPushButton[look="main"]:focus { border: 2px solid $text; }
QPushButton[look="main"]:disabled { color: $furniture; background: $sunk;
  border-color: $line; }
QPushButton[look="small"] { min-height: ${h22}px; padding: 0 8px;
  font-size: ${f12}px; }
QPushButton[look="small"]:focus { min-height: ${h20}px; padding: 0 7px; }
QPushButton[look="quiet"], QToolButton { background: transparent;
  border: 1px solid transparent; border-radius: 6px; }
QPushButton[look="quiet"]:hover, QToolButton:hover { background: $sunk; }
QToolButton:focus, QPushButton[look="quiet"]:focus { border: 2px solid $accent; }
QToolButton:checked { background: $selected; border: 1px solid $selected_line; }
QToolButton:checked:focus { border: 2px solid $accent; }
QToolButton::menu-indicator { image: none; width: 0; }
QLineEdit, QComboBox, QDateEdit, QSpinBox { color: $text; background: $raised;
  border: 1px solid $input_edge; border-radius: 6px; padding: 0 8px;
  min-height: ${h30}px; selection-background-color: $selected_line;
  selection-color: $text; }
QLineEdit:focus, QComboBox:focus { border: 2px solid $accent; padding: 0 7px;
  min-height: ${h28}px; }
QLineEdit:disabled, QComboBox:disabled { color: $furniture; background: $panel;
  border-color: $line; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox QAbstractItemView { color: $text; background: $raised;
  border: 1px solid $line; selection-background-color: $selected;
  selection-color: $text; outline: none; padding: 4px; }
QPlainTextEdit { color: $text; background: $raised; border: 1px solid $input_edge;
  border-radius: 6px; padding: 4px; selection-background-color: $selected_line;
  selection-color: $text; }
QPlainTextEdit:focus { border: 2px solid $accent; padding: 3px; }
QTextBrowser { color: $text; background: $paper; border: none; }
QMenu { color: $text; background: $raised; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $selected; }
QMenu::item:disabled { color: $furniture; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $fine_line; margin: 4px 8px; }
QTabBar::tab { color: $quiet; background: $panel; border: none;
  border-bottom: 2px solid transparent; padding: 6px 16px; font-weight: 500; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent;
  font-weight: 600; }
QTabBar::tab:hover { color: $text; background: $sunk; }
QTabBar { background: $panel; }
QSplitter::handle { background: $line; }
QHeaderView { background: $panel; border: none; }
QHeaderView::section { color: $quiet; background: $panel; border: none;
  border-bottom: 1px solid $line; padding: 0 8px; font-size: ${f12}px; }
QAbstractItemView { background: $panel; border: none; outline: none; }
QListView#searchCompletion { color: $text; background: $raised;
  border: 1px solid $line; padding: 4px; }
QListView#searchCompletion::item { padding: 4px 8px; }
QListView#searchCompletion::item:selected { color: $text; background: $selected; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $input_edge; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollArea { background: transparent; border: none; }
QProgressBar { background: $sunk; border: none; border-radius: 2px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
QCheckBox, QRadioButton { spacing: 8px; }
QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px;
  background: $raised; border: 1px solid $input_edge; }
QCheckBox::indicator { border-radius: 3px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked, QRadioButton::indicator:checked {
  background: $accent; border: 1px solid $accent; }
QRadioButton::indicator:checked { border: 5px solid $accent; width: 8px;
  height: 8px; background: $on_accent; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QDialog { background: $panel; }
"""
)


def of(colours: Mapping[str, str]) -> str:
    """The application's style sheet.

    Args:
        colours: Hex colours by the names of ``theme.Theme``.
    """
    sizes = {f"h{size}": str(fonts.scaled(size)) for size in (20, 22, 28, 30)}
    return _SHEET.substitute(colours, f12=str(fonts.scaled(12)), **sizes)
