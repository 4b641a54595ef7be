"""The sample project: six fictional cables, three of them with statements."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

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
)
from reviewer.services.browsing import OpenCable
from reviewer.services.projects import Project

NAME = "harbour-sample.reviewer"
TITLE = "Harbor sample"
REVIEWER = "analyst"
"""Whose pass the sample holds."""
SHOWN_CABLE = "09PORTSELWYN41"
"""The cable that shows most of the product."""


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
    cable: str
    kind: Kind
    quote: str
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


class _Sample(msgspec.Struct, frozen=True, kw_only=True):
    reviewer: str
    cables: tuple[str, ...]
    speakers: tuple[_Speaker, ...]
    statements: tuple[_Statement, ...]
    links: tuple[_Link, ...]


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
    text = (source / "statements.toml").read_text(encoding="utf-8")
    sample = msgspec.convert(tomllib.loads(text), _Sample)
    files = [source / f"{cable}.txt" for cable in sample.cables]
    importing.import_paths(project, files, reviewer=reviewer)
    speakers = {
        speaker.key: _add_speaker(project, speaker, reviewer)
        for speaker in sample.speakers
    }
    ids = {
        statement.key: _add_statement(project, statement, speakers, reviewer)
        for statement in sample.statements
    }
    for link in sample.links:
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
