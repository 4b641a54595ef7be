"""Changing a project file behind the product's back, as a skilled attacker would."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from reviewer.store.canonical import seal
from reviewer.store.journal import GENESIS


def tamper(path: Path, *commands: str) -> None:
    """Take the triggers out, then run SQL on a project file."""
    with closing(sqlite3.connect(path)) as connection:
        for name in _triggers(connection):
            connection.execute(f'DROP TRIGGER "{name}"')
        for command in commands:
            connection.execute(command)
        connection.commit()


def reseal(path: Path, table: str) -> None:
    """Give every row of a table the hash of what it says now."""
    apart = {"row_sha256"} | ({"text", "bytes"} if table == "sources" else set())
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        for row in connection.execute(f'SELECT rowid AS at, * FROM "{table}"'):  # noqa: S608
            held = {name: row[name] for name in row.keys() if name not in apart}  # noqa: SIM118
            del held["at"]
            connection.execute(
                f'UPDATE "{table}" SET row_sha256 = ? WHERE rowid = ?',  # noqa: S608
                (seal(held), row["at"]),
            )
        connection.commit()


def rewrite_journal(path: Path, change: Callable[[dict[str, object]], None]) -> None:
    """Change any row of the journal, then chain all of them anew."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        previous = GENESIS
        found = connection.execute("SELECT * FROM journal ORDER BY sequence").fetchall()
        connection.execute("DELETE FROM journal")
        for row in found:
            held = dict(row)
            del held["hash"]
            change(held)
            held["previous"] = previous
            previous = seal(held)
            places = ", ".join("?" * (len(held) + 1))
            names = ", ".join([*held, "hash"])
            connection.execute(
                f"INSERT INTO journal ({names}) VALUES ({places})",  # noqa: S608
                (*held.values(), previous),
            )
        connection.commit()


def _triggers(connection: sqlite3.Connection) -> list[str]:
    wanted = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    return [name for (name,) in connection.execute(wanted)]
