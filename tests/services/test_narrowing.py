"""Facets promise what a search then finds, and tell nobody of another's work."""

from collections.abc import Iterator

import pytest

from reviewer.domain.query_terms import joined, without
from reviewer.services import narrowing, projects, samples, searching
from reviewer.services.narrowing import Facet, FacetName
from reviewer.services.projects import Project
from reviewer.services.searching import QueryError, SearchStoppedError
from reviewer.store import search

ANALYST, OTHER = samples.REVIEWER, "second reviewer"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    opened = projects.open_project(samples.make(tmp_path_factory.mktemp("sample")))
    yield opened
    projects.close(opened)


def by_name(project: Project, text: str, reviewer: str) -> dict[FacetName, Facet]:
    told = narrowing.facets(project, text, reviewer=reviewer)
    return {facet.name: facet for facet in told}


def total(project: Project, text: str, reviewer: str) -> int:
    return searching.search(project, text, reviewer=reviewer).total


@pytest.mark.parametrize("reviewer", [ANALYST, OTHER, "stranger"])
@pytest.mark.parametrize("text", ["", "harbour", "level:C", "from:2009 has:statement"])
def test_each_count_is_what_its_term_then_finds(
    sample: Project, text: str, reviewer: str
) -> None:
    facets = narrowing.facets(sample, text, reviewer=reviewer)
    assert [facet.name for facet in facets] == list(FacetName)
    for facet in facets:
        operators = frozenset({facet.operator}) if facet.is_single else frozenset()
        rest = without(text, operators)
        for value in facet.values:
            asked = joined([rest, value.term])
            assert value.count == total(sample, asked, reviewer), asked


def test_what_is_asked_for_is_marked_and_can_be_compared(sample: Project) -> None:
    levels = by_name(sample, "level:C", ANALYST)[FacetName.LEVEL].values
    assert [value.term for value in levels if value.is_chosen] == ["level:C"]
    assert len(levels) > 1


def test_figures_tell_a_blind_reader_nothing(sample: Project) -> None:
    mine = by_name(sample, "", ANALYST)
    theirs = by_name(sample, "", OTHER)
    assert mine[FacetName.HAS].values[0].value == "statement"
    assert [v.value for v in theirs[FacetName.HAS].values] == ["-statement"]
    assert {v.value for v in theirs[FacetName.STATE].values} == {"imported", "compared"}
    for name in (FacetName.LEVEL, FacetName.YEAR, FacetName.POST, FacetName.TAG):
        assert mine[name] == theirs[name]


def test_searches_are_counted_together(sample: Project) -> None:
    texts = ["", "has:statement", "-has:statement", "state:nonsense", "harbour"]
    counts = narrowing.counts(sample, texts, reviewer=ANALYST)
    assert counts[3] is None
    for text, count in zip(texts, counts, strict=True):
        if count is not None:
            assert count == total(sample, text, ANALYST)


def test_a_text_that_means_nothing_is_refused(sample: Project) -> None:
    with pytest.raises(QueryError, match="character 1"):
        narrowing.facets(sample, "nowhere:x", reviewer=ANALYST)


def test_counting_can_be_given_up(
    sample: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "_STEPS", 1)
    answers = iter([False, False])
    with pytest.raises(SearchStoppedError):
        narrowing.facets(
            sample, "", reviewer=ANALYST, cancelled=lambda: next(answers, True)
        )
