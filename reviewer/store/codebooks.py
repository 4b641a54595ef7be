"""The versions of the codebook that a project was worked under."""

from functools import lru_cache

from sqlalchemy import Connection, select

from reviewer.domain.codebook import Codebook
from reviewer.domain.text import digest
from reviewer.store.canonical import decode, encode, sealed
from reviewer.store.schema import codebooks

# Every act asks for it, and making a query costs more than asking it.
_NEWEST = select(codebooks).order_by(codebooks.c.version.desc()).limit(1)


def add(tx: Connection, codebook: Codebook) -> str:
    """Keep a version of the codebook; returns its SHA-256."""
    content = encode(codebook)
    row = {
        "version": codebook.version,
        "name": codebook.name,
        "sha256": digest(content),
        "content": content,
    }
    tx.execute(codebooks.insert(), sealed(row))
    return digest(content)


def current(tx: Connection) -> tuple[Codebook, str]:
    """The newest version of the codebook and its SHA-256."""
    row = tx.execute(_NEWEST).one()
    return _read(row.content), row.sha256


def find(tx: Connection, sha256: str) -> Codebook | None:
    """The version of that hash."""
    wanted = select(codebooks.c.content).where(codebooks.c.sha256 == sha256)
    content = tx.execute(wanted).scalars().first()
    return None if content is None else _read(content)


def versions(tx: Connection) -> tuple[Codebook, ...]:
    """Every version of the codebook, oldest first."""
    rows = tx.execute(select(codebooks.c.content).order_by(codebooks.c.version))
    return tuple(_read(row.content) for row in rows)


def contents(tx: Connection) -> tuple[str, ...]:
    """Every version as it is stored, to be hashed."""
    return tuple(tx.execute(select(codebooks.c.content)).scalars())


@lru_cache(maxsize=8)
def _read(content: str) -> Codebook:
    """What a stored version says; every act asks for the same one."""
    return decode(content, Codebook)
