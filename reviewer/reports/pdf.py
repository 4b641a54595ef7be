"""Writes a report as a tagged PDF through the typesetter typst.

The template is the product's own and never changes; the report reaches it as one
JSON string. The compiler sees an empty folder and only the fonts that ship, so
``#read("/etc/passwd")`` in a cable is ten words on paper.
"""

import tempfile

import msgspec
import typst

from reviewer import resources
from reviewer.reports.report import Report

_STANDARD = "ua-1"
"""PDF/UA-1: tagged for screen readers, with title, language and outline."""


def write(report: Report) -> bytes:
    """Write a report as PDF; equal reports give equal bytes."""
    template = resources.path("reports/report.typ").read_bytes()
    data = msgspec.json.encode(report).decode("utf-8")
    with tempfile.TemporaryDirectory(prefix="reviewer-") as empty:
        compiler = typst.Compiler(
            template,
            root=empty,
            font_paths=[str(resources.path("fonts"))],
            ignore_system_fonts=True,
            package_path=empty,
            package_cache_path=empty,
        )
        pdf = compiler.compile(
            format="pdf", sys_inputs={"report": data}, pdf_standards=_STANDARD
        )
    return bytes(pdf)
