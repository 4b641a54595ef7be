"""Headers that are repeated where a section of a long cable begins.

Every section was sent as a message of its own; archives joined them with their
headers. A repeat names the same post and serial and a later section.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from reviewer.domain.text import Span
from reviewer.parsing.captions import is_caption
from reviewer.parsing.classification_line import (
    ClassificationLine,
    read_classification_line,
    read_level_alone,
)
from reviewer.parsing.lines import Line

_ABOVE = re.compile(
    r"(?:[ZOPR](?: [ZOPR])? \d{6}Z |FM |TO |INFO\b|ACTION\b|ORIGIN\b"
    r"|R[UH][A-Z0-9]{2,8}/|DE R|ZN[RY] |V?ZCZC|[A-Z]{2} RUE|-{4,}"
    r"|AM(?:EMBASSY|CONSUL)|SECSTATE|SECDEF"
    r"|US(?:MISSION|INT|EU|UN|OFFICE|CINC|NATO)|(?:[A-Z]{1,6}-\d\d {0,4}){2,}|XMT )"
)
_SUBJECT = re.compile(r"^ {0,4}SUBJ(?:ECT)?: {0,4}(\S[^\n]{0,20})", re.MULTILINE)
_BLANK_LINE = re.compile(r"\n[ \t\\]*\n")
_REFERENCES = re.compile(r"REF[A-Z()]{0,8}:")
_MOST_ABOVE = 40
_HEADER_REACH = 2500
"""Characters within which a repeated header prints its subject."""


def find_repeated_headers(text: str, span: Span) -> Iterator[Span]:
    """The stretches that repeat the header of the cable at ``span``."""
    found = list(_classification_lines(text, span))
    if len(found) < 2:  # noqa: PLR2004 - one is the cable's own
        return
    first = found[0]
    subject = _SUBJECT.search(text, first.end, span.end)
    reached = subject.end() if subject else first.end
    for before, line in pairwise(found):
        if line.start < reached or not _repeats(first, line):
            continue
        start = _start(text, line.start, max(before.end, reached))
        end = _end(text, line.end, span.end, subject[1] if subject else None)
        yield Span(start, end)
        reached = end


def _classification_lines(text: str, span: Span) -> Iterator[ClassificationLine]:
    position = span.start
    while (at := text.find("SECTION", position, span.end)) >= 0:
        start = max(text.rfind("\n", span.start, at) + 1, span.start)
        end = text.find("\n", at, span.end)
        end = span.end if end < 0 else end
        shown = text[start:end].strip()
        start = text.index(shown, start)
        line = read_classification_line(
            Line(start, start + len(shown), shown, after_blank=False)
        )
        if line and line.section:
            yield line
        position = end


def _repeats(first: ClassificationLine, line: ClassificationLine) -> bool:
    return (first.post, first.serial) == (line.post, line.serial) and (
        line.section != first.section
    )


def _start(text: str, position: int, least: int) -> int:
    """Step back over routing, addressees and distribution."""
    start = position
    for _ in range(_MOST_ABOVE):
        above = text.rfind("\n", least, max(position - 1, least)) + 1
        if above <= least:
            break
        shown = text[above : position - 1].strip()
        if shown and not _ABOVE.match(shown) and not read_level_alone(shown):
            break
        if shown:
            start = text.index(shown, above)
        position = above
    return start


def _end(text: str, position: int, most: int, subject: str | None) -> int:
    """The end of the repeated subject and references, else of the captions."""
    near = min(position + _HEADER_REACH, most)
    again = _SUBJECT.search(text, position, near) if subject else None
    if again and again[1] == subject:
        end = _stanza_end(text, again.end(), most)
        below = _next_words(text, end, most)
        if _REFERENCES.match(text, below, most):
            return _stanza_end(text, below, most)
        return end
    end = position
    while True:
        start = _next_words(text, end, most)
        stop = text.find("\n", start, most)
        shown = text[start : stop if stop >= 0 else most].rstrip(" \\")
        if not shown or not is_caption(shown):
            return end
        end = start + len(shown)


def _stanza_end(text: str, position: int, most: int) -> int:
    found = _BLANK_LINE.search(text, position, most)
    return found.start() if found else most


def _next_words(text: str, position: int, most: int) -> int:
    while position < most and text[position] in " \t\n\\":
        position += 1
    return position
