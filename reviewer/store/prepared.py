"""A file as it will be kept: everything that can be made without the project.

Preparing is most of the work of an import and needs no database, so that other
processes can do it; what comes out is small and plain.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from reviewer.domain.cable import Cable
from reviewer.domain.identifiers import SourceId
from reviewer.domain.text import digest, plain
from reviewer.store import times
from reviewer.store.canonical import encode

TEXT_CODEC: Final = ("utf-8", "surrogatepass")
"""How text is kept as bytes: exactly, even where UTF-8 has no word for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file as it came, and as it was decoded (LF line ends)."""

    data: bytes
    text: str
    encoding: str
    file_name: str

    @property
    def source_id(self) -> SourceId:
        """The SHA-256 of the bytes."""
        return SourceId(digest(self.data))


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedCable:
    """One cable's columns; ``read_id`` is the id it says of itself.

    ``text_start`` and ``text_length`` count bytes of the kept text, spans code
    points. ``level`` is the rank of the banner's level, None where unmarked.
    """

    read_id: str | None
    structure: str
    span_start: int
    span_end: int
    subject: str
    from_post: str
    dtg: str | None
    banner: str | None
    level: int | None
    text_start: int
    text_length: int
    tags: tuple[str, ...]
    cited_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedSource:
    """A file's columns and its cables in the order of the text."""

    source_id: SourceId
    file_name: str
    encoding: str
    text_sha256: str
    text: bytes
    data: bytes
    cables: tuple[PreparedCable, ...]


def prepare(source: Source, found: Iterable[Cable]) -> PreparedSource:
    """Make ready what is kept of a file and the cables in it."""
    text = source.text.encode(*TEXT_CODEC)
    return PreparedSource(
        source_id=source.source_id,
        file_name=plain(source.file_name),
        encoding=source.encoding,
        text_sha256=digest(text),
        text=text,
        data=source.data,
        cables=tuple(_prepare(cable, source.text) for cable in found),
    )


def _prepare(cable: Cable, text: str) -> PreparedCable:
    header, banner = cable.header, cable.banner
    start, end = cable.span.start, cable.span.end
    cited = (reference.cable_id for reference in header.references)
    return PreparedCable(
        read_id=cable.cable_id,
        structure=encode(cable),
        span_start=start,
        span_end=end,
        subject=plain(header.subject.text) if header.subject else "",
        from_post=plain(header.from_post or ""),
        dtg=times.write(header.dtg) if header.dtg else None,
        banner=str(banner) if banner else None,
        level=banner.level.rank if banner else None,
        text_start=_size(text[:start]),
        text_length=_size(text[start:end]),
        tags=tuple(dict.fromkeys(map(plain, header.tags))),
        cited_ids=tuple(dict.fromkeys(plain(one) for one in cited if one)),
    )


def _size(text: str) -> int:
    """How many bytes a text takes where it is kept."""
    return len(text) if text.isascii() else len(text.encode(*TEXT_CODEC))
