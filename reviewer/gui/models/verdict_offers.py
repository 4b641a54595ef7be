"""What an adjudicator can put in place of both sides, case by case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reviewer.domain import aspects
from reviewer.domain.codebook import STATEMENT_TYPE, Codebook, Kind
from reviewer.domain.statement import Link, Speaker, Statement
from reviewer.domain.text import Span, excerpt

if TYPE_CHECKING:
    from reviewer.services.docket import Case

_QUOTED = 60


@dataclass(frozen=True, slots=True)
class Edit:
    """One way to decide by an edit."""

    words: str
    edited: Statement | Link


def edits_of(
    case: Case,
    book: Codebook,
    speakers: Sequence[Speaker],
    text: str,
    selected: tuple[Span, ...],
) -> tuple[Edit, ...]:
    """How a case could be decided by an edit.

    Args:
        case: The case.
        book: Says what there is to choose from.
        speakers: Whom either side named.
        text: Of the cable, to quote from.
        selected: What is selected in the text; may be empty.
    """
    held = case.x or case.y
    if held is not None and held.link is not None:
        return tuple(_links(held.link, held.ends, book))
    base = held.statement if held else None
    if base is None:
        return ()
    name, _, attribute = case.group.partition(":")
    if name == "attribute":
        return tuple(_values(base, attribute, book, speakers, selected))
    other = case.y.statement if name == "boundary" and case.y else None
    found = list(_extents(base, other, text, selected)) if name != "label" else []
    if name != "boundary":
        found += _labels(base, book)
    return tuple(found)


def _extents(
    base: Statement, other: Statement | None, text: str, selected: tuple[Span, ...]
) -> Iterator[Edit]:
    found: list[tuple[str, tuple[Span, ...]]] = []
    if selected:
        found.append((_tr("The selected words: “{words}”"), selected))
    if other is not None:
        start, end = min(base.start, other.start), max(base.end, other.end)
        found.append((_tr("From first to last: “{words}”"), (Span(start, end),)))
        start, end = max(base.start, other.start), min(base.end, other.end)
        if start < end:
            shared = (Span(start, end),)
            found.append((_tr("What both have: “{words}”"), shared))
    for words, spans in found:
        quote = excerpt(text, spans)
        if len(quote) > _QUOTED:
            half = _QUOTED // 2
            quote = f"{quote[:half]}…{quote[-half:]}"
        yield Edit(words.format(words=quote), replace(base, spans=spans))


def _labels(base: Statement, book: Codebook) -> Iterator[Edit]:
    types = book.attribute(STATEMENT_TYPE)
    for value in types.values if types else ():
        if not value.retired:
            given = {**base.attributes, STATEMENT_TYPE: value.name}
            if base.kind is not Kind.CLAIM:
                given = {STATEMENT_TYPE: value.name}
            made = replace(base, kind=Kind.CLAIM, attributes=given)
            yield Edit(value.title, made)
    for entry in book.kinds:
        if entry.kind is not Kind.CLAIM:
            given = base.attributes if entry.kind is base.kind else {}
            made = replace(base, kind=entry.kind, attributes=dict(given))
            yield Edit(entry.value.title, made)


def _values(
    base: Statement,
    name: str,
    book: Codebook,
    speakers: Sequence[Speaker],
    selected: tuple[Span, ...],
) -> Iterator[Edit]:
    if name == "speaker":
        yield Edit(_tr("Nobody"), replace(base, speaker_id=None))
        for one in speakers:
            yield Edit(one.name, replace(base, speaker_id=one.speaker_id))
    elif name in aspects.PARTS:
        yield from _parts(base, name, selected)
    elif (known := book.attribute(name)) is not None:
        for entry in known.values:
            given = {**base.attributes, name: entry.name}
            yield Edit(entry.title, replace(base, attributes=given))


def _parts(base: Statement, name: str, selected: tuple[Span, ...]) -> Iterator[Edit]:
    """Parts of a statement that are selected in the text, or true or not."""
    if name == "source_span" and selected:
        yield Edit(_tr("The selected words"), replace(base, source_spans=selected))
    elif name == "cue_span" and selected:
        yield Edit(_tr("The selected words"), replace(base, cue_spans=selected))
    elif name == "mixed":
        yield Edit(_tr("Yes"), replace(base, mixed=True))
        yield Edit(_tr("No"), replace(base, mixed=False))
    elif name == "general":
        yield Edit(_tr("Yes"), replace(base, general=True))
        yield Edit(_tr("No"), replace(base, general=False))


def _links(
    base: Link, ends: tuple[Statement | None, Statement | None], book: Codebook
) -> Iterator[Edit]:
    source, target = ends
    if source is None or target is None:
        return
    for kind in book.links_between(source.kind, target.kind):
        name = kind.value.name
        if not kind.modes:
            yield Edit(kind.value.title, replace(base, kind=name, mode=None))
        for mode in kind.modes:
            words = f"{kind.value.title} · {mode.title}"
            yield Edit(words, replace(base, kind=name, mode=mode.name))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Adjudication", text)
