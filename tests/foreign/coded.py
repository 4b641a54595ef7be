"""A real cable beside the project, coded by rule: one statement for each paragraph."""

from dataclasses import replace
from pathlib import Path

from reviewer.domain.codebook import Kind
from reviewer.parsing.decoding import decode
from reviewer.reports.report import Report
from tests import reportable

_KINDS = (Kind.CLAIM, Kind.COMMENT, Kind.REPORT)
_LENGTH = 90


def seed_report(folder: Path) -> Report:
    """The report of the first cable of the folder, with a statement a paragraph."""
    text = decode((folder / "seed.txt").read_bytes()).text
    material = reportable.cable_material(text)
    starts = [one.pieces[0].start for one in material.cable.paragraphs if one.pieces]
    statements = [
        reportable.statement(
            _KINDS[number % len(_KINDS)], start, _LENGTH, name=f"s{number}"
        )
        for number, start in enumerate(starts)
    ]
    return reportable.report(replace(material, statements=statements, links=()))
