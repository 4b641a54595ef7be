"""The table of doubts: stable codes, each with a decision and a confidence."""

import pytest

from reviewer import resources
from reviewer.domain import doubts
from reviewer.domain.cable import ParseNote
from reviewer.domain.text import Span

CODES = {
    "ambiguous_date",
    "block_unclosed",
    "block_unopened",
    "body_start_guessed",
    "boilerplate_guessed",
    "caption_in_text",
    "comma_for_apostrophe",
    "date_computed",
    "filed_under_other_id",
    "fragment_number",
    "header_repeated",
    "heading_guessed",
    "heading_in_line",
    "hidden_character",
    "id_from_file",
    "id_mended",
    "impossible_date",
    "impossible_dtg",
    "level_in_text",
    "look_alike",
    "marking_behind_label",
    "marking_in_text",
    "marking_inherited",
    "mistyped_marking",
    "neighbour_classified_higher",
    "no_classification_line",
    "no_header",
    "number_gap",
    "number_garbled",
    "number_in_mid_line",
    "number_left_in_text",
    "number_repeated",
    "page_line_in_text",
    "paragraph_unmarked",
    "paragraph_unnumbered",
    "pilcrow_as_digit",
    "quote_unclosed",
    "reference_year_assumed",
    "residue_guessed",
    "several_cables",
    "signature_guessed",
    "subject_from_filing",
    "tags_split",
    "two_markings",
    "year_not_printed",
}
"""Frozen: scripts rely upon them. Codes may be added, never renamed or dropped."""


def test_no_code_was_renamed_or_dropped() -> None:
    assert set(doubts.DOUBTS) == CODES


@pytest.mark.parametrize("code", sorted(CODES))
def test_each_says_what_was_decided_and_how_often_rightly(code: str) -> None:
    doubt = doubts.DOUBTS[code]
    assert doubt.decision.endswith(".")
    assert 0.5 < doubt.confidence <= 1


def test_a_note_has_the_confidence_of_its_code() -> None:
    note = ParseNote(code="pilcrow_as_digit", message="", span=Span(0, 1))
    assert note.confidence == doubts.DOUBTS["pilcrow_as_digit"].confidence


def test_nothing_is_known_of_a_code_of_a_later_version() -> None:
    note = ParseNote(code="of_a_later_version", message="", span=Span(0, 1))
    assert note.confidence == doubts.UNKNOWN


def test_the_help_has_the_same_table() -> None:
    page = resources.path("help/parse-notes.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    assert rows == [
        f"| `{code}` | {doubt.decision} | {doubt.confidence:g}"
        f"{'' if doubt.measured else ' *'} |"
        for code, doubt in doubts.DOUBTS.items()
    ]
