"""Which labels are taken for which."""

from hypothesis import given, settings

from reviewer.agreement.confusion import Place, confusion, labels_of
from reviewer.domain.comparison import Coding, Side
from reviewer.domain.identifiers import StatementId
from tests.coded import CABLE, book, claim, coding, codings, comment, compared

FOUND = confusion(
    [
        compared(
            coding(claim("a1", 0, 20, "denial"), comment("a2", 30, 50)),
            coding(claim("b1", 0, 20), claim("b2", 120, 140, "warning")),
        ).aligned
    ],
    book(),
)


def test_a_cell_names_its_cases() -> None:
    assert FOUND.cases("denial", "assertion") == (
        Place(CABLE, StatementId("a1"), StatementId("b1")),
    )
    assert FOUND.count("assertion", "denial") == 0


def test_what_one_pass_alone_has_is_beside_none() -> None:
    assert FOUND.cases("comment", None) == (Place(CABLE, StatementId("a2"), None),)
    assert FOUND.cases(None, "warning") == (Place(CABLE, None, StatementId("b2")),)


def test_labels_stand_in_the_order_of_the_codebook() -> None:
    assert FOUND.labels == labels_of(book())
    assert FOUND.labels[:2] == ("assertion", "denial")
    assert FOUND.labels[-3:] == ("comment", "report", "background")


def test_a_label_that_the_codebook_does_not_know_is_shown_last() -> None:
    odd = coding(claim("a", 0, 20, "rumour"))
    found = confusion([compared(odd, coding()).aligned], book())
    assert found.labels[-1] == "rumour"


@settings(max_examples=60)
@given(first=codings(Side.A), second=codings(Side.B))
def test_every_statement_is_in_exactly_one_cell(first: Coding, second: Coding) -> None:
    found = confusion([compared(first, second).aligned], book())
    places = [place for cell in found.cells.values() for place in cell]
    ours = sorted(place.a for place in places if place.a)
    theirs = sorted(place.b for place in places if place.b)
    assert ours == sorted(item.statement_id for item in first.statements)
    assert theirs == sorted(item.statement_id for item in second.statements)
