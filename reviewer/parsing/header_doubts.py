"""Notes on what a header was read to be, where another reading was possible."""

import re
from collections.abc import Iterator, Sequence

from reviewer.domain.cable import Header, ParseNote, Reference
from reviewer.domain.text import Span
from reviewer.parsing.fields import Frame
from reviewer.parsing.posts import is_misspelt
from reviewer.parsing.references import read_references

_WORDS = re.compile(r"[^\s,;.:()\[\]#]+")
_JANUARY = 1


def doubts_on_header(
    text: str, frame: Frame, header: Header, cable_id: str | None
) -> Iterator[ParseNote]:
    """What the header's fields left open.

    Args:
        text: The whole text.
        frame: Where the fields stand.
        header: What was read.
        cable_id: The id that was made of it.
    """
    top = Span(frame.start, frame.start)
    line = frame.classification
    if not frame.is_header:
        message = "Nothing of a header was found; all of the text is read as body."
        yield ParseNote(code="no_header", message=message, span=top)
    elif line is None and "mrn" not in frame.fields:
        level = header.classification or "no level was found"
        message = f"No line names level, post and number; the level read is {level}."
        yield ParseNote(code="no_classification_line", message=message, span=top)
    elif line and line.post and cable_id and is_misspelt(line.post):
        message = f"The post {line.post} is read as a misspelling: {cable_id}."
        place = Span(line.start, line.end)
        yield ParseNote(code="id_mended", message=message, span=place)
    yield from _doubts_on_tags(text, frame, header.tags)
    yield from _doubts_on_years(text, frame, header, cable_id)


def _doubts_on_tags(
    text: str, frame: Frame, tags: Sequence[str]
) -> Iterator[ParseNote]:
    span = frame.fields.get("tags")
    if span is None:
        return
    printed = {word.upper() for word in _WORDS.findall(text[span.start : span.end])}
    parted = [tag for tag in tags if tag not in printed and _is_of(tag, printed)]
    if parted:
        message = f"TAGS printed without a blank were parted: {', '.join(parted)}."
        yield ParseNote(code="tags_split", message=message, span=span)


def _is_of(tag: str, printed: set[str]) -> bool:
    """Whether a tag is a piece of a longer printed word."""
    return tag.isalpha() and any(tag in word and word.isalpha() for word in printed)


def _doubts_on_years(
    text: str, frame: Frame, header: Header, cable_id: str | None
) -> Iterator[ParseNote]:
    """In January a reference without a year may be of the year before."""
    span, dtg = frame.fields.get("ref"), header.dtg
    if span is None or dtg is None or dtg.month != _JANUARY:
        return
    bare = read_references(text[span.start : span.end], None)
    assumed = [
        read.cable_id
        for read, plain in zip(header.references, bare, strict=False)
        if _is_assumed(read, plain, cable_id)
    ]
    if assumed:
        names = ", ".join(name for name in assumed if name)
        yield ParseNote(
            code="reference_year_assumed",
            message=f"Written in January, without a year, and read as {names}; it may "
            f"be of {dtg.year - 1}.",
            span=span,
        )


def _is_assumed(read: Reference, plain: Reference, own_id: str | None) -> bool:
    """Whether no year is printed and no number of the same post tells it."""
    if read.cable_id is None or plain.cable_id is not None:
        return False
    post = read.cable_id[2:].rstrip("0123456789")
    return own_id is None or post != own_id[2:].rstrip("0123456789")
