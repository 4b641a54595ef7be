"""Suggestions: made of the text alone, kept away where a person has answered them.

Nothing of what others recorded takes part: the same text gives everybody the same
suggestions, less what they themselves have recorded or rejected.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reviewer.domain.cable import Cable
from reviewer.domain.changes import Change, ChangeSet
from reviewer.domain.identifiers import CableId, RejectionId, new_id
from reviewer.domain.statement import Origin, Statement
from reviewer.domain.suggestion import (
    SAME_PLACE,
    Rejection,
    SuggestedLink,
    Suggestion,
    Suggestions,
    likeness,
)
from reviewer.domain.text import Span
from reviewer.services import annotating, browsing, reading
from reviewer.services.working import known_person, person
from reviewer.store import cables as stored_cables
from reviewer.store import passes, rejections, statements
from reviewer.store.applying import apply
from reviewer.store.project import Project, Transaction
from reviewer.suggesting.suggest import suggest

__all__ = [
    "CableSuggestions",
    "accept",
    "reject",
    "suggest_cable",
    "suggest_file",
    "suggest_project",
    "suggestions",
    "unanswered",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class CableSuggestions:
    """What is proposed for one cable.

    ``cable_id`` is None where a file's cable does not tell its own. Spans count
    code points into ``text``, the text of the file ``file_name``.
    """

    cable_id: str | None
    file_name: str
    text: str
    cable: Cable
    found: Suggestions


def suggest_file(path: Path) -> tuple[CableSuggestions, ...]:
    """Suggestions for every cable of a file, without a project.

    Raises:
        InputError: As ``reading.read_file``.
    """
    read = reading.read_file(path)
    return tuple(
        CableSuggestions(
            cable_id=cable.cable_id,
            file_name=path.name,
            text=read.text,
            cable=cable,
            found=suggest(read.text, cable),
        )
        for cable in read.cables
    )


def suggest_cable(project: Project, cable_id: CableId) -> CableSuggestions:
    """Suggestions for one cable of a project, the same for everybody.

    Raises:
        RuleError: The project holds no cable of that id.
        StoreError: The stored text is not what was imported.
    """
    opened = browsing.cable(project, cable_id)
    return CableSuggestions(
        cable_id=cable_id,
        file_name=opened.file_name,
        text=opened.text,
        cable=opened.cable,
        found=suggest(opened.text, opened.cable),
    )


def suggest_project(project: Project) -> Iterator[CableSuggestions]:
    """Suggestions for every cable of a project in the order of import.

    Raises:
        StoreError: A stored text is not what was imported.
    """
    with project.reading() as tx:
        cable_ids = stored_cables.ids(tx)
    for cable_id in cable_ids:
        yield suggest_cable(project, cable_id)


def suggestions(project: Project, cable_id: CableId, *, reviewer: str) -> Suggestions:
    """What a person has neither recorded nor rejected of a cable's suggestions.

    Only their own pass and their own rejections are looked at, never another's.

    Raises:
        RuleError: The project holds no cable of that id.
        StoreError: The stored text is not what was imported.
    """
    found = suggest_cable(project, cable_id).found
    return unanswered(project, cable_id, found, reviewer=reviewer)


def unanswered(
    project: Project, cable_id: CableId, found: Suggestions, *, reviewer: str
) -> Suggestions:
    """Of suggestions made before, those that a person has not answered by now."""
    with project.reading() as tx:
        recorded, rejected = _answers(tx, cable_id, reviewer)
    gone = _recorded(found.items, recorded)
    gone |= {
        number
        for number, item in enumerate(found.items)
        if any(one.is_about(item) for one in rejected)
    }
    return _without(found, gone)


def accept(
    project: Project,
    cable_id: CableId,
    suggestion: Suggestion,
    *,
    reviewer: str,
    spans: Iterable[Span] | None = None,
    statement_type: str | None = None,
) -> ChangeSet:
    """Record a suggestion in a person's own pass, its origin with it.

    Args:
        project: Where to.
        cable_id: The cable it is about.
        suggestion: As it was made.
        reviewer: The person's name.
        spans: Another content than the one suggested.
        statement_type: Another type than the one suggested.

    Raises:
        RuleError: The codebook, the pass or the place does not allow it.
        StoreError: It could not be saved; nothing was changed.
    """
    content = suggestion.spans if spans is None else tuple(spans)
    kind = statement_type or suggestion.statement_type
    same = content == suggestion.spans and kind == suggestion.statement_type
    return annotating.add_statement(
        project,
        cable_id,
        reviewer=reviewer,
        kind=suggestion.kind,
        spans=content,
        statement_type=kind,
        attributes=suggestion.attributes,
        source_spans=[suggestion.source] if suggestion.source else (),
        cue_spans=[suggestion.cue] if suggestion.cue else (),
        origin=Origin.ACCEPTED if same else Origin.EDITED,
    )


def reject(
    project: Project, cable_id: CableId, suggestion: Suggestion, *, reviewer: str
) -> ChangeSet | None:
    """Keep a suggestion away from a person; a step of undo, and no pass is begun.

    Returns:
        What changed; None where they had rejected it already.

    Raises:
        RuleError: The project holds no cable of that id.
        StoreError: It could not be saved; nothing was changed.
    """
    browsing.cable(project, cable_id)
    with project.writing() as tx:
        who = person(tx, reviewer)
        known = rejections.of_reviewer(tx, cable_id, who.reviewer_id)
        if any(one.is_about(suggestion) for one in known):
            return None
        rejection = Rejection(
            rejection_id=RejectionId(new_id()),
            cable_id=cable_id,
            reviewer_id=who.reviewer_id,
            kind=suggestion.kind,
            statement_type=suggestion.statement_type or "",
            span=suggestion.span,
        )
        change_set = ChangeSet(
            label=f"Reject suggested {suggestion.statement_type or suggestion.kind}",
            changes=(Change(before=None, after=rejection),),
            reviewer_id=who.reviewer_id,
            cable_id=cable_id,
        )
        return apply(tx, change_set)


def _answers(
    tx: Transaction, cable_id: CableId, reviewer: str
) -> tuple[tuple[Statement, ...], tuple[Rejection, ...]]:
    who = known_person(tx, reviewer)
    if who is None:
        return (), ()
    own = passes.own(tx, cable_id, who.reviewer_id)
    recorded = statements.of_pass(tx, own.pass_id) if own else ()
    return recorded, rejections.of_reviewer(tx, cable_id, who.reviewer_id)


def _recorded(items: Sequence[Suggestion], recorded: Iterable[Statement]) -> set[int]:
    """The suggestions that statements already say, each statement one at most."""
    gone: set[int] = set()
    for statement in recorded:
        span = Span(statement.start, statement.end)
        near = [
            (item.statement_type == statement.statement_type, like, number)
            for number, item in enumerate(items)
            if item.kind is statement.kind
            and number not in gone
            and (like := likeness(span, item.span)) >= SAME_PLACE
        ]
        if near:
            gone.add(max(near)[2])
    return gone


def _without(found: Suggestions, gone: set[int]) -> Suggestions:
    left = [number for number in range(len(found.items)) if number not in gone]
    places = {number: place for place, number in enumerate(left)}
    return Suggestions(
        items=tuple(found.items[number] for number in left),
        links=tuple(
            SuggestedLink(places[link.source], places[link.target], link.kind)
            for link in found.links
            if link.source in places and link.target in places
        ),
    )
