"""Interest by each rule, against sums done by hand and by another way of reckoning."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.domain.debt_interest import (
    DebtMove,
    Division,
    Instalment,
    divide,
    divide_payment,
    interest_due,
    interest_owed,
    schedule,
)
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import EntryKind, InterestRule
from household_ledger.domain.money import ZERO, Money
from household_ledger.domain.register import Debt
from tests.domain.making import CASH, DEBT, HOME, draft

RULES = st.sampled_from(list(InterestRule))


def debt(
    rule: InterestRule = InterestRule.NONE,
    rate: int = 0,
    *,
    principal: int | None = 1_000_000,
    total: int | None = None,
) -> Debt:
    return Debt(
        id=Id(5),
        household=HOME,
        name="กองทุน",
        debt_class="D02",
        rule=rule,
        rate=rate,
        principal=None if principal is None else Money(principal),
        total=None if total is None else Money(total),
        instalments=10,
        first_due=date(2026, 1, 31),
    )


def satang(number: Decimal) -> int:
    return int(number.quantize(Decimal(1), ROUND_HALF_UP))


@pytest.mark.parametrize(
    ("one", "owed", "months", "interest"),
    [
        (debt(), 1_000_000, 1, 0),
        (debt(InterestRule.FLAT, 600), 1_000_000, 1, 60_000),  # 6 % of the principal, all of it still to come
        (debt(InterestRule.FLAT, 600), 500_000, 1, 30_000),  # half repaid, half of the interest to come
        (debt(InterestRule.PER_MONTH, 300), 1_000_000, 1, 30_000),  # 3 % a month
        (debt(InterestRule.PER_MONTH, 300), 1_000_000, 3, 90_000),
        (debt(InterestRule.PER_YEAR, 600), 1_000_000, 1, 5_000),  # 6 % a year
        (debt(InterestRule.PER_YEAR, 600), 1_000_000, 12, 60_000),
        (debt(InterestRule.PER_YEAR, 700), 100, 1, 1),  # 0.583 satang
        (debt(InterestRule.PER_YEAR, 600), 100, 1, 1),  # exactly half a satang goes up
        (debt(InterestRule.FIXED_TOTAL, total=1_200_000), 1_000_000, 1, 200_000),
        (debt(InterestRule.FIXED_TOTAL, total=1_200_000), 250_000, 1, 50_000),
        (debt(InterestRule.FIXED_TOTAL, total=900_000), 1_000_000, 1, 0),
        (debt(InterestRule.FIXED_TOTAL), 1_000_000, 1, 0),
        (debt(InterestRule.FIXED_TOTAL, principal=None, total=1_200_000), 1_000_000, 1, 0),
        (debt(InterestRule.PER_MONTH, 300), 0, 1, 0),
        (debt(InterestRule.PER_MONTH, 300), -500, 1, 0),
    ],
)
def test_interest_due_is_that_of_the_rule(one: Debt, owed: int, months: int, interest: int) -> None:
    assert interest_due(one, Money(owed), months=months) == interest


@given(rate=st.integers(0, 3_000), owed=st.integers(0, 10**9), months=st.integers(0, 60))
def test_interest_on_the_balance_is_what_decimals_say(rate: int, owed: int, months: int) -> None:
    monthly = satang(Decimal(owed) * rate * months / 10_000)
    yearly = satang(Decimal(owed) * rate * months / 120_000)

    assert interest_due(debt(InterestRule.PER_MONTH, rate), Money(owed), months=months) == monthly
    assert interest_due(debt(InterestRule.PER_YEAR, rate), Money(owed), months=months) == yearly


def divided(payment: Money, one: Debt, owed: Money, months: int = 1) -> Division:
    """Take a payment apart by the interest of so many months on what is owed."""
    return divide_payment(payment, one, owed, interest_due(one, owed, months=months))


@pytest.mark.parametrize(
    ("one", "owed", "payment", "principal"),
    [
        (debt(), 1_000_000, 50_000, 50_000),
        (debt(), 10_000, 50_000, 50_000),  # no interest to be had: a forgotten opening balance
        (debt(InterestRule.FLAT, 600), 1_000_000, 106_000, 100_000),
        (debt(InterestRule.FLAT, 600), 100_000, 106_000, 100_000),  # the last one
        (debt(InterestRule.FLAT, 600), 100_000, 110_000, 100_000),
        (debt(InterestRule.PER_MONTH, 300), 1_000_000, 130_000, 100_000),
        (debt(InterestRule.PER_MONTH, 300), 1_000_000, 20_000, 0),  # not even the interest
        (debt(InterestRule.PER_MONTH, 300), 50_000, 70_000, 50_000),  # beyond what is owed: interest
        (debt(InterestRule.PER_MONTH, 300), 0, 70_000, 70_000),  # nothing known to be owed: principal
        (debt(InterestRule.PER_YEAR, 600), 1_000_000, 105_000, 100_000),
        (debt(InterestRule.FIXED_TOTAL, total=1_200_000), 1_000_000, 120_000, 100_000),
    ],
)
def test_a_payment_is_divided_by_the_rule(one: Debt, owed: int, payment: int, principal: int) -> None:
    division = divided(Money(payment), one, Money(owed))

    assert (division.principal, division.interest) == (principal, payment - principal)


@given(
    rule=RULES,
    rate=st.integers(0, 2_000),
    owed=st.integers(-1_000, 10**7),
    payment=st.integers(1, 10**7),
    months=st.integers(0, 24),
)
def test_no_division_makes_or_loses_money(rule: InterestRule, rate: int, owed: int, payment: int, months: int) -> None:
    one = debt(rule, rate, total=1_300_000)

    division = divided(Money(payment), one, Money(owed), months)

    assert division.principal + division.interest == payment
    assert division.principal >= 0
    assert division.interest >= 0
    if owed > 0 and interest_due(one, Money(owed), months=months):
        assert division.principal <= owed


@given(
    rule=st.sampled_from([InterestRule.FLAT, InterestRule.FIXED_TOTAL]),
    rate=st.integers(1, 2_000),
    principal=st.integers(1_000, 10**7),
    cuts=st.lists(st.integers(1, 10**6), max_size=8),
)
def test_uneven_payments_of_a_flat_loan_bear_all_its_interest_in_the_end(
    rule: InterestRule, rate: int, principal: int, cuts: list[int]
) -> None:
    one = debt(rule, rate, principal=principal, total=principal + principal * rate // 10_000)
    agreed = interest_due(one, Money(principal))
    owed, paid = Money(principal), ZERO

    for cut in cuts:
        if cut < owed:
            division = divided(Money(cut), one, owed)
            owed, paid = owed - division.principal, paid + division.interest
    last = divided(owed + interest_due(one, owed), one, owed)

    assert last.principal == owed
    assert abs(paid + last.interest - agreed) <= len(cuts) + 1


def test_only_a_repayment_left_open_is_divided() -> None:
    one = debt(InterestRule.PER_MONTH, 300)
    open_one = draft(EntryKind.REPAY, amount=Money(130_000), pocket=CASH, debt=DEBT)
    said = draft(EntryKind.REPAY, amount=Money(130_000), pocket=CASH, debt=DEBT, principal=Money(130_000))

    divided = divide(open_one, one, Money(1_000_000), Money(30_000))

    assert (divided.principal, divided.interest, divided.amount) == (100_000, 30_000, 130_000)
    assert divide(said, one, Money(1_000_000), Money(30_000)) == said
    assert divide(draft(EntryKind.BORROW, amount=Money(5)), one, ZERO, ZERO) == draft(EntryKind.BORROW, amount=Money(5))


def _taken(day: date, amount: int) -> DebtMove:
    return DebtMove(day, Money(amount))


def _paid(day: date, principal: int, interest: int) -> DebtMove:
    return DebtMove(day, Money(-principal), Money(interest), is_repayment=True)


@pytest.mark.parametrize(
    ("moves", "day", "interest"),
    [
        ([_taken(date(2026, 5, 1), 1_000_000)], date(2026, 5, 28), 30_000),  # the first bears at least one month
        ([_taken(date(2025, 11, 30), 1_000_000)], date(2026, 2, 1), 90_000),
        ([_taken(date(2026, 1, 10), 2_000_000), _taken(date(2026, 11, 3), 500_000)], date(2026, 11, 21), 600_000),
        ([_taken(date(2026, 1, 10), 1_000_000), _paid(date(2026, 3, 1), 1, 60_000)], date(2026, 3, 9), 0),
        ([_taken(date(2026, 1, 10), 1_000_000), _paid(date(2026, 3, 1), 0, 20_000)], date(2026, 3, 9), 40_000),
        ([_taken(date(2026, 1, 10), 1_000_000), _paid(date(2026, 3, 1), 0, 20_000)], date(2026, 4, 9), 70_000),
        ([_taken(date(2026, 1, 10), 1_000_000), _paid(date(2026, 3, 1), 0, 90_000)], date(2026, 3, 9), 0),
        (
            [DebtMove(date(2026, 1, 10), Money(1_000_000), Money(0)), _paid(date(2026, 2, 1), 10_000, 0)],
            date(2026, 2, 9),
            0,
        ),  # who repaid some of the sum has settled the interest
        (
            [_taken(date(2026, 1, 10), 1_000_000), DebtMove(date(2026, 3, 1), Money(60_000), Money(60_000))],
            date(2026, 4, 1),
            31_800,
        ),  # interest added to the debt is settled, and bears interest
        ([_taken(date(2026, 1, 10), 100_000), _paid(date(2026, 2, 1), 150_000, 3_000)], date(2026, 5, 1), 0),
        ([], date(2026, 5, 1), 0),
    ],
)
def test_interest_runs_by_calendar_months_on_what_was_owed_as_each_began(
    moves: list[DebtMove], day: date, interest: int
) -> None:
    assert interest_owed(debt(InterestRule.PER_MONTH, 300), moves, day) == interest


@given(
    rate=st.integers(0, 2_000),
    steps=st.lists(st.tuples(st.integers(0, 70), st.integers(-(10**6), 10**6)), min_size=1, max_size=6),
    later=st.integers(0, 400),
)
def test_interest_between_two_payments_is_that_of_a_plain_calendar(
    rate: int, steps: list[tuple[int, int]], later: int
) -> None:
    one, first = debt(InterestRule.PER_MONTH, rate), date(2025, 1, 15)
    days = list(accumulate((gap for gap, _amount in steps), initial=0))[1:]
    moves = [
        DebtMove(first + timedelta(days=after), Money(amount))
        for after, (_gap, amount) in zip(days, steps, strict=True)
    ]
    day = moves[-1].day + timedelta(days=later)
    begun = [date(year, month, 1) for year in range(2025, 2029) for month in range(1, 13)]
    owed_then = [sum(one.principal for one in moves if one.day < month) for month in begun if month > moves[0].day]
    months = [month for month in begun if month > moves[0].day and month <= day]
    charged = sum(Decimal(max(0, owed)) * rate for owed, _month in zip(owed_then, months, strict=False))
    now = sum(one.principal for one in moves)
    plain = satang((charged or Decimal(now) * rate) / 10_000) if now > 0 else 0

    assert interest_owed(one, moves, day) == plain


def test_a_schedule_of_no_interest_is_plain_division_on_the_months_last_days() -> None:
    rows = schedule(debt(principal=1_000_001))

    assert rows[0] == Instalment(1, date(2026, 1, 31), Money(100_000), ZERO, Money(900_001))
    assert [row.due for row in rows[:4]] == [
        date(2026, 1, 31),
        date(2026, 2, 28),
        date(2026, 3, 31),
        date(2026, 4, 30),
    ]
    assert sum(row.principal for row in rows) == 1_000_001
    assert {row.interest for row in rows} == {0}


@pytest.mark.parametrize(
    ("one", "interests"),
    [
        (debt(InterestRule.FLAT, 600), [6_000] * 10),
        (debt(InterestRule.FIXED_TOTAL, total=1_200_005), [20_000, 20_001] * 5),
        (debt(InterestRule.PER_MONTH, 100), [10_000 - 1_000 * n for n in range(10)]),
        (debt(InterestRule.PER_YEAR, 1_200), [10_000 - 1_000 * n for n in range(10)]),
    ],
)
def test_a_schedule_bears_the_interest_of_its_rule(one: Debt, interests: list[int]) -> None:
    assert [row.interest for row in schedule(one)] == interests


@given(rule=RULES, rate=st.integers(0, 2_000), principal=st.integers(1, 10**8))
def test_a_schedule_ends_at_nothing_and_is_what_its_payments_divide_into(
    rule: InterestRule, rate: int, principal: int
) -> None:
    one = debt(rule, rate, principal=principal, total=principal * 2)
    rows = schedule(one)

    assert rows[-1].balance == 0
    assert sum(row.principal for row in rows) == principal
    owed = Money(principal)
    for row in rows:
        division = divided(row.payment, one, owed)
        assert abs(division.principal - row.principal) <= (1 if rule in ("flat", "fixed_total") else 0)
        assert owed - row.principal == row.balance
        owed = row.balance


def test_a_debt_repaid_at_once_has_one_instalment() -> None:
    one = replace(debt(InterestRule.PER_MONTH, 300), instalments=1)

    assert schedule(one) == (Instalment(1, date(2026, 1, 31), Money(1_000_000), Money(30_000), ZERO),)


@pytest.mark.parametrize("missing", ["principal", "instalments", "first_due"])
def test_a_debt_that_says_too_little_has_no_schedule(missing: str) -> None:
    said = {"principal": Money(100), "instalments": 2, "first_due": date(2026, 1, 1)}
    said |= {missing: 0 if missing == "instalments" else None}

    assert schedule(Debt(id=Id(5), household=HOME, name="", debt_class="D02", **said)) == ()  # type: ignore[arg-type]
