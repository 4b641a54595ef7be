"""Finds the attributions of a sentence: who says what, by which words."""

import re
from dataclasses import dataclass, replace

from reviewer.suggesting.attribution import Attribution, Manner
from reviewer.suggesting.contents import after_cue, before_cue, is_aside
from reviewer.suggesting.hits import Hit, hits
from reviewer.suggesting.lexicon import Lexicon
from reviewer.suggesting.phrases import Phrases
from reviewer.suggesting.reading import Place
from reviewer.suggesting.speakers import NOBODY, Speaker, Speakers, Voice, plain_subject
from reviewer.suggesting.subjects import Subject, subject_before

_MUTUAL = re.compile(r"\b(?:two|both|sides|parties|they|each other|and)\b", re.I)
_AGREEING = frozenset({"agree", "concur"})
_AFTER_QUOTE = re.compile(r"[,?!.][\"”“']\s*$")
_INVERTED = re.compile(
    r"\s+((?:the )?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3})(?=[.,;]|$| )"
)
_BESIDE = (";", " and", " but", " while", "—", "--", "”", '"', "(", ")")


@dataclass(frozen=True, slots=True)
class Found:
    """What a sentence attributes; ``failed`` says that cues were seen and refused."""

    attributions: tuple[Attribution, ...]
    failed: bool


class Finder:
    """Finds attributions in the sentences of one cable."""

    def __init__(self, lexicon: Lexicon, speakers: Speakers) -> None:
        self._lexicon = lexicon
        self._speakers = speakers
        self._phrases = Phrases(lexicon, speakers)

    def find(self, text: str, before: Speaker) -> Found:
        """All attributions of a sentence, ascending.

        Args:
            text: The sentence on one line.
            before: Who spoke last, for "he" and "she".
        """
        cues = hits(text, self._lexicon)
        acts: list[Attribution] = []
        failed = cues.failed
        for hit in cues.found:
            act = self._read(text, hit, acts, before)
            if act:
                acts.append(act)
            elif not acts and hit.meaning.statement_type != "assertion":
                failed = True
        phrase = self._phrases.find(text, before, alone=not acts)
        if phrase:
            acts.append(phrase)
            acts.sort(key=lambda act: act.cue.start)
        return Found(_with_contents(text, acts), failed)

    def _read(
        self, text: str, hit: Hit, acts: list[Attribution], before: Speaker
    ) -> Attribution | None:
        """Read one cue; None where it is no act of saying, or part of another."""
        left = acts[-1].cue.end if acts else 0
        subject = subject_before(
            text, left, hit.verb, doing=hit.is_doing, base=hit.is_base
        )
        if subject is None:
            return None if acts else self._inverted(text, hit)
        name = subject.name
        last = acts[-1].speaker if acts else before
        words = text[name.start : name.end] if name else ""
        speaker = last
        if name:
            speaker = self._speakers.told_by(words, last, carried=hit.is_doing)
        opens = hit.meaning.opens
        aside = bool(name and opens and is_aside(text, name, hit.end))
        if speaker.voice is Voice.NOBODY or _is_mutual(hit, words):
            return None
        if acts and name and not aside and not _is_beside(text, left, subject):
            return None
        return Attribution(
            cue=Place(hit.start, hit.end),
            meaning=hit.meaning,
            speaker=speaker,
            source=name,
            begins=subject.begins,
            manner=Manner.ASIDE if aside else hit.manner,
            negated=subject.negated,
            names=bool(name) and plain_subject(words) == speaker.name,
        )

    def _inverted(self, text: str, hit: Hit) -> Attribution | None:
        """A name behind its verb: ``"Those are not ours," replied Tarsh``."""
        name = _INVERTED.match(text, hit.end)
        if name is None or not _AFTER_QUOTE.search(text, 0, hit.start):
            return None
        speaker = self._speakers.told_by(name.group(1), NOBODY)
        if speaker.voice is Voice.NOBODY:
            return None
        return Attribution(
            cue=Place(hit.start, hit.end),
            meaning=hit.meaning,
            speaker=speaker,
            source=Place(*name.span(1)),
            begins=hit.start,
            manner=Manner.ASIDE,
        )


def _is_mutual(hit: Hit, subject: str) -> bool:
    """Whether two sides come to terms: that is an act, and grants nothing."""
    return hit.meaning.base in _AGREEING and bool(_MUTUAL.search(subject))


def _is_beside(text: str, left: int, subject: Subject) -> bool:
    """Whether a clause stands beside the one before rather than inside it."""
    return text[left : subject.begins].rstrip().lower().endswith(_BESIDE)


def _with_contents(text: str, acts: list[Attribution]) -> tuple[Attribution, ...]:
    """Give each attribution its content: up to where the next one begins."""
    read: list[Attribution] = []
    for number in range(len(acts) - 1, -1, -1):
        act = acts[number]
        following = read[0] if read else None
        end = following.begins if following else len(text)
        start = acts[number - 1].cue.end if number else 0
        if act.manner.stands_beside:
            content = before_cue(text, act.begins, act.cue, act.source, start, end)
        else:
            content = after_cue(text, act.cue, end, addressed=act.meaning.addresses)
        if not content and following:
            # "acknowledged, but denied, the story": both have the same content.
            content = following.content
        read.insert(0, replace(act, content=content))
    return tuple(read)
