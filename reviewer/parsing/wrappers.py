"""What archives and mirrors wrapped around a cable, above its first line."""

import re
from collections.abc import Sequence

from reviewer.domain.text import Span
from reviewer.parsing.classification_line import read_classification_line
from reviewer.parsing.lines import Line

_DUMP_LINE = re.compile(r"(?:id|refid|header): ?")
_DUMP_RULE = re.compile(r"-{4,} ?header ends ?-{4,}", re.IGNORECASE)
_PARTIAL = re.compile(
    r"This record is a partial extract of the original cable\. {0,2}"
    r"The full text of the original cable is not available\."
)
_KEY_BEGIN = "-----BEGIN PGP"
_KEY_END = "-----END PGP"
_ARCHIVE_TITLE = "Message Text"
_NOTICE_HEAD = 8
_ARCHIVE_HEAD = 150
"""Lines within which an archive's page comes to its message."""


def skip_wrappers(lines: Sequence[Line]) -> tuple[list[Span], Sequence[Line]]:
    """Set aside a key block, archive metadata, a dump's preview, the notice.

    Returns:
        What was set aside, ascending, and the lines that are left.
    """
    aside: list[Span] = []
    lines = _without_archive_head(lines, aside)
    ends = next(
        (
            n
            for n, line in enumerate(lines)
            if line.text[0] == "-" and _DUMP_RULE.fullmatch(line.text)
        ),
        None,
    )
    if ends is not None:
        first = _preview_start(lines[:ends])
        others = [*lines[:first], *lines[ends + 1 :]]
        last = ends if _has_sender(others) else _header_label(lines[:ends])
        aside.append(Span(lines[first].start, lines[last].end))
        if last < ends:
            aside.append(Span(lines[ends].start, lines[ends].end))
        kept = lines[last + 1 : ends]
        return aside, [*lines[:first], *kept, *lines[ends + 1 :]]
    return aside, _without_notice(lines, aside)


def _without_archive_head(lines: Sequence[Line], aside: list[Span]) -> Sequence[Line]:
    """Drop what stands above ``Message Text``, or a key block alone."""
    last = None
    has_key = bool(lines) and lines[0].text.startswith(_KEY_BEGIN)
    for number, line in enumerate(lines[:_ARCHIVE_HEAD]):
        if line.text == _ARCHIVE_TITLE:
            last = number
            break
        if has_key and line.text.startswith(_KEY_END):
            last = number
    if last is None:
        return lines
    aside.append(Span(lines[0].start, lines[last].end))
    return lines[last + 1 :]


def _without_notice(lines: Sequence[Line], aside: list[Span]) -> Sequence[Line]:
    for number, line in enumerate(lines[:_NOTICE_HEAD]):
        if found := _PARTIAL.match(line.text):
            aside.append(Span(line.start, line.start + found.end()))
            tail = line.text[found.end() :]
            shown = tail.strip()
            after = list(lines[number + 1 :])
            if shown:
                start = line.end - len(tail.lstrip())
                after.insert(0, Line(start, line.end, shown, after_blank=True))
            return [*lines[:number], *after]
    return lines


def _has_sender(lines: Sequence[Line]) -> bool:
    """Whether the lines have a header: the preview's is a copy of it."""
    return any(line.text.startswith("FM ") for line in lines[:_ARCHIVE_HEAD])


def _header_label(lines: Sequence[Line]) -> int:
    """Where the preview names its header, else its last line."""
    found = (n for n, line in enumerate(lines) if line.text.startswith("header:"))
    return next(found, len(lines))


def _preview_start(lines: Sequence[Line]) -> int:
    for number, line in enumerate(lines):
        if read_classification_line(line) or _DUMP_LINE.match(line.text):
            return number
    return len(lines)
