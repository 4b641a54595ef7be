"""Keeping what was read: many files in one transaction, none of them twice."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic

from reviewer.domain.identifiers import CableId, SourceId
from reviewer.parsing.parser import PARSER_VERSION
from reviewer.services.import_report import Duplicate, Imported, Outcome, Renamed
from reviewer.services.reading import Reading
from reviewer.store import cables, joining, sources
from reviewer.store.prepared import PreparedCable, PreparedSource, Source, prepare
from reviewer.store.project import Project, Transaction
from reviewer.store.sources import Received

MOST_FILES = 1_000
MOST_BYTES = 16 * 1024 * 1024
MOST_SECONDS = 2.0
"""A batch is committed when it is as old as this: that much a kill can cost."""


def prepared(found: Reading) -> PreparedSource:
    """Make a reading ready to be kept; this may happen in another process."""
    source = Source(
        data=found.data,
        text=found.text,
        encoding=found.encoding,
        file_name=found.path.name,
    )
    return prepare(source, found.cables)


class Batch:
    """Files waiting to be kept together; reading goes on without a lock meanwhile."""

    def __init__(self, project: Project, reviewer: str) -> None:
        self.project = project
        self._reviewer = reviewer
        self._waiting: list[tuple[Path, PreparedSource]] = []
        self._bytes = 0
        self._since = 0.0

    @property
    def is_full(self) -> bool:
        """Whether the batch should be committed before more is added."""
        return bool(self._waiting) and (
            len(self._waiting) >= MOST_FILES
            or self._bytes >= MOST_BYTES
            or monotonic() - self._since >= MOST_SECONDS
        )

    def add(self, path: Path, source: PreparedSource) -> None:
        """Let a file wait for the next commit."""
        if not self._waiting:
            self._since = monotonic()
        self._waiting.append((path, source))
        self._bytes += len(source.data)

    def known_before(self) -> Callable[[SourceId], bool]:
        """Tells by their hash which bytes the project had when this was called."""
        with self.project.reading() as tx:
            known = sources.fingerprints(tx)
        return lambda source_id: bytes.fromhex(source_id) in known

    def cable_of(self, source_id: SourceId) -> CableId:
        """The first cable of a file that the project has."""
        with self.project.reading() as tx:
            return sources.known_bytes(tx, [source_id])[source_id]

    def commit(self) -> list[Outcome]:
        """Keep all that waits; on the disk when this returns.

        Raises:
            StoreError: Nothing of the batch was kept.
        """
        waiting, self._waiting, self._bytes = self._waiting, [], 0
        if not waiting:
            return []
        with self.project.writing() as tx:
            sorter = _Sorter(tx, [source for _, source in waiting])
            outcomes = [one for item in waiting for one in sorter.sort(*item)]
            if sorter.new:
                self._keep(tx, sorter.new)
        return outcomes

    def _keep(self, tx: Transaction, new: list[Received]) -> None:
        person = joining.join(tx, self._reviewer) if self._reviewer else None
        sources.keep(
            tx,
            new,
            parser_version=PARSER_VERSION,
            reviewer_id=person.reviewer_id if person else None,
        )


class _Sorter:
    """Tells what is new from what is known, and names it; the batch itself counts."""

    def __init__(self, tx: Transaction, batch: list[PreparedSource]) -> None:
        self._tx = tx
        self._bytes = dict(
            sources.known_bytes(tx, [source.source_id for source in batch])
        )
        ids = {base_id(source, one) for source in batch for one in source.cables}
        self._texts = cables.known(tx, ids)
        self.new: list[Received] = []

    def sort(self, path: Path, source: PreparedSource) -> list[Outcome]:
        known = self._known(source)
        if known:
            return [Duplicate(path=path, cable_id=known)]
        ids: list[CableId] = []
        renamed: list[Outcome] = []
        for one in source.cables:
            base = base_id(source, one)
            free = self._free(base)
            self._texts[free] = source.text_sha256
            ids.append(free)
            if free != base:
                renamed.append(Renamed(path=path, cable_id=base, kept_as=free))
        self._bytes[source.source_id] = ids[0]
        self.new.append(Received(source, tuple(ids)))
        return [Imported(path=path, cable_ids=tuple(ids)), *renamed]

    def _known(self, source: PreparedSource) -> CableId | None:
        """The cable that these bytes, or this very text, came in as before."""
        same_bytes = self._bytes.get(SourceId(source.source_id))
        if same_bytes:
            return same_bytes
        first = base_id(source, source.cables[0])
        return first if self._texts.get(first) == source.text_sha256 else None

    def _free(self, base: CableId) -> CableId:
        candidate, number = base, 1
        while candidate in self._texts or (
            number > 1 and cables.is_taken(self._tx, candidate)
        ):
            number += 1
            candidate = CableId(f"{base}~{number}")
        return candidate


def base_id(source: PreparedSource, one: PreparedCable) -> CableId:
    """The id printed or filed under, else one made of the text's hash."""
    return CableId(one.read_id or f"NOID-{source.text_sha256[:8]}")
