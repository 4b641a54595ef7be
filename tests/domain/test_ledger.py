from datetime import UTC, datetime

from reviewer.domain.codebook import Kind
from reviewer.domain.identifiers import CableId, LinkId, PassId, StatementId
from reviewer.domain.ledger import ledger
from reviewer.domain.statement import Link, Statement
from reviewer.domain.text import Span


def statement(name: str, kind: Kind, start: int) -> Statement:
    return Statement(
        statement_id=StatementId(name),
        cable_id=CableId("09PORTSELWYN12"),
        pass_id=PassId("p"),
        kind=kind,
        spans=(Span(start, start + 5),),
        created_at=datetime(2009, 1, 1, tzinfo=UTC),
    )


def link(source: str, target: str) -> Link:
    return Link(
        link_id=LinkId(f"{source}-{target}"),
        cable_id=CableId("09PORTSELWYN12"),
        pass_id=PassId("p"),
        from_id=StatementId(source),
        to_id=StatementId(target),
        kind="disputes",
    )


LATE = statement("late", Kind.CLAIM, 50)
EARLY = statement("early", Kind.CLAIM, 10)
FIRST_COMMENT = statement("first", Kind.COMMENT, 60)
SECOND_COMMENT = statement("second", Kind.COMMENT, 70)
REPORT = statement("report", Kind.REPORT, 0)


def test_every_claim_has_a_row_in_the_order_of_the_text() -> None:
    rows = ledger([LATE, REPORT, EARLY, FIRST_COMMENT], [])
    assert [row.claim for row in rows] == [EARLY, LATE]
    assert not any(row.is_addressed for row in rows)


def test_comments_stand_beside_the_claim_they_answer() -> None:
    rows = ledger(
        [SECOND_COMMENT, LATE, EARLY, FIRST_COMMENT],
        [link("second", "late"), link("first", "late")],
    )
    assert [row.is_addressed for row in rows] == [False, True]
    answers = rows[1].answers
    assert [answer.statement for answer in answers] == [FIRST_COMMENT, SECOND_COMMENT]


def test_only_a_comments_link_to_a_claim_is_an_answer() -> None:
    rows = ledger(
        [EARLY, LATE, FIRST_COMMENT, REPORT],
        [link("early", "late"), link("report", "late"), link("gone", "late")],
    )
    assert not any(row.is_addressed for row in rows)
