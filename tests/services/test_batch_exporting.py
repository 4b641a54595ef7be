"""One file for each cable: named after it, told one by one, stopped between two."""

from pathlib import Path

import pytest

from reviewer.domain.codebook import Kind
from reviewer.domain.identifiers import CableId
from reviewer.errors import ExportError, RuleError
from reviewer.services import annotating, batch_exporting, exporting
from reviewer.services.exporting import Work
from reviewer.services.projects import Project
from tests.invented import ANALYST, CABLE, CLAIM_SPAN, add_cable

OTHERS = (CableId("09PORTSELWYN13"), CableId("09PORTSELWYN13~2"))


@pytest.fixture
def work(project: Project) -> Work:
    for number, other in enumerate(OTHERS):
        add_cable(project, other, note="\n" * (number + 1))
    annotating.add_statement(
        project, CABLE, reviewer=ANALYST, kind=Kind.CLAIM, spans=(CLAIM_SPAN,)
    )
    return Work(project=project, cable_ids=(CABLE, *OTHERS), reviewer=ANALYST)


@pytest.mark.parametrize("name", exporting.FORMATS)
def test_each_cable_has_a_file_that_an_export_of_it_alone_would_be(
    work: Work, tmp_path: Path, name: str
) -> None:
    report = batch_exporting.export_each(work, name, tmp_path / "out")

    suffix = exporting.FORMATS[name].suffix
    names = ("09PORTSELWYN12", "09PORTSELWYN13", "09PORTSELWYN13-2")
    assert [file.path.name for file in report.files] == [
        f"{one}.{suffix}" for one in names
    ]
    assert (report.statements, report.cancelled) == (1, False)
    alone = tmp_path / "alone"
    exporting.export(
        work.project, cable_ids=[CABLE], format=name, out=alone, reviewer=ANALYST
    )
    assert alone.read_bytes() == report.files[0].path.read_bytes()


def test_progress_is_told_after_each_file(work: Work, tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []

    batch_exporting.export_each(
        work, "csv", tmp_path, progress=lambda *step: told.append(step)
    )

    assert told == [(n, 3, one) for n, one in enumerate(work.cable_ids, start=1)]


def test_a_cancelled_run_keeps_what_it_finished(work: Work, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    answers = iter([False, True])

    report = batch_exporting.export_each(
        work, "markdown", folder, cancelled=lambda: next(answers)
    )

    assert report.cancelled
    assert [file.path for file in report.files] == list(folder.iterdir())
    assert len(report.files) == 1


def test_names_that_a_system_takes_for_one_are_told_apart() -> None:
    ids = [CableId(one) for one in ("A/1", "A~1", "a-1", "A-1-2")]

    names = [name for _, name in batch_exporting._named(ids)]

    assert names == ["A-1", "A-1-2", "a-1-3", "A-1-2-2"]


def test_a_folder_that_cannot_be_is_told(work: Work, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_bytes(b"kept")

    with pytest.raises(ExportError, match="that is no folder"):
        batch_exporting.export_each(work, "html", taken)
    with pytest.raises(ExportError, match="there is no such folder"):
        batch_exporting.export_each(work, "html", tmp_path / "none" / "below")
    assert taken.read_bytes() == b"kept"


def test_an_unknown_cable_is_refused(work: Work, tmp_path: Path) -> None:
    odd = Work(project=work.project, cable_ids=(CableId("NO"),), reviewer=ANALYST)

    with pytest.raises(RuleError):
        batch_exporting.export_each(odd, "html", tmp_path)
    assert not list(tmp_path.glob("*.html"))
