"""Commands about the codebook: show a version, compare two, make a new one."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.cli import arguments as shared
from reviewer.cli.cable_json import Json
from reviewer.cli.output import Output, counted
from reviewer.domain import codebook_versions as rules
from reviewer.domain.codebook_versions import Difference
from reviewer.services import codebook_versions, codebooks

if TYPE_CHECKING:
    from reviewer.cli.arguments import Commands


def add(commands: "Commands") -> None:
    """Add the command."""
    parser = shared.command(
        commands,
        "codebook",
        codebook,
        summary="List the versions of a project's codebook, write one as TOML, compare "
        "two, or make a file the next version.",
        example="reviewer codebook study.reviewer --publish codebook.toml",
    )
    shared.add_project(parser)
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument(
        "--compare",
        metavar=("OLD", "NEW"),
        nargs=2,
        type=int,
        help="what version NEW says otherwise than version OLD",
    )
    choice.add_argument(
        "--preview",
        metavar="FILE",
        type=Path,
        help="what a TOML file would change, without changing anything",
    )
    choice.add_argument(
        "--publish",
        metavar="FILE",
        type=Path,
        help="make a TOML file the project's next version; open passes go on under it",
    )
    choice.add_argument(
        "-o",
        "--out",
        metavar="FILE",
        type=Path,
        help="write the newest version, or that of --of, as TOML",
    )
    parser.add_argument(
        "--of", metavar="N", type=shared.positive, help="which version -o writes"
    )
    shared.add_reviewer(parser)
    shared.add_json(parser)


def codebook(arguments: Namespace, out: Output) -> int:
    """Do what was asked about the codebook."""
    if arguments.compare:
        return _compare(arguments, out)
    if arguments.preview:
        return _preview(arguments, out)
    if arguments.publish:
        return _publish(arguments, out)
    if arguments.out:
        return _write(arguments, out)
    return _list(arguments, out)


def _list(arguments: Namespace, out: Output) -> int:
    with shared.opened(arguments, read_only=True) as project:
        known = codebook_versions.versions(project)
    if arguments.json:
        told = [{"version": one.number, "sha256": one.sha256} for one in known]
        out.json({"versions": told})
    else:
        rows = [(one.number, one.codebook.title, one.sha256) for one in known]
        out.table(("version", "title", "sha256"), rows)
    return 0


def _write(arguments: Namespace, out: Output) -> int:
    with shared.opened(arguments, read_only=True) as project:
        newest = codebook_versions.versions(project)[-1].number
        wanted = arguments.of or newest
        found = codebook_versions.version(project, wanted)
    codebook_versions.save(found, arguments.out)
    out.say(f"Wrote version {wanted} of the codebook to {arguments.out}.")
    return 0


def _compare(arguments: Namespace, out: Output) -> int:
    with shared.opened(arguments, read_only=True) as project:
        old, new = (
            codebook_versions.version(project, one) for one in arguments.compare
        )
    _tell(rules.differences(old, new), {}, arguments, out)
    return 0


def _preview(arguments: Namespace, out: Output) -> int:
    wanted = codebooks.load(arguments.preview)
    with shared.opened(arguments, read_only=True) as project:
        found = codebook_versions.preview(
            project, wanted, reviewer=shared.reviewer_of(arguments)
        )
    _tell(found.differences, dict(found.used), arguments, out)
    return 0


def _publish(arguments: Namespace, out: Output) -> int:
    wanted = codebooks.load(arguments.publish)
    with shared.opened(arguments) as project:
        made = codebook_versions.publish(
            project, wanted, reviewer=shared.reviewer_of(arguments)
        )
    if arguments.json:
        out.json({"version": made.number, "sha256": made.sha256})
    else:
        out.line(made.sha256)
        out.say(f"The codebook is now version {made.number}.")
    return 0


def _tell(
    found: tuple[Difference, ...],
    used: dict[str, int],
    arguments: Namespace,
    out: Output,
) -> None:
    if arguments.json:
        out.json({"differences": [_json(one, used) for one in found]})
        return
    rows = [
        (
            one.place,
            one.change.value,
            one.field,
            one.before,
            one.after,
            _times(one, used),
        )
        for one in found
    ]
    out.table(("place", "change", "field", "before", "after", "used"), rows)
    out.say(f"{counted(len(found), 'difference')}.")


def _times(one: Difference, used: dict[str, int]) -> str:
    count = used.get(one.place, 0)
    return str(count) if count else ""


def _json(one: Difference, used: dict[str, int]) -> Json:
    return {
        "place": one.place,
        "change": one.change.value,
        "field": one.field,
        "before": one.before,
        "after": one.after,
        "used": used.get(one.place, 0),
    }
