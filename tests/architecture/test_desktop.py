"""What the desktop is told about the product agrees with the product."""

from configparser import ConfigParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from reviewer.store.schema import APPLICATION_ID

SPACE = "{http://www.freedesktop.org/standards/shared-mime-info}"
APPLICATION_ID_OFFSET = 68
"""Where SQLite keeps it in the first page of a file."""


@pytest.fixture
def mime_type(root: Path) -> ET.Element:
    tree = ET.parse(root / "packaging/linux/reviewer.xml")
    found = tree.find(f"{SPACE}mime-type")
    assert found is not None
    return found


@pytest.fixture
def entry(root: Path) -> ConfigParser:
    parser = ConfigParser(interpolation=None, strict=True)
    text = (root / "packaging/linux/reviewer.desktop").read_text(encoding="utf-8")
    parser.read_string(text)
    return parser


def test_projects_are_known_by_their_name_and_by_their_content(
    mime_type: ET.Element,
) -> None:
    patterns = [glob.get("pattern") for glob in mime_type.findall(f"{SPACE}glob")]
    inner = mime_type.find(f"{SPACE}magic/{SPACE}match/{SPACE}match")
    assert patterns == ["*.reviewer"]
    assert inner is not None
    assert inner.get("offset") == str(APPLICATION_ID_OFFSET)
    assert inner.get("value", "").encode() == APPLICATION_ID.to_bytes(4, "big")


def test_the_menu_entry_opens_projects(
    entry: ConfigParser, mime_type: ET.Element
) -> None:
    described = entry["Desktop Entry"]
    assert described["Exec"] == "reviewer %f"
    assert described["MimeType"] == f"{mime_type.get('type')};"


def test_the_menu_entry_has_an_icon(entry: ConfigParser, root: Path) -> None:
    icon = entry["Desktop Entry"]["Icon"]
    drawing = ET.parse(root / f"resources/icons/{icon}.svg")
    assert drawing.getroot().tag.endswith("svg")
