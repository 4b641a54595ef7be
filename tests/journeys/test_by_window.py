"""The main job in the window, without a mouse: code the seed, keep it, report it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from reviewer.domain.codebook import Kind
from reviewer.domain.statement import Statement
from reviewer.gui.wiring import Parts
from reviewer.services import importing, projects
from tests import window
from tests.window import press

WHO = "analyst"
IN_6 = (
    "the widespread perception that MQM, and to a lesser extent APMSO, use violence "
    "for political means"
)
IN_1 = "the perception that APMSO and MQM use violence for political means"
MOST_KEYS = 60


@pytest.fixture
def seed_project(tmp_path: Path, real_cables: Path) -> Path:
    path = tmp_path / "seed.reviewer"
    project = projects.create(path)
    importing.import_paths(project, [real_cables / "seed.txt"], reviewer=WHO)
    projects.close(project)
    return path


@pytest.fixture
def parts(qapp: QApplication, seed_project: Path) -> Iterator[Parts]:
    with window.opened(qapp, seed_project, reviewer=WHO) as found:
        yield found


def selected(parts: Parts) -> str:
    cable = parts.session.open_cable
    assert cable is not None
    spans = parts.window.workbench.reader.selection()
    return " ".join(cable.text[s.start : s.end] for s in spans)


def narrow_to(parts: Parts, words: str) -> None:
    """Shorten the selection by words until only these are left."""
    for _ in range(MOST_KEYS):
        if selected(parts).startswith(words):
            break
        press(parts, "Alt+Shift+Right")
    for _ in range(MOST_KEYS):
        if selected(parts) == words:
            return
        press(parts, "Alt+Left")
    pytest.fail(f"the keys never selected “{words}” but “{selected(parts)}”")


def go_to_paragraph(parts: Parts, number: int) -> None:
    press(parts, "Ctrl+2", "Ctrl+Home")
    press(parts, *(["J"] * (number - 1)))


def code_the_seed(parts: Parts) -> None:
    """¶6 twice over one content, ¶1 likewise, ¶8 as a comment, and the link."""
    go_to_paragraph(parts, 6)
    press(parts, "S")
    narrow_to(parts, IN_6)
    press(parts, "A", "D")
    go_to_paragraph(parts, 1)
    for _ in range(3):
        press(parts, "S")
    narrow_to(parts, IN_1)
    press(parts, "D")
    go_to_paragraph(parts, 8)
    press(parts, "P", "B")
    link_to(parts, "Denial ¶6", "Disputes", "Rebuts")


def link_to(parts: Parts, *titles: str) -> None:
    """Press L, then the key of each choice in turn."""
    press(parts, "L")
    prompt = parts.window.workbench.link_prompt
    for title in titles:
        keys = [c.key for c in prompt.choices if c.text.lower() == title.lower()]
        assert keys, [choice.text for choice in prompt.choices]
        press(parts, keys[0])


def coded(parts: Parts) -> list[tuple[Kind, str | None, str]]:
    return [
        (s.kind, s.statement_type, window.quote(parts, s))
        for s in parts.session.statements
    ]


def the(parts: Parts, kind: Kind, statement_type: str | None, place: str) -> Statement:
    (found,) = (
        s
        for s in parts.session.statements
        if s.kind is kind
        and s.statement_type == statement_type
        and window.quote(parts, s).startswith(place)
    )
    return found


def test_the_seed_is_coded_by_keys_alone(parts: Parts) -> None:
    code_the_seed(parts)

    assert coded(parts)[:3] == [
        (Kind.CLAIM, "denial", IN_1),
        (Kind.CLAIM, "acknowledgement", IN_6),
        (Kind.CLAIM, "denial", IN_6),
    ]
    denial = the(parts, Kind.CLAIM, "denial", "the widespread")
    acknowledgement = the(parts, Kind.CLAIM, "acknowledgement", "the widespread")
    comment = the(parts, Kind.COMMENT, None, "Comment: Post strongly disagrees")
    assert acknowledgement.spans == denial.spans
    (link,) = parts.session.links
    assert (link.from_id, link.to_id) == (comment.statement_id, denial.statement_id)
    assert (link.kind, link.mode) == ("disputes", "rebuts")


def test_a_statement_costs_three_keys_after_its_selection(parts: Parts) -> None:
    go_to_paragraph(parts, 6)
    press(parts, "S")

    press(parts, "D")

    assert [s.statement_type for s in parts.session.statements] == ["denial"]


def test_what_was_coded_is_there_after_closing(
    qapp: QApplication, seed_project: Path
) -> None:
    with window.opened(qapp, seed_project, reviewer=WHO) as before:
        code_the_seed(before)
        kept = coded(before), before.session.links

    with window.opened(qapp, seed_project, reviewer=WHO) as after:
        assert (coded(after), after.session.links) == kept


def test_undo_and_redo_go_on_after_closing(
    qapp: QApplication, seed_project: Path
) -> None:
    with window.opened(qapp, seed_project, reviewer=WHO) as before:
        code_the_seed(before)
        kept = coded(before), before.session.links

    with window.opened(qapp, seed_project, reviewer=WHO) as after:
        for _ in range(5):
            press(after, "Ctrl+Z")
        assert (coded(after), after.session.links) == ([], ())
        for _ in range(5):
            press(after, "Ctrl+Shift+Z")
        assert (coded(after), after.session.links) == kept


def test_another_person_sees_nothing_of_it(
    qapp: QApplication, seed_project: Path
) -> None:
    with window.opened(qapp, seed_project, reviewer=WHO) as first:
        code_the_seed(first)

    with window.opened(qapp, seed_project, reviewer="second reviewer") as second:
        assert coded(second) == []
        assert second.window.workbench.ledger.is_empty


@pytest.mark.parametrize(("steps", "suffix"), [(0, "html"), (1, "pdf")])
def test_the_report_is_written_by_keys(
    parts: Parts, seed_project: Path, steps: int, suffix: str
) -> None:
    code_the_seed(parts)

    press(parts, "Ctrl+E", "Tab", *(["Down"] * steps), "Return")

    out = seed_project.with_name(f"09KARACHI362.{suffix}")
    data = out.read_bytes()
    assert data.startswith(b"%PDF" if suffix == "pdf" else b"<!DOCTYPE html>"[:9])
    assert "CONFIDENTIAL" in parts.window.messages.text


@pytest.mark.window
def test_the_seed_is_coded_on_a_real_screen(parts: Parts) -> None:
    assert QApplication.platformName() != "offscreen"
    parts.window.activateWindow()

    code_the_seed(parts)

    assert len(parts.session.statements) == 4
    assert len(parts.session.links) == 1
    dialogs = parts.window.findChildren(QDialog)
    assert not any(dialog.isVisible() for dialog in dialogs)
