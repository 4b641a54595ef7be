"""Propositions and saved searches travel with the work they belong to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.domain.identifiers import CableId, ReviewerId
from reviewer.domain.statement import Reviewer
from reviewer.interchange import jsonl
from reviewer.interchange import jsonl_records as records
from reviewer.interchange.jsonl_errors import DamagedLineError
from reviewer.services import (
    boards,
    bundling,
    exporting,
    projects,
    propositions,
    saved_searches,
)
from tests.gathered import ANALYST, LEASE, ONE, OTHER, ROLLS, THREE, TWO, Study, a_study


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    made = a_study(tmp_path)
    saved_searches.save(made.project, "Leases", "lease level:C", reviewer=ANALYST)
    propositions.create(made.project, "Nobody stands here", reviewer=OTHER)
    yield made
    made.project.close()


def _export(study: Study, cables: tuple[str, ...], reviewer: str | None) -> Path:
    out = study.project.path.with_suffix(".jsonl")
    exporting.export(
        study.project,
        cable_ids=[CableId(one) for one in cables],
        format="jsonl",
        out=out,
        reviewer=reviewer,
    )
    return out


ALL = (ONE, TWO, THREE)


def test_a_whole_project_comes_back_with_them(study: Study, tmp_path: Path) -> None:
    out = _export(study, ALL, None)
    again = exporting.import_jsonl(out, tmp_path / "again.reviewer")
    for person in (ANALYST, OTHER):
        before = boards.listed(study.project, reviewer=person)
        assert before
        assert boards.listed(again, reviewer=person) == before
    assert saved_searches.saved(again, reviewer=ANALYST) == saved_searches.saved(
        study.project, reviewer=ANALYST
    )
    assert projects.digest(again) == projects.digest(study.project)
    again.close()


def test_some_cables_take_only_what_is_about_them(study: Study) -> None:
    bundle = jsonl.read(_export(study, (THREE,), ANALYST).read_bytes())
    titles = {line.proposition.title for line in bundle.of(records.PropositionLine)}
    assert ROLLS in titles
    assert LEASE not in titles
    assert not list(bundle.of(records.SearchLine))
    cables = {line.membership.cable_id for line in bundle.of(records.MembershipLine)}
    assert cables == {THREE}


def test_one_persons_export_holds_nobody_elses(study: Study) -> None:
    bundle = jsonl.read(_export(study, ALL, ANALYST).read_bytes())
    owners = {
        line.proposition.reviewer_id for line in bundle.of(records.PropositionLine)
    }
    assert len(owners) == 1
    assert "Nobody stands here" not in {
        line.proposition.title for line in bundle.of(records.PropositionLine)
    }


def test_gathering_changes_the_digest_and_undoing_it_does_not(study: Study) -> None:
    before = projects.digest(study.project)
    done = propositions.gather(
        study.project,
        study.about[LEASE],
        [study.said["rolls"].statement_id],
        reviewer=ANALYST,
    )
    assert done
    assert projects.digest(study.project) != before
    propositions.take_out(
        study.project,
        study.about[LEASE],
        study.said["rolls"].statement_id,
        reviewer=ANALYST,
    )
    assert projects.digest(study.project) == before


def test_a_membership_of_somebody_elses_statement_is_refused(study: Study) -> None:
    bundle = bundling.gather(study.project, [CableId(ONE)], ANALYST, banner="S")
    (title, *_) = bundle.of(records.PropositionLine)
    other = records.ReviewerLine(Reviewer(reviewer_id=ReviewerId("9" * 32), name="x"))
    stolen = records.PropositionLine(
        type(title.proposition)(
            proposition_id=title.proposition.proposition_id,
            reviewer_id=other.reviewer.reviewer_id,
            title=title.proposition.title,
        )
    )
    items = [
        stolen if one == title else one
        for one in (*bundle.items[:1], other, *bundle.items[1:])
    ]
    data = b"".join(jsonl.write(jsonl.Bundle(bundle.header, tuple(items))))
    with pytest.raises(DamagedLineError, match="somebody else's"):
        jsonl.read(data)
