"""Leaves out of a report's material what nobody asked for, and orders the cables."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reviewer.domain.identifiers import SpeakerId, StatementId
from reviewer.domain.ledger import ledger
from reviewer.domain.report_contents import CableOrder, ReportContents, ReportPart
from reviewer.domain.statement import Speaker, Statement
from reviewer.reports.material import CableMaterial, Material


def choose(material: Material, contents: ReportContents) -> Material:
    """The material of a report that holds what was chosen, in the order chosen."""
    speakers = {one.speaker_id: one for one in material.speakers}
    cables = [_chosen(item, contents, speakers) for item in material.cables]
    return replace(material, cables=_ordered(cables, contents.order))


def _ordered(
    cables: Sequence[CableMaterial], order: CableOrder
) -> Sequence[CableMaterial]:
    """Cables without a date come last; equal ones stay as they were."""
    if order is CableOrder.ID:
        return sorted(cables, key=lambda item: item.cable_id)
    if order is CableOrder.DATE:
        return sorted(cables, key=_date)
    return cables


def _date(item: CableMaterial) -> tuple[bool, str]:
    dtg = item.cable.header.dtg
    return dtg is None, dtg.isoformat() if dtg else ""


def _chosen(
    item: CableMaterial,
    contents: ReportContents,
    speakers: Mapping[SpeakerId, Speaker],
) -> CableMaterial:
    """A cable with the chosen statements, their links, and what else was asked for."""
    if contents.is_selective:
        kept = _kept(item, contents, speakers)
        item = replace(
            item,
            statements=[one for one in item.statements if one.statement_id in kept],
            links=[one for one in item.links if one.from_id in kept],
            notes=[one for one in item.notes if one.statement_id in {None, *kept}],
        )
    if ReportPart.NOTES not in contents.parts:
        item = replace(item, notes=())
    if ReportPart.AUDIT not in contents.parts:
        item = replace(item, findings=(), answers=())
    return item


def _kept(
    item: CableMaterial,
    contents: ReportContents,
    speakers: Mapping[SpeakerId, Speaker],
) -> set[StatementId]:
    """The chosen statements and, for a ledger, the answers to chosen claims."""
    kept = {
        one.statement_id
        for one in item.statements
        if contents.picks(one.kind, one.statement_type, _speaker(one, speakers))
    }
    if ReportPart.LEDGER not in contents.parts:
        return kept
    answers = {
        answer.statement.statement_id
        for row in ledger(item.statements, item.links)
        if row.claim.statement_id in kept
        for answer in row.answers
    }
    return kept | answers


def _speaker(statement: Statement, speakers: Mapping[SpeakerId, Speaker]) -> str:
    found = speakers.get(statement.speaker_id) if statement.speaker_id else None
    return found.name if found else ""
