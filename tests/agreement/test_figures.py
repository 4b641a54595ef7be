"""All figures together, and that they agree with the list of disagreements."""

import pytest
from hypothesis import given, settings

from reviewer.agreement.comparing import Compared, Reading, compare
from reviewer.agreement.figures import Figures, figures
from reviewer.agreement.gamma import Sampling
from reviewer.domain.comparison import Coding, Disagreement, Side
from reviewer.domain.identifiers import CableId
from tests.coded import CABLE, TEXT, book, claim, coding, codings, comment, compared

FEW = Sampling(samples=5)
FIRST = coding(
    claim("a1", 0, 20, "denial", access="hearsay"),
    claim("a2", 30, 50, access="first_hand"),
    comment("a3", 60, 80),
    claim("a4", 150, 170, "warning"),
)
SECOND = coding(
    claim("b1", 0, 20, "denial", access="hearsay"),
    claim("b2", 32, 50, access="second_hand"),
    comment("b3", 60, 80),
)


def of(*found: Compared) -> Figures:
    return figures(found, book(), FEW)


FOUND = of(compared(FIRST, SECOND))


def test_the_names_of_the_command_line_are_there() -> None:
    assert {
        "cohen_kappa",
        "gwet_ac1",
        "krippendorff_alpha",
        "alpha_u",
        "u_alpha",
        "gamma",
        "span_f1_exact",
        "span_f1_overlap",
        "character_f1",
    } <= FOUND.measures.keys()


def test_figures_of_labels_tell_what_they_cover() -> None:
    kappa = FOUND.measures["cohen_kappa"]
    assert (kappa.n, kappa.observed) == (3, 1)
    assert kappa.coverage == pytest.approx(6 / 7)
    assert FOUND.measures["span_f1_exact"].value == pytest.approx(2 * 2 / 7)


def test_a_label() -> None:
    denial, warning = (
        next(item for item in FOUND.by_label if item.label == label)
        for label in ("denial", "warning")
    )
    assert (denial.first, denial.second, denial.matched) == (1, 1, 1)
    assert denial.cohen_kappa.value == 1
    assert (warning.first, warning.second) == (1, 0)
    assert warning.span_f1_overlap.value == 0
    assert warning.cohen_kappa.why == warning.alpha_u.why == "a pass has none"


def test_an_attribute_is_agreed_upon_by_those_who_have_it() -> None:
    access, likelihood = FOUND.by_attribute["access"], FOUND.by_attribute["likelihood"]
    assert (access.n, access.observed) == (2, 0.5)
    assert access.coverage == pytest.approx(4 / 5)
    assert (likelihood.n, likelihood.value) == (1, None)
    assert "confidence" not in FOUND.by_attribute


def test_a_cable() -> None:
    (cable,) = FOUND.by_cable
    assert (cable.first, cable.second, cable.matched) == (4, 3, 3)
    assert cable.disagreements == 3  # a boundary, an access, a warning alone


def test_no_cable_no_figure() -> None:
    nothing = of()
    assert nothing.cables == 0
    assert all(measure.value is None for measure in nothing.measures.values())
    assert all(measure.why for measure in nothing.measures.values())


def test_an_empty_pass_no_figure() -> None:
    empty = of(compared(FIRST, coding()))
    assert all(measure.value is None for measure in empty.measures.values())


def test_one_label_only_is_no_agreement_on_labels() -> None:
    one = of(compared(coding(claim("a", 0, 20)), coding(claim("b", 0, 20))))
    for name in ("cohen_kappa", "gwet_ac1", "krippendorff_alpha"):
        assert one.measures[name].value is None
        assert "one value" in str(one.measures[name].why)


def test_cables_are_laid_end_to_end() -> None:
    again = [
        Reading(cable_id=CableId(f"{CABLE}~{n}"), first=FIRST, second=SECOND, text=TEXT)
        for n in range(2)
    ]
    found = figures(compare(again, book()), book(), FEW)
    assert found.cables == 2
    assert found.measures["cohen_kappa"].n == 6
    assert found.gamma.disorder == pytest.approx(FOUND.gamma.disorder)


@settings(max_examples=50)
@given(first=codings(Side.A), second=codings(Side.B))
def test_list_and_figures_always_agree(first: Coding, second: Coding) -> None:
    item = compared(first, second)
    found = of(item)
    names = [case.name for case in item.comparison.disagreements]
    alone = sum(name.startswith("only_in_") for name in names)
    pairs = len(item.comparison.pairs)
    total = len(first.statements) + len(second.statements)
    assert 2 * pairs + alone == total
    assert found.measures["cohen_kappa"].n == pairs
    if first.statements and second.statements:
        apart = len({(c.a, c.b) for c in _of_pairs(item)})
        exact, overlap, place = (
            found.measures[f"span_f1_{name}"].value
            for name in ("exact", "overlap", "place")
        )
        assert exact == pytest.approx(2 * (pairs - apart) / total)
        assert overlap == pytest.approx(2 * (pairs - names.count("label")) / total)
        assert place == pytest.approx(2 * pairs / total)


def _of_pairs(item: Compared) -> list[Disagreement]:
    return [
        case
        for case in item.comparison.disagreements
        if case.name in {"boundary", "label"}
    ]


@settings(max_examples=30)
@given(first=codings(Side.A), second=codings(Side.B))
def test_swapping_the_passes_changes_no_figure(first: Coding, second: Coding) -> None:
    one, other = of(compared(first, second)), of(compared(second, first))
    for name in one.measures.keys() - {"gamma"}:
        assert one.measures[name].value == pytest.approx(other.measures[name].value)
        assert one.measures[name].n == other.measures[name].n
