"""Versions of a codebook: what differs, and what a new one must keep."""

from dataclasses import replace

import pytest

from reviewer.domain.codebook import Attribute, Codebook, Kind, Value
from reviewer.domain.codebook_versions import (
    Change,
    EntryChangedError,
    EntryMissingError,
    check_successor,
    differences,
)
from tests.coded import book

TYPE = "statement_type"


def _with_values(edited: tuple[Value, ...], name: str = TYPE) -> Codebook:
    old = book()
    attributes = tuple(
        replace(one, values=edited) if one.name == name else one
        for one in old.attributes
    )
    return replace(old, attributes=attributes)


def _types() -> tuple[Value, ...]:
    known = book().attribute(TYPE)
    assert known is not None
    return known.values


def test_a_codebook_differs_in_nothing_from_itself() -> None:
    assert differences(book(), book()) == ()
    check_successor(book(), book())


def test_each_way_to_change_a_value_is_told() -> None:
    first, second, *rest = _types()
    extra = Value(name="boast", title="boast", definition="Praise of oneself.")
    edited = (
        first,
        replace(second, definition="Something else.", key="Z"),
        *(replace(one, retired=one is rest[0]) for one in rest),
        extra,
    )
    told = {
        (d.place, d.change, d.field) for d in differences(book(), _with_values(edited))
    }
    assert told == {
        (f"{TYPE}/{second.name}", Change.REWORDED, "definition"),
        (f"{TYPE}/{second.name}", Change.REWORDED, "key"),
        (f"{TYPE}/{rest[0].name}", Change.RETIRED, ""),
        (f"{TYPE}/boast", Change.ADDED, ""),
    }
    check_successor(book(), _with_values(edited))


def test_a_new_default_is_a_change() -> None:
    first, second, *rest = _types()
    (moved,) = differences(book(), _with_values((second, first, *rest)))
    assert (moved.place, moved.change) == (TYPE, Change.MOVED)
    assert moved.after.startswith(f"{second.name}, {first.name}")


def test_bringing_a_value_back_is_told() -> None:
    retired = tuple(replace(one, retired=True) for one in _types()[1:])
    old = _with_values((_types()[0], *retired))
    assert {one.change for one in differences(old, book())} == {Change.RESTORED}


def test_a_value_cannot_be_taken_away() -> None:
    gone = _types()[-1]
    with pytest.raises(EntryMissingError, match=f"{TYPE}/{gone.name}"):
        check_successor(book(), _with_values(_types()[:-1]))


def test_an_attribute_keeps_its_kinds_of_statement() -> None:
    def moved(one: Attribute) -> Attribute:
        return replace(one, kinds=(Kind.REPORT,)) if one.name == TYPE else one

    other = replace(book(), attributes=tuple(map(moved, book().attributes)))
    with pytest.raises(EntryChangedError, match=TYPE):
        check_successor(book(), other)


def test_a_relation_keeps_its_ends() -> None:
    first, *rest = book().links
    turned = replace(first, from_kind=first.to_kind, to_kind=first.from_kind)
    other = replace(book(), links=(turned, *rest))
    with pytest.raises(EntryChangedError, match=first.value.name):
        check_successor(book(), other)
