"""What a correction is about: from a selection to a place, and what it is called."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from reviewer.domain.audit import where
from reviewer.domain.cable import (
    Block,
    BlockKind,
    Furniture,
    FurnitureKind,
    Heading,
    Subject,
)
from reviewer.domain.correction import (
    Correction,
    CorrectionKind,
    opening_at,
    opening_of,
)
from reviewer.domain.text import Span
from reviewer.errors import RuleError
from reviewer.parsing.markings import canonical
from reviewer.store.cables import OpenCable

__all__ = ["label", "place_of", "said", "value_of", "where"]
_HIGHEST_NUMBER = 999
_WORD = re.compile(r"\S")


class NothingThereError(RuleError):
    """There is nothing at the place that the correction could be about."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"There is no {what} at that place. Nothing was changed; put the cursor "
            "into it, or select it, and try again."
        )


class ValueMisreadError(RuleError):
    """What was said cannot be read."""

    def __init__(self, value: str, expected: str) -> None:
        super().__init__(
            f"“{value}” is not {expected}. Nothing was changed; correct it and try "
            "again."
        )


def place_of(
    opened: OpenCable, kind: CorrectionKind, span: Span, value: str, *, holds: bool
) -> Span:
    """What exactly is meant by a selection, or by a cursor (an empty span).

    Raises:
        NothingThereError: There is no such thing there.
    """
    if kind is CorrectionKind.BLOCK and not holds:
        block = block_at(opened, span, value)
        return _first([block] if block else [], "Summary, Comment or Note", span)
    if kind is CorrectionKind.BLOCK and not span:
        return _paragraph_text(opened, span)
    return _PLACES.get((kind, holds), _words)(opened, span)


def value_of(kind: CorrectionKind, value: str, *, holds: bool) -> str:
    """A value as it is kept.

    Raises:
        ValueMisreadError: It is not what this kind of correction takes.
    """
    read: Mapping[CorrectionKind, Callable[[str], str]] = {
        CorrectionKind.NUMBER: _number,
        CorrectionKind.MARKING: marking_of,
        CorrectionKind.BLOCK: partial(_one_of, BlockKind),
        CorrectionKind.CABLE: str,
    }
    if kind is CorrectionKind.FURNITURE and holds:
        return _one_of(FurnitureKind, value)
    return read[kind](value.strip()) if kind in read else ""


def marking_of(value: str) -> str:
    """A marking as typed, with or without brackets, in canonical form.

    Raises:
        ValueMisreadError: It is no marking.
    """
    bare = value.strip().strip("()[]").strip()
    if bare.lower() in {"", "none", "unmarked"}:
        return ""
    found = canonical(bare)
    if found is None:
        raise ValueMisreadError(value, "a marking such as C, SBU or S//NF")
    return str(found)


def block_at(opened: OpenCable, span: Span, kind: str = "") -> Block | None:
    """The innermost block at a place, of one kind or any."""
    around = [
        block
        for block in opened.cable.blocks
        if block.span.start <= span.start < max(block.span.end, block.span.start + 1)
        and kind in ("", block.kind)
    ]
    return min(around, key=lambda block: len(block.span), default=None)


def printed_marking(opened: OpenCable, span: Span) -> Span | None:
    """Where a marking may be printed at the opening of a paragraph."""
    opening = opening_at(opened.text, span.start, opened.cable.span.end)
    return opening.printed_marking


def label(opened: OpenCable, correction: Correction) -> str:
    """What the step that makes a correction is called."""
    if correction.kind is CorrectionKind.CABLE:
        verb = "begins" if correction.holds else "does not begin"
        return f"Correct the file: {correction.value} {verb} here"
    return f"Correct {where(opened.cable, correction.span)}: {said(correction)}"


def said(correction: Correction) -> str:
    """What a correction says of its place, in a few words."""
    value, holds = correction.value.replace("_", " "), correction.holds
    words = {
        CorrectionKind.NUMBER: f"number {value or 'none'}",
        CorrectionKind.MARKING: f"marking {value or 'none'}",
        CorrectionKind.PARAGRAPH: f"{'a' if holds else 'no'} paragraph begins",
        CorrectionKind.BLOCK: f"{'a' if holds else 'no'} {value}",
        CorrectionKind.HEADING: f"{'a' if holds else 'no'} heading",
        CorrectionKind.FURNITURE: value if holds else "no furniture",
        CorrectionKind.CABLE: f"{'a' if holds else 'no'} cable begins",
    }
    return words[correction.kind]


def _opening(opened: OpenCable, span: Span) -> Span:
    paragraph = opened.cable.paragraph_at(span.start)
    if paragraph is None:
        raise NothingThereError("paragraph")
    return opening_of(opened.text, paragraph)


def _titled(opened: OpenCable, span: Span) -> Span:
    """The subject, the heading or the opening of the paragraph."""
    subject = opened.cable.header.subject
    titles: list[Subject | Heading] = [*opened.cable.headings]
    titles += [subject] if subject else []
    found = (one.span for one in titles if one.span.contains(span.start))
    return next(found, None) or _opening(opened, span)


def _heading(opened: OpenCable, span: Span) -> Span:
    return _first(opened.cable.headings, "heading", span)


def _furniture(opened: OpenCable, span: Span) -> Span:
    return _first(opened.cable.furniture, "furniture", span)


def _beginning(opened: OpenCable, span: Span) -> Span:
    """Where a selection begins, or with a cursor its line."""
    end = opened.cable.span.end
    line = opened.text.rfind("\n", opened.cable.span.start, span.start) + 1
    start = span.start if span else max(line, opened.cable.span.start)
    word = _WORD.search(opened.text, start, end)
    if word is None:
        raise NothingThereError("text")
    return opening_at(opened.text, word.start(), end).span


def _words(opened: OpenCable, span: Span) -> Span:
    """A selection without blanks around it, or with a cursor its line."""
    start, end = span.start, span.end
    if not span:
        start = opened.text.rfind("\n", opened.cable.span.start, start) + 1
        start = max(start, opened.cable.span.start)
        end = opened.text.find("\n", start, opened.cable.span.end)
        end = opened.cable.span.end if end < 0 else end
    shown = opened.text[start:end]
    start += len(shown) - len(shown.lstrip())
    if not shown.strip():
        raise NothingThereError("text")
    return Span(start, start + len(shown.strip()))


def _paragraph_text(opened: OpenCable, span: Span) -> Span:
    paragraph = opened.cable.paragraph_at(span.start)
    if paragraph is None or not paragraph.pieces:
        raise NothingThereError("paragraph")
    return Span(paragraph.pieces[0].start, paragraph.span.end)


def _first(items: Sequence[Block | Heading | Furniture], what: str, span: Span) -> Span:
    for item in items:
        if item.span.contains(span.start) or item.span.intersects(span):
            return item.span
    raise NothingThereError(what)


_PLACES: Mapping[tuple[CorrectionKind, bool], Callable[[OpenCable, Span], Span]] = {
    (CorrectionKind.NUMBER, True): _opening,
    (CorrectionKind.MARKING, True): _titled,
    (CorrectionKind.PARAGRAPH, True): _beginning,
    (CorrectionKind.PARAGRAPH, False): _opening,
    (CorrectionKind.HEADING, False): _heading,
    (CorrectionKind.FURNITURE, False): _furniture,
}


def _number(value: str) -> str:
    bare = value.strip("¶.() ").lower()
    if bare in {"", "none", "unnumbered"}:
        return ""
    digits = bare.lstrip("0") if bare.isascii() and bare.isdigit() else ""
    if not 0 < len(digits) <= len(str(_HIGHEST_NUMBER)):
        raise ValueMisreadError(value, f"a number from 1 to {_HIGHEST_NUMBER}, or none")
    return digits


def _one_of(kinds: type[BlockKind] | type[FurnitureKind], value: str) -> str:
    bare = value.lower().replace(" ", "_").replace("-", "_")
    if bare not in set(kinds):
        words = ", ".join(kind.replace("_", " ") for kind in kinds)
        raise ValueMisreadError(value, f"one of: {words}")
    return bare
