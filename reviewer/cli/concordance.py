"""``reviewer concordance``: every place where words stand, each in its context."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reviewer.cli import arguments as shared
from reviewer.cli.cable_json import Json, marking_json, span_json
from reviewer.cli.output import Output, counted
from reviewer.cli.usage import UsageError
from reviewer.domain.codebook import STATEMENT_TYPE, Kind
from reviewer.domain.concordance import Inquiry, Line, Places, Sort
from reviewer.domain.identifiers import CableId
from reviewer.services import bulk_tagging, concordance
from reviewer.services.bulk_tagging import Extent, Wish
from reviewer.services.projects import Project

if TYPE_CHECKING:
    from reviewer.cli.arguments import Commands

_PAGE = 256
_LEFT, _RIGHT = 40, 40


def add(commands: "Commands") -> None:
    """Add the command."""
    parser = shared.command(
        commands,
        "concordance",
        concordance_,
        summary="Show every place where words stand, with the words around it.",
        example="reviewer concordance study.reviewer '\"fog horn\"' --sort right",
    )
    shared.add_project(parser)
    parser.add_argument(
        "query",
        metavar="QUERY",
        nargs="+",
        help="words and operators as for “search”; the operators choose the cables",
    )
    parser.add_argument(
        "--regex",
        action="store_true",
        help="QUERY is a regular expression; a blank fits line ends, too",
    )
    parser.add_argument(
        "--cable", metavar="ID", nargs="+", action="extend", help="in these cables only"
    )
    _add_shape(parser)
    _add_recording(parser)
    shared.add_reviewer(parser)
    shared.add_json(parser)


def _add_shape(parser: ArgumentParser) -> None:
    for side, default in (("left", _LEFT), ("right", _RIGHT)):
        parser.add_argument(
            f"--{side}",
            metavar="N",
            type=shared.natural,
            default=default,
            help=f"characters of context on the {side} (default: {default})",
        )
    parser.add_argument(
        "--sort",
        choices=[sort.value for sort in Sort],
        default=Sort.CABLE.value,
        help="by the context left or right of the hit, by date or cable (default)",
    )
    parser.add_argument(
        "--most",
        metavar="N",
        type=shared.positive,
        default=concordance.MOST,
        help=f"stop after N places (default: {concordance.MOST:,})",
    )


def _add_recording(parser: ArgumentParser) -> None:
    record = parser.add_argument_group("recording", "all places, as one step of undo")
    record.add_argument(
        "--record",
        metavar="KIND",
        choices=[kind.value for kind in Kind],
        help="record this kind of statement at every place, instead of showing them",
    )
    record.add_argument("--type", help="the type of a claim, such as denial")
    record.add_argument(
        "--extent",
        choices=[extent.value for extent in Extent],
        default=Extent.HIT.value,
        help="over the words found (default) or their sentence",
    )


def concordance_(arguments: Namespace, out: Output) -> int:
    """Print a line for each place, with the person's own statements on it."""
    with shared.opened(arguments) as project:
        places = _found(arguments, project)
        if arguments.record:
            return _record(arguments, out, project, places)
        lines = list(_lines(arguments, project, places))
    if arguments.json:
        shown = [_line_json(line) for line in lines]
        out.json({"total": len(places), "is_cut": places.is_cut, "places": shown})
        return 0
    width = max((len(line.left) for line in lines), default=0)
    for line in lines:
        out.line(_row(line, width))
    told = f"{counted(len(places), 'place')} in {counted(places.cables, 'cable')}."
    more = " There are more; --most N shows them." if places.is_cut else ""
    out.say(told[0].upper() + told[1:] + more)
    return 0


def _record(arguments: Namespace, out: Output, project: Project, places: Places) -> int:
    """Record at every place, and say what was left out."""
    if places.is_cut:
        raise UsageError("there are more places than --most; nothing was recorded")
    given = {STATEMENT_TYPE: arguments.type} if arguments.type else {}
    tagged = bulk_tagging.tag_places(
        project,
        places.part(0, len(places)),
        reviewer=shared.reviewer_of(arguments),
        wish=Wish(
            kind=Kind(arguments.record),
            attributes=given,
            extent=Extent(arguments.extent),
        ),
        progress=out.progress,
    )
    if arguments.json:
        skipped = {skip.value: count for skip, count in tagged.skipped.items()}
        out.json({"added": tagged.added, "cables": tagged.cables, "skipped": skipped})
    else:
        out.say(tagged.sentence)
    return 0


def _found(arguments: Namespace, project: Project) -> Places:
    inquiry = Inquiry(
        text=" ".join(arguments.query),
        is_pattern=arguments.regex,
        among=_among(arguments, project),
        sort=Sort(arguments.sort),
    )
    reviewer = shared.known_reviewer(arguments)
    return concordance.find(project, inquiry, reviewer=reviewer, most=arguments.most)


def _among(arguments: Namespace, project: Project) -> frozenset[int] | None:
    if not arguments.cable:
        return None
    chosen = [CableId(cable_id) for cable_id in arguments.cable]
    return concordance.positions(project, chosen)


def _lines(arguments: Namespace, project: Project, places: Places) -> Iterator[Line]:
    reviewer = shared.known_reviewer(arguments)
    for start in range(0, len(places), _PAGE):
        yield from concordance.lines(
            project,
            places.part(start, start + _PAGE),
            reviewer=reviewer,
            left=arguments.left,
            right=arguments.right,
        )


def _row(line: Line, width: int) -> str:
    marking = str(line.marking) if line.marking else "unmarked"
    own = ", ".join(one.statement_type or one.kind.value for one in line.statements)
    around = f"{line.left:>{width}}[{line.hit}]{line.right}"
    where = f"{line.cable_id} {_where(line)} {marking}"
    return f"{around}  {where}" + (f"  {own}" if own else "")


def _where(line: Line) -> str:
    number = line.paragraph.number if line.paragraph else None
    return f"¶{number}" if number is not None else "–"


def _line_json(line: Line) -> dict[str, Json]:
    return {
        "cable_id": line.cable_id,
        "span": span_json(line.place.span),
        "paragraph": line.paragraph.number if line.paragraph else None,
        "marking": marking_json(line.marking),
        "left": line.left,
        "hit": line.hit,
        "right": line.right,
        "statements": [one.statement_id for one in line.statements],
    }
