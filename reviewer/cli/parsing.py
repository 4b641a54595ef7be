"""``reviewer parse``: the structure of a file, without a project."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.cli import arguments as shared
from reviewer.cli.cable_json import cables_json, time_json
from reviewer.cli.output import Output
from reviewer.domain.cable import Cable, Paragraph
from reviewer.domain.text import excerpt
from reviewer.errors import InputError
from reviewer.services import reading
from reviewer.services.reading import Reading

if TYPE_CHECKING:
    from reviewer.cli.arguments import Commands


def add(commands: "Commands") -> None:
    """Add the command."""
    parser = shared.command(
        commands,
        "parse",
        parse,
        summary="Show how a cable is read: header, paragraphs, markings, furniture.",
        example="reviewer parse 09PORTSELWYN41.txt --json",
    )
    parser.add_argument("file", metavar="FILE", type=Path, nargs="+")
    shared.add_json(parser)


def parse(arguments: Namespace, out: Output) -> int:
    """Read every file; one that is no cable is told and does not stop the rest."""
    readings: list[Reading] = []
    code = 0
    for path in arguments.file:
        try:
            readings.append(reading.read_file(path))
        except InputError as error:
            out.say(str(error))
            code = error.exit_code
    if arguments.json:
        out.json(cables_json(readings))
        return code
    for found in readings:
        for sentence in found.notes:
            out.say(f"{found.path.name}: {sentence}")
        for cable in found.cables:
            _describe(found, cable, out)
    return code


def _describe(found: Reading, cable: Cable, out: Output) -> None:
    header = cable.header
    out.line(f"{cable.cable_id or 'no id'}  ({found.path.name}, {found.encoding})")
    section = f"section {header.section} of {header.sections}" if header.section else ""
    for name, value in (
        ("From", header.from_post),
        ("To", "; ".join(header.action)),
        ("Info", "; ".join(header.info)),
        ("Date", time_json(header.dtg)),
        ("Level", "  ".join(filter(None, [header.classification, section]))),
        ("Captions", " ".join(header.captions)),
        ("Declassify", str(header.declassify_on or header.declassify_text or "")),
        ("TAGS", " ".join(header.tags)),
        ("Subject", header.subject.text if header.subject else None),
        ("Signed", cable.signature.text if cable.signature else None),
    ):
        if value:
            out.line(f"  {name:<11}{value}")
    out.line()
    out.table(
        ("¶", "marking", "in block", "text"),
        [_row(found, cable, paragraph) for paragraph in cable.paragraphs],
    )
    for note in cable.notes:
        out.say(f"{found.path.name}: {note.message}")
    out.line()


def _row(found: Reading, cable: Cable, paragraph: Paragraph) -> tuple[str, ...]:
    blocks = {
        block.kind.value
        for block in cable.blocks
        if block.span.intersects(paragraph.span)
    }
    marking = str(paragraph.marking) if paragraph.marking else "unmarked"
    if paragraph.inherited:
        marking += " (inherited)"
    text = excerpt(found.text, paragraph.pieces)
    short = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    number = "" if paragraph.number is None else str(paragraph.number)
    return (number, marking, ", ".join(sorted(blocks)), short)


_SHOWN = 60
"""How much of a paragraph the table shows, in characters."""
