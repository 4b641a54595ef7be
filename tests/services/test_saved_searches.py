"""Saved searches: kept, replaced, undone, proved, and nobody else's."""

import pytest

from reviewer.services import checking, history, projects, saved_searches
from reviewer.services.projects import Project
from reviewer.services.saved_searches import UnknownSearchError, UnnamedSearchError
from tests.invented import ANALYST, SECOND_REVIEWER


def names(project: Project, reviewer: str = ANALYST) -> list[tuple[str, str]]:
    return [
        (one.name, one.query)
        for one in saved_searches.saved(project, reviewer=reviewer)
    ]


def test_a_search_is_kept_under_its_name_and_replaced(project: Project) -> None:
    saved_searches.save(project, " Dues\n", "harbour has:denial", reviewer=ANALYST)
    assert names(project) == [("Dues", "harbour has:denial")]
    assert (
        saved_searches.save(project, "Dues", "harbour has:denial", reviewer=ANALYST)
        is None
    )
    saved_searches.save(project, "Dues", "harbour", reviewer=ANALYST)
    saved_searches.save(project, "Berths", "berth*", reviewer=ANALYST)
    assert names(project) == [("Berths", "berth*"), ("Dues", "harbour")]


def test_what_one_person_looks_for_is_hidden_from_the_other(project: Project) -> None:
    saved_searches.save(project, "Dues", "harbour", reviewer=ANALYST)
    assert names(project, SECOND_REVIEWER) == []
    with pytest.raises(UnknownSearchError, match="none yet"):
        saved_searches.named(project, "Dues", reviewer=SECOND_REVIEWER)
    kept = saved_searches.named(project, "Dues", reviewer=ANALYST)
    with pytest.raises(UnknownSearchError):
        saved_searches.forget(project, kept, reviewer=SECOND_REVIEWER)
    assert names(project) == [("Dues", "harbour")]


def test_saving_and_removing_are_undone_like_everything_else(project: Project) -> None:
    saved_searches.save(project, "Dues", "harbour", reviewer=ANALYST)
    kept = saved_searches.named(project, "Dues", reviewer=ANALYST)
    saved_searches.forget(project, kept, reviewer=ANALYST)
    assert names(project) == []
    assert history.undo_label(project, reviewer=ANALYST) == "Remove search Dues"
    history.undo(project, reviewer=ANALYST)
    assert names(project) == [("Dues", "harbour")]
    history.undo(project, reviewer=ANALYST)
    assert names(project) == []


@pytest.mark.parametrize(("name", "query"), [("", "harbour"), ("Dues", "  ")])
def test_nothing_is_kept_without_name_or_words(
    project: Project, name: str, query: str
) -> None:
    with pytest.raises(UnnamedSearchError):
        saved_searches.save(project, name, query, reviewer=ANALYST)


def test_a_saved_search_is_proved_by_the_journal(project: Project) -> None:
    saved_searches.save(project, "Dues", "harbour", reviewer=ANALYST)
    with project.writing() as tx:
        tx.exec_driver_sql("UPDATE searches SET query = 'berth'")
    path = project.path
    projects.close(project)
    codes = {finding.code for finding in checking.check(path).findings}
    assert codes == {"search_changed"}
