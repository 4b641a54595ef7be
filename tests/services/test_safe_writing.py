"""Files are there whole, old or new, and nothing is left beside them."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.services import safe_writing
from reviewer.services.safe_writing import CannotWriteError


def test_a_file_is_written(tmp_path: Path) -> None:
    safe_writing.write(tmp_path / "a.txt", [b"one ", b"two"])

    assert (tmp_path / "a.txt").read_bytes() == b"one two"
    assert os.listdir(tmp_path) == ["a.txt"]  # noqa: PTH208


def test_an_older_file_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")

    safe_writing.write(target, [b"new"])

    assert target.read_bytes() == b"new"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_device_or_pipe_is_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    with pytest.raises(CannotWriteError, match="no ordinary file"):
        safe_writing.write(pipe, [b"new"])

    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")

    def chunks() -> Iterator[bytes]:
        yield b"half"
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(CannotWriteError, match="the disk is full"):
        safe_writing.write(target, chunks())

    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_bug_while_writing_leaves_nothing(tmp_path: Path) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"half"
        raise KeyError("bug")

    with pytest.raises(KeyError):
        safe_writing.write(tmp_path / "a.txt", chunks())

    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_every_step_may_fail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")

    def broken(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os if call == "fsync" else Path, call, broken)

    with pytest.raises(CannotWriteError, match="input/output error"):
        safe_writing.write(target, [b"new"])

    monkeypatch.undo()
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_that_another_program_holds_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")

    def held(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Access is denied")

    monkeypatch.setattr(Path, "replace", held)

    with pytest.raises(CannotWriteError, match="it is open in another program"):
        safe_writing.write(target, [b"new"])

    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_is_made_once(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    safe_writing.make_folder(folder)
    (folder / "kept").touch()
    safe_writing.make_folder(folder)

    assert (folder / "kept").exists()
    with pytest.raises(CannotWriteError, match="that is no folder"):
        safe_writing.make_folder(folder / "kept")
    with pytest.raises(CannotWriteError, match="there is no such folder"):
        safe_writing.make_folder(tmp_path / "none" / "below")


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotWriteError, match="there is no such folder"):
        safe_writing.write(tmp_path / "none" / "a.txt", [b"new"])


def test_a_folder_is_not_overwritten(tmp_path: Path) -> None:
    with pytest.raises(CannotWriteError, match="that is a folder"):
        safe_writing.write(tmp_path, [b"new"])


def test_a_read_only_folder_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", refused)

    with pytest.raises(CannotWriteError, match="you may not write into that folder"):
        safe_writing.write(tmp_path / "a.txt", [b"new"])
