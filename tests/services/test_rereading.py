"""Reading again what an older parser has read: corrections and statements stay."""

import sqlite3
from contextlib import closing
from pathlib import Path

from reviewer.domain.codebook import Kind
from reviewer.domain.correction import CorrectionKind
from reviewer.services import (
    annotating,
    browsing,
    checking,
    correcting,
    history,
    projects,
    rereading,
)
from reviewer.services.correcting import Wish
from tests.correcting import CABLE, a_project, place
from tests.invented import ANALYST


def test_only_what_is_old_is_read_again_and_all_work_stays(tmp_path: Path) -> None:
    project = a_project(tmp_path)
    wish = Wish(kind=CorrectionKind.NUMBER, span=place("twice"), value="5")
    correcting.correct(project, CABLE, wish, reviewer=ANALYST)
    annotating.add_statement(
        project, CABLE, reviewer=ANALYST, kind=Kind.REPORT, spans=[place("minutes")]
    )
    before = browsing.cable(project, CABLE).cable
    assert rereading.reread(project, reviewer=ANALYST).files == 0
    projects.close(project)
    with closing(sqlite3.connect(project.path)) as connection, connection:
        connection.execute("UPDATE cables SET parser_version = 0")
    again = projects.open_project(project.path)
    told: list[tuple[int, int, str]] = []
    done = rereading.reread(
        again, reviewer=ANALYST, progress=lambda *step: told.append(step)
    )
    assert done.files == 1
    assert told == [(1, 1, f"{CABLE}.txt")]
    assert browsing.cable(again, CABLE).cable == before
    (statement,) = browsing.pass_view(again, CABLE, reviewer=ANALYST).statements
    assert statement.spans == (place("minutes"),)
    assert history.undo_label(again, reviewer=ANALYST) == "Add report"
    projects.close(again)
    assert checking.check(again.path).findings == ()
