"""``reviewer agreement``: how far two blind passes agree."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.cli import arguments as shared
from reviewer.cli.output import Output, counted
from reviewer.domain.identifiers import CableId
from reviewer.services import agreement_files, browsing, measuring
from reviewer.services.measuring import Agreement

if TYPE_CHECKING:
    from reviewer.cli.arguments import Commands


def add(commands: "Commands") -> None:
    """Add the command."""
    parser = shared.command(
        commands,
        "agreement",
        agreement,
        summary="Measure how far two passes agree, over the cables read blind.",
        example="reviewer agreement study.reviewer --json",
    )
    shared.add_project(parser)
    parser.add_argument("--cable", metavar="ID", nargs="+", action="extend")
    parser.add_argument(
        "--seed", metavar="N", type=shared.natural, help="of γ's random passes"
    )
    parser.add_argument(
        "-o", "--out", metavar="FILE", type=Path, help="write it as .csv or .json"
    )
    shared.add_reviewer(parser)
    shared.add_json(parser)


def agreement(arguments: Namespace, out: Output) -> int:
    """Print every figure with what it rests on, or why there is none."""
    reviewer = shared.known_reviewer(arguments)
    with shared.opened(arguments) as project:
        for cable_id in arguments.cable or ():
            browsing.cable(project, CableId(cable_id))
        found = measuring.agreement(
            project,
            arguments.cable,
            reviewer=reviewer,
            seed=arguments.seed,
            progress=out.progress,
        )
    assert found is not None  # noqa: S101 - nobody can give it up
    if arguments.out:
        agreement_files.save(found, arguments.out)
        out.line(str(arguments.out))
    elif arguments.json:
        out.json(agreement_files.document(found))
    else:
        heads = ("measure", "value", "n", "of", "coverage", "Po", "why")
        out.table(heads, agreement_files.rows(found.figures.measures))
    out.say(_basis(found))
    return 0


def _basis(found: Agreement) -> str:
    return (
        f"{len(found.measured)} of {counted(found.total, 'cable')}, both passes "
        f"submitted blind. Left out: {counted(len(found.unblinded), 'pair')} "
        f"(unblinded), {found.waiting or 'none'} not yet submitted."
    )
