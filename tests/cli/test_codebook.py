"""The command about codebooks."""

from pathlib import Path

from reviewer.services import codebooks
from tests.cli.conftest import Command

WHO = ("--reviewer", "study lead")


def _edited(tmp_path: Path, command: Command, project: Path) -> Path:
    """The project's codebook as a file in which one definition is another."""
    file = tmp_path / "book.toml"
    assert command("codebook", project, "-o", file).code == 0
    definition = codebooks.load(file).links[0].value.definition
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(definition, "In other words."), encoding="utf-8")
    return file


def test_from_a_file_to_the_next_version(
    project: Path, tmp_path: Path, command: Command
) -> None:
    file = _edited(tmp_path, command, project)
    place = f"links/{codebooks.load(file).links[0].value.name}"
    told = command("codebook", project, "--preview", file, "--json", *WHO).json
    (difference,) = told["differences"]
    assert (difference["place"], difference["field"]) == (place, "definition")
    assert command("codebook", project, "--publish", file, *WHO).code == 0
    listed = command("codebook", project, "--json").json["versions"]
    assert [one["version"] for one in listed] == [1, 2]
    compared = command("codebook", project, "--compare", "1", "2")
    assert place in compared.out
    assert "1 difference." in compared.err


def test_an_older_version_can_be_written(
    project: Path, tmp_path: Path, command: Command
) -> None:
    file = _edited(tmp_path, command, project)
    command("codebook", project, "--publish", file, *WHO)
    command("codebook", project, "-o", tmp_path / "old.toml", "--of", "1")
    assert codebooks.load(tmp_path / "old.toml") == codebooks.load()


def test_what_cannot_follow_is_refused_in_a_sentence(
    project: Path, tmp_path: Path, command: Command
) -> None:
    file = tmp_path / "same.toml"
    command("codebook", project, "-o", file)
    again = command("codebook", project, "--publish", file, *WHO)
    assert (again.code, "says the same as version 1" in again.err) == (3, True)
    compared = command("codebook", project, "--compare", "1", "7")
    assert (compared.code, "no version 7" in compared.err) == (3, True)


def test_a_project_is_never_replaced_by_its_codebook(
    project: Path, command: Command
) -> None:
    before = project.read_bytes()
    told = command("codebook", project, "-o", project)
    assert (told.code, "is a project and was left" in told.err) == (6, True)
    assert project.read_bytes() == before


def test_a_number_of_endless_digits_is_refused_in_a_sentence(
    project: Path, tmp_path: Path, command: Command
) -> None:
    file = tmp_path / "endless.toml"
    file.write_text(f"version = {'9' * 5000}\n")
    told = command("codebook", project, "--preview", file, *WHO)
    assert (told.code, "too many digits" in told.err) == (5, True)
