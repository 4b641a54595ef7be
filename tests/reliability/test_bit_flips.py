"""T06: a flipped bit in text, statements or journal is found and named."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.domain.codebook import Kind
from reviewer.domain.identifiers import CableId
from reviewer.errors import StoreError
from reviewer.services import annotating, browsing, checking, projects
from reviewer.services.projects import Project
from tests.invented import ANALYST, CABLE, CLAIM_SPAN, TEXT, a_project, add_cable

OTHER = CableId("08KARVALCITY1")
PAGE = 4096
Range = tuple[int, int]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two cables, one with some statements."""
    project = a_project(tmp_path_factory.mktemp("whole"))
    add_cable(project, OTHER, note="Elsewhere.\n")
    for _ in range(8):
        annotating.add_statement(
            project, CABLE, reviewer=ANALYST, kind=Kind.CLAIM, spans=[CLAIM_SPAN]
        )
    projects.close(project)
    return project.path


@pytest.fixture
def copy(whole: Path, tmp_path: Path) -> Path:
    path = tmp_path / "damaged.reviewer"
    path.write_bytes(whole.read_bytes())
    return path


def flips(content: bytes, ranges: list[Range], count: int) -> Iterator[bytes]:
    """Copies of a file, each with one bit flipped inside the ranges."""
    dice = random.Random(count)  # noqa: S311 - not a secret
    for _ in range(count):
        start, end = dice.choice(ranges)
        at = dice.randrange(start, end)
        damaged = bytearray(content)
        damaged[at] ^= 1 << dice.randrange(8)
        yield bytes(damaged)


def texts(content: bytes) -> list[Range]:
    """Where the imported text and bytes of the first cable stand."""
    pattern = re.escape(TEXT.encode()) + rb"(?!Elsewhere)"
    return [match.span() for match in re.finditer(pattern, content)]


def statement_rows(content: bytes) -> list[Range]:
    """Where the rows of statements stand, from the first id to the row's hash."""
    pattern = rb"[0-9a-f]{32}09PORTSELWYN12[0-9a-f]{32}claim.{0,300}?[0-9a-f]{64}"
    return [match.span() for match in re.finditer(pattern, content, re.DOTALL)]


def journal_rows(content: bytes) -> list[Range]:
    """Where the journal's steps stand, from their time to their hash."""
    pattern = (
        rb"20\d\d-\d\d-\d\dT[^\0]{21,120}doAdd assertion\[.{0,3000}?\][0-9a-f]{128}"
    )
    return [match.span() for match in re.finditer(pattern, content, re.DOTALL)]


def codes(path: Path) -> dict[str, set[str | None]]:
    found: dict[str, set[str | None]] = {}
    for item in checking.check(path).findings:
        found.setdefault(item.code, set()).add(item.cable_id)
    return found


def test_every_flip_in_a_text_names_its_cable(copy: Path) -> None:
    content = copy.read_bytes()
    assert len(texts(content)) == 2, "the text and the bytes"
    for damaged in flips(content, texts(content), 60):
        copy.write_bytes(damaged)
        found = codes(copy)
        assert {"text_changed", "bytes_changed"} & found.keys()
        assert set().union(*found.values()) == {CABLE}


def test_every_flip_in_a_statement_names_its_cable(copy: Path) -> None:
    content = copy.read_bytes()
    assert len(statement_rows(content)) == 8
    for damaged in flips(content, statement_rows(content), 60):
        copy.write_bytes(damaged)
        named = {code: ids for code, ids in codes(copy).items() if "statement" in code}
        assert CABLE in set().union(*named.values())


def test_every_flip_in_the_journal_is_found(copy: Path) -> None:
    content = copy.read_bytes()
    assert len(journal_rows(content)) == 8
    for damaged in flips(content, journal_rows(content), 60):
        copy.write_bytes(damaged)
        assert {"journal_changed", "journal_gap", "journal_unreadable"} & set(
            codes(copy)
        )


def read_all(project: Project) -> list[CableId]:
    readable = []
    for row in browsing.cables(project, reviewer=ANALYST):
        try:
            browsing.cable(project, row.cable_id)
        except StoreError:
            continue
        readable.append(row.cable_id)
    return readable


def test_an_undamaged_cable_stays_readable(copy: Path) -> None:
    content = copy.read_bytes()
    start, _ = texts(content)[0]
    copy.write_bytes(content[:start] + b"X" + content[start + 1 :])
    project = projects.open_project(copy)
    with pytest.raises(StoreError, match=CABLE):
        browsing.cable(project, CABLE)
    assert read_all(project) == [OTHER]
    projects.close(project)


def test_a_zeroed_sector_never_crashes_the_check(copy: Path) -> None:
    content = copy.read_bytes()
    dice = random.Random(7)  # noqa: S311 - not a secret
    for _ in range(40):
        at = 512 * dice.randrange(1, len(content) // 512)
        if not content[at : at + 512].strip(b"\0"):
            continue
        copy.write_bytes(content[:at] + bytes(512) + content[at + 512 :])
        assert isinstance(checking.check(copy), checking.CheckReport)


def test_swapped_pages_are_found(copy: Path) -> None:
    content = copy.read_bytes()
    pages = [content[at : at + PAGE] for at in range(0, len(content), PAGE)]
    dice = random.Random(11)  # noqa: S311 - not a secret
    for _ in range(20):
        one, other = dice.sample(range(1, len(pages)), 2)
        swapped = list(pages)
        swapped[one], swapped[other] = pages[other], pages[one]
        copy.write_bytes(b"".join(swapped))
        if pages[one] != pages[other]:
            assert checking.check(copy).findings


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b'{"attributes":[', b'x"attributes":[', "codebook_changed"),
        (b"paragraph INTEGER", b"\xf0aragraph INTEGER", "file_damaged"),
        (b"cue_spans TEXT", b"\xf0ue_spans TEXT", "file_damaged"),
    ],
)
def test_a_damaged_codebook_or_column_is_told(
    copy: Path, old: bytes, new: bytes, code: str
) -> None:
    data = copy.read_bytes()
    assert old in data
    copy.write_bytes(data.replace(old, new))
    assert code in {finding.code for finding in checking.check(copy).findings}
    with pytest.raises(StoreError, match="is damaged"):
        _read_codebook(copy)


def _read_codebook(path: Path) -> None:
    project = projects.open_project(path)
    try:
        projects.codebook(project)
    finally:
        projects.close(project)
