"""Edited verdicts in words: what an adjudicator puts in place of either side."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from reviewer.domain.codebook import STATEMENT_TYPE
from reviewer.domain.identifiers import SpeakerId
from reviewer.domain.statement import Link, Statement
from reviewer.errors import RuleError
from reviewer.services import browsing, comparing, quoting
from reviewer.services.docket import Case
from reviewer.services.projects import Project

_TYPE, _SPEAKER, _KIND, _MODE = "type", "speaker", "kind", "mode"


class UnknownEditError(RuleError):
    """A case has no such part to edit."""

    def __init__(self, name: str, case: Case) -> None:
        known = "kind and mode" if case.is_link else "type, speaker and attributes"
        super().__init__(
            f"“{name}” cannot be set for the disagreement {case.case_id}: {known} "
            "can. Nothing was decided."
        )


class UnknownNameError(RuleError):
    """Neither pass names such a speaker."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Neither pass names a speaker “{name}”. Nothing was decided; choose one "
            "that a side has."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What should be otherwise than X has it, or Y where X has nothing.

    ``quote`` are the words that the statement should cover, None for as it is.
    ``values`` are by name: ``type``, ``speaker``, an attribute; of links ``kind`` and
    ``mode``.
    """

    quote: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)


def edited(project: Project, case: Case, wish: Edit) -> Statement | Link | None:
    """What an edit makes of a case; None where nothing was wished.

    Raises:
        UnknownEditError: The case has no such part.
        UnknownNameError: A speaker is in neither pass.
        RuleError: The quote is not found in the cable, or more than once.
    """
    held = case.x or case.y
    if held is None or (wish.quote is None and not wish.values):
        return None
    if held.link is not None:
        for name in wish.values.keys() - {_KIND, _MODE}:
            raise UnknownEditError(name, case)
        return replace(
            held.link,
            kind=wish.values.get(_KIND, held.link.kind),
            mode=wish.values.get(_MODE) or held.link.mode,
        )
    if held.statement is None:
        return None
    return _statement(project, case, held.statement, wish)


def _statement(
    project: Project, case: Case, statement: Statement, wish: Edit
) -> Statement:
    values = dict(wish.values)
    speaker = values.pop(_SPEAKER, None)
    if _TYPE in values:
        values[STATEMENT_TYPE] = values.pop(_TYPE)
    made = replace(statement, attributes={**statement.attributes, **values})
    if wish.quote is not None:
        opened = browsing.cable(project, case.cable_id)
        span = quoting.place(opened.text, opened.cable, wish.quote)
        made = replace(made, spans=(span,))
    if speaker is not None:
        made = replace(made, speaker_id=_speaker(project, case, speaker))
    return made


def _speaker(project: Project, case: Case, name: str) -> SpeakerId:
    with project.reading() as tx:
        listed = comparing.of_cable(tx, project, case.cable_id).pair.speakers
    for one in listed:
        if name.casefold() in {item.casefold() for item in (one.name, *one.aliases)}:
            return one.speaker_id
    raise UnknownNameError(name)
