"""``reviewer propositions`` and ``reviewer group``: what statements are about."""

from argparse import Namespace
from typing import TYPE_CHECKING

from reviewer.cli import arguments as shared
from reviewer.cli.cable_json import Json, time_json
from reviewer.cli.output import Output, counted
from reviewer.domain.identifiers import PropositionId, StatementId
from reviewer.domain.proposition import Proposition, Stand, answered_by, answers
from reviewer.services import boards, propositions
from reviewer.services.boards import Board, Card, Line

if TYPE_CHECKING:
    from reviewer.cli.arguments import Commands


def add(commands: "Commands") -> None:
    """Add the commands."""
    parser = shared.command(
        commands,
        "propositions",
        listed,
        summary="List your propositions, show who says what about one, or list the "
        "claims that no post addresses.",
        example="reviewer propositions study.reviewer --unanswered --reviewer analyst",
    )
    shared.add_project(parser)
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--show", metavar="ID", help="the board of this proposition")
    choice.add_argument(
        "--unanswered",
        action="store_true",
        help="the claims that no comment answers, the oldest first",
    )
    shared.add_reviewer(parser)
    shared.add_json(parser)
    parser = shared.command(
        commands,
        "group",
        group,
        summary="Gather statements of yours under a proposition, which is made where "
        "there is none of that title, and print its id.",
        example='reviewer group study.reviewer --title "The dues were raised" '
        "STATEMENT_ID --reviewer analyst",
    )
    shared.add_project(parser)
    parser.add_argument("statements", metavar="STATEMENT_ID", nargs="+")
    parser.add_argument(
        "--title", required=True, help="the sentence that they are about"
    )
    shared.add_reviewer(parser)


def listed(arguments: Namespace, out: Output) -> int:
    """Print the list, a board, or what is unanswered."""
    reviewer = shared.reviewer_of(arguments)
    with shared.opened(arguments) as project:
        if arguments.show is not None:
            wanted = PropositionId(arguments.show)
            _print_board(
                boards.board(project, wanted, reviewer=reviewer), arguments, out
            )
        elif arguments.unanswered:
            found = boards.unanswered(project, reviewer=reviewer)
            _print_cards(found, arguments, out)
        else:
            _print_lines(boards.listed(project, reviewer=reviewer), arguments, out)
    return 0


def group(arguments: Namespace, out: Output) -> int:
    """Gather statements, and print the id of the proposition."""
    reviewer, title = shared.reviewer_of(arguments), " ".join(arguments.title.split())
    ids = [StatementId(one) for one in arguments.statements]
    with shared.opened(arguments) as project:
        for line in boards.listed(project, reviewer=reviewer):
            known = line.proposition
            if known.title.casefold() == title.casefold():
                wanted = known.proposition_id
                propositions.gather(project, wanted, ids, reviewer=reviewer)
                out.line(wanted)
                return 0
        done = propositions.create(project, title, reviewer=reviewer, statement_ids=ids)
    for change in done.changes:
        if isinstance(change.after, Proposition):
            out.line(change.after.proposition_id)
    return 0


def _print_lines(lines: tuple[Line, ...], arguments: Namespace, out: Output) -> None:
    if arguments.json:
        out.json({"propositions": [_line_json(line) for line in lines]})
        return
    if lines:
        heads = ("id", "statements", "cables", "posts say", "title")
        out.table(heads, map(_line_row, lines))
    out.say(f"{counted(len(lines), 'proposition')}.")


def _print_board(board: Board, arguments: Namespace, out: Output) -> None:
    if arguments.json:
        out.json(
            {
                "proposition_id": board.proposition.proposition_id,
                "title": board.proposition.title,
                "marking": str(board.marking) if board.marking else None,
                "response": board.response.value,
                "summary": board.summary,
                "cards": [_card_json(card) for card in board.in_order],
            }
        )
        return
    out.line(f"{board.proposition.title} ({board.marking or 'unmarked'})")
    out.line(board.summary)
    _print_cards(board.in_order, arguments, out)


def _print_cards(cards: tuple[Card, ...], arguments: Namespace, out: Output) -> None:
    if arguments.json:
        out.json({"claims": [_card_json(card) for card in cards]})
        return
    if cards:
        heads = ("id", "date", "cable", "", "stand", "who", "answers", "words")
        out.table(heads, [_card_row(card, cards) for card in cards])
    out.say(f"{counted(len(cards), 'statement')}.")


def _line_row(line: Line) -> tuple[object, ...]:
    known = line.proposition
    counts = (line.statements, line.cables, line.response.words)
    return (known.proposition_id, *counts, known.title)


def _card_row(card: Card, others: tuple[Card, ...]) -> tuple[object, ...]:
    date = f"{card.dtg:%Y-%m-%d}" if card.dtg else ""
    place = f"{card.statement.cable_id} ¶{card.paragraph}"
    if card.paragraph is None:
        place = card.statement.cable_id
    who = card.post if card.stand is Stand.COMMENTS else card.speaker
    return (
        card.statement.statement_id,
        date,
        place,
        str(card.marking),
        card.stand.value,
        who,
        _said_of(card, others),
        card.quote,
    )


def _said_of(card: Card, others: tuple[Card, ...]) -> str:
    if card.stand is Stand.COMMENTS:
        return answers(card.targets, [other.statement for other in others])
    return answered_by([link.kind for link in card.answers]) or "not addressed"


def _line_json(line: Line) -> dict[str, Json]:
    return {
        "proposition_id": line.proposition.proposition_id,
        "title": line.proposition.title,
        "statements": line.statements,
        "cables": line.cables,
        "response": line.response.value,
    }


def _card_json(card: Card) -> dict[str, Json]:
    return {
        "statement_id": card.statement.statement_id,
        "stand": card.stand.value,
        "cable_id": card.statement.cable_id,
        "paragraph": card.paragraph,
        "marking": str(card.marking),
        "post": card.post,
        "dtg": time_json(card.dtg),
        "speaker": card.speaker,
        "quote": card.quote,
        "answered_by": [
            {"statement_id": link.from_id, "kind": link.kind, "mode": link.mode}
            for link in card.answers
        ],
        "answers": [
            {"statement_id": link.to_id, "kind": link.kind, "mode": link.mode}
            for link in card.targets
        ],
    }
