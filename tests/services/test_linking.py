from dataclasses import replace

import pytest

from reviewer.domain.codebook import Kind
from reviewer.domain.identifiers import StatementId
from reviewer.domain.statement import Link, Statement
from reviewer.services import annotating, browsing, linking
from reviewer.services.coding_rules import UnknownLinkError, UnknownModeError
from reviewer.services.linking import (
    LinkExistsError,
    SelfLinkError,
    UnknownStatementError,
)
from reviewer.services.projects import Project
from reviewer.services.working import ForeignPassError
from tests.invented import ANALYST, CABLE, CLAIM_SPAN, COMMENT_SPAN, SECOND_REVIEWER


@pytest.fixture
def pair(project: Project) -> tuple[StatementId, StatementId]:
    """A comment and the claim that it answers."""
    ids = []
    for kind, span in ((Kind.COMMENT, COMMENT_SPAN), (Kind.CLAIM, CLAIM_SPAN)):
        change_set = annotating.add_statement(
            project, CABLE, reviewer=ANALYST, kind=kind, spans=[span]
        )
        added = change_set.changes[-1].after
        assert isinstance(added, Statement)
        ids.append(added.statement_id)
    return ids[0], ids[1]


def link(project: Project, pair: tuple[StatementId, StatementId]) -> Link:
    change_set = linking.add_link(
        project, *pair, reviewer=ANALYST, kind="disputes", mode="rebuts"
    )
    added = change_set.changes[0].after
    assert isinstance(added, Link)
    return added


def links(project: Project) -> tuple[Link, ...]:
    return browsing.pass_view(project, CABLE, reviewer=ANALYST).links


def test_a_comment_disputes_a_claim(
    project: Project, pair: tuple[StatementId, StatementId]
) -> None:
    added = link(project, pair)
    assert (added.from_id, added.to_id) == pair
    assert links(project) == (added,)


def test_the_codebook_decides_which_links_there_are(
    project: Project, pair: tuple[StatementId, StatementId]
) -> None:
    comment, claim = pair
    with pytest.raises(UnknownLinkError):
        linking.add_link(project, claim, comment, reviewer=ANALYST, kind="disputes")
    with pytest.raises(UnknownModeError):
        linking.add_link(
            project, comment, claim, reviewer=ANALYST, kind="disputes", mode="loudly"
        )
    with pytest.raises(SelfLinkError):
        linking.add_link(project, claim, claim, reviewer=ANALYST, kind="restates")
    assert links(project) == ()


def test_a_link_is_made_once(
    project: Project, pair: tuple[StatementId, StatementId]
) -> None:
    link(project, pair)
    with pytest.raises(LinkExistsError):
        link(project, pair)


def test_a_link_is_edited_and_removed(
    project: Project, pair: tuple[StatementId, StatementId]
) -> None:
    before = link(project, pair)
    after = replace(before, mode="undercuts")
    linking.edit_link(project, before, after, reviewer=ANALYST)
    assert links(project) == (after,)
    linking.remove_link(project, after, reviewer=ANALYST)
    assert links(project) == ()


def test_links_stay_within_ones_own_work(
    project: Project, pair: tuple[StatementId, StatementId]
) -> None:
    added = link(project, pair)
    with pytest.raises(ForeignPassError):
        linking.remove_link(project, added, reviewer=SECOND_REVIEWER)
    gone = StatementId("gone")
    with pytest.raises(UnknownStatementError):
        linking.add_link(project, pair[0], gone, reviewer=ANALYST, kind="supports")


def test_a_link_does_not_tell_that_another_persons_statement_is_there(
    project: Project, pair: tuple[StatementId, StatementId]
) -> None:
    told = []
    for first in (pair[0], StatementId("gone")):
        with pytest.raises(UnknownStatementError) as caught:
            linking.add_link(
                project, first, pair[1], reviewer=SECOND_REVIEWER, kind="supports"
            )
        told.append(str(caught.value).replace(first, "ID"))
    assert told[0] == told[1]
