"""Whole invented cables and what must be read in each (``tests/data/cables``)."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reviewer.domain.cable import Cable
from reviewer.parsing.parser import parse_document
from reviewer.parsing.readers import read
from tests.parsing.conftest import DATA

FOLDER = DATA / "cables"
EXPECTED: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (FOLDER / "expected.toml").read_text(encoding="utf-8")
)
FILES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".toml")


def described(text: str, cable: Cable) -> dict[str, object]:
    """A cable's structure in the words of ``expected.toml``."""

    def edges(start: int, end: int) -> str:
        words = " ".join(text[start:end].split())
        return words if len(words) <= 50 else f"{words[:24]} … {words[-20:]}"

    header = cable.header
    return {
        "cable_id": cable.cable_id or "",
        "overall": str(header.overall or ""),
        "from": header.from_post or "",
        "tags": list(header.tags),
        "subject": header.subject.text if header.subject else "",
        "references": [item.cable_id or item.text for item in header.references],
        "reasons": list(header.reasons),
        "paragraphs": [
            f"{'-' if p.number is None else p.number} {p.marking or '-'}"
            + (" inherited" if p.inherited else "")
            + (f" in {len(p.pieces)}" if len(p.pieces) > 1 else "")
            for p in cable.paragraphs
        ],
        "headings": [heading.text for heading in cable.headings],
        "blocks": [
            f"{block.kind} {'closed' if block.closed else 'open'}: "
            + edges(block.span.start, block.span.end)
            for block in cable.blocks
        ],
        "furniture": [item.kind.value for item in cable.furniture],
        "signature": cable.signature.text if cable.signature else "",
        "notes": sorted({note.code for note in cable.notes}),
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_cable_is_read_as_expected(
    path: Path, check_cable: Callable[[str, Cable], None]
) -> None:
    document = read(path.read_bytes(), path.name)
    cables = parse_document(document.text, printed_id=document.printed_id)
    for cable in cables:
        check_cable(document.text, cable)
    found = [described(document.text, cable) for cable in cables]
    assert found == EXPECTED[path.name]


def test_each_of_them_says_that_it_is_fiction() -> None:
    plain = {"fragment-from-eleven.txt"}  # has no header to say it in
    for path in FILES:
        assert b"FICTION" in path.read_bytes() or path.name in plain
