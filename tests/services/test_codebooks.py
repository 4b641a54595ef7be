"""Codebooks as files: the default is complete, a wrong key is named."""

from pathlib import Path

import pytest

from reviewer import resources
from reviewer.domain.codebook import STATEMENT_TYPE, Codebook, Kind, Value
from reviewer.services import codebooks

DEEP = b"a = " + b"[" * 3000 + b"]" * 3000


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return codebooks.load()


@pytest.fixture
def text() -> str:
    return resources.path(codebooks.DEFAULT).read_text(encoding="utf-8")


def _values(codebook: Codebook) -> list[Value]:
    values = [entry.value for entry in codebook.kinds]
    values += [value for item in codebook.attributes for value in item.values]
    for link in codebook.links:
        values += [link.value, *link.modes]
    return values


def test_the_types_of_claims_stand_in_the_order_of_their_keys(
    codebook: Codebook,
) -> None:
    types = codebook.attribute(STATEMENT_TYPE)
    assert types is not None
    assert [value.name for value in types.values] == [
        "assertion",
        "denial",
        "acknowledgement",
        "accusation",
        "request",
        "commitment",
        "warning",
        "evaluation",
        "prediction",
        "no_comment",
        "other",
    ]
    assert "".join(value.key for value in types.values[:9]) == "123456789"


def test_every_value_is_explained(codebook: Codebook) -> None:
    for value in _values(codebook):
        assert value.definition.endswith("."), value
        assert value.include, value
        assert value.exclude, value
        assert len(value.examples) == 2, value


def test_no_key_means_two_things_in_one_list(codebook: Codebook) -> None:
    lists = [[entry.value for entry in codebook.kinds]]
    lists += [list(item.values) for item in codebook.attributes]
    lists += [[link.value for link in codebook.links]]
    lists += [list(link.modes) for link in codebook.links]
    for values in lists:
        keys = [value.key for value in values if value.key]
        assert len(keys) == len(set(keys)), keys


def test_comments_answer_claims_and_only_disputes_have_modes(
    codebook: Codebook,
) -> None:
    answers = codebook.links_between(Kind.COMMENT, Kind.CLAIM)
    assert [link.value.name for link in answers] == [
        "disputes",
        "supports",
        "qualifies",
        "contextualises",
    ]
    assert {link.value.name for link in codebook.links if link.modes} == {"disputes"}
    assert [link.value.name for link in codebook.links_between(Kind.CLAIM, Kind.CLAIM)]


def test_the_annotators_own_confidence_does_not_count(codebook: Codebook) -> None:
    assert [item.name for item in codebook.attributes if not item.counts] == [
        "confidence"
    ]


def test_equal_codebooks_have_one_hash(tmp_path: Path, text: str) -> None:
    spaced = tmp_path / "spaced.toml"
    spaced.write_text(text.replace("version = 1\n", "version =   1\n\n"))
    other = tmp_path / "other.toml"
    other.write_text(text.replace("version = 1", "version = 2"))
    default = codebooks.sha256(codebooks.load())
    assert codebooks.sha256(codebooks.load(spaced)) == default
    assert codebooks.sha256(codebooks.load(other)) != default


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('title = "Denial"\n', "", "attributes[0].values[1]"),
        ('kind = "report"', 'kind = "rumour"', "kinds[2].kind"),
        ("version = 1", 'version = "one"', "version"),
        ("version = 1", "version = 0", "version"),
        ("version = 1", "version = 99999999999999999999", "version"),
        ('name = "denial"', 'name = "assertion"', "attributes.statement_type.values"),
        ('key = "B"', 'kee = "B"', "kinds[1].value.kee"),
        ("counts = false", "counts = 0", "attributes[8].counts"),
        ('name = "statement_type"', 'name = "type"', "attributes"),
    ],
)
def test_the_key_at_fault_is_named(
    tmp_path: Path, text: str, old: str, new: str, key: str
) -> None:
    file = tmp_path / "own.toml"
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(codebooks.CodebookKeyError, match=r"own\.toml") as caught:
        codebooks.load(file)
    assert caught.value.key == key


@pytest.mark.parametrize("content", [b"not = = toml", b"\xff\xfe", b"\x00", DEEP])
def test_what_is_no_toml_is_told(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "own.toml"
    file.write_bytes(content)
    with pytest.raises(codebooks.CodebookFileError, match="cannot be read"):
        codebooks.load(file)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(codebooks.CodebookFileError, match="cannot be read"):
            codebooks.load(path)
