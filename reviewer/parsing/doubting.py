"""Notes on what a body was read to be, where another reading was possible.

Rules that know by themselves that they guessed tell it where they stand; here are
the doubts that show only when paragraphs, headings, blocks and furniture are there.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from reviewer.domain.cable import (
    Block,
    Furniture,
    FurnitureKind,
    Paragraph,
    ParseNote,
)
from reviewer.domain.text import Span

_SHOWN = 24
"""Characters of a place that a message quotes."""
_LOOSE = re.compile(r"\((?:TS|[SCU]|SBU)(?://?(?:NF|NOFORN|FOUO))?\)(?= [A-Z\"'“])")
"""A bracket that is a marking if it opens a portion."""
_BEFORE_LOOSE = frozenset(sign + blank for sign in ".!?:;\"')" for blank in " \n")
_ITEM = re.compile(r"(?:(?:^|[\s(])[A-Za-z0-9]{1,2}[.)]|--?|[*•])\s?$")
"""A list item's letter or dash: it may carry a marking of its own."""
_TOLD = {
    FurnitureKind.CAPTION_LINE: ("caption_in_text", "A caption in the text"),
    FurnitureKind.REPEATED_HEADER: ("header_repeated", "A repeated header"),
    FurnitureKind.BOILERPLATE: ("boilerplate_guessed", "What looks like a notice"),
}


def doubts_on_paragraphs(
    text: str, paragraphs: Sequence[Paragraph]
) -> Iterator[ParseNote]:
    """Paragraphs that lack what the others have: a marking, a number."""
    is_marked = any(p.marking and not p.inherited for p in paragraphs)
    is_numbered = any(p.number is not None for p in paragraphs)
    for paragraph in paragraphs:
        if is_numbered and paragraph.number is None:
            yield ParseNote(
                code="paragraph_unnumbered",
                message=f"“{_words(text, paragraph.span)}” has no number and is "
                "taken as a paragraph of its own.",
                span=_first_word(text, paragraph.span),
            )
        if is_marked and paragraph.marking is None:
            name = paragraph.printed or f"“{_words(text, paragraph.span)}”"
            yield ParseNote(
                code="paragraph_unmarked",
                message=f"{name} has no marking, as other paragraphs have.",
                span=_first_word(text, paragraph.span),
            )
        if paragraph.inherited and paragraph.marking:
            yield ParseNote(
                code="marking_inherited",
                message=f"The marking ({paragraph.marking}) of the whole text is "
                "applied here.",
                span=_first_word(text, paragraph.span),
            )


def doubts_on_blocks(text: str, blocks: Iterable[Block]) -> Iterator[ParseNote]:
    """Blocks whose end no phrase or bracket prints."""
    for block in blocks:
        if not block.closed:
            kind = block.kind.value.capitalize()
            last = _last_words(text, block.span)
            yield ParseNote(
                code="block_unclosed",
                message=f"{kind} has no end phrase; it is taken to end at “{last}”.",
                span=_first_word(text, block.span),
            )


def doubts_on_markings(
    text: str, paragraphs: Sequence[Paragraph]
) -> Iterator[ParseNote]:
    """Brackets behind a sentence that read like a marking and open no portion."""
    read = {p.marking_span.start for p in paragraphs if p.marking_span}
    for paragraph in paragraphs:
        for piece in paragraph.pieces:
            for found in _LOOSE.finditer(text, piece.start, piece.end):
                if found.start() in read or _is_listed(text, piece.start, found):
                    continue
                before = text[max(found.start() - 6, 0) : found.start()]
                if before[-2:] in _BEFORE_LOOSE and not _ITEM.search(before):
                    message = f"{found[0]} stands in running text; it is no marking."
                    span = Span(*found.span())
                    yield ParseNote(code="marking_in_text", message=message, span=span)


def _is_listed(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether ``(C)`` is the third of ``(A)``, ``(B)``, ``(C)``."""
    return found[0] == "(C)" and text.find("(B)", start, found.start()) >= 0


def doubts_on_furniture(
    text: str, furniture: Iterable[Furniture], end: int
) -> Iterator[ParseNote]:
    """What was set aside though it might have been somebody's words.

    Args:
        text: The whole text.
        furniture: The body's.
        end: Where the body's words end.
    """
    for item in furniture:
        code, what = _TOLD.get(item.kind, ("", ""))
        if item.kind is FurnitureKind.PAGE_LINE and _is_in_mid_line(text, item.span):
            code, what = "page_line_in_text", "A page line in mid-line"
        if item.kind is FurnitureKind.TRAILER and item.span.start < end:
            code, what = "level_in_text", "A line of the filing"
        if code:
            yield ParseNote(
                code=code,
                message=f"{what} is set aside: “{_words(text, item.span)}”.",
                span=item.span,
            )


def _is_in_mid_line(text: str, span: Span) -> bool:
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    behind = text[span.end : end if end >= 0 else len(text)]
    return bool(text[start : span.start].strip(" \\") or behind.strip(" \\"))


def _first_word(text: str, span: Span) -> Span:
    word = text[span.start : min(span.end, span.start + _SHOWN)].split(maxsplit=1)
    length = len(word[0]) if word else 0
    return Span(span.start, span.start + length)


def _words(text: str, span: Span) -> str:
    shown = " ".join(text[span.start : min(span.end, span.start + 2 * _SHOWN)].split())
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN].rstrip()}…"


def _last_words(text: str, span: Span) -> str:
    shown = " ".join(text[max(span.start, span.end - 2 * _SHOWN) : span.end].split())
    return shown if len(shown) <= _SHOWN else f"…{shown[-_SHOWN:].lstrip()}"
