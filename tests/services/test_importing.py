"""Importing: every file is imported, known, renamed or refused, and told."""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future
from multiprocessing import active_children
from pathlib import Path
from zipfile import ZipFile

import pytest

from reviewer import resources
from reviewer.errors import StoreError
from reviewer.services import (
    browsing,
    gathering,
    importing,
    keeping,
    projects,
    reading,
)
from reviewer.services.importing import ImportReport
from reviewer.services.projects import Project

SAMPLE = resources.path("sample")
CABLE = SAMPLE / "09PORTSELWYN41.txt"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Project]:
    opened = projects.create(tmp_path / "empty.reviewer")
    yield opened
    projects.close(opened)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def _import(project: Project, *paths: Path) -> ImportReport:
    return importing.import_paths(project, paths, reviewer="analyst")


def _ids(project: Project) -> list[str]:
    return [row.cable_id for row in browsing.cables(project, reviewer="analyst")]


def test_a_file_is_kept_with_its_exact_text(empty: Project) -> None:
    report = _import(empty, CABLE)
    assert [item.cable_ids for item in report.imported] == [("09PORTSELWYN41",)]
    (cable_id,) = report.imported[0].cable_ids
    opened = browsing.cable(empty, cable_id)
    assert opened.text == CABLE.read_text(encoding="utf-8")
    assert opened.file_name == "09PORTSELWYN41.txt"


def test_a_folder_is_imported_in_sorted_order(empty: Project, inbox: Path) -> None:
    (inbox / "b").mkdir()
    (inbox / ".hidden").mkdir()
    for name in ("b/09PORTSELWYN41.txt", "09PORTSELWYN52.txt", "09PORTSELWYN44.txt"):
        (inbox / name).write_bytes((SAMPLE / Path(name).name).read_bytes())
    (inbox / ".hidden/09PORTSELWYN47.txt").write_text("1. (U) Hidden.")
    report = _import(empty, inbox)
    assert not report.refused
    assert _ids(empty) == ["09PORTSELWYN44", "09PORTSELWYN52", "09PORTSELWYN41"]


def test_the_same_bytes_are_a_duplicate(empty: Project, inbox: Path) -> None:
    copy = inbox / "copy.txt"
    copy.write_bytes(CABLE.read_bytes())
    _import(empty, CABLE)
    report = _import(empty, copy)
    assert [item.cable_id for item in report.duplicates] == ["09PORTSELWYN41"]
    assert not report.imported
    assert len(_ids(empty)) == 1


def test_the_same_text_with_other_line_ends_is_a_duplicate(
    empty: Project, inbox: Path
) -> None:
    copy = inbox / "copy.txt"
    copy.write_bytes(CABLE.read_bytes().replace(b"\n", b"\r\n"))
    _import(empty, CABLE)
    assert _import(empty, copy).duplicates


def test_another_text_under_one_id_is_kept_and_told(
    empty: Project, inbox: Path
) -> None:
    text = CABLE.read_text(encoding="utf-8")
    for number in (2, 3):
        changed = inbox / f"changed{number}.txt"
        changed.write_text(text.replace("fog horn", f"fog horn {number}"))
    report = _import(empty, CABLE, inbox)
    assert [item.kept_as for item in report.renamed] == [
        "09PORTSELWYN41~2",
        "09PORTSELWYN41~3",
    ]
    assert len(report.imported) == 3
    opened = browsing.cable(empty, report.renamed[0].kept_as)
    assert "fog horn 2" in opened.text


def test_a_text_without_id_is_named_by_its_file_or_its_hash(
    empty: Project, inbox: Path
) -> None:
    (inbox / "excerpt.txt").write_text("1. (C) The crane stood idle.\n")
    _import(empty, SAMPLE / "09SELWYNNORTH9.txt", inbox)
    named, hashed = _ids(empty)
    assert named == "09SELWYNNORTH9"
    assert hashed.startswith("NOID-")
    assert len(hashed) == len("NOID-") + 8


def test_a_bad_file_never_stops_the_rest(empty: Project, inbox: Path) -> None:
    (inbox / "1-empty.txt").touch()
    (inbox / "2-picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    (inbox / "3-list.txt").write_text("Bread, milk, eggs.")
    (inbox / "4-cable.txt").write_bytes(CABLE.read_bytes())
    missing = inbox / "none.txt"
    report = _import(empty, missing, inbox)
    assert _ids(empty) == ["09PORTSELWYN41"]
    assert [item.path.name for item in report.refused] == [
        "none.txt",
        "1-empty.txt",
        "2-picture.txt",
        "3-list.txt",
    ]
    assert all(item.reason.endswith(".") for item in report.refused)


def test_an_empty_folder_is_told(empty: Project, inbox: Path) -> None:
    (refused,) = _import(empty, inbox).refused
    assert "no file in the folder" in refused.reason


def test_progress_is_told_after_each_file(empty: Project) -> None:
    told: list[tuple[int, int, str]] = []
    importing.import_paths(
        empty,
        [CABLE, SAMPLE / "none.txt"],
        reviewer="analyst",
        progress=lambda *step: told.append(step),
    )
    assert told == [(1, 2, "09PORTSELWYN41.txt"), (2, 2, "none.txt")]


def test_ending_early_keeps_what_was_done(empty: Project) -> None:
    kept: list[int] = []
    report = importing.import_paths(
        empty,
        [SAMPLE],
        reviewer="analyst",
        progress=lambda done, *_: kept.append(done),
        cancelled=lambda: len(kept) == 1,
    )
    assert report.cancelled
    assert len(report.imported) == 1
    assert len(_ids(empty)) == 1


def test_after_a_stop_no_file_is_read_any_more(
    empty: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []
    whole = reading.read_data

    def noted(path: Path, data: bytes) -> reading.Reading:
        read.append(path)
        return whole(path, data)

    monkeypatch.setattr(reading, "read_data", noted)
    report = importing.import_paths(
        empty, [SAMPLE], reviewer="analyst", jobs=1, cancelled=lambda: len(read) == 2
    )
    assert report.cancelled
    assert len(read) == 2


def test_a_stop_ends_the_processes_and_a_second_import_goes_on(
    empty: Project, inbox: Path
) -> None:
    text = CABLE.read_text(encoding="utf-8")
    for number in range(80):
        (inbox / f"{number:03}.txt").write_text(text.replace("fog horn", f"{number}"))
    before = set(active_children())
    kept: list[int] = []
    report = importing.import_paths(
        empty,
        [inbox],
        reviewer="analyst",
        jobs=2,
        progress=lambda done, *_: kept.append(done),
        cancelled=lambda: len(kept) == 5,
    )
    for process in set(active_children()) - before:
        process.join(60)
        assert not process.is_alive()
    assert report.cancelled
    assert len(_ids(empty)) == 5
    again = _import(empty, inbox)
    assert not again.cancelled
    assert len(again.duplicates) == 5
    assert len(again.imported) == 75
    assert _import(empty, inbox).imported == ()


def test_a_stop_is_heard_while_a_file_is_waited_for() -> None:
    """The generator comes back at once and again, also where nothing is ready."""
    waiting: Future[list[tuple[Path, gathering.Found]]] = Future()
    ahead = deque([((1, 1), waiting)])
    steps = gathering._next(ahead)  # type: ignore[arg-type]
    assert [next(steps), next(steps)] == [None, None]
    waiting.set_result([(CABLE, "a sentence")])
    assert next(steps) == gathering.Step(1, 1, CABLE, "a sentence")


def test_much_to_read_is_spread_over_processes(inbox: Path) -> None:
    few = list(gathering.files([SAMPLE]))
    assert gathering.jobs_for(few) == 1
    assert gathering.jobs_for(few * gathering.MANY_FILES) > 1
    (inbox / "long.txt").write_bytes(bytes(gathering.MANY_BYTES))
    assert gathering.jobs_for(gathering.files([inbox])) > 1


def test_files_within_an_archive_are_counted(empty: Project, inbox: Path) -> None:
    packed = inbox / "packed.zip"
    with ZipFile(packed, "w") as archive:
        for path in sorted(SAMPLE.glob("*.txt")):
            archive.write(path, path.name)
    told: list[tuple[int, int]] = []
    importing.import_paths(
        empty,
        [packed, CABLE],
        reviewer="analyst",
        progress=lambda done, total, _: told.append((done, total)),
    )
    count = len(list(SAMPLE.glob("*.txt"))) + 1
    assert told == [(number, count) for number in range(1, count + 1)]


def test_several_processes_keep_the_order(empty: Project, inbox: Path) -> None:
    (inbox / "bad.txt").write_text("Bread, milk, eggs.")
    report = importing.import_paths(
        empty, [inbox, *sorted(SAMPLE.glob("*.txt"))], reviewer="analyst", jobs=2
    )
    assert [item.path.name for item in report.refused] == ["bad.txt"]
    assert _ids(empty) == [path.stem for path in sorted(SAMPLE.glob("*.txt"))]


def test_many_files_are_one_row_of_the_journal(empty: Project) -> None:
    before = projects.head(empty)
    importing.import_paths(empty, [SAMPLE], reviewer="")
    assert projects.head(empty) == before + 1


@pytest.mark.parametrize("most", [1, 2])
def test_batches_know_what_was_kept_before(
    empty: Project, monkeypatch: pytest.MonkeyPatch, most: int, inbox: Path
) -> None:
    monkeypatch.setattr(keeping, "MOST_FILES", most)
    text = CABLE.read_text(encoding="utf-8")
    for number in (1, 2):
        (inbox / f"same{number}.txt").write_text(text)
        (inbox / f"other{number}.txt").write_text(text.replace("fog horn", "bell"))
    report = _import(empty, CABLE, inbox)
    assert len(report.duplicates) == 3
    assert [item.kept_as for item in report.renamed] == ["09PORTSELWYN41~2"]
    assert _import(empty, inbox).imported == ()


def test_nobody_need_be_named(empty: Project) -> None:
    report = importing.import_paths(empty, [CABLE], reviewer="")
    assert report.imported


def test_a_project_that_cannot_be_written_is_told(empty: Project) -> None:
    read_only = projects.open_project(empty.path, read_only=True)
    try:
        with pytest.raises(StoreError):
            _import(read_only, CABLE)
    finally:
        projects.close(read_only)
    assert not _ids(empty)
