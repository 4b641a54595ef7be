"""Receipts of sign-offs: a small JSON file that is kept away from the project."""

from pathlib import Path
from typing import Any, Final

import msgspec

from reviewer.domain.signing import Receipt
from reviewer.errors import InputError

FORMAT: Final = "reviewer-receipt"
VERSION: Final = 1
LARGEST: Final = 1 << 20
"""Bytes; a receipt has some two thousand."""
_LAST_ROW: Final = (1 << 63) - 1
"""A journal can have no more."""


class NoReceiptError(InputError):
    """The file is no receipt of a sign-off."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path} is no receipt of a sign-off: {reason}. Nothing was checked; "
            "choose the file that sign-off wrote."
        )


class NewerReceiptError(InputError):
    """A later version of the product wrote the receipt."""

    def __init__(self, path: Path, found: int) -> None:
        super().__init__(
            f"{path} says receipt version {found}, and this program knows up to "
            f"{VERSION}. Nothing was checked; use a newer version."
        )


class _Start(msgspec.Struct, frozen=True):
    """As much as every version shares."""

    format: str
    version: int


class _File(msgspec.Struct, frozen=True, kw_only=True):
    """What the file holds; ``format`` and ``version`` come first."""

    format: str = FORMAT
    version: int = VERSION
    receipt: Receipt


def write(receipt: Receipt) -> bytes:
    """Write a receipt; equal ones are equal bytes."""
    made = msgspec.json.encode(_File(receipt=receipt), order="deterministic")
    return msgspec.json.format(made) + b"\n"


def read(data: bytes, path: Path) -> Receipt:
    """Read what ``write`` wrote.

    Args:
        data: The bytes of the file.
        path: Its name, for sentences.

    Raises:
        NoReceiptError: It is something else, cut off or damaged.
        NewerReceiptError: A newer version wrote it.
    """
    if len(data) > LARGEST:
        raise NoReceiptError(path, "it is far too long")
    start: _Start = _decode(data, _Start, path)
    if start.format != FORMAT:
        raise NoReceiptError(path, f"it says it is “{start.format[:40]}”")
    if start.version > VERSION:
        raise NewerReceiptError(path, start.version)
    held: _File = _decode(data, _File, path)
    if held.receipt.journal.sequence > _LAST_ROW:
        raise NoReceiptError(path, "no journal is that long")
    return held.receipt


def schema() -> bytes:
    """The JSON schema of a receipt."""
    made = msgspec.json.schema(_File)
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
    return msgspec.json.format(msgspec.json.encode(made, order="sorted")) + b"\n"


def _decode(data: bytes, kind: Any, path: Path) -> Any:
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise NoReceiptError(path, str(error).lower().rstrip(".")) from error
