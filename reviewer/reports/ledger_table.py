"""The ledger as tables: a row for each statement and for each link.

The same tables are written as CSV and as sheets of a workbook.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.domain.report_contents import ReportPart
from reviewer.reports.report import Report, Section, StatementEntry

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table under its name: ``record`` is what one row is."""

    record: str
    title: str
    heads: Cells
    rows: tuple[Cells, ...]


_WHERE = (
    "cable",
    "reference",
    "place",
    "marking",
    "post",
    "sent",
    "offsets",
    "text_sha256",
)
STATEMENT_HEADS = (
    *("number", "kind", "type", "speaker", "quote", "details", "notes"),
    *_WHERE,
)
LINK_HEADS = (
    *("number", "relation", "to_number", "quote", "to_quote"),
    *("to_reference", "to_offsets"),
    *_WHERE,
)


DISAGREEMENT_HEADS = (
    *("number", "cable", "place", "difference", "first_pass", "second_pass"),
    *("decision", "reason"),
)
WARNING_HEADS = ("warning",)


def tables(report: Report) -> tuple[Table, ...]:
    """Those tables of the ledger that the report was asked for."""
    entries = {
        entry.number: entry for one in report.sections for entry in one.statements
    }
    made: list[Table] = []
    if report.warnings:
        said = tuple((warning,) for warning in report.warnings)
        made.append(
            Table(record="warning", title="Warnings", heads=WARNING_HEADS, rows=said)
        )
    if ReportPart.STATEMENTS in report.parts:
        rows = tuple(row for one in report.sections for row in _statements(one))
        made.append(
            Table(
                record="statement", title="Statements", heads=STATEMENT_HEADS, rows=rows
            )
        )
    if ReportPart.LEDGER in report.parts:
        linked = tuple(row for one in report.sections for row in _links(one, entries))
        made.append(Table(record="link", title="Links", heads=LINK_HEADS, rows=linked))
    disputed = tuple(row for one in report.sections for row in _disagreements(one))
    if disputed:
        made.append(
            Table(
                record="disagreement",
                title="Disagreements",
                heads=DISAGREEMENT_HEADS,
                rows=disputed,
            )
        )
    return tuple(made)


def _disagreements(section: Section) -> Iterator[Cells]:
    for entry in section.disagreements:
        yield (
            str(entry.number),
            section.cable_id,
            entry.place,
            entry.name,
            entry.first,
            entry.second,
            entry.decision,
            entry.reason,
        )


def _statements(section: Section) -> Iterator[Cells]:
    for entry in section.statements:
        yield (
            str(entry.number),
            entry.kind,
            entry.type,
            entry.speaker,
            entry.quote,
            "\n".join(f"{name}: {value}" for name, value in entry.details),
            "\n".join(entry.notes),
            *_where(section.cable_id, entry),
        )


def _links(section: Section, entries: dict[int, StatementEntry]) -> Iterator[Cells]:
    for link in section.links:
        source, target = entries[link.source], entries[link.target]
        yield (
            str(link.source),
            link.relation,
            str(link.target),
            source.quote,
            target.quote,
            target.reference,
            target.found.offsets,
            *_where(section.cable_id, source),
        )


def _where(cable_id: str, entry: StatementEntry) -> Cells:
    found = entry.found
    return (
        cable_id,
        entry.reference,
        entry.place,
        entry.chip.text,
        found.post,
        found.sent,
        found.offsets,
        found.text_sha256,
    )
