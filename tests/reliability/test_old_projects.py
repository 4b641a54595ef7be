"""T12: a project of every released schema opens with all that it held."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from reviewer.services import browsing, checking, history, projects
from reviewer.services.projects import Project
from tests.invented import ANALYST, CABLE, CLAIM_SPAN, SECOND_REVIEWER, TEXT, a_project

SCHEMAS = Path(__file__).parents[1] / "data" / "schemas"
DIGESTS = {
    "1": "b3040dd9c8121d2754297ffe4b880f0679293e67cfcc8e78f6a72f3e4449b031",
    "2": "5eec3b254dbeb394441e1622c41b8b4e0e87927e74cb6d5199c96cdc727e39a3",
    "3": "20d9b88a0746395347bbe89f0d527bcc810afcb18934e355f4c66f63f3dbde41",
    "4": "1030744c241021acafc51a7d5caa23959742e5c7776325913f64733a12b265d8",
    "5": "1030744c241021acafc51a7d5caa23959742e5c7776325913f64733a12b265d8",
    "6": "1030744c241021acafc51a7d5caa23959742e5c7776325913f64733a12b265d8",
    "7": "1030744c241021acafc51a7d5caa23959742e5c7776325913f64733a12b265d8",
}
"""What each file held when it was frozen; from the fourth on a saved search, too."""


@pytest.mark.parametrize("schema", sorted(path.stem for path in SCHEMAS.glob("*.r*")))
def test_a_project_of_an_old_schema_keeps_everything(
    schema: str, tmp_path: Path
) -> None:
    path = tmp_path / "old.reviewer"
    shutil.copy(SCHEMAS / f"{schema}.reviewer", path)
    project = projects.open_project(path)
    assert projects.digest(project) == DIGESTS[schema]
    assert browsing.cable(project, CABLE).text == TEXT
    view = browsing.pass_view(project, CABLE, reviewer=ANALYST)
    assert view.statements[0].spans == (CLAIM_SPAN,)
    assert view.statements[0].statement_type == "denial"
    assert [link.mode for link in view.links] == ["rebuts"]
    assert [speaker.name for speaker in view.speakers] == ["Harbour master"]
    assert history.undo_label(project, reviewer=SECOND_REVIEWER) == "Add note"
    assert history.redo_label(project, reviewer=SECOND_REVIEWER) == "Add assertion"
    projects.close(project)
    assert checking.check(path).findings == ()


@pytest.mark.parametrize("schema", sorted(path.stem for path in SCHEMAS.glob("*.r*")))
def test_a_whole_old_project_is_found_whole_without_an_upgrade(
    schema: str, tmp_path: Path
) -> None:
    path = tmp_path / "old.reviewer"
    shutil.copy(SCHEMAS / f"{schema}.reviewer", path)
    before = path.read_bytes()
    assert checking.check(path).findings == ()
    assert path.read_bytes() == before


def test_an_old_project_can_be_listed_and_searched(tmp_path: Path) -> None:
    path = tmp_path / "old.reviewer"
    shutil.copy(SCHEMAS / "1.reviewer", path)
    upgraded = projects.open_project(path)
    fresh = a_project(tmp_path)
    for table in ("listings", "tags", "citations", "cable_words_docsize"):
        told = [
            [tuple(row) for row in tx.exec_driver_sql(f"SELECT * FROM {table}")]  # noqa: S608
            for project in (upgraded, fresh)
            for tx in _reading(project)
        ]
        assert told[0] == told[1], table
    for project in (upgraded, fresh):
        projects.close(project)


def _reading(project: Project) -> Iterator[Connection]:
    with project.reading() as tx:
        yield tx
