"""Attributions without a verb of saying: according to, in his view, reportedly."""

import re

from reviewer.suggesting.attribution import Attribution, Manner
from reviewer.suggesting.lexicon import Cue, Lexicon
from reviewer.suggesting.reading import Place
from reviewer.suggesting.speakers import CLAIMING, Speaker, Speakers, Voice
from reviewer.suggesting.subjects import first_subject

_ACCORDING = Cue(base="according to", statement_type="assertion", strength=0.8)
_VIEW = Cue(base="in … view", statement_type="assertion", strength=0.7)
_POSITION = Cue(base="position", statement_type="assertion", strength=0.6)
_QUOTED = Cue(base="quotation", statement_type="assertion", strength=0.7)
_HEARSAY = Cue(base="reportedly", statement_type="assertion", strength=0.4)
_WHOM = re.compile(r"(?:[^,;:.]|\.(?=\w)|(?<=[A-Z])\.|(?<=\b[DM]r)\.)+")
_POSSESSIVE = re.compile(r"['’]s?$")
_OWN = {"his": "he", "her": "she", "their": "they", "its": "it"}


class Phrases:
    """Finds them in the sentences of one cable."""

    def __init__(self, lexicon: Lexicon, speakers: Speakers) -> None:
        self._patterns = lexicon.patterns
        self._speakers = speakers

    def find(self, text: str, before: Speaker, *, alone: bool) -> Attribution | None:
        """The sentence's attribution by a phrase, if there is one.

        Args:
            text: The sentence on one line.
            before: Who spoke last.
            alone: Whether no verb of saying was found; the weaker phrases count
                only then.
        """
        if found := self._patterns["according"].search(text):
            whom = _WHOM.match(text, found.end())
            name = Place(*whom.span()) if whom else None
            return self._spoken(text, name, found, _ACCORDING, before)
        if found := self._patterns["in_view"].search(text):
            name = Place(*found.span("whose"))
            return self._spoken(text, name, found, _VIEW, before)
        return self._weaker(text, before) if alone else None

    def _weaker(self, text: str, before: Speaker) -> Attribution | None:
        if found := self._patterns["stance_noun"].search(text):
            name = Place(0, found.start())
            return self._spoken(text, name, found, _POSITION, before)
        if found := self._patterns["colon_quote"].search(text):
            named = first_subject(text, found.start())
            return self._spoken(text, named, found, _QUOTED, before)
        if found := self._patterns["hearsay"].search(text):
            return Attribution(
                cue=Place(*found.span()),
                meaning=_HEARSAY,
                speaker=Speaker(Voice.SOURCE),
                begins=0,
                manner=Manner.HEARSAY,
            )
        return None

    def _spoken(
        self,
        text: str,
        name: Place | None,
        found: re.Match[str],
        meaning: Cue,
        before: Speaker,
    ) -> Attribution | None:
        if name is None:
            return None
        words = _POSSESSIVE.sub("", text[name.start : name.end].strip())
        words = _OWN.get(words.lower(), words)
        speaker = self._speakers.told_by(words, before)
        if speaker.voice not in CLAIMING:
            return None
        manners = {_POSITION: Manner.NOUN, _QUOTED: Manner.QUOTATION}
        manner = manners.get(meaning, Manner.ACCORDING)
        begins = found.start() if manner is Manner.ACCORDING else name.start
        return Attribution(
            cue=Place(*found.span()),
            meaning=meaning,
            speaker=speaker,
            source=name,
            begins=begins,
            manner=manner,
        )
