"""The evidence that every rule looks at, gathered once for a cable."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from reviewer.auditing.printed import (
    HeaderText,
    PageLine,
    read_header_text,
    read_page_lines,
)
from reviewer.auditing.regimes import Regime, Regimes, regimes
from reviewer.domain.audit import Severity
from reviewer.domain.cable import Cable, Paragraph
from reviewer.domain.classification import Level, Marking, highest
from reviewer.domain.text import Span

_HEAD = re.compile(r"[(\[][^()\[\]\n]{1,40}[)\]]")
_TAIL = re.compile(r"[(\[][^()\[\]\n]{1,40}[)\]]$")


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule noticed; ``severity`` only where it differs from the rule's.

    ``matter`` is needed where the rule may say several things of one place.
    """

    span: Span
    message: str
    severity: Severity | None = None
    matter: str = ""


@dataclass(frozen=True, slots=True)
class Portion:
    """A marked subject, heading or paragraph; ``span`` is the marking's place."""

    name: str
    marking: Marking
    span: Span


@dataclass(frozen=True)
class Evidence:
    """A cable, its text, the day of the audit and the regimes that may apply.

    ``text`` is the whole text that the cable's spans count into.
    """

    text: str
    cable: Cable
    today: date
    regimes: Regimes

    @classmethod
    def of(cls, text: str, cable: Cable, today: date) -> "Evidence":
        """Gather the evidence under the regimes that ship."""
        return cls(text, cable, today, regimes())

    @cached_property
    def header(self) -> HeaderText:
        """What the header prints."""
        return read_header_text(self.text, self.cable)

    @cached_property
    def page_lines(self) -> tuple[PageLine, ...]:
        """What the page lines print."""
        return read_page_lines(self.text, self.cable)

    @cached_property
    def written_on(self) -> date | None:
        """The day of the date-time group."""
        dtg = self.cable.header.dtg
        return dtg.date() if dtg else None

    @cached_property
    def accepted(self) -> tuple[Regime, ...]:
        """The orders that the cable may follow.

        By its date; where it has none, by the order that it cites. Empty where
        neither is known, and then no rule of a regime applies.
        """
        if self.written_on:
            return self.regimes.accepted(self.written_on)
        return self.regimes.citing(self.cable.header.executive_order or "")

    def requires(self, what: Callable[[Regime], object]) -> bool:
        """Whether every order that the cable may follow asks for something."""
        return bool(self.accepted) and all(what(regime) for regime in self.accepted)

    @cached_property
    def regime(self) -> str:
        """The orders that the cable is judged by, with their dates; may be empty."""
        return " or ".join(regime.told for regime in self.accepted)

    @cached_property
    def portions(self) -> tuple[Portion, ...]:
        """Everything that carries a marking of its own, in the order of the text."""
        return tuple(sorted(self._portions(), key=lambda portion: portion.span))

    def _portions(self) -> Iterator[Portion]:
        subject = self.cable.header.subject
        if subject and subject.marking:
            yield self._bracketed("the subject", subject.marking, subject.span)
        for heading in self.cable.headings:
            if heading.marking:
                name = f"the heading “{heading.text}”"
                yield self._bracketed(name, heading.marking, heading.span)
        for paragraph in self.cable.paragraphs:
            if paragraph.marking and not paragraph.inherited:
                span = paragraph.marking_span or paragraph.span
                yield Portion(self.name(paragraph), paragraph.marking, span)

    def _bracketed(self, name: str, marking: Marking, span: Span) -> Portion:
        """Point at the bracket at the head or tail of a subject or heading."""
        words = self.words(span)
        found = _HEAD.match(words) or _TAIL.search(words)
        start, end = found.span() if found else (0, len(words))
        return Portion(name, marking, Span(span.start + start, span.start + end))

    @cached_property
    def level(self) -> Level | None:
        """The overall level, SBU for an unclassified cable with SENSITIVE."""
        overall = self.cable.header.overall
        return overall.level if overall else None

    @cached_property
    def is_classified(self) -> bool:
        """Whether the cable is CONFIDENTIAL or higher, by its line or else portions."""
        top = highest(portion.marking for portion in self.portions)
        level = self.level or (top.level if top else Level.U)
        return level.rank >= Level.C.rank

    def name(self, paragraph: Paragraph) -> str:
        """How a sentence calls a paragraph: ``¶4``."""
        if paragraph.number is not None:
            return f"¶{paragraph.number}"
        position = self.cable.paragraphs.index(paragraph) + 1
        return f"paragraph {position} (unnumbered)"

    def words(self, span: Span) -> str:
        """The text at a place, exactly."""
        return self.text[span.start : span.end]


def number_place(paragraph: Paragraph) -> Span:
    """Where a paragraph's number is printed; empty for an unnumbered one."""
    start = paragraph.span.start
    return Span(start, start + len(paragraph.printed.rstrip()))
