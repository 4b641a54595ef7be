"""Every package that the product needs is pinned, and named with its licence."""

import re
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

PIN = re.compile(r"^([\w.-]+)==", re.MULTILINE)
LICENCE_ROW = re.compile(r"^\| ([\w.-]+) \| (.+?) \| (.+?) \|$", re.MULTILINE)


@pytest.fixture(scope="module")
def needed() -> set[NormalizedName]:
    return _needed("reviewer", "") - {canonicalize_name("reviewer")}


@pytest.fixture(scope="module")
def needed_by_developers() -> set[NormalizedName]:
    return _needed("reviewer", "dev") - {canonicalize_name("reviewer")}


def test_every_needed_package_is_listed_with_its_licence(
    root: Path, needed: set[NormalizedName]
) -> None:
    page = (root / "resources/licences/THIRD-PARTY.md").read_text(encoding="utf-8")
    listed = {canonicalize_name(row[0]) for row in LICENCE_ROW.findall(page)}
    assert not needed - listed


@pytest.mark.parametrize("name", ["LGPL-3.0", "GPL-3.0", "Apache-2.0"])
def test_the_licences_that_must_be_handed_on_are_there(root: Path, name: str) -> None:
    text = root / f"resources/licences/{name}.txt"
    assert "Version " in text.read_text(encoding="utf-8")


def test_every_font_has_its_licence(root: Path) -> None:
    fonts = root / "resources/fonts"
    families = {font.stem.split("-")[0] for font in fonts.rglob("*.ttf")}
    licences = {text.stem.split("-")[0] for text in fonts.glob("licences/*-*.txt")}
    assert families
    assert not families - licences


def test_every_package_is_pinned(
    root: Path, needed_by_developers: set[NormalizedName]
) -> None:
    pins = (root / "packaging/constraints.txt").read_text(encoding="utf-8")
    pinned = {canonicalize_name(name) for name in PIN.findall(pins)}
    assert not needed_by_developers - pinned


def _needed(package: str, extra: str) -> set[NormalizedName]:
    """The package and all that it needs on this system, without other extras."""
    found: set[NormalizedName] = set()
    waiting = [(canonicalize_name(package), extra)]
    while waiting:
        name, wanted_extra = waiting.pop()
        if name in found:
            continue
        found.add(name)
        for line in metadata.requires(name) or []:
            requirement = Requirement(line)
            marker = requirement.marker
            if marker is None or marker.evaluate({"extra": wanted_extra}):
                waiting.append((canonicalize_name(requirement.name), ""))
    return found
