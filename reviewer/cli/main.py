"""The command line's entrance: parses, runs, and is where errors end.

A known error becomes its own sentence and exit code; anything else is a bug,
logged without any value, so no cable text, and told as such.
"""

import os
import platform
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Sequence

import reviewer
from reviewer import settings
from reviewer.cli import window
from reviewer.cli.output import Output
from reviewer.cli.usage import UsageError
from reviewer.cli.window import Screenshot, Window
from reviewer.errors import ReviewerError
from reviewer.services import crash_log

COMMANDS = (
    "parse",
    "audit",
    "suggest",
    "new",
    "import",
    "list",
    "search",
    "concordance",
    "references",
    "check",
    "codebook",
    "backup",
    "annotate",
    "link",
    "remove",
    "correct",
    "corrections",
    "reread",
    "undo",
    "redo",
    "statements",
    "speakers",
    "propositions",
    "group",
    "assign",
    "submit",
    "reopen-pass",
    "unblind",
    "compare",
    "adjudicate",
    "agreement",
    "sample",
    "merge",
    "package",
    "sign-off",
    "reopen",
    "verify",
    "export",
    "demo",
)
"""Every command; ``commands`` knows what each does."""
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
    except BrokenPipeError:  # told by nobody: nobody is listening
        raise
    except Exception as error:  # noqa: BLE001 - the last place where a bug can be told
        return _tell_bug(error, out)


def _dispatch(
    argv: Sequence[str], out: Output, window_: Window, screenshot: Screenshot | None
) -> int:
    first = argv[0] if argv else ""
    if first in COMMANDS or first in {"-h", "--help"}:
        # Only now, because the services take longer to load than a first window.
        from reviewer.cli import commands  # noqa: PLC0415

        _tell_damaged_settings(out)
        return commands.run(argv, out, screenshot)
    if "--version" in argv:
        return _tell_version([word for word in argv if word != "--version"], out)
    wrong = window.misspelled(first, COMMANDS) if first else None
    if wrong:
        raise UsageError(wrong)
    parser = ArgumentParser(prog="reviewer", allow_abbrev=False)
    window.add_options(parser)
    return window_(window.read_wish(parser, argv))


def _tell_damaged_settings(out: Output) -> None:
    problem = settings.load().problem
    if problem:
        out.say(problem)


def _tell_version(argv: Sequence[str], out: Output) -> int:
    parser = ArgumentParser(prog="reviewer --version", allow_abbrev=False)
    parser.add_argument("--json", action="store_true")
    if parser.parse_args(argv).json:
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
