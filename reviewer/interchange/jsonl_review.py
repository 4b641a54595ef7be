"""The records of the second review in a JSONL file; they follow the work itself."""

import msgspec

from reviewer.domain.adjudication import Decision
from reviewer.domain.duties import Duty
from reviewer.domain.review import Standing, Submission, Unblinding
from reviewer.domain.signing import Package, SignOff


class DutyLine(msgspec.Struct, frozen=True, tag="duty", tag_field="record"):
    """A role that somebody has for a cable."""

    duty: Duty


class SubmissionLine(msgspec.Struct, frozen=True, tag="submission", tag_field="record"):
    """A pass as it was handed in; ``snapshot`` is canonical JSON, as it was hashed."""

    submission: Submission
    snapshot: str


class UnblindingLine(msgspec.Struct, frozen=True, tag="unblinding", tag_field="record"):
    """Somebody was shown a pass early."""

    unblinding: Unblinding


class DecisionLine(msgspec.Struct, frozen=True, tag="decision", tag_field="record"):
    """A decision on a disagreement."""

    decision: Decision


class SignOffLine(msgspec.Struct, frozen=True, tag="sign_off", tag_field="record"):
    """A sign-off, with the decisions and the result that it hashes, as text."""

    sign_off: SignOff
    decisions: str
    result: str


class PackageLine(msgspec.Struct, frozen=True, tag="package", tag_field="record"):
    """A blind package that was given out."""

    package: Package


class StandingLine(msgspec.Struct, frozen=True, tag="standing", tag_field="record"):
    """The stage of a cable; the last of its lines, because it may freeze it."""

    standing: Standing


ReviewLine = (
    DutyLine
    | SubmissionLine
    | UnblindingLine
    | DecisionLine
    | SignOffLine
    | PackageLine
    | StandingLine
)
