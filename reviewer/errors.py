"""The tree of errors that are told to the user.

Each class writes its own sentence: what happened, where, and what to do. They
are caught in exactly two places, the window's ``problems`` and the command
line's ``main``; any other exception is a bug. ``exit_code`` is what the command
line returns.
"""

from typing import ClassVar


class ReviewerError(Exception):
    """Something that the user can understand and act upon."""

    exit_code: ClassVar[int] = 70


class RuleError(ReviewerError):
    """A rule of the study or of the codebook forbids the action."""

    exit_code: ClassVar[int] = 3


class StoreError(ReviewerError):
    """The project file cannot be read or written."""

    exit_code: ClassVar[int] = 4


class InputError(ReviewerError):
    """A file or value from outside cannot be used."""

    exit_code: ClassVar[int] = 5


class ExportError(ReviewerError):
    """An export could not be written; the old file, if any, is intact."""

    exit_code: ClassVar[int] = 6
