"""Composes a report from cables, one person's statements and the codebook."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from reviewer.domain.cable import Cable, Header
from reviewer.domain.classification import Level, Marking, highest
from reviewer.domain.codebook import Kind
from reviewer.domain.identifiers import StatementId
from reviewer.domain.report_contents import WHOLE, ReportContents, ReportPart
from reviewer.domain.review import SOLO_SENTENCE
from reviewer.domain.statement import LETTERS, Statement
from reviewer.domain.text import Span
from reviewer.reports.chips import chip_of, tone_of
from reviewer.reports.choosing import choose
from reviewer.reports.disagreements import disagreement_entries
from reviewer.reports.entries import (
    Words,
    ledger_entries,
    link_entries,
    note_rows,
    place,
    statement_entries,
)
from reviewer.reports.findings import finding_entries
from reviewer.reports.inking import Numbered, ink
from reviewer.reports.material import CableMaterial, Material
from reviewer.reports.report import LegendEntry, Report, Row, Section
from reviewer.reports.visible import visible

_ASSUMED = Marking(Level.S)
"""How a cable without any marking is handled: unmarked is never U."""

_MONTHS = (  # not the locale's
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_FIELDS = {
    ReportPart.TEXT: "body",
    ReportPart.LEDGER: "ledger",
    ReportPart.NOTES: "notes",
    ReportPart.REVIEW: "disagreements",
    ReportPart.AUDIT: "findings",
    ReportPart.READING: "doubts",
    ReportPart.ORIGIN: "provenance",
}
"""Where the content of each part lies in a section, save that of the statements."""
_WORDS = {"comment": "post comment"}
LEGEND = tuple(
    LegendEntry(look=look, letter=letter, word=_WORDS.get(look, look))
    for look, letter in LETTERS.items()
)


def compose(material: Material, contents: ReportContents = WHOLE) -> Report:
    """Make the report of one or several cables with what was chosen of them."""
    material = choose(material, contents)
    numbered = _numbered(material.cables)
    numbers = {
        item.statement.statement_id: item.number for many in numbered for item in many
    }
    sections = [
        _with(contents.parts, _section(material, item, own, numbers))
        for item, own in zip(material.cables, numbered, strict=True)
    ]
    marking, warnings = _protection(material.cables)
    return Report(
        title=visible(contents.title.strip()) or _title(sections),
        banner=marking.banner,
        tone=tone_of(marking),
        flag="FICTIONAL – TRAINING" if material.is_fictional else "",
        warnings=warnings,
        parts=tuple(part for part in ReportPart if part in contents.parts),
        legend=LEGEND,
        sections=tuple(sections),
        provenance=tuple(_project_rows(material, contents)),
    )


def _title(sections: Sequence[Section]) -> str:
    if len(sections) == 1:
        return sections[0].title
    return f"{len(sections)} annotated cables"


def _protection(
    cables: Sequence[CableMaterial],
) -> tuple[Marking, tuple[str, ...]]:
    """The marking over everything contained, and what to say about it."""
    bare = [item.cable_id for item in cables if item.cable.banner is None]
    marking = highest(item.cable.banner or _ASSUMED for item in cables) or _ASSUMED
    unmarked = (
        f"{cable_id} carries no marking at all and is handled as "
        f"{_ASSUMED.banner}: unmarked text is never taken for UNCLASSIFIED."
        for cable_id in bare
    )
    solo = (f"{one.cable_id}: {SOLO_SENTENCE}." for one in cables if one.is_solo)
    return marking, tuple(visible(sentence) for sentence in (*unmarked, *solo))


def _numbered(cables: Sequence[CableMaterial]) -> list[list[Numbered]]:
    """Each cable's statements in the order of its text, counted through the report."""
    number = count(1)
    return [
        [Numbered(next(number), one) for one in sorted(item.statements, key=_place)]
        for item in cables
    ]


def _place(one: Statement) -> tuple[int, int, tuple[Span, ...], int, str, str]:
    """Equal places are told apart by content before the id, which is random."""
    kind = list(Kind).index(one.kind)
    return (
        one.start,
        -one.end,
        one.spans,
        kind,
        one.statement_type or "",
        one.statement_id,
    )


def _section(
    material: Material,
    item: CableMaterial,
    numbered: Sequence[Numbered],
    numbers: Mapping[StatementId, int],
) -> Section:
    words = Words(
        cable_id=item.cable_id,
        text=item.text,
        text_sha256=item.text_sha256,
        cable=item.cable,
        codebook=material.codebook,
        speakers={one.speaker_id: one for one in material.speakers},
        links=item.links,
        notes=item.notes,
        numbers=numbers,
    )
    entries = statement_entries(words, numbered)
    subject = item.cable.header.subject
    return Section(
        cable_id=visible(item.cable_id),
        title=visible(subject.text if subject else item.cable_id),
        chip=chip_of(item.cable.banner),
        card=tuple((name, visible(value)) for name, value in _card(item)),
        body=tuple(ink(item.text, item.cable, numbered)),
        statements=entries,
        ledger=ledger_entries(words, numbered, entries),
        links=link_entries(words),
        notes=note_rows(words),
        disagreements=disagreement_entries(words, item),
        findings=finding_entries(item.cable, item.findings, item.answers),
        doubts=tuple(_readings(item)),
        provenance=tuple(
            (name, visible(value))
            for name, value in _origin_rows(item, material.reviewer)
        ),
    )


def _with(parts: Collection[ReportPart], section: Section) -> Section:
    """A section with some of its parts; text and ledger need the statements, too."""
    empty: dict[str, Any] = {
        name: () for part, name in _FIELDS.items() if part not in parts
    }
    if not {ReportPart.TEXT, ReportPart.LEDGER, ReportPart.STATEMENTS} & {*parts}:
        empty["statements"] = ()
    return replace(section, **empty)


def _card(item: CableMaterial) -> Iterator[Row]:
    """What the head of the section says, in pairs read across."""
    header = item.cable.header
    yield "From", header.from_post or "not given"
    yield "Level", _level(item.cable)
    yield "To", _addressees(header)
    yield "Declassify", _declassification(header)
    yield "Date", _date(header)
    yield "Subject", _subject_marking(header)
    if header.tags or header.captions:
        yield "TAGS", " ".join(header.tags) or "none"
        yield "Captions", ", ".join(header.captions) or "none"
    if header.references:
        yield "Ref", "; ".join(ref.text for ref in header.references)


def _level(cable: Cable) -> str:
    if cable.banner is None:
        return f"no marking; handled as {_ASSUMED.banner}"
    level = cable.banner.banner.replace("//", " · ")
    header = cable.header
    if header.section is None:
        return level
    of = f" of {header.sections}" if header.sections else ""
    return f"{level} · section {header.section}{of}"


def _addressees(header: Header) -> str:
    to = ", ".join(header.action) or "not given"
    posts = len(header.info)
    if not posts:
        return to
    return f"{to} · info {posts} post{'' if posts == 1 else 's'}"


def _declassification(header: Header) -> str:
    when = header.declassify_text or "not given"
    if header.declassify_on:
        when = header.declassify_on.isoformat()
    parts = [when]
    if header.executive_order:
        parts.append(f"E.O. {header.executive_order}")
    reasons = ", ".join(header.reasons)
    return " · ".join(parts) + (f", {reasons}" if reasons else "")


def _date(header: Header) -> str:
    precedence = " ".join(header.precedence)
    if header.dtg is None:
        return " · ".join(part for part in ("not given", precedence) if part)
    dtg = header.dtg
    when = f"{dtg.day} {_MONTHS[dtg.month - 1]} {dtg:%Y, %H:%MZ}"
    return f"{when} · {precedence}" if precedence else when


def _subject_marking(header: Header) -> str:
    if header.subject is None:
        return "none"
    if header.subject.marking is None:
        return "printed without a marking"
    return f"marked ({header.subject.marking})"


def _readings(item: CableMaterial) -> Iterator[Row]:
    """What people corrected, then what the parser doubted."""
    for span, said in item.corrections:
        yield place(item.cable, span.start), visible(f"Corrected: {said}")
    for note in item.cable.notes:
        yield place(item.cable, note.span.start), visible(note.message)


def _origin_rows(item: CableMaterial, asker: str) -> Iterator[Row]:
    yield "File", f"{item.file_name} ({item.encoding})"
    yield "Text", f"sha256 {item.text_sha256}"
    if item.own_pass is None:
        yield "Pass", "none: nobody of that name has worked on this cable"
        return
    own = item.own_pass
    by = "" if item.author in {"", asker} else f", by {item.author}"
    yield "Pass", f"{own.kind}, {own.state}{by}"
    yield "Codebook", f"version {own.codebook_version}, sha256 {own.codebook_sha256}"
    if item.comparison is not None:
        count = len(item.comparison.disagreements)
        yield "Compared", f"{count} disagreement{'' if count == 1 else 's'}, decided"
        yield "Blind", item.blindness
    if item.sign_off is not None:
        signed = item.sign_off
        when = f"{signed.at:%Y-%m-%d}, revision {signed.revision}"
        yield "Signed off", f"{when}, by {item.signed_by}"
        yield "Result", f"sha256 {signed.result_sha256}"


def _project_rows(material: Material, contents: ReportContents) -> Iterator[Row]:
    codebook = material.codebook
    rows = [
        ("Project", f"{material.project_name} ({material.project_id})"),
        ("Reviewer", f"{material.reviewer}, as given"),
        ("Codebook", f"{codebook.name}, version {codebook.version}"),
        ("Codebook hash", f"sha256 {material.codebook_sha256}"),
        ("State", _state(material)),
        ("Offsets", "Unicode code points into the decoded text, end excluded"),
    ]
    if contents.words:
        rows.append(("Contents", contents.words))
    for name, value in rows:
        yield name, visible(value)


def _state(material: Material) -> str:
    if material.last_at is None:
        return "nothing was recorded by this reviewer"
    steps = f"{material.steps} step{'' if material.steps == 1 else 's'}"
    return f"after {steps}, the last at {material.last_at:%Y-%m-%d %H:%M:%S} UTC"
