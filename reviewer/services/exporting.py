"""Exporting: a person's annotated cables as HTML, PDF or JSONL."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reviewer.domain.classification import Level, Marking, highest
from reviewer.domain.identifiers import CableId, SpeakerId
from reviewer.domain.statement import Speaker
from reviewer.errors import ExportError
from reviewer.interchange import jsonl
from reviewer.reports.composing import CableMaterial, Material, compose
from reviewer.reports.report import Report
from reviewer.services import (
    answering,
    auditing,
    browsing,
    bundling,
    safe_writing,
)
from reviewer.services.safe_writing import CannotWriteError
from reviewer.services.working import known_person
from reviewer.store import codebooks, file_header, journal
from reviewer.store import project as stored_project
from reviewer.store.project import Project

__all__ = ["FORMATS", "CannotWriteError", "ExportReport", "export", "import_jsonl"]

FORMATS = ("html", "pdf", "jsonl")
"""What ``export`` can write."""


class UnknownFormatError(ExportError):
    """There is no such format."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"There is no export format “{name}”. Choose one of {', '.join(FORMATS)}."
        )


class NothingToExportError(ExportError):
    """No cable was named."""

    def __init__(self) -> None:
        super().__init__("No cable was chosen, so nothing was exported. Choose one.")


class ReplacesProjectError(ExportError):
    """The export would take the place of a project, perhaps the only copy of it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is a project and was left as it is; an export never takes the "
            "place of one. Choose another name."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReport:
    """What was written: where, how much, and under which banner."""

    path: Path
    cables: int
    statements: int
    banner: str


def export(
    project: Project,
    *,
    cable_ids: Iterable[CableId],
    format: str,  # noqa: A002 – the word of the command line
    out: Path,
    reviewer: str | None,
) -> ExportReport:
    """Write cables with one person's statements to a file.

    Args:
        project: Where the cables are.
        cable_ids: Which ones, in the order of the report; doubles count once.
        format: One of ``FORMATS``.
        out: The file; an older one is replaced once the new one is complete.
        reviewer: Whose pass is exported. None is for the keeper of the whole
            project and for JSONL alone: everybody's passes.

    Raises:
        UnknownFormatError: There is no such format.
        NothingToExportError: No cable was named.
        ReplacesProjectError: ``out`` is a project.
        RuleError: There is no such cable.
        CannotWriteError: The file could not be written; the old one is intact.
    """
    chosen = tuple(dict.fromkeys(cable_ids))
    if format not in FORMATS:
        raise UnknownFormatError(format)
    if not chosen:
        raise NothingToExportError
    if file_header.is_project(out):
        raise ReplacesProjectError(out)
    if format == "jsonl":
        return _export_jsonl(project, chosen, out, reviewer)
    report = compose(_material(project, chosen, reviewer or ""))
    safe_writing.write(out, [_written(report, format)])
    return ExportReport(
        path=out,
        cables=len(chosen),
        statements=report.statement_count,
        banner=report.banner,
    )


def import_jsonl(path: Path, project_path: Path) -> Project:
    """Make a new project from a JSONL export.

    The content is the same to the last record (``projects.digest``); the journal
    begins anew and tells of each person's work as one imported step.

    Args:
        path: The export.
        project_path: A name that is still free.

    Returns:
        The new project, open.

    Raises:
        InputError: The file is missing, foreign, newer, cut off or damaged.
        StoreError: The project cannot be made. Nothing is left of it.
    """
    bundle = jsonl.read(bundling.read_bytes(path))
    book, *later = bundling.codebooks_of(bundle)
    made = stored_project.create(
        project_path,
        codebook=book,
        name=bundle.header.name,
        fictional=bundle.header.fictional,
    )
    try:
        bundling.fill(made, bundle, later)
    except BaseException:
        made.close()
        project_path.unlink(missing_ok=True)  # ours: it did not exist before
        raise
    return made


def _written(report: Report, name: str) -> bytes:
    """The report as bytes; engines are imported when they are first needed."""
    if name == "pdf":
        from reviewer.reports import pdf  # noqa: PLC0415

        return pdf.write(report)
    from reviewer.reports import html  # noqa: PLC0415

    return html.write(report)


def _material(project: Project, chosen: Sequence[CableId], reviewer: str) -> Material:
    with project.reading() as tx:
        codebook, codebook_sha256 = codebooks.current(tx)
        who = known_person(tx, reviewer)
        steps, last_at = journal.steps_of(tx, who.reviewer_id) if who else (0, None)
    # The day of the person's last step, since no clock may be read.
    today = last_at.date() if last_at else date.min
    cables: list[CableMaterial] = []
    speakers: dict[SpeakerId, Speaker] = {}
    for cable_id in chosen:
        opened = browsing.cable(project, cable_id)
        own = browsing.pass_view(project, cable_id, reviewer=reviewer)
        speakers |= {one.speaker_id: one for one in own.speakers}
        cables.append(
            CableMaterial(
                cable_id=cable_id,
                file_name=opened.file_name,
                encoding=opened.encoding,
                text=opened.text,
                text_sha256=opened.text_sha256,
                cable=opened.cable,
                own_pass=own.own_pass,
                statements=own.statements,
                links=own.links,
                notes=own.notes,
                findings=auditing.audit_opened(opened, today=today),
                answers=answering.given(project, cable_id, reviewer=reviewer),
            )
        )
    return Material(
        project_name=project.name,
        project_id=project.project_id,
        reviewer=reviewer,
        codebook=codebook,
        codebook_sha256=codebook_sha256,
        cables=cables,
        speakers=tuple(speakers.values()),
        is_fictional=project.is_fictional,
        steps=steps,
        last_at=last_at,
    )


def _export_jsonl(
    project: Project, chosen: Sequence[CableId], out: Path, reviewer: str | None
) -> ExportReport:
    held = bundling.cables_held(project, chosen)
    markings = [browsing.cable(project, one).cable.banner for one in held]
    marking = highest(one or Marking(Level.S) for one in markings) or Marking(Level.S)
    bundle = bundling.gather(project, chosen, reviewer, banner=marking.banner)
    safe_writing.write(out, jsonl.write(bundle))
    return ExportReport(
        path=out,
        cables=len(chosen),
        statements=bundling.statement_count(bundle),
        banner=marking.banner,
    )
