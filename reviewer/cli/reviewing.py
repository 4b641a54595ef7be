"""Commands about who reads what: assign, submit, reopen-pass, unblind."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from reviewer import settings
from reviewer.cli import arguments as shared
from reviewer.cli.output import Output, counted
from reviewer.domain.duties import READS, Role
from reviewer.domain.identifiers import CableId
from reviewer.services import assigning, submitting, unblinding

if TYPE_CHECKING:
    from reviewer.cli.arguments import Commands

_ROLES = {
    **{kind.value: role for kind, role in READS.items()},
    "adjudicator": Role.ADJUDICATOR,
    "releasing": Role.RELEASING_OFFICER,
}
_PASSES = [kind.value for kind in READS]


def add(commands: "Commands") -> None:
    """Add the commands."""
    _add_assign(commands)
    parser = shared.command(
        commands,
        "submit",
        submit,
        summary="Hand your pass in; it is kept for ever as it is, by its hash.",
        example="reviewer submit study.reviewer --all --reviewer analyst",
    )
    shared.add_project(parser)
    shared.add_cables(parser)
    shared.add_reviewer(parser)
    shared.add_json(parser)
    parser = shared.command(
        commands,
        "reopen-pass",
        reopen_pass,
        summary="Take your pass back to go on with it.",
        example="reviewer reopen-pass study.reviewer --cable 09PORTSELWYN41 "
        '--reviewer analyst --reason "a page was missed"',
    )
    _add_cable_and_reason(parser)
    parser = shared.command(
        commands,
        "unblind",
        unblind,
        summary="Show somebody the other pass early; recorded for ever, and the pair "
        "is left out of agreement figures.",
        example="reviewer unblind study.reviewer --cable 09PORTSELWYN41 "
        '--viewer "second reviewer" --reason "training"',
    )
    _add_cable_and_reason(parser)
    parser.add_argument("--viewer", metavar="NAME", required=True, help="who is shown")


def _add_assign(commands: "Commands") -> None:
    parser = shared.command(
        commands,
        "assign",
        assign,
        summary="Give somebody a pass, or another role, for some cables.",
        example="reviewer assign study.reviewer --all --pass second "
        '--reviewer "second reviewer"',
    )
    shared.add_project(parser)
    shared.add_cables(parser)
    role = parser.add_mutually_exclusive_group(required=True)
    role.add_argument("--pass", dest="role", choices=_PASSES)
    role.add_argument("--role", dest="role", choices=["adjudicator", "releasing"])
    parser.add_argument(
        "--reviewer", metavar="NAME", required=True, help="who is to have it"
    )
    parser.add_argument(
        "--by", metavar="NAME", help="who gives it (default: the configured name)"
    )
    parser.add_argument(
        "--waiver",
        metavar="TEXT",
        default="",
        help="why somebody may adjudicate a cable that they have read",
    )
    parser.add_argument(
        "--take-back", action="store_true", help="take the role from them instead"
    )


def _add_cable_and_reason(parser: ArgumentParser) -> None:
    shared.add_project(parser)
    parser.add_argument("--cable", metavar="ID", required=True)
    parser.add_argument("--reason", metavar="TEXT", required=True)
    shared.add_reviewer(parser)


def assign(arguments: Namespace, out: Output) -> int:
    """Give a role for some cables, or take it back."""
    role, to = _ROLES[arguments.role], arguments.reviewer
    by = arguments.by or settings.identity() or to
    with shared.opened(arguments) as project:
        cables = shared.cables_of(arguments, project, by)
        done = None
        if arguments.take_back:
            done = assigning.withdraw(
                project, cables, role=role, held_by=to, reviewer=by
            )
        else:
            assigning.assign(
                project, cables, role=role, to=to, reviewer=by, waiver=arguments.waiver
            )
    if arguments.take_back and done is None:
        out.say(f"{to} is not {role.words} of any of them. Nothing was changed.")
        return 0
    is_now = "no longer" if arguments.take_back else "now"
    out.say(f"{to} is {is_now} {role.words} of {counted(len(cables), 'cable')}.")
    return 0


def submit(arguments: Namespace, out: Output) -> int:
    """Hand passes in and print the hashes of their snapshots."""
    reviewer = shared.reviewer_of(arguments)
    with shared.opened(arguments) as project:
        if arguments.all:
            cables = submitting.waiting(project, reviewer=reviewer)
        else:
            cables = shared.cables_of(arguments, project, reviewer)
        done = submitting.submit(project, cables, reviewer=reviewer)
    if arguments.json:
        told = [
            {
                "cable_id": one.cable_id,
                "pass": one.kind.value,
                "revision": one.revision,
                "snapshot_sha256": one.snapshot_sha256,
                "blind": one.blind,
            }
            for one in done
        ]
        out.json({"submitted": told})
    for one in () if arguments.json else done:
        out.line(f"{one.cable_id}  {one.snapshot_sha256}")
    if not done:
        out.say(f"{reviewer} has no open pass to hand in.")
    return 0


def reopen_pass(arguments: Namespace, out: Output) -> int:
    """Open one's own pass again."""
    reviewer = shared.reviewer_of(arguments)
    with shared.opened(arguments) as project:
        submitting.reopen_pass(
            project,
            CableId(arguments.cable),
            reviewer=reviewer,
            reason=arguments.reason,
        )
    out.say(f"Your pass over {arguments.cable} is open again; hand it in anew.")
    return 0


def unblind(arguments: Namespace, out: Output) -> int:
    """Show somebody the passes of others."""
    reviewer = shared.reviewer_of(arguments)
    with shared.opened(arguments) as project:
        unblinding.unblind(
            project,
            CableId(arguments.cable),
            viewer=arguments.viewer,
            reviewer=reviewer,
            reason=arguments.reason,
        )
    out.say(
        f"{arguments.viewer} may see every pass over {arguments.cable} from now on. "
        "This is recorded for ever."
    )
    return 0
