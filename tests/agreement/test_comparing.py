"""What two passes say alike, and each thing that they do not."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.agreement.comparing import Reading, compare
from reviewer.domain.comparison import Coding, Comparison, Side
from tests.coded import CABLE, book, claim, coding, codings, comment, compared, link


def names(first: Coding, second: Coding) -> list[str]:
    return [case.name for case in of(first, second).disagreements]


def of(first: Coding, second: Coding) -> Comparison:
    return compared(first, second).comparison


def test_the_same_statement_is_agreed_and_no_disagreement() -> None:
    found = of(coding(claim("a", 10, 30)), coding(claim("b", 10, 30)))
    assert found.disagreements == ()
    assert [(case.a, case.b) for case in found.agreed] == [("a", "b")]


def test_a_statement_of_one_pass_alone() -> None:
    ours, theirs = coding(claim("a", 10, 30)), coding(claim("b", 100, 130))
    assert names(ours, theirs) == ["only_in_a", "only_in_b"]


def test_a_slipped_boundary() -> None:
    assert names(coding(claim("a", 10, 30)), coding(claim("b", 12, 30))) == ["boundary"]


def test_another_type_of_claim_is_another_label() -> None:
    ours, theirs = coding(claim("a", 10, 30, "denial")), coding(claim("b", 10, 30))
    assert names(ours, theirs) == ["label"]


def test_attributes_of_another_kind_are_not_compared() -> None:
    ours = coding(claim("a", 10, 30, access="hearsay", speaker="m"))
    assert names(ours, coding(comment("b", 10, 30, role="forecast"))) == ["label"]


def test_each_attribute_is_a_case_of_its_own() -> None:
    ours = coding(claim("a", 10, 30, access="hearsay", speaker="m"))
    theirs = coding(claim("b", 10, 30, quotation="direct", speaker="p"))
    assert sorted(names(ours, theirs)) == [
        "attribute:access",
        "attribute:quotation",
        "attribute:speaker",
    ]


def test_a_default_said_aloud_is_the_same_as_unsaid() -> None:
    ours = coding(claim("a", 10, 30, quotation="indirect"))
    assert names(ours, coding(claim("b", 10, 30))) == []


def test_what_the_annotator_says_of_themself_never_counts() -> None:
    ours = coding(claim("a", 10, 30, confidence="low"))
    assert names(ours, coding(claim("b", 10, 30, confidence="high"))) == []


def test_two_types_on_the_same_words_are_no_disagreement() -> None:
    ours = coding(claim("a1", 10, 30, "acknowledgement"), claim("a2", 10, 30, "denial"))
    theirs = coding(
        claim("b1", 10, 30, "denial"), claim("b2", 10, 30, "acknowledgement")
    )
    assert names(ours, theirs) == []


def test_links_are_compared_through_their_ends() -> None:
    ours = coding(claim("a", 0, 20), comment("x", 50, 70), link("x", "a"))
    theirs = coding(claim("b", 0, 20), comment("y", 50, 70), link("y", "b"))
    found = of(ours, theirs)
    assert found.disagreements == ()
    assert [case.is_link for case in found.agreed] == [False, False, True]


def test_a_case_keeps_its_id_until_a_side_changes() -> None:
    ours, theirs = coding(claim("a", 10, 30)), coding(claim("b", 12, 30))
    (before,), (again,) = of(ours, theirs).disagreements, of(ours, theirs).disagreements
    (moved,) = of(ours, coding(claim("b", 14, 30))).disagreements
    (other,) = of(ours, coding(claim("b", 12, 30, confidence="low"))).disagreements
    assert before.case_id == again.case_id == other.case_id
    assert before.case_id != moved.case_id


def test_a_link_to_another_cable_is_compared_through_that_cable() -> None:
    near = coding(claim("a", 0, 20), link("a", "far-a", "restates"))
    theirs = coding(claim("b", 0, 20), link("b", "far-b", "restates"))
    here = Reading(cable_id=CABLE, first=near, second=theirs)
    there = Reading(
        cable_id=CABLE,
        first=coding(claim("far-a", 5, 25)),
        second=coding(claim("far-b", 5, 25)),
    )
    found, _ = compare([here, there], book())
    assert [case.is_link for case in found.comparison.agreed] == [False, True]


@settings(max_examples=60)
@given(first=codings(Side.A), second=codings(Side.B))
def test_every_statement_is_in_a_pair_or_on_one_side(
    first: Coding, second: Coding
) -> None:
    found = of(first, second)
    alone = [str(c.a or c.b) for c in found.disagreements if c.kind.is_one_sided]
    paired = [str(name) for pair in found.pairs for name in pair]
    everything = [s.statement_id for s in (*first.statements, *second.statements)]
    assert sorted(alone + paired) == sorted(everything)


@settings(max_examples=60)
@given(first=codings(Side.A), second=codings(Side.B), data=st.data())
def test_the_order_of_entry_does_not_matter(
    first: Coding, second: Coding, data: st.DataObject
) -> None:
    mixed = data.draw(st.permutations(first.statements))
    other = of(Coding(statements=tuple(mixed), links=first.links), second)
    assert other.disagreements == of(first, second).disagreements


@settings(max_examples=60)
@given(coded=codings(Side.A))
def test_a_pass_agrees_with_itself(coded: Coding) -> None:
    assert names(coded, coded) == []
