"""How a cable is laid out for reading: joined lines, blocks, furniture apart.

A layout never changes the text; it says which stretch of it is shown where. The
window and the reports draw the same layout, so both show the same lines.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from reviewer.domain.cable import Cable
from reviewer.domain.classification import Marking
from reviewer.domain.text import Span, without

MAX_BLOCK = 4000
"""Most code points of one block: editors lay out a whole block at once."""

_LIST_ITEM = re.compile(r"(?:--?|[*•]|\(?[0-9]{1,3}[.)]|\(?[A-Za-z][.)])[ \t]")
_TABLE_LINE = re.compile(r"\S[ \t]{3,}\S")
_RULE_LINE = re.compile(r"[-=_*~–— ]{3,}$")
_BLANK_LINES = re.compile(r"\n[ \t\\]*\n\s*")
_HYPHENATED = re.compile(r"\w-\Z")
_SENTENCE_END = tuple(".!?:;\")'”’")
# What an editor would turn into something else, each shown as one code point.
_SHOWN_AS = {
    0x00: "␀",
    0x0B: " ",
    0x0C: " ",
    0x0D: " ",
    0x85: " ",
    0x1C: " ",
    0x1D: " ",
    0x1E: " ",
    0x2028: " ",
    0x2029: " ",
    0xFDD0: "\ufffd",
    0xFDD1: "\ufffd",
    0xFFFC: "\ufffd",
} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
# What no eye sees although it can turn or part words, shown as its number.
_UNSEEN = re.compile(
    "[\x01-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u061c\u115f\u1160\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb"
    "\U000e0000-\U000e0fff\uff01-\uff5e]"
    # Letters of other scripts that pass for Latin ones inside a marking.
    "|(?<=[(\\[/A-Z])[\u0391-\u03a9\u03f9\u0405\u0406\u0410-\u0425\u0441\u0455]"
    "(?=[)\\]/A-Z ])"
)


class DisplayKind(StrEnum):
    """What a display block is, which decides its type and spacing."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    FURNITURE = "furniture"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text and what is shown for it.

    Where both are equally long they correspond code point by code point, else
    the whole stretch stands for the whole of ``shown`` (a line end for a blank).
    """

    span: Span
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DisplayBlock:
    """One block of the display; ``runs`` ascend and may leave text out.

    ``paragraph`` is an index into the cable's paragraphs. ``opens`` is True for
    the block that carries the paragraph's number and marking; a later block
    inherits the marking. ``tight`` blocks follow the one before without space.
    """

    kind: DisplayKind
    runs: tuple[Run, ...]
    paragraph: int | None = None
    marking: Marking | None = None
    inherited: bool = False
    opens: bool = False
    tight: bool = False

    @property
    def shown(self) -> str:
        """The text as displayed; never holds a line end."""
        return "".join(run.shown for run in self.runs)

    @property
    def span(self) -> Span:
        """From the first to the last code point shown."""
        return Span(self.runs[0].span.start, self.runs[-1].span.end)


def lay_out(text: str, cable: Cable) -> tuple[DisplayBlock, ...]:
    """Lay out a cable's body; the header is shown by other means.

    Returns:
        Blocks in the order of the text. Each shows at least one code point and
        at most ``MAX_BLOCK``; no code point is shown twice.
    """
    blocks = list(_paragraph_blocks(text, cable))
    for heading in cable.headings:
        # A title inside a numbered paragraph is already shown with it.
        if cable.paragraph_at(heading.span.start) is None:
            blocks += _plain(text, heading.span, DisplayKind.HEADING, heading.marking)
    body = _body_start(cable)
    for item in cable.furniture:
        if item.span.start >= body:
            blocks += _plain(text, item.span, DisplayKind.FURNITURE, None)
    if cable.signature:
        blocks += _plain(text, cable.signature.span, DisplayKind.SIGNATURE, None)
    return tuple(sorted(blocks, key=lambda block: block.span))


def _paragraph_blocks(text: str, cable: Cable) -> Iterator[DisplayBlock]:
    for index, paragraph in enumerate(cable.paragraphs):
        opened = False
        for piece in paragraph.pieces:
            for lines in _display_lines(text, piece):
                yield DisplayBlock(
                    kind=DisplayKind.PARAGRAPH,
                    runs=lines.runs,
                    paragraph=index,
                    marking=paragraph.marking,
                    inherited=paragraph.inherited or opened,
                    opens=not opened,
                    tight=lines.tight,
                )
                opened = True


def _body_start(cable: Cable) -> int:
    starts = [p.span.start for p in cable.paragraphs[:1]]
    starts += [h.span.start for h in cable.headings[:1]]
    return min(starts, default=cable.span.end)


@dataclass(frozen=True, slots=True)
class _Lines:
    runs: tuple[Run, ...]
    tight: bool


def _display_lines(text: str, piece: Span) -> Iterator[_Lines]:
    """Cut a piece at blank lines and list items, and join all other lines."""
    for stanza in _stanzas(text, piece):
        breaks = list(_line_ends(text, stanza))
        bounds = [stanza.start, *(end.end for end in breaks)]
        ends = [*(end.start for end in breaks), stanza.end]
        lines = [text[a:b].strip() for a, b in zip(bounds, ends, strict=True)]
        start, joins, tight = stanza.start, list[Span](), False
        for gap, before, after in zip(breaks, lines, lines[1:], strict=False):
            if _stands_alone(before) or _stands_alone(after) or _begins_item(after):
                yield from _cut(text, Span(start, gap.start), joins, tight=tight)
                start, joins, tight = gap.end, [], True
            elif len(gap) > 1 or before[-1:] in {"-", ""} or not after:
                joins.append(gap)
            # Any other line end is shown as one blank and needs no joint.
        yield from _cut(text, Span(start, stanza.end), joins, tight=tight)


def _line_ends(text: str, span: Span) -> Iterator[Span]:
    """Each line end with the blanks around it and the backslash some texts add.

    Searched from the line end outwards: a pattern that begins with blanks would
    take the square of a long row of them.
    """
    at = text.find("\n", span.start, span.end)
    reached = span.start
    while at >= 0:
        start = _back_over(text, at, reached)
        if start > reached and text[start - 1] == "\\":
            start = _back_over(text, start - 1, reached)
        end = at + 1
        while end < span.end and text[end] in " \t":
            end += 1
        yield Span(start, end)
        reached = end
        at = text.find("\n", end, span.end)


def _back_over(text: str, at: int, least: int) -> int:
    """Go back over blanks, no further than ``least``."""
    while at > least and text[at - 1] in " \t":
        at -= 1
    return at


def _stanzas(text: str, piece: Span) -> Iterator[Span]:
    """Split at blank lines, but not where a sentence plainly goes on."""
    start = piece.start
    for gap in _BLANK_LINES.finditer(text, piece.start, piece.end):
        before = text[start : gap.start()].rstrip(" \t\\")
        following = text[gap.end() : gap.end() + 1]
        if before and not before.endswith(_SENTENCE_END) and following.islower():
            continue
        if before.strip():
            yield Span(start, gap.start())
        start = gap.end()
    if text[start : piece.end].strip():
        yield Span(start, piece.end)


def _stands_alone(line: str) -> bool:
    """Whether a line is a row of a table or a rule and is joined to nothing."""
    is_row = ("   " in line or "\t" in line) and _TABLE_LINE.search(line)
    return bool(is_row or _RULE_LINE.match(line))


def _begins_item(line: str) -> bool:
    return bool(_LIST_ITEM.match(line))


def _cut(text: str, span: Span, joins: list[Span], *, tight: bool) -> Iterator[_Lines]:
    """Make runs of a span, its joins folded, in blocks of bounded length."""
    span = _stripped(text, span)
    runs: list[Run] = []
    for stretch in without(span, joins):
        gap = Span(runs[-1].span.end, stretch.start) if runs else None
        if gap:
            runs.append(Run(gap, _joint(text, gap)))
        runs += _runs(text, stretch)
    yield from _bounded([run for run in runs if run.shown], tight=tight)


def _runs(text: str, stretch: Span) -> Iterator[Run]:
    """A stretch as it is shown, unseen characters as runs of their own."""
    start = stretch.start
    for match in _UNSEEN.finditer(text, stretch.start, stretch.end):
        before = Span(start, match.start())
        yield Run(before, _shown(text, before))
        yield Run(Span(*match.span()), f"[U+{ord(match.group()):04X}]")
        start = match.end()
    rest = Span(start, stretch.end)
    yield Run(rest, _shown(text, rest))


def _joint(text: str, gap: Span) -> str:
    """A blank, or nothing where the line was broken after a hyphen."""
    broken = _HYPHENATED.search(text, max(gap.start - 2, 0), gap.start)
    return "" if broken else " "


def _bounded(runs: list[Run], *, tight: bool) -> Iterator[_Lines]:
    """Share runs out to blocks, each begun where the one before is full."""
    current: list[Run] = []
    size = 0
    for run in runs:
        for part in _parts(run, MAX_BLOCK - size):
            if size + len(part.shown) > MAX_BLOCK:
                yield _Lines(tuple(current), tight)
                current, size, tight = [], 0, True
            current.append(part)
            size += len(part.shown)
    if current:
        yield _Lines(tuple(current), tight)


def _parts(run: Run, room: int) -> Iterator[Run]:
    """Split a one-to-one run at blanks: a part for ``room``, then for blocks."""
    start, end = 0, len(run.shown)
    if end != len(run.span):
        yield run
        return
    while end - start > room:
        cut = run.shown.rfind(" ", start + max(room - 200, 0), start + room) + 1
        cut = cut or start + room
        if cut > start:
            yield _part(run, start, cut)
        start, room = cut, MAX_BLOCK
    yield _part(run, start, end)


def _part(run: Run, start: int, end: int) -> Run:
    first = run.span.start
    return Run(Span(first + start, first + end), run.shown[start:end])


def _plain(
    text: str, span: Span, kind: DisplayKind, marking: Marking | None
) -> Iterator[DisplayBlock]:
    """A heading, page line or name: all its lines joined."""
    joins = list(_line_ends(text, span))
    for lines in _cut(text, span, joins, tight=False):
        yield DisplayBlock(
            kind=kind, runs=lines.runs, marking=marking, tight=lines.tight
        )


def _stripped(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1] in " \t\n\\":
        end -= 1
    return Span(start, end)


def _shown(text: str, span: Span) -> str:
    return text[span.start : span.end].translate(_SHOWN_AS).replace("\n", " ")
