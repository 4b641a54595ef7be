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
_LINE_END = re.compile(r"[ \t]*\\?[ \t]*\n[ \t]*")
_HYPHENATED = re.compile(r"\w-\Z")
_ANY_LINE_END = re.compile(r"\s*\n\s*")
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
        breaks = list(_LINE_END.finditer(text, stanza.start, stanza.end))
        start = stanza.start
        joins: list[Span] = []
        tight = False
        for number, match in enumerate(breaks):
            line_start = breaks[number - 1].end() if number else stanza.start
            next_end = (
                breaks[number + 1].start() if number + 1 < len(breaks) else stanza.end
            )
            before = text[line_start : match.start()]
            after = text[match.end() : next_end]
            if _keeps_break(before, after):
                yield from _cut(text, Span(start, match.start()), joins, tight=tight)
                start, joins, tight = match.end(), [], True
            else:
                joins.append(Span(match.start(), match.end()))
        yield from _cut(text, Span(start, stanza.end), joins, tight=tight)


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


def _keeps_break(before: str, after: str) -> bool:
    return bool(
        _LIST_ITEM.match(after)
        or _TABLE_LINE.search(before.strip())
        or _TABLE_LINE.search(after.strip())
        or _RULE_LINE.match(before.strip())
        or _RULE_LINE.match(after.strip())
    )


def _cut(text: str, span: Span, joins: list[Span], *, tight: bool) -> Iterator[_Lines]:
    """Make runs of a span, its joins folded, in blocks of bounded length."""
    span = _stripped(text, span)
    runs: list[Run] = []
    for stretch in without(span, joins):
        gap = Span(runs[-1].span.end, stretch.start) if runs else None
        if gap:
            runs.append(Run(gap, _joint(text, gap)))
        runs.append(Run(stretch, _shown(text, stretch)))
    yield from _bounded([run for run in runs if run.shown], tight=tight)


def _joint(text: str, gap: Span) -> str:
    """A blank, or nothing where the line was broken after a hyphen."""
    broken = _HYPHENATED.search(text, max(gap.start - 2, 0), gap.start)
    return "" if broken else " "


def _bounded(runs: list[Run], *, tight: bool) -> Iterator[_Lines]:
    current: list[Run] = []
    size = 0
    for run in runs:
        rest = run
        while size + len(rest.shown) > MAX_BLOCK:
            head, rest = _split(rest, MAX_BLOCK - size)
            if head.shown:
                current.append(head)
            yield _Lines(tuple(current), tight)
            current, size, tight = [], 0, True
        if rest.shown:
            current.append(rest)
            size += len(rest.shown)
    if current:
        yield _Lines(tuple(current), tight)


def _split(run: Run, room: int) -> tuple[Run, Run]:
    """Split a one-to-one run at a blank before ``room``, else at ``room``."""
    if len(run.shown) != len(run.span):
        at = Span(run.span.start, run.span.start)
        return Run(at, ""), run
    cut = run.shown.rfind(" ", max(room - 200, 0), room) + 1 or room
    middle = run.span.start + cut
    return (
        Run(Span(run.span.start, middle), run.shown[:cut]),
        Run(Span(middle, run.span.end), run.shown[cut:]),
    )


def _plain(
    text: str, span: Span, kind: DisplayKind, marking: Marking | None
) -> Iterator[DisplayBlock]:
    """A heading, page line or name: all its lines joined."""
    ends = _ANY_LINE_END.finditer(text, span.start, span.end)
    joins = [Span(*match.span()) for match in ends]
    for lines in _cut(text, span, joins, tight=False):
        yield DisplayBlock(
            kind=kind, runs=lines.runs, marking=marking, tight=lines.tight
        )


def _stripped(text: str, span: Span) -> Span:
    piece = text[span.start : span.end]
    lead = len(piece) - len(piece.lstrip())
    tail = len(piece) - len(piece.rstrip(" \t\n\\"))
    return Span(
        span.start + min(lead, len(span)), max(span.end - tail, span.start + lead)
    )


def _shown(text: str, span: Span) -> str:
    return text[span.start : span.end].translate(_SHOWN_AS).replace("\n", " ")
