"""References that stand in the text of a cable: ``REF B``, ``09 PORT SELWYN 12``."""

import re
from collections.abc import Iterator

from reviewer.domain.cable import Cable
from reviewer.domain.text import Span

_LETTER = re.compile(
    r"\b(?:REF|REFTEL|REFERENCE)S?[ \n]{1,2}\(?([A-Z])\b", re.IGNORECASE
)
_REFTEL = re.compile(r"\bREF(?:TEL|ERENCE)?\b(?!S)", re.IGNORECASE)
_ID = re.compile(
    r"\b(?:19|20)?(\d{2})[ \n]?([A-Z][A-Z'. \n-]{2,30}?)[ \n]?0*(\d{1,7})\b"
)
_AROUND = 60
"""Characters on each side of a place in which what stands there may begin or end."""


def citations(text: str, cable: Cable, within: Span) -> Iterator[tuple[Span, str]]:
    """The references that a stretch of the text names, with the ids of the cables.

    ``REF B`` means what the header lists as B; a single reference needs no letter. An
    id is a year, a post and a number, written together or not.
    """
    listed = [one for one in cable.header.references if one.cable_id]
    by_letter = {one.letter: one.cable_id for one in listed if one.letter}
    for found in _LETTER.finditer(text, within.start, within.end):
        cable_id = by_letter.get(found[1].upper())
        if cable_id:
            yield Span(*found.span()), cable_id
    if len(listed) == 1 and listed[0].cable_id:
        for found in _REFTEL.finditer(text, within.start, within.end):
            yield Span(*found.span()), listed[0].cable_id
    for found in _ID.finditer(text, within.start, within.end):
        post = re.sub(r"[^A-Z]", "", found[2])
        yield Span(*found.span()), f"{found[1]}{post}{found[3]}"


def cited_at(text: str, cable: Cable, position: int) -> str | None:
    """The id of the cable that the text names at a position, if it names one."""
    start = max(position - _AROUND, cable.span.start)
    end = min(position + _AROUND, cable.span.end)
    for span, cable_id in citations(text, cable, Span(start, max(start, end))):
        if span.start <= position <= span.end:
            return cable_id
    return None


_ASKED = re.compile(
    r"(?P<cable>[A-Z0-9][A-Z0-9~-]{3,})?[\s,:]*(?:[¶§#]|PARA(?:GRAPH)?)?\s*"
    r"(?P<paragraph>\d{1,4})?",
    re.IGNORECASE,
)


def asked_place(text: str) -> tuple[str, int | None] | None:
    """A place as a person types it: ``09PORTSELWYN12 ¶6``, ``¶6``, ``6``.

    Returns:
        The id ('' for the cable in hand) and the paragraph; None for anything else.
    """
    found = _ASKED.fullmatch(text.strip())
    if found is None or not (found["cable"] or found["paragraph"]):
        return None
    number = found["paragraph"]
    return (found["cable"] or "").upper(), int(number) if number else None
