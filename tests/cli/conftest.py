"""Commands run in this process, as a shell would see them."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reviewer import resources
from reviewer.__main__ import main

SAMPLE = resources.path("sample")


@dataclass(frozen=True, slots=True)
class Result:
    """What a command left: its exit code, data and talk."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The data as a document."""
        return json.loads(self.out)


Command = Callable[..., Result]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs ``reviewer`` with the given arguments."""

    def run(*arguments: str | Path) -> Result:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        return Result(code, *capsys.readouterr())

    return run


@pytest.fixture
def project(tmp_path: Path, command: Command) -> Path:
    """A project with two of the sample's cables and no statement."""
    path = tmp_path / "study.reviewer"
    command("new", path)
    files = (SAMPLE / "09PORTSELWYN41.txt", SAMPLE / "09PORTSELWYN44.txt")
    command("import", path, *files)
    return path
