"""Each rule on cables that it must tell and on near ones that it must let pass."""

from dataclasses import replace

import pytest

from reviewer.auditing.rules import RULES, Rule
from reviewer.domain.audit import Severity
from tests.auditing.clean_cables import findings, rules_found
from tests.auditing.firing_cases import FIRING
from tests.auditing.near_cables import (
    EIGHTIES,
    WINDOW,
    C,
    Case,
    S,
    marked,
    sections,
    title_of,
)
from tests.auditing.silent_cases import SILENT

FIRING_CASES = [(rule, case) for rule, cases in FIRING.items() for case in cases]
SILENT_CASES = [(rule, case) for rule, cases in SILENT.items() for case in cases]


@pytest.mark.parametrize(("rule", "case"), FIRING_CASES)
def test_a_rule_tells_what_it_is_for(rule: str, case: Case) -> None:
    assert rule in rules_found(case)


@pytest.mark.parametrize(("rule", "case"), SILENT_CASES)
def test_a_rule_lets_near_cases_pass(rule: str, case: Case) -> None:
    assert rule not in rules_found(case)


@pytest.mark.parametrize(("rule", "case"), FIRING_CASES)
def test_rule_and_place_name_a_finding(rule: str, case: Case) -> None:
    places = [(item.name, item.span) for item in findings(case) if item.rule == rule]
    assert len(places) == len(set(places))


def test_what_one_rule_says_of_one_place_are_findings_of_their_own() -> None:
    unsigned = sections(title_of(4, 4), title_of(4, 4), count=4).replace("VENN\n", "")
    told = {item.name: item for item in findings(unsigned) if item.rule == "MA-25"}
    assert told["MA-25/missing"].severity is Severity.ERROR
    assert told["MA-25/missing"].message == "Missing of 4 sections: 2, 3."
    assert told["MA-25/double"].severity is Severity.NOTE
    assert told["MA-25/missing"].span == told["MA-25/double"].span


def test_a_finding_names_the_order_it_is_judged_by() -> None:
    (found,) = (f for f in findings(replace(C, reason="")) if f.rule == "MA-12")
    told = "E.O. 12958 as amended by E.O. 13292, from 2003-03-25 until 2010-06-27"
    assert found.regime == told


def test_within_a_window_both_orders_are_named() -> None:
    case = replace(WINDOW, reason="REASON 1.6(D) ")
    (found,) = (f for f in findings(case) if f.rule == "MA-13")
    assert found.regime.startswith("E.O. 12958, from 1995-04-17 until 2003-09-22 or ")


def test_what_is_only_remembered_is_told_as_unverified() -> None:
    (found,) = (f for f in findings(marked("", EIGHTIES)) if f.rule == "MA-05")
    assert found.regime.startswith("E.O. 12356,")
    assert found.regime.endswith("(from memory, unverified)")


def test_rules_of_layout_follow_no_order() -> None:
    (found,) = (f for f in findings(replace(C, signature="")) if f.rule == "MA-31")
    assert found.regime == ""


def test_the_table_is_complete_and_tested() -> None:
    ids = [rule.rule_id for rule in RULES]
    assert ids == [f"MA-{number:02}" for number in range(1, 32)]
    assert set(FIRING) == set(SILENT) == set(ids)
    assert all(len(cases) > 1 for cases in (*FIRING.values(), *SILENT.values()))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
def test_a_title_is_one_sentence_and_an_origin_is_named(rule: Rule) -> None:
    assert rule.title.endswith(".")
    assert rule.title.count(". ") == 0
    assert rule.source


def test_findings_of_a_rule_carry_its_origin() -> None:
    (finding,) = findings(marked("(S) "))
    (rule,) = (item for item in RULES if item.rule_id == finding.rule)
    assert finding.source == rule.source
    assert finding.severity is rule.severity is Severity.ERROR


def test_letters_that_only_look_alike_are_told() -> None:
    (found,) = (f for f in findings(marked("(\u0421) ")) if f.rule == "MA-09")
    assert "only look like those" in found.message


def test_an_unmarked_paragraph_weighs_more_among_secret_ones() -> None:
    assert [item.severity for item in findings(marked(""))] == [Severity.WARNING]
    secret = findings(S.with_marking(0, ""))
    assert [item.severity for item in secret] == [Severity.ERROR]


@pytest.mark.parametrize(
    ("words", "severity"),
    [
        ("05/17/2001", Severity.ERROR),
        ("13/45/2018", Severity.ERROR),
        ("05/17/15", Severity.WARNING),
        ("05/06/2014", Severity.NOTE),
    ],
)
def test_doubtful_dates_weigh_differently(words: str, severity: Severity) -> None:
    case = C.text.replace(C.declassify, f"DECL: {words}")
    (finding,) = (item for item in findings(case) if item.rule == "MA-17")
    assert finding.severity is severity
    assert case[finding.span.start : finding.span.end] == words


def test_a_lost_section_weighs_more_than_a_lost_page_line() -> None:
    (lost,) = (item for item in findings(sections()) if item.rule == "MA-25")
    assert lost.severity is Severity.NOTE
    unsigned = sections().replace("VENN\n", "")
    (missing,) = (item for item in findings(unsigned) if item.rule == "MA-25")
    assert missing.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("rule", "place"),
    [
        ("MA-06", "HARBOR DUES RISE"),
        ("MA-09", "(c)"),
        ("MA-13", "1.5(B)"),
        ("MA-20", "X1"),
        ("MA-22", "SSSSS"),
        ("MA-23", "3230709"),
        ("MA-31", "Visit us in town."),
    ],
)
def test_a_finding_points_at_the_words(rule: str, place: str) -> None:
    texts = [case if isinstance(case, str) else case.text for case in FIRING[rule]]
    found = [
        text[item.span.start : item.span.end]
        for text in texts
        for item in findings(text)
        if item.rule == rule
    ]
    assert place in found
