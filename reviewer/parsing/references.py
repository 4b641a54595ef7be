"""The REF line: cables, mails and calls that the text builds on.

Traps: ``(C) POST 12`` is letter C, not CONFIDENTIAL; the year stands before,
behind or inside; ``POST 12 AND 34`` are two cables.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from reviewer.domain.cable import Reference
from reviewer.parsing.posts import canonical_post, make_cable_id

_LABEL = re.compile(
    r"\s*(?:(?P<letter>[A-Z])\. )?REF(?:\(S\)|(?:ERENCES?|TELS?|S)?\b) *:? *",
    re.IGNORECASE,
)
_LETTERED_LABEL = re.compile(r"\bREF ([A-Z]) ?: ?", re.IGNORECASE)
"""``REF A: POST 12``, one a line."""
_REPEATED_LABEL = re.compile(r"(?:REF(?:ERENCES?|TELS?|S)?\b[: ]*){1,2}", re.IGNORECASE)
_LETTER = re.compile(
    r"(?:^|(?<=[\s,;.:]))(?:¶|1(?=[A-Z][.) ]))?"
    r"(?:\((?P<a>[A-Za-z]|\d)\)|(?P<b>[A-Za-z]|\d)\)|(?P<c>[A-Z])\.\)?)"
    r"(?= {0,6}[A-Z'\"(]| {0,6}\d{2,4} | {1,6}\d)"
)
_BARE_LETTER = re.compile(
    r"(?:^|(?<=[,;] ))(?P<c>[A-Z])(?= +[A-Z])|(?<=\d )(?P<d>[A-Z])(?= [A-Z]{3})"
)
_NOT_A_POST = r"(?!(?:AND|OF|ON|FROM|CABLES?|DATED|PREVIOUS|NOTAL)\b)"
_POST = (
    rf"{_NOT_A_POST}[A-Z][A-Z'.-]*[A-Z]"
    rf"(?:(?: {{1,3}}|-){_NOT_A_POST}(?:A\b|[A-Z][A-Z'.-]+)){{0,3}}"
)
_CABLE = re.compile(
    rf"(?:'?\b(?P<year>(?:19|20)?\d{{2}})[ -]{{0,3}})?(?<![A-Z])(?P<post>{_POST})"
    r"(?: {1,2}CABLES?)?(?: {0,2}\((?P<mid>\d{2}|[A-Z])\))?"
    r"[ -]{0,4}(?P<serial>[O0]{0,5}\d{1,7})(?!\d|/\d\d?(?!\d)|Z)"
    r"(?:-(?P<after>\d{2})(?!\d))?"
    r"(?P<more>(?: {0,2}(?:,|/|AND|&|, AND) {0,2}\d{2,7}\b(?! ?(?!AND)[A-Z]{3})){0,12})"
    r"(?: {0,2}\((?P<suffix>(?:19|20)?\d{2})\))?",
    re.IGNORECASE,
)
_REVERSED = re.compile(
    rf"(?P<serial>\d{{3,7}}) +(?P<post>{_NOT_A_POST}[A-Z][A-Z ]{{3,30}})$",
    re.IGNORECASE,
)
_PIECES = re.compile(r";|: (?=[A-Z]{3})")
_NUMBER_ALONE = re.compile(r"(\d{2,7})(?=[.,; ]*$| AND\b)", re.IGNORECASE)
_SERIAL = re.compile(r"\d{2,7}")
_NO_CABLE = re.compile(
    r"\b(?:E-?MAILS?|TELE?CONS?|PHONE|FAX|LETTER|FAM|FAH|INCSR|AIRGRAM|UNSCR|IIR|"
    r"RESOLUTION)\b|\bA-\d",
    re.IGNORECASE,
)
_NO_POST = re.compile(
    r"\b(?:JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|"
    r"SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?|NO|PARAS?|SECTION|CA|"
    r"PAGE|TD|FBIS|APPENDIX)\b\.?",
    re.IGNORECASE,
)
_ZERO_FOR_O = re.compile(r"(?<=[A-Z]{3})0(?= \d)")
_NOTHING = frozenset({"NONE", "N/A", "NA", "NIL", ""})
_ID = re.compile(r"(\d\d[A-Z]+)(\d+)")
_LARGEST_STEP = 3
_CENTURY_TURN = 66


class _Item(NamedTuple):
    """A lettered stretch of the field's value."""

    letter: str | None
    text: str


def read_references(
    value: str, year: int | None, own_id: str | None = None
) -> tuple[Reference, ...]:
    """Read the field's value, its label included.

    A reference without a year is of ``year``, the cable's own, or of the year
    before where its number is higher than that of ``own_id`` at the same post.
    Mails, calls and what cannot be read keep their text and have no cable id.
    """
    found = _read(value, year)
    if year is None or not any(_is_later(one, own_id) for one in found):
        return found
    return tuple(
        before if _is_later(one, own_id) else one
        for one, before in zip(found, _read(value, year - 1), strict=True)
    )


def _is_later(reference: Reference, own_id: str | None) -> bool:
    """Whether a cable was numbered behind the one that refers to it."""
    own, other = _ID.fullmatch(own_id or ""), _ID.fullmatch(reference.cable_id or "")
    if own is None or other is None or own[1] != other[1]:
        return False
    return int(own[2]) < int(other[2])


def _read(value: str, year: int | None) -> tuple[Reference, ...]:
    references: list[Reference] = []
    last_post = ""
    folded = " ".join(value.replace("\\", " ").split())
    folded = _LETTERED_LABEL.sub(r"\1. ", folded)
    for item in _items(folded):
        for piece in _PIECES.split(item.text):
            found = list(_cables(_Item(item.letter, piece.strip()), year, last_post))
            references += [reference for reference, _ in found]
            last_post = found[-1][1] if found else last_post
    return tuple(references)


def _items(value: str) -> Iterator[_Item]:
    label = _LABEL.match(value)
    first = label["letter"] if label else None
    if label:
        value = value[label.end() :]
    marks = _in_sequence(list(_LETTER.finditer(value)), first)
    if not marks:
        bare = list(_BARE_LETTER.finditer(value))
        marks = bare if bare and bare[0].start() == 0 else []
    lead = value[: marks[0].start()] if marks else value
    if lead.strip(" .;,"):
        yield _Item(first, lead)
    for number, mark in enumerate(marks):
        end = marks[number + 1].start() if number + 1 < len(marks) else len(value)
        text = value[mark.end() : end].strip()
        if text.strip(" .,;"):
            yield _Item(_letter_of(mark), text)


def _letter_of(mark: re.Match[str]) -> str:
    return next(group for group in mark.groups() if group).upper()


def _in_sequence(marks: list[re.Match[str]], first: str | None) -> list[re.Match[str]]:
    """Keep the letters that ascend from A (or 1); an initial is no letter."""
    kept: list[re.Match[str]] = []
    last = first or ""
    for mark in marks:
        letter = _letter_of(mark)
        if not last:
            if letter not in ("A", "1"):
                continue
        elif not 0 <= ord(letter) - ord(last) <= _LARGEST_STEP:
            continue
        kept.append(mark)
        last = letter
    return kept


def _cables(
    item: _Item, year: int | None, last_post: str
) -> Iterator[tuple[Reference, str]]:
    text = _REPEATED_LABEL.sub("", item.text, count=1) if _is_label(item) else item.text
    text = text.strip(" .,;")
    if text.upper() in _NOTHING:
        return
    found = False
    if not _NO_CABLE.search(text):
        for match in _CABLE.finditer(_ZERO_FOR_O.sub("O", text)):
            if not _NO_POST.search(match["post"]):
                found = True
                yield from _from_match(match, item.letter, year)
        if not found and (other := _loose(text, last_post)):
            post, serial = other
            cable_id = _id(post, serial, year)
            reference = Reference(text=text, letter=item.letter, cable_id=cable_id)
            yield reference, post
            return
    if not found:
        yield Reference(text=text, letter=item.letter), last_post


def _is_label(item: _Item) -> bool:
    return item.text[:3].upper() == "REF"


def _loose(text: str, last_post: str) -> tuple[str, str] | None:
    """``870 ULAANBAATAR``, or a number alone after a post: post and serial."""
    if back := _REVERSED.match(text):
        return back["post"], back["serial"]
    if last_post and (number := _NUMBER_ALONE.match(text)):
        return last_post, number[1]
    return None


def _from_match(
    match: re.Match[str], letter: str | None, year: int | None
) -> Iterator[tuple[Reference, str]]:
    post = match["post"]
    mid = match["mid"] if match["mid"] and match["mid"].isdigit() else None
    printed = match["year"] or mid or match["after"]
    own = _full_year(printed) if printed else year
    suffix = _full_year(match["suffix"]) if match["suffix"] else own
    serials = [match["serial"].upper().replace("O", "0")]
    serials += _SERIAL.findall(match["more"])
    for number, serial in enumerate(serials, start=1):
        # A year in brackets at the end belongs to the last number only.
        of = suffix if number == len(serials) else own
        yield (
            Reference(
                text=match[0].strip() if number == 1 else serial,
                letter=letter,
                cable_id=_id(post, serial, of),
            ),
            post,
        )


def _id(post: str, serial: str, year: int | None) -> str | None:
    return make_cable_id(year, canonical_post(post), serial) if year else None


def _full_year(printed: str) -> int:
    year = int(printed)
    if year > 99:  # noqa: PLR2004 - four digits
        return year
    return year + (1900 if year >= _CENTURY_TURN else 2000)
