"""The command line's entrance: parses, runs, and is where errors end.

A known error becomes its own sentence and exit code; anything else is a bug,
logged without any value, so no cable text, and told as such.
"""

import os
import platform
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence

import reviewer
from reviewer.cli import (
    annotating,
    exporting,
    parsing,
    project,
    statements,
    window,
)
from reviewer.cli.arguments import UsageError
from reviewer.cli.exporting import Screenshot
from reviewer.cli.output import Output
from reviewer.cli.window import Window
from reviewer.errors import ReviewerError
from reviewer.services import crash_log

USAGE = 2
BUG = 70
INTERRUPTED = 130
PIPE_CLOSED = 141
"""As a shell reports a program that was told by a signal that nobody reads on."""


def run(
    argv: Sequence[str], *, window_: Window, screenshot: Screenshot | None = None
) -> int:
    """Do what the arguments say.

    Args:
        argv: The arguments without the program's name.
        window_: Opens the window.
        screenshot: Takes the picture of ``demo``.

    Returns:
        The exit code: 0 fine, 1 findings, 2 usage, 3 rule, 4 store, 5 input,
        6 export, 70 bug.
    """
    out = Output(sys.stdout, sys.stderr)
    try:
        code = _guarded(lambda: _dispatch(argv, out, window_, screenshot), out)
        out.flush()
    except BrokenPipeError:
        _let_go_of_stdout()
        return PIPE_CLOSED
    except ReviewerError as error:
        _let_go_of_stdout()
        out.say(f"reviewer: {error}")
        return error.exit_code
    return code


def _guarded(work: Callable[[], int], out: Output) -> int:
    try:
        return work()
    except SystemExit as leaving:  # argparse has said what is wrong
        return leaving.code if isinstance(leaving.code, int) else USAGE
    except UsageError as error:
        out.say(f"reviewer: {error}")
        return USAGE
    except ReviewerError as error:
        out.say(f"reviewer: {error}")
        return error.exit_code
    except KeyboardInterrupt:
        out.say("Stopped. What was saved before stays saved.")
        return INTERRUPTED
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - the last place where a bug can be told
        return _tell_bug(error, out)


def _dispatch(
    argv: Sequence[str], out: Output, window_: Window, screenshot: Screenshot | None
) -> int:
    parser, commands = _parser(screenshot)
    first = argv[0] if argv else ""
    if "--version" in argv[:2]:
        return _tell_version(parser.parse_args(argv), out)
    if first in commands or first in {"-h", "--help"}:
        arguments = parser.parse_args(argv)
        return _run_command(arguments, out)
    wrong = window.misspelled(first, commands) if first else None
    if wrong:
        raise UsageError(wrong)
    alone = ArgumentParser(prog="reviewer", allow_abbrev=False)
    window.add_options(alone)
    return window_(window.read_wish(alone, argv))


def _run_command(arguments: Namespace, out: Output) -> int:
    try:
        code: int = arguments.run(arguments, out)
    except UsageError as error:
        arguments.usage_error(str(error))
        raise
    return code


def _parser(screenshot: Screenshot | None) -> tuple[ArgumentParser, tuple[str, ...]]:
    parser = ArgumentParser(
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
    parser.add_argument("--version", action="store_true", help="print the version")
    parser.add_argument("--json", action="store_true", help="print it as JSON")
    window.add_options(parser)
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")
    parsing.add(commands)
    project.add(commands)
    annotating.add(commands)
    statements.add(commands)
    exporting.add(commands, screenshot)
    return parser, tuple(commands.choices)


def _tell_version(arguments: Namespace, out: Output) -> int:
    if arguments.json:
        out.json(
            {
                "name": "reviewer",
                "version": reviewer.__version__,
                "python": platform.python_version(),
                "platform": platform.platform(),
            }
        )
    else:
        out.line(f"reviewer {reviewer.__version__}")
    return 0


def _tell_bug(error: Exception, out: Output) -> int:
    log = crash_log.keep(crash_log.crash_of(error))
    where = f" It was noted in {log}, without any cable text." if log else ""
    out.say(
        "reviewer: This is a mistake of the program, not yours "
        f"({type(error).__name__}). What was saved before stays saved.{where}"
    )
    return BUG


def _let_go_of_stdout() -> None:
    """Keep Python from failing once more when it flushes at the end."""
    try:
        devnull = os.open(os.devnull, os.O_WRONLY)
        os.dup2(devnull, sys.stdout.fileno())
    except (OSError, ValueError):
        return
