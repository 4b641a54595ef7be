"""The session: what is stored is what is shown, also with two windows."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.domain.codebook import Kind
from reviewer.domain.text import Span
from reviewer.errors import StoreError
from reviewer.gui.edits import Edits
from reviewer.gui.session import ProjectSession
from reviewer.services import browsing, projects, samples, saved_searches

WHO = "analyst"
Make = Callable[..., tuple[ProjectSession, Edits]]


@pytest.fixture(scope="module")
def made_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return samples.make(tmp_path_factory.mktemp("sample"), reviewer=WHO)


@pytest.fixture
def sample(tmp_path: Path, made_sample: Path) -> Path:
    return Path(shutil.copy(made_sample, tmp_path / made_sample.name))


@pytest.fixture
def make(qapp: QApplication, sample: Path) -> Iterator[Make]:
    """Open sessions on the sample; all are closed at the end."""
    opened: list[ProjectSession] = []

    def session(reviewer: str = WHO) -> tuple[ProjectSession, Edits]:
        made = ProjectSession(reviewer, qapp)
        opened.append(made)
        made.open_project(sample)
        return made, Edits(made, made)

    yield session
    for made in opened:
        made.close()
        made.deleteLater()


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a project as another program does that writes to it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


def free_words(session: ProjectSession) -> tuple[Span, ...]:
    """A word of a paragraph on which nothing is recorded yet."""
    cable = session.open_cable
    assert cable is not None
    for paragraph in cable.cable.paragraphs:
        start = paragraph.pieces[0].start
        word = Span(start, cable.text.index(" ", start))
        taken = (s for item in session.statements for s in item.spans)
        if not any(word.intersects(span) for span in taken):
            return (word,)
    pytest.fail("every paragraph begins with a statement")


def test_what_is_shown_after_each_change_is_what_is_stored(make: Make) -> None:
    session, edits = make()

    def check() -> None:
        assert session.project is not None
        assert session.open_cable is not None
        stored = browsing.pass_view(
            session.project, session.open_cable.cable_id, reviewer=WHO
        )
        assert session.statements == stored.statements
        assert set(session.links) == set(stored.links)
        assert set(session.notes) == set(stored.notes)
        assert set(session.speakers) == set(stored.speakers)

    edits.add_statement(Kind.CLAIM, "denial", free_words(session))
    check()
    edits.set_type("accusation")
    check()
    edits.set_note("Ask the second reviewer.")
    check()
    edits.set_speaker("Somebody new")
    check()
    for _ in range(5):
        edits.undo()
        check()
    for _ in range(5):
        edits.redo()
        check()
    edits.remove_current()
    check()


def test_a_new_statement_is_in_hand_and_announced(qtbot: QtBot, make: Make) -> None:
    session, edits = make()
    with qtbot.waitSignal(session.message) as said:
        edits.add_statement(Kind.CLAIM, "denial", free_words(session))
    assert session.current is not None
    assert session.current.statement_type == "denial"
    assert said.args is not None
    assert said.args[0].startswith("Denial added, ¶")


def test_a_new_speaker_is_one_step_of_undo(make: Make) -> None:
    session, edits = make()
    edits.add_statement(Kind.CLAIM, "denial", free_words(session))
    before = session.statements, session.speakers
    edits.set_speaker("Somebody new")
    assert session.current is not None
    wanted = session.current.speaker_id
    names = [s.name for s in session.speakers if s.speaker_id == wanted]
    assert names == ["Somebody new"]
    edits.undo()
    assert (session.statements, session.speakers) == before


def test_only_the_row_that_changed_is_told(qtbot: QtBot, make: Make) -> None:
    session, edits = make()
    with (
        qtbot.assertNotEmitted(session.cables_changed),
        qtbot.waitSignal(session.row_changed) as told,
    ):
        edits.add_statement(Kind.CLAIM, "denial", free_words(session))
    assert session.open_cable is not None
    assert told.args == [session.open_cable.cable_id]


def test_readers_are_asked_to_let_go_before_anything_is_written(
    qtbot: QtBot, make: Make
) -> None:
    session, edits = make()
    order = [session.about_to_write, session.saved]
    with qtbot.waitSignals(order, order="strict"):
        edits.add_statement(Kind.CLAIM, "denial", free_words(session))


def test_what_concerns_no_cable_is_kept_and_undone(make: Make) -> None:
    session, edits = make()
    assert session.keep(
        lambda project: saved_searches.save(project, "D", "dues", reviewer=WHO)
    )
    assert session.undo_label() == "Save search D"
    edits.undo()
    assert session.project is not None
    assert saved_searches.saved(session.project, reviewer=WHO) == ()


def test_undo_goes_to_the_cable_it_concerns(make: Make) -> None:
    session, edits = make()
    edits.add_statement(Kind.CLAIM, "denial", free_words(session))
    concerned = session.open_cable
    assert session.project is not None
    session.show_cable(browsing.cable_ids(session.project)[1])
    edits.undo()
    assert session.open_cable == concerned


def test_another_windows_change_is_seen(qtbot: QtBot, make: Make) -> None:
    (one, _), (other, edits) = make(), make()
    edits.add_statement(Kind.CLAIM, "denial", free_words(other))
    assert one.statements != other.statements
    with qtbot.waitSignal(one.message):
        one.look_for_changes()
    assert one.statements == other.statements


def test_a_stale_change_is_refused_and_the_stored_one_shown(
    qtbot: QtBot, make: Make
) -> None:
    (one, first), (other, second) = make(), make()
    here = next(s.statement_id for s in one.statements if s.kind is Kind.CLAIM)
    one.select(here)
    other.select(here)
    first.set_attribute("quotation", "direct")

    with qtbot.waitSignal(other.failed) as failure:
        second.set_attribute("quotation", "mixed")

    assert failure.args is not None
    assert str(failure.args[0])
    shown = other.statement(here)
    assert shown is not None
    assert shown.attributes["quotation"] == "direct"
    assert other.not_saved is None


def test_a_read_only_project_can_be_read_and_not_changed(
    qapp: QApplication, sample: Path
) -> None:
    session = ProjectSession(WHO, qapp)
    sample.chmod(0o444)
    project = projects.open_project(sample, read_only=True)
    session._take(project)
    before = session.statements

    Edits(session, session).add_statement(Kind.CLAIM, "denial", free_words(session))

    assert session.not_saved
    assert session.not_editable_reason
    assert session.statements == before
    session.close()


def test_somebody_elses_work_is_not_shown(make: Make) -> None:
    session, _ = make("second reviewer")
    assert session.statements == ()
    assert session.undo_label() is None


def test_nobody_records_without_a_name(make: Make) -> None:
    session, edits = make("")
    edits.add_statement(Kind.CLAIM, "denial", (Span(1000, 1010),))
    assert session.not_editable_reason == "Nobody has said who is working."
    assert session.statements == ()


def test_a_file_that_is_no_project_is_told_and_nothing_is_lost(
    qtbot: QtBot, make: Make, tmp_path: Path
) -> None:
    session, _ = make()
    other = tmp_path / "no.reviewer"
    other.write_bytes(b"not a project")
    with qtbot.waitSignal(session.failed):
        session.open_project(other)
    assert session.project is not None
    assert session.statements


def test_after_a_change_that_was_not_saved_editing_is_off(make: Make) -> None:
    session, edits = make()
    before = session.statements

    def full(_project: object, _cable_id: object) -> None:
        raise StoreError("The disk is full.")

    session.commit(full)
    assert session.not_saved == "The disk is full."
    assert session.not_editable_reason
    edits.add_statement(Kind.CLAIM, "denial", free_words(session))
    session.refresh()
    assert session.statements == before
    assert session.not_saved == "The disk is full."
    session.resume()
    edits.add_statement(Kind.CLAIM, "denial", free_words(session))
    assert len(session.statements) == len(before) + 1
    assert session.not_saved is None


def test_a_poll_does_not_wait_for_a_lock(
    make: Make, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, _ = make()
    asked: list[bool] = []
    whole = projects.head

    def head(project: projects.Project, *, hastily: bool = False) -> int:
        asked.append(hastily)
        return whole(project, hastily=hastily)

    monkeypatch.setattr(projects, "head", head)
    with locked(sample):
        session.look_for_changes()
    assert asked == [True]
    assert session.not_saved is None


def test_a_lock_is_waited_for_once(make: Make, sample: Path) -> None:
    session, edits = make()
    before, words = session.statements, free_words(session)
    failures: list[object] = []
    session.failed.connect(failures.append)
    with locked(sample):
        edits.add_statement(Kind.CLAIM, "denial", words)
        edits.add_statement(Kind.CLAIM, "denial", words)
    assert session.statements == before
    assert len(failures) == 1
