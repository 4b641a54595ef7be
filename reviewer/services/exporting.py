"""Exporting: a person's annotated cables in any of the formats."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from reviewer.domain.identifiers import CableId
from reviewer.domain.report_contents import WHOLE, ReportContents
from reviewer.errors import ExportError
from reviewer.interchange import jsonl
from reviewer.services import bundling, safe_writing
from reviewer.services.export_formats import FORMATS, Format, Work
from reviewer.services.safe_writing import CannotWriteError
from reviewer.store import project as stored_project
from reviewer.store.project import Project

__all__ = [
    "FORMATS",
    "CannotWriteError",
    "ExportReport",
    "Format",
    "Work",
    "export",
    "import_jsonl",
]


class UnknownFormatError(ExportError):
    """There is no such format."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"There is no export format “{name}”. Choose one of {', '.join(FORMATS)}."
        )


class ContentsError(ExportError):
    """A format that always carries everything was to leave something out."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} always carries everything, so nothing can be left out of it and "
            "nothing was exported. Choose another format, or drop the choice of "
            "contents."
        )


class NothingToExportError(ExportError):
    """No cable was named."""

    def __init__(self) -> None:
        super().__init__("No cable was chosen, so nothing was exported. Choose one.")


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
    contents: ReportContents = WHOLE,
) -> ExportReport:
    """Write cables with one person's statements to a file.

    Args:
        project: Where the cables are.
        cable_ids: Which ones, in the order of the report; doubles count once.
        format: One of ``FORMATS``.
        out: The file; an older one is replaced once the new one is complete.
        reviewer: Whose pass is exported. None is for the keeper of the whole
            project and for JSONL alone: everybody's passes.
        contents: What to report of them.

    Raises:
        UnknownFormatError: There is no such format.
        ContentsError: The format always carries everything.
        NothingToExportError: No cable was named.
        ReplacesProjectError: ``out`` is a project.
        RuleError: There is no such cable.
        CannotWriteError: The file could not be written; the old one is intact.
    """
    work = Work(
        project=project,
        cable_ids=some(cable_ids),
        reviewer=reviewer,
        contents=contents,
    )
    return write(format_for(format, contents), work, out)


def some(cable_ids: Iterable[CableId]) -> tuple[CableId, ...]:
    """Each cable once, in order.

    Raises:
        NothingToExportError: There is none.
    """
    chosen = tuple(dict.fromkeys(cable_ids))
    if not chosen:
        raise NothingToExportError
    return chosen


def format_for(name: str, contents: ReportContents) -> Format:
    """The format of that name.

    Raises:
        UnknownFormatError: There is none.
        ContentsError: It cannot leave out what is not wanted.
    """
    form = FORMATS.get(name)
    if form is None:
        raise UnknownFormatError(name)
    if contents != WHOLE and not form.takes_contents:
        raise ContentsError(name)
    return form


def write(form: Format, work: Work, out: Path) -> ExportReport:
    """Write some work to a file; see ``export``."""
    made = form.make(work)
    safe_writing.write(out, made.chunks)
    return ExportReport(
        path=out,
        cables=len(work.cable_ids),
        statements=made.statements,
        banner=made.banner,
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
