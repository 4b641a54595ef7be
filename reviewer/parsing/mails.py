"""Mails to letters: the text of a message and the text files attached to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default
from pathlib import PurePosixPath

from reviewer.errors import InputError

_MESSAGE = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]*\n(?=[!-9;-~]{1,99}:)")
"""The line between messages; behind it stands the first field of the next."""
_TEXT_FILES = (".txt", ".htm", ".html", ".cable", ".asc")


class BrokenMailError(InputError):
    """A message is built so that it cannot be taken apart."""

    def __init__(self) -> None:
        super().__init__("The message cannot be taken apart; save its text as a file.")


@dataclass(frozen=True, slots=True)
class Letter:
    """One text of a message: ``data`` are the bytes that it is kept as.

    The message's own text is kept as the whole message, an attachment as itself.
    ``name`` is the attachment's, and empty for the message's own text.
    """

    name: str
    data: bytes
    text: str | None


def messages(data: bytes) -> Iterator[bytes]:
    """The messages of an mbox file, each without the line that parts it."""
    starts = list(_MESSAGE.finditer(data))
    ends = [*(found.start() for found in starts[1:]), len(data)]
    for found, end in zip(starts, ends, strict=False):
        yield data[found.end() : end]


def letters(message: bytes) -> tuple[Letter, ...]:
    """The text of a message and its attached text files; nothing is fetched or run.

    Raises:
        BrokenMailError: It cannot be taken apart.
    """
    try:
        mail = message_from_bytes(message, policy=default)
        return tuple(_letters(message, mail))
    except (RecursionError, MessageError, LookupError, ValueError, TypeError) as error:
        raise BrokenMailError from error


def _letters(message: bytes, mail: EmailMessage) -> Iterator[Letter]:
    body = mail.get_body(preferencelist=("plain", "html"))
    if body is not None:
        yield Letter("", message, _text(body))
    for part in mail.walk():
        name = PurePosixPath((part.get_filename() or "").replace("\\", "/")).name
        if part is not body and name.lower().endswith(_TEXT_FILES):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                yield Letter(name, payload, None)


def _text(part: object) -> str:
    payload = part.get_payload(decode=True)  # type: ignore[attr-defined]
    charset = part.get_content_charset() or "utf-8"  # type: ignore[attr-defined]
    data = payload if isinstance(payload, bytes) else b""
    try:
        return data.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return data.decode("cp1252", "replace")
