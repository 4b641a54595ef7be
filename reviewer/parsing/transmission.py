"""The transmission header: id, routing, date-time group, posts addressed.

Source: ACP 127 format lines 1 to 8, 5 FAH-2 H-320.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from reviewer.domain.cable import ParseNote
from reviewer.domain.text import Span
from reviewer.parsing.lines import Line

FIRST_LINE = re.compile(r"\W?V?ZCZC([A-Z]{3}) ?(\d{4})\b")
_FROM_LINE = re.compile(r"DE (RU[A-Z]{2,6}) +#(\d{4,6})(?:/(\d\d))?(?: +(\d{7}))?")
_GROUP = r"(?:Z|O|P|R|NIACT O|Y)"
DTG_LINE = re.compile(
    rf"({_GROUP}(?: {_GROUP})?) {{1,3}}(\d{{6}})Z {{0,2}}([A-Z]{{3}}) {{1,2}}"
    r"(\d{4}|\d{2})\b"
)
_BARE_DTG = re.compile(r"(\d{6})Z ([A-Z]{3}) (\d{4}|\d{2})\b")
_PRECEDENCES = {
    "Z": "FLASH", "O": "IMMEDIATE", "P": "PRIORITY", "R": "ROUTINE",
    "NIACT O": "NIACT IMMEDIATE", "Y": "EMERGENCY COMMAND PRECEDENCE",
}  # fmt: skip
_MONTHS = {
    name: number
    for number, name in enumerate(
        [
            "JAN",
            "FEB",
            "MAR",
            "APR",
            "MAY",
            "JUN",
            "JUL",
            "AUG",
            "SEP",
            "OCT",
            "NOV",
            "DEC",
        ],
        start=1,
    )
}
_LABEL = re.compile(r"(FM|TO|INFO|XMT)(?:[ /]|$)")
_ROUTE = re.compile(r"(R[UH][A-Z0-9]{2,8})[/)]")
_ROUTES = frozenset({"RU", "RH"})
"""How the routing indicator of an addressee begins."""
_PRECEDENCE_WORD = re.compile(
    r" +((?:NIACT )?IMMEDIATE|PRIORITY|ROUTINE|FLASH)(?= |$)(?: +0{0,2}$)?"
)
_NUMBER = re.compile(r" +(\d{3,5})$")
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \d")
_OLD_PAGE = re.compile(r"^PAGE \d\d +[A-Z ]{2,25} +\d{4,6} +\d{6}Z *")
_OFFICE = re.compile(r"//.*$")
_JOINED = re.compile(
    r"(?=V?ZCZC[A-Z]{3}\d{4})|(?<=\d{4})(?=[A-Z]{2} RUE)|"
    r"(?=(?:FM |TO |INFO )(?:RU|RH|AM|SEC))|(?=R[UH][A-Z]{3,6}/[A-Z])"
    r"|(?=DE RU[A-Z]{2,6} #)|(?=ZN[RY] [A-Z]{5} )|(?=[ZOPR](?: [ZOPR])? \d{6}Z )"
)
_CENTURY_TURN = 66
"""Two-digit years from here on are in the 1900s: no older cable is on record."""


@dataclass(slots=True)
class Addressee:
    """One addressed post: routing indicator, plain name, precedence, number."""

    name: str
    route: str | None = None
    precedence: str | None = None
    number: str | None = None
    excluded: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Transmission:
    """What the transmission header says; ``station`` and ``serial`` by its DE line.

    ``post`` and ``year`` are known only where a message number names them.
    """

    transmission_id: str | None = None
    station: str | None = None
    serial: str | None = None
    section: int | None = None
    post: str | None = None
    year: int | None = None
    precedence: tuple[str, ...] = ()
    dtg: datetime | None = None
    from_post: str | None = None
    action: list[Addressee] = field(default_factory=list)
    info: list[Addressee] = field(default_factory=list)
    notes: list[ParseNote] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was recognised."""
        return not (self.transmission_id or self.dtg or self.from_post or self.action)


def read_transmission(lines: Sequence[Line]) -> Transmission:
    """Read the lines above the classification line; repeats change nothing."""
    result = Transmission()
    current: list[Addressee] | None = None
    excluding = False
    for line in _unjoined(lines):
        text = line.text
        label = _LABEL.match(text)
        if label is None:
            if text[:2] not in _ROUTES and _read_routing(result, line):
                current = None
            elif current is not None:
                excluding = _address(current, text, excluding=excluding)
            continue
        rest = text[label.end() :].strip()
        if label[1] == "XMT":
            excluding = _address(current or [], rest, excluding=True)
            continue
        excluding = False
        if label[1] == "FM":
            if result.from_post is None:
                # Above FM stand distribution blocks that also say INFO.
                result.from_post = plain_name(rest) or None
                result.action, result.info = [], []
            current = None
        else:
            current = result.action if label[1] == "TO" else result.info
            excluding = _address(current, rest, excluding=False)
    return result


def _unjoined(lines: Sequence[Line]) -> list[Line]:
    """Split lines into which a whole header was run together."""
    result: list[Line] = []
    for line in lines:
        joined = line.text.count("/") > 1 or "#" in line.text
        if len(line.text) < 100 or not joined:  # noqa: PLR2004 - no post is so long
            result.append(line)
            continue
        position = line.start
        for piece in _JOINED.split(line.text):
            text = piece.strip()
            if text:
                result.append(Line(position, position + len(text), text, False))  # noqa: FBT003
            position += len(piece)
    return result


def _read_routing(result: Transmission, line: Line) -> bool:
    """Read format lines 1 to 5; True where the line was one of them."""
    text = line.text
    if found := FIRST_LINE.match(text):
        result.transmission_id = result.transmission_id or f"VZCZC{found[1]}{found[2]}"
        return True
    if found := _FROM_LINE.match(text):
        if result.serial is None:
            result.station, result.serial = found[1], found[2]
            result.section = int(found[3]) if found[3] else None
        return True
    if found := DTG_LINE.match(text):
        if result.dtg is None:
            names = found[1].split() if "NIACT" not in found[1] else [found[1]]
            result.precedence = tuple(_PRECEDENCES[name] for name in names)
            _set_dtg(result, line, found[2], found[3], found[4])
        return True
    if found := _BARE_DTG.match(text):
        if result.dtg is None:
            _set_dtg(result, line, found[1], found[2], found[3])
        return True
    return text.startswith(("ZNY ", "ZNR "))


def _set_dtg(
    result: Transmission, line: Line, group: str, month: str, year: str
) -> None:
    result.dtg = read_dtg(group, month, year)
    if result.dtg is None:
        result.notes.append(
            ParseNote(
                code="impossible_dtg",
                message="The date-time group is no date; the cable has none.",
                span=Span(line.start, line.end),
            )
        )


def read_dtg(group: str, month: str, year: str) -> datetime | None:
    """``160447``, ``NOV``, ``09`` → 2009-11-16 04:47 UTC; None if no such time."""
    full = int(year)
    if len(year) == 2:  # noqa: PLR2004 - two digits
        full += 1900 if full >= _CENTURY_TURN else 2000
    day, hour, minute = int(group[:2]), int(group[2:4]), int(group[4:])
    try:
        return datetime(full, _MONTHS[month], day, hour, minute, tzinfo=UTC)
    except (KeyError, ValueError):
        return None


def _address(posts: list[Addressee], text: str, *, excluding: bool) -> bool:
    """Add one addressee line; returns whether following lines are excluded posts."""
    text = _OLD_PAGE.sub("", text).strip()
    if not text or not text[0].isalnum() or _WEEKDAY.match(text):
        return excluding
    if text.startswith("XMT"):
        text = text[3:].lstrip(" /")
        excluding = True
    post = read_addressee(text)
    if excluding:
        if posts and post.name:
            posts[-1].excluded.append(post.name)
    elif post.name:
        posts.append(post)
    return excluding


def read_addressee(text: str) -> Addressee:
    """Take ``RUEHC/SECSTATE WASHDC IMMEDIATE 6818`` apart."""
    route = _ROUTE.match(text)
    if route:
        text = text[route.end() :].strip()
    text = _OFFICE.sub("", text).strip()
    number = _NUMBER.search(text)
    if number:
        text = text[: number.start()]
    word = _PRECEDENCE_WORD.search(text)
    if word:
        text = text[: word.start()]
    return Addressee(
        name=" ".join(text.split()).rstrip(" /"),
        route=route[1] if route else None,
        precedence=word[1] if word else None,
        number=number[1] if number else None,
    )


def plain_name(text: str) -> str:
    """The plain-language address alone."""
    return read_addressee(text).name
