"""Taking the passes of a blind package into the project that it came from."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from reviewer.domain.changes import Change, Record
from reviewer.domain.identifiers import CableId
from reviewer.domain.review import Submission
from reviewer.domain.signing import Package
from reviewer.domain.statement import PassKind, PassState
from reviewer.domain.text import digest
from reviewer.errors import InputError
from reviewer.interchange import jsonl_checks
from reviewer.interchange import jsonl_records as lines
from reviewer.interchange import packages as files
from reviewer.interchange.jsonl_errors import DamagedLineError
from reviewer.services import browsing, bundling, standing
from reviewer.services.merging_cables import Conflict
from reviewer.services.snapshots import Snapshot
from reviewer.store import (
    codebooks,
    packages,
    records,
    reviewers,
    submissions,
    unblindings,
)
from reviewer.store.canonical import decode
from reviewer.store.project import Project, Transaction


class ForeignPackageError(InputError):
    """The file does not belong to this project, or not as it is."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path} cannot be merged here: {reason}. Nothing was changed; merge it "
            "into the project that the package was made from."
        )


class ReturnedTwiceError(InputError):
    """Another file of the same package was merged before."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} comes from a package that was returned before, with other work in "
            "it. Nothing was changed; what came back first is kept."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What a merge did, or would do.

    ``merged`` are cables that got their second pass, ``known`` those that had it
    from this very file; conflicts were left as they are in the project.
    """

    reviewer: str
    merged: tuple[CableId, ...] = ()
    known: tuple[CableId, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Returned:
    """One pass as it comes back: every time it was handed in, the last one read."""

    snapshot: Snapshot
    handed_in: tuple[files.HandedIn, ...]

    @property
    def cable_id(self) -> CableId:
        return self.snapshot.cable_id

    @property
    def records(self) -> Iterator[Record]:
        """What the pass consists of, parents before children; links come later."""
        yield replace(self.snapshot.reading, state=PassState.SUBMITTED)
        yield from self.snapshot.statements
        yield from self.snapshot.notes
        yield from self.snapshot.answers


def merge(
    project: Project, path: Path, *, reviewer: str, dry_run: bool = False
) -> Merged:
    """Take the passes of a returned package over; merging it again changes nothing.

    Args:
        project: The project that the package was made from.
        path: The returned file.
        reviewer: The name of who merges, for the history.
        dry_run: Only tell what would be done.

    Raises:
        InputError: The file is damaged, newer, no returned package, of another
            project, codebook or text, or of a package that came back already.
        StoreError: It could not be saved. Nothing was changed, whichever it is.
    """
    header, back = files.read_back(bundling.read_bytes(path), path)
    returned = _passes(path, header, back)
    with project.reading() as tx:
        plan = _planned(tx, project, path, header, returned)
    if dry_run or plan.known:
        return plan
    with project.writing() as tx:  # another program may have written since
        plan = _planned(tx, project, path, header, returned)
        if not plan.known:
            taken = [one for one in returned if one.cable_id in plan.merged]
            _write(tx, taken, header, reviewer or header.reviewer.name)
    return plan


def _planned(
    tx: Transaction,
    project: Project,
    path: Path,
    header: files.PackageHeader,
    returned: Sequence[_Returned],
) -> Merged:
    """What a merge would do, once everything has been checked."""
    package = _package(tx, project, path, header)
    _check(tx, project, path, header, returned)
    cable_ids = tuple(one.cable_id for one in returned)
    if package.returned_sha256 is not None:
        return Merged(reviewer=header.reviewer.name, known=cable_ids)
    conflicts = [c for one in returned if (c := _conflict(tx, one, header))]
    hurt = {one.cable_id for one in conflicts}
    return Merged(
        reviewer=header.reviewer.name,
        merged=tuple(one for one in cable_ids if one not in hurt),
        conflicts=tuple(conflicts),
    )


def _passes(
    path: Path, header: files.PackageHeader, back: Iterable[files.HandedIn]
) -> list[_Returned]:
    """The passes of a file, each checked against its own hash."""
    found: dict[str, list[files.HandedIn]] = {}
    for one in back:
        if digest(one.snapshot) != one.submission.snapshot_sha256:
            raise files.DamagedPackageError(path, "a pass has another hash")
        found.setdefault(one.submission.pass_id, []).append(one)
    returned = []
    for handed_in in found.values():
        handed_in.sort(key=lambda one: one.submission.revision)
        try:
            last = decode(handed_in[-1].snapshot, Snapshot)
        except msgspec.DecodeError as error:
            told = str(error).rstrip(".").lower()
            raise files.DamagedPackageError(path, told) from error
        revisions = [one.submission.revision for one in handed_in]
        own = last.reading.pass_id == handed_in[-1].submission.pass_id
        if not own or revisions != list(range(1, len(handed_in) + 1)):
            raise files.DamagedPackageError(path, "a pass is double or incomplete")
        returned.append(_Returned(snapshot=last, handed_in=tuple(handed_in)))
    if sorted(one.cable_id for one in returned) != sorted(header.texts):
        raise files.DamagedPackageError(path, "a pass was not handed in, or is double")
    return returned


def _package(
    tx: Transaction, project: Project, path: Path, header: files.PackageHeader
) -> Package:
    """The package as the project remembers it."""
    if header.project_id != project.project_id:
        raise ForeignPackageError(path, "it is a package of another project")
    package = packages.find(tx, header.package_id)
    if package is None:
        raise ForeignPackageError(path, "no such package was ever given out from here")
    given = (package.reviewer_id, set(package.cable_ids))
    if given != (header.reviewer.reviewer_id, set(header.texts)):
        raise ForeignPackageError(path, "it is for another person or other cables")
    if package.returned_sha256 not in {None, header.content_sha256}:
        raise ReturnedTwiceError(path)
    return package


def _check(
    tx: Transaction,
    project: Project,
    path: Path,
    header: files.PackageHeader,
    returned: Sequence[_Returned],
) -> None:
    """Raise unless every pass was made over our texts under our codebook."""
    known = set(map(digest, codebooks.contents(tx)))
    for one in returned:
        said, reading = one.snapshot, one.snapshot.reading
        opened = browsing.opened(tx, project, one.cable_id)
        if {said.text_sha256, header.texts[one.cable_id]} != {opened.text_sha256}:
            reason = f"the text of {one.cable_id} is another one"
            raise ForeignPackageError(path, reason)
        if not {reading.codebook_sha256, header.codebook_sha256} <= known:
            raise ForeignPackageError(path, "it was coded under another codebook")
        own = (reading.reviewer_id, reading.kind, reading.cable_id)
        if own != (header.reviewer.reviewer_id, PassKind.SECOND, one.cable_id):
            reason = f"what it holds on {one.cable_id} is not that person's second pass"
            raise ForeignPackageError(path, reason)
    _check_relations(tx, project, path, returned)


def _check_relations(
    tx: Transaction, project: Project, path: Path, returned: Sequence[_Returned]
) -> None:
    """Raise unless every place is inside its cable and every link has its ends."""
    opened = [browsing.opened(tx, project, one.cable_id) for one in returned]
    who = reviewers.find(tx, returned[0].snapshot.reading.reviewer_id)
    items: list[lines.Item] = [*bundling.texts(tx, opened)]
    items += [lines.ReviewerLine(who)] if who else []
    said = [one.snapshot for one in returned]
    speakers = {speaker.speaker_id: speaker for one in said for speaker in one.speakers}
    items += [lines.PassLine(one.reading) for one in said]
    items += [
        lines.SpeakerLine(said[0].reading.reviewer_id, one) for one in speakers.values()
    ]
    items += [lines.StatementLine(s) for one in said for s in one.statements]
    items += [lines.LinkLine(link) for one in said for link in one.links]
    items += [lines.NoteLine(note) for one in said for note in one.notes]
    items += [lines.AnswerLine(answer) for one in said for answer in one.answers]
    try:
        jsonl_checks.check(items)
    except DamagedLineError as error:
        raise files.DamagedPackageError(path, "a record does not fit its cable") from (
            error
        )


def _conflict(
    tx: Transaction, one: _Returned, header: files.PackageHeader
) -> Conflict | None:
    """Why a pass cannot be taken over, if it cannot."""
    known = standing.dossier(tx, one.cable_id)
    reason = ""
    if standing.frozen(tx, [one.cable_id]):
        reason = "the cable is signed off"
    elif known.pass_of(PassKind.SECOND) is not None:
        reason = f"{header.reviewer.name} has worked on it in this file as well"
    elif any(records.stored(tx, record) for record in one.records):
        reason = "a record of the same id is in the project already"
    return Conflict(cable_id=one.cable_id, reason=reason) if reason else None


def _write(
    tx: Transaction,
    taken: Sequence[_Returned],
    header: files.PackageHeader,
    by: str,
) -> None:
    """Write everything as one move of the second reviewer's."""
    who = reviewers.find(tx, header.reviewer.reviewer_id)
    out = packages.find(tx, header.package_id)
    if who is None or out is None:  # _package has seen them
        raise LookupError(header.package_id)
    back = replace(out, returned_sha256=header.content_sha256)
    found: list[Record] = []
    speakers = {one.speaker_id: one for item in taken for one in item.snapshot.speakers}
    found += [one for one in speakers.values() if not records.stored(tx, one)]
    found += [record for item in taken for record in item.records]
    found += [link for item in taken for link in item.snapshot.links]
    found += [one for item in taken for one in _submissions(tx, item)]
    package = Change(before=out, after=back)
    changes = (package, *(Change(before=None, after=record) for record in found))
    label = f"Merge a package returned by {who.name} (merged by {by})"
    standing.make_move(tx, label, changes, who)


def _submissions(tx: Transaction, item: _Returned) -> Iterator[Submission]:
    """When the pass was handed in; its snapshots are kept for ever."""
    reading = item.snapshot.reading
    shown = unblindings.shown_to(tx, reading.reviewer_id, reading.cable_id)
    for one in item.handed_in:
        submissions.keep(tx, one.snapshot)
        yield replace(one.submission, blind=one.submission.blind and not shown)
