"""Bodies of all kinds, each with what must be read in it (``tests/data/bodies``)."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reviewer.domain.cable import Cable
from reviewer.parsing.parser import parse_cable

FOLDER = Path(__file__).resolve().parents[1] / "data" / "bodies"
Case = dict[str, Any]


def cases() -> list[object]:
    return [
        pytest.param(case, id=f"{file.stem}: {case['name']}")
        for file in sorted(FOLDER.glob("*.toml"))
        for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
    ]


def described(text: str, cable: Cable) -> dict[str, object]:
    """A cable's structure in the words of the case files."""

    def shown(start: int, end: int) -> str:
        return text[start:end]

    return {
        "paragraphs": [
            f"{'-' if p.number is None else p.number} {p.marking or '-'}"
            for p in cable.paragraphs
        ],
        "headings": [heading.text for heading in cable.headings],
        "blocks": [
            f"{block.kind} {'closed' if block.closed else 'open'} "
            + shown(block.span.start, block.span.end)
            for block in cable.blocks
        ],
        "furniture": [
            f"{item.kind} {shown(item.span.start, item.span.end)}"
            for item in cable.furniture
        ],
        "kinds": [item.kind.value for item in cable.furniture],
        "signature": cable.signature.text if cable.signature else None,
        "notes": {note.code for note in cable.notes},
    }


@pytest.mark.parametrize("case", cases())
def test_a_body_is_read_as_its_case_says(
    case: Case,
    cable_text: Callable[[str], str],
    check_cable: Callable[[str, Cable], None],
) -> None:
    text = cable_text(case["body"].lstrip("\n"))
    cable = parse_cable(text)
    check_cable(text, cable)
    found = described(text, cable)
    for key, wanted in case.items():
        if key == "notes":
            assert found["notes"] >= set(wanted)  # type: ignore[operator]
        elif key not in ("name", "body"):
            assert found[key] == wanted, key
