"""Finds the header's fields and the place where the body begins.

The header is read line by line. A field runs to the next field or to where the
body opens; several fields may stand on one line. The body opens at a paragraph
number, a rule, a label, a marking, or, once subject or TAGS have been seen, at
the first text below a blank line that is no further header line.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from reviewer.domain.text import Span
from reviewer.parsing.captions import is_caption, is_passing, resembles
from reviewer.parsing.classification_line import (
    ClassificationLine,
    read_classification_line,
)
from reviewer.parsing.labels import opens_labelled_text
from reviewer.parsing.lines import Line, is_rule
from reviewer.parsing.markings import read_marking
from reviewer.parsing.smart import FIELD as SMART_FIELD
from reviewer.parsing.wrappers import skip_wrappers

_FIELD = re.compile(
    r"(?P<order>\bE\.? ?[OM]\.? ?:? ?1\d{3,4}\b)"
    r"|(?P<tags>^T(?:AGS?|ABS|AGES|GS)\b ?:?|\bT?AGS ?:)"
    r"|(?P<subject>^SUBJ(?:ECT)?\b ?:?|\bSUBJ(?:ECT)? ?:)"
    r"|(?P<ref>(?:^[A-Z]\. )?\bREF(?:S|TELS?|\(S\)|ERENCES?)? ?:"
    r"|^(?:[A-Z]\. )?REFS? (?=[A-Z(]))"
    r"|(?P<by>(?:^\([A-Z]{1,3}\) ?)?\bCLASS[A-Z]{1,7} BY\b"
    r"|^DERIVED FROM ?:)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(¶)? ?(\d{1,3})(?:[.)](?!\d)|,? ?(?=\([A-Z]))")
_RULE_HEAD = re.compile(r"[-=_*~]{3,}")
_HANDLING = re.compile(
    r"(?:\(?SBU\)? )?(?:THIS (?:MESSAGE|CABLE|TELEGRAM)\b.{0,40})?"
    r"(?:SENSITIVE BUT UNCL|SBU\b|NOT FOR INTERNET|PLEASE (?:PROTECT|HANDLE)|"
    r"ENTIRE TEXT|PLEASE PASS|COUNTRY TEAM\b)|THIS (?:MESSAGE|CABLE) IS",
    re.IGNORECASE,
)
_FIRST_PARAGRAPH = re.compile(
    r"(?<=[\w.);:\]]) {1,3}(?=¶?1?1[.)] {0,2}\((?:SBU|[CSU])[ /)])"
)
"""The end of a field on whose line paragraph 1 begins."""
_SENTENCE = "SENSITIVE BUT UNCLASSIFIED"
_REF_LINE = re.compile(
    r"(?:¶|1)?\(?[A-Z][.)]\)?[ A-Z0-9(]|\d{1,8}(?: .{0,20})?$"
    r"|(?:AND )?[A-Z][A-Z /.-]{2,30}\d{2,8}\b.{0,40}$"
)
_RUN_ON = re.compile(
    r"(?<=[0-9)]) {1,4}(?=(?:\((?:SBU|[CSU])[^()\n]{0,12}\) ?)?"
    r"[A-Z][a-z]+ (?:[a-z]+,? ){3})"
)
_PLAIN_WORDS = re.compile(r"(?: [a-z]{2,}){3}")
_REF_HEAD = 48
"""Characters within which a paragraph shows that it is no reference."""
_ADDRESSEE = re.compile(r"R[UH][A-Z]{2,7}/[A-Z][A-Z .]{2,60}[0-9 ]{0,6}")
_SMART_HEAD = 40
"""Lines within which a message since 2010 prints its number."""
_FIRST_NUMBERS = frozenset({1, 11})
_EARLY_NUMBERS = frozenset({1, 2, 3, 11, 12, 13})
_RUN_ON_MINIMUM = 40
_LONGEST_REF_LINE = 400
"""A longer line that looks like a reference is a joined paragraph."""


@dataclass(slots=True)
class Frame:
    """Where things stand above the body.

    ``fields`` maps ``order``, ``tags``, ``subject``, ``ref`` and ``by`` to the
    span of their value; ``by`` includes its label. ``above`` are the lines of
    the transmission header, ``between`` captions and passing instructions.
    ``is_guessed`` tells that the body begins without number, rule or label.
    """

    start: int
    body_start: int
    classification: ClassificationLine | None = None
    fields: dict[str, Span] = field(default_factory=dict)
    above: list[Line] = field(default_factory=list)
    between: list[Line] = field(default_factory=list)
    boilerplate: list[Span] = field(default_factory=list)
    is_guessed: bool = False

    @property
    def is_header(self) -> bool:
        """Whether anything of a header was found."""
        return bool(self.classification or self.fields)


def find_frame(text: str, lines: Sequence[Line], span: Span) -> Frame:
    """Read the header's outline."""
    frame = Frame(start=span.start, body_start=span.end)
    frame.boilerplate, rest = skip_wrappers(lines)
    _Search(text, frame).run(rest)
    if not frame.is_header and not _is_transmission(frame.above):
        frame.body_start = span.start
        frame.above, frame.between, frame.boilerplate = [], [], []
    else:
        _cut_run_on(text, frame)
    return frame


def _is_transmission(lines: Sequence[Line]) -> bool:
    return any(line.text.startswith(("FM ", "VZCZC", "ZCZC")) for line in lines[:40])


def _hints(text: str) -> bool:
    """Whether a line can hold a field at all; a cheap test for most that cannot."""
    shown = text.upper()
    return (
        "TAG" in shown
        or "AGS" in shown
        or "REF" in shown
        or "SUBJ" in shown
        or "CLASS" in shown
        or "DERIVED" in shown
        or "E.O" in shown
        or "E.M" in shown
        or "EO" in shown
        or "E O" in shown
        or shown.startswith(("E.", "E ", "TGS", "TAB"))
    )


class _Search:
    """One pass over the header's lines."""

    def __init__(self, text: str, frame: Frame) -> None:
        self._text = text
        self._frame = frame
        self._current: str | None = None
        self._open_at = 0
        self._value_end = 0
        self._smart = False

    def run(self, lines: Sequence[Line]) -> None:
        self._smart = any(line.text.startswith("MRN:") for line in lines[:_SMART_HEAD])
        for line in lines:
            if _is_addressee(line.text) and not self._has_begun:
                self._frame.above.append(line)
                continue
            if self._opens_body(line):
                self._close()
                self._frame.body_start = line.start
                return
            self._read(line)
        self._close()

    @property
    def _has_begun(self) -> bool:
        """Whether anything below the transmission header was found."""
        return bool(self._frame.classification or self._frame.fields)

    def _read(self, line: Line) -> None:
        frame = self._frame
        begin, was_open = 0, self._current is not None
        if not self._has_begun:
            frame.classification = read_classification_line(line)
            if frame.classification:
                begin = frame.classification.end - line.start
        if self._smart and (name := _smart_name(line)):
            self._open(name, line)
            return
        matches = list(_FIELD.finditer(line.text, begin)) if _hints(line.text) else []
        for match in matches:
            name = match.lastgroup or ""
            if name in frame.fields or (name == "subject" and self._current == name):
                continue
            self._close(line.start + match.start())
            self._current = name
            at = match.start() if name in ("by", "order", "ref") else match.end()
            self._open_at = line.start + at
            frame.fields[name] = Span(self._open_at, self._open_at)
        if self._current:
            self._value_end = line.end
        first = matches[0].start() if matches else len(line.text)
        self._keep(line, begin, first, was_open=was_open)

    def _open(self, name: str, line: Line) -> None:
        """Open a field of a message since 2010; its value follows the colon."""
        self._close()
        self._current = name
        self._open_at = line.start + line.text.index(":") + 1
        self._value_end = line.end
        self._frame.fields[name] = Span(self._open_at, self._open_at)

    def _keep(self, line: Line, begin: int, first: int, *, was_open: bool) -> None:
        """Keep what stands before the first field as a header line."""
        shown = line.text[begin:first].strip()
        if not shown or (was_open and not is_caption(shown)) or is_rule(shown):
            return
        if not self._has_begun:
            self._frame.above.append(line)
        else:
            start = line.start + begin
            self._frame.between.append(
                Line(start, start + len(shown), shown, line.after_blank)
            )

    def _close(self, at: int | None = None) -> None:
        if self._current:
            end = self._value_end if at is None else at
            self._frame.fields[self._current] = Span(
                self._open_at, max(end, self._open_at)
            )
        self._current = None

    def _opens_body(self, line: Line) -> bool:
        fields = self._frame.fields
        seen = "subject" in fields or "tags" in fields
        text = line.text
        if self._smart and _smart_name(line):
            return False
        if text[0] == "¶" or text[0].isdigit():
            if self._is_numbered(line, seen=seen):
                return True
        elif seen and (_RULE_HEAD.match(text) or is_rule(text)):
            return not self._wants_value()
        elif seen and opens_labelled_text(text) and not self._wants_value():
            return True
        if not (line.after_blank and seen and self._ends_header(line)):
            return False
        self._frame.is_guessed = True
        return True

    def _is_numbered(self, line: Line, *, seen: bool) -> bool:
        found = _NUMBER.match(line.text)
        if found is None:
            return False
        number = int(found[2])
        if not seen:
            return number in _FIRST_NUMBERS and line.after_blank
        marked = read_marking(line.text, _after_blanks(line.text, found.end()))
        if found[1] or marked or number in _FIRST_NUMBERS:
            return True
        return number in _EARLY_NUMBERS and line.after_blank

    def _wants_value(self) -> bool:
        """Whether the current field has no value yet."""
        return self._current in ("tags", "subject", "ref") and not (
            self._text[self._open_at : self._value_end].strip(" :\n")
        )

    def _ends_header(self, line: Line) -> bool:
        fields, text = self._frame.fields, line.text
        if self._wants_value() or _FIELD.match(text, text[0] == "¶"):
            return False
        if "subject" not in fields and (
            self._current not in ("tags", "ref") or is_passing(text)
        ):
            return False
        if _HANDLING.match(text) or is_caption(text) or resembles(text, _SENTENCE):
            self._close_at_blank(line)
            return False
        if self._current == "ref" and _REF_LINE.match(text):
            return len(text) > _LONGEST_REF_LINE or not self._is_next_letter(line)
        return not read_classification_line(line)

    def _is_next_letter(self, line: Line) -> bool:
        """Whether ``(C)`` names the third reference and marks no paragraph."""
        if read_marking(line.text, 0) is None:
            return True
        if _PLAIN_WORDS.search(line.text, 0, _REF_HEAD):
            return False
        before = chr(ord(line.text[1]) - 1)
        value = self._text[self._open_at : self._value_end]
        return re.search(rf"(?<![A-Z]){before}[.)]", value) is not None

    def _close_at_blank(self, line: Line) -> None:
        if self._current and self._value_end <= line.start:
            self._close()


def _is_addressee(text: str) -> bool:
    """Whether a line is a routing indicator and a post, and no more: most are."""
    return _ADDRESSEE.fullmatch(text) is not None


def _smart_name(line: Line) -> str | None:
    """The name of a field that only messages since 2010 have."""
    found = SMART_FIELD.match(line.text)
    if found is None or line.text[found.end() : found.end() + 1] != ":":
        return None
    return found.lastgroup


def _after_blanks(text: str, position: int) -> int:
    while position < len(text) and text[position] == " ":
        position += 1
    return position


def _cut_run_on(text: str, frame: Frame) -> None:
    """Let the body begin in mid-line where it follows a field on its line."""
    for span in frame.fields.values():
        first = _FIRST_PARAGRAPH.search(text, span.start, span.end)
        if first and first.end() < frame.body_start:
            frame.body_start = first.end()
    for name, span in list(frame.fields.items()):
        if span.start >= frame.body_start:
            del frame.fields[name]
        elif span.end > frame.body_start:
            frame.fields[name] = Span(span.start, frame.body_start)
    ref = frame.fields.get("ref")
    if ref is None:
        return
    found = _RUN_ON.search(text, ref.start, ref.end)
    if found and ref.end - found.end() >= _RUN_ON_MINIMUM:
        frame.fields["ref"] = Span(ref.start, found.start())
        frame.body_start = found.end()
