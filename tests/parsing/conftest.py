"""Invented cables for the parser, and what must hold for any cable."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from reviewer.domain.cable import Cable, PartKind

DATA = Path(__file__).resolve().parents[1] / "data"

HEADER = """VZCZCXRO4117
PP RUEHSN RUEHKV
DE RUEHPSL #0041/01 0711015
ZNY CCCCC ZZH
P 121015Z MAR 09
FM AMCONSUL PORT SELWYN
TO RUEHC/SECSTATE WASHDC PRIORITY 2206
INFO RUEHKV/AMEMBASSY KARVAL CITY PRIORITY 0914
RUCPDOC/DEPT OF COMMERCE WASHDC

C O N F I D E N T I A L SECTION 01 OF 02 PORT SELWYN 000041

SIPDIS

DEPT FOR EUR/KV

E.O. 12958: DECL: 03/31/2019
TAGS: PGOV, ELAB, KV
SUBJECT: FICTION: THE HARBOR BOARD SITS

"""


@pytest.fixture(scope="session")
def cable_text() -> Callable[[str], str]:
    """Puts an invented header above a body."""
    return lambda body: HEADER + body


@pytest.fixture(scope="session")
def data() -> Callable[[str], str]:
    """Reads an invented cable."""
    return lambda name: (DATA / name).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def check_cable() -> Callable[[str, Cable], None]:
    """Checks what the docstrings of the domain promise of every cable."""
    return _check


def _check(text: str, cable: Cable) -> None:
    position = cable.span.start
    for part in cable.parts:
        assert part.span.start == position
        assert part.span
        assert (part.index is not None) == (part.kind is PartKind.PARAGRAPH)
        position = part.span.end
    assert position == cable.span.end <= len(text)
    spans = [paragraph.span for paragraph in cable.paragraphs]
    spans += [heading.span for heading in cable.headings]
    spans += [block.span for block in cable.blocks]
    spans += [item.span for item in cable.furniture]
    spans += [note.span for note in cable.notes]
    for span in spans:
        assert cable.span.start <= span.start <= span.end <= cable.span.end
    for before, after in pairwise(cable.paragraphs):
        assert before.span.end <= after.span.start
    for paragraph in cable.paragraphs:
        assert paragraph.pieces or paragraph.number is not None
        edges = [
            edge for piece in paragraph.pieces for edge in (piece.start, piece.end)
        ]
        assert edges == sorted(edges)
        assert all(paragraph.span.start <= edge <= paragraph.span.end for edge in edges)
        for piece in paragraph.pieces:
            assert cable.content_of(piece) == (piece,)
