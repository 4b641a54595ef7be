"""What is printed in a cable's header and page lines, and where.

The parser keeps what a header means; the audit also needs its letters: the ZN
line, the filing group, serials, the fields' extents. They are read here, tolerantly
and from the text inside the cable's span alone.

Source: ACP 127 format lines 1 to 12, 5 FAH-2 H-320.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.domain.cable import Cable, FurnitureKind, PartKind
from reviewer.domain.text import Span


@dataclass(frozen=True, slots=True)
class Printed:
    """Words as they are printed, blanks folded, and where they stand."""

    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class TitleLine:
    """A classification line; ``level`` has its letter-spacing removed."""

    level: str
    post: str
    serial: str
    span: Span
    section: int | None = None
    sections: int | None = None


@dataclass(frozen=True, slots=True)
class PageLine:
    """A page line; ``section`` is its first number."""

    post: str
    serial: str
    span: Span
    section: int | None = None
    sections: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderText:
    """The header's text: its transmission lines, titles and fields.

    ``span`` reaches from the cable's start to its body. ``fields`` maps
    ``order``, ``tags``, ``subject``, ``ref`` and ``by`` to their extents, labels
    included.
    """

    span: Span
    letters: Printed | None = None
    filing: Printed | None = None
    sender_serial: Printed | None = None
    routing: Printed | None = None
    precedence: Printed | None = None
    titles: tuple[TitleLine, ...] = ()
    fields: dict[str, Span]

    @property
    def place(self) -> Span:
        """Where to point at when the header lacks something."""
        if self.titles:
            return self.titles[0].span
        return self.fields.get("order", Span(self.span.start, self.span.start))

    @property
    def banner(self) -> Span:
        """From the classification line to the first field: level and captions."""
        start = self.titles[0].span.start if self.titles else self.span.start
        ends = [span.start for span in self.fields.values() if span.start >= start]
        return Span(start, min(ends, default=self.span.end))


def _spaced(words: str) -> str:
    return " {0,3}".join(" ?".join(word) for word in words.split())


_LEVEL = "|".join(
    _spaced(words)
    for words in (
        "TOP SECRET", "CONFIDENTIAL", "SECRET", "LIMITED OFFICIAL USE", "RESTRICTED",
        "SENSITIVE BUT UNCLASSIFIED", "UNCLASSIFIED", "UNCLAS", "SBU",
    )
)  # fmt: skip
_SECTION = r" {1,3}SECTION ?(?P<this>\d\d?) ?[OG]F ?(?P<of>\d\d?)"
_SECTION_BEHIND = _SECTION.replace("<this>", "<this2>").replace("<of>", "<of2>")
_TITLE = re.compile(
    rf"^[ \t]*(?P<level>{_LEVEL})(?: ?//[A-Z /]{{2,40}}?| F ?O ?U ?O)?(?: E ?F ?T ?O)?"
    rf"(?:{_SECTION})? {{1,4}}"
    r"(?P<post>[A-Z][A-Z.'-]*(?: [A-Z][A-Z.'-]*){0,4}) {1,6}(?P<serial>\d{3,8})"
    rf"(?![0-9A-Za-z/:])(?:{_SECTION_BEHIND})?",
    re.MULTILINE,
)
_LETTERS = re.compile(r"^ZN[RY] (?P<words>([A-Z])\2{4})\b", re.MULTILINE)
_FILING = re.compile(r"^DE R[A-Z]{3,8} +#\d+(?:/\d\d)? +(?P<words>\d{7})\b", re.M)
_SENDER = re.compile(r"^DE R[A-Z]{3,8} +#(?P<words>\d{4,6})", re.MULTILINE)
_ROUTING = re.compile(r"^(?P<words>[ZOPR])(?P=words) R[A-Z]{3,8}\b", re.MULTILINE)
_PRECEDENCE = re.compile(r"^(?:NIACT )?(?P<words>[ZOPR])(?: [ZOPR])? +\d{6}Z ", re.M)
_FIELD = re.compile(
    r"(?P<order>\bE\.? ?[OM]\.? ?:? ?1\d{3,4}\b)"
    r"|(?P<tags>^T(?:AGS?|ABS|AGES|GS)\b ?:?|\bTAGS ?:)"
    r"|(?P<subject>^SUBJ(?:ECT)?\b ?:?|\bSUBJ(?:ECT)? ?:)"
    r"|(?P<ref>^(?:[A-Z]\. )?REF(?:S|TELS?|\(S\)|ERENCES?)? ?:|\bREF: )"
    r"|(?P<by>(?:^\([A-Z]{1,3}\) ?)?\bCLASSIF\w{0,4} BY\b)",
    re.IGNORECASE | re.MULTILINE,
)
_NEW_PAGE = re.compile(
    r"(?P<post>[A-Z][A-Z .'-]{0,40}?)? *(?P<serial>\d{8})\s+(?P<this>\d{3})(?:\.\d)? +"
    r"OF +(?P<of>\d{3})"
)
_OLD_PAGE = re.compile(
    r"PAGE \d\d\s+(?P<post>[A-Z]{2,12}(?: [A-Z]{2,12}){0,3}) +(?P<serial>\d{4,6})"
    r"(?: +(?P<this>\d\d) OF (?P<of>\d\d))?"
)


def read_header_text(text: str, cable: Cable) -> HeaderText:
    """Read what the header prints."""
    span = _header_span(cable)
    titles = tuple(_titles(text, cable.span))
    return HeaderText(
        span=span,
        letters=_first(_LETTERS, text, span),
        filing=_first(_FILING, text, span),
        sender_serial=_first(_SENDER, text, span),
        routing=_first(_ROUTING, text, span),
        precedence=_first(_PRECEDENCE, text, span),
        titles=titles,
        fields=_fields(text, cable, span, titles),
    )


def read_page_lines(text: str, cable: Cable) -> tuple[PageLine, ...]:
    """Read the page lines that the parser found."""
    return tuple(
        PageLine(
            post=(match["post"] or "").strip(),
            serial=match["serial"],
            span=item.span,
            section=_number(match["this"]),
            sections=_number(match["of"]),
        )
        for item in cable.furniture
        if item.kind is FurnitureKind.PAGE_LINE
        and (match := _page(text[item.span.start : item.span.end]))
    )


def folded(text: str, span: Span) -> str:
    """The words at a place with every run of blanks as one."""
    return " ".join(text[span.start : span.end].split())


def _header_span(cable: Cable) -> Span:
    body = (
        part.span.start
        for part in cable.parts
        if part.kind not in (PartKind.HEADER, PartKind.FURNITURE)
    )
    return Span(cable.span.start, next(body, cable.span.end))


def _first(pattern: re.Pattern[str], text: str, span: Span) -> Printed | None:
    found = pattern.search(text, span.start, span.end)
    return Printed(found["words"], Span(*found.span("words"))) if found else None


def _titles(text: str, span: Span) -> Iterator[TitleLine]:
    for found in _TITLE.finditer(text, span.start, span.end):
        level = found["level"].replace(" ", "")
        yield TitleLine(
            level="UNCLASSIFIED" if level == "UNCLAS" else level,
            post=found["post"],
            serial=found["serial"],
            span=Span(found.start("level"), found.end()),
            section=_number(found["this"] or found["this2"]),
            sections=_number(found["of"] or found["of2"]),
        )


def _fields(
    text: str, cable: Cable, span: Span, titles: tuple[TitleLine, ...]
) -> dict[str, Span]:
    start = titles[0].span.end if titles and span.contains(titles[0].span.start) else -1
    starts: dict[str, int] = {}
    for found in _FIELD.finditer(text, max(start, span.start), span.end):
        starts.setdefault(found.lastgroup or "", found.start())  # a repeat cuts nothing
    stops = [*starts.values(), span.end][1:]
    fields = {
        name: _trimmed(text, begin, stop)
        for (name, begin), stop in zip(starts.items(), stops, strict=True)
    }
    if "by" not in fields and cable.header.classified_by and cable.paragraphs:
        fields["by"] = cable.paragraphs[0].span
    return fields


def _trimmed(text: str, start: int, end: int) -> Span:
    return Span(start, start + len(text[start:end].rstrip()))


def _page(line: str) -> re.Match[str] | None:
    return _NEW_PAGE.search(line) or _OLD_PAGE.search(line)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None
