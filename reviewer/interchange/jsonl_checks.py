"""The relations between the records of a JSONL file.

A record may only speak of what stands above it, and a span only of text that is
there, so that a file which passes can be put into a project without a doubt.
"""

from collections.abc import Iterable
from functools import singledispatchmethod

from reviewer.domain.cable import Cable
from reviewer.domain.text import Span, digest
from reviewer.interchange import jsonl_records as records
from reviewer.interchange.jsonl_errors import DamagedLineError


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

    @singledispatchmethod
    def add(self, item: records.Item) -> None:
        raise TypeError(item)

    @add.register
    def _(self, item: records.CodebookLine) -> None:
        self._new("codebook", str(item.codebook.version))

    @add.register
    def _(self, item: records.SourceLine) -> None:
        _require(digest(item.data) == item.source_id, "its bytes have another hash")
        _require(digest(item.text) == item.text_sha256, "its text has another hash")
        self._new("source", item.source_id)
        self.lengths[item.source_id] = len(item.text)

    @add.register
    def _(self, item: records.CableLine) -> None:
        self._old("source", item.source_id)
        end = self.lengths[item.source_id]
        _require(item.cable.span.end <= end, "the cable is longer than its text")
        self._new("cable", item.cable_id)
        self.cables[item.cable_id] = item.cable

    @add.register
    def _(self, item: records.ReviewerLine) -> None:
        self._new("reviewer", item.reviewer.reviewer_id)
        self._new("reviewer's name", item.reviewer.name)

    @add.register
    def _(self, item: records.PassLine) -> None:
        self._old("cable", item.reading.cable_id)
        self._old("reviewer", item.reading.reviewer_id)
        self._new("pass", item.reading.pass_id)

    @add.register
    def _(self, item: records.SpeakerLine) -> None:
        self._old("reviewer", item.reviewer_id)
        self._new("speaker", item.speaker.speaker_id)

    @add.register
    def _(self, item: records.StatementLine) -> None:
        statement = item.statement
        self._old("pass", statement.pass_id)
        self._old("cable", statement.cable_id)
        for speaker_id in (statement.speaker_id, *statement.via):
            if speaker_id is not None:
                self._old("speaker", speaker_id)
        _require(bool(statement.spans), "the statement has no span")
        whole = self.cables[statement.cable_id].span
        for spans in (statement.spans, statement.source_spans, statement.cue_spans):
            _require(_inside(spans, whole), "a span lies outside its cable")
        self._new("statement", statement.statement_id)

    @add.register
    def _(self, item: records.LinkLine) -> None:
        self._old("pass", item.link.pass_id)
        self._old("cable", item.link.cable_id)
        self._old("statement", item.link.from_id)
        self._old("statement", item.link.to_id)
        self._new("link", item.link.link_id)

    @add.register
    def _(self, item: records.NoteLine) -> None:
        self._old("pass", item.note.pass_id)
        self._old("cable", item.note.cable_id)
        if item.note.statement_id is not None:
            self._old("statement", item.note.statement_id)
        self._new("note", item.note.note_id)

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


def _inside(spans: tuple[Span, ...], whole: Span) -> bool:
    """Ascending, disjoint, never empty, within the cable."""
    at = whole.start
    for span in spans:
        if not span or span.start < at or span.end > whole.end:
            return False
        at = span.end
    return True
