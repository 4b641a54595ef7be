"""Packs the parts of an office document: templates in, one zip file out.

Everything in the package is written here, so that it has no author, no date, no
thumbnail and nothing from elsewhere. Cable text is escaped by the template engine.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from reviewer import resources

_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip file can say."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the package: its name, its template, what that one alone may use."""

    name: str
    template: str
    own: Mapping[str, object] = field(default_factory=dict)


def package(parts: Iterable[Part], values: Mapping[str, object]) -> bytes:
    """Render the parts and pack them; equal values give equal bytes.

    Args:
        parts: What to pack, in order.
        values: What all templates may use.
    """
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        for part in parts:
            template = _environment().get_template(part.template)
            text = template.render({**values, **part.own})
            packed.writestr(_entry(part.name), text.encode("utf-8"))
    return file.getvalue()


def _entry(name: str) -> ZipInfo:
    """A member that tells nothing of the time and the machine it was made on."""
    entry = ZipInfo(name, _NO_TIME)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 0
    entry.external_attr = 0
    return entry


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(resources.path("reports")),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
