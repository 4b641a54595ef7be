"""The audit as a whole: clean cables, one spoilt field, the real cable."""

from collections import Counter
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.auditing.audit import audit
from reviewer.domain.audit import Severity
from reviewer.parsing.parser import parse_cable, parse_document
from tests.auditing.clean_cables import clean_cable, findings, rules_found
from tests.auditing.spoiling import SPOILINGS, Spoiling

CASES = 2000
LEAST_EXACT = 0.95


@pytest.mark.parametrize("level", ["C", "S", "U"])
@pytest.mark.parametrize("seed", range(12))
def test_a_clean_cable_has_no_finding(level: str, seed: int) -> None:
    assert findings(clean_cable(level, seed)) == ()


def test_a_spoilt_field_is_told_by_its_rule_alone() -> None:
    exact, missed = 0, Counter[tuple[str, str]]()
    for seed in range(CASES):
        rng = Random(seed)  # noqa: S311 - invented cables, no secret
        spoiling = SPOILINGS[seed % len(SPOILINGS)]
        cable = spoiling.spoil(clean_cable(rng.choice(spoiling.levels), seed), rng)
        found = rules_found(cable)
        if found == {spoiling.rule}:
            exact += 1
        else:
            missed[spoiling.rule, " ".join(sorted(found))] += 1
    assert exact >= LEAST_EXACT * CASES, missed.most_common()


def test_every_rule_is_among_the_spoilings() -> None:
    assert {s.rule for s in SPOILINGS} == {f"MA-{n:02}" for n in range(1, 32)}


@pytest.mark.parametrize("spoiling", SPOILINGS, ids=lambda s: s.rule)
def test_findings_lie_inside_the_cable_and_ascend(spoiling: Spoiling) -> None:
    cable = spoiling.spoil(clean_cable(spoiling.levels[0]), Random(1))  # noqa: S311
    found = findings(cable)
    assert list(found) == sorted(found, key=lambda item: (item.span, item.rule))
    assert all(item.span.end <= len(cable.text) for item in found)


def test_the_real_cable_gives_exactly_the_known_result(real_cables: Path) -> None:
    text = (real_cables / "seed.txt").read_text(encoding="utf-8")
    found = audit(text, parse_cable(text), date(2026, 1, 1))
    assert Counter((item.rule, item.severity) for item in found) == {
        ("MA-06", Severity.WARNING): 1,
        ("MA-07", Severity.NOTE): 3,
        ("MA-08", Severity.NOTE): 2,
        ("MA-11", Severity.WARNING): 1,
        ("MA-17", Severity.NOTE): 1,
        ("MA-18", Severity.NOTE): 1,
        ("MA-21", Severity.NOTE): 1,
        ("MA-25", Severity.NOTE): 1,
        ("MA-26", Severity.WARNING): 1,
        ("MA-27", Severity.NOTE): 1,
        ("MA-30", Severity.NOTE): 1,
    }
    told = {item.rule: item.message for item in found}
    assert "2009-11-12" in told["MA-18"]
    assert "4 days before" in told["MA-18"]
    assert "¶2 (U) and ¶1 (C)" in told["MA-26"]
    assert "0.73" in told["MA-26"]
    assert "11 to 18, really ¶1 to ¶8" in told["MA-27"]


def test_no_real_cable_breaks_the_audit(real_cables: Path) -> None:
    for path in sorted((real_cables / "sample").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for cable in parse_document(text):
            for item in audit(text, cable, date(2026, 1, 1)):
                assert cable.span.start <= item.span.start <= item.span.end
                assert item.span.end <= cable.span.end


@given(st.text(alphabet="1234.()CSU/ \nSUBJECT:E.O.DEL¶Ж\u202e", max_size=300))
def test_no_text_breaks_the_audit(text: str) -> None:
    for item in audit(text, parse_cable(text), date(2026, 1, 1)):
        assert item.span.end <= len(text)
        assert item.message.endswith((".", ")"))
