"""Regimes are data: dates decide, and no year stands in the code."""

import ast
from datetime import date
from pathlib import Path

import pytest

import reviewer.auditing
from reviewer.auditing.regimes import regimes

YEARS = range(1900, 2100)


@pytest.mark.parametrize(
    ("on", "orders"),
    [
        (date(1975, 5, 5), ["11652"]),
        (date(1978, 11, 30), ["11652", "12065"]),
        (date(1978, 12, 1), ["12065"]),
        (date(1990, 1, 1), ["12356"]),
        (date(1995, 10, 13), ["12356", "12958"]),
        (date(1995, 10, 14), ["12958"]),
        (date(2003, 3, 24), ["12958"]),
        (date(2003, 3, 25), ["12958", "13292"]),
        (date(2003, 9, 22), ["13292"]),
        (date(2010, 1, 1), ["13292", "13526"]),
        (date(2012, 1, 1), ["13526"]),
    ],
)
def test_within_a_window_both_orders_are_accepted(on: date, orders: list[str]) -> None:
    assert [regime.order for regime in regimes().accepted(on)] == orders


def test_every_day_since_the_first_order_has_one() -> None:
    orders = regimes().orders
    ends = [regime.replaced_on for regime in orders]
    assert ends[-1] is None
    for earlier, later in zip(ends, orders[1:], strict=False):
        assert earlier is not None
        assert later.signed_on < earlier


def test_an_amended_order_may_go_on_being_cited() -> None:
    assert [regime.order for regime in regimes().citing("12958")] == ["12958", "13292"]


def test_no_year_stands_in_the_code() -> None:
    folder = Path(reviewer.auditing.__file__).parent
    years = [
        (module.name, node.value)
        for module in folder.glob("*.py")
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in YEARS
    ]
    assert not years
