"""Tells whose words a subject announces: a source's, the post's, nobody's."""

import re
from dataclasses import dataclass
from enum import StrEnum

from reviewer.domain.cable import Cable
from reviewer.suggesting.lexicon import Lexicon


class Voice(StrEnum):
    """Whose words a passage is."""

    SOURCE = "source"
    POST = "post"
    VISITOR = "visitor"
    """An official of the post's own government from elsewhere: a source as well."""
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks; ``name`` as printed, empty where it is taken over unnamed."""

    voice: Voice = Voice.NOBODY
    name: str = ""


NOBODY = Speaker()
CLAIMING = frozenset({Voice.SOURCE, Voice.VISITOR})
"""The voices whose words are claims."""
_PRONOUNS = frozenset({"he", "she", "they", "him", "her", "i"})
_NAME = re.compile(r"[^\W\d_]{3,}")
_OPENING = re.compile(
    r"(?:(?:and|but|while|then|that|because|as|for (?:his|her|their) part|however|also|"
    r"though|when|whereas|yet|so|both|only|meanwhile|whether|if|since|although|which|"
    r"who|whom)[,\s]+)+",
    re.IGNORECASE,
)
_ARTICLES = r"(?:(?:the|an?|our|one|two|three|several|another|visiting|then|acting) )*"
_AMBASSADOR = re.compile(r"(?:\w+ )?ambassador (?!and\b)(\w+)", re.IGNORECASE)
_AT_THE_END = re.compile(
    r"(?!.* of ).*\b(?:embassy|poloffs?|econoffs?|emboffs?|conoffs?|we|country team)$",
    re.IGNORECASE,
)
_AND_POST = re.compile(r"\b(?:and|but|that) Post$")
_HEAD = re.compile(
    r"(.*?)(?:\s(?:of|in|on|with|for|from|to|at|by|about|over|under|between|who|which)\b"
    r"|,|\(|$)",
    re.IGNORECASE,
)


class Speakers:
    """Who is who in one cable."""

    def __init__(self, lexicon: Lexicon, cable: Cable, text: str) -> None:
        self._voices = {
            Voice.VISITOR: _beginning_with(lexicon.lists["visitors"]),
            Voice.POST: _beginning_with(lexicon.lists["post"]),
        }
        self._mute = lexicon.lists["mute"]
        self._surnames = {
            surname: voice
            for voice, list_name in (
                (Voice.POST, "titles"),
                (Voice.VISITOR, "visitors"),
            )
            for surname in _surnames(lexicon.lists[list_name], text)
        }
        signed = cable.signature.text if cable.signature else ""
        officers = f"{signed} {cable.header.classified_by or ''}"
        self._officers = {word.lower() for word in _NAME.findall(officers)}

    def told_by(
        self, subject: str, before: Speaker, *, carried: bool = False
    ) -> Speaker:
        """Who a subject is; a pronoun is whoever spoke ``before``.

        Args:
            subject: The words before the cue.
            before: Who spoke last.
            carried: Whether another verb stands between subject and cue.
        """
        name = plain_subject(subject)
        word = name.lower()
        if word in {"", "it"}:
            return before if before.voice is Voice.SOURCE else NOBODY
        if word in _PRONOUNS:
            known = before.voice is not Voice.NOBODY
            return before if known else Speaker(Voice.SOURCE, name)
        voice = self._voice_of(name)
        mute = voice is Voice.SOURCE and not carried and self._is_mute(name)
        return NOBODY if mute else Speaker(voice, name)

    def _voice_of(self, name: str) -> Voice:
        ambassador = _AMBASSADOR.match(name)
        if ambassador:
            own = ambassador.group(1).lower() in self._officers
            return Voice.POST if own else Voice.SOURCE
        for voice, beginning in self._voices.items():
            if beginning.match(name):
                return voice
        if _AT_THE_END.match(name) or _AND_POST.search(name):
            return Voice.POST
        return self._surnames.get(name.rsplit(maxsplit=1)[-1].lower(), Voice.SOURCE)

    def _is_mute(self, name: str) -> bool:
        head = _HEAD.match(name)
        words = (head.group(1) if head else name).lower().split()
        return not words or bool({words[-1], words[-1].removesuffix("s")} & self._mute)


def plain_subject(subject: str) -> str:
    """A subject without what leads up to it: "but the mayor" is "the mayor"."""
    subject = subject.strip(" ,;:-–—()[]\"“”'")
    opening = _OPENING.match(subject)
    return subject[opening.end() :] if opening else subject


def _any_of(words: frozenset[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def _beginning_with(words: frozenset[str]) -> re.Pattern[str]:
    """Matches a subject that begins with any of the words, whole."""
    return re.compile(rf"{_ARTICLES}(?:{_any_of(words)})(?![\w'’])", re.IGNORECASE)


def _surnames(titles: frozenset[str], text: str) -> set[str]:
    """Who is named behind any of the titles: the last of up to three names."""
    named = re.compile(
        rf"\b(?i:{_any_of(titles)})\s+(?:[A-Z][\w.'’-]+\s+){{0,2}}([A-Z][a-z'’-]\w+)\b"
    )
    return {match[1].lower() for match in named.finditer(text)}
