"""Corrections are kept above the reading: journalled, undoable, for everybody."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.domain.cable import BlockKind
from reviewer.domain.codebook import Kind
from reviewer.domain.correcting import Fit
from reviewer.domain.correction import CorrectionKind
from reviewer.domain.text import Span
from reviewer.services import (
    annotating,
    auditing,
    browsing,
    checking,
    correcting,
    history,
    projects,
    searching,
)
from reviewer.services.correcting import (
    LoweringError,
    MisfitCorrectionError,
    UnknownCorrectionError,
    Wish,
)
from reviewer.services.correction_places import NothingThereError, ValueMisreadError
from reviewer.services.projects import Project
from reviewer.store.applying import StaleChangeError
from tests.correcting import BODY, CABLE, a_project, place
from tests.invented import ANALYST, SECOND_REVIEWER


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    opened = a_project(tmp_path)
    yield opened
    projects.close(opened)


def wish(
    kind: CorrectionKind, words: str, value: str = "", *, holds: bool = True
) -> Wish:
    return Wish(kind=kind, span=place(words), value=value, holds=holds)


def numbers(project: Project) -> list[int | None]:
    return [one.number for one in browsing.cable(project, CABLE).cable.paragraphs]


RENUMBER = wish(CorrectionKind.NUMBER, "twice", "7")
RAISE = wish(CorrectionKind.MARKING, "twice", "(S/NF)")
LOWER = wish(CorrectionKind.MARKING, "twice", "U")
BEGIN = wish(CorrectionKind.PARAGRAPH, "The council keeps")


def test_a_correction_holds_for_everybody_and_names_nobody(project: Project) -> None:
    changes = correcting.correct(project, CABLE, RENUMBER, reviewer=ANALYST)
    assert changes
    assert changes.label == "Correct ¶3: number 7"
    assert changes.pass_id is None
    assert numbers(project) == [1, 2, 7, 4]
    assert browsing.pass_view(project, CABLE, reviewer=ANALYST).own_pass is None
    (outcome,) = correcting.outcomes(project, CABLE)
    assert (outcome.fit, outcome.was) == (Fit.APPLIED, "¶3")
    assert history.entries(project, reviewer=SECOND_REVIEWER) == ()


def test_undo_redo_and_restart(project: Project) -> None:
    correcting.correct(project, CABLE, RENUMBER, reviewer=ANALYST)
    correcting.correct(project, CABLE, BEGIN, reviewer=ANALYST)
    assert numbers(project) == [1, 2, None, 7, 4]
    projects.close(project)
    again = projects.open_project(project.path)
    assert numbers(again) == [1, 2, None, 7, 4]
    history.undo(again, reviewer=ANALYST)
    assert numbers(again) == [1, 2, 7, 4]
    history.undo(again, reviewer=ANALYST)
    assert numbers(again) == [1, 2, 3, 4]
    history.redo(again, reviewer=ANALYST)
    history.redo(again, reviewer=ANALYST)
    assert numbers(again) == [1, 2, None, 7, 4]
    projects.close(again)
    assert checking.check(project.path).findings == ()


def test_correcting_again_replaces_and_back_to_the_reading_removes(
    project: Project,
) -> None:
    correcting.correct(project, CABLE, RENUMBER, reviewer=ANALYST)
    other = wish(CorrectionKind.NUMBER, "twice", "8")
    correcting.correct(project, CABLE, other, reviewer=SECOND_REVIEWER)
    assert numbers(project) == [1, 2, 8, 4]
    assert len(correcting.outcomes(project, CABLE)) == 1
    assert correcting.correct(project, CABLE, other, reviewer=ANALYST) is None
    as_read = wish(CorrectionKind.NUMBER, "twice", "3")
    assert correcting.correct(project, CABLE, as_read, reviewer=ANALYST)
    assert correcting.outcomes(project, CABLE) == ()
    assert correcting.correct(project, CABLE, as_read, reviewer=ANALYST) is None


def test_nobody_undoes_what_somebody_else_has_changed_since(project: Project) -> None:
    correcting.correct(project, CABLE, RENUMBER, reviewer=ANALYST)
    other = wish(CorrectionKind.NUMBER, "twice", "8")
    correcting.correct(project, CABLE, other, reviewer=SECOND_REVIEWER)
    with pytest.raises(StaleChangeError, match="correction"):
        history.undo(project, reviewer=ANALYST)
    assert numbers(project) == [1, 2, 8, 4]


def test_a_raised_marking_reaches_list_search_and_audit(project: Project) -> None:
    before = {one.rule for one in auditing.audit_cable(project, CABLE).findings}
    correcting.correct(project, CABLE, RAISE, reviewer=ANALYST)
    (row,) = browsing.cables(project, reviewer=ANALYST)
    assert str(row.banner) == "S//NF"
    found = searching.search(project, "level:S", reviewer=ANALYST)
    assert len(found.ids) == 1
    after = {one.rule for one in auditing.audit_cable(project, CABLE).findings}
    assert after - before
    history.undo(project, reviewer=ANALYST)
    assert str(browsing.cables(project, reviewer=ANALYST)[0].banner) == "C"
    projects.close(project)
    assert checking.check(project.path).findings == ()


def test_lowering_a_marking_needs_a_reason(project: Project) -> None:
    with pytest.raises(LoweringError, match="say why"):
        correcting.correct(project, CABLE, LOWER, reviewer=ANALYST)
    assert correcting.outcomes(project, CABLE) == ()
    correcting.correct(project, CABLE, LOWER, reviewer=ANALYST, reason="misprint")
    (outcome,) = correcting.outcomes(project, CABLE)
    assert outcome.correction.reason == "misprint"
    assert str(browsing.cable(project, CABLE).cable.paragraphs[2].marking) == "U"


def test_structure_that_lowers_a_marking_needs_a_reason_too(project: Project) -> None:
    unmark = wish(CorrectionKind.PARAGRAPH, "3. (C) Comment", holds=False)
    correcting.correct(
        project,
        CABLE,
        wish(CorrectionKind.HEADING, "PORT SELWYN IN SPRING", holds=False),
        reviewer=ANALYST,
    )
    correcting.correct(project, CABLE, RAISE, reviewer=ANALYST)
    with pytest.raises(LoweringError):
        correcting.correct(project, CABLE, unmark, reviewer=ANALYST)


def test_taking_back_lets_the_reading_stand_again(project: Project) -> None:
    correcting.correct(project, CABLE, RAISE, reviewer=ANALYST)
    (outcome,) = correcting.outcomes(project, CABLE)
    made = correcting.found(project, CABLE, outcome.correction.correction_id[:8])
    with pytest.raises(LoweringError):
        correcting.take_back(project, made, reviewer=SECOND_REVIEWER)
    told = correcting.take_back(
        project, made, reviewer=SECOND_REVIEWER, reason="it was C"
    )
    assert told.label.endswith("(it was C)")
    assert str(browsing.cable(project, CABLE).cable.paragraphs[2].marking) == "C"
    with pytest.raises(UnknownCorrectionError):
        correcting.found(project, CABLE, made.correction_id)


def test_a_new_paragraph_takes_the_marking_printed_there(project: Project) -> None:
    merge = wish(CorrectionKind.PARAGRAPH, "2. (C)", holds=False)
    correcting.correct(project, CABLE, merge, reviewer=ANALYST)
    assert numbers(project) == [1, 3, 4]
    correcting.correct(project, CABLE, BEGIN, reviewer=ANALYST)
    paragraph = browsing.cable(project, CABLE).cable.paragraphs[1]
    assert paragraph.marking is None
    assert paragraph.span.start == place("The council").start


def test_a_cursor_means_its_line_or_its_paragraph(project: Project) -> None:
    at = Span(place("NEXT").start + 2, place("NEXT").start + 2)
    correcting.correct(
        project, CABLE, Wish(kind=CorrectionKind.HEADING, span=at), reviewer=ANALYST
    )
    cable = browsing.cable(project, CABLE).cable
    assert cable.headings[0].text == "NEXT STEPS"
    note = Wish(
        kind=CorrectionKind.BLOCK, span=Span(at.start - 30, at.start - 30), value="note"
    )
    correcting.correct(project, CABLE, note, reviewer=ANALYST)
    cable = browsing.cable(project, CABLE).cable
    assert BlockKind.NOTE in {one.kind for one in cable.blocks}


def test_statements_keep_their_places_and_get_new_paragraphs(project: Project) -> None:
    spans = [place("keeps no minutes")]
    annotating.add_statement(
        project, CABLE, reviewer=ANALYST, kind=Kind.CLAIM, spans=spans
    )
    correcting.correct(project, CABLE, BEGIN, reviewer=SECOND_REVIEWER)
    number = wish(CorrectionKind.NUMBER, "keeps no", "12")
    correcting.correct(project, CABLE, number, reviewer=SECOND_REVIEWER)
    (statement,) = browsing.pass_view(project, CABLE, reviewer=ANALYST).statements
    assert statement.spans == tuple(spans)
    cable = browsing.cable(project, CABLE).cable
    found = cable.paragraph_at(statement.start)
    assert found
    assert found.number == 12


@pytest.mark.parametrize(
    ("made", "error"),
    [
        (wish(CorrectionKind.NUMBER, "twice", "x"), ValueMisreadError),
        (wish(CorrectionKind.NUMBER, "twice", "0"), ValueMisreadError),
        (wish(CorrectionKind.NUMBER, "twice", "9" * 5000), ValueMisreadError),
        (wish(CorrectionKind.MARKING, "twice", "Z"), ValueMisreadError),
        (wish(CorrectionKind.BLOCK, "twice", "verse"), ValueMisreadError),
        (wish(CorrectionKind.NUMBER, "TAGS", "1"), NothingThereError),
        (wish(CorrectionKind.HEADING, "twice", holds=False), NothingThereError),
        (wish(CorrectionKind.FURNITURE, "twice", holds=False), NothingThereError),
        (wish(CorrectionKind.BLOCK, "regatta", holds=False), NothingThereError),
        (wish(CorrectionKind.PARAGRAPH, "1. (C)", holds=False), MisfitCorrectionError),
        (wish(CorrectionKind.HEADING, BODY[600:700]), MisfitCorrectionError),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(
    project: Project, made: Wish, error: type[Exception]
) -> None:
    before = projects.digest(project)
    with pytest.raises(error, match=r"Nothing was changed|cannot be corrected"):
        correcting.correct(project, CABLE, made, reviewer=ANALYST)
    assert projects.digest(project) == before


def test_a_quote_leaves_out_what_has_become_furniture(project: Project) -> None:
    words = "keeps no minutes.\nNEXT STEPS\nThe consul"
    annotating.add_statement(
        project, CABLE, reviewer=ANALYST, kind=Kind.REPORT, spans=[place(words)]
    )
    stamp = wish(CorrectionKind.FURNITURE, "NEXT STEPS", "stamp")
    correcting.correct(project, CABLE, stamp, reviewer=SECOND_REVIEWER)
    (statement,) = browsing.pass_view(project, CABLE, reviewer=ANALYST).statements
    assert statement.spans == (place(words),)
    shown = browsing.cable(project, CABLE).cable.shown(statement.spans)
    assert [BODY[one.start : one.end].strip() for one in shown] == [
        "keeps no minutes.",
        "The consul",
    ]
    whole = [place("NEXT")]
    assert browsing.cable(project, CABLE).cable.shown(whole) == tuple(whole)
