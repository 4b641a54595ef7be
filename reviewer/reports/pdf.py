"""Writes a report as a tagged PDF through the typesetter typst.

The template is the product's own and never changes; the report reaches it as one
JSON string. The compiler sees an empty folder and only the fonts that ship, so
``#read("/etc/passwd")`` in a cable is ten words on paper.
"""

import tempfile
from functools import cache
from typing import Any, Final, Literal

import msgspec
import typst

from reviewer import resources
from reviewer.errors import ExportError
from reviewer.reports.report import Report

_STANDARD: Final = "ua-1"
"""PDF/UA-1: tagged for screen readers, with title, language and outline."""
_STANDARD_NAME: Final = "PDF/UA"


class TypesettingError(ExportError):
    """The typesetter refused the report."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"The PDF could not be typeset: {reason}. No file was written; the same "
            "report can be exported as HTML and printed."
        )


def write(report: Report) -> bytes:
    """Write a report as PDF; equal reports give equal bytes.

    Where the standard forbids the file, as for a letter without a glyph in any of
    the shipped fonts, it is written tagged, but without the claim to PDF/UA.

    Raises:
        TypesettingError: The typesetter refused it, so nothing was made.
    """
    data = msgspec.json.encode(report).decode("utf-8")
    try:
        try:
            return _compiled(data, [_STANDARD])
        except typst.TypstError as error:
            if _STANDARD_NAME not in str(error):
                raise
            return _compiled(data, [])
    except typst.TypstError as error:
        raise TypesettingError(str(error)) from error


def _compiled(data: str, standards: list[Literal["ua-1"]]) -> bytes:
    with tempfile.TemporaryDirectory(prefix="reviewer-") as empty:
        compiler = typst.Compiler(
            resources.path("reports/report.typ").read_bytes(),
            root=empty,
            font_paths=_fonts(),
            package_path=empty,
            package_cache_path=empty,
        )
        made: Any = compiler.compile(
            format="pdf", sys_inputs={"report": data}, pdf_standards=[*standards]
        )
    return bytes(made)


@cache
def _fonts() -> typst.Fonts:
    """The shipped fonts and the typesetter's own, read once; never the system's."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=True,
        font_paths=[str(resources.path("fonts"))],
    )
