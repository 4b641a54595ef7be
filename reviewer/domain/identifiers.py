"""Names of things: text, never numbers that a database hands out."""

from typing import NewType
from uuid import uuid4

CableId = NewType("CableId", str)
"""A cable within its project, as printed: ``09KARVAL12``.

A second text under the same id is kept as ``09KARVAL12~2``; a text without a
readable id gets ``NOID-`` and the first eight hex digits of its hash.
"""
SourceId = NewType("SourceId", str)
"""One imported file: the SHA-256 (hex) of its bytes."""
ReviewerId = NewType("ReviewerId", str)
PassId = NewType("PassId", str)
StatementId = NewType("StatementId", str)
LinkId = NewType("LinkId", str)
SpeakerId = NewType("SpeakerId", str)
NoteId = NewType("NoteId", str)
AnswerId = NewType("AnswerId", str)
CaseId = NewType("CaseId", str)
"""What two passes agree or disagree about: a hash of it, so that it is the same in
every comparison and another one as soon as either side changes."""
CorrectionId = NewType("CorrectionId", str)
RejectionId = NewType("RejectionId", str)
SearchId = NewType("SearchId", str)
PropositionId = NewType("PropositionId", str)


def new_id() -> str:
    """Make a random identifier (UUID version 4, 32 hex digits).

    Random rather than counted, so that two people who have never shared a disk
    can merge their work, and an id tells nothing about how much others did.
    """
    return uuid4().hex
