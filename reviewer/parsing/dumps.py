"""Rows of the public dump: comma-separated, eight columns, backslash escapes.

The columns are number, date, id, origin, classification, references, header and
body. A row becomes text with a line of metadata above header and body.
"""

import csv
import io
import re

_ROW = re.compile(r'"?\d{1,6}"?,"?[0-9/: -]{8,16}"?,"?\d{2}[A-Z][A-Z-]{2,40}\d{1,7}"?,')
_COLUMNS = 8


def is_dump(text: str) -> bool:
    """Say whether a text begins with a row of the dump."""
    return _ROW.match(text.lstrip("\ufeff\n ")) is not None


def dump_text(text: str) -> str:
    """The cables of a dump below each other; rows of other widths stay as they are."""
    csv.field_size_limit(max(len(text) + 1, csv.field_size_limit()))
    shown: list[str] = []
    rows = csv.reader(io.StringIO(text.lstrip("\ufeff")), escapechar="\\")
    for row in rows:
        if len(row) != _COLUMNS:
            shown.append(", ".join(row))
            continue
        number, date, cable_id, origin, level, references, header, body = row
        head = f"{number.zfill(3)}\t{date}\t{cable_id}\t{origin}\t{level}\t{references}"
        shown.append(f"{head.rstrip()}\n{header.strip()}\n\n{body.strip()}\n")
    return "\n".join(shown).replace("\r\n", "\n").replace("\r", "\n")
