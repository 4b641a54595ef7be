"""Sets a fresh machine up and runs or tests the product.

    python3 packaging/bootstrap.py run     opens the window on the sample project
    python3 packaging/bootstrap.py test    runs every check and test; with --foreign
                                           also those that need LibreOffice and Chromium

Needs nothing but Python 3.11 or newer. The second call is quick: what is there
is not installed again.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the very sentence for older ones
    sys.exit("Reviewer needs Python 3.11 or newer; this is " + sys.version.split()[0])

import argparse
from collections.abc import Callable, Sequence

import checks
import opening

COMMANDS: dict[str, tuple[Callable[..., int], str]] = {
    "run": (opening.run, "open the window on the sample project"),
    "test": (checks.test, "run linters, types, import contracts, tests, the wheel"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command and carry it out; return the exit code."""
    parser = argparse.ArgumentParser(
        description="Set Reviewer up, then run or test it."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    added = {
        name: commands.add_parser(name, help=COMMANDS[name][1]) for name in COMMANDS
    }
    added["test"].add_argument(
        "--foreign",
        action="store_true",
        help="let LibreOffice and Chromium read the exports; installs them if it may",
    )
    options = vars(parser.parse_args(arguments))
    action, _ = COMMANDS[options.pop("command")]
    try:
        return action(**options)
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
