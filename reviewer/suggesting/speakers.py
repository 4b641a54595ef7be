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
_PRONOUNS = frozenset({"he", "she", "they", "him", "her", "it", "i"})
_OPENING = re.compile(
    r"(?:(?:and|but|while|then|that|because|as|for (?:his|her|their) part|however|also"
    r"|though|when|whereas|yet|so|both|only|meanwhile)[,\s]+)+",
    re.IGNORECASE,
)
_ARTICLES = r"(?:(?:the|an?|our|one|two|three|several|another|visiting|then|acting) )*"
_AMBASSADOR = re.compile(r"(?:\w+ )?ambassador (?!and\b)(\w+)", re.IGNORECASE)
_HEAD = re.compile(
    r"(.*?)(?:\s(?:of|in|on|with|for|from|to|at|by|about|over|under|between|who|which)\b"
    r"|,|\(|$)",
    re.IGNORECASE,
)


class Speakers:
    """Who is who in one cable."""

    def __init__(self, lexicon: Lexicon, cable: Cable) -> None:
        self._post = _names(lexicon, "post")
        self._visitors = _names(lexicon, "visitors")
        self._mute = lexicon.lists["mute"]
        signed = cable.signature.text if cable.signature else ""
        classifier = cable.header.classified_by or ""
        self._officers = {
            word.lower()
            for word in re.findall(r"[^\W\d_]{3,}", f"{signed} {classifier}")
        }

    def told_by(self, subject: str, before: Speaker) -> Speaker:
        """Who a subject is; a pronoun is whoever spoke ``before``."""
        name = plain_subject(subject)
        word = name.lower()
        if not word or word == "it":
            return before if before.voice is Voice.SOURCE else NOBODY
        if word in _PRONOUNS or word in {"the latter", "the former"}:
            known = before.voice is not Voice.NOBODY
            return before if known else Speaker(Voice.SOURCE, name)
        if self._visitors.match(name):
            return Speaker(Voice.VISITOR, name)
        if self._is_of_post(name):
            return Speaker(Voice.POST, name)
        if self._is_mute(name):
            return NOBODY
        return Speaker(Voice.SOURCE, name)

    def _is_of_post(self, name: str) -> bool:
        ambassador = _AMBASSADOR.match(name)
        if ambassador:
            return ambassador.group(1).lower() in self._officers
        return bool(self._post.match(name))

    def _is_mute(self, name: str) -> bool:
        head = _HEAD.match(name)
        words = (head.group(1) if head else name).lower().split()
        return not words or any(
            form in self._mute for form in (words[-1], words[-1].removesuffix("s"))
        )


def plain_subject(subject: str) -> str:
    """A subject without what leads up to it: "but the mayor" is "the mayor"."""
    subject = subject.strip(" ,;:-–—()[]\"“”'")
    opening = _OPENING.match(subject)
    return subject[opening.end() :] if opening else subject


def _names(lexicon: Lexicon, name: str) -> re.Pattern[str]:
    """Matches a subject that begins with any of the words, whole."""
    words = "|".join(sorted(lexicon.lists[name], key=len, reverse=True))
    return re.compile(rf"{_ARTICLES}(?:{words})(?![\w'’])", re.IGNORECASE)
