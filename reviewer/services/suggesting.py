"""Suggestions for files and projects; made of the text alone, recorded by nobody."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reviewer.domain.cable import Cable
from reviewer.domain.identifiers import CableId
from reviewer.domain.suggestion import Suggestions
from reviewer.services import browsing, reading
from reviewer.store import cables as stored_cables
from reviewer.store.project import Project
from reviewer.suggesting.suggest import suggest

__all__ = ["CableSuggestions", "suggest_cable", "suggest_file", "suggest_project"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CableSuggestions:
    """What is proposed for one cable.

    ``cable_id`` is None where a file's cable does not tell its own. Spans count
    code points into ``text``, the text of the file ``file_name``.
    """

    cable_id: str | None
    file_name: str
    text: str
    cable: Cable
    found: Suggestions


def suggest_file(path: Path) -> tuple[CableSuggestions, ...]:
    """Suggestions for every cable of a file, without a project.

    Raises:
        InputError: As ``reading.read_file``.
    """
    read = reading.read_file(path)
    return tuple(
        CableSuggestions(
            cable_id=cable.cable_id,
            file_name=path.name,
            text=read.text,
            cable=cable,
            found=suggest(read.text, cable),
        )
        for cable in read.cables
    )


def suggest_cable(project: Project, cable_id: CableId) -> CableSuggestions:
    """Suggestions for one cable of a project, the same for everybody.

    Raises:
        RuleError: The project holds no cable of that id.
        StoreError: The stored text is not what was imported.
    """
    opened = browsing.cable(project, cable_id)
    return CableSuggestions(
        cable_id=cable_id,
        file_name=opened.file_name,
        text=opened.text,
        cable=opened.cable,
        found=suggest(opened.text, opened.cable),
    )


def suggest_project(project: Project) -> Iterator[CableSuggestions]:
    """Suggestions for every cable of a project in the order of import.

    Raises:
        StoreError: A stored text is not what was imported.
    """
    with project.reading() as tx:
        cable_ids = stored_cables.ids(tx)
    for cable_id in cable_ids:
        yield suggest_cable(project, cable_id)
