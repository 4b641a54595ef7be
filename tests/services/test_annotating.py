from dataclasses import replace
from pathlib import Path

import pytest

from reviewer.domain.codebook import Kind
from reviewer.domain.identifiers import CableId, SpeakerId
from reviewer.domain.statement import Speaker, Statement
from reviewer.domain.text import Span
from reviewer.errors import RuleError
from reviewer.services import (
    annotating,
    browsing,
    codebooks,
    history,
    linking,
    projects,
)
from reviewer.services.annotating import (
    FixedFieldError,
)
from reviewer.services.browsing import UnknownCableError
from reviewer.services.coding_rules import (
    SameTextError,
    UnknownAttributeError,
    UnknownKindError,
    UnknownLinkError,
    UnknownValueError,
)
from reviewer.services.extents import EmptyExtentError, OutsideCableError
from reviewer.services.projects import Project
from reviewer.services.speaker_list import (
    NamelessSpeakerError,
    SpeakerExistsError,
    UnknownSpeakerError,
)
from reviewer.services.working import (
    CableFullError,
    ForeignPassError,
    NamelessReviewerError,
)
from reviewer.store.applying import StaleChangeError
from tests.invented import (
    ANALYST,
    CABLE,
    CLAIM_SPAN,
    COMMENT_SPAN,
    FIRST,
    PAGE_LINE,
    SECOND,
    SECOND_REVIEWER,
    TEXT,
    add_cable,
    span_of,
    words_of,
)


def add(
    project: Project, kind: Kind = Kind.CLAIM, span: Span = CLAIM_SPAN
) -> Statement:
    change_set = annotating.add_statement(
        project, CABLE, reviewer=ANALYST, kind=kind, spans=[span]
    )
    added = change_set.changes[-1].after
    assert isinstance(added, Statement)
    return added


def statements(project: Project, reviewer: str = ANALYST) -> tuple[Statement, ...]:
    return browsing.pass_view(project, CABLE, reviewer=reviewer).statements


def test_an_added_statement_is_there_after_reopening(project: Project) -> None:
    added = add(project)
    projects.close(project)
    reopened = projects.open_project(project.path)
    assert statements(reopened) == (added,)
    projects.close(reopened)


def test_the_change_set_names_cable_step_and_label(project: Project) -> None:
    change_set = annotating.add_statement(
        project,
        CABLE,
        reviewer=ANALYST,
        kind=Kind.CLAIM,
        spans=[CLAIM_SPAN],
        statement_type="no_comment",
    )
    assert change_set.cable_id == CABLE
    assert change_set.label == "Add no comment"
    assert change_set.sequence == projects.head(project)


def test_a_claim_without_a_type_gets_the_codebooks_default(project: Project) -> None:
    assert add(project).statement_type == "assertion"
    assert add(project, Kind.REPORT, COMMENT_SPAN).statement_type is None


def test_furniture_and_blanks_never_become_content(project: Project) -> None:
    across = Span(span_of(FIRST).start, span_of(SECOND).end)
    added = add(project, span=across)
    assert words_of(added.spans) == [FIRST.strip(), SECOND.strip()]


@pytest.mark.parametrize("words", [PAGE_LINE, "\n\n"])
def test_a_selection_of_nothing_is_refused(project: Project, words: str) -> None:
    with pytest.raises(EmptyExtentError):
        add(project, span=span_of(words))


def test_a_place_beyond_the_cable_is_refused(project: Project) -> None:
    with pytest.raises(OutsideCableError):
        add(project, span=Span(0, len(TEXT) + 1))


def test_values_outside_the_codebook_are_refused(project: Project) -> None:
    before = projects.digest(project)
    with pytest.raises(UnknownValueError, match="denial"):
        annotating.add_statement(
            project,
            CABLE,
            reviewer=ANALYST,
            kind=Kind.CLAIM,
            spans=[CLAIM_SPAN],
            statement_type="boast",
        )
    with pytest.raises(UnknownAttributeError, match="no attribute"):
        annotating.add_statement(
            project,
            CABLE,
            reviewer=ANALYST,
            kind=Kind.COMMENT,
            spans=[COMMENT_SPAN],
            statement_type="denial",
        )
    assert projects.digest(project) == before


def test_two_claims_may_share_their_words(project: Project) -> None:
    add(project)
    add(project)
    assert len(statements(project)) == 2


def test_a_comment_on_the_words_of_a_claim_must_be_mixed(project: Project) -> None:
    add(project)
    with pytest.raises(SameTextError):
        add(project, Kind.COMMENT, CLAIM_SPAN)
    annotating.add_statement(
        project,
        CABLE,
        reviewer=ANALYST,
        kind=Kind.COMMENT,
        spans=[CLAIM_SPAN],
        mixed=True,
    )
    assert len(statements(project)) == 2


def test_an_edit_replaces_the_statement(project: Project) -> None:
    before = add(project)
    after = replace(before, attributes={"statement_type": "denial"})
    annotating.edit_statement(project, before, after, reviewer=ANALYST)
    assert statements(project) == (after,)


def test_an_edit_of_an_older_version_is_refused_and_shows_both(
    project: Project,
) -> None:
    before = add(project)
    theirs = replace(before, attributes={"statement_type": "denial"})
    annotating.edit_statement(project, before, theirs, reviewer=ANALYST)
    mine = replace(before, attributes={"statement_type": "warning"})
    with pytest.raises(StaleChangeError, match=r"warning.*denial") as refused:
        annotating.edit_statement(project, before, mine, reviewer=ANALYST)
    assert "Nothing was overwritten" in str(refused.value)
    assert statements(project) == (theirs,)


def test_an_edit_cannot_move_a_statement(project: Project) -> None:
    before = add(project)
    with pytest.raises(FixedFieldError):
        annotating.edit_statement(
            project, before, replace(before, cable_id=CableId("X")), reviewer=ANALYST
        )


def test_a_change_of_kind_may_not_break_a_link(project: Project) -> None:
    claim = add(project)
    comment = add(project, Kind.COMMENT, COMMENT_SPAN)
    linking.add_link(
        project,
        comment.statement_id,
        claim.statement_id,
        reviewer=ANALYST,
        kind="disputes",
    )
    report = replace(comment, kind=Kind.REPORT)
    with pytest.raises(UnknownLinkError):
        annotating.edit_statement(project, comment, report, reviewer=ANALYST)


def test_a_change_of_kind_is_not_refused_for_its_own_words(project: Project) -> None:
    claim = add(project)
    comment = replace(claim, kind=Kind.COMMENT, attributes={})
    annotating.edit_statement(project, claim, comment, reviewer=ANALYST)
    assert statements(project) == (comment,)


def test_a_kind_that_the_codebook_does_without_is_refused(tmp_path: Path) -> None:
    book = codebooks.load()
    kinds = tuple(entry for entry in book.kinds if entry.kind is not Kind.REPORT)
    project = projects.create(tmp_path / "a", codebook=replace(book, kinds=kinds))
    add_cable(project)
    with pytest.raises(UnknownKindError, match="no kind “report”"):
        add(project, Kind.REPORT)
    projects.close(project)


def test_removing_takes_links_and_notes_along_in_one_step(project: Project) -> None:
    claim = add(project)
    comment = add(project, Kind.COMMENT, COMMENT_SPAN)
    linking.add_link(
        project,
        comment.statement_id,
        claim.statement_id,
        reviewer=ANALYST,
        kind="disputes",
        mode="rebuts",
    )
    annotating.set_note(
        project,
        CABLE,
        reviewer=ANALYST,
        text="Ask again.",
        statement_id=claim.statement_id,
    )
    full = browsing.pass_view(project, CABLE, reviewer=ANALYST)
    annotating.remove_statement(project, claim, reviewer=ANALYST)
    left = browsing.pass_view(project, CABLE, reviewer=ANALYST)
    assert (left.statements, left.links, left.notes) == ((comment,), (), ())
    history.undo(project, reviewer=ANALYST)
    assert browsing.pass_view(project, CABLE, reviewer=ANALYST) == full


def test_a_note_is_written_rewritten_and_emptied(project: Project) -> None:
    def notes() -> list[str]:
        view = browsing.pass_view(project, CABLE, reviewer=ANALYST)
        return [note.text for note in view.notes]

    for text, expected in (("One", ["One"]), ("Two", ["Two"]), ("  ", [])):
        assert annotating.set_note(project, CABLE, reviewer=ANALYST, text=text)
        assert notes() == expected
    assert annotating.set_note(project, CABLE, reviewer=ANALYST, text="") is None


def test_a_note_of_nothing_lets_nobody_join(project: Project) -> None:
    before = projects.head(project)
    assert annotating.set_note(project, CABLE, reviewer="passer-by", text=" ") is None
    assert projects.head(project) == before


def test_each_place_has_a_note_of_its_own(project: Project) -> None:
    claim = add(project)
    annotating.set_note(project, CABLE, reviewer=ANALYST, text="cable")
    annotating.set_note(project, CABLE, reviewer=ANALYST, text="one", paragraph=0)
    annotating.set_note(
        project,
        CABLE,
        reviewer=ANALYST,
        text="claim",
        statement_id=claim.statement_id,
    )
    view = browsing.pass_view(project, CABLE, reviewer=ANALYST)
    assert {note.text for note in view.notes} == {"cable", "one", "claim"}


def test_a_note_with_a_lone_surrogate_is_kept_readable(project: Project) -> None:
    annotating.set_note(project, CABLE, reviewer=ANALYST, text="half \ud83d smile")
    view = browsing.pass_view(project, CABLE, reviewer=ANALYST)
    assert [note.text for note in view.notes] == ["half ? smile"]


def test_a_statement_names_a_speaker_of_the_persons_list(project: Project) -> None:
    change_set = annotating.add_speaker(
        project, reviewer=ANALYST, name=" Harbour master ", aliases=("HM", " ")
    )
    speaker = change_set.changes[0].after
    assert isinstance(speaker, Speaker)
    assert (speaker.name, speaker.aliases) == ("Harbour master", ("HM",))
    before = add(project)
    after = replace(before, speaker_id=speaker.speaker_id)
    annotating.edit_statement(project, before, after, reviewer=ANALYST)
    assert statements(project) == (after,)
    unknown = replace(after, via=(SpeakerId("nobody"),))
    with pytest.raises(UnknownSpeakerError):
        annotating.edit_statement(project, after, unknown, reviewer=ANALYST)


def test_a_speaker_needs_a_new_name(project: Project) -> None:
    annotating.add_speaker(project, reviewer=ANALYST, name="Harbour master")
    with pytest.raises(SpeakerExistsError):
        annotating.add_speaker(project, reviewer=ANALYST, name="Harbour master")
    with pytest.raises(NamelessSpeakerError):
        annotating.add_speaker(project, reviewer=ANALYST, name=" ")


def test_a_statement_its_speaker_and_its_note_are_one_step(project: Project) -> None:
    for span in (CLAIM_SPAN, COMMENT_SPAN):
        annotating.add_statement(
            project,
            CABLE,
            reviewer=ANALYST,
            kind=Kind.CLAIM,
            spans=[span],
            speaker_name="Harbour Master",
            note="Twice.",
        )
    view = browsing.pass_view(project, CABLE, reviewer=ANALYST)
    assert [speaker.name for speaker in view.speakers] == ["Harbour Master"]
    assert [note.text for note in view.notes] == ["Twice."] * 2
    history.undo(project, reviewer=ANALYST)
    history.undo(project, reviewer=ANALYST)
    view = browsing.pass_view(project, CABLE, reviewer=ANALYST)
    assert (view.statements, view.notes, view.speakers) == ((), (), ())


def test_two_people_have_two_passes_and_a_third_is_refused(project: Project) -> None:
    own = []
    for name in (ANALYST, SECOND_REVIEWER):
        annotating.add_statement(
            project, CABLE, reviewer=name, kind=Kind.CLAIM, spans=[CLAIM_SPAN]
        )
        own.append(browsing.pass_view(project, CABLE, reviewer=name).own_pass)
    assert [item.kind for item in own if item] == ["first", "second"]
    with pytest.raises(CableFullError):
        annotating.add_statement(
            project, CABLE, reviewer="third", kind=Kind.CLAIM, spans=[CLAIM_SPAN]
        )


def test_nobody_changes_another_persons_work(project: Project) -> None:
    theirs = add(project)
    wanted = replace(theirs, general=True)
    with pytest.raises(ForeignPassError):
        annotating.edit_statement(project, theirs, wanted, reviewer=SECOND_REVIEWER)
    with pytest.raises(ForeignPassError):
        annotating.remove_statement(project, theirs, reviewer=SECOND_REVIEWER)
    with pytest.raises(ForeignPassError):
        annotating.set_note(
            project,
            CABLE,
            reviewer=SECOND_REVIEWER,
            text="mine",
            statement_id=theirs.statement_id,
        )
    assert statements(project) == (theirs,)


def test_work_needs_a_name_and_a_cable(project: Project) -> None:
    with pytest.raises(NamelessReviewerError):
        annotating.set_note(project, CABLE, reviewer=" ", text="x")
    with pytest.raises(UnknownCableError):
        annotating.set_note(project, CableId("09NOWHERE1"), reviewer=ANALYST, text="x")


def test_a_refused_action_leaves_nothing_behind(project: Project) -> None:
    before = (projects.digest(project), projects.head(project))
    with pytest.raises(RuleError):
        add(project, span=span_of(PAGE_LINE))
    assert (projects.digest(project), projects.head(project)) == before
