"""The doubtful decisions that reading a cable may take, and how far to trust each.

A confidence is the estimated share of such decisions that are right, from 0 to 1.
"Measured" ones were counted on real cables; the others are judgement, and say so.
They describe the kind of decision, not one case: rules that are right more often
than others have codes of their own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Doubt:
    """A kind of doubtful decision: what was decided, and how often rightly."""

    decision: str
    confidence: float
    measured: bool = False


UNKNOWN: Final = 0.0
"""The confidence in a decision that this version has no word for."""

_DOCUMENT = {
    "several_cables": Doubt("The text was split here: another cable follows.", 0.98),
    "neighbour_classified_higher": Doubt(
        "The text was split here; the cable that follows is classified higher.", 0.98
    ),
    "no_header": Doubt("Nothing of a header was found: all is read as body.", 0.95),
    "hidden_character": Doubt("An invisible character was left where it is.", 1.0),
    "look_alike": Doubt(
        "A bracket that only looks like a marking was not read as one.", 0.9
    ),
    "comma_for_apostrophe": Doubt("Commas were taken to stand for apostrophes.", 0.98),
}
_HEADER = {
    "no_classification_line": Doubt(
        "No line names level, post and number; the level was read elsewhere.", 0.85
    ),
    "id_from_file": Doubt("The cable's id was taken from the file or its page.", 0.95),
    "id_mended": Doubt("A misspelt post was mended in the cable's id.", 0.97),
    "filed_under_other_id": Doubt(
        "The id in the text was preferred to the one it is filed under.", 0.9
    ),
    "year_not_printed": Doubt("The year was taken from elsewhere, or not at all.", 0.9),
    "impossible_dtg": Doubt("A date-time group that is no date was left out.", 0.95),
    "ambiguous_date": Doubt("A date was read month first.", 0.97),
    "impossible_date": Doubt("A date that is none was left out.", 0.95),
    "date_computed": Doubt("A date was reckoned from a number of years.", 0.97),
    "tags_split": Doubt("TAGS printed without a blank were parted.", 0.97),
    "subject_from_filing": Doubt(
        "The subject was taken from the title it is filed under.", 0.95
    ),
    "reference_year_assumed": Doubt(
        "A reference of January without a year was taken to be of this year.", 0.6
    ),
    "body_start_guessed": Doubt(
        "The body was taken to begin where no number, rule or label stands.", 0.95
    ),
}
_NUMBERS = {
    "pilcrow_as_digit": Doubt(
        "Pilcrows were taken to have become a digit 1.", 0.995, measured=True
    ),
    "fragment_number": Doubt("A text that begins at 11 keeps its 11.", 0.8),
    "number_gap": Doubt("Numbers were taken to be missing.", 0.95),
    "number_repeated": Doubt("A number used twice was taken as a paragraph's.", 0.85),
    "number_garbled": Doubt("A number that does not fit was read by the count.", 0.85),
    "number_in_mid_line": Doubt(
        "A number in mid-line was taken to open a paragraph.", 0.97
    ),
    "number_left_in_text": Doubt(
        "The next number of the count was taken to belong to a list.", 0.9
    ),
    "paragraph_unnumbered": Doubt(
        "Text without a number was taken as a paragraph of its own.", 0.9
    ),
    "quote_unclosed": Doubt("A quoted text without an end was ended.", 0.8),
}
_MARKINGS = {
    "paragraph_unmarked": Doubt(
        "No marking was found where other paragraphs have one.", 0.97
    ),
    "marking_inherited": Doubt(
        "A marking of the whole text was applied to unmarked paragraphs.", 0.97
    ),
    "marking_behind_label": Doubt(
        "A marking behind a label was taken as the paragraph's.", 0.97
    ),
    "mistyped_marking": Doubt("A misspelt marking was read.", 0.95),
    "two_markings": Doubt("Of two markings the higher was taken.", 0.95),
    "marking_in_text": Doubt(
        "A bracket in running text that reads like a marking was not taken.", 0.6
    ),
}
_STRUCTURE = {
    "heading_guessed": Doubt("A line without a rule was taken as a heading.", 0.95),
    "heading_in_line": Doubt("Words in mid-line were taken as a heading.", 0.95),
    "block_unclosed": Doubt(
        "A Summary, Comment or Note without an end was ended.", 0.93
    ),
    "block_unopened": Doubt("A summary without a label was begun at the text.", 0.95),
    "signature_guessed": Doubt("A name not set apart was taken as signature.", 0.95),
    "caption_in_text": Doubt("A caption within the text was set aside.", 0.99),
    "level_in_text": Doubt("A level alone on a line was set aside.", 0.95),
    "page_line_in_text": Doubt("A page line in mid-line was set aside.", 0.98),
    "header_repeated": Doubt("A header printed again was set aside.", 0.97),
    "boilerplate_guessed": Doubt("An invitation to a web site was set aside.", 0.97),
    "residue_guessed": Doubt("What stands below the signature was set aside.", 0.95),
}
DOUBTS: Final[Mapping[str, Doubt]] = MappingProxyType(
    {**_DOCUMENT, **_HEADER, **_NUMBERS, **_MARKINGS, **_STRUCTURE}
)
"""Every code that a note on a cable may carry; codes are never renamed."""


def confidence(code: str) -> float:
    """How often a decision of this kind is right, from 0 to 1."""
    doubt = DOUBTS.get(code)
    return doubt.confidence if doubt else UNKNOWN
