"""The Word document in LibreOffice: it opens, and its paper says everything."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from reviewer.domain.identifiers import CableId
from reviewer.reports import docx
from reviewer.reports.composing import compose
from reviewer.reports.report import Report
from tests.foreign import coded
from tests.hostile import MARKUP, hostile_material
from tests.reportable import cable_material, note, report

PROGRAM = shutil.which("soffice")
WITH_COMMENTS = '{"ExportNotes":{"type":"boolean","value":"true"}}'
pytestmark = [
    pytest.mark.foreign,
    pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not installed"),
]


def _printed(made: Report, folder: Path) -> PdfReader:
    """The document as LibreOffice prints it, each comment kept as a note."""
    file = folder / "report.docx"
    file.write_bytes(docx.write(made))
    subprocess.run(
        [
            *(
                str(PROGRAM),
                "--headless",
                f"-env:UserInstallation={folder.as_uri()}/me",
            ),
            *("--convert-to", f"pdf:writer_pdf_Export:{WITH_COMMENTS}"),
            *("--outdir", str(folder), str(file)),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return PdfReader(folder / "report.pdf")


def _squeezed(text: str) -> str:
    """Without blanks: a page breaks lines where it likes."""
    return re.sub(r"\s+", "", text)


def _comments(paper: PdfReader) -> list[str]:
    return [
        str(note.get_object().get("/Contents", ""))
        for page in paper.pages
        for note in page.get("/Annots", [])
        if note.get_object()["/Subtype"] == "/Text"
    ]


@pytest.fixture(scope="module")
def made() -> Report:
    notes = (note("Ask again.", on="s5"), note("Read twice."))
    second = cable_material(cable_id=CableId("09PORTSELWYN13"))
    return report(cable_material(notes=notes), second, is_fictional=True)


@pytest.fixture(scope="module")
def paper(made: Report, tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    return _printed(made, tmp_path_factory.mktemp("word"))


def test_every_quote_is_printed(made: Report, paper: PdfReader) -> None:
    text = _squeezed("".join(page.extract_text() for page in paper.pages))

    for section in made.sections:
        for entry in section.statements:
            assert _squeezed(entry.quote) in text


def test_every_statement_is_a_comment(made: Report, paper: PdfReader) -> None:
    comments = "".join(map(_squeezed, _comments(paper)))

    assert len(_comments(paper)) == made.statement_count
    for section in made.sections:
        for entry in section.statements:
            assert _squeezed(f"{entry.number} {entry.title}") in comments


def test_the_banner_stands_twice_on_every_page(paper: PdfReader) -> None:
    count = len(paper.pages)

    assert count > 2
    for number, page in enumerate(paper.pages, start=1):
        text = _squeezed(page.extract_text())
        assert text.count("SECRET//NOFORN") >= 2
        assert text.count("FICTIONAL–TRAINING") == 2
        assert f"Page{number}of{count}" in text


def test_a_real_cable_is_printed_with_every_comment(
    real_cables: Path, tmp_path: Path
) -> None:
    made = coded.seed_report(real_cables)
    paper = _printed(made, tmp_path)

    assert made.statement_count > 3
    assert len(_comments(paper)) == made.statement_count
    for page in paper.pages:
        assert _squeezed(page.extract_text()).count(_squeezed(made.banner)) >= 2


def test_hostile_markup_is_printed_as_text(tmp_path: Path) -> None:
    paper = _printed(compose(hostile_material()), tmp_path)
    text = _squeezed("".join(page.extract_text() for page in paper.pages))

    for markup in MARKUP:
        assert _squeezed(markup) in text
