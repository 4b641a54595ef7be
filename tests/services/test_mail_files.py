"""Mails as files to import."""

from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from reviewer import resources
from reviewer.services import browsing, importing, projects
from reviewer.services.projects import Project

SAMPLE = resources.path("sample")
NAMES = ("09PORTSELWYN41", "09PORTSELWYN44")
TEXTS = [(SAMPLE / f"{name}.txt").read_text(encoding="utf-8") for name in NAMES]


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Project]:
    opened = projects.create(tmp_path / "empty.reviewer")
    yield opened
    projects.close(opened)


def a_mail(text: str, *attached: str) -> bytes:
    mail = EmailMessage()
    mail["Subject"] = "Cable"
    mail.set_content(text)
    for number, other in enumerate(attached):
        mail.add_attachment(other, filename=f"{number}.txt")
    return mail.as_bytes()


def ids(project: Project) -> list[str]:
    return [row.cable_id for row in browsing.cables(project, reviewer="analyst")]


def test_a_cable_in_a_mail_is_imported(empty: Project, tmp_path: Path) -> None:
    path = tmp_path / "cable.eml"
    path.write_bytes(a_mail(TEXTS[0]))
    report = importing.import_paths(empty, [path], reviewer="analyst")
    assert [item.path for item in report.imported] == [path]
    assert ids(empty) == [NAMES[0]]
    opened = browsing.cable(empty, report.imported[0].cable_ids[0])
    assert opened.text.strip() == TEXTS[0].strip()
    again = importing.import_paths(empty, [path], reviewer="analyst")
    assert [item.cable_id for item in again.duplicates] == [NAMES[0]]


def test_attached_cables_need_no_cable_in_the_text(
    empty: Project, tmp_path: Path
) -> None:
    path = tmp_path / "cables.eml"
    path.write_bytes(a_mail("Two cables for the file.\n", *TEXTS))
    report = importing.import_paths(empty, [path], reviewer="analyst")
    assert not report.refused
    assert [item.path for item in report.imported] == [path / "0.txt", path / "1.txt"]
    assert ids(empty) == list(NAMES)


def test_a_box_holds_many(empty: Project, tmp_path: Path) -> None:
    path = tmp_path / "cables.mbox"
    mails = [a_mail(TEXTS[0]), a_mail("Lunch at one?\n"), a_mail(TEXTS[1])]
    path.write_bytes(b"\n".join(b"From desk Mon\n" + mail for mail in mails))
    report = importing.import_paths(empty, [path], reviewer="analyst", jobs=2)
    assert ids(empty) == list(NAMES)
    (refused,) = report.refused
    assert refused.path == path / "message 2"
    assert "holds no cable" in refused.reason


@pytest.mark.parametrize("name", ["none.eml", "none.mbox"])
def test_a_mail_without_a_cable_is_told(
    empty: Project, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(b"Subject: x\n\n")
    (refused,) = importing.import_paths(empty, [path], reviewer="analyst").refused
    assert refused.path == path
    assert refused.reason.endswith(".")
