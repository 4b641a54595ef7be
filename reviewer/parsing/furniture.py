"""Furniture: page lines, stray captions, stamps, trailers and boilerplate.

Each kind is looked for only where a word that it must contain occurs, so a
cable without any costs a few searches for plain words.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from reviewer.domain.cable import Furniture, FurnitureKind
from reviewer.domain.text import Span
from reviewer.parsing.captions import is_caption
from reviewer.parsing.classification_line import read_level_alone
from reviewer.parsing.lines import Line, trim
from reviewer.parsing.repeats import find_repeated_headers

_PAGE = re.compile(r"\b\d{8}[ \n]{1,6}\d{3}(?:\.\d)?[ ]{1,3}OF[ ]{1,3}\d{3}\b")
_NAME_BEFORE = re.compile(r"[A-Z][A-Z.'-]{1,24}$")
_LONGEST_NAME = 60
_LONGEST_NUMBERS = 22
_OLD_PAGE = re.compile(
    r"PAGE \d\d\s{1,12}[A-Z]{2,12}(?: [A-Z]{1,12}){0,3}"
    r" {1,12}\d{4,6}(?: {1,4}\d\d OF \d\d)?(?: {1,4}\d{6}Z)?(?![0-9])"
)
_LEVEL_BEFORE = re.compile(
    r"\b(?:UNCLASSIFIED|CONFIDENTIAL|SECRET|LIMITED OFFICIAL USE)\s{1,10}$"
)
_LONGEST_LEVEL = 32
_STAMP = re.compile(
    r"(?:[A-Z][a-z]+ (?:[A-Z]\. ?)?[A-Z][a-z]+ {1,3})?Declassified/Released\s{1,6}"
    r"US\s{1,6}Department\s{1,6}of\s{1,6}State\s{1,6}EO\s{1,6}Systematic\s{1,6}Review"
    r"\s{1,6}\d{1,2}\s{1,6}[A-Z][A-Za-z]{2}\s{1,6}\d{4}",
    re.IGNORECASE,
)
_RELEASE = re.compile(
    r"UNCLASSIFIED {1,4}U\.S\. Department of State Case No\. [^\n]{0,120}"
    r"|^RELEASED? IN (?:PART|FULL)(?: ?B\d[^\n]{0,30})?$",
    re.MULTILINE,
)
_TRAILER = re.compile(
    r"N{3,4}|BT|#\d{4,6}|[=*-]{3,} ?(?:CABLE ENDS|END OF CABLE|END CABLE) ?[=*-]{3,}"
    r"|END OF CABLE|CABLE ENDS|END OF MESSAGE|#+ ?END ?#+"
)
_TRAILER_LENGTH = 64
_DUMP_TAIL = re.compile(r"(?<=\s)0 \d{1,2}/\d{1,2}/\d{4}(?![\d/])")
_LONGEST_DUMP_TAIL = 600
_REACH = 160
_WEBSITE = re.compile(
    r"\bvisit [^\n.]{0,80}classified {1,4}web ?site"
    r"(?:[^\n*]{0,60}?(?:https?://|www\.|X{6,})[^\s*]{0,200}|[^\n*]{0,200})"
    r"(?:\s{1,12}(?:https?://|www\.)[^\s*]{1,200})?(?:\s?\*{5,90}[* \n]{0,40})?",
    re.IGNORECASE,
)
_MISSING_SECTION = re.compile(
    r"\*{10,80}\s{1,4}\* Missing Section \d{3} \*\s{1,4}\*{10,80}"
)
_MESSAGE_POINTER = re.compile(
    r"To view the entire SMART message, go to URL {0,3}\n?[^\n]{0,300}"
)
_MINIMIZE = re.compile(
    r"^ {0,4}\(?MINIMIZE CONSIDERED(?: FOR [^\n]{1,40})?\.?\)?\.? {0,4}$",
    re.IGNORECASE | re.MULTILINE,
)
_ENDS_IN_LINE = re.compile(r"[=*-]{3,90} ?(?:CABLE ENDS|END OF CABLE) ?[=*-]{3,90}")
_ATTRIBUTES = re.compile(r"^ {0,4}Message Attributes {0,4}$", re.MULTILINE)
_BY_WORD = (
    ("classified/released", _STAMP, FurnitureKind.STAMP),
    ("release in ", _RELEASE, FurnitureKind.STAMP),
    ("released in ", _RELEASE, FurnitureKind.STAMP),
    ("case no.", _RELEASE, FurnitureKind.STAMP),
    ("minimize cons", _MINIMIZE, FurnitureKind.BOILERPLATE),
    ("entire smart", _MESSAGE_POINTER, FurnitureKind.BOILERPLATE),
    ("cable ends", _ENDS_IN_LINE, FurnitureKind.TRAILER),
    ("end of cable", _ENDS_IN_LINE, FurnitureKind.TRAILER),
    ("missing section", _MISSING_SECTION, FurnitureKind.BOILERPLATE),
    ("classified web", _WEBSITE, FurnitureKind.BOILERPLATE),
)
"""A word in lower case that the pattern's matches hold."""


def find_furniture(
    text: str, lower: str, span: Span, posts: Callable[[], Sequence[str]]
) -> tuple[Furniture, ...]:
    """Find what may stand anywhere in a text: page lines, stamps, boilerplate.

    Args:
        text: The whole text.
        lower: The same in lower case.
        span: Where to look.
        posts: Gives the names of the cable's post; they tell how much before
            the number of a page line in running text belongs to it.

    Returns:
        Ascending, without overlap.
    """
    found = [*_pages(text, span, posts), *_old_pages(text, span)]
    for word, pattern, kind in _BY_WORD:
        if lower.find(word, span.start, span.end) >= 0:
            found += _around(text, lower, span, word, pattern, kind)
    found += (
        Furniture(kind=FurnitureKind.REPEATED_HEADER, span=repeat)
        for repeat in find_repeated_headers(text, span)
    )
    found += _attributes(text, span)
    found += _dump_tail(text, span)
    return in_order(found)


def _around(
    text: str,
    lower: str,
    span: Span,
    word: str,
    pattern: re.Pattern[str],
    kind: FurnitureKind,
) -> Iterator[Furniture]:
    """Matches of a pattern that holds ``word``, searched for only near it."""
    position = span.start
    while (at := lower.find(word, position, span.end)) >= 0:
        start = max(at - _REACH, position)
        stop = min(at + _REACH + _REACH, span.end)
        position = at + len(word)
        for match in pattern.finditer(text, start, stop):
            begin = match.start()
            if pattern is _WEBSITE:  # the stars above it belong to it
                begin = start + len(text[start:begin].rstrip("* \n"))
            yield _item(text, kind, begin, match.end())
            position = max(position, match.end())


def find_line_furniture(text: str, lines: Iterable[Line]) -> Iterator[Furniture]:
    """Lines of a body that are a caption, a trailer or a level and nothing else."""
    for line in lines:
        shown = line.text
        if len(shown) > _TRAILER_LENGTH:
            continue
        if not shown.isupper() and shown[0] not in "=#-*":
            continue
        if is_caption(shown):
            yield _item(text, FurnitureKind.CAPTION_LINE, line.start, line.end)
        elif _TRAILER.fullmatch(shown) or read_level_alone(shown):
            yield _item(text, FurnitureKind.TRAILER, line.start, line.end)


def in_order(found: Iterable[Furniture]) -> tuple[Furniture, ...]:
    """Sort furniture; of two that overlap the earlier and longer stays."""
    result: list[Furniture] = []
    for item in sorted(found, key=lambda item: (item.span.start, -item.span.end)):
        if item.span and (not result or item.span.start >= result[-1].span.end):
            result.append(item)
    return tuple(result)


def masked(text: str, furniture: Sequence[Furniture]) -> str:
    """The text with furniture blanked out, every offset and line end kept."""
    if not furniture:
        return text
    pieces: list[str] = []
    position = 0
    for item in furniture:
        pieces.append(text[position : item.span.start])
        stretch = text[item.span.start : item.span.end]
        pieces.append("\n".join(" " * len(part) for part in stretch.split("\n")))
        position = item.span.end
    pieces.append(text[position:])
    return "".join(pieces)


def _pages(
    text: str, span: Span, posts: Callable[[], Sequence[str]]
) -> Iterator[Furniture]:
    """``KARVAL CITY 00000012  002 OF 003``, on a line of its own or in mid-line."""
    names: Sequence[str] | None = None
    position = span.start
    while (at := text.find(" OF ", position, span.end)) >= 0:
        position = at + 4
        if not text[position : position + 5].lstrip(" ")[:3].isdigit():
            continue
        start = max(at - _LONGEST_NUMBERS, span.start)
        match = _PAGE.search(text, start, min(position + 6, span.end))
        if match:
            names = posts() if names is None else names
            start = _name_start(text, span.start, match.start(), names)
            yield _item(text, FurnitureKind.PAGE_LINE, start, match.end())
            position = match.end()


def _old_pages(text: str, span: Span) -> Iterator[Furniture]:
    """``PAGE 02 KARVAL 00012 190632Z``, with the level printed above it."""
    position = span.start
    while (at := text.find("PAGE ", position, span.end)) >= 0:
        position = at + 5
        match = _OLD_PAGE.match(text, at, span.end)
        if match:
            before = max(at - _LONGEST_LEVEL, span.start)
            level = _LEVEL_BEFORE.search(text, before, at)
            start = level.start() if level else at
            yield _item(text, FurnitureKind.PAGE_LINE, start, match.end())
            position = match.end()


def _name_start(text: str, start: int, number: int, posts: Sequence[str]) -> int:
    """Where the post's name before a page line's number begins."""
    line = max(text.rfind("\n", start, number) + 1, number - _LONGEST_NAME, start)
    before = text[line:number]
    shown = before.rstrip()
    for post in posts:
        if shown.endswith(post):
            return line + len(shown) - len(post)
    whole_line = line == start or text[line - 1] == "\n"
    if shown and shown.isupper() and whole_line and len(shown.split()) <= 4:  # noqa: PLR2004
        return line + len(before) - len(before.lstrip())
    name = _NAME_BEFORE.search(shown)
    return line + name.start() if name else number


def _attributes(text: str, span: Span) -> Iterator[Furniture]:
    """Archive metadata below a message of the 1970s."""
    at = text.find("Message Attributes", span.start, span.end)
    if at >= 0 and _ATTRIBUTES.search(text, max(at - 5, span.start), span.end):
        yield _item(text, FurnitureKind.TRAILER, at, span.end)


def _dump_tail(text: str, span: Span) -> Iterator[Furniture]:
    """The last columns of a dump's row: figures, date, tags, title."""
    start = max(span.start, span.end - _LONGEST_DUMP_TAIL)
    if text.find("0 ", start, span.end) >= 0 and (
        match := _DUMP_TAIL.search(text, start, span.end)
    ):
        yield _item(text, FurnitureKind.TRAILER, match.start(), span.end)


def _item(text: str, kind: FurnitureKind, start: int, end: int) -> Furniture:
    return Furniture(kind=kind, span=Span(*trim(text, start, end)))
