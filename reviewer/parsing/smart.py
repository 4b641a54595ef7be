"""The header of messages since 2010: one name and value a line.

``MRN: 12 PORT SELWYN 41``, ``From: PORT SELWYN, AMCONSUL`` and so on stand for the
transmission header of older cables.

Source: 5 FAH-1 H-210, 5 FAH-3 H-710.
"""

import re
from collections.abc import Iterator, Mapping

from reviewer.parsing.transmission import Addressee, Transmission, read_dtg

FIELD = re.compile(
    r"(?P<mrn>MRN)|(?P<date>Date/DTG)|(?P<from>From)|(?P<action>Action)|(?P<info>Info)"
    r"|(?P<captions>Captions)|(?P<pass>Pass Line)",
    re.IGNORECASE,
)
"""Names of the fields that older headers do not have; a colon follows."""
_NUMBER = re.compile(r"(\d\d) ([A-Z][A-Z .'-]{1,40}?) (\d{1,7})\b")
_DTG = re.compile(r"(\d{6})Z ([A-Z]{3}) (\d{4}|\d{2})\b")
_PRECEDENCE = re.compile(r"[ ,]*\b((?:NIACT )?IMMEDIATE|PRIORITY|ROUTINE|FLASH)$")
_ORDER = ("FLASH", "NIACT IMMEDIATE", "IMMEDIATE", "PRIORITY", "ROUTINE")


def read_smart(values: Mapping[str, str]) -> Transmission:
    """Read the fields that name number, time and posts.

    Args:
        values: The fields' printed values by the names of ``FIELD``.
    """
    result = Transmission()
    if number := _NUMBER.search(values.get("mrn", "").upper()):
        result.year = 2000 + int(number[1])
        result.post, result.serial = number[2], number[3]
    if found := _DTG.search(values.get("date", "").upper()):
        result.dtg = read_dtg(found[1], found[2], found[3])
    sender = list(_posts(values.get("from", "")))
    result.from_post = sender[0].name if sender else None
    result.action = list(_posts(values.get("action", "")))
    result.info = list(_posts(values.get("info", "")))
    printed = {post.precedence for post in (*result.action, *result.info)}
    result.precedence = tuple(word for word in _ORDER if word in printed)[:1]
    return result


def _posts(value: str) -> Iterator[Addressee]:
    """``WASHDC, SECSTATE ROUTINE``, one a line or parted by semicolons."""
    for piece in re.split(r"[;\n]", value):
        text = " ".join(piece.upper().replace("\\", " ").split()).strip(" ,")
        if not text:
            continue
        word = _PRECEDENCE.search(text)
        name = text[: word.start()] if word else text
        place, _, kind = name.partition(", ")
        yield Addressee(
            name=f"{kind} {place}" if kind else place,
            precedence=word[1] if word else None,
        )
