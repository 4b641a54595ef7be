"""The terms of a search as they are typed: taking a text apart and writing one.

``domain.query`` says what a search means; here it stays text, so that the window can
show, add and take away single terms without changing the others.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reviewer.domain.query import TERM, Field


@dataclass(frozen=True, slots=True)
class TypedTerm:
    """One term as typed, and where in the text it begins.

    ``operator`` is in lower case and empty for plain words; it need not be a known
    one. ``is_open`` says that a quotation lacks its end, which more text may bring.
    """

    text: str
    start: int
    operator: str
    is_negated: bool
    is_open: bool

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.start + len(self.text)


def terms(text: str) -> Iterator[TypedTerm]:
    """The terms of a search in their order, without the blanks between them."""
    position = 0
    while position < len(text):
        found = TERM.match(text, position)
        if found is None or found.end() == position:
            position += 1
            continue
        quoted = found["quoted"]
        yield TypedTerm(
            text=found[0],
            start=position,
            operator=(found["field"] or "").lower(),
            is_negated=bool(found["not"]),
            is_open=quoted is not None and not found[0].endswith('"'),
        )
        position = found.end()


def written(field: Field, value: str, *, negated: bool = False) -> str:
    """A term that asks for one value; empty where the language cannot say it."""
    if not value.strip() or '"' in value or "|" in value:
        return ""
    needs_marks = any(character.isspace() for character in value)
    said = f'"{value}"' if needs_marks else value
    return f"{'-' if negated else ''}{field.value}:{said}"


def joined(parts: Iterable[str]) -> str:
    """One search of several; each must hold."""
    return " ".join(part for part in parts if part.strip())


def without(text: str, operators: frozenset[str]) -> str:
    """A search without the terms of some operators."""
    return joined(one.text for one in terms(text) if one.operator not in operators)
