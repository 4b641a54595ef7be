"""Reasons and “Classified by” in the forms that posts print."""

from dataclasses import replace

import pytest

from reviewer.auditing.authority import reasons
from reviewer.auditing.evidence import Evidence
from reviewer.parsing.parser import parse_cable
from tests.auditing.clean_cables import TODAY, rules_found
from tests.auditing.near_cables import C

BY = "Classified By: Principal Officer, Consulate Port Selwyn"


def evidence_of(text: str) -> Evidence:
    return Evidence.of(text, parse_cable(text), TODAY)


@pytest.mark.parametrize(
    ("by", "read"),
    [
        (f"{BY} for reasons 1.4 (b) and (d).", ["1.4b", "1.4d"]),
        (f"{BY}; REASON: 1.4 (B), (C) and (D)", ["1.4b", "1.4c", "1.4d"]),
        (f"{BY}, reasons 1.4(b/d).", ["1.4b", "1.4d"]),
        (f"{BY}. Reason 1.4 b,d", ["1.4b", "1.4d"]),
        (f"{BY} for reason\n1.4\n(d).", ["1.4d"]),
        (f"{BY} for reasons E.O. 12958 1.5 (b) and 1.5 (d)", ["1.5b", "1.5d"]),
        (f"(U) {BY}; reason: 1.5 (d)", ["1.5d"]),
        (f"{BY}. Reasons: 1.4 (B), (D), (J).", ["1.4b", "1.4d", "1.4j"]),
        (BY, []),
    ],
)
def test_reasons_are_read_where_they_stand(by: str, read: list[str]) -> None:
    text = replace(C, reason="", by=f"{by}\n\n").text
    found = reasons(evidence_of(text))
    assert [reason.section + reason.letter for reason in found] == read
    for reason in found:
        printed = text[reason.span.start : reason.span.end].lower()
        assert printed.startswith(reason.section)
        assert reason.letter in printed


@pytest.mark.parametrize(
    "by",
    [
        f"{BY} for reasons 1.4 (b) and (d).",
        f"Classified By: {BY}; REASON: 1.4 (b)",
        "CLASSIFIED BY: CONSUL GENERAL, PORT SELWYN; REASON: 1.4 (D)",
        f"1. (U) {BY}. Reason: 1.4 (b).",
    ],
)
def test_the_usual_forms_pass(by: str) -> None:
    found = rules_found(replace(C, reason="", by=f"{by}\n\n"))
    assert not found & {"MA-11", "MA-12", "MA-13", "MA-14"}


def test_numbers_in_the_text_are_no_reasons() -> None:
    cable = C.with_words(1, "Dues rose by 1.5 (B grade) and 1.6 (z) crowns.")
    assert [reason.section for reason in reasons(evidence_of(cable.text))] == [
        "1.4",
        "1.4",
    ]
