"""What the product proposes to record: ghosts until a reviewer accepts them."""

from dataclasses import dataclass, field

from reviewer.domain.codebook import Kind
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
