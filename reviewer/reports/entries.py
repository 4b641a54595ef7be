"""Statements and the ledger, put into words with their provenance."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reviewer.domain.cable import Cable, Paragraph
from reviewer.domain.codebook import STATEMENT_TYPE, Codebook
from reviewer.domain.identifiers import SpeakerId, StatementId
from reviewer.domain.layout import DisplayKind
from reviewer.domain.ledger import ledger
from reviewer.domain.statement import LETTERS, Link, Note, Speaker, Statement, look_of
from reviewer.domain.text import Span, excerpt
from reviewer.reports.chips import UNMARKED, chip_of
from reviewer.reports.inking import Numbered
from reviewer.reports.report import (
    Answer,
    Chip,
    Found,
    LedgerEntry,
    LinkEntry,
    Row,
    StatementEntry,
)
from reviewer.reports.visible import visible

_HASH_DIGITS = 8
"""How much of a hash stands beside a quote; the whole is in the provenance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is needed to put the statements of one cable into words.

    ``numbers`` has every statement of the report, since links reach other cables.
    """

    cable_id: str
    text: str
    text_sha256: str
    cable: Cable
    codebook: Codebook
    speakers: Mapping[SpeakerId, Speaker]
    links: Sequence[Link]
    notes: Sequence[Note]
    numbers: Mapping[StatementId, int]


def statement_entries(
    words: Words, numbered: Sequence[Numbered]
) -> tuple[StatementEntry, ...]:
    """Every statement with its quote, place, details, links and notes."""
    links: dict[int, list[str]] = {}
    for link in link_entries(words):
        links.setdefault(link.source, []).append(f"{link.relation} → {link.target}")
    notes: dict[StatementId, list[str]] = {}
    for note in words.notes:
        if note.statement_id is not None:
            notes.setdefault(note.statement_id, []).append(visible(note.text))
    return tuple(
        replace(
            _entry(words, item),
            links=tuple(links.get(item.number, ())),
            notes=tuple(notes.get(item.statement.statement_id, ())),
        )
        for item in numbered
    )


def link_entries(words: Words) -> tuple[LinkEntry, ...]:
    """Every link between two statements of the report, by their numbers."""
    numbers = words.numbers
    found = (
        LinkEntry(
            source=numbers[link.from_id],
            relation=_relation(words.codebook, link),
            target=numbers[link.to_id],
        )
        for link in words.links
        if link.from_id in numbers and link.to_id in numbers
    )
    return tuple(sorted(found, key=lambda it: (it.source, it.target, it.relation)))


def ledger_entries(
    words: Words, numbered: Sequence[Numbered], entries: Sequence[StatementEntry]
) -> tuple[LedgerEntry, ...]:
    """Every claim beside what the post says of it."""
    by_id = {
        item.statement.statement_id: entry
        for item, entry in zip(numbered, entries, strict=True)
    }
    statements = tuple(item.statement for item in numbered)
    return tuple(
        LedgerEntry(
            claim=by_id[row.claim.statement_id],
            answers=tuple(
                _answer(words, answer.link, by_id[answer.statement.statement_id])
                for answer in row.answers
            ),
        )
        for row in ledger(statements, tuple(words.links))
    )


def note_rows(words: Words) -> tuple[Row, ...]:
    """The reviewer's notes on the cable and on its paragraphs."""
    rows: list[Row] = []
    for note in words.notes:
        if note.statement_id is not None:
            continue
        where = "Cable"
        if note.paragraph is not None and note.paragraph < len(words.cable.paragraphs):
            where = _place_of(words.cable.paragraphs[note.paragraph])
        rows.append((where, visible(note.text)))
    return tuple(rows)


def place(cable: Cable, position: int) -> str:
    """Where a code point lies, in words: ``¶6``, ``heading``, ``header``."""
    paragraph = cable.paragraph_at(position)
    if paragraph:
        return _place_of(paragraph)
    if any(heading.span.contains(position) for heading in cable.headings):
        return DisplayKind.HEADING.value
    if cable.signature and cable.signature.span.contains(position):
        return DisplayKind.SIGNATURE.value
    return "header"


def _place_of(paragraph: Paragraph) -> str:
    return "¶" if paragraph.number is None else f"¶{paragraph.number}"


def _entry(words: Words, item: Numbered) -> StatementEntry:
    """A statement without its links and notes."""
    statement, cable = item.statement, words.cable
    look = look_of(statement)
    kind, type_ = _kind_and_type(words.codebook, statement)
    chip = _chip(cable, statement.spans)
    where = place(cable, statement.start)
    reference = visible(f"{words.cable_id} {where} ({chip.text})")
    return StatementEntry(
        number=item.number,
        look=look,
        letter=LETTERS[look],
        title=title_of(words.codebook, statement),
        quote=visible(excerpt(words.text, cable.shown(statement.spans))),
        place=where,
        chip=chip,
        reference=reference,
        provenance=_provenance(words, statement),
        found=_found(words, statement),
        kind=kind,
        type=type_,
        speaker=_speaker(words, statement.speaker_id) if statement.speaker_id else "",
        details=tuple(_details(words, statement)),
    )


def _chip(cable: Cable, spans: Sequence[Span]) -> Chip:
    """The highest marking over a statement; none where nothing there is marked."""
    touched = cable.paragraphs_over(spans)
    printed = [item.marking for item in touched] or [cable.header.overall]
    return chip_of(cable.marking_over(spans)) if any(printed) else UNMARKED


def _kind_and_type(codebook: Codebook, statement: Statement) -> tuple[str, str]:
    """As the codebook words them; only claims have a type."""
    kind = visible(codebook.kind(statement.kind).title)
    if statement.statement_type is None:
        return kind, ""
    return kind, visible(_value(codebook, STATEMENT_TYPE, statement))


def _value(codebook: Codebook, name: str, statement: Statement) -> str:
    """The title of an attribute's value, or its key if the book has none."""
    given = statement.attributes[name]
    attribute = codebook.attribute(name)
    value = attribute.value(given) if attribute else None
    return value.title if value else given


def _provenance(words: Words, statement: Statement) -> str:
    header = words.cable.header
    parts = [header.from_post or "post unknown"]
    if header.dtg:
        parts.append(f"{header.dtg:%Y-%m-%d %H:%MZ}")
    offsets = ", ".join(f"{span.start}–{span.end}" for span in statement.spans)
    parts += [
        f"code points {offsets}",
        f"sha256\N{NO-BREAK SPACE}{words.text_sha256[:_HASH_DIGITS]}",
    ]
    return visible(" · ".join(parts))


def title_of(codebook: Codebook, statement: Statement) -> str:
    """Kind and type, as the codebook words them: ``Claim · denial``."""
    kind, type_ = _kind_and_type(codebook, statement)
    return " · ".join(part for part in (kind, type_.lower()) if part)


def value_of(words: Words, statement: Statement, name: str) -> str:
    """What a statement has for an attribute; its speaker is one, too."""
    if name == "speaker":
        speaker = statement.speaker_id
        return _speaker(words, speaker) if speaker else "none"
    if name not in statement.attributes:
        return "not given"
    return visible(_value(words.codebook, name, statement))


def _found(words: Words, statement: Statement) -> Found:
    header = words.cable.header
    return Found(
        post=visible(header.from_post or ""),
        sent=f"{header.dtg:%Y-%m-%dT%H:%M:%SZ}" if header.dtg else "",
        offsets=";".join(f"{span.start}-{span.end}" for span in statement.spans),
        text_sha256=visible(words.text_sha256),
    )


def _details(words: Words, statement: Statement) -> Iterator[Row]:
    if statement.speaker_id:
        yield "Speaker", _speaker(words, statement.speaker_id)
    if statement.via:
        yield "Via", ", ".join(_speaker(words, one) for one in statement.via)
    if statement.source_spans:
        yield "Source", _quoted(words.text, statement.source_spans)
    if statement.cue_spans:
        yield "Cue", _quoted(words.text, statement.cue_spans)
    yield from _attributes(words.codebook, statement)
    if statement.mixed:
        yield "Mixed", "claim and comment on one span"
    if statement.general:
        yield "General", "answers no single claim"


def _attributes(codebook: Codebook, statement: Statement) -> Iterator[Row]:
    """What was said beyond the codebook's defaults; the type is in the title."""
    for attribute in codebook.attributes_of(statement.kind):
        given = statement.attributes.get(attribute.name, attribute.default)
        if attribute.name != STATEMENT_TYPE and given != attribute.default:
            value = _value(codebook, attribute.name, statement)
            yield visible(attribute.title), visible(value)


def _quoted(text: str, spans: Sequence[Span]) -> str:
    return visible(f"“{excerpt(text, spans)}”")


def _speaker(words: Words, speaker_id: SpeakerId) -> str:
    speaker = words.speakers.get(speaker_id)
    if speaker is None:
        return "unknown"
    parts = (speaker.name, speaker.role, speaker.organisation)
    return visible(", ".join(part for part in parts if part))


def _answer(words: Words, link: Link, comment: StatementEntry) -> Answer:
    return Answer(
        relation=_relation(words.codebook, link),
        number=comment.number,
        quote=comment.quote,
        place=f"{comment.place} ({comment.chip.text})",
    )


def _relation(codebook: Codebook, link: Link) -> str:
    """The relation with its mode, as the book words them: ``disputes · rebuts``."""
    kind = codebook.link(link.kind)
    title = kind.value.title if kind else link.kind
    if link.mode is None:
        return visible(title.lower())
    modes = kind.modes if kind else ()
    mode = next((one.title for one in modes if one.name == link.mode), link.mode)
    return visible(f"{title} · {mode}".lower())
