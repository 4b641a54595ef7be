"""A command that was not given what it needs."""

from argparse import Namespace


class UsageError(Exception):
    """What is missing or contradictory; told with exit code 2."""


def require_text(arguments: Namespace) -> None:
    """Refuse words whose bytes are no text; paths may be any bytes.

    Raises:
        UsageError: A name, a quote or the like cannot be kept or looked for.
    """
    for name, value in vars(arguments).items():
        words = value if isinstance(value, list) else [value]
        for word in words:
            parts = word if isinstance(word, tuple) else (word,)
            if not all(_is_text(part) for part in parts):
                option = name.replace("_", "-")
                raise UsageError(f"{option}: {word!r} is no text in your encoding")


def _is_text(value: object) -> bool:
    if not isinstance(value, str):
        return True
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
