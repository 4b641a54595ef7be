"""Furniture: page lines, stray captions, stamps, trailers and boilerplate.

Each kind is looked for only where a word that it must contain occurs, so a
cable without any costs a few searches of plain words.
"""

import re
from collections.abc import Iterator, Sequence

from reviewer.domain.cable import Furniture, FurnitureKind
from reviewer.domain.text import Span
from reviewer.parsing.classification_line import read_level_alone
from reviewer.parsing.fields import is_caption
from reviewer.parsing.lines import Line

_PAGE = re.compile(r"\b\d{8}[ \n]{1,6}\d{3}(?:\.\d)?[ ]{1,3}OF[ ]{1,3}\d{3}\b")
_NAME_BEFORE = re.compile(r"([A-Z][A-Z.'-]{1,24})( {1,4})$")
_LONGEST_NAME = 60
_LEVEL_BEFORE = (
    r"(?:(?:UNCLASSIFIED|CONFIDENTIAL|SECRET|LIMITED OFFICIAL USE)\s{1,10})?"
)
_OLD_PAGE = re.compile(
    rf"{_LEVEL_BEFORE}\bPAGE \d\d\s{{1,12}}[A-Z]{{2,12}}(?: [A-Z]{{2,12}}){{0,3}}"
    r" {1,12}\d{4,6}(?: {1,4}\d\d OF \d\d)?(?: {1,4}\d{6}Z)?(?![0-9])"
)
_STAMP = re.compile(
    r"(?:[A-Z][a-z]+ (?:[A-Z]\. ?)?[A-Z][a-z]+ )?Declassified/Released "
    r"US Department of State\s{1,3}EO\s{1,3}Systematic\s{1,3}Review\s{1,3}"
    r"\d{1,2} [A-Z][A-Za-z]{2} \d{4}",
    re.IGNORECASE,
)
_STAMP_WORDS = ("eclassified/", "ECLASSIFIED/")
_RELEASE = re.compile(
    r"(?:UNCLASSIFIED {1,4}U\.S\. Department of State Case No\. [^\n]{0,120}"
    r"|RELEASE(?:D)? IN (?:PART|FULL)(?: ?B\d[^\n]{0,30})?)$",
    re.MULTILINE,
)
_TRAILER = re.compile(
    r"N{3,4}|BT|#\d{4,6}|[=*-]{3,} ?(?:CABLE ENDS|END OF CABLE|END CABLE) ?[=*-]{3,}"
    r"|END OF CABLE|CABLE ENDS|END OF MESSAGE|#+ ?END ?#+"
)
_TRAILER_LENGTH = 80
_DUMP_TAIL = re.compile(r"(?<=\s)0 \d{1,2}/\d{1,2}/\d{4}(?![\d/])[^\n]{0,300}")
_WEBSITE = re.compile(
    r"(?:\*{5,}[* ]{0,40}\s{0,2})?\bvisit [^\n.]{0,80}classified web ?site"
    r"[^\n*]{0,200}(?:\s?\*{5,}[* ]{0,40})?(?:\*{3,})?",
    re.IGNORECASE,
)
_MISSING_SECTION = re.compile(
    r"\*{10,}\s{1,4}\* Missing Section \d{3} \*\s{1,4}\*{10,}"
)
_ATTRIBUTES = re.compile(r"^ {0,4}Message Attributes {0,4}$", re.MULTILINE)


def find_furniture(
    text: str, lines: Sequence[Line], span: Span, posts: Sequence[str]
) -> tuple[Furniture, ...]:
    """Find furniture in ``span``; ascending, without overlap.

    Args:
        text: The whole text.
        lines: The lines inside ``span``.
        span: Where to look.
        posts: Names of the cable's post; they tell how much before the number
            of a page line in running text belongs to it.
    """
    found = [
        *_pages(text, span, posts),
        *_stamps(text, span),
        *_boilerplate(text, span),
        *_whole_lines(lines),
    ]
    found.sort(key=lambda item: (item.span.start, -item.span.end))
    result: list[Furniture] = []
    for item in found:
        if not result or item.span.start >= result[-1].span.end:
            result.append(item)
    return tuple(result)


def _pages(text: str, span: Span, posts: Sequence[str]) -> Iterator[Furniture]:
    if text.find(" OF ", span.start, span.end) >= 0:
        for match in _PAGE.finditer(text, span.start, span.end):
            start = _name_start(text, span.start, match.start(), posts)
            yield _item(FurnitureKind.PAGE_LINE, start, match.end())
    if text.find("PAGE ", span.start, span.end) >= 0:
        for match in _OLD_PAGE.finditer(text, span.start, span.end):
            yield _item(FurnitureKind.PAGE_LINE, *match.span())


def _name_start(text: str, start: int, number: int, posts: Sequence[str]) -> int:
    """Where the post's name before a page line's number begins."""
    line = max(text.rfind("\n", start, number) + 1, number - _LONGEST_NAME, start)
    before = text[line:number]
    shown = before.rstrip()
    for post in posts:
        if shown.endswith(post):
            return line + len(shown) - len(post)
    if shown and shown == shown.upper() and text[line - 1 : line] in ("", "\n"):
        return line + len(before) - len(before.lstrip())
    name = _NAME_BEFORE.search(before)
    return line + name.start() if name else number


def _stamps(text: str, span: Span) -> Iterator[Furniture]:
    if any(text.find(word, span.start, span.end) >= 0 for word in _STAMP_WORDS):
        for match in _STAMP.finditer(text, span.start, span.end):
            yield _item(FurnitureKind.STAMP, *match.span())
    if text.find("RELEASE", span.start, span.end) >= 0 or (
        text.find("Case No.", span.start, span.end) >= 0
    ):
        for match in _RELEASE.finditer(text, span.start, span.end):
            yield _item(FurnitureKind.STAMP, *match.span())


def _boilerplate(text: str, span: Span) -> Iterator[Furniture]:
    for word, pattern in (
        ("ebsite", _WEBSITE),
        ("eb site", _WEBSITE),
        ("EBSITE", _WEBSITE),
        ("Missing Section", _MISSING_SECTION),
    ):
        if text.find(word, span.start, span.end) >= 0:
            for match in pattern.finditer(text, span.start, span.end):
                yield _item(FurnitureKind.BOILERPLATE, *match.span())
    if text.find("0 ", span.start, span.end) >= 0:
        for match in _DUMP_TAIL.finditer(text, span.start, span.end):
            yield _item(FurnitureKind.TRAILER, *match.span())
    if (at := text.find("Message Attributes", span.start, span.end)) >= 0:
        match_ = _ATTRIBUTES.search(text, max(at - 5, span.start), span.end)
        if match_:
            yield _item(
                FurnitureKind.TRAILER, match_.start(), len(text[: span.end].rstrip())
            )


def _whole_lines(lines: Sequence[Line]) -> Iterator[Furniture]:
    for line in lines:
        text = line.text
        if len(text) > _TRAILER_LENGTH or not text.isupper():
            if text[0] not in "=#-*":
                continue
        if is_caption(text):
            yield _item(FurnitureKind.CAPTION_LINE, line.start, line.end)
        elif _TRAILER.fullmatch(text) or read_level_alone(text):
            yield _item(FurnitureKind.TRAILER, line.start, line.end)


def _item(kind: FurnitureKind, start: int, end: int) -> Furniture:
    return Furniture(kind=kind, span=Span(start, end))
