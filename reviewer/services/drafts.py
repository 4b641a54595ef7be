"""Drafts: what somebody typed and has not recorded, kept beside their settings.

A draft is nobody else's and no part of a project, so it is neither journalled nor
exported. It is here only so that a crash does not cost what was typed.
"""

from pathlib import Path

import msgspec

from reviewer import settings
from reviewer.domain.audit import Reason
from reviewer.domain.identifiers import CableId
from reviewer.domain.text import Span, digest
from reviewer.services import safe_writing

_FOLDER = "drafts"


class AnswerDraft(msgspec.Struct, frozen=True, kw_only=True):
    """An answer to a finding that was begun; ``finding`` is the finding's name."""

    cable_id: CableId
    finding: str
    span: Span
    reason: Reason
    text: str

    @property
    def about(self) -> tuple[CableId, str, Span]:
        """Which finding is meant."""
        return (self.cable_id, self.finding, self.span)


def load(project_id: str, reviewer: str) -> tuple[AnswerDraft, ...]:
    """The drafts that a person left in a project; none where they cannot be read."""
    try:
        raw = _file(project_id, reviewer).read_bytes()
        return tuple(msgspec.json.decode(raw, type=list[AnswerDraft]))
    except (OSError, msgspec.DecodeError):
        return ()


def save(project_id: str, reviewer: str, drafts: tuple[AnswerDraft, ...]) -> None:
    """Keep these drafts, and no others; readable by their owner alone.

    Raises:
        CannotWriteError: The folder of the settings cannot be written.
    """
    file = _file(project_id, reviewer)
    try:
        if not drafts:
            file.unlink(missing_ok=True)
            return
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        reason = error.strerror or "no reason was given"
        raise safe_writing.CannotWriteError(file, reason) from error
    safe_writing.write(file, [msgspec.json.encode(list(drafts))])


def _file(project_id: str, reviewer: str) -> Path:
    """One file for each person and project, named for neither in clear."""
    name = digest(f"{project_id}\n{reviewer}".encode())[:32]
    return settings.path().parent / _FOLDER / f"{name}.json"
