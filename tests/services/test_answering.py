"""Answers to findings: kept, undone, exported, checked, and nobody else's."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from reviewer.domain.audit import Finding, Reason, Severity
from reviewer.domain.text import Span
from reviewer.errors import RuleError
from reviewer.services import answering, checking, exporting, history, projects
from reviewer.services.answering import ReasonMissingError, UnknownFindingError
from reviewer.services.projects import Project
from reviewer.store.applying import StaleChangeError
from tests.invented import ANALYST, CABLE, SECOND_REVIEWER


def unsigned(project: Project, reviewer: str = ANALYST) -> answering.AnsweredFinding:
    """The finding that the cable is not signed."""
    found = answering.findings(project, CABLE, reviewer=reviewer)
    return next(item for item in found if item.finding.rule == "MA-31")


def give(project: Project, reason: Reason = Reason.PRACTICE, text: str = "So.") -> None:
    finding = unsigned(project).finding
    answering.answer(
        project, CABLE, finding, reviewer=ANALYST, reason=reason, text=text
    )


def test_a_finding_has_no_answer_at_first(project: Project) -> None:
    assert unsigned(project).answer is None


def test_an_answer_survives_closing(project: Project) -> None:
    give(project, text="  Posts left the name off.\n")
    projects.close(project)
    again = projects.open_project(project.path)
    answer = unsigned(again).answer
    projects.close(again)
    assert answer
    assert answer.reason is Reason.PRACTICE
    assert answer.text == "Posts left the name off."


def test_a_second_answer_replaces_the_first(project: Project) -> None:
    give(project)
    first = unsigned(project).answer
    give(project, Reason.LOST_IN_COPY, "")
    second = unsigned(project).answer
    assert first
    assert second == replace(first, reason=Reason.LOST_IN_COPY, text="")
    assert len(answering.given(project, CABLE, reviewer=ANALYST)) == 1


def at_one_place(*matters: str) -> tuple[Finding, ...]:
    """Findings that one rule makes at one place."""
    return tuple(
        Finding(
            rule="MA-29",
            severity=Severity.WARNING,
            span=Span(0, 10),
            message="EXDIS and STADIS stand together.",
            source="5 FAH-2 H-440",
            matter=matter,
        )
        for matter in matters
    )


def test_two_findings_of_a_rule_at_one_place_are_answered_apart(
    project: Project,
) -> None:
    found = at_one_place("together", "STADIS")
    for finding, text in zip(found, ("One.", "Other."), strict=True):
        answering.answer(
            project,
            CABLE,
            finding,
            reviewer=ANALYST,
            reason=Reason.OTHER,
            text=text,
        )
    kept = answering.given(project, CABLE, reviewer=ANALYST)
    told = [item.answer for item in answering.paired(found, kept)]
    assert [answer and answer.text for answer in told] == ["One.", "Other."]


def test_an_answer_of_old_to_the_bare_rule_holds_until_replaced(
    project: Project,
) -> None:
    (whole,), found = at_one_place(""), at_one_place("together", "STADIS")
    for finding, text in ((whole, "Both."), (found[1], "Mine.")):
        answering.answer(
            project,
            CABLE,
            finding,
            reviewer=ANALYST,
            reason=Reason.OTHER,
            text=text,
        )
    kept = answering.given(project, CABLE, reviewer=ANALYST)
    told = [item.answer for item in answering.paired(found, kept)]
    assert [answer and answer.text for answer in told] == ["Both.", "Mine."]


def test_the_same_answer_again_is_no_step(project: Project) -> None:
    give(project)
    head = projects.head(project)
    give(project)
    assert projects.head(project) == head


def test_an_answer_is_one_step_of_undo(project: Project) -> None:
    before = projects.digest(project)
    give(project)
    given = projects.digest(project)
    assert given != before
    assert history.undo_label(project, reviewer=ANALYST) == "Answer to MA-31"
    history.undo(project, reviewer=ANALYST)
    assert unsigned(project).answer is None
    assert projects.digest(project) == before
    history.redo(project, reviewer=ANALYST)
    assert projects.digest(project) == given


def test_an_answer_can_be_withdrawn_and_brought_back(project: Project) -> None:
    give(project)
    answer = unsigned(project).answer
    assert answer
    answering.withdraw_answer(project, answer, reviewer=ANALYST)
    assert unsigned(project).answer is None
    with pytest.raises(StaleChangeError, match="answer to MA-31"):
        answering.withdraw_answer(project, answer, reviewer=ANALYST)
    history.undo(project, reviewer=ANALYST)
    assert unsigned(project).answer == answer


def test_nobody_sees_or_withdraws_the_answer_of_another(project: Project) -> None:
    give(project)
    answer = unsigned(project).answer
    assert answer
    assert unsigned(project, SECOND_REVIEWER).answer is None
    with pytest.raises(RuleError):
        answering.withdraw_answer(project, answer, reviewer=SECOND_REVIEWER)
    assert unsigned(project).answer == answer


def test_another_reason_needs_words(project: Project) -> None:
    with pytest.raises(ReasonMissingError):
        give(project, Reason.OTHER, "  ")
    assert unsigned(project).answer is None


@pytest.mark.parametrize(
    "change", [{"rule": "MA-99"}, {"span": Span(10**6, 10**6 + 1)}]
)
def test_what_the_audit_does_not_say_cannot_be_answered(
    project: Project, change: dict[str, object]
) -> None:
    wrong: Finding = replace(unsigned(project).finding, **change)  # type: ignore[arg-type]
    with pytest.raises(UnknownFindingError):
        answering.answer(
            project, CABLE, wrong, reviewer=ANALYST, reason=Reason.PRACTICE
        )


def test_an_export_carries_answers_there_and_back(
    project: Project, tmp_path: Path
) -> None:
    give(project)
    out = tmp_path / "work.jsonl"
    exporting.export(project, cable_ids=[CABLE], format="jsonl", out=out, reviewer=None)
    again = exporting.import_jsonl(out, tmp_path / "again.reviewer")
    assert projects.digest(again) == projects.digest(project)
    assert unsigned(again).answer == unsigned(project).answer
    projects.close(again)


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("UPDATE answers SET text = 'x'", "answer_changed"),
        ("DELETE FROM answers", "answer_missing"),
    ],
)
def test_the_check_names_a_changed_answer(
    project: Project, sql: str, code: str
) -> None:
    give(project)
    projects.close(project)
    assert checking.check(project.path).findings == ()
    with closing(sqlite3.connect(project.path)) as connection:
        connection.execute(sql)
        connection.commit()
    found = checking.check(project.path).findings
    assert [(item.code, item.cable_id) for item in found] == [(code, CABLE)]


def test_a_report_tells_of_findings_and_ones_own_answers(
    project: Project, tmp_path: Path
) -> None:
    give(project, text="The name stood on the next sheet.")
    told = []
    for name in (ANALYST, SECOND_REVIEWER):
        out = tmp_path / f"{name}.html"
        exporting.export(
            project, cable_ids=[CABLE], format="html", out=out, reviewer=name
        )
        told.append(out.read_text(encoding="utf-8"))
    assert all("MA-31" in page for page in told)
    assert "The name stood on the next sheet." in told[0]
    assert "The name stood on the next sheet." not in told[1]
