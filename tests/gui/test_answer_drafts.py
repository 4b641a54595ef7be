"""Drafts in the window: kept at every step, written down, told when they cannot be."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reviewer import settings
from reviewer.domain.audit import Reason
from reviewer.domain.identifiers import CableId
from reviewer.domain.text import Span
from reviewer.gui.answer_drafts import AnswerDrafts
from reviewer.services.drafts import AnswerDraft
from tests.invented import ANALYST, SECOND_REVIEWER

CABLE, PLACE = CableId("09PORTSELWYN41"), Span(3, 8)
ABOUT = (CABLE, "MA-06", PLACE)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(settings.HOME_VARIABLE, str(tmp_path))
    return tmp_path


def a_draft(text: str) -> AnswerDraft:
    return AnswerDraft(
        cable_id=CABLE, finding="MA-06", span=PLACE, reason=Reason.OTHER, text=text
    )


def owned(reviewer: str = ANALYST) -> AnswerDrafts:
    made = AnswerDrafts()
    made.belong_to("a-project", reviewer)
    return made


def test_the_last_words_are_written_down_without_being_asked(qtbot: QtBot) -> None:
    kept = owned()
    kept.keep(a_draft("The"))
    kept.keep(a_draft("The clerk"))
    qtbot.waitUntil(lambda: owned().about(*ABOUT) == a_draft("The clerk"))


def test_a_draft_that_was_dropped_does_not_come_back() -> None:
    kept = owned()
    kept.keep(a_draft("The clerk"))
    kept.write()
    kept.drop(*ABOUT)
    kept.write()
    assert owned().about(*ABOUT) is None


def test_another_person_sees_their_own_only() -> None:
    kept = owned()
    kept.keep(a_draft("The clerk"))
    kept.belong_to("a-project", SECOND_REVIEWER)
    assert kept.about(*ABOUT) is None
    kept.belong_to("a-project", ANALYST)
    assert kept.about(*ABOUT) == a_draft("The clerk")


def test_a_place_that_cannot_be_written_is_told_and_costs_nothing(
    home: Path, qtbot: QtBot
) -> None:
    (home / "drafts").write_text("in the way")
    kept = owned()
    kept.keep(a_draft("The clerk"))
    with qtbot.waitSignal(kept.failed):
        kept.write()
    assert kept.about(*ABOUT) == a_draft("The clerk")
