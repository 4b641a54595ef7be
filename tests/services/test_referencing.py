"""References: where they lead, who makes them, what is missing and its list."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.domain.identifiers import CableId
from reviewer.services import importing, projects, referencing
from reviewer.services.browsing import UnknownCableError
from reviewer.services.projects import Project
from reviewer.services.referencing import State
from reviewer.services.safe_writing import CannotWriteError
from tests.three_cables import ANALYST, ONE, TEXTS, THREE, TWO, a_corpus

ABSENT = "09KARVALCITY55"


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Project]:
    opened = a_corpus(tmp_path)
    yield opened
    projects.close(opened)


def import_copy(corpus: Project, tmp_path: Path) -> str:
    """The first cable once more, with other words; it is kept beside the first."""
    other = tmp_path / "copy.txt"
    other.write_text(TEXTS[0].replace("silent", "loud"), encoding="utf-8")
    importing.import_paths(corpus, [other], reviewer=ANALYST)
    return f"{ONE}~2"


def states(corpus: Project, cable_id: str) -> list[tuple[str | None, State]]:
    made = referencing.references(corpus, CableId(cable_id), reviewer=ANALYST)
    return [(one.reference.cable_id, one.state) for one in made]


def test_references_say_where_they_lead(corpus: Project, tmp_path: Path) -> None:
    assert states(corpus, TWO) == [(ABSENT, State.MISSING), (ONE, State.HERE)]
    copy = import_copy(corpus, tmp_path)
    assert states(corpus, TWO)[1] == (ONE, State.AMBIGUOUS)
    found = referencing.cables_of(corpus, ONE, reviewer=ANALYST)
    assert [row.cable_id for row in found] == [ONE, copy]
    with pytest.raises(UnknownCableError):
        states(corpus, "09NOWHERE1")


def test_who_cites_a_cable(corpus: Project, tmp_path: Path) -> None:
    def citing(cable_id: str) -> list[str]:
        rows = referencing.backlinks(corpus, CableId(cable_id), reviewer=ANALYST)
        return [row.cable_id for row in rows]

    assert citing(ONE) == [TWO, THREE]  # it cites itself, which is no news
    assert citing(TWO) == []
    assert citing(import_copy(corpus, tmp_path)) == [ONE, TWO, THREE]


def test_missing_cables_name_those_that_cite_them(corpus: Project) -> None:
    (one,) = referencing.missing(corpus)
    assert (one.cable_id, one.cited_by) == (ABSENT, (ONE, TWO, THREE))


def test_the_list_of_missing_cables_is_saved(corpus: Project, tmp_path: Path) -> None:
    table, ids = tmp_path / "missing.csv", tmp_path / "missing.txt"
    assert referencing.save_missing(corpus, table) == 1
    with table.open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [
            ["cable_id", "times_cited", "cited_by"],
            [ABSENT, "3", f"{ONE} {TWO} {THREE}"],
        ]
    referencing.save_missing(corpus, ids)
    assert ids.read_text(encoding="utf-8") == f"{ABSENT}\n"
    with pytest.raises(CannotWriteError):
        referencing.save_missing(corpus, tmp_path / "nowhere" / "missing.csv")
