"""Mail files: every message in them as readings of its own."""

from collections.abc import Iterator
from pathlib import Path

from reviewer.errors import InputError
from reviewer.parsing import mails
from reviewer.services import reading
from reviewer.services.reading import NoCableError, Reading

_MAIL, _BOX = ".eml", ".mbox"


def is_mail(path: Path) -> bool:
    """Whether a file holds mails by its name."""
    return path.suffix.lower() in {_MAIL, _BOX}


def read(path: Path, data: bytes) -> Iterator[tuple[Path, Reading | str]]:
    """The cables in the texts and attached files of every message.

    A message's own text need not be a cable where a cable is attached.
    """
    if path.suffix.lower() == _MAIL:
        yield from _message(path, data)
        return
    number = 0
    for number, message in enumerate(mails.messages(data), start=1):
        yield from _message(path / f"message {number}", message)
    if not number:
        yield path, str(NoCableError(path))


def _message(path: Path, message: bytes) -> Iterator[tuple[Path, Reading | str]]:
    try:
        letters = mails.letters(message)
    except InputError as error:
        yield path, str(reading.NotTextError(path, str(error)))
        return
    found = [(letter.name, _attempt(path, letter)) for letter in letters]
    useful = any(isinstance(item, Reading) for _, item in found)
    for name, item in found or [("", str(NoCableError(path)))]:
        if name or isinstance(item, Reading) or not useful:
            yield (path / name if name else path), item


def _attempt(path: Path, letter: mails.Letter) -> Reading | str:
    where = path / letter.name if letter.name else path
    try:
        return reading.read_data(where, letter.data, text=letter.text)
    except InputError as error:
        return str(error)
