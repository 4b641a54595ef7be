"""The header: everything above the body, as far as it can be read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import unescape

from reviewer.domain.cable import (
    Header,
    ParseNote,
    Subject,
)
from reviewer.domain.classification import Level, Marking
from reviewer.domain.text import Span
from reviewer.parsing.captions import (
    captions_behind,
    captions_in,
    is_handling,
    is_passing,
)
from reviewer.parsing.classification_line import read_level_alone
from reviewer.parsing.declassification import (
    Declassification,
    read_classified_by,
    read_order,
    read_reasons,
)
from reviewer.parsing.fields import Frame, find_frame
from reviewer.parsing.header_doubts import doubts_on_header
from reviewer.parsing.lines import Line, trim
from reviewer.parsing.markings import ReadMarking, read_marking
from reviewer.parsing.posts import canonical_id, make_cable_id
from reviewer.parsing.references import read_references
from reviewer.parsing.smart import read_smart
from reviewer.parsing.tags import read_tags
from reviewer.parsing.transmission import Transmission, read_transmission

_PRINTED_ID = re.compile(
    r"(?:refid: ?)?((?:19|20)?\d{2}[A-Z][A-Z-]{2,40}\d{1,7})(?:_[a-z])?"
)
_ROW = re.compile(
    r"\d{3,6}[ \t]{1,4}[0-9/-]{8,10}[ \t]{1,4}(?:\d{1,2}:\d\d)?[ \t]{0,4}"
    r"(\d{2}[A-Z][A-Z-]{2,40}\d{1,7})\b"
)
_SUBJECT_END = re.compile(
    r"\n[ \t]*\n|\n[ \t]*[-=_*]{3,}|\bSENSITIVE BUT\b"
    r"|\n\s{0,3}(?:CONFIDENTIAL|SECRET|UNCLASSIFIED)\s{0,3}\n\s{0,3}PAGE \d\d",
    re.IGNORECASE,
)
_CUT = "..."
_TAGS_END = re.compile(r"(?<=\S)[ \t]*\n[ \t]*\n")
_FOLD = re.compile(r"[ \t]*\\?[ \t]*\n[ \t]*| {2,}")


@dataclass(slots=True)
class ReadHeader:
    """A header with what the rest of the reading needs of it."""

    header: Header
    frame: Frame
    cable_id: str | None
    notes: list[ParseNote] = field(default_factory=list)

    @property
    def is_present(self) -> bool:
        """Whether the text has a header at all; a fragment has none."""
        return self.frame.is_header or bool(self.header.from_post)


def read_header(
    text: str, lines: Sequence[Line], span: Span, printed_id: str | None = None
) -> ReadHeader:
    """Read the header of the cable at ``span``.

    Args:
        text: The whole text.
        lines: The cable's lines.
        span: The cable's span.
        printed_id: The id under which the cable was filed, if known; it stands
            in for a year that the text does not print.
    """
    frame = find_frame(text, lines, span)
    sent = _transmission(text, frame)
    notes = list(sent.notes)
    filing = _Filing(_printed_id(lines), canonical_id(printed_id or "") or None)
    year = sent.dtg.year if sent.dtg else sent.year or _year_of(filing.cable_id)
    cable_id = _cable_id(frame, sent, filing, notes)
    line = frame.classification
    level = line.level if line else _level_alone(lines)
    captions, passing = _captions(text, frame)
    order = _order(text, frame, sent)
    notes += order.notes
    header = Header(
        transmission_id=sent.transmission_id,
        dtg=sent.dtg,
        precedence=sent.precedence,
        from_post=sent.from_post,
        action=tuple(post.name for post in sent.action),
        info=tuple(post.name for post in sent.info),
        classification=level.words if level else None,
        overall=_overall(
            level,
            [*captions, *(line.controls if line else ())],
            is_sensitive=any(is_handling(item.text) for item in frame.between),
        ),
        section=(line.section or sent.section) if line else None,
        sections=line.sections if line else None,
        captions=captions,
        pass_lines=passing,
        executive_order=order.executive_order,
        declassify_on=order.on,
        declassify_text=order.printed,
        reasons=order.reasons,
        classified_by=order.classified_by,
        tags=_tags(text, frame),
        subject=_subject(text, frame) or _filed_title(lines, filing, notes),
        references=read_references(_value(text, frame, "ref"), year, cable_id),
    )
    notes += doubts_on_header(text, frame, header, cable_id)
    return ReadHeader(header, frame, cable_id, notes)


def _city(from_post: str | None) -> str | None:
    """``AMEMBASSY NEW DELHI`` → ``NEW DELHI``."""
    return from_post.partition(" ")[2] if from_post else None


def _printed_id(lines: Sequence[Line]) -> str | None:
    for line in lines[:6]:
        if found := _PRINTED_ID.fullmatch(line.text) or _ROW.match(line.text):
            return canonical_id(found[1])
    for line in lines:
        if line.text.startswith("refid:") and (found := _PRINTED_ID.match(line.text)):
            return canonical_id(found[1])
    return None


def _year_of(cable_id: str | None) -> int | None:
    if not cable_id or not cable_id[:2].isdigit():
        return None
    year = int(cable_id[:2])
    return year + (1900 if year >= 66 else 2000)  # noqa: PLR2004 - oldest cables


@dataclass(frozen=True, slots=True)
class _Filing:
    """The ids that a metadata line, and the file's name or page, give a cable."""

    in_text: str | None
    of_file: str | None

    @property
    def cable_id(self) -> str | None:
        return self.in_text or self.of_file


def _transmission(text: str, frame: Frame) -> Transmission:
    if "mrn" in frame.fields:
        return read_smart({name: _value(text, frame, name) for name in frame.fields})
    return read_transmission(frame.above)


def _cable_id(
    frame: Frame, sent: Transmission, filing: _Filing, notes: list[ParseNote]
) -> str | None:
    line = frame.classification
    serial = line.serial if line and line.serial else None
    if serial and not serial.isdigit() and sent.serial:
        serial = sent.serial
    serial = serial or sent.serial
    post = line.post if line and line.post else sent.post or _city(sent.from_post)
    post = post or ("STATE" if sent.from_post else None)
    year = sent.dtg.year if sent.dtg else sent.year or _year_of(filing.cable_id)
    place = Span(line.start, line.end) if line else Span(frame.start, frame.start)
    found = make_cable_id(year, post, serial) if serial and post and year else None
    if found is None:
        if filing.in_text is None and filing.of_file:
            notes.append(_filed_note(place, filing.of_file))
        elif serial and line and not filing.in_text:
            notes.append(_year_note(place, None))
        return filing.cable_id
    if not sent.dtg and line:
        notes.append(
            _year_note(place, filing.in_text)
            if filing.in_text or not filing.of_file
            else _filed_note(place, filing.of_file)
        )
    if filing.of_file and filing.of_file != found:
        notes.append(
            ParseNote(
                code="filed_under_other_id",
                message=f"The text is {found} but is filed as {filing.of_file}.",
                span=place,
            )
        )
    return found


def _filed_note(place: Span, filed_id: str) -> ParseNote:
    return ParseNote(
        code="id_from_file",
        message=f"The text tells no complete id; it is filed as {filed_id}.",
        span=place,
    )


def _year_note(place: Span, printed_id: str | None) -> ParseNote:
    source = f"taken from the id {printed_id}" if printed_id else "unknown"
    return ParseNote(
        code="year_not_printed",
        message=f"There is no date-time group; the cable's year is {source}.",
        span=place,
    )


def _level_alone(lines: Sequence[Line]) -> Level | None:
    """A level on a line of its own, where there is no classification line."""
    found = (read_level_alone(line.text) for line in lines[:20])
    return next((level for level in found if level), None)


def _captions(text: str, frame: Frame) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Captions and passing instructions."""
    captions = re.split(r"[,;/\s]+", _value(text, frame, "captions").upper().strip())
    passing = [line.strip() for line in _value(text, frame, "pass").split("\n")]
    passes = False
    for item in frame.between:
        if is_handling(item.text):
            captions += captions_in(item.text)[0]
            passes = False
            continue
        found, rest = captions_in(item.text)
        captions += found
        # A passing line may be wrapped; its second line says nothing by itself.
        passes = bool(rest) and (
            is_passing(rest) or (passes and not item.after_blank and not found)
        )
        if passes and rest != _CUT:
            passing.append(captions_behind(rest, captions))
    kept = tuple(dict.fromkeys(filter(None, captions)))
    return kept, tuple(filter(None, passing))


def _overall(
    level: Level | None, captions: Sequence[str], *, is_sensitive: bool
) -> Marking | None:
    """The level with its controls; an unclassified but sensitive cable is SBU."""
    if level is None:
        return None
    if level is Level.U and (is_sensitive or "SENSITIVE" in captions):
        level = Level.SBU
    controls = [
        short for word, short in (("NOFORN", "NF"), ("ORCON", "OC")) if word in captions
    ]
    return Marking(level, tuple(controls))


def _value(text: str, frame: Frame, name: str) -> str:
    span = frame.fields.get(name)
    return text[span.start : span.end] if span else ""


def _order(text: str, frame: Frame, sent: Transmission) -> Declassification:
    """What the E.O. field says, completed by the Classified-By field."""
    span = frame.fields.get("order")
    order = read_order(text, span, sent.dtg) if span else Declassification()
    by = " ".join(_value(text, frame, "by").split())
    if by:
        order.classified_by = read_classified_by(by)
        order.reasons = tuple(dict.fromkeys([*order.reasons, *read_reasons(by)]))
    return order


def _tags(text: str, frame: Frame) -> tuple[str, ...]:
    value = _value(text, frame, "tags").strip(" :\n\t")
    if end := _TAGS_END.search(value):
        value = value[: end.start()]
    return read_tags(value)


def _subject(text: str, frame: Frame) -> Subject | None:
    span = frame.fields.get("subject")
    if span is None:
        return None
    start, end = trim(text, span.start, span.end)
    if cut := _SUBJECT_END.search(text, start, end):
        start, end = trim(text, start, cut.start())
    if end <= start:
        return None
    marking, shown = _marked(text, start, end)
    return Subject(
        text=_FOLD.sub(" ", unescape(shown)).strip(),
        span=Span(start, end),
        marking=marking.marking if marking else None,
    )


def _filed_title(
    lines: Sequence[Line], filing: _Filing, notes: list[ParseNote]
) -> Subject | None:
    """The title in the metadata above a cable that prints no subject."""
    for number, line in enumerate(lines[:3]):
        if filing.in_text and canonical_id(line.text) == filing.in_text:
            title = lines[number + 1] if number + 1 < len(lines) else None
            if title and not read_level_alone(title.text) and not title.after_blank:
                span = Span(title.start, title.end)
                message = "No subject is printed; this is the title it is filed under."
                notes.append(
                    ParseNote(code="subject_from_filing", message=message, span=span)
                )
                return Subject(text=title.text, span=span)
    return None


def _marked(text: str, start: int, end: int) -> tuple[ReadMarking | None, str]:
    """Take a marking off the subject's head or tail."""
    head = read_marking(text, start)
    if head and head.span.end < end:
        return head, text[head.span.end : end]
    opening = text.rfind("(", max(start, end - 30), end)
    if opening > start:
        tail = read_marking(text, opening)
        if tail and tail.span.end == end:
            return tail, text[start:opening]
    return None, text[start:end]
