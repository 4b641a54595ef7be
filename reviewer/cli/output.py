"""What a command says: data on one stream, talk on the other."""

import io
import json
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TextIO

from reviewer.errors import ExportError


class OutputLostError(ExportError):
    """The data could not be written where the output leads."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"The output could not be written: {reason}. The project is not concerned; "
            "free some space or choose another place, and run the command again."
        )


class Output:
    """Two streams: ``stdout`` for data, ``stderr`` for talk to a person.

    Whatever a stream cannot encode is written as an escape, because a cable must
    not break a command on a terminal that only knows ASCII.
    """

    def __init__(self, stdout: TextIO, stderr: TextIO) -> None:
        self._data = _tolerant(stdout)
        self._talk = _tolerant(stderr)

    def line(self, text: str = "") -> None:
        """Write one line of data, control characters made visible."""
        self._write(visible(text))

    def json(self, document: object) -> None:
        """Write one JSON document; plain ASCII where the stream knows no more."""
        encoding = (self._data.encoding or "ascii").lower().replace("-", "")
        text = json.dumps(document, ensure_ascii=encoding != "utf8", indent=2)
        self._write(text)

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        """Write rows under heads, in columns as wide as their widest entry."""
        lines = [[visible(str(entry)) for entry in row] for row in [heads, *rows]]
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        for line in lines:
            cells = map(str.ljust, line, widths)
            self._write("  ".join(cells).rstrip())

    def say(self, text: str) -> None:
        """Say a sentence to the person at the terminal."""
        print(visible(text), file=self._talk, flush=True)

    def progress(self, done: int, total: int, name: str) -> None:
        """Show how far long work is, on a terminal only."""
        if self._talk.isatty():
            end = "\n" if done == total else ""
            text = visible(f"{done} of {total}  {name}")[:78]
            print(f"\r{text:<78}", end=end, file=self._talk, flush=True)

    def flush(self) -> None:
        """Make sure that all data has left, so that a full disk is noticed here.

        Raises:
            OutputLostError: It has not.
        """
        try:
            self._data.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputLostError(error.strerror or "no reason given") from error

    def _write(self, text: str) -> None:
        try:
            print(text, file=self._data)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputLostError(error.strerror or "no reason given") from error


def visible(text: str) -> str:
    """Replace what would steer a terminal or reverse the text by a token.

    Escape sequences and bidirectional controls in a cable must never act on the
    terminal of the person who reads it.
    """
    return "".join(_token(character) for character in text)


def counted(number: int, noun: str) -> str:
    """A number with its noun: ``1 cable``, ``2 cables``, ``no cables``."""
    return f"{number or 'no'} {noun}" + ("" if number == 1 else "s")


def _token(character: str) -> str:
    category = unicodedata.category(character)
    if category not in {"Cc", "Cf"} or character == "\n":
        return character
    return " " if character == "\t" else f"[U+{ord(character):04X}]"


def _tolerant(stream: TextIO) -> TextIO:
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    return stream
