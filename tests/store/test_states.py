"""States in lists and searches are those of the dossier, whoever asks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewer.domain.duties import Duty, Role
from reviewer.domain.identifiers import CableId, PassId, ReviewerId
from reviewer.domain.review import Stage, Standing
from reviewer.domain.statement import Pass, PassKind, PassState, Reviewer
from reviewer.services import narrowing, projects, searching, standing
from reviewer.services.narrowing import FacetName
from reviewer.store import records, states
from reviewer.store.project import Project
from tests.invented import CABLE, a_project, add_cable

OTHER = CableId("09PORTSELWYN13")
PEOPLE = [ReviewerId(name) for name in ("one", "two", "judge", "guest")]
PASSES = st.sampled_from([None, PassState.OPEN, PassState.SUBMITTED])


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """Two cables and four people, who have done nothing yet."""
    folder: Path = tmp_path_factory.mktemp("states")
    opened = a_project(folder)
    add_cable(opened, OTHER, note="again")
    with opened.writing() as tx:
        for name in PEOPLE:
            person = Reviewer(reviewer_id=name, name=str(name))
            records.insert(tx, person, name)
    yield opened
    projects.close(opened)


def read_by(kind: PassKind, state: PassState, who: ReviewerId) -> Pass:
    return Pass(
        pass_id=PassId(kind.value),
        cable_id=CABLE,
        reviewer_id=who,
        kind=kind,
        state=state,
        codebook_version=1,
        codebook_sha256="0",
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    found=st.tuples(PASSES, PASSES, PASSES),
    stage=st.sampled_from([None, *Stage]),
    appointed=st.booleans(),
)
def test_a_list_says_what_the_dossier_says(
    project: Project,
    found: tuple[PassState | None, ...],
    stage: Stage | None,
    appointed: bool,
) -> None:
    with project.writing() as tx:
        for kind, state, who in zip(PassKind, found, PEOPLE, strict=False):
            if state:
                records.insert(tx, read_by(kind, state, who), who)
        if appointed:
            duty = Duty(cable_id=CABLE, role=Role.ADJUDICATOR, reviewer_id=PEOPLE[2])
            records.insert(tx, duty, PEOPLE[2])
        if stage and any(found):
            records.insert(tx, Standing(cable_id=CABLE, stage=stage), PEOPLE[2])
        known = standing.dossier(tx, CABLE)
        for viewer in (*PEOPLE, None):
            seen = states.of_cables(tx, viewer, [CABLE, OTHER])
            assert seen.get(CABLE, "imported") == known.state_for(viewer)
            assert seen == states.of_cables(tx, viewer)
            assert OTHER not in seen
        tx.rollback()


def test_counts_and_searches_of_states_agree(project: Project) -> None:
    with project.writing() as tx:
        for kind, who in zip(PassKind, PEOPLE[:2], strict=False):
            records.insert(tx, read_by(kind, PassState.SUBMITTED, who), who)
    for viewer in PEOPLE:
        facets = narrowing.facets(project, "", reviewer=viewer)
        (facet,) = (one for one in facets if one.name is FacetName.STATE)
        assert {one.value for one in facet.values} == {"compared", "imported"}
        for value in facet.values:
            found = searching.search(project, value.term, reviewer=viewer)
            assert found.total == value.count
