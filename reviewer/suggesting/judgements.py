"""Finds the post's own judgements: in Comment blocks, and unmarked elsewhere."""

import re

from reviewer.domain.codebook import Kind
from reviewer.domain.suggestion import Suggestion
from reviewer.suggesting.lexicon import Lexicon
from reviewer.suggesting.reading import Place, Sentence, Zone

_FEWEST_WORDS = 2


class Judgements:
    """Proposes post comments sentence by sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._patterns = lexicon.patterns

    def is_own(self, text: str) -> bool:
        """Whether a sentence says that the post itself judges."""
        return bool(self._patterns["judging"].search(text))

    def outweighs(self, sentence: Sentence) -> bool:
        """Whether a sentence weighs so plainly that it is not a source's."""
        name = "hedging" if sentence.zone is Zone.SUMMARY else "weighing"
        return bool(self._patterns[name].search(sentence.text))

    def after_block(self, sentence: Sentence) -> Suggestion:
        """A sentence behind a Comment that nothing closes."""
        reason = "Follows a Comment that was not closed."
        return self._comment(sentence, reason, 0.55, "unmarked")

    def in_block(self, sentence: Sentence) -> Suggestion | None:
        """A sentence of a Comment block."""
        if len(sentence.text.split()) < _FEWEST_WORDS:
            return None
        return self._comment(sentence, "Stands in a Comment block.", 0.9, "explicit")

    def outside(self, sentence: Sentence) -> Suggestion | None:
        """A sentence that judges without standing in a block."""
        found = self._patterns["judging"].search(sentence.text)
        if found:
            reason = f"The post judges in its own name: “{found.group().strip()}”."
            return self._comment(sentence, reason, 0.75, "unmarked", found)
        found = self._patterns["hedging"].search(sentence.text)
        if found is None:
            return None
        where = (
            "The Summary weighs" if sentence.zone is Zone.SUMMARY else "The post weighs"
        )
        reason = f"{where} what nobody else is quoted for: “{found.group().strip()}”."
        return self._comment(sentence, reason, 0.5, "unmarked", found)

    def _comment(
        self,
        sentence: Sentence,
        reason: str,
        strength: float,
        marker: str,
        cue: re.Match[str] | None = None,
    ) -> Suggestion:
        return Suggestion(
            kind=Kind.COMMENT,
            spans=sentence.spans,
            reason=reason,
            strength=strength,
            cue=sentence.span_of(Place(*cue.span())) if cue else None,
            attributes={"marker": marker, "role": self._role(sentence.text)},
        )

    def _role(self, text: str) -> str:
        for role, name in (
            ("recommendation", "recommendation"),
            ("corroboration", "supporting"),
            ("forecast", "forecast"),
        ):
            if self._patterns[name].search(text):
                return role
        return "judgement"
