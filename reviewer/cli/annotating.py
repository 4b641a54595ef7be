"""Commands that record: annotate, link, remove, undo, redo."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from typing import TYPE_CHECKING

from reviewer.cli import arguments as shared
from reviewer.cli.cable_json import span_json
from reviewer.cli.output import Output
from reviewer.cli.usage import UsageError
from reviewer.domain.changes import ChangeSet
from reviewer.domain.codebook import Kind
from reviewer.domain.identifiers import CableId, StatementId
from reviewer.domain.statement import Link, Statement
from reviewer.domain.text import Span
from reviewer.errors import RuleError
from reviewer.services import annotating, browsing, history, linking, quoting
from reviewer.services.browsing import OpenCable
from reviewer.services.projects import Project

if TYPE_CHECKING:
    from reviewer.cli.arguments import Commands


class UnknownStatementError(RuleError):
    """No statement or link of the person has that id."""

    def __init__(self, wanted: str, reviewer: str) -> None:
        super().__init__(
            f"{reviewer} has no statement or link {wanted} in this project. "
            "“reviewer statements” lists the ids."
        )


class NothingToUndoError(RuleError):
    """The person's undo stack is empty."""

    def __init__(self, reviewer: str, what: str) -> None:
        super().__init__(f"There is nothing that {reviewer} could {what}.")


def add(commands: "Commands") -> None:
    """Add the commands."""
    _add_annotate(commands)
    parser = shared.command(
        commands,
        "link",
        link,
        summary="Link a statement to another, and print the link's id.",
        example="reviewer link study.reviewer FROM_ID TO_ID "
        "--kind disputes --mode rebuts --reviewer analyst",
    )
    shared.add_project(parser)
    parser.add_argument("from_id", metavar="FROM_ID")
    parser.add_argument("to_id", metavar="TO_ID")
    parser.add_argument("--kind", required=True, help="a relation of the codebook")
    parser.add_argument("--mode", help="how, where the relation has modes")
    shared.add_reviewer(parser)
    parser = shared.command(
        commands,
        "remove",
        remove,
        summary="Remove a statement with its links and notes, or a link.",
        example="reviewer remove study.reviewer STATEMENT_ID --reviewer analyst",
    )
    shared.add_project(parser)
    parser.add_argument("wanted", metavar="ID", help="a statement's or a link's id")
    shared.add_reviewer(parser)
    _add_steps(commands)


def _add_annotate(commands: "Commands") -> None:
    parser = shared.command(
        commands,
        "annotate",
        annotate,
        summary="Record a statement in your pass and print its id.",
        example="reviewer annotate study.reviewer --cable 09PORTSELWYN41 "
        '--reviewer analyst --kind claim --type denial --quote "the Guild does '
        'not discuss its members" --speaker "Teodor Haskil"',
    )
    shared.add_project(parser)
    parser.add_argument("--cable", metavar="ID", required=True)
    parser.add_argument("--kind", required=True, choices=[kind.value for kind in Kind])
    parser.add_argument("--type", help="the type of a claim, such as denial")
    _add_place(parser)
    parser.add_argument("--speaker", metavar="NAME", help="found by name, or added")
    parser.add_argument("--note", metavar="TEXT")
    parser.add_argument(
        "--attribute",
        metavar="NAME=VALUE",
        type=_name_and_value,
        action="append",
        default=[],
        help="an attribute of the codebook; may be repeated",
    )
    parser.add_argument("--general", action="store_true", help="answers no one claim")
    parser.add_argument(
        "--mixed", action="store_true", help="claim and comment on the same words"
    )
    shared.add_reviewer(parser)
    shared.add_json(parser)


def _add_place(parser: ArgumentParser) -> None:
    place = parser.add_argument_group("where", "either a quote, or a start and an end")
    place.add_argument(
        "--quote", metavar="TEXT", help="words of the cable; line ends do not matter"
    )
    place.add_argument(
        "--occurrence",
        metavar="N",
        type=shared.positive,
        help="which one, where the quote stands more than once",
    )
    place.add_argument("--start", metavar="N", type=shared.natural, help="code points")
    place.add_argument("--end", metavar="N", type=shared.natural)
    place.add_argument(
        "--source", metavar="TEXT", help="the words that name the source"
    )
    place.add_argument("--cue", metavar="TEXT", help="the words of saying")


def _add_steps(commands: "Commands") -> None:
    for name, run, summary in (
        ("undo", undo, "Take back your last step, also one of an earlier day."),
        ("redo", redo, "Do again what you took back last."),
    ):
        example = f"reviewer {name} study.reviewer --reviewer analyst"
        parser = shared.command(commands, name, run, summary=summary, example=example)
        shared.add_project(parser)
        shared.add_reviewer(parser)


def annotate(arguments: Namespace, out: Output) -> int:
    """Record a statement with its speaker and note: one step of undo."""
    reviewer = shared.reviewer_of(arguments)
    with shared.opened(arguments) as project:
        cable = browsing.cable(project, CableId(arguments.cable))
        content = _content(arguments, cable)
        change_set = annotating.add_statement(
            project,
            cable.cable_id,
            reviewer=reviewer,
            kind=Kind(arguments.kind),
            spans=(content,),
            statement_type=arguments.type,
            attributes=dict(arguments.attribute),
            source_spans=_near(arguments.source, cable, content),
            cue_spans=_near(arguments.cue, cable, content),
            mixed=arguments.mixed,
            general=arguments.general,
            speaker_name=arguments.speaker or "",
            note=arguments.note or "",
        )
    made = _added(change_set)
    if arguments.json:
        spans = [span_json(span) for span in made.spans]
        out.json(
            {
                "statement_id": made.statement_id,
                "cable_id": made.cable_id,
                "spans": spans,
            }
        )
    else:
        out.line(made.statement_id)
    return 0


def _content(arguments: Namespace, cable: OpenCable) -> Span:
    start, end = arguments.start, arguments.end
    if arguments.quote is not None:
        if start is not None or end is not None:
            raise UsageError("give either --quote, or --start and --end")
        return quoting.place(
            cable.text, cable.cable, arguments.quote, occurrence=arguments.occurrence
        )
    if arguments.occurrence is not None:
        raise UsageError("--occurrence tells which --quote is meant; give one")
    if start is None or end is None:
        raise UsageError("give --quote, or both --start and --end")
    if end <= start:
        raise UsageError("--end must be greater than --start")
    return Span(start, end)


def _near(quote: str | None, cable: OpenCable, content: Span) -> tuple[Span, ...]:
    if quote is None:
        return ()
    return (quoting.nearest(cable.text, cable.cable, quote, to=content),)


def _added(change_set: ChangeSet) -> Statement:
    return next(
        change.after
        for change in change_set.changes
        if isinstance(change.after, Statement)
    )


def _name_and_value(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise ArgumentTypeError(f"{text!r} is not of the form NAME=VALUE")
    return name, value


def link(arguments: Namespace, out: Output) -> int:
    """Link two statements."""
    reviewer = shared.reviewer_of(arguments)
    with shared.opened(arguments) as project:
        change_set = linking.add_link(
            project,
            StatementId(arguments.from_id),
            StatementId(arguments.to_id),
            reviewer=reviewer,
            kind=arguments.kind,
            mode=arguments.mode,
        )
    for change in change_set.changes:
        if isinstance(change.after, Link):
            out.line(change.after.link_id)
    return 0


def remove(arguments: Namespace, out: Output) -> int:
    """Remove a statement or link of the person's own."""
    reviewer = shared.reviewer_of(arguments)
    with shared.opened(arguments) as project:
        found = _find(project, arguments.wanted, reviewer)
        if isinstance(found, Statement):
            done = annotating.remove_statement(project, found, reviewer=reviewer)
        else:
            done = linking.remove_link(project, found, reviewer=reviewer)
    out.say(f"Done: {done.label}. “reviewer undo” brings it back.")
    return 0


def _find(project: Project, wanted: str, reviewer: str) -> Statement | Link:
    for row in browsing.cables(project, reviewer=reviewer):
        if not row.statements:
            continue
        view = browsing.pass_view(project, row.cable_id, reviewer=reviewer)
        for statement in view.statements:
            if statement.statement_id == wanted:
                return statement
        for link_ in view.links:
            if link_.link_id == wanted:
                return link_
    raise UnknownStatementError(wanted, reviewer)


def undo(arguments: Namespace, out: Output) -> int:
    """Take back the person's last step."""
    reviewer = shared.reviewer_of(arguments)
    with shared.opened(arguments) as project:
        done = history.undo(project, reviewer=reviewer)
    if done is None:
        raise NothingToUndoError(reviewer, "undo")
    out.say(_told("Undone", done))
    return 0


def redo(arguments: Namespace, out: Output) -> int:
    """Do again what the person took back last."""
    reviewer = shared.reviewer_of(arguments)
    with shared.opened(arguments) as project:
        done = history.redo(project, reviewer=reviewer)
    if done is None:
        raise NothingToUndoError(reviewer, "redo")
    out.say(_told("Redone", done))
    return 0


def _told(what: str, done: ChangeSet) -> str:
    where = f" ({done.cable_id})" if done.cable_id else ""
    return f"{what}: {done.label}{where}."
