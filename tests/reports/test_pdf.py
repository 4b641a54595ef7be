"""The paper: every quote can be copied, every page says how it is classified."""

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from reviewer.domain.identifiers import CableId
from reviewer.reports import pdf
from reviewer.reports.composing import compose
from reviewer.reports.report import Report
from tests.hostile import MARKUP, hostile_material
from tests.reportable import TEXT, cable_material, report

ACTIVE = {
    *("/JS", "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR"),
    *("/URI", "/EmbeddedFile", "/EmbeddedFiles", "/RichMedia", "/AA", "/XFA"),
    *("/Filespec", "/FileAttachment", "/Movie", "/Sound", "/Screen"),
}


def _squeezed(text: str) -> str:
    """Without blanks: a page breaks lines where it likes."""
    return re.sub(r"\s+", "", text)


def _text(reader: PdfReader) -> str:
    return _squeezed("".join(page.extract_text() for page in reader.pages))


def _names(reader: PdfReader) -> Iterator[str]:
    """Every key and every name in every object of the file."""
    for number in range(1, len(reader.xref[0]) + len(reader.xref_objStm) + 1):
        found = IndirectObject(number, 0, reader).get_object()
        if isinstance(found, DictionaryObject):
            yield from map(str, found)
            yield from map(str, found.values())


@pytest.fixture(scope="module")
def made() -> Report:
    second = cable_material(cable_id=CableId("09PORTSELWYN13"))
    return report(cable_material(), second, is_fictional=True)


@pytest.fixture(scope="module")
def paper(made: Report) -> PdfReader:
    return PdfReader(BytesIO(pdf.write(made)), strict=True)


@pytest.fixture(scope="module")
def hostile() -> PdfReader:
    return PdfReader(BytesIO(pdf.write(compose(hostile_material()))), strict=True)


def test_every_quote_can_be_extracted(made: Report, paper: PdfReader) -> None:
    text = _text(paper)

    for section in made.sections:
        for entry in section.statements:
            assert _squeezed(entry.quote) in text


def test_the_banner_stands_twice_on_every_page(paper: PdfReader) -> None:
    assert len(paper.pages) > 3
    for page in paper.pages:
        text = _squeezed(page.extract_text())
        assert text.count("SECRET//NOFORN") >= 2
        assert text.count("FICTIONAL–TRAINING") == 2


def test_every_page_is_counted(paper: PdfReader) -> None:
    count = len(paper.pages)

    for number, page in enumerate(paper.pages, start=1):
        assert f"Page {number} of {count}" in page.extract_text()


def test_letters_stand_in_the_margin_of_the_page_they_belong_to(
    paper: PdfReader,
) -> None:
    """All other text is left of it; the first page is the table of contents."""
    letters: list[str] = []

    def collect(text: str, matrix: list[float], *_: object) -> None:
        if matrix[4] > 500 and text.strip() in set("CDARB"):
            letters.append(text.strip())

    paper.pages[1].extract_text(visitor_text=collect)

    assert letters == list("DCRADCBB")


def test_the_paper_is_tagged_named_and_outlined(made: Report, paper: PdfReader) -> None:
    root = paper.root_object
    marked = root["/MarkInfo"]

    assert isinstance(marked, DictionaryObject)
    assert str(marked["/Marked"]) == "True"
    assert str(root["/Lang"]) == "en"
    assert paper.metadata is not None
    assert paper.metadata.title == f"SECRET//NOFORN – {made.title}"
    assert len(paper.outline) > 0


def test_the_paper_names_no_person_and_no_machine(paper: PdfReader) -> None:
    metadata = paper.metadata

    assert metadata is not None
    assert metadata.author is None
    assert metadata.creation_date is None


def test_hostile_markup_stays_text(hostile: PdfReader) -> None:
    text = _text(hostile)

    for markup in MARKUP:
        assert text.count(_squeezed(markup)) > 5, markup


def test_hostile_markup_reads_no_file(hostile: PdfReader) -> None:
    with open("/etc/hostname", encoding="utf-8") as file:  # noqa: PTH123
        name = file.read().strip()

    assert name
    assert _squeezed(name) not in _text(hostile)


def test_hostile_markup_makes_nothing_active(hostile: PdfReader) -> None:
    assert not ACTIVE & set(_names(hostile))


def test_links_stay_within_the_paper(paper: PdfReader) -> None:
    links = [
        annotation.get_object()
        for page in paper.pages
        for annotation in page.get("/Annots", [])
    ]

    assert links
    assert all("/Dest" in one or one["/A"]["/S"] == "/GoTo" for one in links)


@pytest.mark.parametrize("lines", [1, 7, 13, 29, 47, 61])
def test_tables_break_over_pages_wherever_they_fall(lines: int) -> None:
    """Tagged tables are strict about where a page may end."""
    filler = "\n".join(["The pier was quiet on that day, as it had been."] * lines)
    text = TEXT.replace("4. (C)", f"5. (C) {filler}\n\n6. (C)")

    reader = PdfReader(BytesIO(pdf.write(report(cable_material(text)))))

    assert _text(reader).count(_squeezed("two complaints were withdrawn")) == 3


@pytest.mark.parametrize(
    "words", ["Мы не согласны", "Ελλάς", "中文字", "かな", "한국어"]
)
def test_letters_of_other_scripts_have_glyphs(words: str) -> None:
    text = TEXT.replace("the union is content", f"the union is {words} content")

    made = pdf.write(report(cable_material(text)))

    assert _squeezed(words) in _text(PdfReader(BytesIO(made)))
    assert b"pdfuaid" in made


def test_arabic_letters_have_glyphs() -> None:
    text = TEXT.replace("the union is content", "the union is مرحبا content")

    assert b"pdfuaid" in pdf.write(report(cable_material(text)))


def test_a_letter_without_any_glyph_does_not_stop_the_paper() -> None:
    text = TEXT.replace("the union is content", "the union is 😊 content")

    made = pdf.write(report(cable_material(text)))

    assert _squeezed("The harbour master denied") in _text(PdfReader(BytesIO(made)))


def test_equal_reports_give_equal_bytes() -> None:
    assert pdf.write(report()) == pdf.write(report())


def test_an_empty_report_is_still_a_paper() -> None:
    bare = cable_material("1. (U) Nothing to report.\n")

    reader = PdfReader(BytesIO(pdf.write(report(bare))))

    assert "Claims,andwhatthepostsaysofthemNoclaimwasrecorded." in _text(reader)
