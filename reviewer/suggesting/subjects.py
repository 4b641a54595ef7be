"""Finds who is the subject of a verb of saying, from the words before it."""

import re
from dataclasses import dataclass, replace

from reviewer.suggesting.reading import Place

_SWALLOWED = (
    r"also|then|further|again|still|later|now|only|just|even|however|nevertheless|"
    r"nonetheless|instead|never|not|too|once|twice|first|next|both|all|each|"
    r"rpt|repeatedly|himself|herself|themselves|for (?:his|her|their|its) part|"
    r"(?!(?:family|ally|assembly|italy|july|reply|only|supply|monopoly|daily|weekly)\b)"
    r"\w+ly|has|have|had|having|did|does|do|would|n['’]t|"
    r"didn['’]t|doesn['’]t|hasn['’]t|wouldn['’]t"
)
_BEFORE_VERB = re.compile(rf"(?:[\s,]*\b(?:{_SWALLOWED})\b)*\s*$", re.IGNORECASE)
_NEGATION = re.compile(r"\b(?:not|never|n['’]t|\w+n['’]t)\b", re.IGNORECASE)
_MODAL = re.compile(r"\b(?:should|must|may|might|could|can|will|shall|to)\s*$", re.I)
_LEAD_IN = re.compile(
    r"\b(?:(?:went|goes|go) on|continued?s?|(?:was|were|is|been) (?:\w+ )?(?:at pains|"
    r"quick|"
    r"careful|keen|prepared|ready|willing|forced|happy|anxious|eager)|wanted|wished|"
    r"hastened|sought|tried|proceeded|began|felt compelled|used the occasion|chose)"
    r"\s+to\s*$",
    re.IGNORECASE,
)
_BE = re.compile(r"\b(?:was|were|is|are|been|be|being|get|got|gets)\s*$", re.IGNORECASE)
_NO_SUBJECT = re.compile(
    r"\b(?:the|an?|its|his|her|their|our|my|your|of|in|on|with|at|from|under|such|"
    r"every|other|as|no|any|for|into|about|between|more|most|this|these|those|very|"
    r"some|less|so-called|['’]s|s['’])\s*$",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"(?:^|[\s,;])(?:and|but|or|yet|then|by|while|,|;|-)\s*$", re.IGNORECASE
)
_DOING = re.compile(
    r"(?:[,;]|\b(?:by|before|while|—))\s*(?:and |but |also |while )?$", re.IGNORECASE
)
_MANY = re.compile(
    r"(?:s|they|we|who|most|others|some|many|few|people|men|women|all|both|media|police|"
    r"did|does|do|press|opposition|[”\"])\s*$",
    re.IGNORECASE,
)
_INTRODUCTION = re.compile(
    r"(?:(?:in|on|at|during|after|before|when|while|as|asked|pressed|pushed|queried|"
    r"responding|regarding|turning|for|with|despite|although|though|by|according|"
    r"speaking|however|meanwhile|since|following|because|if|from|over|under|like|"
    r"concerning|recently|separately|finally|still|similarly|nevertheless|later|"
    r"until|upon|to|yet|instead|moreover|furthermore|also|\w+ly|\w+ing|late|early|"
    r"responded|challenged|confronted|told|shown|reminded|questioned)\b"
    r"[^,]*|\s*\d{4}|\s*(?:however|though|too))(?:,|$)\s*",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"\s*(?:when|if|after|before|because|once|until|where|unless)\b", re.IGNORECASE
)
_RELATIVE = re.compile(r"\s*(?:who|which|whom)\b", re.IGNORECASE)
_BREAK = re.compile(r"[,;:(]|\s[-–—]{1,2}\s|[\"“”](?=\s)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What stands before a cue.

    ``name`` is None where the subject of the sentence's earlier cue goes on.
    ``begins`` is where the cue's clause begins, with its "and" or "but";
    ``negated`` says that a "not" stands before the cue.
    """

    begins: int
    name: Place | None
    negated: bool = False


def subject_before(
    text: str, left: int, verb: int, *, doing: bool, base: bool = False
) -> Subject | None:
    """The subject of the verb at ``verb``, in the words from ``left`` on.

    Args:
        text: The sentence.
        left: Where to look from: the start, or the end of the cue before.
        verb: Where the verb begins.
        doing: Whether the verb is an -ing form.
        base: Whether it is a base form, which needs a plural or "did".

    Returns:
        None where the word has no subject: a noun, a passive, an infinitive.
    """
    swallowed = _BEFORE_VERB.search(text, left, verb)
    at = swallowed.start() if swallowed else verb
    negated = bool(_NEGATION.search(text, at, verb))
    lead_in = _LEAD_IN.search(text, left, at)
    at = lead_in.start() if lead_in else at
    if base and not (lead_in or negated or _is_plural(text, left, at, verb)):
        return None
    before = text[left:at]
    if _BE.search(before):
        return _with_subject(text, left, _cut_be(text, left, at)) if doing else None
    if _MODAL.search(before) or _NO_SUBJECT.search(before):
        return None
    joined = _JOINED.search(before)
    if doing or (joined and not _comma_only(joined.group())):
        found = _carried_on(text, left, at, joined, doing=doing)
    else:
        found = _with_subject(text, left, at)
    return replace(found, negated=negated) if found else None


def _is_plural(text: str, left: int, at: int, verb: int) -> bool:
    """Whether the words before a base form take one, with or without its adverbs."""
    return bool(_MANY.search(text, left, verb) or _MANY.search(text, left, at))


def _carried_on(
    text: str, left: int, at: int, joined: re.Match[str] | None, *, doing: bool
) -> Subject | None:
    """The subject of ", adding" or "and denied": the one before."""
    before = text[left:at]
    if doing and (not _DOING.search(before) or not text[:at].strip(" ,;")):
        return None
    begins = left + joined.start() if joined else at
    return Subject(begins=begins, name=None if left else first_subject(text, at))


def first_subject(text: str, end: int) -> Place | None:
    """The first name of a sentence behind its introductions, before ``end``."""
    at = 0
    while found := _INTRODUCTION.match(text, at, end):
        if found.end() == at or found.end() >= end:
            break
        at = found.end()
    stop = _BREAK.search(text, at + 1, end)
    place = Place(at, stop.start() if stop else end)
    return place if text[place.start : place.end].strip() else None


def _with_subject(text: str, left: int, at: int) -> Subject | None:
    before = text[left:at]
    if not before.strip(" ,;"):
        return Subject(begins=at, name=None) if left else None
    if before.rstrip().endswith((",", ")", "-", "–", "—")):
        # "The mayor, a lawyer, said": the name stands before the insertion.
        name = first_subject(text, at)
        return Subject(begins=name.start if name else at, name=name)
    breaks = [found.end() for found in _BREAK.finditer(text, left, at)]
    begins = breaks[-1] if breaks else left
    if _RELATIVE.match(text, begins, at):
        begins = breaks[-2] if len(breaks) > 1 else left
    if _SUBORDINATE.match(text, begins, at):
        return None
    place = _stripped(text, Place(begins, at))
    return Subject(begins=place.start, name=place) if place else None


def _stripped(text: str, place: Place) -> Place:
    words = text[place.start : place.end]
    start = place.start + len(words) - len(words.lstrip(" \"“”'"))
    return Place(start, place.start + len(words.rstrip()))


def _cut_be(text: str, left: int, at: int) -> int:
    found = _BE.search(text, left, at)
    return found.start() if found else at


def _comma_only(joint: str) -> bool:
    return joint.strip() in {",", ";", "-"}
