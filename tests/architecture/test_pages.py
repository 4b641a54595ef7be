"""The pages tell the truth about the code."""

import re
import tomllib
from pathlib import Path

import bootstrap
import pytest

from reviewer.cli.main import COMMANDS

TABLE_PACKAGE = re.compile(r"^\| `(\w+)` \|", re.MULTILINE)
DIAGRAM = re.compile(r"```\n(__main__\n.*?)```", re.DOTALL)
BOOTSTRAP_CALL = re.compile(r"python3 packaging/bootstrap\.py(?: (\w+))?")
PRODUCT_CALL = re.compile(r"(?:^|`)reviewer ([a-z][a-z-]+)(?=[\s`])", re.MULTILINE)
CODE_BLOCK = re.compile(r"```sh\n.*?```|`[^`\n]+`", re.DOTALL)


@pytest.fixture
def architecture(root: Path) -> str:
    return (root / "reviewer/README.md").read_text(encoding="utf-8")


def test_the_packages_of_the_architecture_page_are_those_that_exist(
    root: Path, architecture: str
) -> None:
    built, _, reserved = architecture.partition("Reserved for later")
    packages = {init.parent.name for init in root.glob("reviewer/*/__init__.py")}
    places = set(TABLE_PACKAGE.findall(reserved))
    assert set(TABLE_PACKAGE.findall(built)) == packages
    assert places.isdisjoint(packages)
    assert {f"({place})" for place in places} <= set(_layers(root))


def test_the_layers_of_the_architecture_page_are_those_enforced(
    root: Path, architecture: str
) -> None:
    drawn = DIAGRAM.search(architecture)
    assert drawn is not None
    assert re.findall(r"[()\w]+", drawn[1]) == _layers(root)


def test_the_readme_gives_the_two_commands(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    assert set(BOOTSTRAP_CALL.findall(readme)) == set(bootstrap.COMMANDS)


def test_ci_runs_the_test_command_of_the_readme(root: Path) -> None:
    script = (root / ".ci/run").read_text(encoding="utf-8")
    assert BOOTSTRAP_CALL.findall(script) == ["test"]


def test_commands_that_a_page_mentions_exist(
    project_files: tuple[Path, ...],
) -> None:
    unknown = {
        (page, name)
        for page in project_files
        if page.suffix == ".md"
        for code in CODE_BLOCK.findall(page.read_text(encoding="utf-8"))
        for name in PRODUCT_CALL.findall(code)
        if name not in COMMANDS
    }
    assert not unknown


def _layers(root: Path) -> list[str]:
    """The packages in the order of the contract; reserved ones in brackets."""
    configuration = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = configuration["tool"]["importlinter"]["contracts"]
    (layers,) = (c["layers"] for c in contracts if c["type"] == "layers")
    return re.findall(r"[()\w]+", " ".join(layers))
