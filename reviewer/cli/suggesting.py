"""``reviewer suggest``: ghost statements with the reason each is shown."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.cli import arguments as shared
from reviewer.cli.cable_json import Json, span_json
from reviewer.cli.output import Output, counted
from reviewer.cli.usage import UsageError
from reviewer.domain.identifiers import CableId
from reviewer.domain.suggestion import Suggestion
from reviewer.domain.text import Span, excerpt
from reviewer.errors import InputError
from reviewer.services import projects, suggesting
from reviewer.services.suggesting import CableSuggestions

if TYPE_CHECKING:
    from reviewer.cli.arguments import Commands

_PROJECT_SUFFIX = ".reviewer"
_WIDTH = 60


def add(commands: "Commands") -> None:
    """Add the command."""
    parser = shared.command(
        commands,
        "suggest",
        suggest,
        summary="Propose statements and links from the text alone, each with the "
        "reason it is shown; nothing is recorded.",
        example="reviewer suggest 09PORTSELWYN41.txt --json",
    )
    parser.add_argument(
        "path",
        metavar="FILE|PROJECT",
        type=Path,
        nargs="+",
        help="cables as files, or a .reviewer file",
    )
    parser.add_argument("--cable", metavar="ID", help="only this cable")
    shared.add_json(parser)


def suggest(arguments: Namespace, out: Output) -> int:
    """Suggest for every path; a file that is no cable does not stop the rest."""
    documents: list[Json] = []
    code = cables = proposed = 0
    for path in arguments.path:
        try:
            for found in _suggestions(path, arguments.cable):
                cables += 1
                proposed += len(found.found.items)
                if arguments.json:
                    documents.append(_json(found, of_file=_is_file(path)))
                else:
                    _describe(found, out)
        except InputError as error:
            out.say(str(error))
            code = error.exit_code
    if arguments.cable and not cables and not code:
        raise UsageError(f"no cable {arguments.cable} in what was given")
    if arguments.json:
        out.json({"cables": documents})
    else:
        out.say(f"{counted(cables, 'cable')}: {counted(proposed, 'suggestion')}.")
    return code


def _is_file(path: Path) -> bool:
    return path.suffix != _PROJECT_SUFFIX


def _suggestions(path: Path, cable: str | None) -> Iterator[CableSuggestions]:
    if _is_file(path):
        for found in suggesting.suggest_file(path):
            if cable is None or found.cable_id == cable:
                yield found
        return
    project = projects.open_project(path, read_only=True)
    try:
        if cable is None:
            yield from suggesting.suggest_project(project)
        else:
            yield suggesting.suggest_cable(project, CableId(cable))
    finally:
        projects.close(project)


def _json(found: CableSuggestions, *, of_file: bool) -> Json:
    named: dict[str, Json] = {"cable_id": found.cable_id}
    if of_file:
        named = {"file": found.file_name, **named}
    return {
        **named,
        "suggestions": [_suggestion_json(item) for item in found.found.items],
        "links": [
            {"from": link.source, "to": link.target, "kind": link.kind}
            for link in found.found.links
        ],
    }


def _suggestion_json(item: Suggestion) -> Json:
    return {
        "kind": item.kind.value,
        "statement_type": item.statement_type,
        "start": item.span.start,
        "end": item.span.end,
        "cue": _place_json(item.cue),
        "source": _place_json(item.source),
        "reason": item.reason,
        "strength": round(item.strength, 2),
    }


def _place_json(span: Span | None) -> Json:
    return None if span is None else span_json(span)


def _describe(found: CableSuggestions, out: Output) -> None:
    out.line(f"{found.cable_id or 'no id'}  ({found.file_name})")
    if found.found.items:
        out.table(
            ("what", "strength", "where", "text", "why"),
            [
                (
                    item.statement_type or item.kind.value,
                    f"{item.strength:.2f}",
                    _place(found, item),
                    _shortened(excerpt(found.text, item.spans)),
                    item.reason,
                )
                for item in found.found.items
            ],
        )
    else:
        out.line("nothing to suggest")
    out.line()


def _place(found: CableSuggestions, item: Suggestion) -> str:
    paragraph = found.cable.paragraph_at(item.span.start)
    if paragraph is None:
        return "text"
    return f"¶{paragraph.number or found.cable.paragraphs.index(paragraph) + 1}"


def _shortened(words: str) -> str:
    return words if len(words) <= _WIDTH else words[: _WIDTH - 1].rstrip() + "…"
