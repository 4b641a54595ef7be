"""All commands: their one parser, and running the one that was typed."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence

from reviewer.cli import (
    agreement,
    annotating,
    auditing,
    codebook,
    comparing,
    concordance,
    correcting,
    exporting,
    gathering,
    importing,
    merging,
    packaging,
    parsing,
    project,
    referencing,
    reviewing,
    sampling,
    searching,
    signing,
    speaking,
    statements,
    suggesting,
    window,
)
from reviewer.cli.output import Output
from reviewer.cli.usage import UsageError, require_text
from reviewer.cli.window import Screenshot


def run(argv: Sequence[str], out: Output, screenshot: Screenshot | None) -> int:
    """Run the command that the arguments begin with; returns the exit code."""
    arguments = parser(screenshot).parse_args(argv)
    try:
        require_text(arguments)
        code: int = arguments.run(arguments, out)
    except UsageError as error:
        arguments.usage_error(str(error))  # leaves with the command's usage
        raise
    return code


def parser(screenshot: Screenshot | None) -> ArgumentParser:
    """The parser of all commands.

    Args:
        screenshot: How ``demo`` takes its picture.
    """
    top = ArgumentParser(
        prog="reviewer",
        usage="reviewer [PROJECT] [options]\n       reviewer COMMAND …",
        description="Who claimed what in a cable, and what the post thought of it. "
        "Without a command the window opens.",
        epilog="“reviewer COMMAND --help” explains a command.\n"
        "exit codes: 0 fine, 1 a check found something, 2 usage, 3 rule, 4 store, "
        "5 input, 6 export, 70 bug",
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    top.add_argument("--version", action="store_true", help="print the version")
    top.add_argument("--json", action="store_true", help="print it as JSON")
    window.add_options(top)
    commands = top.add_subparsers(metavar="COMMAND", title="commands", prog="reviewer")
    parsing.add(commands)
    auditing.add(commands)
    suggesting.add(commands)
    project.add(commands)
    codebook.add(commands)
    importing.add(commands)
    searching.add(commands)
    concordance.add(commands)
    referencing.add(commands)
    annotating.add(commands)
    correcting.add(commands)
    statements.add(commands)
    speaking.add(commands)
    gathering.add(commands)
    reviewing.add(commands)
    comparing.add(commands)
    agreement.add(commands)
    sampling.add(commands)
    merging.add(commands)
    packaging.add(commands)
    signing.add(commands)
    exporting.add(commands, screenshot)
    return top
