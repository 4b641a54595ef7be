"""What can be wrong with a JSONL file, each in its own sentence."""

from reviewer.errors import InputError


class ForeignFileError(InputError):
    """The first line is not the header that this format begins with."""

    def __init__(self) -> None:
        super().__init__(
            "Line 1 is not the header of a JSONL export of this product. Nothing was "
            "read; choose a file that was exported with the format jsonl."
        )


class NewerFormatError(InputError):
    """A later version of the product wrote the file."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(
            f"Line 1 says format version {found}, and this program knows up to "
            f"{known}. Nothing was read; open it with a newer version."
        )


class TruncatedFileError(InputError):
    """The file ends before its end line, or lines are missing."""

    def __init__(self, lines: int) -> None:
        super().__init__(
            f"The file is cut off or lacks lines: it stops at line {lines} without the "
            "end that counts them. Nothing was read; export or copy it again."
        )


class DamagedLineError(InputError):
    """A line is not what it should be."""

    def __init__(self, number: int, reason: str) -> None:
        super().__init__(
            f"Line {number} is damaged: {reason}. Nothing was read; export or copy the "
            "file again."
        )
        self.number = number
