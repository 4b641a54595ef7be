"""Searches that a person keeps under a name, to run them again."""

from dataclasses import dataclass

from reviewer.domain.identifiers import ReviewerId, SearchId


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """One person's search; ``query`` is text as ``domain.query`` reads it.

    It is theirs alone, since what somebody looks for tells what they think. ``name``
    is unique among their own.
    """

    search_id: SearchId
    reviewer_id: ReviewerId
    name: str
    query: str
