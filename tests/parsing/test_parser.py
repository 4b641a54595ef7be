import re
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.domain.cable import BlockKind, Cable, FurnitureKind, PartKind
from reviewer.parsing.parser import parse_cable, parse_document
from reviewer.parsing.readers import Document, read

Check = Callable[[str, Cable], None]
Wrap = Callable[[str], str]

_PIECES = (
    "UNCLAS SECTION 01 OF 02 PORT SELWYN 000041\n",
    "C O N F I D E N T I A L KARVAL CITY 000012\n",
    "E.O. 12958: DECL: 13/13/2019\n",
    "TAGS: [PGOV](#) KV\n",
    "SUBJECT: (C) LAMPS\n",
    "REF: A. STATE 12 AND 13\n",
    "Classified By: Somebody for reasons 1.4 (b/d).\n",
    "¶1. (C) Summary: Lamps. End\nsummary.\n",
    "11. (U) Lamps.\n",
    "2.(S/NF) Ropes. 3. (C) Boats.\n",
    "4) a list\n",
    "-----\nA Title\n-----\n",
    "text. ---- Title ---- 5. (C) more\n",
    "PORT SELWYN 00000041  002 OF 002\n",
    "(Comment: a (b) c. End comment.)\n",
    "Comment continued: d\n",
    "END NOTE",
    "Begin text:\n1. x\nEnd text.\n",
    "SIPDIS\n",
    "NNNN\n",
    "VENN",
    "\n",
    " \\\n",
    "(((",
    "\u2028\x00İ\ufeff",
    "VZCZCXYZ0071\n",
    "R 301502Z APR 09\nFM AMEMBASSY KARVAL CITY\nTO STATE\n",
    "123456 2009-01-01 09PORTSELWYN12 row\n",
    (
        "This record is a partial extract of the original cable. The full text of the "
        "original cable is not available."
    ),
    "---- header ends ----\n",
    "Declassified/Released US Department of State EO Systematic Review 05 JUL 2006\n",
)


@pytest.fixture(scope="module")
def seed(real_cables: Path) -> tuple[str, Cable]:
    document = read((real_cables / "seed.txt").read_bytes(), "seed.txt")
    (cable,) = parse_document(document.text, printed_id=document.printed_id)
    return document.text, cable


def real_documents(folder: Path) -> list[Document]:
    files = sorted((folder / "sample").glob("*.*ml")) + sorted(
        (folder / "sample").glob("*.txt")
    )
    return [read(file.read_bytes(), file.name) for file in files]


def structure(text: str) -> list[object]:
    """What two copies of one cable must agree upon, without offsets."""
    return [
        (
            cable.cable_id,
            cable.header.tags,
            [(p.number, str(p.marking), len(p.pieces)) for p in cable.paragraphs],
            [heading.text for heading in cable.headings],
            [(block.kind, block.closed) for block in cable.blocks],
            cable.signature and cable.signature.text,
        )
        for cable in parse_document(text)
    ]


def values(text: str) -> list[int | None]:
    return [p.number for cable in parse_document(text) for p in cable.paragraphs]


def test_the_seed_has_its_header(seed: tuple[str, Cable]) -> None:
    text, cable = seed
    header = cable.header
    assert cable.cable_id == "09KARACHI362"
    assert header.transmission_id == "VZCZCXRO8649"
    assert header.precedence == ("ROUTINE",)
    assert header.dtg == datetime(2009, 11, 16, 4, 47, tzinfo=UTC)
    assert header.from_post == "AMCONSUL KARACHI"
    assert header.action == ("SECSTATE WASHDC",)
    assert len(header.info) == 13
    assert header.info[0] == "AMEMBASSY ISLAMABAD"
    assert header.info[-1] == "USCENTCOM INTEL CEN MACDILL AFB FL"
    assert header.classification == "CONFIDENTIAL"
    assert (header.section, header.sections) == (1, 2)
    assert header.captions == ("SIPDIS",)
    assert header.executive_order == "12958"
    assert header.declassify_on == date(2019, 11, 12)
    assert header.reasons == ("1.4(b)", "1.4(d)")
    assert header.classified_by is None
    assert header.tags == ("PGOV", "PTER", "KCRM", "KCRS", "PK")
    assert header.subject is not None
    span = header.subject.span
    assert text[span.start : span.end] == header.subject.text
    assert header.subject.text.startswith("KARACHI - ")
    assert header.subject.text.endswith("GROUND")
    assert text[span.start - 9 : span.start] == "SUBJECT: "


def test_the_seed_has_eight_paragraphs(seed: tuple[str, Cable]) -> None:
    text, cable = seed
    assert [p.number for p in cable.paragraphs] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert [p.printed for p in cable.paragraphs] == [f"{n}." for n in range(11, 19)]
    assert [str(p.marking) for p in cable.paragraphs] == list("CUUCCCCC")
    assert [len(p.pieces) for p in cable.paragraphs] == [1, 1, 1, 1, 1, 2, 1, 1]
    fourth = cable.paragraphs[3].pieces[0]
    assert "structure mirrors\n\nthat of MQM" in text[fourth.start : fourth.end]
    for paragraph in cable.paragraphs:
        assert paragraph.marking_span is not None
        start, end = paragraph.marking_span.start, paragraph.marking_span.end
        assert text[start:end] == f"({paragraph.marking})"


def test_the_seed_has_its_blocks_and_furniture(seed: tuple[str, Cable]) -> None:
    text, cable = seed
    summary, comment = cable.blocks
    assert (summary.kind, summary.closed) == (BlockKind.SUMMARY, True)
    assert text[summary.span.start : summary.span.end].startswith("Summary. ")
    assert text[summary.span.start : summary.span.end].endswith("End summary.")
    assert (comment.kind, comment.closed) == (BlockKind.COMMENT, True)
    assert cable.paragraph_at(comment.span.start) is cable.paragraphs[7]
    assert text[comment.span.start : comment.span.end].endswith("End comment.")
    assert len(cable.headings) == 3
    (page,) = cable.furniture
    assert page.kind is FurnitureKind.PAGE_LINE
    assert text[page.span.start : page.span.end] == "KARACHI 00000362 002 OF 002"
    assert cable.paragraph_at(page.span.start) is cable.paragraphs[5]
    assert cable.signature is not None
    assert cable.signature.text == "FAKAN"
    assert cable.signature.span.end == len(text)
    assert {note.code for note in cable.notes} == {"ambiguous_date", "pilcrow_as_digit"}


def test_every_real_cable_is_tiled(real_cables: Path, check_cable: Check) -> None:
    documents = real_documents(real_cables)
    assert len(documents) == 45
    for document in documents:
        cables = parse_document(document.text, printed_id=document.printed_id)
        assert cables[0].span.start == 0
        assert cables[-1].span.end == len(document.text)
        for cable in cables:
            check_cable(document.text, cable)
            assert cable.cable_id


def test_real_cables_read_alike_without_their_pilcrows(real_cables: Path) -> None:
    for document in real_documents(real_cables):
        assert values(document.text.replace("¶", "")) == values(document.text)


def test_real_cables_survive_pilcrows_turned_into_digits(real_cables: Path) -> None:
    for document in real_documents(real_cables):
        damaged = re.sub(r"¶(?=\d)", "1", document.text)
        assert values(damaged) == values(document.text)


@given(st.lists(st.sampled_from(_PIECES), max_size=25).map("".join))
@settings(max_examples=150)
def test_any_text_is_tiled(check_cable: Check, text: str) -> None:
    cables = parse_document(text)
    assert sum(len(cable.span) for cable in cables) == len(text)
    for cable in cables:
        check_cable(text, cable)


@given(st.text(max_size=200))
@settings(max_examples=100)
def test_reading_never_raises(check_cable: Check, text: str) -> None:
    check_cable(text, parse_cable(text))


@given(st.data())
@settings(max_examples=60)
def test_mutated_cables_are_tiled(
    check_cable: Check, data: Wrap, draw: st.DataObject
) -> None:
    text = data("joined-lines.txt")
    for _ in range(draw.draw(st.integers(1, 6))):
        start = draw.draw(st.integers(0, len(text)))
        stop = draw.draw(st.integers(start, min(start + 60, len(text))))
        text = text[:start] + draw.draw(st.sampled_from(_PIECES)) + text[stop:]
    for cable in parse_document(text):
        check_cable(text, cable)


NAMES = ("joined-lines.txt", "seventies.txt", "dump.txt", "single-paragraph.txt")


@pytest.mark.parametrize("name", NAMES)
def test_line_ends_change_nothing(data: Wrap, name: str) -> None:
    text = data(name)
    for line_end in ("\r\n", "\r"):
        copy = read(text.replace("\n", line_end).encode(), "copy.txt").text
        assert structure(copy) == structure(text)


def test_lines_joined_or_not(data: Wrap) -> None:
    (cable,) = parse_document(data("joined-lines.txt"), printed_id="09PORTSELWYN61")
    assert cable.cable_id == "09PORTSELWYN61"
    assert [(p.number, str(p.marking)) for p in cable.paragraphs] == [
        (1, "SBU"),
        (2, "SBU"),
        (3, "SBU"),
        (4, "U"),
        (5, "SBU"),
    ]
    assert [h.text for h in cable.headings] == ["The First Count", "The Second Count"]
    assert [r.cable_id for r in cable.header.references] == [
        "09KARVALCITY102",
        "08PORTSELWYN311",
    ]
    assert [f.kind for f in cable.furniture] == [FurnitureKind.PAGE_LINE]
    assert len(cable.paragraphs[1].pieces) == 2
    assert [(b.kind, b.closed) for b in cable.blocks] == [
        (BlockKind.SUMMARY, True),
        (BlockKind.COMMENT, True),
    ]
    assert cable.signature is not None
    assert cable.signature.text == "VENN"


def test_a_telegram_of_the_seventies(data: Wrap) -> None:
    text = data("seventies.txt")
    (cable,) = parse_document(text)
    assert cable.cable_id == "75KARVALCITY17"
    assert cable.header.info == ("AMCONSUL PORT SELWYN",)
    assert cable.header.tags == ("PINT", "KV")
    assert cable.header.subject is not None
    assert cable.header.subject.text == "HARBOR BOARD TO SIT BY CANDLE LIGHT"
    assert [(p.number, str(p.marking), p.inherited) for p in cable.paragraphs] == [
        (None, "C", True),
        (1, "C", False),
        (2, "C", True),
        (None, "C", True),
    ]
    assert [(b.kind, b.closed) for b in cable.blocks] == [
        (BlockKind.SUMMARY, True),
        (BlockKind.COMMENT, False),
    ]
    kinds = [f.kind for f in cable.furniture]
    assert kinds.count(FurnitureKind.PAGE_LINE) == 2
    assert kinds[-2:] == [FurnitureKind.STAMP, FurnitureKind.TRAILER]
    assert cable.signature is not None
    assert cable.signature.text == "TESSLUND"


def test_a_dump_with_preview_quoted_text_and_neighbour(data: Wrap) -> None:
    text = data("dump.txt")
    cable, neighbour = parse_document(text)
    assert cable.header.precedence == ("PRIORITY", "ROUTINE")
    assert [p.number for p in cable.paragraphs] == [1, 2, 3]
    assert cable.furniture[0].kind is FurnitureKind.BOILERPLATE
    assert "neighbour_classified_higher" in {note.code for note in cable.notes}
    assert neighbour.cable_id == "09KARVALCITY131"
    assert neighbour.span.start == cable.span.end == text.index("999072")
    assert neighbour.header.transmission_id == "VZCZCXYZ0072"
    assert neighbour.header.from_post == "AMEMBASSY KARVAL CITY"
    assert str(neighbour.header.overall) == "S//NF"
    assert neighbour.header.declassify_on == date(2019, 4, 30)
    assert neighbour.header.reasons == ("1.4(b)", "1.4(d)")
    assert neighbour.header.classified_by == "Political Counselor"


def test_a_single_paragraph_is_unnumbered(data: Wrap) -> None:
    (cable,) = parse_document(data("single-paragraph.txt"))
    (paragraph,) = cable.paragraphs
    assert (paragraph.number, paragraph.printed) == (None, "")
    assert cable.header.info == ("AMCONSUL PORT SELWYN",)
    assert str(cable.header.overall) == "SBU"
    assert cable.signature is not None
    assert cable.signature.text == "Lindqvall"


def test_a_text_without_header_is_all_body() -> None:
    text = "Somebody said something.\n\nSomebody else denied it."
    cable = parse_cable(text)
    assert cable.cable_id is None
    assert [part.kind for part in cable.parts] == [PartKind.PARAGRAPH]


def test_an_empty_text_is_an_empty_cable() -> None:
    (cable,) = parse_document("")
    assert cable.parts == ()
    assert cable.paragraphs == ()


def _calls(text: str) -> int:
    count = 0

    def tick(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(tick)
    try:
        parse_document(text)
    finally:
        sys.setprofile(None)
    return count


HOSTILE: Sequence[str] = (
    "\n",
    "1. (A",
    "1. (A\n",
    "(Comment: ",
    "end comment. ",
    "begin text\n1. a\n",
    "-----\nTitle\n",
    "--- Title ",
    "PAGE 02 ",
    " OF 002",
    "TAGS: PGOV ",
    "REF: A. STATE 12 ",
    "123456 2009-01-01 09PORTSELWYN12 row\n",
    "SECTION 02 OF 02 ",
    "C O N F I D E N T I A L SECTION 02 OF 02 PORT SELWYN 000041\n",
    "\n(A) x\n\n(B) y\n\n(C) z\n",
    "(C) 1. x\n\n",
    "Q*  (SBU) x\n\n",
    "Signature: \nDrafted By: x\n",
    "MRN: 12 A 1\n",
    "(\u0421) ",
    "embassy ambassador's comment ",
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_grows_with_the_text_and_no_faster(cable_text: Wrap, piece: str) -> None:
    """Counted in calls, not seconds, so that no slow machine decides."""
    few, many = (_calls(cable_text(piece * count)) for count in (200, 800))
    assert many < 5 * few + 2000
