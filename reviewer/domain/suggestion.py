"""What the product proposes to record: ghosts until a reviewer accepts them."""

from dataclasses import dataclass, field

from reviewer.domain.codebook import Kind
from reviewer.domain.identifiers import CableId, RejectionId, ReviewerId
from reviewer.domain.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A proposed statement, made from the text alone.

    ``spans`` is the content, as of a statement: ascending, disjoint, no furniture.
    ``cue`` are the words it was found by and ``source`` who says it, each None
    where the text does not say so in the sentence itself. ``reason`` is a sentence
    for the reader, ``strength`` from 0 to 1 how good its kind of evidence is; it is
    no probability. ``attributes`` are further values of the codebook that the text
    gives away, such as the role of a comment.
    """

    kind: Kind
    spans: tuple[Span, ...]
    reason: str
    strength: float
    statement_type: str | None = None
    cue: Span | None = None
    source: Span | None = None
    attributes: dict[str, str] = field(default_factory=dict)

    @property
    def span(self) -> Span:
        """From the content's first code point to its last."""
        return Span(self.spans[0].start, self.spans[-1].end)


@dataclass(frozen=True, slots=True)
class SuggestedLink:
    """A proposed link between two suggestions, named by their places in the list."""

    source: int
    target: int
    kind: str


@dataclass(frozen=True, slots=True)
class Suggestions:
    """All suggestions for one cable in the order of the text, and their links."""

    items: tuple[Suggestion, ...] = ()
    links: tuple[SuggestedLink, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """One person's no to a suggestion, so that it stays away from them.

    It is theirs alone: what somebody refuses tells what they think of a text.
    ``statement_type`` is empty for what is no claim; ``span`` runs from the content's
    first code point to its last.
    """

    rejection_id: RejectionId
    cable_id: CableId
    reviewer_id: ReviewerId
    kind: Kind
    statement_type: str
    span: Span

    def is_about(self, suggestion: Suggestion) -> bool:
        """Whether this is a no to that suggestion, also where its ends have moved."""
        same = (self.kind, self.statement_type) == (
            suggestion.kind,
            suggestion.statement_type or "",
        )
        return same and likeness(self.span, suggestion.span) >= SAME_PLACE


SAME_PLACE = 0.5
"""From which likeness on two spans are one place."""


def likeness(one: Span, other: Span) -> float:
    """Dice's measure of the code points that two spans share, from 0 to 1."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    both = len(one) + len(other)
    return 2 * max(shared, 0) / both if both else 0.0
