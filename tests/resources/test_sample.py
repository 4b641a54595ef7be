"""The sample's files: fictional, plainly so, and what the product promises of them."""

import tomllib
from pathlib import Path

import pytest

from reviewer import resources
from reviewer.domain.cable import Cable
from reviewer.services import codebooks, reading
from reviewer.services.reading import Reading

FILES = sorted(resources.path("sample").glob("*.txt"))
DAMAGED = "09SELWYNNORTH9"


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return {path.stem: reading.read_file(path) for path in FILES}


@pytest.fixture(scope="module")
def cables(readings: dict[str, Reading]) -> dict[str, Cable]:
    return {name: found.cables[0] for name, found in readings.items()}


def test_there_are_six_of_one_cable_each(readings: dict[str, Reading]) -> None:
    assert len(readings) == 6
    assert all(len(found.cables) == 1 for found in readings.values())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_says_that_it_is_fictional(path: Path) -> None:
    assert "FICTIONAL - TRAINING" in path.read_text(encoding="utf-8").splitlines()


def test_whole_ones_are_named_as_their_files(cables: dict[str, Cable]) -> None:
    whole = {name: cable for name, cable in cables.items() if name != DAMAGED}
    assert {name: cable.cable_id for name, cable in whole.items()} == {
        name: name for name in whole
    }
    assert all(cable.signature for cable in whole.values())
    assert all("KV" in cable.header.tags for cable in whole.values())


def test_levels_run_from_unclassified_to_secret(cables: dict[str, Cable]) -> None:
    assert {str(cable.banner) for cable in cables.values()} == {
        "U",
        "SBU",
        "C",
        "S//NF",
    }


def test_three_have_page_lines_in_mid_sentence(
    readings: dict[str, Reading],
) -> None:
    broken = 0
    for found in readings.values():
        (cable,) = found.cables
        for item in cable.furniture:
            before = found.text[: item.span.start].rstrip()[-1:]
            after = found.text[item.span.end :].lstrip()[:1]
            broken += before.isalpha() and after.isalpha()
    assert broken == 4


def test_the_damaged_one_lacks_a_number_a_header_and_its_end(
    cables: dict[str, Cable],
) -> None:
    cable = cables[DAMAGED]
    assert [paragraph.number for paragraph in cable.paragraphs] == [1, 2, 4, 5, 6]
    assert cable.header.dtg is None
    assert cable.signature is None
    assert cable.notes


def test_comments_of_posts_and_summaries_are_blocks(cables: dict[str, Cable]) -> None:
    kinds = {
        name: {block.kind.value for block in cable.blocks}
        for name, cable in cables.items()
    }
    assert all("comment" in found for found in kinds.values())
    assert sum("summary" in found for found in kinds.values()) == 5


def test_every_file_is_listed() -> None:
    text = resources.path("sample/statements.toml").read_text(encoding="utf-8")
    assert sorted(tomllib.loads(text)["cables"]) == [path.stem for path in FILES]


def test_statements_use_words_of_the_codebook_only() -> None:
    text = resources.path("sample/statements.toml").read_text(encoding="utf-8")
    sample = tomllib.loads(text)
    codebook = codebooks.load()
    for statement in sample["statements"]:
        for name, value in statement.get("attributes", {}).items():
            attribute = codebook.attribute(name)
            assert attribute is not None, name
            assert attribute.value(value) is not None, value
            assert statement["kind"] in attribute.kinds, name
    for link in sample["links"]:
        kind = codebook.link(link["kind"])
        assert kind is not None
        modes = [mode.name for mode in kind.modes]
        assert link.get("mode", "") in (modes or [""])
