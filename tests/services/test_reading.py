"""Reading one file: what is a cable, and one sentence for what is not."""

import os
from pathlib import Path

import pytest

from reviewer import resources
from reviewer.errors import InputError
from reviewer.services import reading

SAMPLE = resources.path("sample/09PORTSELWYN41.txt")


def test_a_cable_is_read_with_its_text_and_hash() -> None:
    found = reading.read_file(SAMPLE)
    assert [cable.cable_id for cable in found.cables] == ["09PORTSELWYN41"]
    assert found.data == SAMPLE.read_bytes()
    assert found.encoding == "utf-8"
    assert found.text_sha256


def test_the_files_name_stands_in_for_a_lost_id() -> None:
    found = reading.read_file(resources.path("sample/09SELWYNNORTH9.txt"))
    (cable,) = found.cables
    assert cable.cable_id == "09SELWYNNORTH9"
    assert "id_from_file" in {note.code for note in cable.notes}


@pytest.mark.parametrize(
    ("content", "error", "words"),
    [
        (b"", reading.EmptyFileError, "is empty"),
        (b" \r\n\t\n", reading.EmptyFileError, "is empty"),
        (b"1. milk\n2. eggs\n", reading.NoCableError, "holds no cable"),
        (b"From: a\nSubject: tea\n\nHi.\n", reading.NoCableError, "holds no cable"),
        (b"Bread, milk, eggs.\n\nAnd tea.\n", reading.NoCableError, "holds no cable"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), reading.NotTextError, "PNG picture"),
        (bytes(range(256)) * 20, reading.NotTextError, "was not read"),
    ],
)
def test_what_is_no_cable_is_refused_by_name(
    tmp_path: Path, content: bytes, error: type[InputError], words: str
) -> None:
    file = tmp_path / "given.txt"
    file.write_bytes(content)
    with pytest.raises(error, match=words) as caught:
        reading.read_file(file)
    assert str(file) in str(caught.value)


def test_a_file_of_100_mb_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(_path: Path) -> bytes:
        raise AssertionError("it was read")

    file = tmp_path / "huge.txt"
    with file.open("wb") as handle:
        handle.truncate(100 * 1024 * 1024)  # takes no room on the disk
    monkeypatch.setattr(Path, "read_bytes", never)
    with pytest.raises(reading.TooLargeError, match="larger than 64 MB"):
        reading.read_file(file)


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(reading.FileMissingError, match="There is no file"):
        reading.read_file(tmp_path / "none.txt")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(reading.NotAFileError, match="not an ordinary file"):
        reading.read_file(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(reading.NotAFileError):
        reading.read_file(tmp_path / "pipe")


@pytest.mark.parametrize("name", ["a\x00b", "x" * 5000])
def test_an_impossible_name_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError):
        reading.read_file(tmp_path / name)


def test_a_file_that_may_not_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Permissions do not bind every user, so the refusal itself is put in place."""

    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    file = tmp_path / "secret.txt"
    file.write_text("1. (S) Text.")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(reading.UnreadableFileError, match="Permission denied"):
        reading.read_file(file)
