"""The relations between the records of a JSONL file.

A record may only speak of what stands above it, and a span only of text that is
there, so that a file which passes can be put into a project without a doubt.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import singledispatchmethod
from typing import Final

import msgspec

from reviewer.domain.cable import Cable
from reviewer.domain.text import Span, digest
from reviewer.interchange import jsonl_records as records
from reviewer.interchange import jsonl_review as review
from reviewer.interchange.jsonl_errors import DamagedLineError

_NO_NUMBER: Final = 2**31


class RelationError(ValueError):
    """A record does not fit those above it; for ``check`` alone."""


def check(items: Iterable[records.Item]) -> None:
    """Check every item against those before it; the first stands on line 2.

    Raises:
        DamagedLineError: The first item that does not fit.
    """
    known = _Known()
    for number, item in enumerate(items, start=2):
        try:
            known.add(item)
        except RelationError as error:
            raise DamagedLineError(number, str(error)) from error


class _Known:
    """What the lines so far have told."""

    def __init__(self) -> None:
        self.ids: dict[str, set[str]] = {}
        self.lengths: dict[str, int] = {}
        self.cables: dict[str, Cable] = {}
        self.text_ends: dict[str, int] = {}
        self.cable_of: dict[str, str] = {}
        self.owners: dict[str, str] = {}
        self.passes: dict[str, str] = {}

    @singledispatchmethod
    def add(self, item: records.Item) -> None:
        raise TypeError(item)

    @add.register
    def _(self, item: records.CodebookLine) -> None:
        _require_text(item)
        _require_number(item.codebook.version)
        self._new("codebook", str(item.codebook.version))

    @add.register
    def _(self, item: records.SourceLine) -> None:
        _require(digest(item.data) == item.source_id, "its bytes have another hash")
        _require(digest(item.text) == item.text_sha256, "its text has another hash")
        _require_text(item.encoding)
        self._new("source", item.source_id)
        self.lengths[item.source_id] = len(item.text)

    @add.register
    def _(self, item: records.CableLine) -> None:
        self._old("source", item.source_id)
        end = self.lengths[item.source_id]
        _require(item.cable.span.end <= end, "the cable is longer than its text")
        _require_text(item.cable_id)
        _require_number(item.parser_version)
        _require_time(item.cable.header.dtg)
        self._new("cable", item.cable_id)
        self.cables[item.cable_id] = item.cable
        self.text_ends[item.cable_id] = end

    @add.register
    def _(self, item: records.ReviewerLine) -> None:
        _require_text(item)
        self._new("reviewer", item.reviewer.reviewer_id)
        self._new("reviewer's name", item.reviewer.name)

    @add.register
    def _(self, item: records.PassLine) -> None:
        self._old("cable", item.reading.cable_id)
        self._old("reviewer", item.reading.reviewer_id)
        _require_text(item)
        _require_number(item.reading.codebook_version)
        self._new("pass", item.reading.pass_id)
        self._new(f"{item.reading.kind} pass over", item.reading.cable_id)
        self.cable_of[item.reading.pass_id] = item.reading.cable_id
        self.owners[item.reading.pass_id] = item.reading.reviewer_id

    @add.register
    def _(self, item: records.SpeakerLine) -> None:
        self._old("reviewer", item.reviewer_id)
        _require_text(item)
        self._new("speaker", item.speaker.speaker_id)

    @add.register
    def _(self, item: records.StatementLine) -> None:
        statement = item.statement
        self._in_pass(statement.pass_id, statement.cable_id)
        _require_text(statement.statement_id)
        _require_time(statement.created_at)
        for speaker_id in (statement.speaker_id, *statement.via):
            if speaker_id is not None:
                self._old("speaker", speaker_id)
        _require(bool(statement.spans), "the statement has no span")
        whole = self.cables[statement.cable_id].span
        for spans in (statement.spans, statement.source_spans, statement.cue_spans):
            _require(_inside(spans, whole), "a span lies outside its cable")
        self._new("statement", statement.statement_id)
        self.passes[statement.statement_id] = statement.pass_id

    @add.register
    def _(self, item: records.LinkLine) -> None:
        self._in_pass(item.link.pass_id, item.link.cable_id)
        _require_text(item)
        self._old("statement", item.link.from_id)
        self._old("statement", item.link.to_id)
        self._new("link", item.link.link_id)

    @add.register
    def _(self, item: records.NoteLine) -> None:
        self._in_pass(item.note.pass_id, item.note.cable_id)
        _require_text(item)
        if item.note.paragraph is not None:
            _require_number(item.note.paragraph)
        if item.note.statement_id is not None:
            self._old("statement", item.note.statement_id)
        self._new("note", item.note.note_id)

    @add.register
    def _(self, item: records.AnswerLine) -> None:
        answer = item.answer
        self._in_pass(answer.pass_id, answer.cable_id)
        _require_text(item)
        whole = self.cables[answer.cable_id].span
        inside = whole.start <= answer.span.start <= answer.span.end <= whole.end
        _require(inside, "a span lies outside its cable")
        self._new("answer", answer.answer_id)

    @add.register
    def _(self, item: records.CorrectionLine) -> None:
        correction = item.correction
        self._old("cable", correction.cable_id)
        self._old("reviewer", correction.reviewer_id)
        _require_text(item)
        _require_time(correction.created_at)
        end = self.text_ends[correction.cable_id]
        _require(correction.span.end <= end, "a span lies outside its text")
        self._new("correction", correction.correction_id)

    @add.register
    def _(self, item: records.PropositionLine) -> None:
        proposition = item.proposition
        self._old("reviewer", proposition.reviewer_id)
        _require_text(item)
        self._new("proposition", proposition.proposition_id)
        self.owners[proposition.proposition_id] = proposition.reviewer_id

    @add.register
    def _(self, item: records.MembershipLine) -> None:
        member = item.membership
        self._old("proposition", member.proposition_id)
        self._old("statement", member.statement_id)
        _require_text(item)
        held = self.passes[member.statement_id]
        self._in_pass(held, member.cable_id)
        same = self.owners[held] == self.owners[member.proposition_id]
        _require(same, "the statement is somebody else's than the proposition")
        self._new("membership", member.membership_id)

    @add.register
    def _(self, item: records.SearchLine) -> None:
        self._old("reviewer", item.search.reviewer_id)
        _require_text(item)
        self._new("search", item.search.search_id)

    @add.register
    def _(self, item: review.DutyLine) -> None:
        self._of_review(item, item.duty.cable_id, item.duty.reviewer_id)
        self._new("duty", item.duty.duty_id)

    @add.register
    def _(self, item: review.SubmissionLine) -> None:
        made = item.submission
        self._old("pass", made.pass_id)
        _require_time(made.at)
        _require_number(made.revision)
        _require_hash(item.snapshot, made.snapshot_sha256)
        self._new("submission", made.submission_id)

    @add.register
    def _(self, item: review.UnblindingLine) -> None:
        shown = item.unblinding
        self._of_review(item, shown.cable_id, shown.viewer, shown.by)
        self._old("pass", shown.pass_id)
        _require_time(shown.at)
        self._new("unblinding", shown.unblinding_id)

    @add.register
    def _(self, item: review.DecisionLine) -> None:
        self._of_review(item, item.decision.cable_id, item.decision.by)
        _require_time(item.decision.at)
        self._new("decision", item.decision.case_id)

    @add.register
    def _(self, item: review.SignOffLine) -> None:
        signed = item.sign_off
        self._of_review(item, signed.cable_id, signed.by)
        _require_time(signed.at)
        _require_number(signed.revision)
        _require_hash(item.decisions, signed.decisions_sha256)
        _require_hash(item.result, signed.result_sha256)
        self._new("sign-off", signed.sign_off_id)

    @add.register
    def _(self, item: review.PackageLine) -> None:
        for cable_id in item.package.cable_ids:
            self._of_review(item, cable_id, item.package.reviewer_id)
        _require_time(item.package.made_at)
        self._new("package", item.package.package_id)

    @add.register
    def _(self, item: review.StandingLine) -> None:
        self._of_review(item, item.standing.cable_id)
        _require_number(item.standing.revision)
        self._new("standing", item.standing.standing_id)

    def _of_review(self, item: object, cable_id: str, *people: str) -> None:
        """What every record of the review rests on."""
        _require_text(item)
        self._old("cable", cable_id)
        for one in people:
            self._old("reviewer", one)

    def _in_pass(self, pass_id: str, cable_id: str) -> None:
        self._old("pass", pass_id)
        _require(self.cable_of[pass_id] == cable_id, "its pass is over another cable")

    def _new(self, kind: str, key: str) -> None:
        known = self.ids.setdefault(kind, set())
        _require(key not in known, f"the {kind} {key} is there twice")
        known.add(key)

    def _old(self, kind: str, key: str) -> None:
        known = self.ids.get(kind, set())
        _require(key in known, f"it speaks of the {kind} {key}, which is not there")


def _require(holds: bool, reason: str) -> None:  # noqa: FBT001
    if not holds:
        raise RelationError(reason)


def _require_hash(content: str, sha256: str) -> None:
    _require(digest(content) == sha256, "its snapshot has another hash")
    _require_text(content)


def _require_text(value: object) -> None:
    """A project keeps lone surrogates only where it keeps JSON or bytes."""
    try:
        msgspec.json.encode(value)
    except UnicodeEncodeError as error:
        raise RelationError("it holds half of a character") from error


def _require_number(value: int) -> None:
    _require(0 <= value < _NO_NUMBER, f"{value} is out of range")


def _require_time(value: datetime | None) -> None:
    if value is None:
        return
    _require(value.utcoffset() is not None, "a time does not say its zone")
    try:
        value.astimezone(UTC)
    except OverflowError as error:
        raise RelationError("a time is out of range") from error


def _inside(spans: tuple[Span, ...], whole: Span) -> bool:
    """Ascending, disjoint, never empty, within the cable."""
    at = whole.start
    for span in spans:
        if not span or span.start < at or span.end > whole.end:
            return False
        at = span.end
    return True
