"""One way to write a value as JSON, so that equal values have equal hashes."""

import json
from collections.abc import Mapping
from typing import TypeVar

import msgspec

from reviewer.domain.text import digest

T = TypeVar("T")
_ENCODER = msgspec.json.Encoder(order="sorted")


def encode(value: object) -> str:
    """Write a value: keys sorted, no blanks, times as ISO 8601.

    Text with lone surrogates, which UTF-8 cannot carry, makes the whole document
    pure ASCII with escapes.
    """
    try:
        return _ENCODER.encode(value).decode()
    except UnicodeEncodeError:
        plain = msgspec.to_builtins(value, order="sorted")
        return json.dumps(plain, sort_keys=True, separators=(",", ":"))


def decode(text: str, kind: type[T]) -> T:
    """Read what ``encode`` wrote.

    Raises:
        msgspec.DecodeError: The text is no JSON, or not a ``kind``.
    """
    try:
        return msgspec.json.decode(text, type=kind)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:  # lone surrogates are refused by the fast reader
        return msgspec.convert(_loaded(text), kind)


def _loaded(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise msgspec.DecodeError(str(error)) from error


def seal(row: Mapping[str, object]) -> str:
    """The hash of a row's values, kept beside them to notice changed bytes."""
    return digest(encode(row))


def sealed(row: Mapping[str, object]) -> dict[str, object]:
    """The row with its own hash as ``row_sha256``."""
    return {**row, "row_sha256": seal(row)}
