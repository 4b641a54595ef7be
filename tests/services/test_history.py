import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.domain.changes import Step
from reviewer.domain.codebook import Kind
from reviewer.domain.statement import Statement
from reviewer.domain.text import Span
from reviewer.errors import RuleError
from reviewer.services import annotating, browsing, history, linking, projects
from reviewer.services.projects import Project
from reviewer.store.applying import PassTakenError, StaleChangeError
from tests.invented import (
    ANALYST,
    CABLE,
    CLAIM_SPAN,
    COMMENT_SPAN,
    SECOND_REVIEWER,
    TEXT,
    a_project,
)


def add(project: Project, reviewer: str = ANALYST, **given: str) -> Statement:
    change_set = annotating.add_statement(
        project,
        CABLE,
        reviewer=reviewer,
        kind=Kind.CLAIM,
        spans=[CLAIM_SPAN],
        attributes=given,
    )
    added = change_set.changes[-1].after
    assert isinstance(added, Statement)
    return added


def test_with_nothing_done_there_is_nothing_to_undo(project: Project) -> None:
    before = projects.head(project)
    assert history.undo(project, reviewer=ANALYST) is None
    assert history.redo(project, reviewer=ANALYST) is None
    assert history.undo_label(project, reviewer=ANALYST) is None
    assert history.redo_label(project, reviewer=ANALYST) is None
    assert projects.head(project) == before


def test_undo_and_redo_survive_a_restart(project: Project) -> None:
    empty = projects.digest(project)
    add(project, statement_type="denial")
    full = projects.digest(project)
    path = project.path
    for act, expected in ((history.undo, empty), (history.redo, full)):
        projects.close(project)
        project = projects.open_project(path)
        change_set = act(project, reviewer=ANALYST)
        assert change_set
        assert (change_set.cable_id, change_set.label) == (CABLE, "Add denial")
        assert projects.digest(project) == expected
    projects.close(project)


def test_labels_name_the_next_step(project: Project) -> None:
    add(project, statement_type="denial")
    add(project, statement_type="warning")
    history.undo(project, reviewer=ANALYST)
    assert history.undo_label(project, reviewer=ANALYST) == "Add denial"
    assert history.redo_label(project, reviewer=ANALYST) == "Add warning"


def test_a_new_action_clears_redo(project: Project) -> None:
    add(project, statement_type="denial")
    history.undo(project, reviewer=ANALYST)
    add(project, statement_type="warning")
    assert history.redo_label(project, reviewer=ANALYST) is None
    history.undo(project, reviewer=ANALYST)
    assert history.redo_label(project, reviewer=ANALYST) == "Add warning"
    assert history.undo_label(project, reviewer=ANALYST) is None


def test_each_person_undoes_only_their_own_steps(project: Project) -> None:
    mine = add(project)
    add(project, SECOND_REVIEWER)
    history.undo(project, reviewer=SECOND_REVIEWER)
    assert history.undo(project, reviewer=SECOND_REVIEWER) is None
    view = browsing.pass_view(project, CABLE, reviewer=ANALYST)
    assert view.statements == (mine,)


def test_a_step_whose_pass_was_taken_since_does_not_come_back(
    project: Project,
) -> None:
    add(project)
    history.undo(project, reviewer=ANALYST)
    add(project, SECOND_REVIEWER)
    with pytest.raises(PassTakenError):
        history.redo(project, reviewer=ANALYST)


def test_undo_takes_back_the_newest_step_of_either_window(project: Project) -> None:
    first = add(project)
    annotating.set_note(project, CABLE, reviewer=ANALYST, text="x")
    other = projects.open_project(project.path)
    edited = replace(first, general=True)
    annotating.edit_statement(other, first, edited, reviewer=ANALYST)
    # The other window's step is undone first: both share one linear history.
    undone = history.undo(project, reviewer=ANALYST)
    assert undone
    assert undone.label == "Edit assertion"
    with pytest.raises(StaleChangeError):
        annotating.edit_statement(other, edited, first, reviewer=ANALYST)
    projects.close(other)


def test_history_lists_every_step_of_that_person(project: Project) -> None:
    first = add(project)
    annotating.set_note(project, CABLE, reviewer=ANALYST, text="x")
    add(project, SECOND_REVIEWER)
    history.undo(project, reviewer=ANALYST)
    entries = history.entries(project, reviewer=ANALYST)
    assert [entry.step for entry in entries] == [Step.DO, Step.DO, Step.UNDO]
    assert [entry.sequence for entry in entries] == sorted(
        entry.sequence or 0 for entry in entries
    )
    touching = history.entries(
        project, reviewer=ANALYST, statement_id=first.statement_id
    )
    assert [entry.label for entry in touching] == ["Add assertion"]


Action = Callable[[Project, int], object]


def _own(project: Project) -> tuple[Statement, ...]:
    return browsing.pass_view(project, CABLE, reviewer=ANALYST).statements


def _claim(project: Project, number: int) -> object:
    start = number % (len(TEXT) - 1)
    return annotating.add_statement(
        project,
        CABLE,
        reviewer=ANALYST,
        kind=Kind.CLAIM,
        spans=[Span(start, len(TEXT))],
    )


def _comment(project: Project, number: int) -> object:
    return annotating.add_statement(
        project,
        CABLE,
        reviewer=ANALYST,
        kind=Kind.COMMENT,
        spans=[COMMENT_SPAN],
        mixed=number % 2 == 0,
    )


def _edit(project: Project, number: int) -> object:
    own = _own(project)
    before = own[number % len(own)]
    after = replace(before, general=not before.general, source_spans=(COMMENT_SPAN,))
    return annotating.edit_statement(project, before, after, reviewer=ANALYST)


def _remove(project: Project, number: int) -> object:
    own = _own(project)
    gone = own[number % len(own)]
    return annotating.remove_statement(project, gone, reviewer=ANALYST)


def _link(project: Project, number: int) -> object:
    own = _own(project)
    source, target = own[number % len(own)], own[(number // 7) % len(own)]
    return linking.add_link(
        project,
        source.statement_id,
        target.statement_id,
        reviewer=ANALYST,
        kind="disputes",
    )


def _note(project: Project, number: int) -> object:
    own = _own(project)
    on = own[number % len(own)].statement_id if number % 3 else None
    return annotating.set_note(
        project, CABLE, reviewer=ANALYST, text=str(number), statement_id=on
    )


def _speaker(project: Project, number: int) -> object:
    return annotating.add_speaker(project, reviewer=ANALYST, name=f"Source {number}")


def _undo(project: Project, _number: int) -> object:
    return history.undo(project, reviewer=ANALYST)


def _redo(project: Project, _number: int) -> object:
    return history.redo(project, reviewer=ANALYST)


ACTIONS: tuple[Action, ...] = (
    _claim,
    _comment,
    _edit,
    _remove,
    _link,
    _note,
    _speaker,
    _undo,
    _redo,
)
steps = st.tuples(st.sampled_from(ACTIONS), st.integers(0, 500))


def _act(project: Project, action: Action, number: int) -> None:
    """Carry out an action; what the rules refuse must change nothing."""
    before = projects.digest(project)
    try:
        action(project, number)
    except (RuleError, ZeroDivisionError):  # the latter: no statement to choose from
        assert projects.digest(project) == before


def _drain(act: Callable[..., object], project: Project) -> int:
    count = 0
    while act(project, reviewer=ANALYST):
        count += 1
    return count


@settings(max_examples=25)
@given(actions=st.lists(steps, min_size=1, max_size=14))
def test_undo_all_returns_to_the_first_digest_and_redo_all_to_the_last(
    actions: list[tuple[Action, int]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = a_project(Path(folder))
        first = projects.digest(project)
        for action, number in actions:
            _act(project, action, number)
        _drain(history.redo, project)
        last = projects.digest(project)
        undone = _drain(history.undo, project)
        assert projects.digest(project) == first
        assert _drain(history.redo, project) == undone
        assert projects.digest(project) == last
        projects.close(project)
