"""Many places as one step: what is recorded, left out, undone, redone, refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.domain.codebook import STATEMENT_TYPE, Kind
from reviewer.domain.concordance import Inquiry, Place
from reviewer.domain.identifiers import CableId
from reviewer.domain.statement import PassState, Statement
from reviewer.domain.text import Span, excerpt
from reviewer.services import (
    annotating,
    browsing,
    bulk_tagging,
    checking,
    concordance,
    history,
    projects,
)
from reviewer.services.bulk_tagging import (
    Extent,
    Skip,
    TaggingStoppedError,
    TooManyPlacesError,
    Wish,
)
from reviewer.services.coding_rules import UnknownValueError
from reviewer.services.projects import Project
from reviewer.services.working import PassSubmittedError
from reviewer.store.applying import PassTakenError, StaleChangeError
from reviewer.store.schema import passes
from tests.three_cables import ANALYST, ONE, OTHER, THREE, TWO, a_corpus

DENIAL = Wish(kind=Kind.CLAIM, attributes={STATEMENT_TYPE: "denial"})
COMMENT = Wish(kind=Kind.COMMENT)
SENTENCE = Wish(kind=Kind.CLAIM, extent=Extent.SENTENCE)


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Project]:
    opened = a_corpus(tmp_path)
    yield opened
    projects.close(opened)


def places(project: Project, text: str) -> tuple[Place, ...]:
    inquiry = Inquiry(text=text, is_pattern=True)
    found = concordance.find(project, inquiry, reviewer=ANALYST)
    return found.part(0, len(found))


def own(project: Project, cable_id: str, who: str = ANALYST) -> tuple[Statement, ...]:
    return browsing.pass_view(project, CableId(cable_id), reviewer=who).statements


def quotes(project: Project, cable_id: str, who: str = ANALYST) -> list[str]:
    text = browsing.cable(project, CableId(cable_id)).text
    return [excerpt(text, one.spans) for one in own(project, cable_id, who)]


def tag(project: Project, text: str, wish: Wish = DENIAL) -> bulk_tagging.Tagged:
    chosen = places(project, text)
    return bulk_tagging.tag_places(project, chosen, reviewer=ANALYST, wish=wish)


def test_many_places_are_one_step(corpus: Project) -> None:
    empty = projects.digest(corpus)
    done = tag(corpus, "fog horn|denied it")
    assert done.sentence == "Recorded at 3 places of 3 cables."
    assert quotes(corpus, ONE) == ["fog horn"]
    assert quotes(corpus, TWO) == ["denied it"]
    assert {one.statement_type for one in own(corpus, THREE)} == {"denial"}
    full = projects.digest(corpus)
    path = corpus.path
    for act, expected in ((history.undo, empty), (history.redo, full)):
        projects.close(corpus)
        corpus = projects.open_project(path)
        change_set = act(corpus, reviewer=ANALYST)
        assert change_set is not None
        assert change_set.label == "Add denial at 3 places of 3 cables"
        assert projects.digest(corpus) == expected
        assert not checking.check(path).findings
    projects.close(corpus)


def test_the_step_is_part_of_the_history_of_each_cable(corpus: Project) -> None:
    tag(corpus, "fog horn")
    for cable_id, steps in ((ONE, 1), (TWO, 0), (THREE, 1)):
        found = history.entries(corpus, reviewer=ANALYST, cable_id=CableId(cable_id))
        assert len(found) == steps
    (one,) = own(corpus, THREE)
    found = history.entries(
        corpus,
        reviewer=ANALYST,
        cable_id=one.cable_id,
        statement_id=one.statement_id,
    )
    assert len(found) == 1


def test_sentences_are_recorded_once_however_many_hits(corpus: Project) -> None:
    done = tag(corpus, "master|dues", SENTENCE)
    assert quotes(corpus, ONE) == ["The harbour master denied raising dues."]
    assert done.skipped == {Skip.TAGGED: 1, Skip.OUTSIDE: 1}
    assert "1 already recorded so" in done.sentence
    assert "outside the paragraphs" in done.sentence


def test_what_cannot_be_recorded_is_left_out(corpus: Project) -> None:
    assert tag(corpus, "subject|tags").change_set is None
    annotating.add_statement(
        corpus,
        CableId(ONE),
        reviewer=ANALYST,
        kind=Kind.COMMENT,
        spans=[place.span for place in places(corpus, "was silent")],
    )
    done = tag(corpus, r"horns? (was|did)")
    assert done.skipped == {Skip.APART: 1}
    assert (done.added, done.cables) == (1, 1)
    again = tag(corpus, r"horns? (was|did)")
    assert again.skipped == {Skip.TAGGED: 1, Skip.APART: 1}
    assert again.sentence.startswith("Nothing was recorded. Left out 2 places")


def test_one_cable_is_named_by_its_step(corpus: Project) -> None:
    done = tag(corpus, "crane fell")
    assert done.change_set is not None
    assert done.change_set.cable_id == THREE
    assert done.change_set.label == "Add denial"


def submit(project: Project, cable_id: str) -> None:
    """The pass as submitting leaves it."""
    with project.writing() as tx:
        tx.execute(
            passes.update()
            .where(passes.c.cable_id == cable_id)
            .values(state=PassState.SUBMITTED.value)
        )


def test_a_submitted_pass_is_left_alone(corpus: Project) -> None:
    tag(corpus, "crane fell")
    submit(corpus, THREE)
    done = tag(corpus, "fog horn")
    assert done.skipped == {Skip.CLOSED: 1}
    assert quotes(corpus, THREE) == ["crane fell"]


def test_undo_is_refused_where_one_cable_was_submitted_since(corpus: Project) -> None:
    tag(corpus, "fog horn")
    submit(corpus, THREE)
    before = projects.digest(corpus)
    with pytest.raises(PassSubmittedError, match=THREE):
        history.undo(corpus, reviewer=ANALYST)
    assert projects.digest(corpus) == before


def test_a_cable_with_two_readers_is_left_alone(corpus: Project) -> None:
    for who in ("first reader", OTHER):
        annotating.add_statement(
            corpus,
            CableId(ONE),
            reviewer=who,
            kind=Kind.REPORT,
            spans=[place.span for place in places(corpus, "Dockers")],
        )
    done = tag(corpus, "fog horn")
    assert done.skipped == {Skip.CLOSED: 1}
    assert quotes(corpus, ONE, OTHER) == ["Dockers"]


def test_redo_is_refused_whole_where_a_reading_was_taken(corpus: Project) -> None:
    tag(corpus, "fog horn")
    history.undo(corpus, reviewer=ANALYST)
    annotating.add_statement(
        corpus,
        CableId(THREE),
        reviewer=OTHER,
        kind=Kind.REPORT,
        spans=[place.span for place in places(corpus, "crane")],
    )
    with pytest.raises(PassTakenError):
        history.redo(corpus, reviewer=ANALYST)
    assert own(corpus, ONE) == ()


def test_undo_is_refused_whole_where_a_statement_was_changed(corpus: Project) -> None:
    done = tag(corpus, "fog horn")
    (one,) = own(corpus, THREE)
    with corpus.writing() as tx:  # as another program would do it
        tx.exec_driver_sql(
            "UPDATE statements SET general = 1 WHERE statement_id = ?",
            (one.statement_id,),
        )
    with pytest.raises(StaleChangeError):
        history.undo(corpus, reviewer=ANALYST)
    assert done.added == len(own(corpus, ONE)) + len(own(corpus, THREE))


def test_meanwhile_another_window_can_write(corpus: Project) -> None:
    chosen = places(corpus, "fog horn|denied it")

    def beside(done: int, _total: int, _cable_id: str) -> None:
        if done == 1:
            other = projects.open_project(corpus.path)
            annotating.add_statement(
                other,
                CableId(TWO),
                reviewer=OTHER,
                kind=Kind.REPORT,
                spans=[chosen[-1].span],
            )
            projects.close(other)

    bulk_tagging.tag_places(
        corpus, chosen, reviewer=ANALYST, wish=DENIAL, progress=beside
    )
    assert len(own(corpus, TWO, OTHER)) == 1
    assert quotes(corpus, ONE) == ["fog horn"]


def test_it_is_given_up_without_a_trace(corpus: Project) -> None:
    before = projects.digest(corpus)
    asked = iter([False, True])
    with pytest.raises(TaggingStoppedError):
        bulk_tagging.tag_places(
            corpus,
            places(corpus, "fog"),
            reviewer=ANALYST,
            wish=DENIAL,
            cancelled=lambda: next(asked),
        )
    assert projects.digest(corpus) == before


def test_what_the_codebook_lacks_or_nobody_has_seen_is_refused(corpus: Project) -> None:
    wrong = Wish(kind=Kind.CLAIM, attributes={STATEMENT_TYPE: "rumour"})
    with pytest.raises(UnknownValueError):
        tag(corpus, "fog", wrong)
    many = [Place(1, Span(n, n + 1)) for n in range(bulk_tagging.MOST_AT_ONCE + 1)]
    with pytest.raises(TooManyPlacesError, match="10,001"):
        bulk_tagging.tag_places(corpus, many, reviewer=ANALYST, wish=DENIAL)


@settings(max_examples=25, deadline=None)
@given(
    picks=st.lists(st.integers(0, 400), max_size=30),
    wish=st.sampled_from([DENIAL, COMMENT, SENTENCE]),
)
def test_every_place_is_recorded_or_counted_and_undone(
    tmp_path_factory: pytest.TempPathFactory, picks: list[int], wish: Wish
) -> None:
    project = a_corpus(tmp_path_factory.mktemp("any"))
    try:
        words = places(project, r"\w+")
        chosen = {words[pick % len(words)] for pick in picks}
        empty = projects.digest(project)
        done = bulk_tagging.tag_places(project, chosen, reviewer=ANALYST, wish=wish)
        assert done.added + sum(done.skipped.values()) == len(chosen)
        assert sum(len(own(project, c)) for c in (ONE, TWO, THREE)) == done.added
        if done.change_set:
            history.undo(project, reviewer=ANALYST)
            assert projects.digest(project) == empty
    finally:
        projects.close(project)
