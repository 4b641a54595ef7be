"""Where a project comes from, as the first row of its journal tells."""

import msgspec
from sqlalchemy import Connection, select

from reviewer.store.canonical import decode
from reviewer.store.schema import journal


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """The blind package that a project was opened from, and the project behind it.

    ``codebook_sha256`` is what the package was to be worked under.
    """

    package_id: str
    project_id: str
    codebook_sha256: str


class _Created(msgspec.Struct, frozen=True):
    origin: Origin | None = None


def of(tx: Connection) -> Origin | None:
    """The package behind a project; None for one that is nobody's package."""
    wanted = select(journal.c.changes).where(journal.c.sequence == 1)
    return decode(tx.execute(wanted).scalar_one(), _Created).origin
