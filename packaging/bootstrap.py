"""Sets a fresh machine up and runs or tests the product.

    python3 packaging/bootstrap.py run     opens the window on the sample project
    python3 packaging/bootstrap.py test    runs every check and test

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

COMMANDS: dict[str, tuple[Callable[[], int], str]] = {
    "run": (opening.run, "open the window on the sample project"),
    "test": (checks.test, "run linters, types, import contracts, tests, the wheel"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command and carry it out; return the exit code."""
    parser = argparse.ArgumentParser(
        description="Set Reviewer up, then run or test it."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (_, help_text) in COMMANDS.items():
        commands.add_parser(name, help=help_text)
    chosen: str = parser.parse_args(arguments).command
    action, _ = COMMANDS[chosen]
    try:
        return action()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
