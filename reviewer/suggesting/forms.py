"""Forms of words: how cues look in a text, and where they stand in it."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

_VOWELS = "aeiou"
_WORD = re.compile(r"(?<![\w-])[A-Za-z]+(?![\w-])")


@dataclass(frozen=True, slots=True)
class FoundForm:
    """A form of a cue, in lower case with single blanks, and its place."""

    form: str
    start: int
    end: int


class Forms:
    """Finds forms in a text, the longest of those that begin with the same word.

    Looked up word by word: one pattern of a thousand forms takes ten times as long.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        self._single = set[str]()
        self._longer: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
        for form in sorted(forms, key=len, reverse=True):
            first, *others = form.split()
            if others:
                rest = re.compile(r"\s+" + r"\s+".join(others) + r"(?![\w-])", re.I)
                self._longer.setdefault(first, []).append((form, rest))
            else:
                self._single.add(form)

    def find(self, text: str) -> Iterator[FoundForm]:
        """All forms, ascending; a longer one may overlap with what follows."""
        for match in _WORD.finditer(text):
            word, start, end = match.group().lower(), *match.span()
            for form, rest in self._longer.get(word, ()):
                if more := rest.match(text, end):
                    yield FoundForm(form, start, more.end())
                    break
            else:
                if word in self._single:
                    yield FoundForm(word, start, end)


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
