"""A project as lines of JSON: lossless but for the journal, and readable again.

One record a line: a header, codebooks, people, sources with their exact bytes
(base64), cables, passes, speakers, statements, links, notes, answers, corrections,
propositions with what is gathered under them, saved searches, and an end that counts
and hashes what stands above it. Parents come before their children.
The journal's history is not carried, because its hash chain belongs to one file;
nor are people without work. ``resources/schemas`` holds the JSON schema.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, TypeVar

import msgspec

from reviewer.interchange.jsonl_checks import check
from reviewer.interchange.jsonl_errors import (
    DamagedLineError,
    ForeignFileError,
    NewerFormatError,
    TruncatedFileError,
)
from reviewer.interchange.jsonl_records import (
    FORMAT,
    VERSION,
    End,
    Header,
    Item,
    Line,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Bundle:
    """The content of a file."""

    header: Header
    items: tuple[Item, ...]

    def of(self, kind: type[T]) -> Iterator[T]:
        """The items of one class, in their order."""
        return (item for item in self.items if isinstance(item, kind))


class _Start(msgspec.Struct, frozen=True):
    """As much of a first line as every version shares."""

    record: str
    format: str
    version: int


def write(bundle: Bundle) -> Iterator[bytes]:
    """Write a bundle line by line, each with its line end."""
    total = sha256()
    count = 0
    for record in (bundle.header, *bundle.items):
        line = _encode(record) + b"\n"
        total.update(line)
        count += 1
        yield line
    yield _encode(End(lines=count, sha256=total.hexdigest())) + b"\n"


def read(data: bytes) -> Bundle:
    """Read what ``write`` wrote; the relations between records are checked, too.

    Raises:
        InputError: The file is foreign, of a newer format, cut off or damaged; the
            sentence names the line. Nothing is ever guessed.
    """
    lines = data.split(b"\n")
    header = _header(lines[0])
    end = _end(lines)
    above = lines[:-2]
    items: list[Item] = [
        _decode(line, Item, number) for number, line in enumerate(above[1:], start=2)
    ]
    if end.lines != len(above):
        raise TruncatedFileError(len(above) + 1)
    if end.sha256 != sha256(b"".join(line + b"\n" for line in above)).hexdigest():
        reason = "the lines above it are not those that were written"
        raise DamagedLineError(len(above) + 1, reason)
    check(items)
    return Bundle(header, tuple(items))


def schema() -> bytes:
    """The JSON schema of a line."""
    made = msgspec.json.schema(Line)
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
    return msgspec.json.format(msgspec.json.encode(made, order="sorted")) + b"\n"


def _header(line: bytes) -> Header:
    try:
        start = msgspec.json.decode(line, type=_Start)
    except (msgspec.DecodeError, RecursionError) as error:
        raise ForeignFileError from error
    if start.format != FORMAT or start.record != "header":
        raise ForeignFileError
    if start.version > VERSION:
        raise NewerFormatError(start.version, VERSION)
    header: Header = _decode(line, Header, 1)
    return header


def _end(lines: list[bytes]) -> End:
    """The last line, which only a complete file has."""
    last = len(lines) - 1
    if last < 1 or lines[-1]:
        raise TruncatedFileError(max(last, 1))
    try:
        return msgspec.json.decode(lines[-2], type=End)
    except (msgspec.DecodeError, RecursionError) as error:
        raise TruncatedFileError(last) from error


def _decode(line: bytes, kind: Any, number: int) -> Any:
    """Read a line as a record of ``kind``.

    Raises:
        DamagedLineError: It is none.
    """
    try:
        return msgspec.json.decode(line, type=kind)
    except (msgspec.ValidationError, RecursionError) as error:
        raise DamagedLineError(number, _lowered(error)) from error
    except msgspec.DecodeError:  # lone surrogates are refused by the fast reader
        try:
            return msgspec.convert(json.loads(line), kind)
        except (msgspec.ValidationError, ValueError, RecursionError) as error:
            raise DamagedLineError(number, _lowered(error)) from error


def _lowered(error: Exception) -> str:
    """A library's message as the end of a sentence of ours."""
    text = str(error).rstrip(".")
    return text[:1].lower() + text[1:]


def _encode(record: Line) -> bytes:
    """Write a record; lone surrogates, which UTF-8 lacks, as escapes."""
    try:
        return msgspec.json.encode(record, order="sorted")
    except UnicodeEncodeError:
        plain = msgspec.to_builtins(record, order="sorted")
        text = json.dumps(plain, sort_keys=True, separators=(",", ":"))
        return text.encode("ascii")
