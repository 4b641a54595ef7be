"""Exports of a project: what they hold, and what they never touch."""

import errno
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from reviewer.domain.cable import Header
from reviewer.domain.classification import Level, Marking
from reviewer.domain.codebook import Kind
from reviewer.domain.identifiers import CableId, StatementId
from reviewer.domain.statement import Statement
from reviewer.domain.text import Span
from reviewer.errors import ExportError, InputError, RuleError, StoreError
from reviewer.services import annotating, browsing, exporting, linking, projects
from reviewer.services.exporting import CannotWriteError
from reviewer.services.projects import Project
from reviewer.store import sources
from tests.invented import (
    ANALYST,
    CABLE,
    CLAIM_SPAN,
    COMMENT_SPAN,
    SECOND_REVIEWER,
    TEXT,
    a_cable,
    a_project,
    add_cable,
)


def _add(project: Project, reviewer: str, kind: Kind, span: Span) -> StatementId:
    before = {one.statement_id for one in _seen(project, reviewer)}
    annotating.add_statement(
        project, CABLE, reviewer=reviewer, kind=kind, spans=(span,)
    )
    (added,) = (
        one.statement_id
        for one in _seen(project, reviewer)
        if one.statement_id not in before
    )
    return added


def _seen(project: Project, reviewer: str) -> tuple[Statement, ...]:
    return browsing.pass_view(project, CABLE, reviewer=reviewer).statements


@pytest.fixture
def coded(project: Project) -> Project:
    """A claim and a comment that disputes it, a note and a speaker."""
    claim = _add(project, ANALYST, Kind.CLAIM, CLAIM_SPAN)
    comment = _add(project, ANALYST, Kind.COMMENT, COMMENT_SPAN)
    linking.add_link(
        project, comment, claim, reviewer=ANALYST, kind="disputes", mode="rebuts"
    )
    annotating.set_note(project, CABLE, reviewer=ANALYST, text="Ask <again>.")
    annotating.add_speaker(project, reviewer=ANALYST, name="the harbour master")
    return project


@pytest.mark.parametrize("name", exporting.FORMATS)
def test_each_format_says_what_was_written(
    coded: Project, tmp_path: Path, name: str
) -> None:
    out = tmp_path / f"report.{name}"

    told = exporting.export(
        coded, cable_ids=[CABLE], format=name, out=out, reviewer=ANALYST
    )

    assert told.path == out
    assert (told.cables, told.statements) == (1, 2)
    assert told.banner == "CONFIDENTIAL"
    assert out.stat().st_size > 1000


@pytest.mark.parametrize("name", exporting.FORMATS)
def test_the_same_state_gives_the_same_bytes(
    coded: Project, tmp_path: Path, name: str
) -> None:
    files = [tmp_path / f"{number}.{name}" for number in (1, 2)]
    for out in files:
        exporting.export(
            coded, cable_ids=[CABLE], format=name, out=out, reviewer=ANALYST
        )

    assert files[0].read_bytes() == files[1].read_bytes()


def test_the_page_holds_quote_note_and_flag(coded: Project, tmp_path: Path) -> None:
    out = tmp_path / "report.html"

    exporting.export(coded, cable_ids=[CABLE], format="html", out=out, reviewer=ANALYST)

    text = out.read_text(encoding="utf-8")
    assert "denied raising the dues" in text
    assert "disputes · rebuts" in text
    assert "Ask &lt;again&gt;." in text
    assert "FICTIONAL – TRAINING" in text


def test_a_report_holds_only_the_askers_own_pass(
    coded: Project, tmp_path: Path
) -> None:
    _add(coded, SECOND_REVIEWER, Kind.REPORT, CLAIM_SPAN)

    for name in exporting.FORMATS:
        out = tmp_path / f"blind.{name}"
        told = exporting.export(
            coded, cable_ids=[CABLE], format=name, out=out, reviewer=SECOND_REVIEWER
        )
        assert told.statements == 1
        assert ANALYST.encode() not in out.read_bytes()


@pytest.mark.parametrize("name", exporting.FORMATS)
def test_a_report_does_not_tell_how_much_others_did(
    coded: Project, tmp_path: Path, name: str
) -> None:
    def written() -> bytes:
        out = tmp_path / f"report.{name}"
        exporting.export(
            coded, cable_ids=(CABLE,), format=name, out=out, reviewer=ANALYST
        )
        return out.read_bytes()

    before = written()
    _add(coded, SECOND_REVIEWER, Kind.CLAIM, CLAIM_SPAN)
    assert written() == before
    _add(coded, ANALYST, Kind.CLAIM, CLAIM_SPAN)
    assert written() != before


def test_several_cables_stand_in_the_order_asked_for(
    coded: Project, tmp_path: Path
) -> None:
    other = CableId("09PORTSELWYN13")
    add_cable(coded, other, note="\n")
    out = tmp_path / "report.pdf"

    told = exporting.export(
        coded,
        cable_ids=[other, CABLE, other],
        format="pdf",
        out=out,
        reviewer=ANALYST,
    )

    first = PdfReader(BytesIO(out.read_bytes())).pages[0].extract_text()
    assert told.cables == 2
    assert first.index("09PORTSELWYN13") < first.index("09PORTSELWYN12")


def test_a_round_trip_keeps_everything(coded: Project, tmp_path: Path) -> None:
    _add(coded, SECOND_REVIEWER, Kind.REPORT, CLAIM_SPAN)
    out = tmp_path / "all.jsonl"

    exporting.export(coded, cable_ids=[CABLE], format="jsonl", out=out, reviewer=None)
    again = exporting.import_jsonl(out, tmp_path / "again.reviewer")

    assert projects.digest(again) == projects.digest(coded)
    assert again.is_fictional
    assert _seen(again, ANALYST) == _seen(coded, ANALYST)
    projects.close(again)


def test_an_import_never_overwrites(coded: Project, tmp_path: Path) -> None:
    out = tmp_path / "all.jsonl"
    exporting.export(coded, cable_ids=[CABLE], format="jsonl", out=out, reviewer=None)
    before = coded.path.read_bytes()

    with pytest.raises(StoreError):
        exporting.import_jsonl(out, coded.path)

    assert coded.path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"hello\n", b'{"record": "header"}\n'])
def test_a_file_that_is_no_export_makes_no_project(
    tmp_path: Path, content: bytes
) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "new.reviewer"
    source.write_bytes(content)

    with pytest.raises(InputError):
        exporting.import_jsonl(source, target)

    assert not target.exists()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.jsonl"):
        exporting.import_jsonl(tmp_path / "none.jsonl", tmp_path / "new.reviewer")


def test_a_failed_import_leaves_no_project(
    coded: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, target = tmp_path / "all.jsonl", tmp_path / "again.reviewer"
    exporting.export(coded, cable_ids=[CABLE], format="jsonl", out=out, reviewer=None)

    def broken(*_: object) -> None:
        raise KeyError("bug")

    monkeypatch.setattr("reviewer.services.bundling.fill", broken)
    with pytest.raises(KeyError):
        exporting.import_jsonl(out, target)

    assert not target.exists()


def test_an_unknown_format_is_refused(coded: Project, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="no export format “scroll”"):
        exporting.export(
            coded,
            cable_ids=[CABLE],
            format="scroll",
            out=tmp_path / "a.scroll",
            reviewer=ANALYST,
        )


@pytest.mark.parametrize("name", exporting.FORMATS)
def test_an_export_never_takes_the_place_of_a_project(
    coded: Project, tmp_path: Path, name: str
) -> None:
    other = tmp_path / "other.reviewer"
    projects.close(projects.create(other))
    for taken in (coded.path, other):
        before = taken.read_bytes()

        with pytest.raises(ExportError, match="is a project"):
            exporting.export(
                coded, cable_ids=(CABLE,), format=name, out=taken, reviewer=ANALYST
            )

        assert taken.read_bytes() == before


def test_no_cable_and_an_unknown_cable_are_refused(
    coded: Project, tmp_path: Path
) -> None:
    out = tmp_path / "a.html"

    with pytest.raises(ExportError, match="No cable"):
        exporting.export(coded, cable_ids=[], format="html", out=out, reviewer=ANALYST)
    with pytest.raises(RuleError):
        exporting.export(
            coded,
            cable_ids=[CableId("NOWHERE")],
            format="html",
            out=out,
            reviewer=ANALYST,
        )
    assert not out.exists()


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    yield
    monkeypatch.undo()


@pytest.mark.usefixtures("full_disk")
@pytest.mark.parametrize("name", exporting.FORMATS)
def test_a_full_disk_leaves_the_old_report(tmp_path: Path, name: str) -> None:
    project = a_project(tmp_path)
    folder = tmp_path / "out"
    folder.mkdir()
    out = folder / f"report.{name}"
    out.write_bytes(b"old")

    with pytest.raises(CannotWriteError, match="the disk is full"):
        exporting.export(
            project, cable_ids=[CABLE], format=name, out=out, reviewer=ANALYST
        )

    assert out.read_bytes() == b"old"
    assert list(folder.iterdir()) == [out]
    projects.close(project)


def test_a_read_only_project_can_be_exported(coded: Project, tmp_path: Path) -> None:
    reading = projects.open_project(coded.path, read_only=True)

    told = exporting.export(
        reading,
        cable_ids=[CABLE],
        format="html",
        out=tmp_path / "report.html",
        reviewer=ANALYST,
    )

    assert told.statements == 2
    projects.close(reading)


def test_the_banner_covers_the_whole_text_that_goes_along(
    project: Project, tmp_path: Path
) -> None:
    """JSONL carries a file whole, and with it the cables that were not chosen."""
    text = TEXT + "LATER"
    source = sources.Source(
        data=text.encode(), text=text, encoding="utf-8", file_name="two.txt"
    )
    secret = replace(a_cable(), header=Header(overall=Marking(Level.S)))
    chosen = CableId("LOWER")
    with project.writing() as tx:
        found = [(chosen, a_cable()), (CableId("HIGHER"), secret)]
        sources.add(tx, source, found, parser_version=1)

    told = exporting.export(
        project,
        cable_ids=[chosen],
        format="jsonl",
        out=tmp_path / "one.jsonl",
        reviewer=ANALYST,
    )

    assert (told.cables, told.banner) == (1, "SECRET")
