"""Links are compared through the alignment of their ends."""

import pytest

from reviewer.domain.statement import Link
from tests.coded import claim, coding, comment, compared, link

OURS = (claim("a1", 0, 20), claim("a2", 30, 45), comment("x", 50, 70))
THEIRS = (claim("b1", 0, 20), claim("b2", 30, 45), comment("y", 50, 70))


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ([link("x", "a1")], [link("y", "b1")], []),
        ([link("x", "a1")], [], ["link_missing"]),
        ([], [link("y", "b1")], ["link_missing"]),
        ([link("x", "a1")], [link("y", "b1", "supports")], ["link_kind"]),
        (
            [link("x", "a1", mode="rebuts")],
            [link("y", "b1", mode="undercuts")],
            ["link_kind"],
        ),
        ([link("x", "a1")], [link("y", "b2")], ["link_end"]),
        ([link("a1", "a2", "restates")], [link("y", "b2", "restates")], ["link_end"]),
        (
            [link("x", "a1")],
            [link("y", "b2", "supports")],
            ["link_missing", "link_missing"],
        ),
    ],
)
def test_kinds_of_disagreement(
    ours: list[Link], theirs: list[Link], expected: list[str]
) -> None:
    found = compared(coding(*OURS, *ours), coding(*THEIRS, *theirs)).comparison
    assert [case.name for case in found.disagreements] == expected


def test_a_link_of_a_statement_that_one_pass_has_is_no_case_of_its_own() -> None:
    alone = claim("a3", 150, 170)
    found = compared(coding(*OURS, alone, link("x", "a3")), coding(*THEIRS)).comparison
    assert [case.name for case in found.disagreements] == ["only_in_a"]


def test_another_end_that_one_pass_alone_has_is_a_link_end() -> None:
    alone = claim("b3", 150, 170)
    found = compared(
        coding(*OURS, link("x", "a1")), coding(*THEIRS, alone, link("y", "b3"))
    ).comparison
    assert [case.name for case in found.disagreements] == ["only_in_b", "link_end"]
