"""The codebook of a project: previewing, publishing and writing versions."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reviewer.domain.codebook import Codebook, Kind
from reviewer.domain.codebook_versions import EntryMissingError
from reviewer.services import (
    annotating,
    browsing,
    checking,
    codebook_versions,
    codebooks,
    history,
    projects,
    submitting,
)
from reviewer.services.projects import Project
from tests.invented import ANALYST, CABLE, CLAIM_SPAN, SECOND_REVIEWER, a_project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    made = a_project(tmp_path)
    yield made
    projects.close(made)


def _record(project: Project, who: str = ANALYST) -> None:
    annotating.add_statement(
        project,
        CABLE,
        reviewer=who,
        kind=Kind.CLAIM,
        spans=(CLAIM_SPAN,),
        statement_type="denial",
    )


def _reworded(text: str = "Says that it is not so.") -> Codebook:
    book = codebooks.load()
    attributes = tuple(
        replace(
            one,
            values=tuple(
                replace(value, definition=text) if value.name == "denial" else value
                for value in one.values
            ),
        )
        for one in book.attributes
    )
    return replace(book, attributes=attributes)


def test_a_preview_says_what_was_recorded_with_it(project: Project) -> None:
    _record(project)
    found = codebook_versions.preview(project, _reworded(), reviewer=ANALYST)
    assert [one.place for one in found.differences] == ["statement_type/denial"]
    assert (found.version, dict(found.used)) == (2, {"statement_type/denial": 1})
    other = codebook_versions.preview(project, _reworded(), reviewer=SECOND_REVIEWER)
    assert dict(other.used) == {}
    assert len(codebook_versions.versions(project)) == 1


def test_open_passes_go_on_under_the_new_version(project: Project) -> None:
    _record(project)
    made = codebook_versions.publish(project, _reworded(), reviewer=ANALYST)
    own = browsing.pass_view(project, CABLE, reviewer=ANALYST).own_pass
    assert own is not None
    assert (own.codebook_version, own.codebook_sha256) == (2, made.sha256)
    assert projects.codebook(project).version == 2
    assert history.undo_label(project, reviewer=ANALYST) == "Add denial"
    assert checking.check(project.path).findings == ()


def test_a_submitted_pass_keeps_its_version(project: Project) -> None:
    _record(project)
    submitting.submit(project, [CABLE], reviewer=ANALYST)
    codebook_versions.publish(project, _reworded(), reviewer=ANALYST)
    own = browsing.pass_view(project, CABLE, reviewer=ANALYST).own_pass
    assert own is not None
    assert own.codebook_version == 1


def test_the_number_follows_whatever_the_file_said(project: Project) -> None:
    wanted = replace(_reworded(), version=40)
    assert codebook_versions.publish(project, wanted, reviewer=ANALYST).number == 2
    assert [one.number for one in codebook_versions.versions(project)] == [1, 2]


def test_the_same_again_is_no_version(project: Project) -> None:
    with pytest.raises(codebook_versions.NothingChangedError):
        codebook_versions.publish(project, codebooks.load(), reviewer=ANALYST)


def test_what_lacks_an_entry_changes_nothing(project: Project) -> None:
    book = codebooks.load()
    lacking = replace(book, links=book.links[1:])
    for act in (codebook_versions.preview, codebook_versions.publish):
        with pytest.raises(EntryMissingError):
            act(project, lacking, reviewer=ANALYST)
    assert len(codebook_versions.versions(project)) == 1


def test_a_version_is_written_as_it_can_be_read(
    project: Project, tmp_path: Path
) -> None:
    codebook_versions.publish(project, _reworded("“Curly” – \\ \n"), reviewer=ANALYST)
    wanted = codebook_versions.version(project, 2)
    codebook_versions.save(wanted, tmp_path / "book.toml")
    assert codebooks.load(tmp_path / "book.toml") == wanted
    with pytest.raises(codebook_versions.UnknownVersionError):
        codebook_versions.version(project, 3)
