"""Builds the document that is displayed from the blocks of a layout.

Cable text enters as plain text only; nothing here interprets markup.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from reviewer.domain.layout import DisplayBlock, DisplayKind
from reviewer.gui import fonts, marks, theme

BODY = 15
PITCH = 24
ROOMY_SLOTS = 3
"""Underlines that fit below a line at the ordinary pitch."""

OVERHANG = 4
"""Free pixels left and right of the text, for outlines that reach beyond it."""

_PAGE_LINE = 12
_BETWEEN = 12
_BEFORE_HEADING = 20
_AFTER_HEADING = 8
_END = 24
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


@dataclass(frozen=True, slots=True)
class Typography:
    """Sizes of the reader: design pixels times the window's scale and the zoom."""

    zoom: float = 1.0

    @property
    def factor(self) -> float:
        """Pixels for one design pixel."""
        return self.zoom * fonts.scale()

    def px(self, length: float) -> float:
        """A design length in pixels."""
        return length * self.factor

    def font(self, kind: DisplayKind) -> QFont:
        """The font of a kind of block."""
        if kind is DisplayKind.FURNITURE:
            return fonts.mono(_PAGE_LINE * self.zoom)
        weight = 600 if kind is DisplayKind.HEADING else 400
        return fonts.serif(BODY * self.zoom, weight)

    def pitch(self, slots: int) -> float:
        """Line pitch that has room for so many underlines."""
        extra = max(slots - ROOMY_SLOTS, 0) * marks.SLOT
        return self.px(PITCH + extra)


def build(
    blocks: Sequence[DisplayBlock], typography: Typography, *, top: float
) -> QTextDocument:
    """Make the document of a cable.

    Args:
        blocks: The layout; block n of the document shows ``blocks[n]``.
        typography: Sizes.
        top: Free space above the first block, in pixels.
    """
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(typography.font(DisplayKind.PARAGRAPH))
    option = QTextOption()
    # Cable English is read from the left; no character may turn a line around.
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    _fill(document, blocks, typography, top)
    return document


def widen(
    document: QTextDocument, slots: Mapping[int, int], typography: Typography
) -> None:
    """Give the lines of some blocks room for so many underlines, in one step."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for number, count in slots.items():
        cursor.setPosition(document.findBlockByNumber(number).position())
        form = cursor.blockFormat()
        form.setLineHeight(typography.pitch(count), _FIXED)
        cursor.setBlockFormat(form)
    cursor.endEditBlock()


def set_top(document: QTextDocument, top: float) -> None:
    """Change the free space above the first block and below the last."""
    frame = document.rootFrame()
    form = frame.frameFormat()
    form.setMargin(0)
    form.setLeftMargin(OVERHANG)
    form.setRightMargin(OVERHANG)
    form.setTopMargin(top)
    form.setBottomMargin(_END)
    frame.setFrameFormat(form)


def _fill(
    document: QTextDocument,
    blocks: Sequence[DisplayBlock],
    typography: Typography,
    top: float,
) -> None:
    letters = {kind: _letters(kind, typography) for kind in DisplayKind}
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for number, block in enumerate(blocks):
        form = _spacing(blocks, number, typography)
        if number:
            cursor.insertBlock(form, letters[block.kind])
        else:
            cursor.setBlockFormat(form)
            cursor.setBlockCharFormat(letters[block.kind])
        cursor.insertText(block.shown, letters[block.kind])
    set_top(document, top)
    cursor.endEditBlock()


def _letters(kind: DisplayKind, typography: Typography) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(typography.font(kind))
    if kind in {DisplayKind.FURNITURE, DisplayKind.SIGNATURE}:
        form.setForeground(theme.current().furniture)
    return form


def _spacing(
    blocks: Sequence[DisplayBlock], number: int, typography: Typography
) -> QTextBlockFormat:
    block = blocks[number]
    form = QTextBlockFormat()
    form.setLineHeight(typography.pitch(0), _FIXED)
    form.setTopMargin(typography.px(_space_above(blocks, number)))
    if block.kind is DisplayKind.FURNITURE:
        form.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return form


def _space_above(blocks: Sequence[DisplayBlock], number: int) -> int:
    block = blocks[number]
    if number == 0 or block.tight:
        return 0
    before = blocks[number - 1].kind
    if block.kind is DisplayKind.FURNITURE:
        return 0 if _is_inside(blocks, number) else _BETWEEN
    if block.kind is DisplayKind.HEADING:
        return _BEFORE_HEADING
    if before is DisplayKind.HEADING:
        return _AFTER_HEADING
    if before is DisplayKind.FURNITURE and not block.opens:
        return 0
    return _BETWEEN


def _is_inside(blocks: Sequence[DisplayBlock], number: int) -> bool:
    """Whether a page line interrupts a paragraph or follows another page line."""
    if blocks[number - 1].kind is DisplayKind.FURNITURE:
        return True
    following = (b for b in blocks[number:] if b.kind is not DisplayKind.FURNITURE)
    after = next(following, None)
    return after is not None and after.paragraph is not None and not after.opens
