"""A cable as JSON: the documented shape that scripts rely upon."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TypeAlias

from reviewer.domain.cable import Block, Cable, Heading, Paragraph, ParseNote
from reviewer.domain.classification import Marking
from reviewer.domain.text import Span
from reviewer.services.reading import Reading

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"


def cables_json(readings: Iterable[Reading]) -> Json:
    """The document of ``reviewer parse --json``: one entry for each cable."""
    return {
        "cables": [
            _cable(reading, cable) for reading in readings for cable in reading.cables
        ]
    }


def span_json(span: Span) -> Json:
    """A span as a pair of code points."""
    return [span.start, span.end]


def marking_json(marking: Marking | None) -> Json:
    """A marking in canonical form; null where there is none."""
    return None if marking is None else str(marking)


def time_json(moment: datetime | None) -> Json:
    """A time as ISO 8601 in UTC, ending in Z."""
    if moment is None:
        return None
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _cable(reading: Reading, cable: Cable) -> Json:
    document: dict[str, Json] = {
        "file": str(reading.path),
        "text_sha256": reading.text_sha256,
        "encoding": reading.encoding,
        "cable_id": cable.cable_id,
    }
    return document | _header(cable) | _body(cable)


def _header(cable: Cable) -> dict[str, Json]:
    header = cable.header
    declassify_on = header.declassify_on
    return {
        "transmission_id": header.transmission_id,
        "dtg": time_json(header.dtg),
        "precedence": list(header.precedence),
        "from": header.from_post,
        "action": list(header.action),
        "info": list(header.info),
        "classification": header.classification,
        "sections": {"this": header.section, "of": header.sections},
        "captions": list(header.captions),
        "executive_order": header.executive_order,
        "declassify_on": declassify_on.isoformat() if declassify_on else None,
        "reasons": list(header.reasons),
        "classified_by": header.classified_by,
        "tags": list(header.tags),
        "subject": _subject(cable),
        "references": [
            {"letter": item.letter, "cable_id": item.cable_id, "text": item.text}
            for item in header.references
        ],
    }


def _subject(cable: Cable) -> Json:
    subject = cable.header.subject
    if subject is None:
        return None
    return {
        "text": subject.text,
        **_ends(subject.span),
        "marking": marking_json(subject.marking),
    }


def _body(cable: Cable) -> dict[str, Json]:
    return {
        "paragraphs": [_paragraph(item) for item in cable.paragraphs],
        "headings": [_heading(item) for item in cable.headings],
        "blocks": [_block(item) for item in cable.blocks],
        "furniture": [
            {"kind": item.kind.value, **_ends(item.span)} for item in cable.furniture
        ],
        "signature": _signature(cable),
        "notes": [_note(item) for item in cable.notes],
    }


def _paragraph(item: Paragraph) -> Json:
    at = item.marking_span
    return {
        "number": item.number,
        "printed": item.printed,
        "marking": marking_json(item.marking),
        "inherited": item.inherited,
        **_ends(item.span),
        "marking_start": at.start if at else None,
        "marking_end": at.end if at else None,
        "pieces": [span_json(piece) for piece in item.pieces],
    }


def _heading(item: Heading) -> Json:
    return {
        "text": item.text,
        **_ends(item.span),
        "marking": marking_json(item.marking),
    }


def _block(item: Block) -> Json:
    return {"kind": item.kind.value, **_ends(item.span), "closed": item.closed}


def _signature(cable: Cable) -> Json:
    item = cable.signature
    return None if item is None else {"text": item.text, **_ends(item.span)}


def _note(item: ParseNote) -> Json:
    return {
        "code": item.code,
        "confidence": item.confidence,
        "message": item.message,
        **_ends(item.span),
    }


def _ends(span: Span) -> dict[str, Json]:
    return {"start": span.start, "end": span.end}
