"""``reviewer speakers``: who said what is recorded, put otherwise or made one."""

from argparse import Namespace
from dataclasses import replace
from typing import TYPE_CHECKING

from reviewer.cli import arguments as shared
from reviewer.cli.output import Output, counted
from reviewer.services import speakers_known
from reviewer.services.projects import Project

if TYPE_CHECKING:
    from reviewer.cli.arguments import Commands


def add(commands: "Commands") -> None:
    """Add the command."""
    parser = shared.command(
        commands,
        "speakers",
        speakers,
        summary="List your speakers with how much each said, give one another name, or "
        "make two one.",
        example='reviewer speakers study.reviewer --merge "Dobry" "the chairman" '
        "--reviewer analyst",
    )
    shared.add_project(parser)
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument(
        "--rename", nargs=2, metavar=("NAME", "NEW"), help="give one another name"
    )
    choice.add_argument(
        "--merge",
        nargs=2,
        metavar=("KEPT", "GONE"),
        help="make two one; all that the second said goes to the first",
    )
    shared.add_reviewer(parser)
    shared.add_json(parser)


def speakers(arguments: Namespace, out: Output) -> int:
    """Change the list where that was asked for, and print it."""
    reviewer = shared.reviewer_of(arguments)
    with shared.opened(arguments) as project:
        _change(arguments, project, reviewer, out)
        found = speakers_known.listed(project, reviewer=reviewer)
    if arguments.json:
        out.json({"speakers": [_json(one) for one in found]})
        return 0
    if found:
        heads = ("name", "role", "organisation", "also", "said", "passed on", "cables")
        out.table(heads, map(_row, found))
    out.say(f"{counted(len(found), 'speaker')}.")
    return 0


def _change(arguments: Namespace, project: Project, reviewer: str, out: Output) -> None:
    if arguments.rename:
        wanted, name = arguments.rename
        known = speakers_known.called(project, wanted, reviewer=reviewer)
        after = replace(known, name=name)
        speakers_known.edit(project, after, reviewer=reviewer)
    elif arguments.merge:
        kept, gone = (
            speakers_known.called(project, name, reviewer=reviewer)
            for name in arguments.merge
        )
        done = speakers_known.merge(
            project, kept.speaker_id, gone.speaker_id, reviewer=reviewer
        )
        out.say(f"{done.label}.")


def _row(one: speakers_known.KnownSpeaker) -> tuple[object, ...]:
    who = one.speaker
    names = "; ".join(who.aliases)
    counts = (one.statements, one.via, one.cables)
    return (who.name, who.role, who.organisation, names, *counts)


def _json(one: speakers_known.KnownSpeaker) -> dict[str, object]:
    who = one.speaker
    return {
        "speaker_id": who.speaker_id,
        "name": who.name,
        "role": who.role,
        "organisation": who.organisation,
        "aliases": list(who.aliases),
        "statements": one.statements,
        "via": one.via,
        "cables": one.cables,
    }
