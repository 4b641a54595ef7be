"""Several cables in one text: where each begins.

Archives glue cables together, and dumps leak rows of a neighbour into a body.
A section's repeated header is no new cable: it has the same date-time group.
"""

import re
from bisect import bisect_right
from itertools import pairwise

from reviewer.domain.text import Span
from reviewer.parsing.transmission import DTG_LINE, FIRST_LINE

_ROW = re.compile(
    r"\n {0,8}\d{3,6}[ \t]{1,4}(?:\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4})[ \t]"
    r"(?:\d{1,2}:\d\d[ \t]{1,4})?[ \t]{0,4}\d{2}[A-Z][A-Z-]{2,40}\d"
)
_DTG = re.compile(rf"^{DTG_LINE.pattern}[^\n]{{0,40}}\n{{1,3}}FM ", re.MULTILINE)
_NOTICE = re.compile(r"^This record is a partial extract of the original", re.MULTILINE)
_NOTICE_WORDS = "partial extract"
_LINES_ABOVE = 8
_LONGEST_ROW = 400
"""Characters from the start of a dump's row to the header in it."""
_HEAD_LINE = re.compile(
    r"V?ZCZC|[A-Z]{2}(?: [A-Z]{4,8})*$|DE RU|ZN[RY] |[A-Z]{5,9}(?: |$)"
)


def split_document(text: str) -> tuple[Span, ...]:
    """Cut a text into cables; the spans tile it. There is always at least one."""
    rows = _rows(text)
    headers = [at for at in _headers(text) if not _is_below_row(at, rows)]
    cuts = sorted({*rows, *headers, *_notices(text)} - {0})
    edges = [0, *cuts, len(text)]
    spans = [Span(start, end) for start, end in pairwise(edges) if end > start]
    return tuple(spans) or (Span(0, 0),)


def _rows(text: str) -> list[int]:
    """Rows of the dump of another cable, not at the head of the text."""
    first = len(text) - len(text.lstrip())
    starts = (match.start() + 1 for match in _ROW.finditer(text))
    return [start for start in starts if start > first]


def _is_below_row(position: int, rows: list[int]) -> bool:
    """Whether a header belongs to the row of a dump right above it."""
    index = bisect_right(rows, position) - 1
    return index >= 0 and position - rows[index] <= _LONGEST_ROW


def _headers(text: str) -> list[int]:
    """Transmission headers with another date-time group than the one before."""
    cuts: list[int] = []
    before: str | None = None
    if text.count("\nFM ") < 2:  # noqa: PLR2004 - two cables have two
        return cuts
    for match in _DTG.finditer(text):
        group = " ".join(match[0].split()[:4])
        if before is not None and group != before:
            cuts.append(_header_start(text, match.start()))
        before = group
    return cuts


def _header_start(text: str, position: int) -> int:
    """Step back over routing lines to the first line of a header."""
    start = position
    for _ in range(_LINES_ABOVE):
        above = text.rfind("\n", 0, max(start - 1, 0)) + 1
        line = text[above : max(start - 1, 0)].strip()
        if not start or (line and not _HEAD_LINE.match(line)):
            break
        if line:
            position = above
        start = above
        if FIRST_LINE.match(line):
            break
    return position


def _notices(text: str) -> list[int]:
    """Partial-extract notices below a cable; a few lines of metadata are none."""
    if text.find(_NOTICE_WORDS) < 0:
        return []
    found = [match.start() for match in _NOTICE.finditer(text)]
    if found and text.count("\n", 0, found[0]) <= _LINES_ABOVE:
        return found[1:]
    return found
