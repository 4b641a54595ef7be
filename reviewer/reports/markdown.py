"""Writes a report as Markdown: quotes with their provenance, for one's notes.

The text of the cables is not part of it. Nothing of a cable is markup: what Markdown
or a common extension of it could read as such is escaped.
"""

import re
from collections.abc import Iterable, Iterator

from reviewer.domain.report_contents import ReportPart
from reviewer.reports.report import Report, Row, Section, StatementEntry

_BLANKS = re.compile(r"[ \t\r\n]+")
_SIGNS = re.compile(r"[\\`*_{}\[\]<>&~|$@%=^]")
_ADDRESS = re.compile(r"(:)(?=//)|(www)(?=\.)", re.IGNORECASE)
_OPENING = re.compile(r"^(?=[#+\-])|^(\d+)(?=[.)])")
"""Only at the start of a line do these make headings, rules and lists."""


def write(report: Report) -> bytes:
    """Write the quotes of a report as Markdown (UTF-8); equal reports, equal bytes."""
    return ("\n".join(_lines(report)) + "\n").encode("utf-8")


def escaped(text: str) -> str:
    """A text on one line that shows letter by letter, wherever it is put."""
    line = _SIGNS.sub(r"\\\g<0>", _BLANKS.sub(" ", text).strip(" "))
    line = _ADDRESS.sub(lambda found: found.group() + "\\", line)
    return _OPENING.sub(lambda found: found.group() + "\\", line)


def _lines(report: Report) -> Iterator[str]:
    banner = f"**{escaped(report.banner)}**"
    if report.flag:
        banner += f" · {escaped(report.flag)}"
    yield from (banner, "", f"# {escaped(report.title)}", "")
    for warning in report.warnings:
        yield from (f"> **Note:** {escaped(warning)}", "")
    for section in report.sections:
        yield from _section(section, report.parts)
    yield from ("## Provenance", "", *_rows(report.provenance), banner)


def _section(section: Section, parts: Iterable[ReportPart]) -> Iterator[str]:
    """One cable; a part that was not asked for is not named either."""
    title = f"{section.cable_id} ({section.chip.text}): {section.title}"
    yield from (f"## {escaped(title)}", "", *_rows(section.card))
    if ReportPart.LEDGER in parts:
        yield from ("### Claims, and what the post says of them", "")
        yield from _ledger(section)
    if ReportPart.STATEMENTS in parts and section.statements:
        yield from ("### Statements", "")
        for entry in section.statements:
            yield from _statement(entry)
    yield from _remarks(section, parts)
    if section.provenance:
        yield from ("### Origin", "", *_rows(section.provenance))


def _remarks(section: Section, parts: Iterable[ReportPart]) -> Iterator[str]:
    """What was said beside the statements, by people and by the program."""
    if section.notes:
        yield from ("### Notes", "", *_rows(section.notes))
    if section.disagreements:
        yield from ("### Disagreements and decisions", "", *_disagreements(section))
    if ReportPart.AUDIT in parts:
        yield from ("### Marking audit", "", *_findings(section))
    if section.doubts:
        yield from ("### How the text was read", "", *_rows(section.doubts))


def _ledger(section: Section) -> Iterator[str]:
    if not section.ledger:
        yield from ("No claim was recorded.", "")
    for row in section.ledger:
        yield f"- {row.claim.number} {_quote(row.claim.quote)} {_reference(row.claim)}"
        for answer in row.answers:
            said = f"{_quote(answer.quote)} {escaped(answer.place)}"
            yield f"  - {escaped(answer.relation)}: {answer.number} {said}"
        if not row.answers:
            yield "  - **Not addressed by post**"
        yield ""


def _statement(entry: StatementEntry) -> Iterator[str]:
    yield f"> {escaped(entry.quote)}"
    yield from (">", f"> — {_reference(entry)} · {escaped(entry.provenance)}", "")
    yield f"- {entry.number}: {escaped(entry.title)}"
    yield from (f"- {escaped(name)}: {escaped(text)}" for name, text in entry.details)
    yield from (f"- {escaped(link)}" for link in entry.links)
    yield from (f"- Note: {escaped(note)}" for note in entry.notes)
    yield ""


def _disagreements(section: Section) -> Iterator[str]:
    for entry in section.disagreements:
        yield f"- {entry.number} {escaped(f'{entry.place}, {entry.name}')}"
        yield f"  - First pass: {escaped(entry.first or '–')}"
        yield f"  - Second pass: {escaped(entry.second or '–')}"
        decided = f"{entry.decision or 'none'} ({entry.reason})"
        yield f"  - Decision: {escaped(decided)}"
    yield ""


def _findings(section: Section) -> Iterator[str]:
    if not section.findings:
        yield "No finding."
    for entry in section.findings:
        told = f"{entry.rule} ({entry.word}) {entry.place}: {entry.message}"
        yield f"- {escaped(' '.join(part for part in (told, entry.answer) if part))}"
    yield ""


def _rows(rows: Iterable[Row]) -> Iterator[str]:
    yield from (f"- {escaped(name)}: {escaped(value)}" for name, value in rows)
    yield ""


def _quote(text: str) -> str:
    return f"“{escaped(text)}”"


def _reference(entry: StatementEntry) -> str:
    return escaped(entry.reference)
