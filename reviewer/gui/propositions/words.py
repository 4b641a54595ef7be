"""What the page of propositions says of stands, responses and cards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reviewer.domain.proposition import Response, Stand, answered_by, answers
from reviewer.gui.counting import counted
from reviewer.gui.models.coding import shown_text

if TYPE_CHECKING:
    # The store takes a third of a second to import; the window is shown first.
    from reviewer.services.boards import Board, Card, Line

LOOKS = {
    Stand.ASSERTS: "claim",
    Stand.DENIES: "denial",
    Stand.ACKNOWLEDGES: "acknowledgement",
    Stand.COMMENTS: "comment",
}
"""The appearance of each stand."""
_MISSIONS = frozenset(
    {"AMEMBASSY", "AMCONSUL", "EMBASSY", "CONSUL", "CONSULATE", "USMISSION", "USOFFICE"}
)
_UNNAMED = frozenset({"described", "protected", "collective"})


def stand_name(stand: Stand) -> str:
    """The title of a column."""
    return {
        Stand.ASSERTS: _tr("Asserts"),
        Stand.DENIES: _tr("Denies"),
        Stand.ACKNOWLEDGES: _tr("Acknowledges"),
        Stand.COMMENTS: _tr("Posts comment"),
    }[stand]


def response_words(response: Response) -> str:
    """What posts say, in a word or two."""
    return {
        Response.DISPUTED: _tr("disputed"),
        Response.QUALIFIED: _tr("qualified"),
        Response.SUPPORTED: _tr("supported"),
        Response.NOT_ADDRESSED: _tr("not addressed"),
        Response.OPEN: _tr("open"),
    }[response]


def place(card: Card) -> str:
    """Where a card stands: ``09PORTSELWYN41 ¶6``."""
    cable_id = shown_text(card.statement.cable_id)
    return cable_id if card.paragraph is None else f"{cable_id} ¶{card.paragraph}"


def said_by(card: Card) -> str:
    """Who says it: a speaker, or the post and the role of its comment."""
    attributes = card.statement.attributes
    if card.stand is Stand.COMMENTS:
        parts = [post_name(card.post), attributes.get("role", "").replace("_", " ")]
        return " · ".join(part for part in parts if part)
    kind = attributes.get("source_kind", "")
    words = [shown_text(card.speaker) or _tr("Speaker not named")]
    if kind in _UNNAMED:
        words.append(_tr("{kind} source").format(kind=kind))
    return ", ".join(words)


def post_name(post: str) -> str:
    """A post without what kind of mission it is: ``Port Selwyn``."""
    kind, _, place = shown_text(post).partition(" ")
    return (
        (place if place and kind.upper() in _MISSIONS else f"{kind} {place}")
        .strip()
        .title()
    )


def relation(card: Card, others: Sequence[Card]) -> str:
    """What stands in the last line of a card; '' where nothing does.

    Args:
        card: The card.
        others: The cards beside it, which know what it is linked to.
    """
    if card.stand is Stand.COMMENTS:
        return answers(card.targets, [other.statement for other in others])
    told = answered_by([link.kind for link in card.answers])
    return told or _tr("not addressed by post")


def is_unaddressed(card: Card) -> bool:
    """Whether a claim still waits for an answer."""
    return card.stand is not Stand.COMMENTS and not card.answers


def spoken(card: Card, others: Sequence[Card]) -> str:
    """A whole card as a screen reader says it."""
    marking = card.marking.banner
    parts = (
        stand_name(card.stand),
        f"'{shown_text(card.quote)}'",
        said_by(card),
        place(card),
        marking,
        relation(card, others),
    )
    return ", ".join(part for part in parts if part)


def line_spoken(line: Line) -> str:
    """A proposition of the list as a screen reader says it."""
    return f"{line.proposition.title}, {line_count(line)}, " + response_words(
        line.response
    )


def line_count(line: Line) -> str:
    """How many statements stand under a proposition."""
    return counted(line.statements, _tr("statement"), _tr("statements"))


def extent(board: Board, number: int, total: int) -> str:
    """Above the title: which one it is, over how many cables of how many posts."""
    cards = board.in_order
    cables = len({card.statement.cable_id for card in cards})
    posts = len({card.post for card in cards if card.post})
    parts = [_tr("Proposition {n} of {total}").format(n=number, total=total)]
    if cards:
        parts.append(counted(cables, _tr("cable"), _tr("cables")))
        parts.append(counted(posts, _tr("post"), _tr("posts")))
    return " · ".join(parts)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Propositions", text)
