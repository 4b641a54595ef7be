"""What an attribution is: who says what, by which words."""

from dataclasses import dataclass
from enum import StrEnum

from reviewer.suggesting.lexicon import Cue
from reviewer.suggesting.reading import Place
from reviewer.suggesting.speakers import Speaker


class Manner(StrEnum):
    """How the text attributes; it decides the words of the reason."""

    VERB = "verb"
    ASIDE = "aside"
    STATE = "state"
    ACCORDING = "according"
    NOUN = "noun"
    HEARSAY = "hearsay"
    QUOTATION = "quotation"

    @property
    def stands_beside(self) -> bool:
        """Whether the content lies round the words of saying, not behind them."""
        return self in {Manner.ASIDE, Manner.ACCORDING, Manner.HEARSAY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One act of saying within a sentence.

    ``begins`` is where its clause begins, with its "and" or "but". ``source`` is
    None where an earlier subject goes on; ``names`` says that it is a name, not "he";
    ``negated`` that the act itself is denied ("did not believe").
    """

    cue: Place
    meaning: Cue
    speaker: Speaker
    begins: int
    source: Place | None = None
    content: tuple[Place, ...] = ()
    manner: Manner = Manner.VERB
    negated: bool = False
    names: bool = True
