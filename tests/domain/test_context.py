"""Hits with the words around them."""

from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.context import context, snippet
from reviewer.domain.text import Span

TEXT = "The harbour\nmaster denied   raising the dues twice in May."


def test_context_is_whole_words_on_one_line() -> None:
    start = TEXT.index("denied")
    around = context(TEXT, Span(start, start + 6), left=12, right=12)
    assert (around.left, around.hit, around.right) == (
        "master ",
        "denied",
        " raising",
    )


def test_a_snippet_names_every_hit_inside_it() -> None:
    spans = [Span(TEXT.index(w), TEXT.index(w) + len(w)) for w in ("denied", "dues")]
    found = snippet(TEXT, spans, width=12)
    assert found.text == "…master denied raising the…"
    assert [found.text[s.start : s.end] for s in found.hits] == ["denied"]
    found = snippet(TEXT, spans, width=20)
    assert found.text == "The harbour master denied raising the dues twice…"
    assert [found.text[s.start : s.end] for s in found.hits] == ["denied", "dues"]


@given(
    st.text(max_size=200), st.integers(0, 200), st.integers(1, 20), st.integers(0, 50)
)
def test_any_hit_is_shown(text: str, start: int, length: int, width: int) -> None:
    hit = Span(min(start, len(text)), min(start + length, len(text)))
    words = " ".join(text[hit.start : hit.end].split())
    found = snippet(text, [hit], width=width)
    shown = found.hits[0]
    assert " ".join(found.text[shown.start : shown.end].split()) == words
    around = context(text, hit, left=width, right=width)
    assert around.hit == words
    assert len(around.left) <= width
