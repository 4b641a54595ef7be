"""Finds the cues of a sentence: verbs of saying, states of mind, refusals to speak."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.suggesting.attribution import Manner
from reviewer.suggesting.forms import FoundForm
from reviewer.suggesting.lexicon import Cue, Lexicon

_NO_COMMENT = Cue(base="decline", statement_type="no_comment", strength=0.8)
_BEING = re.compile(
    r"\b(?:is|was|were|are|remains?|remained|seem(?:ed|s)?|appear(?:ed|s)?|sounded|"
    r"felt|became|grew)(?:\s+(?:\w+ly|very|quite|not|also|still|more|less|most|rather|"
    r"too|being))*\s+$",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\s*(?:,? (?:that|about|over|by|at|of|to|with|in|as|on)\b|[.,;])")
_CLAUSE = re.compile(
    r"\s*(?:(?:to |in )?[^,.;]{0,40}?\bthat\b|[“\"]|,? (?:he|she|they|it|there|his|her|"
    r"their|the|an?|its|no|all|any|us|him|them|for|as|to|on|how|why|both|some|this|what|"
    r"our|[A-Z]\w+|\w+ing|\d+)\b)"
)
_THAT = re.compile(
    r"\s*(?:,[^,]{0,40},\s*)?(?:that\b|[“\"]|to (?:have|be)\b|"
    r"there (?:is|was|are|were)\b)"
)


_ADJECTIVE = re.compile(r"\b[a-z]+(?:ed|al|ic|ive|ous|ing|ary|ish|ble)\s+$")
_BY = re.compile(r"\s+by\b(?! \w+ing\b)", re.IGNORECASE)
_ACTS = frozenset({"denial", "acknowledgement", "accusation", "commitment", "request"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue in a sentence; ``verb`` is where its verb begins ("was adamant").

    ``is_doing`` is said of an -ing form, ``is_base`` of one that needs a plural.
    """

    start: int
    end: int
    verb: int
    meaning: Cue
    manner: Manner = Manner.VERB
    is_doing: bool = False
    is_base: bool = False


@dataclass(frozen=True, slots=True)
class Hits:
    """The cues that can be ones; ``failed`` says that others were refused."""

    found: tuple[Hit, ...]
    failed: bool


def hits(text: str, lexicon: Lexicon) -> Hits:
    """The cues of a sentence, ascending and apart from each other."""
    found = [
        Hit(*match.span(), match.start(), _NO_COMMENT)
        for match in lexicon.patterns["refusing"].finditer(text)
    ]
    states = (_state(text, form, lexicon) for form in lexicon.states.find(text))
    found += [state for state in states if state]
    failed = False
    for form in lexicon.verbs.find(text):
        if hit := _verb(text, form, lexicon):
            found.append(hit)
        else:
            failed = failed or _is_act(form, lexicon)
    found.sort(key=lambda hit: (hit.start, -hit.end))
    return Hits(tuple(_apart(found)), failed)


def _apart(found: list[Hit]) -> Iterator[Hit]:
    end = 0
    for hit in found:
        if hit.start >= end:
            yield hit
            end = hit.end


def _state(text: str, found: FoundForm, lexicon: Lexicon) -> Hit | None:
    being = _BEING.search(text, 0, found.start)
    if being is None or not _ABOUT.match(text, found.end):
        return None
    meaning = lexicon.state_meanings[found.form]
    return Hit(found.start, found.end, being.start(), meaning, Manner.STATE)


def _verb(text: str, found: FoundForm, lexicon: Lexicon) -> Hit | None:
    cues = lexicon.verb_meanings[found.form]
    cue = next((cue for cue in cues if cue.fits(text, found.end)), None)
    if cue is None or not _is_verb(text, found, lexicon):
        return None
    doing = found.form.split()[0].endswith("ing")
    if not doing and _BY.match(text, found.end):
        return None
    return Hit(
        found.start,
        found.end,
        found.start,
        cue,
        is_doing=doing,
        is_base=found.form == cue.base,
    )


def _is_act(found: FoundForm, lexicon: Lexicon) -> bool:
    """Whether a refused cue tells of an act instead: "the court denied them bail"."""
    if found.form in lexicon.lists["nouns"]:
        return False
    cues = lexicon.verb_meanings[found.form]
    return any(cue.statement_type in _ACTS for cue in cues)


def _is_verb(text: str, found: FoundForm, lexicon: Lexicon) -> bool:
    """Whether a form that may be something else is shown to be a verb of saying."""
    form, end = found.form, found.end
    if form in lexicon.lists["nouns"]:
        if _ADJECTIVE.search(text, 0, found.start):
            return False
        telegram = text.isupper() and form.endswith("s")
        return bool((_CLAUSE if telegram else _THAT).match(text, end))
    return form not in lexicon.lists["ambiguous"] or bool(_CLAUSE.match(text, end))
