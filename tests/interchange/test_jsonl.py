"""JSONL: nothing is lost, and nothing damaged is taken for whole."""

import json
import string
from dataclasses import replace
from datetime import datetime

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer import resources
from reviewer.domain.codebook import Kind
from reviewer.domain.identifiers import (
    CableId,
    NoteId,
    PassId,
    ReviewerId,
    SpeakerId,
    StatementId,
)
from reviewer.domain.statement import Pass, Reviewer, Statement
from reviewer.domain.text import Span, digest
from reviewer.errors import InputError
from reviewer.interchange import jsonl, jsonl_records
from reviewer.interchange.jsonl import Bundle
from reviewer.interchange.jsonl_errors import (
    DamagedLineError,
    ForeignFileError,
    NewerFormatError,
    TruncatedFileError,
)
from reviewer.services import codebooks
from tests.hostile import CONTROLS, MARKUP
from tests.reportable import (
    ANALYST,
    CABLE_ID,
    LINKS,
    SPEAKER,
    TEXT,
    cable_material,
    note,
    statement,
    statements,
)

NOTE = replace(note("Ask again.", on="s5"), note_id=NoteId("n9"))
NAIVE = datetime(2009, 3, 14, 9, 26)  # noqa: DTZ001 - the very fault
HEADER = jsonl_records.Header(
    project_id="0123", name="harbour", fictional=True, banner="SECRET//NOFORN"
)


def a_bundle(text: str = TEXT, name: str = "analyst") -> Bundle:
    made = cable_material(text)
    assert made.own_pass
    source_id = digest(text)
    items: list[jsonl_records.Item] = [
        jsonl_records.CodebookLine(codebooks.load()),
        jsonl_records.SourceLine(
            source_id=source_id,
            file_name="harbour.txt",
            encoding="utf-8",
            text_sha256=made.text_sha256,
            text=text,
            data=text.encode("utf-8", "surrogatepass"),
        ),
        jsonl_records.CableLine(
            cable_id=CABLE_ID, source_id=source_id, parser_version=1, cable=made.cable
        ),
        jsonl_records.ReviewerLine(Reviewer(reviewer_id=ANALYST, name=name)),
        jsonl_records.PassLine(made.own_pass),
        jsonl_records.SpeakerLine(ANALYST, SPEAKER),
    ]
    items += [jsonl_records.StatementLine(one) for one in statements(text)]
    items += [jsonl_records.LinkLine(one) for one in LINKS]
    items += [jsonl_records.NoteLine(note("Ask again.", on="s5"))]
    return Bundle(HEADER, tuple(items))


def _own_pass() -> Pass:
    found = cable_material().own_pass
    assert found
    return found


def _written(bundle: Bundle) -> bytes:
    return b"".join(jsonl.write(bundle))


def _with_line(bundle: Bundle, item: jsonl_records.Item) -> Bundle:
    return Bundle(bundle.header, (*bundle.items, item))


def test_what_is_written_is_read_back() -> None:
    bundle = a_bundle()

    assert jsonl.read(_written(bundle)) == bundle


def test_every_line_is_json_by_itself() -> None:
    lines = [json.loads(line) for line in _written(a_bundle()).splitlines()]

    assert [line["record"] for line in lines[:4]] == [
        *("header", "codebook", "source", "cable")
    ]
    assert lines[-1]["record"] == "end"
    assert lines[-1]["lines"] == len(lines) - 1


def test_equal_bundles_give_equal_bytes() -> None:
    assert _written(a_bundle()) == _written(a_bundle())


def test_hostile_text_is_carried_to_the_letter() -> None:
    attack = " ".join(MARKUP) + CONTROLS
    hostile = statement(Kind.CLAIM, 0, 5, name="x", type_=attack)

    bundle = _with_line(a_bundle(TEXT + attack), jsonl_records.StatementLine(hostile))

    again = jsonl.read(_written(bundle))
    assert again == bundle
    assert next(again.of(jsonl_records.SourceLine)).text.endswith(attack)


@settings(max_examples=50)
@given(
    text=st.text(st.characters(codec=None), max_size=60),
    name=st.text(string.printable, min_size=1),
)
def test_any_text_and_any_name_survive(text: str, name: str) -> None:
    bundle = a_bundle(TEXT + text, name)

    assert jsonl.read(_written(bundle)) == bundle


@settings(max_examples=50)
@given(st.data())
def test_any_statements_survive(data: st.DataObject) -> None:
    bundle = a_bundle()
    for number in range(data.draw(st.integers(0, 5))):
        made = data.draw(_statement(f"extra-{number}"))
        bundle = _with_line(bundle, jsonl_records.StatementLine(made))

    assert jsonl.read(_written(bundle)) == bundle


def _statement(name: str) -> st.SearchStrategy[Statement]:
    edges = st.lists(
        st.integers(0, len(TEXT)), min_size=2, max_size=6, unique=True
    ).map(sorted)
    return st.builds(
        lambda at, values, mixed: replace(
            statement(Kind.CLAIM, 0, 1, name=name),
            spans=tuple(Span(*pair) for pair in zip(at[::2], at[1::2], strict=False)),
            attributes=values,
            mixed=mixed,
        ),
        edges,
        st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=3),
        st.booleans(),
    )


@pytest.mark.parametrize("data", [b"", b"\n", b"\x00\x01", b"{}", b'{"a": 1}\n', b"[]"])
def test_a_foreign_file_is_refused(data: bytes) -> None:
    with pytest.raises(ForeignFileError, match="Line 1"):
        jsonl.read(data)


def test_a_line_nested_without_end_is_refused() -> None:
    deep = b'"deep":' + b"[" * 100_000 + b"]" * 100_000
    first, second, *rest = _written(a_bundle()).splitlines(keepends=True)
    with pytest.raises(ForeignFileError):
        jsonl.read(b"".join([first[:1], deep, b",", first[1:], second, *rest]))
    with pytest.raises(DamagedLineError, match="Line 2 is damaged"):
        jsonl.read(b"".join([first, second[:1], deep, b",", second[1:], *rest]))


def test_a_newer_file_is_refused() -> None:
    header = msgspec.structs.replace(HEADER, version=3)

    with pytest.raises(NewerFormatError, match="format version 3"):
        jsonl.read(_written(Bundle(header, ())))


@settings(max_examples=40)
@given(st.integers(1, 20_000))
def test_a_file_cut_off_anywhere_is_refused(length: int) -> None:
    whole = _written(a_bundle())

    with pytest.raises(InputError):
        jsonl.read(whole[: len(whole) - min(length, len(whole))])


def test_a_missing_line_is_noticed() -> None:
    lines = _written(a_bundle()).splitlines(keepends=True)

    with pytest.raises(TruncatedFileError):
        jsonl.read(b"".join([*lines[:-3], *lines[-2:]]))


def test_a_changed_word_is_noticed() -> None:
    whole = _written(a_bundle()).replace(b"Ask again.", b"Ask never.")

    with pytest.raises(DamagedLineError, match="Line 21 is damaged"):
        jsonl.read(whole)


def test_a_damaged_line_is_named() -> None:
    lines = _written(a_bundle()).splitlines(keepends=True)
    lines[8] = lines[8].replace(b'"kind":"claim"', b'"kind":"song"')

    with pytest.raises(DamagedLineError, match="Line 9 is damaged"):
        jsonl.read(b"".join(lines))


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        (
            jsonl_records.StatementLine(statement(Kind.CLAIM, 0, 9_999, name="x")),
            "a span lies outside its cable",
        ),
        (
            jsonl_records.StatementLine(
                replace(statement(Kind.CLAIM, 0, 9, name="x"), spans=())
            ),
            "the statement has no span",
        ),
        (
            jsonl_records.StatementLine(statement(Kind.CLAIM, 0, 9, name="s1")),
            "the statement s1 is there twice",
        ),
        (
            jsonl_records.LinkLine(replace(LINKS[0], to_id=StatementId("nowhere"))),
            "it speaks of the statement nowhere",
        ),
        (
            jsonl_records.SpeakerLine(ReviewerId("nobody"), SPEAKER),
            "it speaks of the reviewer nobody",
        ),
        (
            jsonl_records.SpeakerLine(
                ANALYST, replace(SPEAKER, speaker_id=SpeakerId("p9"), role="\ud800")
            ),
            "it holds half of a character",
        ),
        (
            jsonl_records.PassLine(replace(_own_pass(), pass_id=PassId("again"))),
            "the first pass over 09PORTSELWYN12 is there twice",
        ),
        (
            jsonl_records.NoteLine(replace(NOTE, paragraph=2**70)),
            f"{2**70} is out of range",
        ),
        (
            jsonl_records.NoteLine(replace(NOTE, cable_id=CableId("09OTHER1"))),
            "its pass is over another cable",
        ),
        (
            jsonl_records.StatementLine(
                replace(statement(Kind.CLAIM, 0, 9, name="x"), created_at=NAIVE)
            ),
            "a time does not say its zone",
        ),
    ],
)
def test_a_record_that_does_not_fit_is_named(
    item: jsonl_records.Item, reason: str
) -> None:
    with pytest.raises(DamagedLineError, match=f"Line 21 is damaged: {reason}"):
        jsonl.read(_written(_with_line(a_bundle(), item)))


def test_bytes_that_are_not_those_imported_are_noticed() -> None:
    bundle = a_bundle()
    items = tuple(
        msgspec.structs.replace(item, data=b"other")
        if isinstance(item, jsonl_records.SourceLine)
        else item
        for item in bundle.items
    )

    with pytest.raises(DamagedLineError, match="Line 3 is damaged: its bytes"):
        jsonl.read(_written(Bundle(bundle.header, items)))


def test_the_shipped_schema_is_that_of_the_records() -> None:
    shipped = resources.path("schemas/reviewer-jsonl.schema.json").read_bytes()

    assert shipped == jsonl.schema()
