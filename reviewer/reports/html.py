"""Writes a report as one self-contained page: no script, no request, no file.

Cable text is escaped by the template engine without exception; only the style
sheet, which holds nothing of a cable, is put in as it is.
"""

from base64 import b64encode
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from reviewer import resources
from reviewer.domain.statement import LETTERS
from reviewer.reports.report import Report


@dataclass(frozen=True, slots=True)
class _Face:
    """A shipped font, cut to Latin so that a page stays below 200 kB."""

    family: str
    weight: int
    file: str

    @property
    def data(self) -> str:
        """The file in base64."""
        file = resources.path(f"fonts/web/{self.file}.woff2")
        return b64encode(file.read_bytes()).decode("ascii")


_FACES = (
    _Face("Source Serif 4", 400, "source-serif-4-latin-400-normal"),
    _Face("Source Serif 4", 600, "source-serif-4-latin-600-normal"),
    _Face("Inter", 400, "inter-latin-400-normal"),
    _Face("Inter", 600, "inter-latin-600-normal"),
    _Face("JetBrains Mono", 400, "jetbrains-mono-latin-400-normal"),
)


def write(report: Report) -> bytes:
    """Write a report as HTML (UTF-8); equal reports give equal bytes."""
    page = _environment().get_template("report.html.j2")
    entries = [
        {entry.number: entry for entry in section.statements}
        for section in report.sections
    ]
    text = page.render(report=report, entries_of=entries, css=_style())
    return text.encode("utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(resources.path("reports")),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )


@cache
def _style() -> Markup:
    """The style sheet with its fonts: our own words only."""
    sheet = _environment().get_template("report.css.j2")
    return Markup(sheet.render(faces=_FACES, looks=tuple(LETTERS)))  # noqa: S704
