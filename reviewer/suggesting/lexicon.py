"""The lexicon: cues and patterns read from ``suggesting/lexicon.toml``, compiled."""

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

import msgspec

from reviewer import resources

_RESOURCE = "suggesting/lexicon.toml"
_VOWELS = "aeiou"
_NEVER = re.compile(r"(?!)")
_ANYTHING = re.compile("")


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


@dataclass(frozen=True, slots=True, kw_only=True)
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

    ``verbs`` finds any form of any verb; ``meanings`` gives the cues of a form in
    lower case, the particular ones before the general. ``lists`` and ``patterns``
    are the file's, the latter compiled, under their names.
    """

    version: int
    verbs: re.Pattern[str]
    states: re.Pattern[str]
    state_words: frozenset[str]
    meanings: dict[str, tuple[Cue, ...]]
    lists: dict[str, frozenset[str]]
    patterns: dict[str, re.Pattern[str]]


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships with the product, read once."""
    raw = tomllib.loads(resources.path(_RESOURCE).read_text(encoding="utf-8"))
    return _compiled(msgspec.convert(raw, _File))


def _compiled(file: _File) -> Lexicon:
    lists = {name: "|".join(words) for name, words in file.lists.items()}
    meanings: dict[str, tuple[Cue, ...]] = {}
    for group in file.verbs:
        for entry in group.words:
            forms = inflected(entry, file.lists["irregular"])
            cue = Cue(
                base=forms[0],
                statement_type=group.type,
                strength=group.strength,
                after=_pattern(group.after, lists) or _ANYTHING,
                unless=_pattern(group.unless, lists) or _NEVER,
                addresses=forms[0] in file.lists["addressing"],
                opens=group.opens == "always",
            )
            for number, form in enumerate(forms):
                past = group.opens == "in the past" and number > 1
                meant = replace(cue, opens=True) if past else cue
                known = meanings.get(form, ())
                meanings[form] = (meant, *known) if group.after else (*known, meant)
    verbs = _any_of(meanings)
    for states in file.states:
        for word in states.words:
            cue = Cue(
                base=word,
                statement_type=states.type,
                strength=states.strength,
                opens=False,
            )
            meanings[f"be {word}"] = (cue,)
    sources = file.patterns | file.posting
    sources |= {k: v for k, v in file.denying.items() if isinstance(v, str)}
    patterns = {name: re.compile(p, re.IGNORECASE) for name, p in sources.items()}
    for name in ("falsity", "charge"):
        patterns[name] = re.compile(rf"\b(?:{lists[name]})\b", re.IGNORECASE)
    sets = {name: frozenset(words) for name, words in file.lists.items()}
    sets |= {k: frozenset(v) for k, v in file.denying.items() if isinstance(v, list)}
    words = [word for states in file.states for word in states.words]
    return Lexicon(
        version=file.version,
        verbs=verbs,
        states=_any_of(words),
        state_words=frozenset(words),
        meanings=meanings,
        lists=sets,
        patterns=patterns,
    )


def _pattern(source: str | None, lists: dict[str, str]) -> re.Pattern[str] | None:
    if source is None:
        return None
    for name in ("charge", "falsity"):
        source = source.replace(f"{{{name}}}", rf"\b(?:{lists[name]})\b")
    return re.compile(source, re.IGNORECASE)


def _any_of(words: "dict[str, tuple[Cue, ...]] | list[str]") -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    joined = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])", re.IGNORECASE)


def inflected(entry: str, irregular: Collection[str] = ()) -> tuple[str, ...]:
    """All forms of an entry of the lexicon, the base form first.

    The first word is the base. Words behind it that are irregular, or begin like it,
    replace the regular past; all others belong to the cue: ``say said``,
    ``point out``.
    """
    base, *rest = entry.split()
    own = [word for word in rest if word in irregular or word[:3] == base[:3]]
    tail = "".join(f" {word}" for word in rest if word not in own)
    forms = [base, _third_person(base), *(own or [_past(base)])]
    if not any(word.endswith("ing") for word in own):
        forms.append(_participle(base))
    return tuple(dict.fromkeys(form + tail for form in forms))


def _third_person(base: str) -> str:
    if base.endswith("y") and base[-2] not in _VOWELS:
        return f"{base[:-1]}ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x", "o")) else "s")


def _past(base: str) -> str:
    if base.endswith("y") and base[-2] not in _VOWELS:
        return f"{base[:-1]}ied"
    return base + ("d" if base.endswith("e") else "ed")


def _participle(base: str) -> str:
    cut = base.endswith("e") and not base.endswith(("ee", "oe"))
    return f"{base[:-1] if cut else base}ing"
