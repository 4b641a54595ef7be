"""*Check project*: names the cable and paragraph of every damage, mends nothing."""

from dataclasses import dataclass
from pathlib import Path

from reviewer.domain.cable import Cable
from reviewer.domain.identifiers import CableId
from reviewer.domain.text import digest
from reviewer.errors import InputError
from reviewer.parsing.readers import read
from reviewer.store import integrity, salvage
from reviewer.store.failures import DamagedError, TruncatedError
from reviewer.store.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One damage; ``code`` is stable, ``paragraph`` the number in the cable."""

    code: str
    message: str
    cable_id: CableId | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What was found, and how much was looked at; no findings means all is whole."""

    findings: tuple[Finding, ...]
    cables: int
    statements: int
    journal_rows: int


def check(path: Path) -> CheckReport:
    """Compare everything in a project with its hashes and its journal.

    Raises:
        StoreError: The file is no project, newer than this version, or locked.
    """
    try:
        seen = integrity.inspect(path)
    except (TruncatedError, DamagedError) as error:
        code = "truncated" if isinstance(error, TruncatedError) else "file_damaged"
        finding = Finding(code=code, message=str(error))
        return CheckReport(findings=(finding,), cables=0, statements=0, journal_rows=0)
    findings = [item for problem in seen.problems for item in _told(path, problem)]
    return CheckReport(
        findings=tuple(findings),
        cables=seen.cables,
        statements=seen.statements,
        journal_rows=seen.journal_rows,
    )


def changed_paragraph(path: Path, cable_id: CableId) -> int | None:
    """Where a cable's text first differs from its own bytes, if that can be told."""
    found = salvage.read_cable(path, cable_id)
    position = _first_difference(found) if found else None
    if position is None or found is None or found.cable is None:
        return None
    return _paragraph(found.cable, position)


_WORDS = {
    "changed": "is not what was saved",
    "missing": "is told of in the journal but is not there",
    "unjournalled": "is there but not told of in the journal",
    "unreadable": "cannot be read",
    "gap": "is missing",
    "damaged": "is damaged",
    "broken": "is broken",
}
_SUBJECTS = {
    "journal": "The journal",
    "file": "The file",
    "bytes": "The original file",
    "list": "The line in the list",
    "index": "The search index",
    "search": "A saved search",
}


def _told(path: Path, problem: Problem) -> list[Finding]:
    if not problem.cable_ids:
        return [_finding(problem, None, None)]
    findings = []
    for cable_id in map(CableId, problem.cable_ids):
        found = salvage.read_cable(path, cable_id)
        position = problem.position
        if problem.code == "text_changed" and found:
            position = _first_difference(found)
        if position is None or found is None or found.cable is None:
            findings.append(_finding(problem, cable_id, None))
        elif found.cable.span.contains(position):
            number = _paragraph(found.cable, position)
            findings.append(_finding(problem, cable_id, number))
    return findings


def _finding(
    problem: Problem, cable_id: CableId | None, paragraph: int | None
) -> Finding:
    subject, _, what = problem.code.rpartition("_")
    name = _SUBJECTS.get(subject, f"The {subject}")
    place = f" of {cable_id}" if cable_id else ""
    if paragraph is not None:
        place += f", ¶{paragraph},"
    message = f"{name}{place} {_WORDS[what]} ({problem.what})."
    return Finding(
        code=problem.code, message=message, cable_id=cable_id, paragraph=paragraph
    )


def _first_difference(found: salvage.Salvaged) -> int | None:
    """Where the stored text leaves what its own bytes say, if they still say it."""
    try:
        original = read(found.data, found.file_name).text
    except InputError:
        return None
    if digest(original) != found.text_sha256:
        return None
    pairs = zip(original, found.text, strict=False)
    differing = (at for at, (one, other) in enumerate(pairs) if one != other)
    return next(differing, min(len(original), len(found.text)))


def _paragraph(cable: Cable, position: int) -> int | None:
    found = cable.paragraph_at(position)
    if found is None:
        return None
    return found.number or cable.paragraphs.index(found) + 1
