"""M12 and M13: what debts take of the income, and what is owed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Final

from household_ledger.domain.indicators.ground import Ground
from household_ledger.domain.indicators.result import (
    Indicator,
    IndicatorResult,
    Key,
    Measure,
    Note,
    Remark,
    Unit,
    Why,
    amount,
    divided,
    of_months,
    undefined,
)
from household_ledger.domain.indicators.sums import DebtDayRow
from household_ledger.domain.kinds import DEBT_CLASSES, INFORMAL_LENDER, SHOP_CREDIT
from household_ledger.domain.period import MONTHS_A_YEAR

ROLL_OVER_DAYS: Final = 30
"""A new loan from the same lender so soon after repaying is the old one rolled over."""
HIGH_SERVICE: Final = Fraction(1, 3)


def debt_service(ground: Ground) -> IndicatorResult:
    """Reckon M12: interest and principal by CI − OC; net of what was rolled over and of shop credit. Flag above 1/3."""
    paid = ground.added(lambda one: one.cash.interest + one.cash.principal)
    income = ground.added(lambda one: one.cash.cash_income - one.occupation_cost)
    apart = _apart(ground)
    gross = divided(Key.SERVICE_RATIO, paid, income, Why.INCOME_NOT_POSITIVE)
    net = divided(Key.SERVICE_RATIO_NET, paid - apart, income, Why.INCOME_NOT_POSITIVE)
    flags = ((gross, Remark.SERVICE_HIGH), (net, Remark.SERVICE_HIGH_NET))
    notes = [Note(remark) for one, remark in flags if one.value is not None and one.value > HIGH_SERVICE]
    return of_months(Indicator.DEBT_SERVICE, (gross, net), ground.valid, notes=notes)


def _apart(ground: Ground) -> int:
    """Add what of V's payments went to shops on credit, and what was only rolled over with other lenders."""
    rows, valid = ground.sums.debt_days, ground.valid_numbers
    to_shops = sum(row.principal + row.interest for row in rows if row.debt_class == SHOP_CREDIT and row.month in valid)
    others = [row for row in rows if row.debt_class != SHOP_CREDIT]
    return to_shops + sum(satang for row, satang in rolled_over(others) if row.month in valid)


def rolled_over(rows: Iterable[DebtDayRow]) -> list[tuple[DebtDayRow, int]]:
    """Say of each day's repayment how much of it was borrowed again from the same lender within thirty days.

    New loans are held against repayments from the oldest on, each satang once; the same day counts.
    """
    by_debt: defaultdict[int, list[DebtDayRow]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.debt, row.day)):
        by_debt[row.debt].append(row)
    return [found for days in by_debt.values() for found in _rolled_over_of_one(days)]


def _rolled_over_of_one(days: Sequence[DebtDayRow]) -> list[tuple[DebtDayRow, int]]:
    open_parts = [row.principal for row in days]
    for loan in days:
        left = loan.borrowed
        for place, repaid in enumerate(days):
            waited = (date.fromisoformat(loan.day) - date.fromisoformat(repaid.day)).days
            if 0 <= waited <= ROLL_OVER_DAYS and left > 0:
                taken = min(left, open_parts[place])
                open_parts[place] -= taken
                left -= taken
    return [(row, row.principal - still) for row, still in zip(days, open_parts, strict=True)]


def debt_stock(ground: Ground) -> IndicatorResult:
    """Reckon M13: what is owed at the month's end by lender class, by a year's income, and its real change.

    A year's income is twelve times the monthly mean of V.
    """
    owed = {code: ground.sums.held_in((code,)) for code in DEBT_CLASSES}
    whole = sum(owed.values())
    values = [
        amount(Key.DEBT, whole),
        *(amount(Key.DEBT_OF_CLASS, satang, of=code) for code, satang in owed.items() if satang),
        _to_income(ground, whole),
        divided(Key.INFORMAL_SHARE, owed[INFORMAL_LENDER], whole, Why.NO_DEBT),
        _real_change(ground),
    ]
    notes = [Note(Remark.ANNUALISED)] if 0 < len(ground.valid) < MONTHS_A_YEAR else []
    months = (one.month for one in (ground.window[:1] + ground.window[-1:]))
    return of_months(Indicator.DEBT_STOCK, values, ground.valid, notes=(*notes, *ground.price_notes(months)))


def _to_income(ground: Ground, owed: int) -> Measure:
    if not ground.valid:
        return undefined(Key.DEBT_TO_INCOME, Unit.RATIO, Why.NO_VALID_MONTHS)
    income = MONTHS_A_YEAR * ground.added(lambda one: one.net_income) / len(ground.valid)
    return divided(Key.DEBT_TO_INCOME, owed, income, Why.INCOME_NOT_POSITIVE)


def _real_change(ground: Ground) -> Measure:
    """Hold what is owed now against what was owed before the twelve months, each at its own year's prices.

    A balance brought forward within them was owed before them: it is no new debt.
    """
    window = ground.window
    if not window:
        return undefined(Key.DEBT_CHANGE_REAL, Unit.SATANG, Why.NO_VALID_MONTHS)
    brought = sum(int(later.debt_start - earlier.debt_end) for earlier, later in pairwise(window))
    before = ground.real(window[0].debt_start + brought, window[0].month.plus(-1))
    return amount(Key.DEBT_CHANGE_REAL, ground.real(window[-1].debt_end, window[-1].month) - before)
