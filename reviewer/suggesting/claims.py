"""Proposes claims: attributions, and sentences that go on in a source's voice."""

from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.domain.codebook import Kind
from reviewer.domain.suggestion import Suggestion
from reviewer.suggesting.attribution import Attribution, Manner
from reviewer.suggesting.attributions import Finder
from reviewer.suggesting.leads import Leads
from reviewer.suggesting.lexicon import Lexicon
from reviewer.suggesting.reading import Sentence, Zone
from reviewer.suggesting.speakers import CLAIMING, NOBODY, Speaker, Speakers, Voice
from reviewer.suggesting.stances import Stances

_FEWEST_WORDS = 3
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
    named: frozenset[str] = frozenset()
    """Who was called by name in this paragraph, not only "he"."""

    def goes_on_past(self, acts: tuple[Attribution, ...]) -> bool:
        """Whether a source only mentions what others think: "the gang panicked"."""
        others = {act.speaker.name for act in acts} - {self.speaker.name, ""}
        return self.speaker.voice is Voice.SOURCE and bool(others)

    def hear(self, acts: tuple[Attribution, ...]) -> None:
        """Take over who spoke; thinking and describing alone begin no report."""
        speaker = acts[-1].speaker
        if speaker.name or speaker.voice is not self.last.voice:
            self.last = speaker
        if self.speaker.voice in CLAIMING or _reports(acts):
            self.speaker, self.silent = speaker, 0
        self.named = self.named | {act.speaker.name for act in acts if act.names}


class Claims:
    """Proposes claims sentence by sentence; keeps who speaks between them."""

    def __init__(self, lexicon: Lexicon, speakers: Speakers) -> None:
        self._finder = Finder(lexicon, speakers)
        self._stances = Stances(lexicon)
        self._patterns = lexicon.patterns
        self._talk = Talk()
        self._leads = Leads()
        self.is_told = False
        """Whether the last sentence names who says it."""

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
            self._leads.turn(after_source=not self.is_silent())
            self._talk = talk = Talk(paragraph=sentence.paragraph, last=talk.last)
        found = self._finder.find(sentence.text, talk.last)
        acts = found.attributions
        if not _reports(acts) and (not may_go_on or talk.goes_on_past(acts)):
            acts = ()
        self.is_told = bool(acts)
        claims: tuple[Suggestion, ...] = ()
        if acts:
            claims = tuple(self._attributed(sentence, acts))
            talk.hear(acts)
            self._leads.hear(acts)
        elif may_go_on and not found.failed:
            claims = tuple(self._continued(sentence))
        talk.answering = self._stances.raises_a_charge(sentence.text)
        return claims

    def of_leads(self) -> Iterator[tuple[Sentence, Suggestion]]:
        """Once all sentences are read: those that open a paragraph in one voice."""
        for sentence in self._leads.spoken():
            yield (
                sentence,
                self._uncued(
                    sentence,
                    "Opens a paragraph where one source speaks throughout.",
                    0.4,
                ),
            )

    def _attributed(
        self, sentence: Sentence, acts: tuple[Attribution, ...]
    ) -> Iterator[Suggestion]:
        introduces = self._patterns["introducing"].search(sentence.text)
        for act in acts:
            if act.speaker.voice not in CLAIMING or not act.content:
                continue
            if act.meaning.statement_type == "assertion" and introduces:
                continue
            content = " ".join(sentence.text[p.start : p.end] for p in act.content)
            stance = self._stances.of_attribution(
                act.meaning, content, negated=act.negated
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
                reason=_reason(sentence, act, self._talk.named),
                strength=strength - (0.2 if act.speaker.voice is Voice.VISITOR else 0),
            )

    def _continued(self, sentence: Sentence) -> Iterator[Suggestion]:
        talk = self._talk
        if self._patterns["by_post"].match(sentence.text):
            asks = self._patterns["asking"].search(sentence.text)
            talk.speaker = NOBODY if asks else Speaker(Voice.POST)
            return
        told = self._patterns["act"].search(sentence.text)
        if (
            len(sentence.text.split()) < _FEWEST_WORDS
            or told
            or sentence.zone is Zone.NOTE
        ):
            return
        if talk.speaker.voice is Voice.NOBODY:
            self._leads.wait(sentence)
        if talk.speaker.voice is not Voice.SOURCE:
            return
        talk.silent += 1
        known = talk.speaker.name in talk.named
        who = f"“{talk.speaker.name}”" if known else "the source"
        reason = f"Goes on in the voice of {who}, without a cue."
        strength = max(0.6 - _FADING * talk.silent, _LEAST)
        yield self._uncued(sentence, reason, round(strength, 2))

    def _uncued(self, sentence: Sentence, reason: str, strength: float) -> Suggestion:
        firmly = self._talk.answering
        denies = self._stances.denies(sentence.text, firmly=firmly)
        return Suggestion(
            kind=Kind.CLAIM,
            statement_type="denial" if denies else "assertion",
            spans=sentence.spans,
            reason=reason,
            strength=strength,
        )


def _reports(acts: tuple[Attribution, ...]) -> bool:
    """Whether somebody is said to speak, not only to think or to plan."""
    return any(act.meaning.opens for act in acts)


def _reason(sentence: Sentence, act: Attribution, named: frozenset[str]) -> str:
    cue = sentence.text[act.cue.start : act.cue.end].strip(' :"“')
    who = f"“{act.speaker.name}”" if act.speaker.name else "the source"
    if not act.names:
        # Whom "he" means is told only where the paragraph has named him.
        known = act.speaker.name in named
        printed = act.source and sentence.text[act.source.start : act.source.end]
        if printed:
            who = f"“{printed.strip()}”" + (f", read as {who}" if known else "")
        elif not known:
            who = "the source"
    said = _REASONS[act.manner].format(cue=cue, who=who)
    official = (
        " An official of the post's own government."
        if act.speaker.voice is Voice.VISITOR
        else ""
    )
    return said[0].upper() + said[1:] + official
