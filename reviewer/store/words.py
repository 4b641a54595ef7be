"""Records in words, for the sentences about conflicts; never cable text."""

import re
from collections.abc import Sequence

from reviewer.domain.adjudication import Decision
from reviewer.domain.audit import FindingAnswer
from reviewer.domain.changes import Record
from reviewer.domain.correction import Correction
from reviewer.domain.duties import Duty
from reviewer.domain.proposition import Membership, Proposition
from reviewer.domain.review import Standing, Submission, Unblinding
from reviewer.domain.saved_search import SavedSearch
from reviewer.domain.signing import Package, SignOff
from reviewer.domain.statement import Link, Note, Pass, Reviewer, Speaker, Statement
from reviewer.domain.suggestion import Rejection
from reviewer.domain.text import Span


def name_of(record: Record | None) -> str:
    """What a record is called."""
    if isinstance(record, FindingAnswer):
        return "answer"
    if isinstance(record, SavedSearch):
        return "saved search"
    name = type(record).__name__ if record else "record"
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()


def describe(record: Record) -> str:
    """What tells one version of a record from another."""
    match record:
        case Statement():
            return _statement(record)
        case Link():
            mode = f" ({record.mode})" if record.mode else ""
            return f"a link “{record.kind}”{mode}"
        case Note() | FindingAnswer() | SavedSearch() | Correction() | Rejection():
            return _words(record)
        case Proposition() | Membership():
            title = record.title if isinstance(record, Proposition) else ""
            return f"the proposition “{title}”" if title else "a gathered statement"
        case Speaker():
            parts = (record.name, record.role, record.organisation, *record.aliases)
            return "the speaker " + ", ".join(part for part in parts if part)
        case _:
            return record.name if isinstance(record, Reviewer) else _reviewing(record)


_Reviewing = (
    Pass | Duty | Standing | Submission | Unblinding | Decision | SignOff | Package
)


def _reviewing(record: _Reviewing) -> str:
    """What a record of the second review says."""
    match record:
        case Pass():
            said = f"the {record.kind} pass over {record.cable_id}, {record.state}"
        case Duty():
            said = f"the {record.role.words} of {record.cable_id}"
        case Standing():
            said = f"{record.cable_id} {record.stage.words}, revision {record.revision}"
        case Submission():
            said = f"submission {record.revision} of a pass"
        case Unblinding():
            said = f"an unblinding over {record.cable_id}"
        case Decision():
            said = f"the decision “{record.choice}” ({record.reason.replace('_', ' ')})"
        case SignOff():
            said = f"the sign-off of {record.cable_id}, revision {record.revision}"
        case _:
            said = f"a package of {len(record.cable_ids)} cables"
    return said


def _words(
    record: Note | FindingAnswer | SavedSearch | Correction | Rejection,
) -> str:
    if isinstance(record, Note):
        return f"the note “{record.text}”"
    if isinstance(record, SavedSearch):
        return f"the search “{record.name}”: {record.query}"
    if isinstance(record, Correction):
        said = record.value or ("yes" if record.holds else "no")
        return f"the {record.kind} at {record.span.start}: {said}"
    if isinstance(record, Rejection):
        called = record.statement_type or record.kind
        return f"the no to {called} at {_places([record.span])}"
    reason = record.reason.replace("_", " ")
    return f"the answer to {record.rule}: {reason}, “{record.text}”"


def _statement(record: Statement) -> str:
    parts = [f"{record.statement_type or record.kind} at {_places(record.spans)}"]
    if record.source_spans:
        parts.append(f"source at {_places(record.source_spans)}")
    if record.cue_spans:
        parts.append(f"cue at {_places(record.cue_spans)}")
    said = sorted(record.attributes.items())
    parts += [f"{name} {value}" for name, value in said if name != "statement_type"]
    flags = (("mixed", record.mixed), ("general", record.general))
    parts += [name for name, holds in flags if holds]
    if record.speaker_id:
        parts.append(f"speaker {record.speaker_id[:8]}")
    return ", ".join(parts)


def _places(spans: Sequence[Span]) -> str:
    return " and ".join(f"{span.start}–{span.end}" for span in spans)
