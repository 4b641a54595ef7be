"""Figures of agreement: over which cables, and what stands behind them."""

import pytest

from reviewer.services import measuring, submitting, unblinding
from reviewer.services.measuring import Agreement
from reviewer.services.projects import Project
from tests.invented import ANALYST, CABLE, SECOND_REVIEWER
from tests.two_passes import ADJUDICATOR, handed_in, read_twice, twice


def measured(project: Project, reviewer: str = ADJUDICATOR) -> Agreement:
    found = measuring.agreement(project, reviewer=reviewer)
    assert found is not None
    return found


def test_two_blind_passes_are_measured(project: Project) -> None:
    twice(project)
    found = measured(project)
    assert found.measured == (CABLE,)
    assert (found.total, found.waiting, found.unblinded) == (1, 0, ())
    assert found.figures.measures["cohen_kappa"].n == 2
    assert found.figures.measures["span_f1_exact"].value == pytest.approx(2 / 5)


def test_an_open_pass_is_never_counted(project: Project) -> None:
    read_twice(project)
    submitting.submit(project, [CABLE], reviewer=ANALYST)
    for name in (ANALYST, SECOND_REVIEWER, ADJUDICATOR):
        found = measured(project, name)
        assert not found.measured
        assert found.waiting == 1
        for measure in found.figures.measures.values():
            assert measure.value is None
            assert measure.why


def test_who_was_shown_the_other_pass_is_left_out(project: Project) -> None:
    read_twice(project)
    unblinding.unblind(
        project,
        CABLE,
        viewer=SECOND_REVIEWER,
        reviewer=ADJUDICATOR,
        reason="an exercise",
    )
    for name in (ANALYST, SECOND_REVIEWER):
        submitting.submit(project, [CABLE], reviewer=name)
    found = measured(project)
    assert found.unblinded == (CABLE,)
    assert not found.measured
    assert found.waiting == 0


def test_showing_a_pass_to_somebody_else_leaves_nothing_out(project: Project) -> None:
    read_twice(project)
    unblinding.unblind(
        project, CABLE, viewer="a visitor", reviewer=ADJUDICATOR, reason="a visit"
    )
    for name in (ANALYST, SECOND_REVIEWER):
        submitting.submit(project, [CABLE], reviewer=name)
    assert measured(project).measured == (CABLE,)


def test_what_was_changed_after_seeing_the_other_does_not_count(
    project: Project,
) -> None:
    twice(project)
    before = measured(project).figures.measures
    submitting.reopen_pass(project, CABLE, reviewer=ANALYST, reason="a slip")
    assert not measured(project).measured
    submitting.submit(project, [CABLE], reviewer=ANALYST)
    assert measured(project).figures.measures == before


def test_alike_passes_with_one_label_give_no_kappa(project: Project) -> None:
    handed_in(project)
    kappa = measured(project).figures.measures["cohen_kappa"]
    assert kappa.value is None
    assert kappa.why
    assert measured(project).figures.by_attribute["speaker"].n == 1


def test_the_speakers_of_both_lists_are_one(project: Project) -> None:
    twice(project)
    names = [
        case.name
        for case in measured(project).besides[CABLE].compared.comparison.disagreements
    ]
    assert "attribute:speaker" not in names


def test_a_cell_opens_the_cases_behind_it(project: Project) -> None:
    twice(project)
    found = measured(project)
    (place,) = found.figures.confusion.cases("denial", "assertion")
    first, second = found.statements(place)
    assert first is not None
    assert second is not None
    assert (first.statement_type, second.statement_type) == ("denial", "assertion")
    assert {case.name for case in found.disagreements(place)} == {"boundary", "label"}


def test_every_week_has_its_own_figure(project: Project) -> None:
    twice(project)
    (week,) = measured(project).weeks
    assert week.monday.weekday() == 0
    assert week.cables == 1


def test_it_can_be_given_up(project: Project) -> None:
    twice(project)
    told: list[int] = []
    found = measuring.agreement(
        project,
        reviewer=ADJUDICATOR,
        progress=lambda done, _total, _name: told.append(done),
        cancelled=lambda: bool(told),
    )
    assert found is None
    assert told == [1]
