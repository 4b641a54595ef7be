"""Finds the files that ship with the product."""

from functools import cache
from pathlib import Path


@cache
def root() -> Path:
    """The folder of resources: inside the wheel, else beside the package."""
    package = Path(__file__).resolve().parent
    shipped = package / "_resources"
    return shipped if shipped.is_dir() else package.parent / "resources"


def path(name: str) -> Path:
    """The path of a resource, for example ``codebooks/cable-claims.toml``."""
    return root() / name
