"""Finds the cues of a sentence: verbs of saying, states of mind, refusals to speak."""

import re
from dataclasses import dataclass

from reviewer.suggesting.attribution import Manner
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
    matches = [
        *lexicon.verbs.finditer(text),
        *lexicon.patterns["refusing"].finditer(text),
        *lexicon.states.finditer(text),
    ]
    matches.sort(key=lambda match: (match.start(), -match.end()))
    found: list[Hit] = []
    failed, end = False, 0
    for match in matches:
        if match.start() < end:
            continue
        hit = _read(text, match, lexicon)
        if hit:
            found.append(hit)
            end = hit.end
        else:
            failed = failed or _is_act(match, lexicon)
    return Hits(tuple(found), failed)


def _read(text: str, match: re.Match[str], lexicon: Lexicon) -> Hit | None:
    form = " ".join(match.group().lower().split())
    start, end = match.span()
    if match.re is lexicon.patterns["refusing"]:
        return Hit(start, end, start, _NO_COMMENT)
    if match.re is lexicon.states:
        being = _BEING.search(text, 0, start)
        if being is None or not _ABOUT.match(text, end):
            return None
        (meaning,) = lexicon.meanings[f"be {form}"]
        return Hit(start, end, being.start(), meaning, Manner.STATE)
    fitting = (cue for cue in lexicon.meanings[form] if cue.fits(text, end))
    cue = next(fitting, None)
    if cue is None or not _is_verb(text, form, start, end, lexicon):
        return None
    if _BY.match(text, end) and not form.endswith("ing"):
        return None
    return Hit(
        start,
        end,
        start,
        cue,
        is_doing=form.split()[0].endswith("ing"),
        is_base=form == cue.base,
    )


def _is_act(match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a refused cue tells of an act instead: "the court denied them bail"."""
    form = " ".join(match.group().lower().split())
    if match.re is not lexicon.verbs or form in lexicon.lists["nouns"]:
        return False
    return any(cue.statement_type in _ACTS for cue in lexicon.meanings[form])


def _is_verb(text: str, form: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a form that may be something else is shown to be a verb of saying."""
    if form in lexicon.lists["nouns"]:
        if _ADJECTIVE.search(text, 0, start):
            return False
        telegram = text.isupper() and form.endswith("s")
        return bool((_CLAUSE if telegram else _THAT).match(text, end))
    return form not in lexicon.lists["ambiguous"] or bool(_CLAUSE.match(text, end))
