"""The REF line: cables, mails and calls that the text builds on."""

import re
from typing import NamedTuple

from reviewer.domain.cable import Reference
from reviewer.parsing.posts import canonical_post, make_cable_id

_LETTER = re.compile(
    r"(?:(?<=^)|(?<=[\s,;.:]))(?:¶|1(?=[A-Z][.) ]))?"
    r"(?:\((?P<a>[A-Z]|\d{1,2})\)|(?P<b>[A-Z]|\d{1,2})\)|(?P<c>[A-Z])\.\)?)"
    r"(?=[ ]{0,6}[A-Z0-9'\"(])"
)
_BARE_LETTER = re.compile(
    r"(?:^|(?<=[,;] ))(?P<c>[A-Z])(?= +[A-Z])|(?<=\d )(?P<d>[A-Z])(?= [A-Z]{3})"
)
_POST = (
    r"[A-Z][A-Z'.-]*[A-Z](?: {1,3}(?!AND\b|OF\b|ON\b|FROM\b|CABLES?\b|DATED\b)"
    r"[A-Z][A-Z'.-]*){0,3}"
)
_CABLE = re.compile(
    rf"(?:'?(?P<year>(?:19|20)?\d{{2}})[ -]{{0,3}})?\b(?P<post>{_POST})"
    r"(?: {1,2}CABLES?)?(?: {0,2}\((?P<mid>\d{2}|[A-Z])\))?"
    r"[ -]{0,4}(?P<serial>[O0]{0,5}\d{1,7})(?:-(?P<after>\d{2})(?!\d))?"
    r"(?P<more>(?: {0,2}(?:,|/|AND|&|, AND) {0,2}\d{2,7}(?! ?[A-Z]{3})){0,12})"
    r"(?: {0,2}\((?P<suffix>(?:19|20)?\d{2})\))?",
    re.IGNORECASE,
)
_REVERSED = re.compile(r"^(?P<serial>\d{3,7}) +(?P<post>[A-Z][A-Z ]{3,30})$", re.I)
_SERIAL = re.compile(r"\d{2,7}")
_NOT_POSTS = re.compile(
    r"\b(?:E-?MAILS?|TELCON|FAM|FAX|LETTER|NOTE|CALL|INCSR|DATED|MAY|APR|MAR|FEB|JAN|"
    r"JUN|JUL|AUG|SEP|OCT|NOV|DEC|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|"
    r"SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|APPENDIX|LIC|UNSCR|RESOLUTION|NO|PARA|"
    r"SECTION|AIRGRAM|CA|PAGE|IIR|TD|FBIS)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(r"(?:REF(?:ERENCES?|TELS?|S)?\b[: ]*){1,2}", re.IGNORECASE)
_LABEL = re.compile(r"[\s]*(?:REF(?:\(S\)|ERENCES?|TELS?|S)?\b *:? *)?", re.IGNORECASE)
_NOTHING = frozenset({"NONE", "N/A", "NA", "NIL", ""})
_BLANKS = re.compile(r"[\s\\]+")


class Item(NamedTuple):
    """A lettered stretch of the field's value."""

    letter: str | None
    text: str


def read_references(value: str, year: int | None) -> tuple[Reference, ...]:
    """Read the field's value.

    A reference without a year is of ``year``, the cable's own. Mails, calls and
    what cannot be read keep their text and have no cable id.
    """
    references: list[Reference] = []
    last_post = ""
    for item in _items(" ".join(_BLANKS.split(value)).strip()):
        found = list(_cables(item, year, last_post))
        if found:
            last_post = found[-1][1]
            references += [reference for reference, _ in found]
        elif item.text.upper().strip(" .;,") not in _NOTHING:
            references.append(
                Reference(text=item.text.strip(" .;,"), letter=item.letter)
            )
    return tuple(references)


def _items(value: str) -> list[Item]:
    value = value[_LABEL.match(value).end() :] if value else value  # type: ignore[union-attr]
    marks = list(_LETTER.finditer(value))
    if not marks:
        bare = list(_BARE_LETTER.finditer(value))
        marks = bare if bare and bare[0].start() == 0 else []
    if not marks:
        return [Item(None, value)] if value else []
    items = []
    if value[: marks[0].start()].strip(" .;,"):
        items.append(Item(None, value[: marks[0].start()]))
    for number, mark in enumerate(marks):
        end = marks[number + 1].start() if number + 1 < len(marks) else len(value)
        letter = next(group for group in mark.groups() if group)
        text = value[mark.end() : end].strip()
        if text.strip(" .,;"):
            items.append(Item(letter, text))
        elif number + 1 == len(marks):
            continue
    return items


def _cables(
    item: Item, year: int | None, last_post: str
) -> list[tuple[Reference, str]]:
    text = (
        _LEAD.sub("", item.text).strip()
        if item.text[:3].upper() == "REF"
        else item.text
    )
    found: list[tuple[Reference, str]] = []
    for match in _CABLE.finditer(text):
        if _NOT_POSTS.search(match["post"]):
            continue
        found += _from_match(match, item, year)
    if not found and (back := _REVERSED.match(text.strip(" .;,"))):
        cable_id = _id(back["post"], back["serial"], year)
        found.append(
            (
                Reference(text=text.strip(), letter=item.letter, cable_id=cable_id),
                back["post"],
            )
        )
    if not found and last_post and (number := re.match(r"(\d{2,7})\b(?!/)", text)):
        cable_id = _id(last_post, number[1], year)
        found.append(
            (Reference(text=text, letter=item.letter, cable_id=cable_id), last_post)
        )
    return found


def _from_match(
    match: re.Match[str], item: Item, year: int | None
) -> list[tuple[Reference, str]]:
    post = match["post"]
    mid = match["mid"] if match["mid"] and match["mid"].isdigit() else None
    printed = match["year"] or mid or match["after"] or match["suffix"]
    own = _full_year(printed) if printed else year
    result = []
    serials = [
        match["serial"].upper().replace("O", "0"),
        *_SERIAL.findall(match["more"]),
    ]
    for serial in serials:
        reference = Reference(
            text=match[0].strip() if serial == serials[0] else serial,
            letter=item.letter,
            cable_id=_id(post, serial, own),
        )
        result.append((reference, post))
    return result


def _id(post: str, serial: str, year: int | None) -> str | None:
    return make_cable_id(year, canonical_post(post), serial) if year else None


def _full_year(printed: str) -> int:
    year = int(printed)
    if len(printed) > 2:  # noqa: PLR2004 - four digits
        return year
    return year + (1900 if year >= 66 else 2000)  # noqa: PLR2004 - oldest cables
