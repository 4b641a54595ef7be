"""From what was selected to what a statement may consist of."""

from collections.abc import Iterable

from reviewer.domain.identifiers import CableId
from reviewer.domain.text import Span, ordered
from reviewer.errors import RuleError
from reviewer.store.cables import OpenCable


class EmptyExtentError(RuleError):
    """Nothing is left of a selection without blanks and furniture."""

    def __init__(self, cable_id: CableId) -> None:
        super().__init__(
            f"The selection in {cable_id} holds no text of the cable, only blanks or "
            "page lines. Nothing was added; select the words that are meant."
        )


class OutsideCableError(RuleError):
    """A place lies beyond the cable."""

    def __init__(self, cable_id: CableId, span: Span, cable: Span) -> None:
        super().__init__(
            f"The place {span.start}–{span.end} lies outside {cable_id}, which "
            f"stands at {cable.start}–{cable.end}. Nothing was added."
        )


def extent(opened: OpenCable, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Clean spans: ascending, disjoint, trimmed of blanks, without furniture.

    Returns:
        The clean spans; none where only blanks and furniture were selected.

    Raises:
        OutsideCableError: A span reaches beyond the cable.
    """
    whole = opened.cable.span
    clean: list[Span] = []
    for span in ordered(spans):
        if span.start < whole.start or span.end > whole.end:
            raise OutsideCableError(opened.cable_id, span, whole)
        pieces = opened.cable.content_of(span)
        clean.extend(_trimmed(opened.text, piece) for piece in pieces)
    return ordered(clean)


def content(opened: OpenCable, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Clean spans of which at least one is left.

    Raises:
        EmptyExtentError: Only blanks and furniture were selected.
        OutsideCableError: A span reaches beyond the cable.
    """
    clean = extent(opened, spans)
    if not clean:
        raise EmptyExtentError(opened.cable_id)
    return clean


def _trimmed(text: str, span: Span) -> Span:
    piece = text[span.start : span.end]
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, max(start, span.end - len(piece) + len(piece.rstrip())))
