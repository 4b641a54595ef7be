"""Source, cue and content of a statement, set by keys."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from reviewer.domain.statement import Statement
from reviewer.domain.text import Span
from reviewer.gui.wiring import Parts
from reviewer.services import samples
from tests import window
from tests.window import press, quote


@pytest.fixture(scope="module")
def made_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return samples.make(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def parts(qapp: QApplication, tmp_path: Path, made_sample: Path) -> Iterator[Parts]:
    copied = Path(shutil.copy(made_sample, tmp_path / made_sample.name))
    with window.opened(qapp, copied) as found:
        found.session.show_cable(samples.SHOWN_CABLE)
        press(found, "Ctrl+2", "S", "C")
        yield found


def current(parts: Parts) -> Statement:
    assert parts.session.current
    return parts.session.current


def select_word(parts: Parts) -> Span:
    """Select a word far from the statement in hand."""
    end = current(parts).end
    opened = parts.session.open_cable
    assert opened
    start = opened.text.index(" the ", end + 200) + 1
    parts.window.workbench.reader.select_span((Span(start, start + 3),))
    return Span(start, start + 3)


@pytest.mark.parametrize(("key", "part"), [("O", "source_spans"), ("U", "cue_spans")])
def test_selected_words_become_source_or_cue(parts: Parts, key: str, part: str) -> None:
    word = select_word(parts)
    press(parts, key)
    assert getattr(current(parts), part) == (word,)
    press(parts, "Ctrl+Z")
    assert getattr(current(parts), part) != (word,)


def test_a_second_selection_is_added_as_a_further_part(parts: Parts) -> None:
    before = current(parts).spans
    word = select_word(parts)
    press(parts, "M")
    assert current(parts).spans == (*before, word)
    assert "the" in quote(parts, current(parts))


def test_the_content_is_resized_by_keys(parts: Parts) -> None:
    before = current(parts)
    press(parts, "Shift+E", "Alt+Left", "Alt+Left", "Shift+E")
    after = current(parts)
    assert after.statement_id == before.statement_id
    assert after.start == before.start
    assert after.end < before.end


def test_a_comment_has_no_source(parts: Parts) -> None:
    parts.window.workbench.reader.go_to(current(parts).end + 400)
    press(parts, "S", "R")
    before = current(parts)
    select_word(parts)
    press(parts, "O")
    assert current(parts) == before
