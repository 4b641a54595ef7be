"""T12: a project of every released schema opens with all that it held."""

import shutil
from pathlib import Path

import pytest

from reviewer.services import browsing, checking, history, projects
from tests.invented import ANALYST, CABLE, CLAIM_SPAN, SECOND_REVIEWER, TEXT

SCHEMAS = Path(__file__).parents[1] / "data" / "schemas"
DIGESTS = {
    "1": "b3040dd9c8121d2754297ffe4b880f0679293e67cfcc8e78f6a72f3e4449b031",
}
"""What each file held when it was frozen."""


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
