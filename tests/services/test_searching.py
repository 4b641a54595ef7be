"""Search over the project: each term, order, blindness, snippets."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.domain.codebook import Kind
from reviewer.domain.identifiers import CableId
from reviewer.domain.text import Span
from reviewer.services import (
    annotating,
    browsing,
    linking,
    projects,
    searching,
)
from reviewer.services.projects import Project
from reviewer.services.searching import Order, QueryError, SearchStoppedError
from reviewer.store import search
from tests.three_cables import ANALYST, ONE, OTHER, THREE, TWO, a_corpus


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Project]:
    opened = a_corpus(tmp_path)
    yield opened
    projects.close(opened)


def found(project: Project, text: str, reviewer: str = ANALYST) -> set[str]:
    result = searching.search(project, text, reviewer=reviewer)
    rows = browsing.page(project, result.ids, reviewer=reviewer)
    assert len(rows) == result.total
    return {row.cable_id for row in rows}


def add(project: Project, cable_id: str, words: str, **more: str) -> None:
    opened = browsing.cable(project, CableId(cable_id))
    start = opened.text.index(words)
    annotating.add_statement(
        project,
        CableId(cable_id),
        reviewer=more.pop("reviewer", ANALYST),
        kind=Kind(more.pop("kind", "claim")),
        spans=[Span(start, start + len(words))],
        statement_type=more.pop("type_", None),
        speaker_name=more.pop("speaker", ""),
        note=more.pop("note", ""),
    )


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("", {ONE, TWO, THREE}),
        ("harbour", {ONE, TWO}),
        ("HARBOUR denied dues", {ONE}),
        ('"fog horn"', {ONE}),
        ("fog hor*", {ONE, THREE}),
        ("harbour -dues", {TWO}),
        ("-harbour", {THREE}),
        ("cafe", {ONE}),
        ("café", {ONE}),
        ("tag:kv", {ONE, TWO}),
        ("tag:PTER|EWWT", {TWO, THREE}),
        ("-tag:KV", {THREE}),
        ('post:"port selwyn"', {ONE, THREE}),
        ("post:north", {TWO}),
        ("level:C", {ONE}),
        ("level:C..TS", {ONE, THREE}),
        ("-level:C..TS", {TWO}),
        ("level:unmarked", set()),
        ("from:2009", {ONE, TWO}),
        ("from:2009-06..", {TWO, THREE}),
        ("from:..2009-05-04", {ONE}),
        ("from:2009-12-15", {TWO}),
        ("-from:2009", {THREE}),
        ("id:selwynnorth", {TWO}),
        ("state:imported", {ONE, TWO, THREE}),
        ("state:first_pass|submitted", set()),
        ("has:statement", set()),
        ("harbour tag:KV -from:2009-12", {ONE}),
        ("harbour nowhere", set()),
    ],
)
def test_terms(corpus: Project, text: str, ids: set[str]) -> None:
    assert found(corpus, text) == ids


@pytest.mark.parametrize(
    "text",
    [
        'harbour" OR "crane',
        "harbour) OR (crane",
        "NEAR(harbour crane)",
        "subject:^",
        "'; DROP TABLE listings; --",
        "a\0b",
        "\ud800",
        "%_*",
        "tag:' post:\" OR 1",
    ],
)
def test_nothing_typed_is_read_as_another_language(corpus: Project, text: str) -> None:
    try:
        assert found(corpus, text) <= {ONE, TWO, THREE}
    except QueryError as error:
        assert "character" in str(error)  # noqa: PT017
    assert found(corpus, "") == {ONE, TWO, THREE}


@pytest.fixture
def worked(corpus: Project) -> Project:
    """Two people's work on the first cable, one's on the second."""
    add(
        corpus,
        ONE,
        "denied raising dues",
        type_="denial",
        speaker="Harbour master",
        note="Compare the täriff list",
    )
    add(corpus, ONE, "was silent", reviewer=OTHER, type_="warning", note="Whistle")
    add(corpus, TWO, "wants a harbour", reviewer=OTHER, kind="comment", speaker="Guild")
    return corpus


@pytest.mark.parametrize(
    ("text", "mine", "theirs"),
    [
        ("has:denial", {ONE}, set()),
        ("has:warning", set(), {ONE}),
        ("has:claim|comment", {ONE}, {ONE, TWO}),
        ("has:comment", set(), {TWO}),
        ("label:denial", {ONE}, set()),
        ("label:claim", {ONE}, {ONE}),
        ("has:statements", {ONE}, {ONE, TWO}),
        ("has:note", {ONE}, {ONE}),
        ("-has:note", {TWO, THREE}, {TWO, THREE}),
        ("has:speaker", {ONE}, {TWO}),
        ("note:tariff", {ONE}, set()),
        ("note:whistle", set(), {ONE}),
        ('note:"tariff list"', {ONE}, set()),
        ("note:tarif*", {ONE}, set()),
        ("speaker:master", {ONE}, set()),
        ("speaker:guild", set(), {TWO}),
        ("tariff", {ONE}, set()),
        ("whistle", set(), {ONE}),
        ("-whistle", {ONE, TWO, THREE}, {TWO, THREE}),
        ("crane -tariff", {THREE}, {THREE}),
        ("harbour tariff", {ONE}, set()),
        ("warning", set(), {ONE}),
        ("state:first_pass", {ONE}, {TWO}),
        ("state:second_pass", set(), {ONE}),
        ("state:imported", {TWO, THREE}, {THREE}),
        ("state:awaiting_second", set(), set()),
    ],
)
def test_everybody_finds_by_their_own_work_alone(
    worked: Project, text: str, mine: set[str], theirs: set[str]
) -> None:
    assert found(worked, text, ANALYST) == mine
    assert found(worked, text, OTHER) == theirs
    stranger = found(worked, text, "stranger")
    assert stranger == found(worked, text, "")
    if not text.startswith(("-", "state:imported", "crane")):
        assert stranger == set()


def test_relations_can_be_asked_for(worked: Project) -> None:
    add(worked, ONE, "Dockers asked for a berth", kind="comment")
    view = browsing.pass_view(worked, CableId(ONE), reviewer=ANALYST)
    claim, comment = view.statements
    linking.add_link(
        worked,
        comment.statement_id,
        claim.statement_id,
        reviewer=ANALYST,
        kind="disputes",
        mode="rebuts",
    )
    assert found(worked, "has:disputes has:link") == {ONE}
    assert found(worked, "has:disputes|link", OTHER) == set()


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        (Order.IMPORTED, [ONE, TWO, THREE]),
        (Order.ID, [ONE, TWO, THREE]),
        (Order.DATE, [ONE, TWO, THREE]),
        (Order.SUBJECT, [TWO, THREE, ONE]),
        (Order.POST, [ONE, THREE, TWO]),
        (Order.LEVEL, [TWO, ONE, THREE]),
        (Order.STATEMENTS, [TWO, THREE, ONE]),
        (Order.STATE, [TWO, THREE, ONE]),
    ],
)
@pytest.mark.parametrize("text", ["", "from:2009.."])
def test_orders(worked: Project, order: Order, ids: list[str], text: str) -> None:
    for descending in (False, True):
        result = searching.search(
            worked, text, reviewer=ANALYST, order=order, descending=descending
        )
        rows = browsing.page(worked, result.ids, reviewer=ANALYST)
        got = [row.cable_id for row in rows]
        if order in {Order.POST, Order.STATEMENTS, Order.STATE} and descending:
            assert set(got) == set(ids)
        else:
            assert got == (ids[::-1] if descending else ids)


def test_the_best_come_first(worked: Project) -> None:
    for text in ("harbour", "harbour from:2009"):
        result = searching.search(worked, text, reviewer=ANALYST)
        rows = browsing.page(worked, result.ids, reviewer=ANALYST)
        assert [row.cable_id for row in rows] == [ONE, TWO]  # in the subject of ONE


def test_a_page_shows_ones_own_counts(worked: Project) -> None:
    ids = searching.search(worked, f"id:{ONE}", reviewer=OTHER).ids
    (row,) = browsing.page(worked, ids, reviewer=OTHER)
    assert (row.statements, row.state, row.position) == (1, "second_pass", ids[0])


@pytest.mark.parametrize("text", ["", "harbour", "-harbour", "harbour tag:KV"])
@pytest.mark.parametrize("answers", [[True], [False, True]])
def test_a_search_can_be_given_up(
    corpus: Project, monkeypatch: pytest.MonkeyPatch, text: str, answers: list[bool]
) -> None:
    monkeypatch.setattr(search, "_STEPS", 1)
    told = iter(answers)
    with pytest.raises(SearchStoppedError):
        searching.search(
            corpus, text, reviewer=ANALYST, cancelled=lambda: next(told, True)
        )
    assert found(corpus, "crane") == {THREE}


def test_snippets_show_the_words_in_their_surroundings(corpus: Project) -> None:
    result = searching.search(corpus, 'cafe "fog horn" harbour', reviewer=ANALYST)
    snippets = searching.snippets(corpus, result.ids, result.query)
    (snippet,) = snippets.values()
    words = [snippet.text[hit.start : hit.end] for hit in snippet.hits]
    assert words[0] == "harbour"  # not in the subject, which a row shows anyway
    assert "\n" not in snippet.text
    by_tag = searching.search(corpus, "tag:KV", reviewer=ANALYST)
    assert searching.snippets(corpus, by_tag.ids, by_tag.query) == {}
