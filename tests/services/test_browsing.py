import pytest

from reviewer.domain.classification import Level, Marking
from reviewer.domain.codebook import Kind
from reviewer.domain.identifiers import CableId
from reviewer.domain.text import digest
from reviewer.services import annotating, browsing, history
from reviewer.services.browsing import PassView, UnknownCableError
from reviewer.services.projects import Project
from tests.invented import (
    ANALYST,
    CABLE,
    CLAIM_SPAN,
    SECOND_REVIEWER,
    TEXT,
    a_cable,
    add_cable,
)


def test_the_list_shows_each_cable_in_the_order_of_import(project: Project) -> None:
    add_cable(project, CableId("08KARVALCITY1"), note="\n")
    rows = browsing.cables(project, reviewer=ANALYST)
    assert [row.cable_id for row in rows] == [CABLE, "08KARVALCITY1"]
    assert rows[0].subject == "HARBOUR DUES IN PORT SELWYN"
    assert rows[0].from_post == "CONSUL PORT SELWYN"
    assert rows[0].banner == Marking(Level.C)
    assert (rows[0].statements, rows[0].state) == (0, "imported")


def test_a_cable_opens_with_its_whole_text(project: Project) -> None:
    opened = browsing.cable(project, CABLE)
    assert (opened.text, opened.cable) == (TEXT, a_cable())
    assert opened.text_sha256 == digest(TEXT)
    with pytest.raises(UnknownCableError):
        browsing.cable(project, CableId("09NOWHERE1"))


def test_the_second_reviewer_sees_nothing_of_the_first_pass(project: Project) -> None:
    annotating.add_statement(
        project, CABLE, reviewer=ANALYST, kind=Kind.CLAIM, spans=[CLAIM_SPAN]
    )
    annotating.set_note(project, CABLE, reviewer=ANALYST, text="Look here.")
    annotating.add_speaker(project, reviewer=ANALYST, name="Harbour master")

    view = browsing.pass_view(project, CABLE, reviewer=SECOND_REVIEWER)
    assert view == PassView()
    row = browsing.cables(project, reviewer=SECOND_REVIEWER)[0]
    assert (row.statements, row.state) == (0, "imported")
    assert history.entries(project, reviewer=SECOND_REVIEWER) == ()

    annotating.set_note(project, CABLE, reviewer=SECOND_REVIEWER, text="Mine.")
    view = browsing.pass_view(project, CABLE, reviewer=SECOND_REVIEWER)
    assert [note.text for note in view.notes] == ["Mine."]
    assert (view.statements, view.links, view.speakers) == ((), (), ())
    row = browsing.cables(project, reviewer=SECOND_REVIEWER)[0]
    assert (row.statements, row.state) == (0, "second_pass")
