"""Tells which type of claim an attribution makes: what the words do, not only say."""

from reviewer.suggesting.lexicon import Cue, Lexicon

_NEUTRAL = frozenset({"assertion", "commitment", "warning", "prediction", "evaluation"})
_HEAD = 110
"""How far into a content its main clause is looked for."""
_LONG_HEAD = 200


class Stances:
    """Refines types by what stands in the content."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._patterns = lexicon.patterns
        self._emphatic = lexicon.lists["emphatic"]
        self._believing = lexicon.lists["believing"]

    def raises_a_charge(self, text: str) -> bool:
        """Whether a sentence puts something to a source, or reports an answer."""
        return bool(self._patterns["raised"].search(text))

    def of_attribution(
        self, cue: Cue, content: str, *, negated: bool
    ) -> tuple[str, float] | None:
        """The type and strength of an attribution; None where nothing is claimed.

        Args:
            cue: What the cue stands for.
            content: What is said.
            negated: Whether the cue itself is denied ("did not believe").
        """
        kind, strength = cue.statement_type, cue.strength
        if negated:
            return self._negated(cue)
        if kind == "acknowledgement" and cue.base == "confirm":
            denied = self._is_strong(content)
            return ("denial", 0.7) if denied else (kind, strength)
        if kind not in _NEUTRAL or cue.base == "doubt":
            return kind, strength
        firmly = kind == "assertion" or cue.base in self._emphatic
        if self.denies(content, firmly=firmly):
            return "denial", 0.7
        return kind, strength

    def _negated(self, cue: Cue) -> tuple[str, float] | None:
        if cue.statement_type == "denial":
            return "acknowledgement", 0.6
        if cue.base in self._believing:
            return "denial", 0.65
        if cue.statement_type in {"acknowledgement", "accusation"}:
            return "denial", 0.5
        return None if cue.statement_type == "assertion" else (cue.statement_type, 0.4)

    def denies(self, content: str, *, firmly: bool) -> bool:
        """Whether the words of a source say that something is not so.

        Args:
            content: The source's words.
            firmly: Whether they are said to put it so, or answer a charge; then a
                plain "not" is enough.
        """
        head = content[:_HEAD]
        patterns = self._patterns
        if any(patterns[name].search(head) for name in ("falsity", "within")):
            return True
        if patterns["not_but"].search(content[:_LONG_HEAD]):
            return True
        return firmly and bool(patterns["plain"].search(head))

    def _is_strong(self, content: str) -> bool:
        return bool(self._patterns["strong"].search(content[:_HEAD]))
