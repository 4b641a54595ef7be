"""The kinds of column that every table is made of."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Text

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)


def text(name: str, *, key: bool = False, nullable: bool = False) -> Column[str]:
    """A column of text, which may be the key."""
    return Column(name, Text, primary_key=key, nullable=nullable)


def to(name: str, target: str, *, nullable: bool = False) -> Column[str]:
    """A column that refers to ``table.column``."""
    return Column(name, Text, ForeignKey(target), nullable=nullable)


def number(name: str) -> Column[int]:
    """A column of whole numbers."""
    return Column(name, Integer, nullable=False)


def row_hash() -> Column[str]:
    """The hash of the row's other values (see ``canonical.sealed``)."""
    return Column("row_sha256", Text, nullable=False)
