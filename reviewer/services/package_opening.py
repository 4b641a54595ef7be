"""A blind package on the other machine: opened as a project, and sent back."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from reviewer.domain.changes import Change, Record
from reviewer.domain.identifiers import CableId, PassId, new_id
from reviewer.domain.signing import Package
from reviewer.domain.statement import Pass, PassKind, PassState
from reviewer.errors import RuleError
from reviewer.interchange import jsonl_records as records
from reviewer.interchange import packages as files
from reviewer.services import browsing, bundling, safe_writing, standing
from reviewer.services.packaging import Written, header_of, require_free
from reviewer.services.working import known_person, person
from reviewer.store import (
    codebooks,
    corrections,
    origins,
    packages,
    passes,
    reviewers,
    submissions,
    times,
)
from reviewer.store import project as stored_project
from reviewer.store.project import Project, Transaction


class NotOpenedFromError(RuleError):
    """A project is nobody's package, or somebody else's."""

    def __init__(self, project: Project, reviewer: str) -> None:
        super().__init__(
            f"{project.path.name} was not opened from a package for {reviewer}, so "
            "there is nothing to return. “reviewer package open” makes such a project."
        )


class NotHandedInError(RuleError):
    """A pass is still open."""

    def __init__(self, cable_ids: Sequence[CableId]) -> None:
        super().__init__(
            f"Not submitted yet: {', '.join(cable_ids)}. Nothing was written; submit "
            "every pass of the package, then return it."
        )


def open_package(path: Path, out: Path) -> Project:
    """Make a project of a package, on a machine that need not know the other project.

    Args:
        path: The package.
        out: A name that is still free.

    Returns:
        The new project, open; its reader has an open second pass over each cable.

    Raises:
        InputError: The file is no such package, newer, cut off or damaged.
        StoreError: The project cannot be made. Nothing is left of it.
    """
    header, bundle = files.read_out(bundling.read_bytes(path), path)
    book, *later = bundling.codebooks_of(bundle)
    cable_ids = tuple(CableId(line.cable_id) for line in bundle.of(records.CableLine))
    if set(cable_ids) != set(header.texts):
        raise files.NoPackageError(path, "it does not hold the cables that it names")
    if header.reviewer not in {one.reviewer for one in bundle.of(records.ReviewerLine)}:
        raise files.NoPackageError(path, "it does not hold the person that it names")
    made = stored_project.create(
        out,
        codebook=book,
        name=bundle.header.name,
        fictional=bundle.header.fictional,
        origin=origins.Origin(
            package_id=header.package_id,
            project_id=header.project_id,
            codebook_sha256=header.codebook_sha256,
        ),
    )
    try:
        bundling.fill(made, bundle, later)
        _begin(made, header, cable_ids)
    except BaseException:
        made.close()
        out.unlink(missing_ok=True)  # ours: it did not exist before
        raise
    return made


def give_back(project: Project, *, reviewer: str, out: Path) -> Written:
    """Write the passes of an opened package to a file that goes back.

    Raises:
        NotOpenedFromError: The project is nobody's package, or another person's.
        NotHandedInError: A pass is still open.
        PackageExistsError, CannotWriteError: The file could not be written.
    """
    require_free(out)
    with project.reading() as tx:
        origin = origins.of(tx)
        package = packages.find(tx, origin.package_id) if origin else None
        who = known_person(tx, reviewer)
        if origin is None or package is None or who is None:
            raise NotOpenedFromError(project, reviewer)
        if package.reviewer_id != who.reviewer_id:
            raise NotOpenedFromError(project, reviewer)
        own = {one.cable_id: one for one in passes.of_cables(tx, package.cable_ids)}
        waiting = [
            cable_id
            for cable_id in package.cable_ids
            if cable_id not in own or own[cable_id].state is PassState.OPEN
        ]
        if waiting:
            raise NotHandedInError(waiting)
        opened = [browsing.opened(tx, project, one) for one in package.cable_ids]
        header = header_of(project, package, who, opened, origin.codebook_sha256)
        said = [c for one in own for c in corrections.of_cable(tx, one)]
        back = [one for item in own.values() for one in _handed_in(tx, item)]
    header = files.returning(header, origin.project_id, times.now())
    safe_writing.write(out, files.write_back(header, back))
    return Written(
        path=out,
        package_id=package.package_id,
        reviewer=who.name,
        cable_ids=package.cable_ids,
        corrections=sum(1 for one in said if one.reviewer_id == who.reviewer_id),
    )


def reader(project: Project) -> str | None:
    """The name of whom the package behind a project is for; None without one."""
    with project.reading() as tx:
        origin = origins.of(tx)
        package = packages.find(tx, origin.package_id) if origin else None
        found = reviewers.find(tx, package.reviewer_id) if package else None
        return found.name if found else None


def _begin(
    project: Project, header: files.PackageHeader, cable_ids: Sequence[CableId]
) -> None:
    """Let the reader's second passes begin, which no first pass has to wait for."""
    with project.writing() as tx:
        book, sha256 = codebooks.current(tx)
        who = person(tx, header.reviewer.name)
        package = Package(
            package_id=header.package_id,
            reviewer_id=who.reviewer_id,
            cable_ids=tuple(cable_ids),
            made_at=header.made_at,
        )
        begun = [
            Pass(
                pass_id=PassId(new_id()),
                cable_id=cable_id,
                reviewer_id=who.reviewer_id,
                kind=PassKind.SECOND,
                state=PassState.OPEN,
                codebook_version=book.version,
                codebook_sha256=sha256,
            )
            for cable_id in cable_ids
        ]
        added: tuple[Record, ...] = (package, *begun)
        changes = [Change(before=None, after=record) for record in added]
        standing.make_move(tx, "Open a package", changes, who)


def _handed_in(tx: Transaction, own: Pass) -> Iterator[files.HandedIn]:
    for one in submissions.of_passes(tx, [own.pass_id]):
        content = submissions.snapshot(tx, one.snapshot_sha256) or ""
        yield files.HandedIn(submission=one, snapshot=content)
