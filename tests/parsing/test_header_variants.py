"""Whole cables with headers of all kinds (``tests/data/headers.toml``)."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reviewer.domain.cable import Cable
from reviewer.parsing.parser import parse_cable

FILE = Path(__file__).resolve().parents[1] / "data" / "headers.toml"
Case = dict[str, Any]


def cases() -> list[object]:
    found = tomllib.loads(FILE.read_text(encoding="utf-8"))["case"]
    return [pytest.param(case, id=case["name"]) for case in found]


def described(cable: Cable) -> dict[str, object]:
    header = cable.header
    subject = header.subject
    return {
        "cable_id": cable.cable_id,
        "classification": header.classification,
        "overall": str(header.overall),
        "captions": list(header.captions),
        "subject": subject and subject.text,
        "subject_marking": str(subject.marking) if subject else None,
        "tags": list(header.tags),
        "references": [
            f"{item.letter or '-'} {item.cable_id or '-'}" for item in header.references
        ],
        "classified_by": header.classified_by,
        "reasons": list(header.reasons),
        "declassify_on": str(header.declassify_on),
        "headings": [heading.text for heading in cable.headings],
        "paragraphs": [
            f"{'-' if p.number is None else p.number} {p.marking or '-'}"
            for p in cable.paragraphs
        ],
    }


@pytest.mark.parametrize("case", cases())
def test_a_cable_is_read_as_its_case_says(
    case: Case, check_cable: Callable[[str, Cable], None]
) -> None:
    text = case["text"].lstrip("\n")
    cable = parse_cable(text)
    check_cable(text, cable)
    found = described(cable)
    for key, wanted in case.items():
        if key not in ("name", "text"):
            assert found[key] == wanted, key
