"""The list of formats: each can be told from the others, and the help names it."""

import re

from reviewer import resources
from reviewer.services.export_formats import FORMATS

ROW = re.compile(r"^\| `([\w-]+)` \| (.+?) \| (.+?) \|$", re.MULTILINE)


def test_each_format_has_names_of_its_own() -> None:
    assert [one.name for one in FORMATS.values()] == list(FORMATS)
    assert len({one.title for one in FORMATS.values()}) == len(FORMATS)


def test_the_help_says_what_each_format_cannot_carry() -> None:
    page = resources.path("help/help.md").read_text(encoding="utf-8")
    exporting = page.partition("\n## Exporting\n")[2].partition("\n## ")[0]
    rows = {name: lacking for name, _, lacking in ROW.findall(exporting)}

    assert list(rows) == list(FORMATS)
    assert all(rows.values())
