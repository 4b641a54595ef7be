"""Exporting many cables, each to a file of its own."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from reviewer.domain.identifiers import CableId
from reviewer.services import exporting, safe_writing
from reviewer.services.export_formats import Work
from reviewer.services.exporting import ExportReport

Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchReport:
    """The files that were written; a cancelled run keeps those that it finished."""

    folder: Path
    files: tuple[ExportReport, ...]
    cancelled: bool

    @property
    def statements(self) -> int:
        """How many statements all files hold."""
        return sum(file.statements for file in self.files)


def export_each(
    work: Work,
    format: str,  # noqa: A002 – the word of the command line
    folder: Path,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> BatchReport:
    """Write each cable to a file named after it.

    Args:
        work: The cables and what to export of them.
        format: One of ``exporting.FORMATS``.
        folder: Made if it is not there; older files of those names are replaced.
        progress: Told after each file.
        cancelled: Asked before each file.

    Raises:
        ExportError: As by ``exporting.export``; the files before that one are there.
        RuleError: There is no such cable.
    """
    form = exporting.format_for(format, work.contents)
    chosen = exporting.some(work.cable_ids)
    safe_writing.make_folder(folder)
    files: list[ExportReport] = []
    stopped = False
    for cable_id, name in _named(chosen):
        stopped = cancelled() if cancelled else False
        if stopped:
            break
        out = folder / f"{name}.{form.suffix}"
        files.append(exporting.write(form, replace(work, cable_ids=(cable_id,)), out))
        if progress:
            progress(len(files), len(chosen), cable_id)
    return BatchReport(folder=folder, files=tuple(files), cancelled=stopped)


def file_name(cable_id: CableId) -> str:
    """An id as every system takes it for a name: ``09KARVAL12~2`` with a dash."""
    kept = (sign if sign.isalnum() or sign in "-_" else "-" for sign in cable_id)
    return "".join(kept)


def _named(cable_ids: Iterable[CableId]) -> Iterator[tuple[CableId, str]]:
    """Each cable with a name of its own, also where capitals do not count."""
    taken: set[str] = set()
    for cable_id in cable_ids:
        name = file_name(cable_id)
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{file_name(cable_id)}-{number}"
        taken.add(name.casefold())
        yield cable_id, name
