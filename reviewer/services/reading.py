"""Reading a file into cables, without a project."""

from dataclasses import dataclass
from pathlib import Path

from reviewer.domain.cable import Cable, Header
from reviewer.domain.text import digest
from reviewer.errors import InputError
from reviewer.parsing import parser, readers

MOST_BYTES = 64 * 1024 * 1024
"""Larger files are refused unread: the longest known cable has under 1 MB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A file as it was read; spans of the cables count into ``text``.

    ``filed_id`` is the id that the page or the file's name gives the cable, which
    helps where the cable itself has lost it. ``notes`` are sentences on what was
    doubtful in decoding.
    """

    path: Path
    data: bytes
    encoding: str
    text: str
    text_sha256: str
    cables: tuple[Cable, ...]
    filed_id: str | None = None
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
            f"{path} holds no cable: no header field, no numbered paragraph and no "
            "paragraph marking was found in it."
        )


def read_file(path: Path) -> Reading:
    """Read a file and every cable in it.

    Raises:
        InputError: The file is missing, no ordinary file, unreadable, empty, too
            large, not text, or holds no cable; each with its own class and sentence.
    """
    data = read_bytes(path)
    if not data.strip():
        raise EmptyFileError(path)
    try:
        document = readers.read(data, path.name)
    except InputError as error:
        raise NotTextError(path, str(error)) from error
    cables = parser.parse_document(document.text)
    if not any(_is_cable(cable) for cable in cables):
        raise NoCableError(path)
    return Reading(
        path=path,
        data=data,
        encoding=document.encoding,
        text=document.text,
        text_sha256=digest(document.text),
        cables=cables,
        filed_id=document.printed_id,
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
    """Whether a header field or a real paragraph was found.

    Any prose makes one unnumbered paragraph, so that alone proves nothing.
    """
    if cable.cable_id is not None or cable.header != Header():
        return True
    return any(
        paragraph.number is not None or paragraph.marking is not None
        for paragraph in cable.paragraphs
    )
