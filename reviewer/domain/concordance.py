"""A concordance: places where words stand, each a line with its context. Pure."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from reviewer.domain.cable import Paragraph
from reviewer.domain.classification import Marking
from reviewer.domain.identifiers import CableId
from reviewer.domain.statement import Statement
from reviewer.domain.text import Span


class Sort(StrEnum):
    """The order of the lines: by cable, by date, or from the hit outwards."""

    CABLE = "cable"
    DATE = "date"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """What is looked for, and where.

    ``text`` is a search, whose operators choose the cables and whose words the
    places, or with ``is_pattern`` a regular expression. ``among`` are the positions
    of the cables looked at; None means all.
    """

    text: str
    is_pattern: bool = False
    among: frozenset[int] | None = None
    sort: Sort = Sort.CABLE


@dataclass(frozen=True, slots=True)
class Place:
    """Where a hit is: the cable's position and a span of its file's whole text."""

    position: int
    span: Span


@dataclass(slots=True)
class Places:
    """Places in an order, three numbers each, so that hundreds of thousands fit.

    ``is_cut`` says that there are more than were wanted.
    """

    positions: "array[int]" = field(default_factory=lambda: array("q"))
    starts: "array[int]" = field(default_factory=lambda: array("q"))
    ends: "array[int]" = field(default_factory=lambda: array("q"))
    is_cut: bool = False

    def __len__(self) -> int:
        return len(self.positions)

    def __getitem__(self, number: int) -> Place:
        span = Span(self.starts[number], self.ends[number])
        return Place(self.positions[number], span)

    @property
    def cables(self) -> int:
        """How many cables the places are in."""
        return len(set(self.positions))

    def part(self, start: int, end: int) -> tuple[Place, ...]:
        """The places from one number up to another."""
        return tuple(self[n] for n in range(start, min(end, len(self))))

    def add(self, position: int, span: Span) -> None:
        """Put a place at the end."""
        self.positions.append(position)
        self.starts.append(span.start)
        self.ends.append(span.end)

    def arrange(self, order: Sequence[int]) -> None:
        """Take another order, given by the numbers of the present one."""
        for name in ("positions", "starts", "ends"):
            present = getattr(self, name)
            setattr(self, name, array("q", (present[number] for number in order)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A place as it is shown.

    ``marking`` is that of the paragraph (``is_inherited`` where a whole-text marking
    gave it, None where it is unmarked), elsewhere what protects the place.
    ``statements`` are the asking person's own on any of the words.
    """

    place: Place
    cable_id: CableId
    dtg: datetime | None
    left: str
    hit: str
    right: str
    paragraph: Paragraph | None
    marking: Marking | None
    statements: tuple[Statement, ...]

    @property
    def is_inherited(self) -> bool:
        """Whether the marking is not printed at the place's own paragraph."""
        return self.paragraph is None or self.paragraph.inherited
