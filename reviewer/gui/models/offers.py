"""What can be corrected at a place of a cable, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reviewer.domain.audit import where
from reviewer.domain.cable import BlockKind, Cable, FurnitureKind, Paragraph
from reviewer.domain.correction import CorrectionKind
from reviewer.domain.text import Span

if TYPE_CHECKING:
    from reviewer.services.browsing import OpenCable


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One possible correction.

    ``value`` is what is proposed; ``asks`` whether it can be typed, ``among`` what
    can be chosen instead.
    """

    kind: CorrectionKind
    words: str
    holds: bool = True
    value: str = ""
    asks: bool = False
    among: tuple[str, ...] = ()


def offers_at(opened: OpenCable, span: Span) -> tuple[Offer, ...]:
    """What can be corrected about a selection, or with a cursor (an empty span)."""
    cable, at = opened.cable, span.start
    if any(item.span.contains(at) for item in cable.furniture):
        return (_furniture_is_text(),)
    subject = cable.header.subject
    if subject and subject.span.contains(at):
        return (_marking(str(subject.marking or "")),)
    heading = next((one for one in cable.headings if one.span.contains(at)), None)
    paragraph = cable.paragraph_at(at)
    if heading:
        no_heading = Offer(
            kind=CorrectionKind.HEADING, words=_tr("This is no heading"), holds=False
        )
        return (no_heading, _marking(str(heading.marking or "")), _furniture(span))
    if paragraph is None:
        begins = Offer(
            kind=CorrectionKind.PARAGRAPH, words=_tr("A paragraph begins here")
        )
        return (begins, _furniture(span), *_division(cable))
    return (*_in_paragraph(cable, paragraph, span), *_division(cable))


def _in_paragraph(cable: Cable, paragraph: Paragraph, span: Span) -> Iterator[Offer]:
    number = "" if paragraph.number is None else str(paragraph.number)
    yield Offer(
        kind=CorrectionKind.NUMBER,
        words=_tr("Number of this paragraph"),
        value=number,
        asks=True,
    )
    yield _marking(str(paragraph.marking or ""))
    words = paragraph.pieces[0].start if paragraph.pieces else paragraph.span.end
    if span.start > words:
        yield Offer(
            kind=CorrectionKind.PARAGRAPH,
            words=_tr("A paragraph begins with the selection")
            if span
            else _tr("A paragraph begins with this line"),
        )
    if cable.paragraphs and paragraph != cable.paragraphs[0]:
        yield Offer(
            kind=CorrectionKind.PARAGRAPH,
            words=_tr("{place} is part of the paragraph before").format(
                place=where(cable, paragraph.span)
            ),
            holds=False,
        )
    yield Offer(
        kind=CorrectionKind.HEADING,
        words=_tr("The selection is a heading")
        if span
        else _tr("This line is a heading"),
    )
    yield _furniture(span)
    yield from _blocks(cable, span)


def _division(cable: Cable) -> Iterator[Offer]:
    yield Offer(
        kind=CorrectionKind.CABLE, words=_tr("Another cable begins with this line")
    )
    if cable.span.start:
        yield Offer(
            kind=CorrectionKind.CABLE,
            words=_tr("This cable is the end of the one before it in its file"),
            holds=False,
        )


def _blocks(cable: Cable, span: Span) -> Iterator[Offer]:
    around = {block.kind for block in cable.blocks if block.span.contains(span.start)}
    for kind in BlockKind:
        name = kind_name(kind)
        if kind in around:
            yield Offer(
                kind=CorrectionKind.BLOCK,
                words=_tr("No {block} stands here").format(block=name),
                value=kind,
                holds=False,
            )
        if span or kind not in around:
            told = (
                _tr("The {block} is the selection")
                if span
                else _tr("This paragraph is a {block}")
            )
            yield Offer(
                kind=CorrectionKind.BLOCK, words=told.format(block=name), value=kind
            )


def _marking(value: str) -> Offer:
    return Offer(
        kind=CorrectionKind.MARKING,
        words=_tr("Marking (empty: unmarked)"),
        value=value,
        asks=True,
    )


def _furniture(span: Span) -> Offer:
    return Offer(
        kind=CorrectionKind.FURNITURE,
        words=_tr("The selection is no text of the cable, but a …")
        if span
        else _tr("This line is no text of the cable, but a …"),
        value=FurnitureKind.PAGE_LINE,
        among=tuple(FurnitureKind),
    )


def _furniture_is_text() -> Offer:
    return Offer(
        kind=CorrectionKind.FURNITURE,
        words=_tr("This is text of the cable"),
        holds=False,
    )


def kind_name(kind: BlockKind) -> str:
    """The word for a labelled block."""
    return {
        BlockKind.SUMMARY: _tr("Summary"),
        BlockKind.COMMENT: _tr("Comment"),
        BlockKind.NOTE: _tr("Note"),
    }[kind]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Structure", text)
