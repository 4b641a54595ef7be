"""Layout: broken paragraphs, residue of copying, the signature."""

import re
from collections.abc import Iterator

from reviewer.auditing.evidence import Evidence, Hit
from reviewer.domain.cable import FurnitureKind, Paragraph
from reviewer.domain.text import Span, without

_BLANK_LINE = re.compile(r"\S[ \t\\]*\n(?:[ \t\\]*\n)+(?=[ \t]*\S)")
_LISTED = re.compile(r"[ \t]*(?:[-*•]|\(?[A-Za-z0-9]{1,2}[.)])[ \t-]")
_MARKUP = re.compile(
    r"\[[^\]\n]{0,80}\]\(#[^)\n]{0,80}\)|&(?:#x?[0-9A-Fa-f]{1,6}|amp|lt|gt|quot|nbsp);"
    r"|</?[a-z]{1,10}(?: [^<>\n]{0,80})?/?>"
)
_TRAILING = re.compile(r"(?<![ \t\\])[ \t\\]+$", re.MULTILINE)
_STEERING = re.compile(
    "[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_RESIDUE = (
    ("markup", _MARKUP),
    ("trailing blanks", _TRAILING),
    ("invisible or direction-changing characters", _STEERING),
    ("characters outside ASCII", _FOREIGN),
)
_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_UNSORTED = frozenset({FurnitureKind.TRAILER})
"""What the parser finds at the end, known or not, is all called a trailer."""
_AFTER_SIGNATURE = re.compile(
    r"N{3,4}|BT|#\d{4,6}|.{0,4}(?:CABLE ENDS|END OF CABLE|END CABLE).{0,4}"
    r"|[=*_#-]+|(?:UNCLASSIFIED|CONFIDENTIAL|SECRET)",
    re.IGNORECASE,
)


def continuation(evidence: Evidence) -> Iterator[Hit]:
    """MA-08: a paragraph goes on below a blank line or a page line."""
    for paragraph, place, what in (*_below_pages(evidence), *_below_blanks(evidence)):
        yield Hit(
            place,
            f"{evidence.name(paragraph)} goes on below a {what}; the block has no "
            "marking of its own.",
        )


def residue(evidence: Evidence) -> Iterator[Hit]:
    """MA-30: what copying left in the text; told once for the cable."""
    span, told, places = evidence.cable.span, [], []
    for name, pattern in _RESIDUE:
        found = list(pattern.finditer(evidence.text, span.start, span.end))
        if pattern is _FOREIGN:
            found = [match for match in found if not _STEERING.match(match[0])]
        if found:
            told.append(f"{name} ({len(found)})")
            places.append(Span(*found[0].span()))
    at_end = span.end == len(evidence.text) and span
    if at_end and not evidence.words(span).endswith("\n"):
        told.append("no line end at the end")
        places.append(Span(span.end - 1, span.end))
    if told:
        yield Hit(min(places), f"The copy left residue: {', '.join(told)}.")


def signature(evidence: Evidence) -> Iterator[Hit]:
    """MA-31: no signature, or text below it."""
    signed = evidence.cable.signature
    if signed is None:
        end = evidence.cable.span.end
        yield Hit(Span(max(end - 1, evidence.cable.span.start), end), "Nobody signed.")
        return
    below = Span(signed.span.end, evidence.cable.span.end)
    known = (f.span for f in evidence.cable.furniture if f.kind not in _UNSORTED)
    for piece in without(below, known):
        for line in _LINE.finditer(evidence.text, piece.start, piece.end):
            if not _AFTER_SIGNATURE.fullmatch(line[0]):
                yield Hit(Span(*line.span()), "Text stands below the signature.")
                return


def _below_pages(evidence: Evidence) -> Iterator[tuple[Paragraph, Span, str]]:
    """Paragraphs that a page line interrupts."""
    for item in evidence.cable.furniture:
        if item.kind is FurnitureKind.PAGE_LINE:
            paragraph = evidence.cable.paragraph_at(item.span.start)
            if paragraph and item.span.end < paragraph.span.end:
                yield paragraph, item.span, "page line"


def _below_blanks(evidence: Evidence) -> Iterator[tuple[Paragraph, Span, str]]:
    """Paragraphs that a blank line interrupts; list items do not count."""
    for paragraph in evidence.cable.paragraphs:
        for piece in paragraph.pieces:
            for found in _BLANK_LINE.finditer(evidence.text, piece.start, piece.end):
                if not _LISTED.match(evidence.text, found.end(), piece.end):
                    stop = evidence.text.find("\n", found.end(), piece.end)
                    end = piece.end if stop < 0 else stop
                    yield paragraph, Span(found.end(), end), "blank line"
