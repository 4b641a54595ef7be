"""Reading a file into cables, without a project."""

from dataclasses import dataclass
from pathlib import Path

from reviewer.domain.cable import Cable
from reviewer.domain.text import digest
from reviewer.errors import InputError
from reviewer.parsing import parser, readers

_SIGNS_NEEDED = 2
MOST_BYTES = 64 * 1024 * 1024
"""Larger files are refused unread: the longest known cable has under 1 MB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A file as it was read; spans of the cables count into ``text``.

    A lone cable that has lost its id carries the one that the page or the file's
    name gives it. ``notes`` are sentences on what was doubtful in decoding.
    """

    path: Path
    data: bytes
    encoding: str
    text: str
    text_sha256: str
    cables: tuple[Cable, ...]
    notes: tuple[str, ...] = ()


class FileMissingError(InputError):
    """There is nothing under the given path."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"There is no file {path}. Check the path and try again.")


class NotAFileError(InputError):
    """The path leads to a folder or a device."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is not an ordinary file. Name a cable's text file.")


class UnreadableFileError(InputError):
    """The operating system does not let us read."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path} cannot be read: {reason}. Check its permissions and try again."
        )


class EmptyFileError(InputError):
    """The file holds no text at all."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is empty; there is no cable in it.")


class TooLargeError(InputError):
    """The file is larger than any cable can be."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is larger than {MOST_BYTES // 1024**2} MB, which no cable is. "
            "It was not read; cut it into its cables first."
        )


class NotTextError(InputError):
    """The file is something else than text."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} was not read. {reason}")


class NoCableError(InputError):
    """The file is text, but nothing in it looks like a cable."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} holds no cable: too little of a header, of numbered paragraphs "
            "and of paragraph markings was found in it."
        )


def read_file(path: Path) -> Reading:
    """Read a file and every cable in it.

    Raises:
        InputError: The file is missing, no ordinary file, unreadable, empty, too
            large, not text, or holds no cable; each with its own class and sentence.
    """
    return read_data(path, read_bytes(path))


def read_data(path: Path, data: bytes, *, text: str | None = None) -> Reading:
    """Read the bytes of a file and every cable in them.

    Args:
        path: What the file is called; it is not opened.
        data: Its bytes, which are kept.
        text: What is to be read of them where that is not all, as with a mail.

    Raises:
        InputError: As ``read_file``.
    """
    if not data.strip():
        raise EmptyFileError(path)
    try:
        inside = data if text is None else text.encode("utf-8", "replace")
        document = readers.read(inside, path.name)
    except InputError as error:
        raise NotTextError(path, str(error)) from error
    cables = parser.parse_document(document.text, printed_id=document.printed_id)
    if not any(_is_cable(cable) for cable in cables):
        raise NoCableError(path)
    return Reading(
        path=path,
        data=data,
        encoding=document.encoding,
        text=document.text,
        text_sha256=digest(document.text),
        cables=cables,
        notes=document.notes,
    )


def attempt(path: Path) -> Reading | str:
    """Read a file as ``read_file`` does; a refusal is the sentence that says why.

    A sentence, unlike an exception of one's own making, comes back whole from
    another process.
    """
    try:
        return read_file(path)
    except InputError as error:
        return str(error)


def read_bytes(path: Path) -> bytes:
    """The bytes of an ordinary file of bearable size.

    Raises:
        InputError: As ``read_file``, except for what only the text can tell.
    """
    try:
        if not path.exists():
            raise FileMissingError(path)
        if not path.is_file():
            raise NotAFileError(path)
        if path.stat().st_size > MOST_BYTES:
            raise TooLargeError(path)
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(path, error.strerror or "no reason given") from error


def _is_cable(cable: Cable) -> bool:
    """Whether at least two things were found that only cables have together.

    Any prose makes one unnumbered paragraph, a shopping list has numbers and a
    mail has a subject: one sign alone proves nothing, except a line or marking
    that is found nowhere else.
    """
    header = cable.header
    certain = (
        cable.cable_id,
        header.transmission_id,
        header.dtg,
        header.classification,
        any(paragraph.marking for paragraph in cable.paragraphs),
    )
    signs = (
        header.from_post,
        header.captions,
        header.executive_order,
        header.tags,
        header.subject,
        header.references,
        cable.furniture,
        any(paragraph.number is not None for paragraph in cable.paragraphs),
    )
    return any(certain) or sum(map(bool, signs)) >= _SIGNS_NEEDED
