"""The codebook of a project: its versions, what a new one changes, and making it so."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec
import tomli_w

from reviewer.domain import codebook_versions as rules
from reviewer.domain.changes import Change
from reviewer.domain.codebook import Codebook
from reviewer.domain.codebook_versions import Difference
from reviewer.domain.statement import PassState
from reviewer.errors import RuleError
from reviewer.services import safe_writing, standing
from reviewer.services.codebooks import sha256
from reviewer.services.working import known_person, person
from reviewer.store import codebooks, links, passes, statements
from reviewer.store.project import Project, Transaction


class UnknownVersionError(RuleError):
    """The project has no such version of its codebook."""

    def __init__(self, version: int, newest: int) -> None:
        super().__init__(
            f"There is no version {version} of the codebook; this project has the "
            f"versions 1 to {newest}."
        )


class NothingChangedError(RuleError):
    """The new version says what the project's codebook says."""

    def __init__(self, version: int) -> None:
        super().__init__(
            f"The codebook says the same as version {version} of this project. "
            "Nothing was changed."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a project's codebook."""

    number: int
    sha256: str
    codebook: Codebook


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a new version would change.

    ``used`` counts the asking person's statements and links recorded with an entry
    that changes, by its place; entries that nobody used are missing.
    """

    version: int
    differences: tuple[Difference, ...]
    used: Mapping[str, int]


def versions(project: Project) -> tuple[Version, ...]:
    """Every version of the codebook, oldest first."""
    with project.reading() as tx:
        books = codebooks.versions(tx)
    return tuple(
        Version(number=book.version, sha256=sha256(book), codebook=book)
        for book in books
    )


def version(project: Project, number: int) -> Codebook:
    """One version of the codebook.

    Raises:
        UnknownVersionError: There is none of that number.
    """
    known = versions(project)
    for one in known:
        if one.number == number:
            return one.codebook
    raise UnknownVersionError(number, known[-1].number)


def preview(project: Project, codebook: Codebook, *, reviewer: str) -> Preview:
    """What it would change to make a codebook the project's next version.

    Raises:
        EntryMissingError, EntryChangedError: It cannot follow the present one.
    """
    with project.reading() as tx:
        present, _ = codebooks.current(tx)
        rules.check_successor(present, codebook)
        changed = rules.differences(present, codebook)
        used = _used(tx, reviewer)
    places = {difference.place for difference in changed}
    return Preview(
        version=present.version + 1,
        differences=changed,
        used={place: used[place] for place in sorted(places) if used[place]},
    )


def publish(project: Project, codebook: Codebook, *, reviewer: str) -> Version:
    """Make a codebook the project's next version.

    Its number follows the present one, whatever the file said. Passes that are open
    go on under it; submitted ones keep the version that they were made under.

    Raises:
        NothingChangedError: It says what the present one says.
        EntryMissingError, EntryChangedError: It cannot follow the present one.
        StoreError: It could not be saved; nothing was changed.
    """
    with project.writing() as tx:
        who = person(tx, reviewer)
        present, _ = codebooks.current(tx)
        rules.check_successor(present, codebook)
        new = replace(codebook, version=present.version + 1)
        if replace(new, version=present.version) == present:
            raise NothingChangedError(present.version)
        new_sha256 = codebooks.add(tx, new)
        opened = passes.in_state(tx, PassState.OPEN)
        adopting = [
            Change(
                before=one,
                after=replace(
                    one, codebook_version=new.version, codebook_sha256=new_sha256
                ),
            )
            for one in opened
        ]
        label = f"Codebook version {new.version}, {new_sha256}"
        standing.make_move(tx, label, adopting, who)
    return Version(number=new.version, sha256=new_sha256, codebook=new)


def save(codebook: Codebook, path: Path) -> None:
    """Write a codebook as TOML, which ``codebooks.load`` reads back.

    Raises:
        CannotWriteError: Nothing was changed.
    """
    text = tomli_w.dumps(_pruned(msgspec.to_builtins(codebook)))
    safe_writing.write(path, [text.encode()])


def _pruned(told: Any) -> Any:
    """Leave out what a reader takes for granted: empty texts, lists and ``false``."""
    if isinstance(told, dict):
        kept = {key: value for key, value in told.items() if value not in ("", [], ())}
        if not kept.get("retired"):
            kept.pop("retired", None)
        return {key: _pruned(value) for key, value in kept.items()}
    return [_pruned(one) for one in told] if isinstance(told, list | tuple) else told


def _used(tx: Transaction, reviewer: str) -> Counter[str]:
    """How often a person has recorded with each entry of the codebook."""
    who = known_person(tx, reviewer)
    used: Counter[str] = Counter()
    for reading in passes.of_reviewer(tx, who.reviewer_id) if who else ():
        for one in statements.of_pass(tx, reading.pass_id):
            used[f"kinds/{one.kind}"] += 1
            used.update(f"{name}/{value}" for name, value in one.attributes.items())
        for link in links.of_pass(tx, reading.pass_id):
            used[f"links/{link.kind}"] += 1
            if link.mode:
                used[f"links/{link.kind}/{link.mode}"] += 1
    return used
