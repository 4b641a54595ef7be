"""Copies of one cable, damaged as archives damage them, are read alike."""

import re
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from reviewer.domain.cable import Cable
from reviewer.parsing.parser import parse_document
from reviewer.parsing.readers import read
from tests.parsing.conftest import DATA

Copy = Callable[[str], str]
_UNWRAPPED = re.compile("---|U.S. Department of State")
_NOT_LETTERS = re.compile(r"\W+")
_LEFT_ALONE = {"fragment-from-eleven.txt", "digits-for-pilcrows.txt"}
"""One keeps its 11, having no header; in one the pilcrows are digits already."""
_JOINED = {"running-on.txt"}
"""Its titles are known by standing within a line."""


def words(text: str) -> str:
    return _NOT_LETTERS.sub("", text).upper()


def structure(text: str) -> list[object]:
    """What copies must agree upon: everything but places and blanks."""

    def cable_structure(cable: Cable) -> object:
        header = cable.header
        return (
            (cable.cable_id, header.tags, str(header.overall)),
            words(header.subject.text) if header.subject else None,
            [reference.cable_id for reference in header.references],
            [
                (p.number, str(p.marking), words(text[p.pieces[0].start :])[:12])
                for p in cable.paragraphs
            ],
            [words(heading.text) for heading in cable.headings],
            [
                (b.kind, b.closed, words(text[b.span.start : b.span.end])[-12:])
                for b in cable.blocks
            ],
            words(cable.signature.text) if cable.signature else None,
        )

    return [cable_structure(cable) for cable in parse_document(text)]


def bodies(change: Copy) -> Copy:
    """Change the lines of the first cable's body only."""

    def changed(text: str) -> str:
        cable = parse_document(text)[0]
        starts = [paragraph.span.start for paragraph in cable.paragraphs]
        starts += [heading.span.start for heading in cable.headings]
        start, end = min(starts, default=len(text)), cable.span.end
        return text[:start] + change(text[start:end]) + text[end:]

    return changed


def wrapped(width: int) -> Copy:
    def change(body: str) -> str:
        lines: list[str] = []
        for line in body.split("\n"):
            plain = (
                len(line) <= width or "  " in line.strip() or _UNWRAPPED.search(line)
            )
            lines += [line] if plain else textwrap.wrap(line, width)
        return "\n".join(lines)

    return change


COPIES: dict[str, Copy] = {
    "carriage returns": lambda text: (
        read(text.replace("\n", "\r\n").encode(), "copy.txt").text
    ),
    "blanks at line ends": lambda text: text.replace("\n", "  \n"),
    "backslashes at line ends": lambda text: text.replace("\n", " \\\n"),
    "more blank lines": lambda text: re.sub(r"\n[ \t]*\n", "\n\n\n\n", text),
    "indented": bodies(lambda body: re.sub(r"\n(?=\S)", "\n  ", body)),
    "hard blanks": bodies(lambda body: body.replace(" ", "\u00a0")),
    "tabs behind numbers": lambda text: re.sub(r"(?m)^(¶?\d{1,2}\.) +", r"\1\t", text),
    "no pilcrows": lambda text: text.replace("¶", ""),
    "pilcrows decoded twice": lambda text: text.replace("¶", "Â¶"),
    "small markings": lambda text: re.sub(
        r"(?<=\d\. )\([A-Z/]{1,6}\)", lambda match: match[0].lower(), text
    ),
    "blanks in markings": lambda text: re.sub(
        r"(?<=\d\. )\(([A-Z]{1,3})\) ", r"( \1 ) ", text
    ),
    "labels in capitals": lambda text: re.sub(
        r"\b(?:[Ee]nd )?(?:[Ss]ummary|[Cc]omment|[Nn]ote)(?=[:.])",
        lambda match: match[0].upper(),
        text,
    ),
    "end phrases over two lines": lambda text: re.sub(
        r"(?i)\bend (?=summary|comment|note)", "end\n", text
    ),
    "rules of five dashes": lambda text: re.sub(r"(?m)^-{4,}[ \t]*$", "-----", text),
    "rules of equals": lambda text: re.sub(r"(?m)^-{4,}[ \t]*$", "=====", text),
    "lines wrapped": bodies(wrapped(65)),
}


def sources() -> list[object]:
    files = [*sorted(DATA.glob("*.txt")), *sorted((DATA / "cables").glob("*.txt"))]
    return [pytest.param(file, id=file.stem) for file in files]


def pairs() -> list[object]:
    files = [*sorted(DATA.glob("*.txt")), *sorted((DATA / "cables").glob("*.txt"))]
    return [
        pytest.param(file, name, id=f"{file.stem}: {name}")
        for file in files
        for name in COPIES
        if not (file.name in _JOINED and name == "lines wrapped")
    ]


def read_text(path: Path) -> str:
    return read(path.read_bytes(), path.name).text


@pytest.mark.parametrize(("path", "name"), pairs())
def test_a_copy_is_read_alike(path: Path, name: str) -> None:
    text = read_text(path)
    assert structure(COPIES[name](text)) == structure(text)


@pytest.mark.parametrize("path", sources())
def test_pilcrows_turned_into_digits_change_no_number(path: Path) -> None:
    text = read_text(path)
    marked = re.sub(r"(?m)^(?=\d{1,2}\. \([A-Z])", "¶", text)
    damaged = marked.replace("¶", "1")
    if path.name not in _LEFT_ALONE:
        assert structure(damaged)[0][3] == structure(marked)[0][3]  # type: ignore[index]


REAL = [name for name in COPIES if name != "lines wrapped"]


@pytest.mark.parametrize("name", REAL)
def test_a_copy_of_a_real_cable_is_read_alike(real_cables: Path, name: str) -> None:
    for path in sorted((real_cables / "sample").glob("*.txt")):
        text = read_text(path)
        assert structure(COPIES[name](text)) == structure(text), path.name
