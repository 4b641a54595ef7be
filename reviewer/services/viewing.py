"""Passes of whomever, for those who may see them; results are worked out anew."""

from collections.abc import Sequence

from reviewer.domain.identifiers import CableId
from reviewer.domain.statement import Pass, PassKind, Speaker, Statement
from reviewer.services import browsing, comparing, results, standing
from reviewer.services.browsing import PassView
from reviewer.services.working import known_person
from reviewer.store import links, notes, passes, reviewers, speakers, statements
from reviewer.store.project import Project, Transaction


def view(
    project: Project, cable_id: CableId, kind: PassKind, *, reviewer: str
) -> PassView:
    """The first, second or final pass over a cable, if this person may see it.

    One's own is always shown; that of another once both are in (see
    ``domain.review.may_see``), or by a recorded unblinding. What is not shown looks
    like what does not exist: an empty view.

    Raises:
        UnknownCableError: There is no such cable.
    """
    with project.reading() as tx:
        browsing.opened(tx, project, cable_id)
        return of_cable(tx, project, cable_id, kind, reviewer)


def of_cable(
    tx: Transaction, project: Project, cable_id: CableId, kind: PassKind, reviewer: str
) -> PassView:
    """The same, within a transaction."""
    who = known_person(tx, reviewer)
    seen = standing.seen(tx, cable_id, who.reviewer_id if who else None)
    shown = next((one for one in seen if one.kind is kind), None)
    if shown is None:
        return PassView()
    if kind is PassKind.FINAL:
        return _result(tx, project, shown)
    said = statements.of_pass(tx, shown.pass_id)
    return PassView(
        own_pass=shown,
        statements=said,
        links=links.of_pass(tx, shown.pass_id),
        notes=notes.of_pass(tx, shown.pass_id),
        speakers=_named(tx, shown, said),
    )


def readers(project: Project) -> dict[str, str]:
    """The names of everybody who has joined, by id."""
    with project.reading() as tx:
        return {one.reviewer_id: one.name for one in reviewers.all_of(tx)}


def cables_with(
    project: Project, kind: PassKind, *, reviewer: str
) -> tuple[CableId, ...]:
    """The cables with such a pass that this person may see, as imported."""
    with project.reading() as tx:
        who = known_person(tx, reviewer)
        return tuple(
            one
            for one in passes.cables_with(tx, kind)
            if any(
                held.kind is kind
                for held in standing.seen(tx, one, who.reviewer_id if who else None)
            )
        )


def _named(
    tx: Transaction, shown: Pass, said: Sequence[Statement]
) -> tuple[Speaker, ...]:
    """Those on the author's list who are named here; the others belong elsewhere."""
    named = {one.speaker_id for one in said} | {at for one in said for at in one.via}
    listed = speakers.of_reviewer(tx, shown.reviewer_id)
    return tuple(one for one in listed if one.speaker_id in named)


def _result(tx: Transaction, project: Project, final: Pass) -> PassView:
    """The result so far; empty while a pass that it rests on is open again."""
    known = standing.dossier(tx, final.cable_id)
    text = browsing.opened(tx, project, final.cable_id).text_sha256
    try:
        found = results.of_cable(tx, project, known, text)
    except (results.NoResultError, comparing.NotComparableError):
        return PassView(own_pass=final)
    return PassView(
        own_pass=final,
        statements=found.statements,
        links=found.links,
        speakers=found.speakers,
    )
