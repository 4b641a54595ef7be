"""Instructions in the forms that posts print, and their codes."""

from dataclasses import replace

import pytest

from reviewer.auditing.declassification import codes, instruction
from reviewer.auditing.evidence import Evidence
from reviewer.parsing.parser import parse_cable
from tests.auditing.clean_cables import TODAY, findings
from tests.auditing.near_cables import C, declassified


def evidence_of(text: str) -> Evidence:
    return Evidence.of(text, parse_cable(text), TODAY)


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("E.O. 12958: DECL: 11/12/2019", "11/12/2019"),
        ("EO 12958 DECL: 2019/11/12", "2019/11/12"),
        ("E.O. 12958: DECL 11-12-19", "11-12-19"),
        ("E.O. 12958: REASON 1.4(B) AND (D) DECL: 11/12/2019", "11/12/2019"),
        ("E.O. 12958: DECL: 11/12/2019 REASON 1.4(B)", "11/12/2019"),
        ("E.O. 12958: DECL: TWENTY YEARS", "TWENTY YEARS"),
        (
            "E.O. 12958: DECL: TEN YEARS AFTER\nUNIFICATION",
            "TEN YEARS AFTER UNIFICATION",
        ),
        ("E.O. 12356: DECL: OADR", "OADR"),
        ("E.O. 11652: GDS", "GDS"),
        ("E.O. 12958: N/A", None),
        ("E.O. 12958: DECL:", None),
        ("E.O. 12958: DECL: N/A", None),
        ("E.O. 12958: DECLASSIFIED JUNE 21, 2006", None),
    ],
)
def test_an_instruction_is_read_to_its_end(printed: str, words: str | None) -> None:
    own = f"E.O. 12958: {C.reason}{C.declassify}"
    text = C.text.replace(own, printed)
    found = instruction(evidence_of(text))
    assert (found.words if found else None) == words
    if found:
        assert " ".join(text[found.span.start : found.span.end].split()) == words


def test_an_instruction_may_stand_beside_the_classifier() -> None:
    by = "Classified By: Consul, Port Selwyn. Declassify on: 11/19/2018\n\n"
    found = instruction(evidence_of(replace(C, declassify="", by=by).text))
    assert found is not None
    assert found.words == "11/19/2018"


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("DECL: X1", ["X1"]),
        ("DECL: X1, X6", ["X1", "X6"]),
        ("DECL: 25X1-HUMAN", ["25X1"]),
        ("DECL: OADR", ["OADR"]),
        ("DECL: MR", ["MR"]),
        ("DECL: XGDS-3", ["XGDS"]),
        ("DECL: 11/12/2019", []),
    ],
)
def test_codes_are_read(printed: str, read: list[str]) -> None:
    found = codes(evidence_of(declassified(printed).text))
    assert [code.words for code in found] == read


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("DECL: 11/15/2018", "2008-11-15, the implied day of decision, 4 days before"),
        ("DECL: 11/20/2018", "2008-11-20, the implied day of decision, 1 day after"),
    ],
)
def test_the_implied_decision_is_told(printed: str, told: str) -> None:
    (found,) = findings(declassified(printed))
    assert told in found.message


def test_a_date_reached_changes_nothing() -> None:
    (found,) = findings(declassified("DECL: 03/27/2010"))
    assert "this tool does not declassify or re-mark" in found.message
