"""Sentences that open a paragraph in the voice of a cable's one source.

Where somebody is the only one who speaks, a paragraph often begins with what they
said and names them only in a later sentence. Whether a cable is such a one is known
when it has been read to its end.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from reviewer.suggesting.attribution import Attribution
from reviewer.suggesting.reading import Sentence
from reviewer.suggesting.speakers import Voice

_FEWEST = 6
_LEAST_SHARE = 0.6


@dataclass(slots=True)
class _Opening:
    """The sentences before the first attribution of a paragraph."""

    after_source: bool
    waiting: list[Sentence] = field(default_factory=list)
    named: bool = False


class Leads:
    """Keeps openings until the end."""

    def __init__(self) -> None:
        self._openings = [_Opening(after_source=False)]
        self._names: Counter[str] = Counter()

    def turn(self, *, after_source: bool) -> None:
        """A paragraph begins; ``after_source`` if the last one ended in a voice."""
        last = self._openings[-1]
        carried = after_source or (last.after_source and bool(last.waiting))
        self._openings.append(_Opening(after_source=carried))

    def wait(self, sentence: Sentence) -> None:
        """Keep a sentence that nobody is named for yet."""
        self._openings[-1].waiting.append(sentence)

    def hear(self, acts: tuple[Attribution, ...]) -> None:
        """Take note of who speaks."""
        for act in acts:
            if act.speaker.voice is Voice.SOURCE and act.meaning.opens:
                self._openings[-1].named = True
                self._names[_surname(act.speaker.name)] += 1

    def spoken(self) -> Iterator[Sentence]:
        """The sentences kept, if one source speaks in most of the cable."""
        total = sum(self._names.values())
        most = max(self._names.values(), default=0)
        if total < _FEWEST or most < _LEAST_SHARE * total:
            return
        for opening in self._openings:
            if opening.named or opening.after_source:
                yield from opening.waiting


def _surname(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1].lower() if name else ""
