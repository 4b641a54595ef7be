"""What the text itself tells about a statement: how it is quoted, who says it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from reviewer.domain.codebook import STATEMENT_TYPE, Codebook, Kind
from reviewer.domain.defaults import quotation_of, speaker_named
from reviewer.domain.identifiers import SpeakerId
from reviewer.domain.suggestion import SAME_PLACE, Suggestion, Suggestions, likeness
from reviewer.domain.text import Span, excerpt
from reviewer.services.working import known_person
from reviewer.store import codebooks, speakers
from reviewer.store.cables import OpenCable
from reviewer.store.project import Project

_QUOTATION = "quotation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Sensible defaults for a statement; what the text does not tell is missing."""

    attributes: dict[str, str] = field(default_factory=dict)
    speaker_id: SpeakerId | None = None
    source_spans: tuple[Span, ...] = ()
    cue_spans: tuple[Span, ...] = ()


def told(
    project: Project,
    opened: OpenCable,
    *,
    reviewer: str,
    kind: Kind,
    spans: Iterable[Span],
    source: Span | None = None,
) -> Told:
    """What quotation marks and the speaker's name say about a statement to be made.

    Args:
        project: Whose codebook and list of speakers are asked.
        opened: The cable.
        reviewer: Whose list of speakers.
        kind: What will be recorded; only a claim has somebody who says it.
        spans: Its content.
        source: Where the text names who says it, if anywhere.
    """
    if kind is not Kind.CLAIM:
        return Told()
    with project.reading() as tx:
        book = codebooks.current(tx)[0]
        who = known_person(tx, reviewer) if source else None
        listed = speakers.of_reviewer(tx, who.reviewer_id) if who else ()
    known = speaker_named(excerpt(opened.text, (source,)), listed) if source else None
    return Told(
        attributes=_quotation(book, opened.text, tuple(spans)),
        speaker_id=known.speaker_id if known else None,
        source_spans=(source,) if source else (),
    )


def told_by_hand(  # noqa: PLR0913 - a statement has that many parts
    project: Project,
    opened: OpenCable,
    found: Suggestions,
    *,
    reviewer: str,
    kind: Kind,
    spans: tuple[Span, ...],
    statement_type: str | None = None,
) -> Told:
    """Defaults for words that a person selected, with what is suggested for them.

    Args:
        project: Whose codebook and list of speakers are asked.
        opened: The cable.
        found: Suggestions for the cable, as far as they are made; where one is for
            these words, its cue, source and type are taken.
        reviewer: Whose list of speakers.
        kind: What will be recorded.
        spans: The selected words.
        statement_type: The type that the person chose, if they did.
    """
    like = _suggested(found, kind, spans, statement_type)
    source = like.source if like else None
    plain = told(
        project, opened, reviewer=reviewer, kind=kind, spans=spans, source=source
    )
    if like is None:
        return plain
    attributes = like.attributes | plain.attributes
    if statement_type is None and like.statement_type:
        attributes[STATEMENT_TYPE] = like.statement_type
    return Told(
        attributes=attributes,
        speaker_id=plain.speaker_id,
        source_spans=plain.source_spans,
        cue_spans=(like.cue,) if like.cue else (),
    )


def _suggested(
    found: Suggestions, kind: Kind, spans: tuple[Span, ...], name: str | None
) -> Suggestion | None:
    """The suggestion for about these words, of that type if one was chosen."""
    if not spans:
        return None
    whole = Span(spans[0].start, spans[-1].end)
    near = [
        (likeness(whole, item.span), number)
        for number, item in enumerate(found.items)
        if item.kind is kind and name in {None, item.statement_type}
    ]
    like, number = max(near, default=(0.0, 0))
    return found.items[number] if like >= SAME_PLACE else None


def _quotation(book: Codebook, text: str, spans: tuple[Span, ...]) -> dict[str, str]:
    """How the content is quoted, where the codebook has a word for that."""
    attribute, value = book.attribute(_QUOTATION), quotation_of(text, spans)
    known = attribute.value(value) if attribute else None
    if attribute is None or known is None or known.retired:
        return {}
    return {} if value == attribute.default else {_QUOTATION: value}
