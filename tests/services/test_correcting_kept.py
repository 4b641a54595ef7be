"""Corrections travel, are checked, and outlive the reading that they corrected."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reviewer.domain.correction import CorrectionKind
from reviewer.services import browsing, checking, correcting, exporting, projects
from reviewer.services.correcting import Wish
from reviewer.services.projects import Project
from reviewer.store.failures import DamagedError, NewerProjectError
from tests.correcting import CABLE, a_project, place
from tests.invented import ANALYST, SECOND_REVIEWER


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    opened = a_project(tmp_path)
    yield opened
    projects.close(opened)


def correct(
    project: Project,
    kind: CorrectionKind,
    words: str,
    value: str = "",
    *,
    reviewer: str = ANALYST,
) -> None:
    wish = Wish(kind=kind, span=place(words), value=value)
    assert correcting.correct(project, CABLE, wish, reviewer=reviewer)


def exported(project: Project, out: Path, reviewer: str | None) -> Path:
    exporting.export(
        project, cable_ids=[CABLE], format="jsonl", out=out, reviewer=reviewer
    )
    return out


def test_a_round_trip_keeps_corrections(project: Project, tmp_path: Path) -> None:
    correct(project, CorrectionKind.NUMBER, "twice", "7")
    correct(project, CorrectionKind.MARKING, "twice", "S", reviewer=SECOND_REVIEWER)
    correct(project, CorrectionKind.HEADING, "NEXT STEPS")
    out = exported(project, tmp_path / "all.jsonl", None)
    again = exporting.import_jsonl(out, tmp_path / "again.reviewer")
    assert projects.digest(again) == projects.digest(project)
    assert browsing.cable(again, CABLE).cable == browsing.cable(project, CABLE).cable
    assert browsing.cable(again, CABLE).parsed == browsing.cable(project, CABLE).parsed
    assert correcting.outcomes(again, CABLE) == correcting.outcomes(project, CABLE)
    assert str(browsing.cables(again, reviewer=ANALYST)[0].banner) == "S"
    projects.close(again)
    assert checking.check(again.path).findings == ()


def test_one_persons_export_names_nobody_else(project: Project, tmp_path: Path) -> None:
    correct(project, CorrectionKind.NUMBER, "twice", "7", reviewer=SECOND_REVIEWER)
    out = exported(project, tmp_path / "own.jsonl", ANALYST)
    assert SECOND_REVIEWER.encode() not in out.read_bytes()
    again = exporting.import_jsonl(out, tmp_path / "again.reviewer")
    assert len(correcting.outcomes(again, CABLE)) == 1
    projects.close(again)


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        ("value = '9'", "correction_changed"),
        ("span_start = span_start + 1", "correction_changed"),
    ],
)
def test_a_changed_correction_is_found(
    project: Project, change: str, finding: str
) -> None:
    correct(project, CorrectionKind.NUMBER, "twice", "7")
    projects.close(project)
    _damage(project.path, change)
    report = checking.check(project.path)
    assert [one.code for one in report.findings] == [finding]
    assert report.findings[0].cable_id == CABLE


def test_a_lost_correction_is_found(project: Project) -> None:
    correct(project, CorrectionKind.NUMBER, "twice", "7")
    projects.close(project)
    with closing(sqlite3.connect(project.path)) as connection, connection:
        connection.execute("DELETE FROM corrections")
    assert [one.code for one in checking.check(project.path).findings] == [
        "correction_missing"
    ]


def test_a_value_that_is_none_is_damage_not_a_crash(project: Project) -> None:
    correct(project, CorrectionKind.NUMBER, "twice", "7")
    projects.close(project)
    _damage(project.path, "value = 'seven'")
    again = projects.open_project(project.path)
    with pytest.raises(DamagedError, match="correction"):
        browsing.cable(again, CABLE)
    projects.close(again)


def test_an_unknown_kind_is_from_a_newer_version(project: Project) -> None:
    correct(project, CorrectionKind.NUMBER, "twice", "7")
    projects.close(project)
    _damage(project.path, "kind = 'verse'")
    with pytest.raises(NewerProjectError, match="verse"):
        projects.open_project(project.path)


def _damage(path: Path, change: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"UPDATE corrections SET {change}")  # noqa: S608 - our own
