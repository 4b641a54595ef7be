"""The sample project: six fictional cables, with work on four of them.

Three are begun by whoever opens it; on a fourth the passes of two invented people are
in and differ in five ways, so that there is something to decide.
"""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import msgspec

from reviewer import resources
from reviewer.domain.changes import ChangeSet
from reviewer.domain.codebook import Kind
from reviewer.domain.identifiers import CableId, SpeakerId, StatementId
from reviewer.domain.statement import Speaker, Statement
from reviewer.domain.text import Span
from reviewer.errors import StoreError
from reviewer.services import (
    annotating,
    browsing,
    importing,
    linking,
    projects,
    quoting,
    submitting,
)
from reviewer.services.browsing import OpenCable
from reviewer.services.projects import Project

T = TypeVar("T")
NAME = "harbour-sample.reviewer"
TITLE = "Harbor sample"
REVIEWER = "analyst"
"""Whose pass the sample holds."""
SHOWN_CABLE = "09PORTSELWYN41"
"""The cable that shows most of the product."""
REVIEWED_CABLE = "09PORTSELWYN47"
"""The cable that two others have read, and that waits for an adjudicator."""


class SampleNotMadeError(StoreError):
    """The folder for the sample cannot be used."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(
            f"The sample project could not be made in {folder}: {reason}. "
            "Nothing else was touched; choose another folder."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Speaker:
    key: str
    name: str
    role: str = ""
    organisation: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Statement:
    key: str
    kind: Kind
    quote: str
    cable: str = REVIEWED_CABLE
    occurrence: int = 1
    source: str | None = None
    cue: str | None = None
    speaker: str | None = None
    note: str = ""
    general: bool = False
    attributes: dict[str, str] = field(default_factory=dict)


# Not a dataclass, because "from" is a word of the language.
class _Link(msgspec.Struct, frozen=True, kw_only=True):
    from_: str = msgspec.field(name="from")
    to: str
    kind: str
    mode: str | None = None


class _Work(msgspec.Struct, frozen=True, kw_only=True):
    """What one person recorded."""

    reviewer: str
    speakers: tuple[_Speaker, ...]
    statements: tuple[_Statement, ...]
    links: tuple[_Link, ...]


class _Sample(_Work, frozen=True, kw_only=True):
    cables: tuple[str, ...]


class _SecondReview(msgspec.Struct, frozen=True, kw_only=True):
    cable: str
    passes: tuple[_Work, _Work]


def make(folder: Path, *, name: str = NAME, reviewer: str = REVIEWER) -> Path:
    """Make a fresh copy of the sample project by the ordinary services.

    Args:
        folder: Where to; made when missing. A sample of that name which lies
            there already is never replaced: the new one gets a number.
        name: The file's name.
        reviewer: Whose pass its statements become: the copy is that person's own.

    Returns:
        The project's path.

    Raises:
        SampleNotMadeError: The folder cannot be made.
        StoreError: The project cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SampleNotMadeError(folder, error.strerror or "no reason given") from error
    path = _free_path(folder / name)
    project = projects.create(path, name=TITLE, fictional=True)
    try:
        _fill(project, reviewer)
    except BaseException:
        projects.close(project)
        path.unlink(missing_ok=True)  # ours: the name was free
        raise
    projects.close(project)
    return path


def _fill(project: Project, reviewer: str) -> None:
    source = resources.path("sample")
    sample = _read(source / "statements.toml", _Sample)
    files = [source / f"{cable}.txt" for cable in sample.cables]
    importing.import_paths(project, files, reviewer=reviewer)
    _record(project, sample, reviewer)
    review = _read(source / "second-review.toml", _SecondReview)
    for work in review.passes:
        _record(project, work, work.reviewer)
        submitting.submit(project, [CableId(review.cable)], reviewer=work.reviewer)


def _read(path: Path, kind: type[T]) -> T:
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), kind)


def _record(project: Project, work: _Work, reviewer: str) -> None:
    speakers = {
        speaker.key: _add_speaker(project, speaker, reviewer)
        for speaker in work.speakers
    }
    ids = {
        statement.key: _add_statement(project, statement, speakers, reviewer)
        for statement in work.statements
    }
    for link in work.links:
        linking.add_link(
            project,
            ids[link.from_],
            ids[link.to],
            reviewer=reviewer,
            kind=link.kind,
            mode=link.mode,
        )


def _add_speaker(project: Project, speaker: _Speaker, reviewer: str) -> SpeakerId:
    change_set = annotating.add_speaker(
        project,
        reviewer=reviewer,
        name=speaker.name,
        role=speaker.role,
        organisation=speaker.organisation,
        aliases=speaker.aliases,
    )
    return next(r.speaker_id for r in _after(change_set) if isinstance(r, Speaker))


def _add_statement(
    project: Project,
    statement: _Statement,
    speakers: dict[str, SpeakerId],
    reviewer: str,
) -> StatementId:
    opened = browsing.cable(project, CableId(statement.cable))
    content = quoting.place(
        opened.text, opened.cable, statement.quote, occurrence=statement.occurrence
    )
    change_set = annotating.add_statement(
        project,
        opened.cable_id,
        reviewer=reviewer,
        kind=statement.kind,
        spans=(content,),
        attributes=statement.attributes,
        speaker_id=speakers[statement.speaker] if statement.speaker else None,
        source_spans=_near(statement.source, opened, content),
        cue_spans=_near(statement.cue, opened, content),
        general=statement.general,
        note=statement.note,
    )
    return next(r.statement_id for r in _after(change_set) if isinstance(r, Statement))


def _near(quote: str | None, opened: OpenCable, content: Span) -> tuple[Span, ...]:
    if quote is None:
        return ()
    return (quoting.nearest(opened.text, opened.cable, quote, to=content),)


def _after(change_set: ChangeSet) -> list[object]:
    return [change.after for change in change_set.changes]


def _free_path(path: Path) -> Path:
    free, number = path, 1
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free
