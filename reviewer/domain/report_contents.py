"""What a report should hold: chosen before anything is written, in any format."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from reviewer.domain.codebook import Kind
from reviewer.domain.statement import PassKind


class ReportPart(StrEnum):
    """A part of a report that can be left out; the head of a cable never is."""

    TEXT = "text"
    LEDGER = "ledger"
    STATEMENTS = "statements"
    NOTES = "notes"
    REVIEW = "review"
    """What two passes disagreed about and how it was decided, once it was."""
    AUDIT = "audit"
    READING = "reading"
    """Doubts about how the text was read."""
    ORIGIN = "origin"


class CableOrder(StrEnum):
    """How the cables of a report follow each other."""

    GIVEN = "given"
    DATE = "date"
    ID = "id"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportContents:
    """A choice of what to report; an empty choice of kinds or the like is all.

    ``reading`` is the pass, where the asker may see it; None is their own. ``kinds``
    are kinds of statement, ``types`` keys of claim types, ``speakers`` names as listed.
    A claim that is reported in a ledger brings along what the post says of it, whatever
    else was chosen: else it would seem not to be addressed.
    """

    title: str = ""
    reading: PassKind | None = None
    order: CableOrder = CableOrder.GIVEN
    parts: frozenset[ReportPart] = frozenset(ReportPart)
    kinds: frozenset[Kind] = frozenset()
    types: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()

    def picks(self, kind: Kind, type_: str | None, speaker: str) -> bool:
        """Whether a statement is among those chosen; names are compared caselessly."""
        names = {name.casefold() for name in self.speakers}
        return (
            (not self.kinds or kind in self.kinds)
            and (not self.types or type_ in self.types)
            and (not names or speaker.casefold() in names)
        )

    @property
    def is_selective(self) -> bool:
        """Whether statements are left out."""
        return bool(self.kinds or self.types or self.speakers)

    @property
    def words(self) -> str:
        """What was chosen, as a report says it; empty where it is everything."""
        return "; ".join(self._phrases())

    def _phrases(self) -> Iterator[str]:
        for what, chosen in (
            ("kinds", self.kinds),
            ("types", self.types),
            ("speakers", self.speakers),
        ):
            if chosen:
                yield f"only {what} {', '.join(sorted(chosen))}"
        left_out = [part.value for part in ReportPart if part not in self.parts]
        if left_out:
            yield f"without {', '.join(left_out)}"


WHOLE = ReportContents()
"""Everything there is."""
