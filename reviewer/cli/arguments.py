"""Arguments that several commands share, and how their values are read."""

from argparse import (
    ArgumentParser,
    ArgumentTypeError,
    Namespace,
    RawDescriptionHelpFormatter,
)
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from reviewer import settings
from reviewer.cli.output import Output
from reviewer.cli.usage import UsageError
from reviewer.domain.identifiers import CableId
from reviewer.services import browsing, projects
from reviewer.services.projects import Project

if TYPE_CHECKING:
    from argparse import _MutuallyExclusiveGroup as Choice
    from argparse import _SubParsersAction

    Commands: TypeAlias = _SubParsersAction[ArgumentParser]

Run: TypeAlias = Callable[[Namespace, Output], int]
"""What a command does; it returns the exit code."""


def command(
    commands: "Commands", name: str, run: Run, *, summary: str, example: str
) -> ArgumentParser:
    """Add a command to the parser.

    Args:
        commands: The list of commands.
        name: What is typed.
        run: What it does.
        summary: One sentence for both help pages.
        example: A line that can be typed as it stands.
    """
    parser = commands.add_parser(
        name,
        help=summary,
        description=summary,
        epilog=f"example:\n  {example}",
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.set_defaults(run=run, usage_error=parser.error)
    return parser


def add_project(parser: ArgumentParser) -> None:
    """Add the project that a command works on."""
    parser.add_argument(
        "project", metavar="PROJECT", type=Path, help="a .reviewer file"
    )


def add_reviewer(parser: ArgumentParser) -> None:
    """Add whose work is meant."""
    parser.add_argument(
        "--reviewer",
        metavar="NAME",
        help="the person at work (default: the configured name, or "
        f"the environment variable {settings.NAME_VARIABLE})",
    )


def add_json(parser: ArgumentParser) -> None:
    """Add the wish for JSON."""
    parser.add_argument(
        "--json", action="store_true", help="print one JSON document instead of text"
    )


def add_cables(parser: ArgumentParser) -> "Choice":
    """Add the choice between some cables and all; a command may add to it."""
    choice = parser.add_mutually_exclusive_group(required=True)
    choice.add_argument(
        "--cable", metavar="ID", nargs="+", action="extend", help="these cables"
    )
    choice.add_argument("--all", action="store_true", help="every cable")
    return choice


def reviewer_of(arguments: Namespace) -> str:
    """Whose work is meant.

    Raises:
        UsageError: No name was given and none is configured.
    """
    name = known_reviewer(arguments)
    if not name:
        raise UsageError(
            "nobody's name is known: give --reviewer NAME, or set "
            f"{settings.NAME_VARIABLE}"
        )
    return name


def known_reviewer(arguments: Namespace) -> str:
    """Whose work is meant, or an empty text where nobody has said."""
    given: str | None = arguments.reviewer
    if given is not None:
        return given.strip()
    return settings.identity()


def cables_of(
    arguments: Namespace, project: Project, reviewer: str
) -> tuple[CableId, ...]:
    """The cables that were chosen with ``add_cables``, each once.

    Raises:
        RuleError: One of them is not in the project.
    """
    if arguments.all:
        rows = browsing.cables(project, reviewer=reviewer)
        return tuple(row.cable_id for row in rows)
    chosen = tuple(dict.fromkeys(CableId(cable_id) for cable_id in arguments.cable))
    for cable_id in chosen:
        browsing.cable(project, cable_id)
    return chosen


@contextmanager
def opened(arguments: Namespace, *, read_only: bool = False) -> Iterator[Project]:
    """Open the project of a command and close it at the end."""
    project = projects.open_project(arguments.project, read_only=read_only)
    try:
        yield project
    finally:
        projects.close(project)


def positive(text: str) -> int:
    """Read a number from 1."""
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"{text!r} is not a number from 1")
    return int(text)


def natural(text: str) -> int:
    """Read a number from 0."""
    if not text.isdecimal():
        raise ArgumentTypeError(f"{text!r} is not a number from 0")
    return int(text)
