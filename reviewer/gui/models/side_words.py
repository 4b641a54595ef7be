"""What either side of a disagreement says, as its card shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reviewer.domain import aspects
from reviewer.domain.codebook import Codebook
from reviewer.domain.identifiers import SpeakerId
from reviewer.domain.statement import Statement
from reviewer.domain.text import Span
from reviewer.gui.models.cases import link_words, title_of
from reviewer.gui.models.coding import CableCoding, StatementLine
from reviewer.gui.widgets.text_flow import Piece

if TYPE_CHECKING:
    from reviewer.services.docket import Case, Held

_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class SideWords:
    """One side; ``line`` is None where it has nothing there.

    ``pieces`` are its words, marked where the other side does not have them;
    ``details`` what else it says, marked where that is what the case is about.
    """

    letter: str
    line: StatementLine | None
    title: str
    extent: str
    pieces: tuple[Piece, ...]
    details: tuple[Piece, ...]

    @property
    def spoken(self) -> str:
        """The whole card for a screen reader."""
        words = "".join(piece.text for piece in self.pieces)
        more = " ".join(piece.text for piece in self.details)
        return f"{self.letter}: {self.title}. {words}. {more}".strip()


@dataclass(frozen=True, slots=True)
class Wording:
    """What is needed to speak of a docket's statements."""

    coding: CableCoding
    book: Codebook
    text: str
    speakers: dict[SpeakerId, str]


def sides_of(case: Case, wording: Wording) -> tuple[SideWords, SideWords]:
    """Both sides of a case in words."""
    return (
        _side("X", case, case.x, case.y, wording),
        _side("Y", case, case.y, case.x, wording),
    )


def summary_of(case: Case) -> str:
    """What kind of difference it is, in a few words."""
    if case.name == "agreed":
        return _tr("both sides say the same; it enters the result by itself")
    return {
        "boundary": _tr("same statement, different ends"),
        "label": _tr("same words, different labels"),
        "attribute": _tr("same statement, different values"),
        "only_on_one_side": _tr("one side has no statement here"),
        "link_missing": _tr("one side has no link here"),
        "link_kind": _tr("same ends, different relations"),
        "link_end": _tr("same relation, different ends"),
    }.get(case.group.partition(":")[0], "")


def _side(
    letter: str, case: Case, held: Held | None, other: Held | None, words: Wording
) -> SideWords:
    if held is None or (held.statement is None and held.link is None):
        return SideWords(
            letter=letter,
            line=None,
            title=_tr("Nothing here"),
            extent="",
            pieces=(),
            details=(Piece(_tr("This side recorded nothing here."), quiet=True),),
        )
    if held.statement is None:
        return _link_side(letter, held, words)
    mine, theirs = held.statement, other.statement if other else None
    line = words.coding.line(mine)
    count = sum(span.end - span.start for span in mine.spans)
    return SideWords(
        letter=letter,
        line=line,
        title=line.title,
        extent=_tr("{n} characters").format(n=count),
        pieces=tuple(_quoted(words.text, mine, theirs)),
        details=tuple(_details(case, held, other, words)),
    )


def _link_side(letter: str, held: Held, words: Wording) -> SideWords:
    source, target = held.ends
    quotes = [words.coding.line(end).quote for end in (source, target) if end]
    return SideWords(
        letter=letter,
        line=words.coding.line(source) if source else None,
        title=link_words(held, words.coding),
        extent="",
        pieces=(Piece(" → ".join(quotes)),),
        details=(),
    )


def _quoted(text: str, mine: Statement, theirs: Statement | None) -> Iterator[Piece]:
    """One's words, with those marked that the other does not have."""
    others = theirs.spans if theirs else mine.spans
    for number, span in enumerate(mine.spans):
        if number:
            yield Piece(" … ")
        for part, shared in _parts(span, others):
            words = _BLANKS.sub(" ", text[part.start : part.end])
            yield Piece(words, marked=not shared)


def _parts(span: Span, others: Sequence[Span]) -> Iterator[tuple[Span, bool]]:
    """A span cut where it enters or leaves others; whether they share each part."""
    cuts = {span.start, span.end}
    for other in others:
        cuts |= {at for at in (other.start, other.end) if span.start < at < span.end}
    ordered = sorted(cuts)
    for start, end in pairwise(ordered):
        part = Span(start, end)
        yield part, any(part.intersects(other) for other in others)


def _details(
    case: Case, held: Held, other: Held | None, words: Wording
) -> Iterator[Piece]:
    mine = held.statement
    if mine is None:
        return
    name, _, attribute = case.group.partition(":")
    if attribute:
        title = title_of(case.group, words.book).partition(" · ")[2]
        value = _value_words(mine, attribute, words)
        yield Piece(f"{title}: {value}", marked=True)
    elif name == "label":
        yield Piece(_tr("labelled {label}").format(label=words.coding.line(mine).title))
    if mine.speaker_id and attribute != "speaker":
        said = words.speakers.get(mine.speaker_id, "")
        yield Piece(_tr("Speaker: {name}").format(name=said), quiet=True)
    for note in held.notes:
        yield Piece(_tr("Note: {text}").format(text=note), quiet=True)
    theirs = other.statement if other else None
    if theirs is not None and theirs.kind is mine.kind:
        yield Piece(_shared(mine, theirs, attribute, words.book), quiet=True)


def _value_words(mine: Statement, name: str, words: Wording) -> str:
    if name == "speaker":
        return words.speakers.get(mine.speaker_id or SpeakerId(""), _tr("nobody"))
    if name == "via":
        return ", ".join(words.speakers.get(one, "") for one in mine.via) or "–"
    if name in {"source_span", "cue_span"}:
        spans = mine.source_spans if name == "source_span" else mine.cue_spans
        return " … ".join(words.text[s.start : s.end] for s in spans) or "–"
    if name in aspects.PARTS:
        return _tr("yes") if getattr(mine, aspects.PARTS[name]) else _tr("no")
    value = aspects.attribute(mine, name, words.book)
    known = words.book.attribute(name)
    entry = known.value(value) if known and value else None
    return entry.title if entry else (value or "–")


def _shared(mine: Statement, theirs: Statement, name: str, book: Codebook) -> str:
    """In how many other attributes the two sides agree, or where they do not."""
    apart = [one for one in aspects.differing(mine, theirs, book) if one != name]
    if apart:
        said = ", ".join(one.replace("_", " ") for one in apart)
        return _tr("Also different, decided apart: {names}.").format(names=said)
    return _tr("Everything else is the same on both sides.")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Adjudication", text)
