"""Two versions of a codebook side by side, and what a new one must keep.

Values are retired, never taken away: what was recorded under an old version must
mean something for ever.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum

from reviewer.domain.codebook import Codebook, LinkKind, Value
from reviewer.errors import RuleError


class Change(StrEnum):
    """What happened to an entry from one version to the next."""

    ADDED = "added"
    REWORDED = "reworded"
    RETIRED = "retired"
    RESTORED = "restored"
    MOVED = "moved"
    """It stands at another place of its list; the first value is the default."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One entry that another version has otherwise.

    ``place`` is where it stands: ``statement_type/denial``, ``links/disputes``.
    ``field`` names what was reworded (``definition``), with its texts before and
    after.
    """

    place: str
    change: Change
    field: str = ""
    before: str = ""
    after: str = ""


class EntryMissingError(RuleError):
    """A new version lacks something that the old one has."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"The new codebook has no {place}, which this project knows. Statements "
            "may have been recorded with it: keep it, with “retired = true”. "
            "The project was not changed."
        )


class EntryChangedError(RuleError):
    """A new version uses a known name for something else."""

    def __init__(self, place: str, what: str) -> None:
        super().__init__(
            f"The new codebook changes {what} of {place}, so that statements recorded "
            "with it would mean something else. Retire it and add another one. "
            "The project was not changed."
        )


def differences(old: Codebook, new: Codebook) -> tuple[Difference, ...]:
    """What another version says otherwise, in the order of the new one.

    Entries that only the old one has are passed over; ``check_successor`` refuses
    them.
    """
    before, after = _entries(old), _entries(new)
    found = list[Difference]()
    for place, value in after.items():
        known = before.get(place)
        if known is None:
            found.append(Difference(place=place, change=Change.ADDED))
        else:
            found += _of_value(place, known, value)
    for name, order in _orders(new).items():
        known_order = [one for one in _orders(old).get(name, []) if one in order]
        if known_order != [one for one in order if one in known_order]:
            found.append(
                Difference(
                    place=name,
                    change=Change.MOVED,
                    before=", ".join(known_order),
                    after=", ".join(order),
                )
            )
    return tuple(found)


def check_successor(old: Codebook, new: Codebook) -> None:
    """Raise unless a codebook may follow another in one project.

    Raises:
        EntryMissingError: It lacks an entry.
        EntryChangedError: An attribute would belong to other kinds of statement, or
            a relation would lead elsewhere.
    """
    after = _entries(new)
    for place in _entries(old):
        if place not in after:
            raise EntryMissingError(place)
    for attribute in old.attributes:
        other = new.attribute(attribute.name)
        if other is None:
            raise EntryMissingError(attribute.name)
        if not set(attribute.kinds) <= set(other.kinds):
            raise EntryChangedError(attribute.name, "the kinds of statement")
    for link in old.links:
        following = new.link(link.value.name)
        if following and _ends(following) != _ends(link):
            raise EntryChangedError(f"links/{link.value.name}", "the ends")


def _ends(link: LinkKind) -> tuple[str, str]:
    return link.from_kind, link.to_kind


def _entries(book: Codebook) -> Mapping[str, Value]:
    """Everything with a definition, by its place."""
    return dict(_placed(book))


def _placed(book: Codebook) -> Iterator[tuple[str, Value]]:
    for entry in book.kinds:
        yield f"kinds/{entry.kind}", entry.value
    for attribute in book.attributes:
        heading = Value(
            name=attribute.name,
            title=attribute.title,
            definition="",
            key=attribute.key,
        )
        yield attribute.name, heading
        for value in attribute.values:
            yield f"{attribute.name}/{value.name}", value
    for link in book.links:
        yield f"links/{link.value.name}", link.value
        for mode in link.modes:
            yield f"links/{link.value.name}/{mode.name}", mode


def _orders(book: Codebook) -> Mapping[str, list[str]]:
    return {one.name: [value.name for value in one.values] for one in book.attributes}


def _of_value(place: str, old: Value, new: Value) -> Iterator[Difference]:
    if old.retired != new.retired:
        change = Change.RETIRED if new.retired else Change.RESTORED
        yield Difference(place=place, change=change)
    for item in fields(Value):
        if item.name in {"name", "retired"}:
            continue
        before, after = getattr(old, item.name), getattr(new, item.name)
        if before != after:
            yield Difference(
                place=place,
                change=Change.REWORDED,
                field=item.name,
                before=_text(before),
                after=_text(after),
            )


def _text(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else " · ".join(value)
