"""Bytes to text: the ladder of encodings, one kind of line end."""

import codecs
import re
from dataclasses import dataclass

from reviewer.errors import InputError

_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or Office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"{\\rtf", "an RTF document"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MULTIBYTE = re.compile(rb"[\xc3-\xf4][\x80-\xbf]{1,3}")
_PROBE = 65536
_CONTROLS_PER_BYTE = 1 / 100
"""Text may hold a stray control character; more than this share is no text."""


class EmptyFileError(InputError):
    """The file holds nothing but blanks."""

    def __init__(self) -> None:
        super().__init__("The file is empty. Nothing was read from it.")


class BinaryFileError(InputError):
    """The file is no text."""

    def __init__(self, what: str, byte: int) -> None:
        super().__init__(
            f"The file is {what}, not text (seen at byte {byte:,}). "
            "Save the cable as plain text or HTML and try again."
        )


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with LF line ends.

    ``encoding`` is Python's name of what was used; ``notes`` are sentences on
    what was doubtful.
    """

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """Decode a file's bytes.

    Tried in order: what a byte-order mark says, UTF-8, UTF-16 without a mark,
    damaged UTF-8, and the one-byte encodings cp1252 and latin-1.

    Raises:
        EmptyFileError: There is nothing but blanks.
        BinaryFileError: The bytes are no text.
    """
    if not data.strip(b"\x00\t\n\r "):
        raise EmptyFileError
    _refuse_known_binary(data)
    decoded = _by_mark(data) or _by_trial(data)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise EmptyFileError
    return Decoded(text, decoded.encoding, decoded.notes)


def _refuse_known_binary(data: bytes) -> None:
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise BinaryFileError(what, 0)


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _BOMS:
        if not data.startswith(mark):
            continue
        try:
            return Decoded(data.decode(encoding), encoding)
        except UnicodeDecodeError as error:
            text = data.decode(encoding, "replace")
            return Decoded(text, encoding, (_damage(error.start),))
    return None


def _by_trial(data: bytes) -> Decoded:
    utf_16 = _utf_16_without_mark(data)
    if utf_16:
        return utf_16
    _refuse_controls(data)
    notes = _nul_notes(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", notes)
    except UnicodeDecodeError as error:
        damage = error.start
    replaced = data.decode("utf-8", "replace")
    wrong = replaced.count("\ufffd")
    if len(_MULTIBYTE.findall(data)) > 4 * wrong:
        return Decoded(replaced, "utf-8", (*notes, _damage(damage)))
    try:
        return Decoded(data.decode("cp1252"), "cp1252", notes)
    except UnicodeDecodeError:
        return Decoded(data.decode("latin-1"), "latin-1", notes)


def _damage(byte: int) -> str:
    return f"The text is damaged from byte {byte:,}; the signs lost show as \ufffd."


def _nul_notes(data: bytes) -> tuple[str, ...]:
    count = data.count(b"\x00")
    if not count:
        return ()
    return (f"The text holds {count} NUL characters; they are kept.",)


def _utf_16_without_mark(data: bytes) -> Decoded | None:
    """Plain letters in UTF-16 have a NUL in every second byte."""
    probe = data[: _PROBE & ~1]
    half = len(probe) // 2
    for encoding, high in (("utf-16-le", probe[1::2]), ("utf-16-be", probe[0::2])):
        if half > 1 and high.count(0) > 0.7 * half:
            try:
                return Decoded(data.decode(encoding), encoding)
            except UnicodeDecodeError:
                continue
    return None


def _refuse_controls(data: bytes) -> None:
    """Refuse bytes that are too full of control characters to be text."""
    for start in (0, max(len(data) // 2, _PROBE), max(len(data) - _PROBE, _PROBE)):
        probe = data[start : start + _PROBE]
        found = _CONTROLS.findall(probe)
        if len(found) > 2 + len(probe) * _CONTROLS_PER_BYTE:
            first = _CONTROLS.search(data, start)
            raise BinaryFileError("binary data", first.start() if first else start)
