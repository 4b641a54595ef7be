"""``reviewer statements``: what a person has recorded."""

from argparse import Namespace
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.cli import arguments as shared
from reviewer.cli.cable_json import Json, span_json
from reviewer.cli.output import Output
from reviewer.domain.identifiers import CableId
from reviewer.domain.statement import Link, Pass, PassKind, Statement
from reviewer.domain.text import excerpt
from reviewer.services import browsing, viewing
from reviewer.services.browsing import OpenCable, PassView
from reviewer.services.projects import Project

if TYPE_CHECKING:
    from reviewer.cli.arguments import Commands


@dataclass(frozen=True, slots=True, kw_only=True)
class _Recorded:
    """A statement with all that its line needs."""

    statement: Statement
    links: tuple[Link, ...]
    own_pass: Pass
    opened: OpenCable
    reviewer: str
    speaker: str

    @property
    def quote(self) -> str:
        """The content on one line."""
        shown = self.opened.cable.shown(self.statement.spans)
        return excerpt(self.opened.text, shown)

    @property
    def paragraph(self) -> int | None:
        """The number of the paragraph that the statement begins in."""
        found = self.opened.cable.paragraph_at(self.statement.start)
        return found.number if found else None

    @property
    def marking(self) -> str:
        """The highest marking over the content; unmarked text is never U."""
        return str(self.opened.cable.marking_over(self.statement.spans))


def add(commands: "Commands") -> None:
    """Add the command."""
    parser = shared.command(
        commands,
        "statements",
        statements,
        summary="List the statements of your own pass, or of one that you may see.",
        example="reviewer statements study.reviewer --reviewer analyst --json",
    )
    shared.add_project(parser)
    parser.add_argument("--cable", metavar="ID", help="this cable only")
    parser.add_argument(
        "--pass",
        dest="pass_kind",
        choices=[kind.value for kind in PassKind],
        help="this pass, by whomever; another's is shown once both are in",
    )
    shared.add_reviewer(parser)
    shared.add_json(parser)


def statements(arguments: Namespace, out: Output) -> int:
    """List what was recorded, in the order of cables and text."""
    reviewer = shared.reviewer_of(arguments)
    kind = PassKind(arguments.pass_kind) if arguments.pass_kind else None
    with shared.opened(arguments) as project:
        people = viewing.readers(project)
        found = [
            recorded
            for cable_id in _cables(project, arguments.cable, kind, reviewer)
            for recorded in _recorded(
                browsing.cable(project, cable_id),
                _view(project, cable_id, kind, reviewer),
                people,
            )
        ]
    if arguments.json:
        out.json({"statements": [_json(recorded) for recorded in found]})
    elif found:
        heads = ("id", "cable", "¶", "level", "kind", "type", "speaker", "quote")
        out.table(heads, [_row(recorded) for recorded in found])
    elif kind:
        out.say(f"There is no {kind} pass here that {reviewer} may see.")
    else:
        out.say(f"{reviewer} has recorded no statement here.")
    return 0


def _cables(
    project: Project, wanted: str | None, kind: PassKind | None, reviewer: str
) -> tuple[CableId, ...]:
    if wanted is not None:
        return (browsing.cable(project, CableId(wanted)).cable_id,)
    if kind is not None:
        return viewing.cables_with(project, kind, reviewer=reviewer)
    rows = browsing.cables(project, reviewer=reviewer)
    return tuple(row.cable_id for row in rows if row.statements)


def _view(
    project: Project, cable_id: CableId, kind: PassKind | None, reviewer: str
) -> PassView:
    if kind is None:
        return browsing.pass_view(project, cable_id, reviewer=reviewer)
    return viewing.view(project, cable_id, kind, reviewer=reviewer)


def _recorded(
    opened: OpenCable, view: PassView, people: Mapping[str, str]
) -> Iterator[_Recorded]:
    if view.own_pass is None:
        return
    names = {speaker.speaker_id: speaker.name for speaker in view.speakers}
    for statement in sorted(view.statements, key=lambda item: item.spans):
        yield _Recorded(
            statement=statement,
            links=tuple(
                link for link in view.links if link.from_id == statement.statement_id
            ),
            own_pass=view.own_pass,
            opened=opened,
            reviewer=people[view.own_pass.reviewer_id],
            speaker=names.get(statement.speaker_id, "") if statement.speaker_id else "",
        )


def _row(recorded: _Recorded) -> tuple[object, ...]:
    statement = recorded.statement
    return (
        statement.statement_id,
        statement.cable_id,
        "" if recorded.paragraph is None else recorded.paragraph,
        recorded.marking,
        statement.kind.value,
        statement.statement_type or "",
        recorded.speaker,
        recorded.quote,
    )


def _json(recorded: _Recorded) -> Json:
    statement = recorded.statement
    return {
        "statement_id": statement.statement_id,
        "cable_id": statement.cable_id,
        "pass": recorded.own_pass.kind.value,
        "reviewer": recorded.reviewer,
        "kind": statement.kind.value,
        "statement_type": statement.statement_type,
        "spans": [span_json(span) for span in statement.spans],
        "quote": recorded.quote,
        "paragraph": recorded.paragraph,
        "marking": recorded.marking,
        "origin": statement.origin.value,
        "links": [{"to": link.to_id, "kind": link.kind} for link in recorded.links],
    }
