"""Two passes over a cable side by side: what they agree on, and what they do not."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from reviewer.domain.identifiers import CableId, CaseId, LinkId, StatementId
from reviewer.domain.statement import Link, Statement
from reviewer.domain.text import digest

_ID_LENGTH = 16

RecordId = StatementId | LinkId


class Side(StrEnum):
    """One of two passes; A is the first, B the second."""

    A = "a"
    B = "b"

    @property
    def other(self) -> "Side":
        """The opposite one."""
        return Side.B if self is Side.A else Side.A


class DisagreementKind(StrEnum):
    """In what two passes can differ."""

    ONLY_IN_A = "only_in_a"
    ONLY_IN_B = "only_in_b"
    BOUNDARY = "boundary"
    LABEL = "label"
    ATTRIBUTE = "attribute"
    LINK_MISSING = "link_missing"
    LINK_KIND = "link_kind"
    LINK_END = "link_end"

    @property
    def is_link(self) -> bool:
        """Whether it is about links rather than statements."""
        return self.value.startswith("link_")

    @property
    def is_one_sided(self) -> bool:
        """Whether it is about a statement that one pass alone has."""
        return self.value.startswith("only_in_")


@dataclass(frozen=True)
class Coding:
    """What one pass says about one cable."""

    statements: tuple[Statement, ...]
    links: tuple[Link, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[StatementId, Statement]:
        """Its statements by id."""
        return {item.statement_id: item for item in self.statements}

    @cached_property
    def links_by_id(self) -> Mapping[LinkId, Link]:
        """Its links by id."""
        return {item.link_id: item for item in self.links}


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """One thing that two passes say differently: one decision settles it.

    ``a`` and ``b`` are what either pass has there, statements or (see
    ``kind.is_link``) links; None where it has nothing. ``attribute`` is named only
    for the kind ``attribute``.
    """

    case_id: CaseId
    cable_id: CableId
    kind: DisagreementKind
    a: RecordId | None
    b: RecordId | None
    attribute: str | None = None

    @property
    def name(self) -> str:
        """Its kind as it is written: ``boundary``, ``attribute:speaker``."""
        return f"{self.kind}:{self.attribute}" if self.attribute else self.kind.value

    @property
    def aspect(self) -> str:
        """What it is about, for a pair of statements (see ``aspects``)."""
        return self.attribute or self.kind.value

    def of(self, side: Side) -> RecordId | None:
        """What one pass has there."""
        return self.a if side is Side.A else self.b


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """Two statements or links that say the same; they enter the result unasked."""

    cable_id: CableId
    a: RecordId
    b: RecordId
    is_link: bool = False

    @property
    def case_id(self) -> CaseId:
        """By which it can be called in question all the same."""
        return case_id(self.cable_id, "agreed", self.a, self.b)


@dataclass(frozen=True)
class Comparison:
    """Everything that two passes over a cable have in common or not.

    ``pairs`` are the statements that answer each other, in order of place. Links
    with an end that only one pass has are no cases: they follow that statement.
    """

    cable_id: CableId
    first: Coding
    second: Coding
    pairs: tuple[tuple[StatementId, StatementId], ...]
    agreed: tuple[Agreed, ...]
    disagreements: tuple[Disagreement, ...]

    def coding(self, side: Side) -> Coding:
        """The content of one pass."""
        return self.first if side is Side.A else self.second

    def statement(self, side: Side, record_id: RecordId | None) -> Statement | None:
        """A statement of one pass."""
        if record_id is None:
            return None
        return self.coding(side).by_id.get(StatementId(record_id))

    def link(self, side: Side, record_id: RecordId | None) -> Link | None:
        """A link of one pass."""
        if record_id is None:
            return None
        return self.coding(side).links_by_id.get(LinkId(record_id))

    @cached_property
    def cases(self) -> Mapping[CaseId, Disagreement | Agreed]:
        """Everything that can be decided, by id; disagreements first."""
        cases: tuple[Disagreement | Agreed, ...] = (*self.disagreements, *self.agreed)
        return {case.case_id: case for case in cases}


def case_id(*parts: object) -> CaseId:
    """The id of a case: a hash of what it is about."""
    return CaseId(digest("\x1f".join(map(str, parts)))[:_ID_LENGTH])
