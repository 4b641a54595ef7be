"""Reads the labelled cables: invented texts whose statements stand in braces.

``{denial: he sold the pier}`` is a denial with that content, ``{comment: …}`` a post
comment, ``{no: …}`` a sentence that looks like a statement and is none. Two types of
one content are joined: ``{acknowledgement+denial: …}``. A colon and the blanks behind
it belong to the brace.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reviewer.domain.cable import Cable
from reviewer.domain.text import Span
from reviewer.parsing.parser import parse_document

FOLDER = Path(__file__).parents[1] / "data" / "suggesting"
COMMENT = "comment"
LOOK_ALIKE = "no"
_BRACE = re.compile(r"\{(?P<types>[a-z_+]+):\s+(?P<content>[^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled statement; ``type`` is a claim's type, comment, or no."""

    type: str
    span: Span


@dataclass(frozen=True, slots=True)
class LabelledCable:
    """A text without its braces, read, and what stood in them."""

    name: str
    text: str
    cable: Cable
    labels: tuple[Label, ...]


def read(half: str, folder: Path = FOLDER) -> Iterator[LabelledCable]:
    """The cables of one half, ``tuning`` or ``heldout``, by name."""
    for path in sorted((folder / half).glob("*.txt")):
        text, labels = unbraced(path.read_text(encoding="utf-8"))
        yield LabelledCable(path.stem, text, parse_document(text)[0], labels)


def unbraced(marked: str) -> tuple[str, tuple[Label, ...]]:
    """A marked text without braces, and the labels with their places in it."""
    pieces, labels, at, size = list[str](), list[Label](), 0, 0
    for brace in _BRACE.finditer(marked):
        pieces += [marked[at : brace.start()], brace["content"]]
        start = size + brace.start() - at
        size = start + len(brace["content"])
        labels += [Label(kind, Span(start, size)) for kind in brace["types"].split("+")]
        at = brace.end()
    return "".join([*pieces, marked[at:]]), tuple(labels)
