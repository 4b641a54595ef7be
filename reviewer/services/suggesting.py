"""Suggestions: made of the text alone, kept away where a person has answered them.

Nothing of what others recorded takes part: the same text gives everybody the same
suggestions, less what they themselves have recorded or rejected.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reviewer.domain.cable import Cable
from reviewer.domain.changes import Change, ChangeSet
from reviewer.domain.codebook import Kind
from reviewer.domain.identifiers import CableId, RejectionId, new_id
from reviewer.domain.statement import Origin
from reviewer.domain.suggestion import (
    Rejection,
    SuggestedLink,
    Suggestion,
    Suggestions,
)
from reviewer.domain.telling import told
from reviewer.domain.text import Span
from reviewer.errors import RuleError
from reviewer.services import annotating, browsing, ghosts, reading
from reviewer.services.working import known_person, person
from reviewer.store import cables as stored_cables
from reviewer.store import codebooks, rejections, speakers
from reviewer.store.applying import apply
from reviewer.store.project import Project
from reviewer.suggesting.suggest import suggest

__all__ = [
    "CableSuggestions",
    "accept",
    "bring_back",
    "reject",
    "suggest_cable",
    "suggest_file",
    "suggest_opened",
    "suggest_project",
    "suggestions",
    "unanswered",
]


class ForeignRejectionError(RuleError):
    """A suggestion was rejected by somebody else."""

    def __init__(self) -> None:
        super().__init__(
            "Only who rejected a suggestion can bring it back. Nothing was changed."
        )


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
        found=suggest_opened(opened),
    )


def suggest_opened(opened: browsing.OpenCable) -> Suggestions:
    """Suggestions for a cable that is open; needs no project, so any thread may ask."""
    return suggest(opened.text, opened.cable)


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
    answered = ghosts.answered(project, cable_id, found, reviewer=reviewer)
    return _without(found, answered.recorded.keys() | answered.rejected.keys())


def accept(  # noqa: PLR0913 - each part of a suggestion may be edited
    project: Project,
    cable_id: CableId,
    suggestion: Suggestion,
    *,
    reviewer: str,
    spans: Iterable[Span] | None = None,
    kind: Kind | None = None,
    statement_type: str | None = None,
    mixed: bool = False,
) -> ChangeSet:
    """Record a suggestion in a person's own pass, its origin with it.

    What the text gives away besides is recorded too: how it is quoted, and who
    says it where the person's list has them by the name that the text uses.

    Args:
        project: Where to.
        cable_id: The cable it is about.
        suggestion: As it was made.
        reviewer: The person's name.
        spans: Another content than the one suggested.
        kind: Another kind than the one suggested.
        statement_type: Another type than the one suggested.
        mixed: Allow it on words of the other kind.

    Raises:
        RuleError: The codebook, the pass or the place does not allow it.
        StoreError: It could not be saved; nothing was changed.
    """
    content = suggestion.spans if spans is None else tuple(spans)
    what = kind or suggestion.kind
    its_own = what is suggestion.kind
    name = statement_type or (suggestion.statement_type if its_own else None)
    as_made = (suggestion.spans, suggestion.kind, suggestion.statement_type)
    with project.reading() as tx:
        who = known_person(tx, reviewer)
        listed = speakers.of_reviewer(tx, who.reviewer_id) if who else ()
        book = codebooks.current(tx)[0]
    given = told(
        browsing.cable(project, cable_id).text,
        what,
        content,
        codebook=book,
        speakers=listed,
        source=suggestion.source,
    )
    return annotating.add_statement(
        project,
        cable_id,
        reviewer=reviewer,
        kind=what,
        spans=content,
        statement_type=name,
        attributes=given.attributes | (suggestion.attributes if its_own else {}),
        speaker_id=given.speaker_id,
        source_spans=[suggestion.source] if suggestion.source else (),
        cue_spans=[suggestion.cue] if suggestion.cue else (),
        origin=Origin.ACCEPTED if (content, what, name) == as_made else Origin.EDITED,
        mixed=mixed,
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


def bring_back(project: Project, rejection: Rejection, *, reviewer: str) -> ChangeSet:
    """Offer a suggestion again that a person had rejected.

    Raises:
        RuleError: It is not this person's no; only the one who gave it may take it
            back.
        StoreError: It could not be saved; nothing was changed.
    """
    with project.writing() as tx:
        who = person(tx, reviewer)
        if rejection.reviewer_id != who.reviewer_id:
            raise ForeignRejectionError
        change_set = ChangeSet(
            label=f"Bring back suggested {rejection.statement_type or rejection.kind}",
            changes=(Change(before=rejection, after=None),),
            reviewer_id=who.reviewer_id,
            cable_id=rejection.cable_id,
        )
        return apply(tx, change_set)


def _without(found: Suggestions, gone: Collection[int]) -> Suggestions:
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
