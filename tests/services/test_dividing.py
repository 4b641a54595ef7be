"""Cables that begin, or do not begin, where people say; and reading files anew."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reviewer.domain.codebook import Kind
from reviewer.domain.concordance import Inquiry
from reviewer.domain.correcting import Fit
from reviewer.domain.correction import CorrectionKind
from reviewer.domain.duties import Role
from reviewer.domain.identifiers import CableId
from reviewer.domain.suggestion import Suggestion
from reviewer.domain.text import Span
from reviewer.parsing import parser
from reviewer.services import (
    annotating,
    assigning,
    browsing,
    bulk_tagging,
    checking,
    concordance,
    correcting,
    dividing,
    exporting,
    history,
    importing,
    projects,
    searching,
    suggesting,
)
from reviewer.services.bulk_tagging import PlacesGoneError
from reviewer.services.correcting import Wish
from reviewer.services.dividing import CableInUseError, NoDivisionError, TornError
from reviewer.services.projects import Project
from reviewer.store import dividing as stored
from tests.correcting import BODY, CABLE, place
from tests.invented import ANALYST, SECOND_REVIEWER

OTHER = CableId("09PORTSELWYN62")
TAIL = """\
CONSUL PORT SELWYN REPORTS
C O N F I D E N T I A L PORT SELWYN 000062
FICTIONAL - TRAINING
SUBJECT: THE REGATTA

1. (S) The lighthouse was repainted.
VENN
"""
TEXT = BODY + "\n" + TAIL
AT = TEXT.index("CONSUL PORT SELWYN REPORTS")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    file = tmp_path / f"{CABLE}.txt"
    file.write_text(TEXT)
    opened = projects.create(tmp_path / "divided.reviewer", fictional=True)
    importing.import_paths(opened, [file], reviewer=ANALYST)
    yield opened
    projects.close(opened)


def ids(project: Project) -> list[str]:
    return [row.cable_id for row in browsing.cables(project, reviewer=ANALYST)]


def found(project: Project, query: str) -> int:
    return len(searching.search(project, query, reviewer=ANALYST).ids)


def split(project: Project, reviewer: str = ANALYST) -> CableId:
    dividing.split(project, CABLE, AT, reviewer=reviewer)
    return CableId(ids(project)[-1])


def is_whole(project: Project) -> bool:
    return checking.check(project.path).findings == ()


def test_a_cable_begins_where_it_is_said_to(project: Project) -> None:
    assert ids(project) == [CABLE]
    second = split(project)
    assert ids(project) == [CABLE, second]
    first = browsing.cable(project, CABLE)
    assert first.cable.span.end == AT
    assert [one.fit for one in first.outcomes] == [Fit.APPLIED]
    other = browsing.cable(project, second).cable
    assert (other.span.start, other.span.end) == (AT, len(TEXT))
    assert [one.number for one in other.paragraphs] == [1]
    levels = [str(row.banner) for row in browsing.cables(project, reviewer=ANALYST)]
    assert levels == ["C", "S"]
    assert found(project, "lighthouse") == 1
    assert found(project, f"id:{CABLE} lighthouse") <= found(project, "lighthouse")
    assert is_whole(project)


def test_words_are_found_in_the_cable_that_has_them(project: Project) -> None:
    before = searching.search(project, "lighthouse", reviewer=ANALYST).ids
    split(project)
    after = searching.search(project, "lighthouse", reviewer=ANALYST).ids
    assert list(before) != list(after)
    history.undo(project, reviewer=ANALYST)
    assert list(searching.search(project, "lighthouse", reviewer=ANALYST).ids) == list(
        before
    )


def test_undo_redo_and_restart(project: Project) -> None:
    before = projects.digest(project)
    second = split(project)
    after = projects.digest(project)
    history.undo(project, reviewer=ANALYST)
    assert ids(project) == [CABLE]
    assert projects.digest(project) == before
    projects.close(project)
    again = projects.open_project(project.path)
    history.redo(again, reviewer=ANALYST)
    assert ids(again) == [CABLE, second]
    assert projects.digest(again) == after
    assert is_whole(again)
    projects.close(again)


def test_joining_takes_the_split_back_or_denies_what_the_parser_found(
    project: Project,
) -> None:
    second = split(project)
    dividing.join(project, second, reviewer=SECOND_REVIEWER)
    assert ids(project) == [CABLE]
    assert correcting.outcomes(project, CABLE) == ()
    assert is_whole(project)


def test_a_neighbour_that_is_none_is_joined_and_comes_back(tmp_path: Path) -> None:
    row = "50133  2006-01-19  06PORTSELWYN131  Consulate Port Selwyn  UNCLASSIFIED\n"
    file = tmp_path / f"{CABLE}.txt"
    file.write_text(BODY + "\n" + row + TAIL)
    opened = projects.create(tmp_path / "leaked.reviewer")
    importing.import_paths(opened, [file], reviewer=ANALYST)
    first, second = ids(opened)
    wish = Wish(
        kind=CorrectionKind.CABLE,
        span=browsing.cable(opened, CableId(second)).cable.span,
        holds=False,
    )
    correcting.correct(opened, CableId(second), wish, reviewer=ANALYST)
    assert ids(opened) == [first]
    whole = browsing.cable(opened, CableId(first)).cable.span
    assert len(whole) == len(BODY + "\n" + row + TAIL)
    assert is_whole(opened)
    history.undo(opened, reviewer=ANALYST)
    assert sorted(ids(opened)) == sorted([first, second])
    assert is_whole(opened)
    projects.close(opened)


def test_a_split_that_would_tear_work_off_is_refused(project: Project) -> None:
    words = "The lighthouse was repainted"
    start = TEXT.index(words)
    annotating.add_statement(
        project,
        CABLE,
        reviewer=SECOND_REVIEWER,
        kind=Kind.REPORT,
        spans=[Span(start, start + len(words))],
    )
    with pytest.raises(TornError, match="torn off"):
        split(project)
    assert ids(project) == [CABLE]


def test_a_cable_in_use_stays(project: Project) -> None:
    second = split(project)
    start = TEXT.index("The lighthouse")
    span = Span(start, start + 14)
    annotating.add_statement(
        project, second, reviewer=SECOND_REVIEWER, kind=Kind.REPORT, spans=[span]
    )
    with pytest.raises(CableInUseError, match="Nothing was changed"):
        history.undo(project, reviewer=ANALYST)
    with pytest.raises(CableInUseError):
        dividing.join(project, second, reviewer=ANALYST)
    assert ids(project) == [CABLE, second]
    assert is_whole(project)


def test_a_cable_that_somebody_was_given_stays(project: Project) -> None:
    second = split(project)
    assigning.assign(
        project, [second], role=Role.ANALYST, to=SECOND_REVIEWER, reviewer="head"
    )
    with pytest.raises(CableInUseError, match="was given it"):
        dividing.join(project, second, reviewer=ANALYST)
    with pytest.raises(CableInUseError):
        history.undo(project, reviewer=ANALYST)
    assert ids(project) == [CABLE, second]
    assert is_whole(project)


def test_a_cable_with_a_rejected_suggestion_stays(project: Project) -> None:
    second = split(project)
    suggestion = Suggestion(
        kind=Kind.CLAIM,
        statement_type=None,
        spans=(Span(AT, AT + 6),),
        reason="a test",
        strength=1.0,
    )
    suggesting.reject(project, second, suggestion, reviewer=ANALYST)
    with pytest.raises(CableInUseError):
        dividing.join(project, second, reviewer=ANALYST)
    assert is_whole(project)


def test_places_of_a_cable_that_is_gone_are_not_recorded(project: Project) -> None:
    split(project)
    inquiry = Inquiry(text="lighthouse")
    found = concordance.find(project, inquiry, reviewer=ANALYST)
    history.undo(project, reviewer=ANALYST)
    with pytest.raises(PlacesGoneError, match="search again"):
        bulk_tagging.tag_places(
            project,
            found.part(0, len(found)),
            reviewer=ANALYST,
            wish=bulk_tagging.Wish(kind=Kind.REPORT),
        )


def test_there_is_nothing_to_divide_or_join(project: Project) -> None:
    with pytest.raises(NoDivisionError):
        dividing.split(project, CABLE, 0, reviewer=ANALYST)
    with pytest.raises(NoDivisionError):
        dividing.join(project, CABLE, reviewer=ANALYST)


def test_a_divided_file_survives_a_round_trip(project: Project, tmp_path: Path) -> None:
    split(project)
    out = tmp_path / "all.jsonl"
    chosen = [CableId(one) for one in ids(project)]
    exporting.export(project, cable_ids=chosen, format="jsonl", out=out, reviewer=None)
    again = exporting.import_jsonl(out, tmp_path / "again.reviewer")
    assert projects.digest(again) == projects.digest(project)
    assert is_whole(again)
    projects.close(again)


def test_a_newer_parser_leaves_corrections_standing(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The newer parser reads the number that was corrected, and drops a heading."""
    number = Wish(kind=CorrectionKind.NUMBER, span=place("twice"), value="5")
    heading = Wish(kind=CorrectionKind.HEADING, span=place("NEXT STEPS"))
    for wish in (number, heading):
        correcting.correct(project, CABLE, wish, reviewer=ANALYST)
    second = split(project)
    newer = TEXT.replace("3. (C) Comment", "5. (C) Comment")
    real = parser.parse_divided

    def reads_better(text: str, *arguments: Any, **named: Any) -> object:
        assert text == TEXT
        return real(newer, *arguments, **named)

    monkeypatch.setattr(parser, "parse_divided", reads_better)
    monkeypatch.setattr(parser, "PARSER_VERSION", 99)
    with project.writing() as tx:
        divided = stored.file_of(tx, CABLE)
        assert divided
        dividing.read_again(tx, divided)
    fits = [
        (one.correction.kind, one.fit) for one in correcting.outcomes(project, CABLE)
    ]
    assert sorted(fits) == sorted(
        [
            (CorrectionKind.HEADING, Fit.APPLIED),
            (CorrectionKind.NUMBER, Fit.REDUNDANT),
            (CorrectionKind.CABLE, Fit.APPLIED),
        ]
    )
    opened = browsing.cable(project, CABLE).cable
    assert 5 in [one.number for one in opened.paragraphs]
    assert ids(project) == [CABLE, second]
    assert is_whole(project)
