"""The lexicon: cues and patterns read from ``suggesting/lexicon.toml``, compiled."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Literal

import msgspec

from reviewer import resources
from reviewer.suggesting.forms import Forms, inflected

_RESOURCE = "suggesting/lexicon.toml"
_NEVER = re.compile(r"(?!)")
_ANYTHING = re.compile("")
_FIRST_PAST = 2
"""Which of a verb's forms is the first of the past: base, third person, past."""


class _Verbs(msgspec.Struct):
    type: str
    strength: float
    words: list[str]
    after: str | None = None
    unless: str | None = None
    opens: Literal["always", "in the past", "never"] = "never"


class _States(msgspec.Struct):
    type: str
    strength: float
    words: list[str]


class _File(msgspec.Struct):
    version: int
    verbs: list[_Verbs]
    states: list[_States]
    lists: dict[str, list[str]]
    patterns: dict[str, str]
    denying: dict[str, str | list[str]]
    posting: dict[str, str]


@dataclass(frozen=True, slots=True)
class Cue:
    """What one form of a cue stands for.

    ``base`` is the dictionary form, ``statement_type`` the claim it makes.
    ``after`` must match behind the cue and ``unless`` must not; ``addresses`` says
    that the person told stands behind it, ``opens`` that a report of somebody's words
    begins, which may go on without a cue.
    """

    base: str
    statement_type: str
    strength: float
    after: re.Pattern[str] = _ANYTHING
    unless: re.Pattern[str] = _NEVER
    addresses: bool = False
    opens: bool = True

    def fits(self, text: str, end: int) -> bool:
        """Whether what follows the cue lets it be one."""
        return bool(self.after.match(text, end)) and not self.unless.match(text, end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All cues and patterns, ready for use.

    ``verbs`` finds any form of any verb and ``verb_meanings`` gives its cues, the
    particular ones before the general; so do the ``states``. ``lists`` and
    ``patterns`` are the file's, the latter compiled, under their names.
    """

    version: int
    verbs: Forms
    verb_meanings: dict[str, tuple[Cue, ...]]
    states: Forms
    state_meanings: dict[str, Cue]
    lists: dict[str, frozenset[str]]
    patterns: dict[str, re.Pattern[str]]


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships with the product, read once."""
    raw = tomllib.loads(resources.path(_RESOURCE).read_text(encoding="utf-8"))
    return _compiled(msgspec.convert(raw, _File))


def _compiled(file: _File) -> Lexicon:
    alternatives = {name: "|".join(words) for name, words in file.lists.items()}
    states = {
        word: Cue(word, group.type, group.strength, opens=False)
        for group in file.states
        for word in group.words
    }
    sets = {name: frozenset(words) for name, words in file.lists.items()}
    sets |= {k: frozenset(v) for k, v in file.denying.items() if isinstance(v, list)}
    verbs = _verbs(file, alternatives)
    return Lexicon(
        version=file.version,
        verbs=Forms(verbs),
        verb_meanings=verbs,
        states=Forms(states),
        state_meanings=states,
        lists=sets,
        patterns=_patterns(file, alternatives),
    )


def _verbs(file: _File, alternatives: dict[str, str]) -> dict[str, tuple[Cue, ...]]:
    """The cues of each form; those that ask for what follows stand before others."""
    meanings: dict[str, tuple[Cue, ...]] = {}
    for group in file.verbs:
        after = _pattern(group.after, alternatives) or _ANYTHING
        unless = _pattern(group.unless, alternatives) or _NEVER
        for entry in group.words:
            forms = inflected(entry, file.lists["irregular"])
            addresses = forms[0] in file.lists["addressing"]
            for number, form in enumerate(forms):
                opens = group.opens == "always" or (
                    group.opens == "in the past" and number >= _FIRST_PAST
                )
                cue = Cue(
                    forms[0],
                    group.type,
                    group.strength,
                    after=after,
                    unless=unless,
                    addresses=addresses,
                    opens=opens,
                )
                known = meanings.get(form, ())
                meanings[form] = (cue, *known) if group.after else (*known, cue)
    return meanings


def _patterns(file: _File, alternatives: dict[str, str]) -> dict[str, re.Pattern[str]]:
    sources = file.patterns | file.posting
    sources |= {k: v for k, v in file.denying.items() if isinstance(v, str)}
    sources |= {
        name: rf"\b(?:{alternatives[name]})\b" for name in ("falsity", "charge")
    }
    return {name: re.compile(text, re.IGNORECASE) for name, text in sources.items()}


def _pattern(source: str | None, lists: dict[str, str]) -> re.Pattern[str] | None:
    if source is None:
        return None
    for name in ("charge", "falsity"):
        source = source.replace(f"{{{name}}}", rf"\b(?:{lists[name]})\b")
    return re.compile(source, re.IGNORECASE)
