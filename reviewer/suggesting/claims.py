"""Proposes claims: attributions, and sentences that go on in a source's voice."""

from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.domain.codebook import Kind
from reviewer.domain.suggestion import Suggestion
from reviewer.suggesting.attribution import Attribution, Manner
from reviewer.suggesting.attributions import Finder
from reviewer.suggesting.lexicon import Lexicon
from reviewer.suggesting.reading import Sentence, Zone
from reviewer.suggesting.speakers import CLAIMING, NOBODY, Speaker, Speakers, Voice
from reviewer.suggesting.stances import Stances

_FADING = 0.05
_LEAST = 0.35
_REASONS = {
    Manner.VERB: "The cue “{cue}” follows {who}.",
    Manner.ASIDE: "{who} is named with “{cue}” beside these words.",
    Manner.STATE: "“{cue}” says how {who} stands to it.",
    Manner.ACCORDING: "“{cue}” names {who} as the source.",
    Manner.NOUN: "“{cue}” tells the position of {who}.",
    Manner.HEARSAY: "“{cue}” gives it as somebody's word, unnamed.",
    Manner.QUOTATION: "A quotation stands behind the name of {who}.",
}


@dataclass(slots=True)
class Talk:
    """Where a paragraph's talk stands: who spoke, for how long without a cue."""

    paragraph: int = -1
    speaker: Speaker = NOBODY
    last: Speaker = NOBODY
    silent: int = 0
    answering: bool = False

    def hear(self, acts: tuple[Attribution, ...]) -> None:
        """Take over who spoke; thinking and describing alone begin no report."""
        speaker = acts[-1].speaker
        if speaker.name or speaker.voice is not self.last.voice:
            self.last = speaker
        if self.speaker.voice in CLAIMING or _reports(acts):
            self.speaker, self.silent = speaker, 0


class Claims:
    """Proposes claims sentence by sentence; keeps who speaks between them."""

    def __init__(self, lexicon: Lexicon, speakers: Speakers) -> None:
        self._finder = Finder(lexicon, speakers)
        self._stances = Stances(lexicon)
        self._patterns = lexicon.patterns
        self._talk = Talk()

    def is_silent(self) -> bool:
        """Whether no source is speaking after the last sentence."""
        return self._talk.speaker.voice not in CLAIMING

    def of_sentence(
        self, sentence: Sentence, *, may_go_on: bool
    ) -> tuple[Suggestion, ...]:
        """The claims of the next sentence; sentences come in order.

        Args:
            sentence: The sentence.
            may_go_on: Whether it can be a source's without a verb of speaking.
        """
        talk = self._talk
        if sentence.paragraph != talk.paragraph:
            self._talk = talk = Talk(paragraph=sentence.paragraph, last=talk.last)
        found = self._finder.find(sentence.text, talk.last)
        raised = self._stances.raises_a_charge(sentence.text)
        claims: tuple[Suggestion, ...] = ()
        if found.attributions and (may_go_on or _reports(found.attributions)):
            claims = tuple(
                self._attributed(sentence, found.attributions, raised=raised)
            )
            talk.hear(found.attributions)
        elif may_go_on and not found.failed:
            claims = tuple(self._continued(sentence))
        talk.answering = raised
        return claims

    def _attributed(
        self, sentence: Sentence, acts: tuple[Attribution, ...], *, raised: bool
    ) -> Iterator[Suggestion]:
        introduces = self._patterns["introducing"].search(sentence.text)
        for act in acts:
            if act.speaker.voice not in CLAIMING or not act.content:
                continue
            if act.meaning.statement_type == "assertion" and introduces:
                continue
            content = " ".join(sentence.text[p.start : p.end] for p in act.content)
            stance = self._stances.of_attribution(
                act.meaning,
                content,
                negated=act.negated,
                answering=raised or self._talk.answering,
            )
            if stance is None:
                continue
            kind, strength = stance
            yield Suggestion(
                kind=Kind.CLAIM,
                statement_type=kind,
                spans=sentence.spans_of(*act.content),
                cue=sentence.span_of(act.cue),
                source=sentence.span_of(act.source),
                reason=_reason(sentence, act),
                strength=strength - (0.2 if act.speaker.voice is Voice.VISITOR else 0),
            )

    def _continued(self, sentence: Sentence) -> Iterator[Suggestion]:
        talk = self._talk
        if self._patterns["by_post"].match(sentence.text):
            talk.speaker = Speaker(Voice.POST)
        if talk.speaker.voice is not Voice.SOURCE or sentence.zone is Zone.NOTE:
            return
        if self._patterns["act"].search(sentence.text):
            return
        talk.silent += 1
        denies = self._stances.denies(sentence.text, firmly=talk.answering)
        who = f"“{talk.speaker.name}”" if talk.speaker.name else "the source"
        yield Suggestion(
            kind=Kind.CLAIM,
            statement_type="denial" if denies else "assertion",
            spans=sentence.spans,
            reason=f"Goes on in the voice of {who}, without a cue.",
            strength=round(max(0.6 - _FADING * talk.silent, _LEAST), 2),
        )


def _reports(acts: tuple[Attribution, ...]) -> bool:
    """Whether somebody is said to speak, not only to think or to plan."""
    return any(act.meaning.opens for act in acts)


def _reason(sentence: Sentence, act: Attribution) -> str:
    cue = sentence.text[act.cue.start : act.cue.end].strip(' :"“')
    who = f"“{act.speaker.name}”" if act.speaker.name else "the source"
    said = _REASONS[act.manner].format(cue=cue, who=who)
    official = (
        " An official of the post's own government."
        if act.speaker.voice is Voice.VISITOR
        else ""
    )
    return said[0].upper() + said[1:] + official
