"""Drafts of answers outlive the program and belong to one person."""

from pathlib import Path

import pytest

from reviewer import settings
from reviewer.domain.audit import Reason
from reviewer.domain.identifiers import CableId
from reviewer.domain.text import Span
from reviewer.services import drafts
from reviewer.services.drafts import AnswerDraft
from reviewer.services.safe_writing import CannotWriteError
from tests.invented import ANALYST, SECOND_REVIEWER

PROJECT = "a-project"
DRAFT = AnswerDraft(
    cable_id=CableId("09PORTSELWYN41"),
    finding="MA-29/STADIS",
    span=Span(3, 8),
    reason=Reason.OTHER,
    text="The clerk’s “copy”\nsays so.",
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(settings.HOME_VARIABLE, str(tmp_path))
    return tmp_path


def files(home: Path) -> list[Path]:
    return [path for path in home.rglob("*") if path.is_file()]


def test_what_was_kept_is_there_again() -> None:
    drafts.save(PROJECT, ANALYST, (DRAFT,))
    assert drafts.load(PROJECT, ANALYST) == (DRAFT,)


def test_nobody_else_and_no_other_project_has_it() -> None:
    drafts.save(PROJECT, ANALYST, (DRAFT,))
    assert drafts.load(PROJECT, SECOND_REVIEWER) == ()
    assert drafts.load("another", ANALYST) == ()


def test_no_drafts_leave_no_file(home: Path) -> None:
    drafts.save(PROJECT, ANALYST, (DRAFT,))
    drafts.save(PROJECT, ANALYST, ())
    assert files(home) == []


def test_others_on_the_machine_may_not_look(home: Path) -> None:
    drafts.save(PROJECT, ANALYST, (DRAFT,))
    (file,) = files(home)
    assert file.parent.stat().st_mode & 0o077 == 0
    assert ANALYST not in file.name


def test_a_damaged_file_is_no_obstacle(home: Path) -> None:
    drafts.save(PROJECT, ANALYST, (DRAFT,))
    (file,) = files(home)
    file.write_bytes(b"[{")
    assert drafts.load(PROJECT, ANALYST) == ()


def test_a_folder_that_cannot_be_made_is_told(home: Path) -> None:
    (home / "drafts").write_text("in the way")
    with pytest.raises(CannotWriteError):
        drafts.save(PROJECT, ANALYST, (DRAFT,))
