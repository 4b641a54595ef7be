"""Propositions: gathering, boards, what is answered; each person's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.domain.changes import ChangeSet
from reviewer.domain.classification import Level, Marking
from reviewer.domain.codebook import Kind
from reviewer.domain.identifiers import PropositionId, StatementId
from reviewer.domain.proposition import Proposition, Response, Stand
from reviewer.domain.statement import Statement
from reviewer.services import (
    annotating,
    boards,
    browsing,
    checking,
    history,
    linking,
    projects,
    propositions,
)
from reviewer.services.projects import Project
from tests.invented import (
    ANALYST,
    CABLE,
    CLAIM_SPAN,
    COMMENT_SPAN,
    SECOND_REVIEWER,
    a_project,
    span_of,
)

TITLE = "The harbour dues were raised"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    made = a_project(tmp_path)
    yield made
    projects.close(made)


def _added(change_set: ChangeSet, wanted: type) -> list[object]:
    sides = (change.after for change in change_set.changes)
    return [side for side in sides if isinstance(side, wanted)]


def _record(
    project: Project, kind: Kind, statement_type: str | None = None, who: str = ANALYST
) -> StatementId:
    span = COMMENT_SPAN if kind is Kind.COMMENT else CLAIM_SPAN
    done = annotating.add_statement(
        project,
        CABLE,
        reviewer=who,
        kind=kind,
        spans=(span,),
        statement_type=statement_type,
    )
    (statement,) = _added(done, Statement)
    assert isinstance(statement, Statement)
    return statement.statement_id


def _begin(project: Project, *gathered: StatementId) -> PropositionId:
    done = propositions.create(project, TITLE, reviewer=ANALYST, statement_ids=gathered)
    (made,) = _added(done, Proposition)
    assert isinstance(made, Proposition)
    return made.proposition_id


def test_a_board_has_every_statement_in_its_column(project: Project) -> None:
    denial = _record(project, Kind.CLAIM, "denial")
    known = _record(project, Kind.CLAIM, "acknowledgement")
    comment = _record(project, Kind.COMMENT)
    linking.add_link(project, comment, denial, reviewer=ANALYST, kind="disputes")
    wanted = _begin(project, denial, known, comment)
    board = boards.board(project, wanted, reviewer=ANALYST)
    columns = {s: [c.statement.statement_id for c in board.cards[s]] for s in Stand}
    assert columns == {
        Stand.ASSERTS: [],
        Stand.DENIES: [denial],
        Stand.ACKNOWLEDGES: [known],
        Stand.COMMENTS: [comment],
    }
    (card,) = board.cards[Stand.DENIES]
    assert (card.quote, card.paragraph) == ("denied raising the dues", 1)
    assert card.marking == board.marking == Marking(Level.C)
    assert [link.from_id for link in card.answers] == [comment]
    assert board.response is Response.DISPUTED
    assert board.summary == (
        "1 denies it, 1 acknowledges it. "
        "Posts dispute 1 of these claims; 1 is not addressed."
    )


def test_the_list_says_what_posts_say(project: Project) -> None:
    wanted = _begin(project)
    (line,) = boards.listed(project, reviewer=ANALYST)
    assert (line.statements, line.response) == (0, Response.OPEN)
    denial = _record(project, Kind.CLAIM, "denial")
    propositions.gather(project, wanted, [denial], reviewer=ANALYST)
    (line,) = boards.listed(project, reviewer=ANALYST)
    assert (line.statements, line.cables) == (1, 1)
    assert line.response is Response.NOT_ADDRESSED
    assert [c.statement.statement_id for c in _unanswered(project)] == [denial]
    comment = _record(project, Kind.COMMENT)
    linking.add_link(project, comment, denial, reviewer=ANALYST, kind="qualifies")
    (line,) = boards.listed(project, reviewer=ANALYST)
    assert line.response is Response.QUALIFIED
    assert not _unanswered(project)


def _unanswered(project: Project) -> tuple[boards.Card, ...]:
    return boards.unanswered(project, reviewer=ANALYST)


def test_another_claim_is_no_answer_of_the_post(project: Project) -> None:
    denial = _record(project, Kind.CLAIM, "denial")
    other = _record(project, Kind.CLAIM, "accusation")
    linking.add_link(project, other, denial, reviewer=ANALYST, kind="contradicts")
    wanted = _begin(project, denial)
    board = boards.board(project, wanted, reviewer=ANALYST)
    assert board.response is Response.NOT_ADDRESSED


def test_each_step_can_be_undone(project: Project) -> None:
    denial = _record(project, Kind.CLAIM, "denial")
    wanted = _begin(project, denial)
    propositions.rename(project, wanted, "Dues rose", reviewer=ANALYST)
    propositions.take_out(project, wanted, denial, reviewer=ANALYST)
    propositions.remove(project, wanted, reviewer=ANALYST)
    assert not boards.listed(project, reviewer=ANALYST)
    told = []
    for _ in range(4):
        history.undo(project, reviewer=ANALYST)
        listed = boards.listed(project, reviewer=ANALYST)
        told.append([(line.proposition.title, line.statements) for line in listed])
    assert told == [[("Dues rose", 0)], [("Dues rose", 1)], [(TITLE, 1)], []]


def test_a_removed_statement_leaves_its_proposition(project: Project) -> None:
    denial = _record(project, Kind.CLAIM, "denial")
    wanted = _begin(project, denial)
    (stored,) = browsing.pass_view(project, CABLE, reviewer=ANALYST).statements
    annotating.remove_statement(project, stored, reviewer=ANALYST)
    assert not boards.board(project, wanted, reviewer=ANALYST).in_order
    history.undo(project, reviewer=ANALYST)
    board = boards.board(project, wanted, reviewer=ANALYST)
    assert [card.statement.statement_id for card in board.in_order] == [denial]
    assert checking.check(project.path).findings == ()


def test_nobody_sees_or_uses_what_another_gathered(project: Project) -> None:
    denial = _record(project, Kind.CLAIM, "denial")
    wanted = _begin(project, denial)
    theirs = _record(project, Kind.CLAIM, "assertion", who=SECOND_REVIEWER)
    assert not boards.listed(project, reviewer=SECOND_REVIEWER)
    with pytest.raises(propositions.UnknownPropositionError):
        boards.board(project, wanted, reviewer=SECOND_REVIEWER)
    with pytest.raises(propositions.UnknownPropositionError):
        propositions.gather(project, wanted, [theirs], reviewer=SECOND_REVIEWER)
    with pytest.raises(propositions.NotGatherableError):
        propositions.gather(project, wanted, [theirs], reviewer=ANALYST)


def test_a_report_has_no_place_on_a_board(project: Project) -> None:
    done = annotating.add_statement(
        project,
        CABLE,
        reviewer=ANALYST,
        kind=Kind.REPORT,
        spans=(span_of("harbour master"),),
    )
    (report,) = _added(done, Statement)
    assert isinstance(report, Statement)
    with pytest.raises(propositions.NotGatherableError):
        _begin(project, report.statement_id)
    assert not boards.listed(project, reviewer=ANALYST)


@pytest.mark.parametrize("title", ["", "  \n "])
def test_a_proposition_needs_words(project: Project, title: str) -> None:
    with pytest.raises(propositions.NamelessPropositionError):
        propositions.create(project, title, reviewer=ANALYST)


def test_a_title_is_given_once(project: Project) -> None:
    wanted = _begin(project)
    with pytest.raises(propositions.PropositionExistsError):
        propositions.create(project, f" {TITLE.upper()} ", reviewer=ANALYST)
    assert propositions.rename(project, wanted, TITLE, reviewer=ANALYST) is None
    assert propositions.rename(project, wanted, TITLE.upper(), reviewer=ANALYST)
