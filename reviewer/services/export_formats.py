"""The formats that work can leave in: one list for the window and the command line.

A format is added by one entry of ``FORMATS``. Writers are imported when they are
first needed, since they bring their engines along.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from reviewer.domain.classification import Level, Marking, highest
from reviewer.domain.identifiers import CableId
from reviewer.domain.report_contents import WHOLE, ReportContents
from reviewer.interchange import jsonl
from reviewer.reports.composing import compose
from reviewer.reports.report import Report
from reviewer.services import browsing, bundling, report_material
from reviewer.store.project import Project

_ReportWriter = Callable[[Report], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What is to be exported; a ``reviewer`` of None means everybody's passes."""

    project: Project
    cable_ids: Sequence[CableId]
    reviewer: str | None
    contents: ReportContents = WHOLE


@dataclass(frozen=True, slots=True)
class Made:
    """What a format made of some work: its bytes, and what to tell of them."""

    chunks: Iterable[bytes]
    statements: int
    banner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format: ``name`` is the word of the command line.

    ``title`` says in a few words what it is for. Where ``takes_contents`` is False it
    always carries everything, so that a choice of contents does not apply.
    """

    name: str
    suffix: str
    title: str
    make: Callable[[Work], Made]
    takes_contents: bool = True


def _of_report(load: Callable[[], _ReportWriter]) -> Callable[[Work], Made]:
    """How a format makes something of a report; ``load`` imports its writer."""

    def make(work: Work) -> Made:
        material = report_material.gather(
            work.project,
            work.cable_ids,
            reviewer=work.reviewer or "",
            reading=work.contents.reading,
        )
        report = compose(material, work.contents)
        return Made([load()(report)], report.statement_count, report.banner)

    return make


def _html() -> _ReportWriter:
    from reviewer.reports import html  # noqa: PLC0415

    return html.write


def _pdf() -> _ReportWriter:
    from reviewer.reports import pdf  # noqa: PLC0415

    return pdf.write


def _docx() -> _ReportWriter:
    from reviewer.reports import docx  # noqa: PLC0415

    return docx.write


def _xlsx() -> _ReportWriter:
    from reviewer.reports import xlsx  # noqa: PLC0415

    return xlsx.write


def _csv() -> _ReportWriter:
    from reviewer.reports import csv_ledger  # noqa: PLC0415

    return csv_ledger.write


def _markdown() -> _ReportWriter:
    from reviewer.reports import markdown  # noqa: PLC0415

    return markdown.write


def _jsonl(work: Work) -> Made:
    held = bundling.cables_held(work.project, work.cable_ids)
    markings = [browsing.cable(work.project, one).cable.banner for one in held]
    marking = highest(one or Marking(Level.S) for one in markings) or Marking(Level.S)
    bundle = bundling.gather(
        work.project, work.cable_ids, work.reviewer, banner=marking.banner
    )
    return Made(jsonl.write(bundle), bundling.statement_count(bundle), marking.banner)


_LISTED = (
    Format(
        name="html",
        suffix="html",
        title="Web page (one file, opens anywhere)",
        make=_of_report(_html),
    ),
    Format(
        name="pdf",
        suffix="pdf",
        title="PDF (banner on every page)",
        make=_of_report(_pdf),
    ),
    Format(
        name="docx",
        suffix="docx",
        title="Word (a comment on each statement)",
        make=_of_report(_docx),
    ),
    Format(
        name="xlsx",
        suffix="xlsx",
        title="Excel (sheets of statements and links)",
        make=_of_report(_xlsx),
    ),
    Format(
        name="csv",
        suffix="csv",
        title="CSV (one row per statement and link)",
        make=_of_report(_csv),
    ),
    Format(
        name="markdown",
        suffix="md",
        title="Markdown (quotes with their provenance)",
        make=_of_report(_markdown),
    ),
    Format(
        name="jsonl",
        suffix="jsonl",
        title="JSON lines (everything, can be imported again)",
        make=_jsonl,
        takes_contents=False,
    ),
)
FORMATS = {one.name: one for one in _LISTED}
"""Every format by its name, in the order in which they are offered."""
