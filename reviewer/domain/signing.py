"""Sign-off: what was signed, by whom, and the receipt that proves it elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from reviewer.domain.identifiers import CableId, ReviewerId


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """A cable's result as it was signed, by the hashes of all that it rests on.

    ``second_sha256`` is None for a solo study. ``at`` is in UTC; all hashes are
    SHA-256 in hex, those of passes and of the result over their snapshots.
    """

    cable_id: CableId
    revision: int
    by: ReviewerId
    at: datetime
    text_sha256: str
    codebook_sha256: str
    first_sha256: str
    second_sha256: str | None
    decisions_sha256: str
    result_sha256: str

    @property
    def sign_off_id(self) -> str:
        """Each revision of a cable is signed once."""
        return f"{self.cable_id} {self.revision}"


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalHead:
    """How far a journal had come: its last row, that row's hash, and how many rows."""

    sequence: int
    hash: str
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What is kept elsewhere, so that a later change of the project can be proved.

    ``journal`` is its end with the row of this very sign-off. ``people`` names who
    had which role, and who signed (``signed_off_by``). ``remarks`` are the sentences
    that go with the result: a solo study, a waiver. ``structure_sha256`` is over the
    paragraphs and markings of the cable as they were read and corrected.
    """

    project_id: str
    project_name: str
    sign_off: SignOff
    structure_sha256: str
    journal: JournalHead
    people: Mapping[str, str]
    remarks: tuple[str, ...] = ()
    app_version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A blind package that was given out, and whether it came back.

    ``returned_sha256`` is the hash of the file it came back as, None while it is out.
    """

    package_id: str
    reviewer_id: ReviewerId
    cable_ids: tuple[CableId, ...]
    made_at: datetime
    returned_sha256: str | None = None
