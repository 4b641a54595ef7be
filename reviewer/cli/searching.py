"""``reviewer list`` and ``reviewer search``: cables, and where the words stand."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reviewer.cli import arguments as shared
from reviewer.cli.cable_json import Json, marking_json, time_json
from reviewer.cli.output import Output, counted
from reviewer.cli.usage import UsageError
from reviewer.domain.query_terms import joined
from reviewer.services import browsing, saved_searches, searching
from reviewer.services.browsing import CableRow
from reviewer.services.projects import Project
from reviewer.services.searching import Order, SearchResult, Snippet

if TYPE_CHECKING:
    from reviewer.cli.arguments import Commands

_PAGE = 256
_QUERY = (
    'words, "exact words", -not, begin*; tag: post: level: from: state: has: label: '
    "note: speaker: id:, as in  tag:KV level:C..S from:2009-01..2009-12 has:denial|note"
)


def add(commands: "Commands") -> None:
    """Add the commands."""
    listing = shared.command(
        commands,
        "list",
        list_,
        summary="List the cables of a project, all or those that a query finds.",
        example="reviewer list study.reviewer tag:PGOV --sort date --json",
    )
    shared.add_project(listing)
    listing.add_argument("query", metavar="QUERY", nargs="*", help=_QUERY)
    _add_saved(listing)
    listing.add_argument(
        "--save-as", metavar="NAME", help="keep the query under a name, as yours"
    )
    _add_order(listing, Order.IMPORTED)
    search = shared.command(
        commands,
        "search",
        search_,
        summary="Find cables by words and operators, and show the words in the text.",
        example="reviewer search study.reviewer 'harbour -strike from:2009'",
    )
    shared.add_project(search)
    search.add_argument("query", metavar="QUERY", nargs="*", help=_QUERY)
    _add_saved(search)
    _add_order(search, Order.RELEVANCE)


def _add_saved(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--saved",
        metavar="NAME",
        help="what you saved under this name; a QUERY narrows it further",
    )


def _add_order(parser: ArgumentParser, default: Order) -> None:
    parser.add_argument(
        "--sort",
        choices=[order.value for order in Order],
        default=default.value,
        help=f"by what (default: {default.value})",
    )
    parser.add_argument("--descending", action="store_true", help="the other way round")
    parser.add_argument(
        "--most",
        metavar="N",
        type=shared.positive,
        help="show the first N only (default: all)",
    )
    shared.add_reviewer(parser)
    shared.add_json(parser)


def list_(arguments: Namespace, out: Output) -> int:
    """List the cables as that person may see them."""
    with shared.opened(arguments) as project:
        found = _found(arguments, project)
        if arguments.save_as is not None:
            name, reviewer = arguments.save_as, shared.reviewer_of(arguments)
            text = _text(arguments, project)
            saved_searches.save(project, name, text, reviewer=reviewer)
        rows = [row for page in _pages(arguments, project, found) for row in page]
    is_anybody = bool(shared.known_reviewer(arguments))
    if arguments.json:
        out.json({"cables": [_row_json(row) for row in rows]})
    elif rows:
        heads = ("cable", "date", "level", "statements", "state", "subject")
        out.table(heads, [_row(row, is_anybody=is_anybody) for row in rows])
    elif found.query.terms:
        out.say("No cable is like that.")
    else:
        out.say("There is no cable in this project yet; import some.")
    return 0


def search_(arguments: Namespace, out: Output) -> int:
    """Find cables, each with the first place where the words stand."""
    if not arguments.query and arguments.saved is None:
        raise UsageError("there is nothing to look for: give a QUERY or --saved NAME")
    with shared.opened(arguments) as project:
        found = _found(arguments, project)
        shown = [
            (row, snippets.get(row.position))
            for page in _pages(arguments, project, found)
            for snippets in [searching.snippets(project, _ids(page), found.query)]
            for row in page
        ]
    if arguments.json:
        cables = [
            {**_row_json(row), "snippet": _snippet_json(piece)} for row, piece in shown
        ]
        out.json({"total": found.total, "cables": cables})
        return 0
    if shown:
        heads = ("cable", "date", "level", "found in")
        out.table(heads, [_found_row(row, piece) for row, piece in shown])
    out.say(f"{counted(found.total, 'cable')} found.")
    return 0


def _found(arguments: Namespace, project: Project) -> SearchResult:
    return searching.search(
        project,
        _text(arguments, project),
        reviewer=shared.known_reviewer(arguments),
        order=Order(arguments.sort),
        descending=arguments.descending,
    )


def _text(arguments: Namespace, project: Project) -> str:
    """What is looked for: a saved search, narrowed by what was given beside it."""
    if arguments.saved is None:
        return " ".join(arguments.query)
    reviewer = shared.known_reviewer(arguments)
    kept = saved_searches.named(project, arguments.saved, reviewer=reviewer)
    return joined((kept.query, *arguments.query))


def _pages(
    arguments: Namespace, project: Project, found: SearchResult
) -> Iterator[tuple[CableRow, ...]]:
    """The rows that were asked for, page by page."""
    reviewer = shared.known_reviewer(arguments)
    wanted = found.ids[: arguments.most]
    for start in range(0, len(wanted), _PAGE):
        part = wanted[start : start + _PAGE]
        yield browsing.page(project, part, reviewer=reviewer)


def _ids(page: tuple[CableRow, ...]) -> list[int]:
    return [row.position for row in page]


def _row(row: CableRow, *, is_anybody: bool) -> tuple[object, ...]:
    """One line of the list; how many statements is told only to who made them."""
    statements = row.statements if is_anybody else "–"
    return (*_named(row), statements, row.state, row.subject)


def _found_row(row: CableRow, piece: Snippet | None) -> tuple[object, ...]:
    return (*_named(row), piece.text if piece else row.subject)


def _named(row: CableRow) -> tuple[str, str, str]:
    date = f"{row.dtg:%Y-%m-%d}" if row.dtg else ""
    return (row.cable_id, date, str(row.banner) if row.banner else "unmarked")


def _row_json(row: CableRow) -> dict[str, Json]:
    return {
        "cable_id": row.cable_id,
        "subject": row.subject,
        "from": row.from_post,
        "dtg": time_json(row.dtg),
        "banner": marking_json(row.banner),
        "statements": row.statements,
        "state": row.state,
    }


def _snippet_json(piece: Snippet | None) -> Json:
    if piece is None:
        return None
    return {
        "text": piece.text,
        "hits": [[hit.start, hit.end] for hit in piece.hits],
    }
