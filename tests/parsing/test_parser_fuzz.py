"""T13: ten million characters of damaged cables; nothing raised, everything tiled.

Every case is made from a number, so that a failure names what to repeat.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from reviewer.domain.cable import Cable
from reviewer.errors import InputError
from reviewer.parsing.parser import parse_document
from reviewer.parsing.readers import read

DATA = Path(__file__).resolve().parents[1] / "data"
BYTES_IN_ALL = 10_000_000
SHARES = 8
_PIECES = (
    "\n\n", "\n", " \\\n", "¶", "1. (C) ", "11. (S/NF) ", "(", ")", "(C)", "[", "]",
    "-----\n", "=== ", "SUBJECT: ", "TAGS: ", "REF: A. ", "E.O. 12958: DECL: ",
    "Classified By: ", "Summary: ", "END SUMMARY", "(Comment: ", "end comment.",
    "NOTE: ", "BEGIN TEXT\n", "END TEXT", "SIPDIS\n", "NNNN\n", "PAGE 02 ",
    " 00000041  002 OF 003", "SECTION 02 OF 02 ", "VZCZCXRO4117\n", "FM AMEMBASSY ",
    "MRN: 12 PORT SELWYN 41\n", "Signature: ", "Message Text\n", "\u2028", "\x00",
    "\u0130", "\ufeff", "\u202e", "\u0421", "\uff08\uff23\uff09", "\ud800",
    "123456 2009-01-01 09PORTSELWYN12 row\n", "header ends", "\t", "  ",
)  # fmt: skip


def sources() -> list[str]:
    files = sorted(DATA.glob("*.txt")) + sorted((DATA / "bodies").glob("*.toml"))
    return [file.read_text(encoding="utf-8") for file in files]


def damaged(text: str, random: Random) -> str:
    """Cut, double, move and insert, a few to many times."""
    for _ in range(random.choice((1, 3, 10, 40))):
        start = random.randrange(len(text) + 1)
        stop = min(start + random.choice((0, 1, 5, 60, 600)), len(text))
        into = random.choice(
            (
                "",
                random.choice(_PIECES),
                random.choice(_PIECES) * 9,
                text[start:stop] * 2,
            )
        )
        text = text[:start] + into + text[stop:]
    return text


@pytest.mark.parametrize("share", range(SHARES))
def test_damaged_cables_are_read_without_an_error(
    share: int, check_cable: Callable[[str, Cable], None]
) -> None:
    random = Random(share)  # noqa: S311 - no secret
    given = sources()
    done = 0
    while done < BYTES_IN_ALL // SHARES:
        text = damaged(random.choice(given), random)
        cables = parse_document(text)
        assert "".join(text[c.span.start : c.span.end] for c in cables) == text
        for cable in cables:
            check_cable(text, cable)
        done += len(text)
    assert done * SHARES >= BYTES_IN_ALL


def test_damaged_bytes_are_read_or_refused_in_words() -> None:
    random = Random(0)  # noqa: S311 - no secret
    given = [text.encode() for text in sources()]
    for _ in range(300):
        data = bytearray(random.choice(given))
        for _ in range(random.choice((1, 20, 400))):
            data[random.randrange(len(data))] = random.randrange(256)
        cut = bytes(data[random.randrange(len(data)) :])
        with suppress(InputError):
            document = read(cut, "damaged.txt")
            assert parse_document(document.text)[-1].span.end == len(document.text)
