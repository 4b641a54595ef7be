"""What the text itself tells about a statement: how it is quoted, who says it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from reviewer.domain.codebook import STATEMENT_TYPE, Codebook, Kind
from reviewer.domain.defaults import quotation_of, speaker_named
from reviewer.domain.identifiers import SpeakerId
from reviewer.domain.statement import Speaker
from reviewer.domain.suggestion import SAME_PLACE, Suggestion, Suggestions, likeness
from reviewer.domain.text import Span, excerpt

_QUOTATION = "quotation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Sensible defaults for a statement; what the text does not tell is missing."""

    attributes: dict[str, str] = field(default_factory=dict)
    speaker_id: SpeakerId | None = None
    source_spans: tuple[Span, ...] = ()
    cue_spans: tuple[Span, ...] = ()


def told(
    text: str,
    kind: Kind,
    spans: Iterable[Span],
    *,
    codebook: Codebook,
    speakers: Iterable[Speaker] = (),
    source: Span | None = None,
) -> Told:
    """What quotation marks and the speaker's name say about a statement to be made.

    Args:
        text: The text that the spans count in.
        kind: What will be recorded; only a claim has somebody who says it.
        spans: Its content.
        codebook: Whose words for quotations are used, if it has some.
        speakers: The person's own list.
        source: Where the text names who says it, if anywhere.
    """
    if kind is not Kind.CLAIM:
        return Told()
    known = speaker_named(excerpt(text, (source,)), speakers) if source else None
    return Told(
        attributes=_quotation(codebook, text, tuple(spans)),
        speaker_id=known.speaker_id if known else None,
        source_spans=(source,) if source else (),
    )


def told_by_hand(  # noqa: PLR0913 - what a statement is made of
    text: str,
    kind: Kind,
    spans: tuple[Span, ...],
    *,
    codebook: Codebook,
    found: Suggestions,
    speakers: Iterable[Speaker] = (),
    statement_type: str | None = None,
) -> Told:
    """Defaults for words that a person selected, with what is suggested for them.

    Args:
        text: The text that the spans count in.
        kind: What will be recorded.
        spans: The selected words.
        codebook: Whose words for quotations are used.
        found: Suggestions for the cable, as far as they are made; where one is for
            these words, its cue, source and type are taken.
        speakers: The person's own list.
        statement_type: The type that the person chose, if they did.
    """
    like = _suggested(found, kind, spans, statement_type)
    source = like.source if like else None
    plain = told(text, kind, spans, codebook=codebook, speakers=speakers, source=source)
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
