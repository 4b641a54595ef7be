"""The wheel holds everything that the product needs to run."""

import subprocess
import sys
import zipfile
from email.message import Message
from email.parser import BytesParser
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    root = Path(__file__).resolve().parents[2]
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run(
        [sys.executable, "-m", "build", *options], cwd=root, check=True, text=True
    )
    (built,) = folder.glob("*.whl")
    return zipfile.ZipFile(built)


@pytest.fixture(scope="module")
def names(wheel: zipfile.ZipFile) -> set[str]:
    return set(wheel.namelist())


@pytest.fixture(scope="module")
def description(wheel: zipfile.ZipFile) -> Message:
    (name,) = (n for n in wheel.namelist() if n.endswith(".dist-info/METADATA"))
    return BytesParser().parsebytes(wheel.read(name))


def test_every_module_and_what_lies_beside_it_is_inside(
    names: set[str], project_files: tuple[Path, ...], root: Path
) -> None:
    package = root / "reviewer"
    files = [file for file in project_files if file.is_relative_to(package)]
    assert {file.relative_to(root).as_posix() for file in files} <= names


def test_every_resource_is_inside(
    names: set[str], project_files: tuple[Path, ...], root: Path
) -> None:
    resources = root / "resources"
    files = [file for file in project_files if file.is_relative_to(resources)]
    shipped = {file.relative_to(resources).as_posix() for file in files}
    assert {f"reviewer/_resources/{name}" for name in shipped} <= names


@pytest.mark.parametrize(
    "beginning",
    [
        "reviewer/py.typed",
        "reviewer/store/migrations/versions/",
        "reviewer/_resources/codebooks/",
        "reviewer/_resources/fonts/",
        "reviewer/_resources/icons/",
        "reviewer/_resources/licences/",
        "reviewer/_resources/reports/",
        "reviewer/_resources/sample/",
    ],
)
def test_each_kind_of_file_is_inside(names: set[str], beginning: str) -> None:
    assert any(name.startswith(beginning) for name in names)


def test_nothing_of_the_workshop_is_inside(names: set[str]) -> None:
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"reviewer"}
    assert not [name for name in names if "__pycache__" in name]


def test_the_description_is_the_readme(description: Message, root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    assert description["Name"] == "reviewer"
    assert description["License-Expression"] == "MIT"
    told = description.get_payload(decode=True)
    assert isinstance(told, bytes)
    assert told.decode("utf-8").strip() == readme.strip()


def test_the_command_is_declared(wheel: zipfile.ZipFile) -> None:
    (name,) = (n for n in wheel.namelist() if n.endswith("entry_points.txt"))
    assert b"reviewer = reviewer.__main__:main" in wheel.read(name)
