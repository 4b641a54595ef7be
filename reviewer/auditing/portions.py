"""Portions: paragraphs, subject and headings, marked and well marked."""

import re
import unicodedata
from collections.abc import Iterator

from reviewer.auditing.evidence import Evidence, Hit, Portion, number_place
from reviewer.domain.audit import Severity
from reviewer.domain.cable import Paragraph
from reviewer.domain.classification import Level
from reviewer.domain.text import Span

_LEVELS = "TS|S|C|U|SBU|FOUO|CUI|LOU|R"
_CONTROL = r"(?:[A-Z]{2,6}(?:-[A-Z]{1,3})?|SBU-NF|N)"
_RELEASE = r"REL TO [A-Z]{2,12}(?:, [A-Z]{2,12})*"
_WELL_FORMED = re.compile(
    rf"\((?:{_LEVELS})(?://{_CONTROL}(?:/{_CONTROL})*)*(?://{_RELEASE})?\)"
)
_STATE_FORM = re.compile(r"\(SBU(?:/N|[/-]NF)\)")
_WHOLE_TEXT = re.compile(r"ENTIRE (?:TEXT|MESSAGE|CABLE)", re.IGNORECASE)
_LONGEST_MARKING = 80
"""Where the place is longer, the bracket itself was not found."""
_BRACKET = re.compile(r"[(\[{] ?([^\W\d_](?:[^\W\d_]|[/ -]){0,17}?) ?[)\]}]")
_ALIKE = str.maketrans(
    "\u0421\u03f9\u0405\u0422\u03a4\u0412\u0392\u0441\u0455\u054d\u13df",
    "CCSTTBBcsUC",
)
"""Cyrillic, Greek, Armenian and Cherokee letters that look like Latin ones."""


def unmarked_paragraph(evidence: Evidence) -> Iterator[Hit]:
    """MA-05: a numbered paragraph without a marking among marked ones."""
    if not _marking_expected(evidence):
        return
    high = any(p.marking.level.rank >= Level.S.rank for p in evidence.portions)
    for paragraph in evidence.cable.paragraphs:
        if paragraph.marking or paragraph.number is None:
            continue
        if ill_formed_bracket(evidence, paragraph):
            continue  # that is MA-09's to tell
        yield Hit(
            number_place(paragraph),
            f"{evidence.name(paragraph)} carries no marking"
            + (", in a cable with SECRET portions." if high else "."),
            Severity.ERROR if high else None,
        )


def unmarked_subject(evidence: Evidence) -> Iterator[Hit]:
    """MA-06: the subject of a classified cable carries no marking."""
    subject = evidence.cable.header.subject
    if subject and not subject.marking and _portions_required(evidence):
        yield Hit(subject.span, "The subject of a classified cable carries no marking.")


def unmarked_heading(evidence: Evidence) -> Iterator[Hit]:
    """MA-07: a heading in a classified cable carries no marking."""
    if not _portions_required(evidence):
        return
    lines = [title.span for title in evidence.header.titles]
    for heading in evidence.cable.headings:
        is_title = any(heading.span.intersects(line) for line in lines)
        if not heading.marking and not is_title:
            yield Hit(heading.span, f"The heading “{heading.text}” carries no marking.")


def ill_formed(evidence: Evidence) -> Iterator[Hit]:
    """MA-09: a marking that is unknown, misspelt or out of use at the time."""
    for portion in evidence.portions:
        yield from _misprinted(evidence, portion)
        yield from _out_of_use(evidence, portion)
    for paragraph in evidence.cable.paragraphs:
        if not paragraph.marking and (span := ill_formed_bracket(evidence, paragraph)):
            printed = evidence.words(span)
            yield Hit(span, f"{printed} is no known marking{_alike(printed)}.")


def sensitive_without_caption(evidence: Evidence) -> Iterator[Hit]:
    """MA-10: SBU portions without the caption SENSITIVE; SBU as a classification."""
    header = evidence.cable.header
    if header.classification == Level.SBU.words:
        yield Hit(
            evidence.header.place,
            "SBU is a caption and no classification: the line should say UNCLASSIFIED "
            "with the caption SENSITIVE.",
        )
    if evidence.level is not Level.U:
        return
    for portion in evidence.portions:
        if portion.marking.level.rank == Level.SBU.rank:
            yield Hit(
                portion.span,
                f"{_opening(portion)} is marked {portion.marking.level}, but the cable "
                "has no caption SENSITIVE.",
            )
            return


def ill_formed_bracket(evidence: Evidence, paragraph: Paragraph) -> Span | None:
    """Where an unmarked paragraph opens with a bracket that was meant as a marking."""
    if not paragraph.pieces:
        return None
    start, end = paragraph.pieces[0].start, paragraph.pieces[0].end
    found = _BRACKET.match(evidence.text, start, end)
    if found is None:
        return None
    plain = unicodedata.normalize("NFKC", found[1].translate(_ALIKE))
    words = [word for word in re.split(r"[/ -]+", plain) if word]
    meant = words[0].upper() in _LEVELS.split("|") or len(words[0]) == 1
    doubled = len(words[0]) == 2 and words[0][0] == words[0][1]  # noqa: PLR2004
    return Span(*found.span()) if meant or doubled else None


def _misprinted(evidence: Evidence, portion: Portion) -> Iterator[Hit]:
    printed = evidence.words(portion.span)
    if _WHOLE_TEXT.search(printed) or len(printed) > _LONGEST_MARKING:
        return
    if not (_WELL_FORMED.fullmatch(printed) or _STATE_FORM.fullmatch(printed)):
        yield Hit(
            portion.span,
            f"{_opening(portion)} is marked {printed}; the form is "
            f"({portion.marking}){_alike(printed)}.",
            matter="form",
        )


def _out_of_use(evidence: Evidence, portion: Portion) -> Iterator[Hit]:
    on = evidence.written_on
    if on is None:
        return
    for period in evidence.regimes.levels:
        if period.level is not portion.marking.level:
            continue
        if not period.since <= on < period.until:
            yield Hit(
                portion.span,
                f"{_opening(portion)} is marked {period.level}, which was not in use "
                f"on {on.isoformat()}.",
                matter="time",
            )


def _marking_expected(evidence: Evidence) -> bool:
    """Whether an unmarked paragraph stands out."""
    if not evidence.requires(lambda regime: regime.portions_marked):
        return False
    marked = any(p.marking and not p.inherited for p in evidence.cable.paragraphs)
    return evidence.is_classified or marked


def _portions_required(evidence: Evidence) -> bool:
    return evidence.is_classified and evidence.requires(lambda r: r.portions_marked)


def _opening(portion: Portion) -> str:
    return portion.name[:1].upper() + portion.name[1:]


def _alike(printed: str) -> str:
    """Say what the eye cannot see."""
    return "" if printed.isascii() else ", and its letters only look like those"
