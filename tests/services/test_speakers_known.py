"""Speakers over the whole project: counted, renamed and made one, undoably."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reviewer.domain.identifiers import CableId
from reviewer.domain.statement import Speaker, Statement
from reviewer.services import (
    annotating,
    boards,
    browsing,
    history,
    projects,
    speakers_known,
    submitting,
)
from reviewer.services.speaker_list import NamelessSpeakerError, SpeakerExistsError
from tests.gathered import ANALYST, FORCE, ONE, OTHER, THREE, Study, a_study


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    made = a_study(tmp_path)
    for name, who in (
        ("pairs", "Pilot"),
        ("invented", "Press desk"),
        ("grants", "Dobry"),
        ("denies", "The chairman"),
    ):
        _name(made, name, who)
    yield made
    made.project.close()


def _name(study: Study, name: str, who: str) -> None:
    said = _stored(study, name)
    annotating.edit_statement(
        study.project, said, said, reviewer=ANALYST, speaker_name=who
    )


def _stored(study: Study, name: str) -> Statement:
    wanted = study.said[name]
    seen = browsing.pass_view(study.project, wanted.cable_id, reviewer=ANALYST)
    return next(s for s in seen.statements if s.statement_id == wanted.statement_id)


def _called(study: Study, name: str) -> Speaker:
    return speakers_known.called(study.project, name, reviewer=ANALYST)


def _counts(study: Study) -> dict[str, tuple[int, int]]:
    found = speakers_known.listed(study.project, reviewer=ANALYST)
    return {one.speaker.name: (one.statements, one.via) for one in found}


def test_each_speaker_is_counted_and_nobody_elses_is_shown(study: Study) -> None:
    assert _counts(study) == {
        "Dobry": (1, 0),
        "Pilot": (1, 0),
        "Press desk": (1, 0),
        "The chairman": (1, 0),
    }
    assert speakers_known.listed(study.project, reviewer=OTHER) == ()


def test_making_two_one_takes_statements_and_go_betweens_along(study: Study) -> None:
    dobry, chairman = _called(study, "Dobry"), _called(study, "the chairman")
    said = _stored(study, "invented")
    annotating.edit_statement(
        study.project,
        said,
        replace(said, via=(chairman.speaker_id, dobry.speaker_id)),
        reviewer=ANALYST,
    )
    before = projects.digest(study.project)
    speakers_known.merge(
        study.project, dobry.speaker_id, chairman.speaker_id, reviewer=ANALYST
    )
    assert _counts(study) == {"Dobry": (2, 1), "Pilot": (1, 0), "Press desk": (1, 0)}
    assert _called(study, "the chairman").name == "Dobry"
    assert _stored(study, "invented").via == (dobry.speaker_id,)
    assert history.undo(study.project, reviewer=ANALYST)
    assert projects.digest(study.project) == before


def test_a_speaker_passes_nothing_on_to_themselves(study: Study) -> None:
    dobry, chairman = _called(study, "Dobry"), _called(study, "The chairman")
    said = _stored(study, "grants")
    annotating.edit_statement(
        study.project,
        said,
        replace(said, via=(chairman.speaker_id,)),
        reviewer=ANALYST,
    )
    speakers_known.merge(
        study.project, dobry.speaker_id, chairman.speaker_id, reviewer=ANALYST
    )
    assert _stored(study, "grants").via == ()


def test_a_speaker_is_renamed_everywhere_and_back_again(study: Study) -> None:
    pilot = _called(study, "Pilot")
    speakers_known.edit(
        study.project,
        replace(pilot, name=" Harbour pilot ", role="pilot", aliases=("Pilot", "")),
        reviewer=ANALYST,
    )
    board = boards.board(study.project, study.about[FORCE], reviewer=ANALYST)
    assert "Harbour pilot, pilot" in {card.speaker for card in board.in_order}
    assert _called(study, "pilot").aliases == ("Pilot",)
    assert history.undo(study.project, reviewer=ANALYST)
    assert _called(study, "Pilot") == pilot


def test_names_that_will_not_do_are_refused(study: Study) -> None:
    pilot = _called(study, "Pilot")
    for name, error in (("", NamelessSpeakerError), ("dobry", SpeakerExistsError)):
        with pytest.raises(error):
            speakers_known.edit(
                study.project, replace(pilot, name=name), reviewer=ANALYST
            )
    assert speakers_known.edit(study.project, pilot, reviewer=ANALYST) is None
    with pytest.raises(speakers_known.SameSpeakerError):
        speakers_known.merge(
            study.project, pilot.speaker_id, pilot.speaker_id, reviewer=ANALYST
        )
    with pytest.raises(speakers_known.NoSuchSpeakerError):
        speakers_known.edit(study.project, pilot, reviewer=OTHER)


def test_what_was_handed_in_keeps_its_speakers(study: Study) -> None:
    submitting.submit(study.project, [CableId(ONE)], reviewer=ANALYST)
    pilot, dobry = _called(study, "Pilot"), _called(study, "Dobry")
    with pytest.raises(speakers_known.SpeakerHandedInError, match=ONE):
        speakers_known.edit(study.project, replace(pilot, name="X"), reviewer=ANALYST)
    with pytest.raises(speakers_known.SpeakerHandedInError):
        speakers_known.merge(
            study.project, dobry.speaker_id, pilot.speaker_id, reviewer=ANALYST
        )
    assert speakers_known.edit(
        study.project, replace(dobry, role="chairman"), reviewer=ANALYST
    )
    assert _stored(study, "grants").cable_id == THREE


def test_a_name_that_was_handed_in_is_not_undone_either(study: Study) -> None:
    pilot = _called(study, "Pilot")
    speakers_known.edit(study.project, replace(pilot, role="pilot"), reviewer=ANALYST)
    submitting.submit(study.project, [CableId(ONE)], reviewer=ANALYST)
    with pytest.raises(speakers_known.SpeakerHandedInError):
        history.undo(study.project, reviewer=ANALYST)
