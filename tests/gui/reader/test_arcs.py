"""Arcs merge between the same rows, keep apart otherwise, and lit ones lie on top."""

from collections.abc import Callable

from reviewer.domain.statement import Link, Statement
from reviewer.domain.text import Span
from reviewer.gui.reader.arcs import arcs

Maker = Callable[..., Statement]
Linker = Callable[..., Link]


def some(make_statement: Maker, count: int) -> list[Statement]:
    return [make_statement(Span(n, n + 1)) for n in range(count)]


def test_links_between_two_rows_are_one_arc(
    make_statement: Maker, make_link: Linker
) -> None:
    a, b, c = some(make_statement, 3)
    heights = {a.statement_id: 10.0, b.statement_id: 10.0, c.statement_id: 90.0}
    (arc,) = arcs([make_link(a, c), make_link(b, c, "doubts")], heights, None)
    assert (arc.start, arc.end, arc.words) == (10.0, 90.0, ("disputes", "doubts"))


def test_crossing_arcs_take_lanes_of_their_own(
    make_statement: Maker, make_link: Linker
) -> None:
    a, b, c, d = some(make_statement, 4)
    heights = {s.statement_id: 100.0 * n for n, s in enumerate((a, b, c, d))}
    found = arcs([make_link(c, a), make_link(d, b)], heights, None)
    assert len({arc.lane for arc in found}) == 2


def test_the_current_statements_arcs_come_last(
    make_statement: Maker, make_link: Linker
) -> None:
    a, b, c = some(make_statement, 3)
    heights = {s.statement_id: 100.0 * n for n, s in enumerate((a, b, c))}
    found = arcs([make_link(a, b), make_link(c, b)], heights, a.statement_id)
    assert [arc.is_lit for arc in found] == [False, True]


def test_a_link_without_both_rows_is_not_drawn(
    make_statement: Maker, make_link: Linker
) -> None:
    a, b = some(make_statement, 2)
    assert arcs([make_link(a, b)], {a.statement_id: 1.0}, None) == ()


def test_very_many_arcs_still_keep_apart(
    make_statement: Maker, make_link: Linker
) -> None:
    found = some(make_statement, 500)
    heights = {s.statement_id: 10.0 * n for n, s in enumerate(found)}
    links = [make_link(found[n], found[n + 1]) for n in range(0, 498, 2)]
    assert {arc.lane for arc in arcs(links, heights, None)} == {0}
