"""Parts: every code point of a cable is header, text, furniture or the like."""

from collections.abc import Sequence

from reviewer.domain.cable import Furniture, Part, PartKind
from reviewer.domain.text import Span
from reviewer.parsing.paragraphs import Segment


def tile(
    span: Span, segments: Sequence[Segment], furniture: Sequence[Furniture]
) -> tuple[Part, ...]:
    """Lay segments end to end over ``span`` and cut the furniture out of them.

    Args:
        span: The cable's span.
        segments: Ascending; each reaches to the start of the next.
        furniture: Ascending, without overlap, inside ``span``.
    """
    parts: list[Part] = []
    holes = [item.span for item in furniture]
    hole = 0
    for number, segment in enumerate(segments):
        start = max(segment.start, span.start)
        stop = segments[number + 1].start if number + 1 < len(segments) else span.end
        position = start
        while position < stop:
            if hole < len(holes) and holes[hole].start < stop:
                current = holes[hole]
                _add(parts, segment.kind, position, current.start, segment.index)
                end = min(current.end, stop)
                _add(parts, PartKind.FURNITURE, max(position, current.start), end)
                position = max(end, position)
                if current.end > stop:
                    break
                hole += 1
            else:
                _add(parts, segment.kind, position, stop, segment.index)
                position = stop
    return tuple(parts)


def _add(
    parts: list[Part], kind: PartKind, start: int, end: int, index: int | None = None
) -> None:
    if end <= start:
        return
    last = parts[-1] if parts else None
    if last and last.kind is kind is not PartKind.HEADING and last.index == index:
        parts[-1] = Part(kind=kind, span=Span(last.span.start, end), index=index)
    else:
        parts.append(Part(kind=kind, span=Span(start, end), index=index))
