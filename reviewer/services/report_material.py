"""Gathers what a report is made from: cables and the pass that may be shown."""

from collections.abc import Iterable, Iterator
from datetime import date

from reviewer.domain.identifiers import CableId, ReviewerId
from reviewer.domain.review import Stage
from reviewer.domain.signing import SignOff
from reviewer.domain.statement import Pass, PassKind, Reviewer, Speaker
from reviewer.domain.text import Span
from reviewer.reports.material import CableMaterial, Material
from reviewer.services import (
    auditing,
    blindness,
    browsing,
    comparing,
    correcting,
    results,
    snapshots,
    standing,
)
from reviewer.services.snapshots import Snapshot
from reviewer.services.standing import Dossier
from reviewer.services.working import known_person
from reviewer.store import (
    codebooks,
    decisions,
    journal,
    reviewers,
    sign_offs,
    speakers,
)
from reviewer.store.cables import OpenCable
from reviewer.store.project import Project, Transaction


def gather(
    project: Project,
    chosen: Iterable[CableId],
    *,
    reviewer: str,
    reading: PassKind | None = None,
) -> Material:
    """What a person may see of some cables.

    Args:
        project: Where the cables are.
        chosen: Which ones, in order.
        reviewer: Who asks.
        reading: The pass to report where they may see it; None is their own.

    Raises:
        RuleError: There is no such cable.
        StoreError: The project cannot be read, or is damaged there.
    """
    with project.reading() as tx:
        codebook, codebook_sha256 = codebooks.current(tx)
        who = known_person(tx, reviewer)
        steps, last_at = journal.steps_of(tx, who.reviewer_id) if who else (0, None)
        # The day of the person's last step, since no clock may be read.
        today = last_at.date() if last_at else date.min
        passes = {one: _pass(tx, one, who, reading) for one in chosen}
        cables = tuple(
            _cable(tx, project, one, held, asker=reviewer, today=today)
            for one, held in passes.items()
        )
        listed = _speakers(tx, who, (*passes.values(), *_others(tx, cables)))
    return Material(
        project_name=project.name,
        project_id=project.project_id,
        reviewer=reviewer,
        codebook=codebook,
        codebook_sha256=codebook_sha256,
        cables=cables,
        speakers=listed,
        is_fictional=project.is_fictional,
        steps=steps,
        last_at=last_at,
    )


def _pass(
    tx: Transaction, cable_id: CableId, who: Reviewer | None, reading: PassKind | None
) -> Pass | None:
    """The pass to report: the person's own, or one that is open to them."""
    viewer = who.reviewer_id if who else None
    for held in standing.seen(tx, cable_id, viewer):
        is_own = held.reviewer_id == viewer and held.kind is not PassKind.FINAL
        if is_own if reading is None else held.kind is reading:
            return held
    return None


def _others(tx: Transaction, cables: Iterable[CableMaterial]) -> Iterator[Pass]:
    """All passes over cables of which the result or the disagreements are told."""
    for item in cables:
        is_result = item.own_pass and item.own_pass.kind is PassKind.FINAL
        if item.comparison or is_result:
            yield from standing.dossier(tx, item.cable_id).passes


def _speakers(
    tx: Transaction, who: Reviewer | None, passes: Iterable[Pass | None]
) -> tuple[Speaker, ...]:
    """Those that the authors of the passes listed."""
    authors = {held.reviewer_id: None for held in passes if held}
    if who:
        authors[who.reviewer_id] = None
    return tuple(one for author in authors for one in speakers.of_reviewer(tx, author))


def _cable(
    tx: Transaction,
    project: Project,
    cable_id: CableId,
    held: Pass | None,
    *,
    asker: str,
    today: date,
) -> CableMaterial:
    opened = browsing.opened(tx, project, cable_id)
    known = standing.dossier(tx, cable_id)
    compared = _is_decided(known) and comparing.is_shown(tx, cable_id, asker)
    signed = _signed(tx, known)
    recorded = _recorded(tx, project, known, held, opened.text_sha256)
    return CableMaterial(
        cable_id=cable_id,
        file_name=opened.file_name,
        encoding=opened.encoding,
        text=opened.text,
        text_sha256=opened.text_sha256,
        cable=opened.cable,
        own_pass=held,
        author=_name(tx, held.reviewer_id) if held else "",
        statements=recorded.statements if recorded else (),
        links=recorded.links if recorded else (),
        notes=recorded.notes if recorded else (),
        findings=auditing.audit_opened(opened, today=today),
        answers=recorded.answers if recorded else (),
        corrections=tuple(_corrections(opened)),
        is_solo=known.review.is_solo,
        comparison=(
            comparing.of_cable(tx, project, cable_id).compared.comparison
            if compared
            else None
        ),
        decisions=decisions.of_cables(tx, [cable_id]) if compared else (),
        blindness=(blindness.within(tx, cable_id, asker).sentence if compared else ""),
        sign_off=signed,
        signed_by=_name(tx, signed.by) if signed else "",
    )


def _corrections(opened: OpenCable) -> Iterator[tuple[Span, str]]:
    """What was corrected, with what stood there, and whether it still fits."""
    for outcome in opened.outcomes:
        one = outcome.correction
        was = f"; was {outcome.was}" if outcome.was else ""
        why = f" – left out: {outcome.why}" if outcome.why else ""
        reason = f" ({one.reason})" if one.reason else ""
        yield one.span, f"{correcting.said(one)}{was}{reason}{why}"


def _recorded(
    tx: Transaction,
    project: Project,
    known: Dossier,
    held: Pass | None,
    text_sha256: str,
) -> Snapshot | None:
    """All of a pass; the final one is the result, and nothing before it is decided."""
    if held is None:
        return None
    if held.kind is not PassKind.FINAL:
        return snapshots.of_pass(tx, held, text_sha256)
    if not _is_decided(known):
        return None
    return results.of_cable(tx, project, known, text_sha256)


def _is_decided(known: Dossier) -> bool:
    """Earlier, whose side is whose must not be told to who decides between them."""
    return known.review.stage in {Stage.ADJUDICATED, Stage.SIGNED_OFF}


def _signed(tx: Transaction, known: Dossier) -> SignOff | None:
    """The sign-off that holds now."""
    if known.review.stage is not Stage.SIGNED_OFF:
        return None
    found = sign_offs.of_cable(tx, known.cable_id)
    return found[-1] if found else None


def _name(tx: Transaction, reviewer_id: ReviewerId) -> str:
    found = reviewers.find(tx, reviewer_id)
    return found.name if found else ""
