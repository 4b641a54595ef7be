"""The sample project: six cables, one analyst's pass over three of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.domain.adjudication import Choice, ReasonCode
from reviewer.domain.identifiers import CableId
from reviewer.domain.text import excerpt
from reviewer.services import (
    adjudicating,
    browsing,
    checking,
    comparing,
    docket,
    projects,
    samples,
    signing,
)
from reviewer.services.adjudicating import Verdict
from reviewer.services.browsing import PassView
from reviewer.services.projects import Project

HARD_CASE = CableId("09PORTSELWYN41")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    path = samples.make(tmp_path_factory.mktemp("sample"))
    opened = projects.open_project(path)
    yield opened
    projects.close(opened)


@pytest.fixture(scope="module")
def hard_case(sample: Project) -> PassView:
    return browsing.pass_view(sample, HARD_CASE, reviewer=samples.REVIEWER)


def test_it_is_marked_as_fictional(sample: Project) -> None:
    assert sample.is_fictional
    assert not sample.is_read_only


def test_it_holds_six_cables_and_three_are_begun(sample: Project) -> None:
    rows = browsing.cables(sample, reviewer=samples.REVIEWER)
    assert len(rows) == 6
    begun = [row for row in rows if row.statements]
    assert len(begun) == 3
    assert sum(row.statements for row in begun) >= 20
    assert all(row.state == "first_pass" for row in begun)


def test_nobody_else_sees_the_analysts_pass(sample: Project) -> None:
    rows = browsing.cables(sample, reviewer="second reviewer")
    assert not any(row.statements for row in rows)


@pytest.mark.parametrize("name", [samples.REVIEWER, "anybody"])
def test_two_passes_wait_with_five_kinds_of_disagreement(
    tmp_path: Path, name: str
) -> None:
    project = projects.open_project(samples.make(tmp_path, reviewer=name))
    cable_id = CableId(samples.REVIEWED_CABLE)
    (found,) = comparing.comparable(project, reviewer=name)
    assert found == cable_id
    held = docket.docket(project, cable_id, reviewer=name)
    assert {case.group for case in held.open} == {
        "boundary",
        "label",
        "attribute:factuality_source",
        "only_on_one_side",
        "link_kind",
    }
    assert len(held.open) == 5
    for case in held.open:
        verdict = Verdict(
            choice=Choice.X if case.x else Choice.Y, reason=ReasonCode.TEXT
        )
        adjudicating.decide(project, case, verdict, reviewer=name)
    adjudicating.settle(project, cable_id, reviewer=name)
    assert signing.sign_off(project, cable_id, reviewer=name).people["adjudicator"]
    projects.close(project)


def test_a_belief_is_acknowledged_and_denied_over_the_same_words(
    hard_case: PassView,
) -> None:
    same: dict[tuple[object, ...], set[str | None]] = {}
    for statement in hard_case.statements:
        same.setdefault(statement.spans, set()).add(statement.statement_type)
    assert {"acknowledgement", "denial"} in same.values()


def test_a_claim_may_run_over_a_page_line(sample: Project, hard_case: PassView) -> None:
    cable = browsing.cable(sample, HARD_CASE)
    broken = [item for item in hard_case.statements if len(item.spans) > 1]
    (quote,) = (excerpt(cable.text, item.spans) for item in broken)
    assert quote == (
        "The story of lamp money, he said, was made up by … the brokers of Karval "
        "City, who want the moorings for container barges and own the paper that "
        "prints it"
    )


def test_the_post_disputes_the_denial(hard_case: PassView) -> None:
    by_id = {item.statement_id: item for item in hard_case.statements}
    disputed = {
        by_id[link.to_id].statement_type
        for link in hard_case.links
        if (link.kind, link.mode) == ("disputes", "rebuts")
    }
    assert "denial" in disputed


def test_some_claims_are_left_unanswered(hard_case: PassView) -> None:
    answered = {link.to_id for link in hard_case.links}
    claims = {s.statement_id for s in hard_case.statements if s.kind == "claim"}
    assert claims - answered


def test_it_is_whole(sample: Project) -> None:
    assert not checking.check(sample.path).findings


def test_a_second_copy_never_replaces_the_first(tmp_path: Path) -> None:
    first, second = samples.make(tmp_path), samples.make(tmp_path)
    assert first.name == "harbour-sample.reviewer"
    assert second.name == "harbour-sample-2.reviewer"


def test_two_copies_hold_the_same(sample: Project, tmp_path: Path) -> None:
    other = projects.open_project(samples.make(tmp_path))
    try:
        for row in browsing.cables(other, reviewer=samples.REVIEWER):
            copies = [
                browsing.pass_view(copy, row.cable_id, reviewer=samples.REVIEWER)
                for copy in (sample, other)
            ]
            first, second = (
                [(s.kind, s.spans, s.attributes) for s in view.statements]
                for view in copies
            )
            assert first == second
    finally:
        projects.close(other)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")
    with pytest.raises(samples.SampleNotMadeError, match="could not be made"):
        samples.make(in_the_way / "sample")
