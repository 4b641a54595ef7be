"""Writes a report as a Word document that people edit and comment on further.

Each statement is a real comment on its words. Word has one underline for a letter,
so where statements overlap the innermost is drawn; the comments tell them apart.
"""

from dataclasses import dataclass

from reviewer.domain.report_contents import ReportPart
from reviewer.domain.statement import Look
from reviewer.reports import ooxml
from reviewer.reports.report import Report, Section
from reviewer.reports.tones import FILLS, LETTERS, STROKES

_PARTS = (
    ooxml.Part("[Content_Types].xml", "docx/content_types.xml.j2"),
    ooxml.Part("_rels/.rels", "docx/rels.xml.j2"),
    ooxml.Part("docProps/core.xml", "docx/core.xml.j2"),
    ooxml.Part("word/document.xml", "docx/document.xml.j2"),
    ooxml.Part("word/_rels/document.xml.rels", "docx/document.xml.rels.j2"),
    ooxml.Part("word/styles.xml", "docx/styles.xml.j2"),
    ooxml.Part("word/settings.xml", "docx/settings.xml.j2"),
    ooxml.Part("word/comments.xml", "docx/comments.xml.j2"),
    ooxml.Part("word/header.xml", "docx/header.xml.j2"),
    ooxml.Part("word/footer.xml", "docx/footer.xml.j2"),
)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """How a look is drawn; an empty tint is none."""

    underline: str
    colour: str
    tint: str


_LOOKS: dict[Look, _Drawing] = {
    "claim": _Drawing("single", "0072B2", "E0EEF6"),
    "denial": _Drawing("double", "D55E00", "FAEBE0"),
    "acknowledgement": _Drawing("dotDash", "CC79A7", "F9EFF4"),
    "comment": _Drawing("dotted", "009E73", "E0F3EE"),
    "report": _Drawing("single", "5F6B73", ""),
}


def write(report: Report) -> bytes:
    """Write a report as DOCX; equal reports give equal bytes.

    A comment stands on every statement where the text is part of the report.
    """
    has_text = ReportPart.TEXT in report.parts
    values = {
        "report": report,
        "commented": [
            entry
            for section in report.sections
            for entry in section.statements
            if has_text
        ],
        "homeless": [_homeless(one) if has_text else [] for one in report.sections],
        "fills": FILLS,
        "letters": LETTERS,
        "strokes": STROKES,
        "looks": _LOOKS,
    }
    return ooxml.package(_PARTS, values)


def _homeless(section: Section) -> list[int]:
    """The statements with no word in the body, as in the subject: on the title."""
    placed = {
        number for block in section.body for run in block.runs for number in run.starts
    }
    return [entry.number for entry in section.statements if entry.number not in placed]
