"""What no file of the project may contain."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

MACHINE_PATH = re.compile(r"(?<![\w.])/(?:home|root|work|Users|mnt)/[\w.]")
REGISTRY_HOST = re.compile(
    r"\b(?:pypi|pythonhosted|npmjs|debian|ubuntu)\.(?:org|com)\b"
)
RICH_TEXT_CALLS = {"setHtml", "insertHtml", "setMarkdown", "insertMarkdown", "fromHtml"}
OWN_WORDS = {"reviewer/gui/dialogs/help.py"}
"""Shows pages of ``resources/help`` and never a cable."""
TEXT_VIEWS = {"QTextEdit", "QTextBrowser", "QPlainTextEdit"}


@pytest.fixture(scope="module")
def texts(project_files: tuple[Path, ...]) -> dict[Path, str]:
    """Every file that can be read as text."""
    return {file: text for file in project_files if (text := _text(file)) is not None}


def test_no_file_knows_the_machine_it_was_made_on(texts: dict[Path, str]) -> None:
    assert not [file for file, text in texts.items() if MACHINE_PATH.search(text)]


def test_no_file_names_a_package_registry(texts: dict[Path, str]) -> None:
    licences = "licences"  # their texts are quoted whole
    assert not [
        file
        for file, text in texts.items()
        if REGISTRY_HOST.search(text) and file.parent.name != licences
    ]


def test_cable_text_never_becomes_rich_text(root: Path) -> None:
    """A cable that contains markup is shown as it was written."""
    guilty = [
        f"{module.relative_to(root)}:{line}"
        for module in sorted(root.glob("reviewer/gui/**/*.py"))
        if module.relative_to(root).as_posix() not in OWN_WORDS
        for line in _rich_text_calls(ast.parse(module.read_text(encoding="utf-8")))
    ]
    assert not guilty


def _text(file: Path) -> str | None:
    try:
        return file.read_bytes().decode()
    except UnicodeDecodeError:
        return None


def _rich_text_calls(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in RICH_TEXT_CALLS:
                yield node.lineno
        elif isinstance(node, ast.ClassDef) and _bases(node) & TEXT_VIEWS:
            yield from _own_appends(node)


def _bases(node: ast.ClassDef) -> set[str]:
    return {base.id for base in node.bases if isinstance(base, ast.Name)}


def _own_appends(view: ast.ClassDef) -> Iterator[int]:
    """Calls of ``self.append``, which in a text view guesses at markup."""
    for node in ast.walk(view):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "self.append":
            yield node.lineno
