"""What can be told of a statement one by one, to be compared and decided apart.

An aspect is named as in a disagreement: ``boundary``, ``label``, or the name of an
attribute; parts of a statement that are no attributes of the codebook (its speaker,
the span of its source) are named beside them.
"""

from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter
from typing import Any

from reviewer.domain.codebook import STATEMENT_TYPE, Codebook
from reviewer.domain.statement import Statement

BOUNDARY = "boundary"
LABEL = "label"
PARTS = {
    "speaker": "speaker_id",
    "via": "via",
    "source_span": "source_spans",
    "cue_span": "cue_spans",
    "mixed": "mixed",
    "general": "general",
}
"""Aspects that are fields of a statement, and the fields."""

_parts = attrgetter(*PARTS.values())
_EMPTY = {"speaker_id": None, "mixed": False, "general": False}
UNSET = "unset"
"""The value that says that nobody has judged yet."""


def same_label(one: Statement, other: Statement) -> bool:
    """Whether both are of one kind and, if claims, of one type."""
    return one.kind is other.kind and one.statement_type == other.statement_type


def differing(one: Statement, other: Statement, book: Codebook) -> Iterator[str]:
    """Name the attributes and parts in which two statements differ, in order.

    A missing attribute has the codebook's default. What the annotator says of
    themself is passed over, and so is everything between statements of two kinds,
    whose attributes cannot be compared: they go with the label.
    """
    if one.kind is not other.kind:
        return
    if one.attributes != other.attributes:
        for name in _compared(one, other, book):
            if attribute(one, name, book) != attribute(other, name, book):
                yield name
    if _parts(one) != _parts(other):
        for name, field in PARTS.items():
            if getattr(one, field) != getattr(other, field):
                yield name


def attribute(statement: Statement, name: str, book: Codebook) -> str | None:
    """The value of an attribute; the codebook's default where none was given."""
    given = statement.attributes.get(name)
    if given is not None:
        return given
    known = book.attribute(name)
    return known.default if known else None


def taking(target: Statement, aspect: str, source: Statement | None) -> Statement:
    """The target with one aspect as the source has it.

    Args:
        target: The statement to change.
        aspect: Which one.
        source: Who is believed; None if nobody is, which only attributes and parts
            that may be empty can bear.
    """
    if aspect in PARTS:
        return _with_part(target, PARTS[aspect], source)
    if source is None:
        return _with_attribute(target, aspect, None)
    if aspect == BOUNDARY:
        return replace(target, spans=source.spans)
    if aspect == LABEL:
        return _with_label(target, source)
    return _with_attribute(target, aspect, source.attributes.get(aspect))


def fingerprint(statement: Statement) -> str:
    """All that a reviewer said by a statement, as text that changes with it."""
    told = (
        statement.kind.value,
        sorted(statement.attributes.items()),
        [getattr(statement, field) for field in PARTS.values()],
        [(span.start, span.end) for span in statement.spans],
    )
    return repr(told)


def value_of(statement: Statement, aspect: str, book: Codebook) -> str:
    """An aspect as text that is equal only for equal values."""
    if aspect == BOUNDARY:
        return repr([(span.start, span.end) for span in statement.spans])
    if aspect == LABEL:
        return f"{statement.kind}/{statement.statement_type}"
    if aspect in PARTS:
        return repr(getattr(statement, PARTS[aspect]))
    return repr(attribute(statement, aspect, book))


def _compared(one: Statement, other: Statement, book: Codebook) -> list[str]:
    """The attributes to look at: the codebook's, then what it does not know."""
    known = [item for item in book.attributes_of(one.kind) if item.counts]
    names = [item.name for item in known if item.name != STATEMENT_TYPE]
    given = one.attributes.keys() | other.attributes.keys()
    return names + sorted(name for name in given if book.attribute(name) is None)


def _with_part(target: Statement, field: str, source: Statement | None) -> Statement:
    believed: Any = getattr(source, field) if source else _EMPTY.get(field, ())
    return replace(target, **{field: believed})


def _with_attribute(target: Statement, name: str, value: str | None) -> Statement:
    kept = {key: known for key, known in target.attributes.items() if key != name}
    return replace(target, attributes=kept if value is None else kept | {name: value})


def _with_label(target: Statement, source: Statement) -> Statement:
    """Another kind brings its own attributes, another type only itself."""
    if target.kind is source.kind:
        return _with_attribute(target, STATEMENT_TYPE, source.statement_type)
    return replace(source, spans=target.spans, statement_id=target.statement_id)
