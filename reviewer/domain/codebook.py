"""The codebook: what a reviewer may record, as versioned data.

Values are keys (``denial``), never enumerations, because a study lead may add
or reword them; only the kinds of statement are fixed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of statement: what a source says, and what the post says."""

    CLAIM = "claim"
    COMMENT = "comment"
    REPORT = "report"
    BACKGROUND = "background"


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of an attribute with its definition; retired, never deleted."""

    name: str
    title: str
    definition: str
    include: str = ""
    exclude: str = ""
    examples: tuple[str, ...] = ()
    key: str = ""
    retired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KindEntry:
    """A kind of statement with its letter tag and definition."""

    kind: Kind
    value: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """Something to say about a statement.

    ``values`` come default first. ``counts`` is False for what the annotator
    says of themself, which never enters agreement figures.
    """

    name: str
    title: str
    kinds: tuple[Kind, ...]
    values: tuple[Value, ...]
    key: str = ""
    counts: bool = True

    @property
    def default(self) -> str:
        """The first value that is not retired."""
        return next(value.name for value in self.values if not value.retired)

    def value(self, name: str) -> Value | None:
        """The value called ``name``, retired or not."""
        return next((value for value in self.values if value.name == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkKind:
    """A relation between two statements, with its modes (may be none)."""

    value: Value
    from_kind: Kind
    to_kind: Kind
    modes: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """One version of a codebook."""

    name: str
    version: int
    title: str
    kinds: tuple[KindEntry, ...]
    attributes: tuple[Attribute, ...]
    links: tuple[LinkKind, ...]

    def kind(self, kind: Kind) -> Value:
        """The entry of a kind."""
        return next(entry.value for entry in self.kinds if entry.kind is kind)

    def attribute(self, name: str) -> Attribute | None:
        """The attribute called ``name``."""
        return next((item for item in self.attributes if item.name == name), None)

    def attributes_of(self, kind: Kind) -> tuple[Attribute, ...]:
        """The attributes that a kind of statement has, in the book's order."""
        return tuple(item for item in self.attributes if kind in item.kinds)

    def links_between(self, source: Kind, target: Kind) -> tuple[LinkKind, ...]:
        """The relations allowed from one kind of statement to another."""
        return tuple(
            link
            for link in self.links
            if link.from_kind is source
            and link.to_kind is target
            and not link.value.retired
        )

    def link(self, name: str) -> LinkKind | None:
        """The relation called ``name``."""
        return next((item for item in self.links if item.value.name == name), None)

    def completed(self, kind: Kind, given: Mapping[str, str]) -> dict[str, str]:
        """Fill in the default of every attribute that was not given."""
        defaults = {item.name: item.default for item in self.attributes_of(kind)}
        return defaults | dict(given)


STATEMENT_TYPE = "statement_type"
"""The attribute that says what a claim does: assertion, denial, …"""
