"""Invented corpora of any size: cables of invented posts in an invented language.

Words are syllables drawn so that few are frequent and most are rare, as in any
language, because the size and speed of an index depend on that.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random

POSTS = ("PORT SELWYN", "SELWYN NORTH", "KARVAL CITY", "TARNMOUTH", "OSTREY", "VELL")
_TAGS = ("PGOV", "EWWT", "KV", "PTER", "ECON", "PHUM", "PREL")
_LEVELS = (("UNCLASSIFIED", "U"), ("CONFIDENTIAL", "C"), ("SECRET", "S"))
_SYLLABLES = tuple(a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "un"))
_WORDS = 60_000
_WORDS_OF_A_LINE = 11
_FIRST_DAY = datetime(1998, 1, 1, tzinfo=UTC)
_FOLDER_SIZE = 1_000


def texts(count: int, *, words: int = 900) -> Iterator[str]:
    """So many cables of about six thousand characters, the same in every run."""
    return (cable_text(number, words=words) for number in range(count))


def write(folder: Path, count: int) -> list[Path]:
    """Write a corpus, a thousand files to a folder; returns these folders."""
    folders: list[Path] = []
    for number, text in enumerate(texts(count)):
        if number % _FOLDER_SIZE == 0:
            folders.append(folder / f"{number // _FOLDER_SIZE:04}")
            folders[-1].mkdir(parents=True)
        folders[-1].joinpath(f"{number}.txt").write_text(text, encoding="utf-8")
    return folders


def word(rank: int) -> str:
    """The word of a rank; 0 is the most frequent."""
    return _vocabulary()[0][rank]


def cable_text(number: int, *, words: int = 900) -> str:
    """One cable; every third cites the one before it, every fifth a missing one."""
    random = Random(number)  # noqa: S311 - no secret
    post = POSTS[number % len(POSTS)]
    sent = _FIRST_DAY + timedelta(minutes=25 * number)
    level, letter = random.choice(_LEVELS)
    return (
        f"R {sent:%d%H%MZ %b %y}\nFM AMCONSUL {post}\nTO SECSTATE WASHDC\n\n".upper()
        + f"{' '.join(level)} {post} {number:06}\n\nSIPDIS\n\n"
        f"E.O. 12958: DECL: 05/04/2019\nTAGS: {', '.join(random.sample(_TAGS, 3))}\n"
        f"SUBJECT: {' '.join(_drawn(random, 6)).upper()}\n{_reference(number, sent)}\n"
        f"{_body(random, letter, words)}TARN\n"
    )


def _reference(number: int, sent: datetime) -> str:
    if number % 5 == 0:
        return f"REF: {sent:%y} FARHAVEN {number}\n"
    if number % 3 == 0 and number:
        return f"REF: {sent:%y} {POSTS[(number - 1) % len(POSTS)]} {number - 1}\n"
    return ""


def _body(random: Random, letter: str, words: int) -> str:
    paragraphs = []
    for number in range(1, max(words // 120, 1) + 1):
        drawn = _drawn(random, 120)
        lines = (
            " ".join(drawn[at : at + _WORDS_OF_A_LINE])
            for at in range(0, len(drawn), _WORDS_OF_A_LINE)
        )
        paragraphs.append(f"{number}. ({letter}) " + "\n".join(lines) + ".\n\n")
    return "".join(paragraphs)


def _drawn(random: Random, count: int) -> list[str]:
    words, weights = _vocabulary()
    return random.choices(words, cum_weights=weights, k=count)


@cache
def _vocabulary() -> tuple[list[str], list[float]]:
    random = Random(7)  # noqa: S311 - no secret
    made: dict[str, None] = {}
    while len(made) < _WORDS:
        made["".join(random.choices(_SYLLABLES, k=random.randint(1, 4)))] = None
    weights = accumulate(1 / (rank + 3) for rank in range(_WORDS))
    return list(made), list(weights)
