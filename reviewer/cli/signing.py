"""Commands about what is settled: sign-off, reopen, verify."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.cli import arguments as shared
from reviewer.cli.output import Output
from reviewer.cli.project import FOUND_SOMETHING
from reviewer.domain.identifiers import CableId
from reviewer.services import signing, verifying

if TYPE_CHECKING:
    from reviewer.cli.arguments import Commands


def add(commands: "Commands") -> None:
    """Add the commands."""
    parser = shared.command(
        commands,
        "sign-off",
        sign_off,
        summary="Freeze an adjudicated cable and write the receipt of it.",
        example="reviewer sign-off study.reviewer --cable 09PORTSELWYN41 "
        "--reviewer adjudicator -o receipt.json",
    )
    shared.add_project(parser)
    parser.add_argument("--cable", metavar="ID", required=True)
    shared.add_reviewer(parser)
    parser.add_argument(
        "-o",
        "--out",
        metavar="RECEIPT",
        type=Path,
        required=True,
        help="a new file, to be kept away from the project",
    )
    parser = shared.command(
        commands,
        "reopen",
        reopen,
        summary="Open a signed-off cable as its next revision; decisions stay.",
        example="reviewer reopen study.reviewer --cable 09PORTSELWYN41 "
        '--reviewer adjudicator --reason "a portion was missed"',
    )
    shared.add_project(parser)
    parser.add_argument("--cable", metavar="ID", required=True)
    shared.add_reviewer(parser)
    parser.add_argument("--reason", metavar="TEXT", required=True)
    parser = shared.command(
        commands,
        "verify",
        verify,
        summary="Check a project against a receipt; exit code 1 names the first "
        "difference.",
        example="reviewer verify study.reviewer --receipt receipt.json",
    )
    shared.add_project(parser)
    parser.add_argument("--receipt", metavar="FILE", type=Path, required=True)
    shared.add_json(parser)


def sign_off(arguments: Namespace, out: Output) -> int:
    """Sign a cable off and print where its receipt is."""
    reviewer = shared.reviewer_of(arguments)
    with shared.opened(arguments) as project:
        receipt = signing.sign_off(
            project, CableId(arguments.cable), reviewer=reviewer, out=arguments.out
        )
    signed = receipt.sign_off
    out.line(str(arguments.out))
    out.say(
        f"{signed.cable_id} is signed off, revision {signed.revision}. Keep the "
        "receipt away from the project: “reviewer verify” proves a change by it."
    )
    for remark in receipt.remarks:
        out.say(remark)
    return 0


def reopen(arguments: Namespace, out: Output) -> int:
    """Open a signed-off cable again."""
    reviewer = shared.reviewer_of(arguments)
    with shared.opened(arguments) as project:
        signing.reopen(
            project,
            CableId(arguments.cable),
            reviewer=reviewer,
            reason=arguments.reason,
        )
    out.say(f"{arguments.cable} is open again; all decisions are kept.")
    return 0


def verify(arguments: Namespace, out: Output) -> int:
    """Compare a project with a receipt; neither is changed."""
    receipt = verifying.read_receipt(arguments.receipt)
    with shared.opened(arguments, read_only=True) as project:
        found = verifying.verify(project, receipt)
    if arguments.json:
        difference = found.difference
        out.json(
            {
                "cable_id": found.cable_id,
                "revision": found.revision,
                "holds": found.holds,
                "difference": difference and difference.what.value,
                "message": difference and difference.message,
                "remarks": list(found.remarks),
            }
        )
    else:
        if found.difference:
            out.line(f"{found.difference.what}  {found.difference.message}")
        else:
            out.line(
                f"{found.cable_id}, revision {found.revision}, is as it was signed."
            )
        for remark in found.remarks:
            out.say(remark)
    return 0 if found.holds else FOUND_SOMETHING
