"""The audit of files and projects."""

from datetime import date
from pathlib import Path

import pytest

from reviewer import resources
from reviewer.domain.identifiers import CableId
from reviewer.errors import RuleError
from reviewer.services import auditing
from reviewer.services.projects import Project
from reviewer.services.reading import NoCableError
from tests.invented import CABLE, TEXT, add_cable

SAMPLE = resources.path("sample")


def test_a_file_is_audited_without_a_project() -> None:
    (found,) = auditing.audit_file(SAMPLE / "09PORTSELWYN41.txt")
    text = (SAMPLE / "09PORTSELWYN41.txt").read_text(encoding="utf-8")
    assert found.cable_id == "09PORTSELWYN41"
    assert found.file_name == "09PORTSELWYN41.txt"
    subject = next(item for item in found.findings if item.rule == "MA-06")
    words = text[subject.span.start : subject.span.end]
    assert words.startswith("PORT SELWYN: LANTERN GUILD")


def test_the_day_decides_what_has_been_reached() -> None:
    file = SAMPLE / "09PORTSELWYN41.txt"

    def reached(today: date) -> bool:
        (found,) = auditing.audit_file(file, today=today)
        return "MA-21" in {item.rule for item in found.findings}

    assert not reached(date(2019, 3, 10))
    assert reached(date(2019, 3, 11))


def test_a_cable_of_a_project_is_audited_as_stored(project: Project) -> None:
    found = auditing.audit_cable(project, CABLE)
    assert found.cable_id == CABLE
    assert "MA-31" in {item.rule for item in found.findings}
    assert found.problems == sum(item.is_problem for item in found.findings)
    assert all(item.span.end <= len(TEXT) for item in found.findings)


def test_a_project_is_audited_in_the_order_of_import(project: Project) -> None:
    other = CableId("09PORTSELWYN13")
    add_cable(project, other, note="\n")
    assert [item.cable_id for item in auditing.audit_project(project)] == [CABLE, other]


def test_an_unknown_cable_is_refused(project: Project) -> None:
    with pytest.raises(RuleError, match="09NOWHERE1"):
        auditing.audit_cable(project, CableId("09NOWHERE1"))


def test_a_file_that_is_no_cable_is_refused_with_its_sentence(tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_text("bread and butter")
    with pytest.raises(NoCableError):
        auditing.audit_file(file)
