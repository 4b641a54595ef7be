"""Forms of cues: spelled right, and found as whole words."""

import pytest

from reviewer.suggesting.forms import Forms, FoundForm, inflected

IRREGULAR = ("said", "told", "went", "going", "gone")


@pytest.mark.parametrize(
    ("entry", "forms"),
    [
        ("say said", ("say", "says", "said", "saying")),
        ("deny", ("deny", "denies", "denied", "denying")),
        ("agree", ("agree", "agrees", "agreed", "agreeing")),
        ("point out", ("point out", "points out", "pointed out", "pointing out")),
        ("admit admitted admitting", ("admit", "admits", "admitted", "admitting")),
        ("go on went going gone", ("go on", "goes on", "went on", "going on")),
    ],
)
def test_a_verb_has_its_forms(entry: str, forms: tuple[str, ...]) -> None:
    assert inflected(entry, IRREGULAR)[: len(forms)] == forms


def test_forms_are_found_whole_and_the_longest_first() -> None:
    forms = Forms(["point", "point out", "share"])
    text = "He points; they POINT  out a point, file-sharing and share-holding"
    assert list(forms.find(text)) == [
        FoundForm("point out", 16, 26),
        FoundForm("point", 29, 34),
    ]
