"""Files to documents: plain text, HTML pages of public mirrors, rows of a dump."""

import html
import re
from dataclasses import dataclass
from pathlib import PurePath

from reviewer.parsing.decoding import decode
from reviewer.parsing.dumps import dump_text, is_dump

_PRE = re.compile(r"<pre\b[^>]{0,200}>", re.IGNORECASE)
_PRE_END = re.compile(r"</pre\s{0,3}>", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]{0,4000}>")
_BREAK = re.compile(
    r"<(?:br|/p|/div|/tr|/li|/h[1-6]|/title|/table)\b[^<>]{0,200}>", re.IGNORECASE
)
_HIDDEN = re.compile(r"<(script|style|head)\b", re.IGNORECASE)
_PAGE = re.compile(r"<(?:!doctype|html|\?xml|code|pre|body|div)\b", re.IGNORECASE)
_FILED_ID = re.compile(
    r"(?:Reference ID.{0,1500}?|Viewing cable )\b(\d{2}[A-Z][A-Z-]{2,40}\d{1,7})\b",
    re.DOTALL,
)
_ID = re.compile(r"(?:19|20)?\d{2}[A-Z][A-Z-]{2,40}\d{1,7}")
_HEAD = 2000
"""How far from the start a page shows that it is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file's text with LF line ends and what the file says about itself.

    ``printed_id`` is the id a page or the file's name gives the cable; ``notes``
    are sentences on what was doubtful in decoding.
    """

    text: str
    encoding: str
    notes: tuple[str, ...] = ()
    printed_id: str | None = None


def read(data: bytes, name: str) -> Document:
    """Read a file's bytes; ``name`` is only searched for a cable id.

    Raises:
        InputError: The bytes are no text, or nothing but blanks.
    """
    decoded = decode(data)
    text, filed = decoded.text, None
    if _is_page(text):
        filed = _FILED_ID.search(text)
        text = _page_text(text)
    elif is_dump(text):
        text = dump_text(text)
    return Document(
        text=text,
        encoding=decoded.encoding,
        notes=decoded.notes,
        printed_id=filed[1] if filed else _id_in_name(name),
    )


def _is_page(text: str) -> bool:
    start = text[:_HEAD].lstrip()
    return start.startswith("<") and _PAGE.match(start) is not None


def _id_in_name(name: str) -> str | None:
    stem = PurePath(name).name.partition(".")[0]
    return stem if _ID.fullmatch(stem) else None


def _page_text(page: str) -> str:
    """The ``<pre>`` blocks of a page (header, then body), else all its words."""
    blocks = []
    position = 0
    while start := _PRE.search(page, position):
        end = _PRE_END.search(page, start.end())
        position = end.end() if end else len(page)
        blocks.append(page[start.end() : end.start() if end else len(page)])
    if not blocks:
        blocks = [_BREAK.sub("\n", _without_hidden(page))]
    return "\n".join(_plain(block) for block in blocks)


def _plain(markup: str) -> str:
    """Cut tags, then resolve entities: never the other way round."""
    text = html.unescape(_TAG.sub("", markup))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _without_hidden(page: str) -> str:
    kept = []
    position = 0
    while start := _HIDDEN.search(page, position):
        kept.append(page[position : start.start()])
        end = page.lower().find(f"</{start[1].lower()}", start.end())
        position = end if end >= 0 else len(page)
    kept.append(page[position:])
    return "".join(kept)
