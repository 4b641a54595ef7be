"""The concordance: places, order, scope, context, and whose statements it shows."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewer.domain.codebook import Kind
from reviewer.domain.concordance import Inquiry, Line, Sort
from reviewer.domain.identifiers import CableId
from reviewer.services import annotating, browsing, concordance, projects
from reviewer.services.browsing import UnknownCableError
from reviewer.services.patterns import SlowPatternError
from reviewer.services.projects import Project
from reviewer.services.searching import SearchStoppedError
from tests.three_cables import ANALYST, ONE, OTHER, THREE, TWO, a_corpus


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """Nothing is written to it."""
    opened = a_corpus(tmp_path_factory.mktemp("corpus"))
    yield opened
    projects.close(opened)


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Project]:
    opened = a_corpus(tmp_path)
    yield opened
    projects.close(opened)


def lines(project: Project, inquiry: Inquiry, reviewer: str = ANALYST) -> list[Line]:
    found = concordance.find(project, inquiry, reviewer=reviewer)
    part = found.part(0, len(found))
    return list(concordance.lines(project, part, reviewer=reviewer))


def test_every_place_is_shown_in_its_context(filled: Project) -> None:
    found = lines(filled, Inquiry(text="fog"))
    assert [(line.cable_id, line.hit) for line in found] == [
        (ONE, "fog"),
        (THREE, "fog"),
    ]
    assert found[0].left.endswith("The café ")
    assert found[0].right.startswith(" horn was silent")
    assert [line.paragraph.number for line in found if line.paragraph] == [1, 1]
    assert [str(line.marking) for line in found] == ["C", "S"]
    text = browsing.cable(filled, CableId(ONE)).text
    span = found[0].place.span
    assert text[span.start : span.end] == "fog"


def test_a_phrase_runs_over_the_end_of_a_line(filled: Project) -> None:
    assert [line.hit for line in lines(filled, Inquiry(text='"fog horn"'))] == [
        "fog horn"
    ]
    (wrapped,) = lines(filled, Inquiry(text="caf. fog horn", is_pattern=True))
    assert wrapped.hit == "café fog horn"


def test_operators_choose_the_cables_and_words_the_places(filled: Project) -> None:
    assert {line.cable_id for line in lines(filled, Inquiry(text="harbour"))} == {
        ONE,
        TWO,
    }
    assert {
        line.cable_id for line in lines(filled, Inquiry(text="harbour tag:EWWT"))
    } == {TWO}
    assert not concordance.find(filled, Inquiry(text="tag:KV"), reviewer=ANALYST)
    assert not concordance.find(filled, Inquiry(text=""), reviewer=ANALYST)


def test_a_scope_leaves_other_cables_out(filled: Project) -> None:
    only = concordance.positions(filled, [CableId(THREE)])
    for inquiry in (
        Inquiry(text="fog", among=only),
        Inquiry(text="f.g", is_pattern=True, among=only),
    ):
        assert [line.cable_id for line in lines(filled, inquiry)] == [THREE]
    with pytest.raises(UnknownCableError, match="09NOWHERE1"):
        concordance.positions(filled, [CableId("09NOWHERE1")])


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


KEYS: dict[Sort, Callable[[Line], object]] = {
    Sort.CABLE: lambda line: (line.cable_id, line.place.span),
    Sort.DATE: lambda line: (line.dtg, line.place.span),
    Sort.LEFT: lambda line: words(line.left)[:-4:-1],
    Sort.RIGHT: lambda line: words(line.right)[:3],
}


@pytest.mark.parametrize("sort", Sort)
def test_lines_are_sorted_by_cable_date_or_context(filled: Project, sort: Sort) -> None:
    pattern = "berths?|harbour|crane|guild|horns?|port"
    found = lines(filled, Inquiry(text=pattern, is_pattern=True, sort=sort))
    assert len(found) > 10
    keys = [KEYS[sort](line) for line in found]
    assert keys == sorted(keys)  # type: ignore[type-var]


def test_enough_is_told(filled: Project) -> None:
    found = concordance.find(filled, Inquiry(text="the"), reviewer=ANALYST, most=2)
    assert (len(found), found.is_cut) == (2, True)
    found = concordance.find(filled, Inquiry(text="fog"), reviewer=ANALYST, most=2)
    assert (len(found), found.is_cut, found.cables) == (2, False, 2)


def test_everybody_sees_their_own_statements_alone(corpus: Project) -> None:
    (line,) = lines(corpus, Inquiry(text='"harbour master"'))
    annotating.add_statement(
        corpus,
        CableId(ONE),
        reviewer=ANALYST,
        kind=Kind.CLAIM,
        statement_type="denial",
        spans=[line.place.span],
    )
    (own,) = lines(corpus, Inquiry(text="master"))
    assert [one.statement_type for one in own.statements] == ["denial"]
    for stranger in (OTHER, "nobody yet", ""):
        (blind,) = lines(corpus, Inquiry(text="master"), stranger)
        assert blind.statements == ()
    (beside,) = lines(corpus, Inquiry(text="silent"))
    assert beside.statements == ()


@pytest.mark.parametrize("is_pattern", [False, True])
def test_it_can_be_given_up(filled: Project, is_pattern: bool) -> None:
    inquiry = Inquiry(text="fog", is_pattern=is_pattern)
    with pytest.raises(SearchStoppedError):
        concordance.find(filled, inquiry, reviewer=ANALYST, cancelled=lambda: True)


def test_progress_ends_with_the_last_cable(filled: Project) -> None:
    told: list[tuple[int, int]] = []
    concordance.find(
        filled,
        Inquiry(text="f.g", is_pattern=True),
        reviewer=ANALYST,
        progress=lambda done, total, _: told.append((done, total)),
    )
    assert told[-1] == (3, 3)


def test_a_hostile_pattern_is_stopped(
    filled: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reviewer.services.patterns.PATIENCE_S", 0.3)
    inquiry = Inquiry(text=r"(?:[\w ]+)+~", is_pattern=True)
    with pytest.raises(SlowPatternError, match="stopped"):
        concordance.find(filled, inquiry, reviewer=ANALYST)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=st.text(max_size=30), sort=st.sampled_from(Sort))
def test_whatever_is_typed_every_line_is_a_place(
    filled: Project, text: str, sort: Sort
) -> None:
    inquiry = Inquiry(text=f'"{text.replace(chr(34), " ")}', sort=sort)
    found = lines(filled, inquiry)
    for line in found:
        opened = browsing.cable(filled, line.cable_id)
        span = line.place.span
        assert opened.cable.span.start <= span.start < span.end <= opened.cable.span.end
        assert " ".join(opened.text[span.start : span.end].split()) == line.hit
