"""What differs between a pass as it was handed in and as it is stored now."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from reviewer.domain.cable import Cable
from reviewer.domain.statement import Statement
from reviewer.domain.text import excerpt
from reviewer.services.browsing import OpenCable
from reviewer.services.snapshots import Snapshot

_LONGEST = 60
"""Characters of a quote in a sentence."""


def changes(kept: Snapshot, now: Snapshot, opened: OpenCable) -> Iterator[str]:
    """Sentences about everything that differs, statements in order of place first.

    Args:
        kept: The pass as it was handed in.
        now: The same pass as it is stored.
        opened: The cable, for quotes and paragraphs.
    """
    of = f"the {kept.reading.kind} pass over {kept.cable_id}"
    before = {one.statement_id: one for one in kept.statements}
    after = {one.statement_id: one for one in now.statements}
    for key in sorted(before.keys() | after.keys(), key=_by_place(before, after)):
        if before.get(key) != after.get(key):
            statement = before.get(key) or after[key]
            how = _how(before.get(key), after.get(key))
            yield f"{_named(statement, opened)} of {of} {how}."
    for name in ("link", "note", "answer", "speaker"):
        yield from _others(name, kept, now, of)
    # Whose it is the journal tells: a merge may know the person by another id.
    if kept.reading != replace(now.reading, reviewer_id=kept.reading.reviewer_id):
        yield f"The record of {of} was changed."


def _others(name: str, kept: Snapshot, now: Snapshot, of: str) -> Iterator[str]:
    before = {getattr(one, f"{name}_id"): one for one in getattr(kept, f"{name}s")}
    after = {getattr(one, f"{name}_id"): one for one in getattr(now, f"{name}s")}
    for key in sorted(before.keys() | after.keys()):
        if before.get(key) != after.get(key):
            how = _how(before.get(key), after.get(key))
            yield f"A {name} ({key[:8]}) of {of} {how}."


def _how(before: object, after: object) -> str:
    if after is None:
        return "is missing"
    return "was changed" if before is not None else "was added"


def _named(statement: Statement, opened: OpenCable) -> str:
    quote = excerpt(opened.text, statement.spans)
    if len(quote) > _LONGEST:
        quote = f"{quote[:_LONGEST]}…"
    number = _paragraph(opened.cable, statement.start)
    return f"The {statement.kind} “{quote}”{number}"


def _paragraph(cable: Cable, position: int) -> str:
    found = cable.paragraph_at(position)
    return f" (¶{found.number})" if found and found.number else ""


def _by_place(before: Mapping[Any, Statement], after: Mapping[Any, Statement]) -> Any:
    def place(key: Any) -> tuple[int, str]:
        statement = before.get(key) or after[key]
        return statement.start if statement.spans else 0, str(key)

    return place
