"""Blind packages: cables out to a second reviewer who never sees the project.

A package is written anew from what the cables are, never copied, so that nothing of
the first pass can be in it. It is opened as a project of its own, coded with the
ordinary window and commands, and its passes go back (see ``package_opening``).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from reviewer.domain.changes import Change, Record
from reviewer.domain.classification import Level, Marking, highest
from reviewer.domain.correction import in_order
from reviewer.domain.duties import Duty, Role, appointed
from reviewer.domain.identifiers import CableId, ReviewerId, new_id
from reviewer.domain.signing import Package
from reviewer.domain.statement import PassKind, Reviewer
from reviewer.errors import ExportError, RuleError
from reviewer.interchange import jsonl_records as records
from reviewer.interchange import packages as files
from reviewer.interchange.jsonl import Bundle
from reviewer.services import browsing, bundling, safe_writing, standing
from reviewer.services.browsing import OpenCable
from reviewer.services.working import person
from reviewer.store import (
    codebooks,
    corrections,
    packages,
    times,
)
from reviewer.store.project import Project, Transaction

SOMEBODY = Reviewer(reviewer_id=ReviewerId("0" * 32), name="before the package")
"""Who a package says corrected a cable; it names nobody."""


class PackageExistsError(ExportError):
    """A package would take the place of something."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} already exists and was left as it is. Choose another name."
        )


class BegunHereError(RuleError):
    """The second reviewer works on a cable in the shared file already."""

    def __init__(self, cable_id: CableId, reviewer: str) -> None:
        super().__init__(
            f"{reviewer} has already begun {cable_id} in this file, so it cannot go "
            "out to them. No package was made; leave the cable out."
        )


class AlreadyOutError(RuleError):
    """A cable is in a package that has not come back."""

    def __init__(self, cable_id: CableId) -> None:
        super().__init__(
            f"{cable_id} is in a package that has not come back. No package was made; "
            "merge that one first, or leave the cable out."
        )


class NoCablesError(RuleError):
    """A package of nothing."""

    def __init__(self) -> None:
        super().__init__("No cable was chosen, so no package was made. Choose one.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A package that was written, either way.

    ``corrections`` are those that its reader made of the cables; they stay behind.
    """

    path: Path
    package_id: str
    reviewer: str
    cable_ids: tuple[CableId, ...]
    corrections: int = 0


def make(
    project: Project,
    cable_ids: Sequence[CableId],
    *,
    reviewer: str,
    by: str,
    out: Path,
) -> Written:
    """Give cables to a second reviewer as a file; they get the role for them.

    Args:
        project: Where the cables are.
        cable_ids: Which ones.
        reviewer: The name of who gets it; they join the project if new to it.
        by: The name of who gives it.
        out: The new file.

    Raises:
        SameReviewerError, RoleTakenError: The roles would not be kept apart.
        BegunHereError, AlreadyOutError, SignedOffError, NoCablesError: A cable cannot
            go out.
        PackageExistsError, CannotWriteError: The file could not be written.
        StoreError: It could not be saved. Nothing was changed, whichever it is.
    """
    chosen = tuple(dict.fromkeys(cable_ids))
    if not chosen:
        raise NoCablesError
    require_free(out)
    opened = [browsing.cable(project, cable_id) for cable_id in chosen]
    with project.writing() as tx:
        whom, maker = person(tx, reviewer), person(tx, by)
        made = Package(
            package_id=new_id(),
            reviewer_id=whom.reviewer_id,
            cable_ids=chosen,
            made_at=times.now(),
        )
        duties = [_duty(tx, cable_id, whom) for cable_id in chosen]
        new = [one for one in duties if not _is_known(tx, one)]
        added: tuple[Record, ...] = (*new, made)
        changes = [Change(before=None, after=record) for record in added]
        label = f"Make a package for {whom.name}"
        standing.make_move(tx, label, changes, maker)
        header = header_of(project, made, whom, opened, codebooks.current(tx)[1])
        bundle = _bundle(tx, project, opened, whom, made.made_at)
        safe_writing.write(out, files.write_out(header, bundle))
    return Written(
        path=out, package_id=made.package_id, reviewer=whom.name, cable_ids=chosen
    )


def require_free(out: Path) -> None:
    """Raise where a file would take the place of something.

    Raises:
        PackageExistsError: It would.
    """
    if out.exists():
        raise PackageExistsError(out)


def _duty(tx: Transaction, cable_id: CableId, whom: Reviewer) -> Duty:
    """The role of a second reviewer, if the cable can go out to them."""
    standing.require_unfrozen(tx, cable_id)
    known = standing.dossier(tx, cable_id)
    given = appointed(cable_id, Role.SECOND_REVIEWER, whom, known.duties)
    if known.pass_of(PassKind.SECOND) is not None:
        raise BegunHereError(cable_id, whom.name)
    away = (one for one in packages.all_of(tx) if one.returned_sha256 is None)
    if any(cable_id in one.cable_ids for one in away):
        raise AlreadyOutError(cable_id)
    return given


def _is_known(tx: Transaction, duty: Duty) -> bool:
    return duty in standing.dossier(tx, duty.cable_id).duties


def header_of(
    project: Project,
    package: Package,
    whom: Reviewer,
    opened: Sequence[OpenCable],
    codebook_sha256: str,
) -> files.PackageHeader:
    """The first line of a package on its way out."""
    return files.PackageHeader(
        way="out",
        package_id=package.package_id,
        project_id=project.project_id,
        reviewer=whom,
        made_at=package.made_at,
        codebook_sha256=codebook_sha256,
        texts={one.cable_id: one.text_sha256 for one in opened},
    )


def _bundle(
    tx: Transaction,
    project: Project,
    opened: Sequence[OpenCable],
    whom: Reviewer,
    at: datetime,
) -> Bundle:
    """The cables and nothing that anybody recorded about them."""
    markings = [one.cable.banner or Marking(Level.S) for one in opened]
    marking = highest(markings) or Marking(Level.S)
    header = records.Header(
        project_id=project.project_id,
        name=project.name,
        fictional=project.is_fictional,
        banner=marking.banner,
        passes_of=whom.name,
    )
    book, _ = codebooks.current(tx)
    corrected = list(_corrections(tx, opened, at))
    people = [whom, *([SOMEBODY] if corrected else [])]
    items = (
        records.CodebookLine(book),
        *bundling.texts(tx, opened),
        *map(records.ReviewerLine, people),
        *corrected,
    )
    return Bundle(header, items)


def _corrections(
    tx: Transaction, opened: Sequence[OpenCable], at: datetime
) -> Iterator[records.CorrectionLine]:
    """How the cables are read, without who said so, when and why."""
    for cable in opened:
        held = in_order(corrections.of_cable(tx, cable.cable_id))
        for number, one in enumerate(held):
            bare = replace(
                one,
                reviewer_id=SOMEBODY.reviewer_id,
                created_at=at + timedelta(microseconds=number),
                reason="",
            )
            yield records.CorrectionLine(bare)
