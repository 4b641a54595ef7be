"""How far suggestions are answered, which links are due, whose reading it is."""

from dataclasses import replace

from reviewer.domain.codebook import Kind
from reviewer.domain.statement import PassKind
from reviewer.domain.suggestion import SuggestedLink, Suggestions
from reviewer.domain.text import Span
from reviewer.services import annotating, browsing, ghosts, linking, suggesting
from reviewer.services.projects import Project
from tests.invented import ANALYST, CABLE, SECOND_REVIEWER, TEXT


def made(project: Project) -> Suggestions:
    """The one suggestion of the cable, and a comment on it that is linked to it."""
    (item,) = suggesting.suggest_cable(project, CABLE).found.items
    at = TEXT.index("the dues")
    comment = replace(
        item, kind=Kind.COMMENT, statement_type=None, spans=(Span(at + 60, at + 80),)
    )
    return Suggestions(
        items=(item, comment), links=(SuggestedLink(1, 0, "contextualises"),)
    )


def test_what_waits_what_is_recorded_and_what_was_refused(project: Project) -> None:
    found = made(project)
    none = ghosts.answered(project, CABLE, found, reviewer=ANALYST)
    assert none.left_of(found) == (0, 1)
    suggesting.accept(project, CABLE, found.items[0], reviewer=ANALYST)
    suggesting.reject(project, CABLE, found.items[1], reviewer=ANALYST)
    given = ghosts.answered(project, CABLE, found, reviewer=ANALYST)
    assert set(given.recorded) == {0}
    assert set(given.rejected) == {1}
    assert given.left_of(found) == ()
    other = ghosts.answered(project, CABLE, found, reviewer=SECOND_REVIEWER)
    assert other.left_of(found) == (0, 1)


def test_a_link_is_due_once_both_ends_are_recorded(project: Project) -> None:
    found = made(project)
    for item in found.items:
        assert not due(project, found)
        suggesting.accept(project, CABLE, item, reviewer=ANALYST)
    (link,) = due(project, found)
    linking.add_link(
        project, link.source, link.target, reviewer=ANALYST, kind=link.kind
    )
    assert not due(project, found)


def due(project: Project, found: Suggestions) -> list[ghosts.DueLink]:
    given = ghosts.answered(project, CABLE, found, reviewer=ANALYST)
    view = browsing.pass_view(project, CABLE, reviewer=ANALYST)
    return list(ghosts.due_links(found, given, view.links))


def test_who_comes_second_reads_second(project: Project) -> None:
    assert reading(project, ANALYST) is PassKind.FIRST
    span = Span(TEXT.index("raising"), TEXT.index("raising") + 7)
    annotating.add_statement(
        project, CABLE, reviewer=ANALYST, kind=Kind.REPORT, spans=[span]
    )
    assert reading(project, ANALYST) is PassKind.FIRST
    assert reading(project, SECOND_REVIEWER) is PassKind.SECOND


def reading(project: Project, reviewer: str) -> PassKind:
    return ghosts.reading_of(project, CABLE, reviewer=reviewer)
