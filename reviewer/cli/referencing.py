"""``reviewer references``: what cables cite, who cites them, and what is missing."""

from argparse import Namespace
from typing import TYPE_CHECKING

from reviewer.cli import arguments as shared
from reviewer.cli.cable_json import Json
from reviewer.cli.output import Output, counted
from reviewer.cli.usage import UsageError
from reviewer.domain.identifiers import CableId
from reviewer.services import referencing
from reviewer.services.browsing import CableRow
from reviewer.services.referencing import Followed, Missing

if TYPE_CHECKING:
    from reviewer.cli.arguments import Commands


def add(commands: "Commands") -> None:
    """Add the command."""
    parser = shared.command(
        commands,
        "references",
        references,
        summary="List the cables that one refers to and that refer to it, or those "
        "that are cited but missing.",
        example="reviewer references study.reviewer --missing",
    )
    shared.add_project(parser)
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--cable", metavar="ID", help="the references of this cable")
    choice.add_argument(
        "--missing",
        action="store_true",
        help="the cables that are cited but not in the project (default)",
    )
    shared.add_reviewer(parser)
    shared.add_json(parser)


def references(arguments: Namespace, out: Output) -> int:
    """Print the references of a cable, or the missing cables."""
    if arguments.cable is None:
        return _print_missing(arguments, out)
    if not arguments.cable.strip():
        raise UsageError("--cable needs the id of a cable")
    cable_id, reviewer = CableId(arguments.cable), shared.known_reviewer(arguments)
    with shared.opened(arguments) as project:
        made = referencing.references(project, cable_id, reviewer=reviewer)
        back = referencing.backlinks(project, cable_id, reviewer=reviewer)
    if arguments.json:
        out.json(
            {
                "cable_id": cable_id,
                "references": [_followed_json(one) for one in made],
                "cited_by": [row.cable_id for row in back],
            }
        )
        return 0
    rows = [_followed_row(one) for one in made]
    rows += [("cited by", row.cable_id, "here", row.subject) for row in back]
    if rows:
        out.table(("", "cable", "state", "subject"), rows)
    told = f"{counted(len(made), 'reference')}; cited by {counted(len(back), 'cable')}."
    out.say(told[0].upper() + told[1:])
    return 0


def _print_missing(arguments: Namespace, out: Output) -> int:
    with shared.opened(arguments) as project:
        found = referencing.missing(project)
    if arguments.json:
        out.json({"missing": [_missing_json(one) for one in found]})
        return 0
    if found:
        rows = [
            (one.cable_id, len(one.cited_by), " ".join(one.cited_by)) for one in found
        ]
        out.table(("cable", "cited", "by"), rows)
    told = counted(len(found), "cable")
    out.say(f"{told[0].upper()}{told[1:]} cited but not in the project.")
    return 0


def _followed_row(one: Followed) -> tuple[str, str, str, str]:
    letter = f"{one.reference.letter}." if one.reference.letter else "ref"
    return (letter, _name(one), one.state.value, _subjects(one.found))


def _name(one: Followed) -> str:
    return one.reference.cable_id or one.reference.text


def _subjects(found: tuple[CableRow, ...]) -> str:
    return " | ".join(row.subject for row in found)


def _followed_json(one: Followed) -> dict[str, Json]:
    return {
        "letter": one.reference.letter,
        "text": one.reference.text,
        "cable_id": one.reference.cable_id,
        "state": one.state.value,
        "found": [row.cable_id for row in one.found],
    }


def _missing_json(one: Missing) -> dict[str, Json]:
    return {"cable_id": one.cable_id, "cited_by": list(one.cited_by)}
