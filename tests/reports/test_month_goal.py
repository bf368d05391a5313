"""How far a goal is on the page of a month: once it is reached, by how much it is over."""

from __future__ import annotations

import pytest

from household_ledger.domain.money import Money
from household_ledger.reports.cards import AmountRow
from household_ledger.reports.household_month import _goal_blocks
from household_ledger.text import i18n
from tests.charts.making import goal


@pytest.mark.parametrize(
    ("saved", "told"),
    [(3_000_00, "50 percent"), (6_000_00, "goal reached"), (7_600_00, "reached, 1,600 over")],
)
def test_a_goal_that_is_reached_says_so_and_by_how_much(saved: int, told: str) -> None:
    one = goal(saved=Money(saved), target=Money(6_000_00))

    with i18n.using("en"):
        row = _goal_blocks(one)[0]

    assert isinstance(row, AmountRow)
    assert row.amount == told
