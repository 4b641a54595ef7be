"""What words may be a heading: short, no sentence, no table row, no list item."""

import re
from collections.abc import Sequence

from reviewer.parsing.classification_line import read_level_alone
from reviewer.parsing.lines import Line

LONGEST_TITLE = 110
"""Characters; titles of two lines between rules may reach this."""
SENTENCE_END = re.compile(r"[.!?][\"'”’)]{0,2} {1,3}(?=[\"'“‘(]?[A-Z0-9.])")
NUMBERED = re.compile(r"¶? ?\d{1,3}[.)]\s{0,3}")
_BULLET = re.compile(r"(?:--?|[*•]|\(?[0-9a-z]{1,2}\)|¶)[ \t]?")
_TABLE = re.compile(r"\S {3,}\S")
_NO_TITLE = re.compile(
    r"(?:.{0,40}\bENTIRE (?:TEXT|MESSAGE|CABLE)\b"
    r"|\(?(?:BEGIN|END)\b|TOTALS?\b|NNNN|BT$|PAGE \d|DRAFTED|X{5,}|\(?SIGNED)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_MINOR_WORDS = (
    "a an and as at but by for from in into is of on or over per the to up via vs "
    "with without not no be are was it its del de la el der von"
)
_MINOR = frozenset(_MINOR_WORDS.split())
_MOST_WORDS = 16
_CAPITAL_SHARE = 0.8
_CAPS_SHARE = 0.7
_PROBED_LINES = 60


def is_title(title: str) -> bool:
    """Say whether words could be a heading, by themselves."""
    title = title.strip()
    if not 1 < len(title) <= LONGEST_TITLE or not _WORD.search(title):
        return False
    if title[-1] in ".,;" and not title.endswith(("..", ". .", "U.S.", "?.", "!.")):
        return False
    if _TABLE.search(title) or NUMBERED.match(title) or _NO_TITLE.match(title):
        return False
    if _BULLET.match(title):
        return title.startswith("* ")
    return len(title.split()) <= _MOST_WORDS and not read_level_alone(title)


def has_title_case(text: str) -> bool:
    """Say whether nearly all words that count begin with a capital."""
    words = [word for word in _WORD.findall(text) if word not in _MINOR]
    capital = sum(word[0].isupper() for word in words)
    return bool(words) and capital >= _CAPITAL_SHARE * len(words)


def is_table_row(text: str) -> bool:
    """Say whether a short line has columns."""
    return len(text) < LONGEST_TITLE and _TABLE.search(text) is not None


def is_all_caps(lines: Sequence[Line]) -> bool:
    """Say whether a body is printed in capitals, so that capitals mean nothing."""
    probe = lines[:_PROBED_LINES]
    return sum(line.text.isupper() for line in probe) > _CAPS_SHARE * len(probe)
