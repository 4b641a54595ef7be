"""Codebooks as files: reading one, and naming the key that is wrong with it."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from reviewer import resources
from reviewer.domain.codebook import STATEMENT_TYPE, Codebook, Kind
from reviewer.domain.text import digest
from reviewer.errors import InputError
from reviewer.store.canonical import encode

DEFAULT = "codebooks/cable-claims.toml"
"""The resource that a new project gets its codebook from."""
_LAST_VERSION = 999_999


class CodebookFileError(InputError):
    """A codebook file cannot be read at all."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"The codebook {path.name} cannot be read: {reason}. "
            "No project was changed; mend the file or choose another."
        )


class CodebookKeyError(InputError):
    """A key of a codebook file is missing, unknown or has a wrong value."""

    def __init__(self, path: Path, key: str, reason: str) -> None:
        super().__init__(
            f"The codebook {path.name} is not usable at {key}: {reason}. "
            "No project was changed; mend that key and try again."
        )
        self.key = key


def load(path: Path | None = None) -> Codebook:
    """Read a codebook.

    Args:
        path: A TOML file in the shape of ``resources/codebooks``; without it the
            default codebook.

    Raises:
        CodebookFileError: There is no such file, or it is not TOML.
        CodebookKeyError: A key is missing, unknown, doubled or of a wrong type.
    """
    path = path or resources.path(DEFAULT)
    raw = _read(path)
    try:
        codebook = msgspec.convert(raw, Codebook)
    except msgspec.ValidationError as error:
        reason, _, key = str(error).partition(" - at `$")
        raise CodebookKeyError(path, _plain_key(key), _lowered(reason)) from error
    for key in _unknown_keys(raw, msgspec.to_builtins(codebook)):
        raise CodebookKeyError(path, key, "there is no such key")
    for key, reason in _faults(codebook):
        raise CodebookKeyError(path, key, reason)
    return codebook


def sha256(codebook: Codebook) -> str:
    """The hash (hex) of its canonical JSON, by which a pass remembers a codebook."""
    return digest(encode(codebook))


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise CodebookFileError(path, "there is no such file") from error
    except OSError as error:
        raise CodebookFileError(path, error.strerror or "no reason given") from error
    except UnicodeDecodeError as error:
        raise CodebookFileError(path, "it is not UTF-8 text") from error
    except tomllib.TOMLDecodeError as error:
        raise CodebookFileError(path, f"it is not TOML ({error})") from error
    except ValueError as error:  # Python reads no longer ones
        raise CodebookFileError(path, "it holds a number of too many digits") from error
    except RecursionError as error:
        raise CodebookFileError(path, "it is nested too deeply") from error


def _plain_key(key: str) -> str:
    return key.strip("`.") or "the top of the file"


def _lowered(reason: str) -> str:
    reason = reason.replace("`", "“", 1).replace("`", "”", 1)
    return reason[:1].lower() + reason[1:]


def _unknown_keys(raw: object, understood: Any, at: str = "") -> Iterator[str]:
    """Name keys of the file that the codebook has no place for (misspellings)."""
    if isinstance(raw, dict):
        for key, value in raw.items():
            here = f"{at}.{key}" if at else key
            if key not in understood:
                yield here
            else:
                yield from _unknown_keys(value, understood[key], here)
    elif isinstance(raw, list):
        for index, (value, known) in enumerate(zip(raw, understood, strict=True)):
            yield from _unknown_keys(value, known, f"{at}[{index}]")


def _faults(codebook: Codebook) -> Iterator[tuple[str, str]]:
    """Say what the types cannot: doubles, empty lists, the type of claims."""
    if not 1 <= codebook.version <= _LAST_VERSION:
        yield "version", f"it is no number from 1 to {_LAST_VERSION}"
    lists = {
        "kinds": [entry.kind.value for entry in codebook.kinds],
        "attributes": [item.name for item in codebook.attributes],
        "links": [item.value.name for item in codebook.links],
    }
    for attribute in codebook.attributes:
        key = f"attributes.{attribute.name}.values"
        lists[key] = [value.name for value in attribute.values]
        if all(value.retired for value in attribute.values):
            yield key, "at least one value must be in use"
    for key, names in lists.items():
        for name in _doubles(names):
            yield key, f"“{name}” stands there twice"
    types = codebook.attribute(STATEMENT_TYPE)
    if types is None or Kind.CLAIM not in types.kinds:
        yield "attributes", f"claims need the attribute “{STATEMENT_TYPE}”"
    if Kind.CLAIM not in {entry.kind for entry in codebook.kinds}:
        yield "kinds", "there is no entry for the kind “claim”"


def _doubles(names: Iterable[str]) -> Iterator[str]:
    return (name for name, count in Counter(names).items() if count > 1)
