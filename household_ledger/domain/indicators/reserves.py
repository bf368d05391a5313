"""M9 and M10: what is put by, and how many months it would last."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from household_ledger.domain.indicators.ground import Ground
from household_ledger.domain.indicators.result import (
    Indicator,
    IndicatorResult,
    Key,
    Measure,
    Unit,
    Why,
    amount,
    divided,
    of_months,
    undefined,
)
from household_ledger.domain.indicators.sums import CASH
from household_ledger.domain.kinds import LIQUID_FORMS

SPENDING_MONTHS: Final = 6
"""The last so many months of V say what a month of necessary spending is."""
LEAST_SPENDING_MONTHS: Final = 3


def saving(ground: Ground) -> IndicatorResult:
    """Reckon M9: net deposits by what there was to save from, and in how many months anything was put by."""
    put_by = ground.added(lambda one: one.cash.deposits - one.cash.withdrawals)
    left = ground.added(lambda one: one.cash.cash_income + one.cash.windfall - one.cash.occupation_cost_paid)
    times = sum(one.cash.deposits > 0 for one in ground.valid)
    return of_months(
        Indicator.SAVING,
        (
            divided(Key.SAVING_RATE, put_by, left, Why.INCOME_NOT_POSITIVE),
            Measure(Key.SAVING_MONTHS, Fraction(times, len(ground.valid)), Unit.RATIO),
        ),
        ground.valid,
    )


def emergency(ground: Ground) -> IndicatorResult:
    """Reckon M10: cash and liquid savings at the month's end by a mean month of necessary spending in money."""
    used = ground.valid[-SPENDING_MONTHS:]
    reserve = ground.sums.held_in((CASH, *LIQUID_FORMS))
    known = amount(Key.RESERVE, reserve)
    if len(used) < LEAST_SPENDING_MONTHS:
        values = (
            undefined(Key.EMERGENCY_MONTHS, Unit.MONTHS, Why.TOO_FEW_MONTHS),
            known,
            undefined(Key.NECESSARY_PER_MONTH, Unit.SATANG_PER_MONTH, Why.TOO_FEW_MONTHS),
        )
        return of_months(Indicator.EMERGENCY, values, used)
    mean = Fraction(sum(ground.necessary[one.month.number] for one in used), len(used))
    return of_months(
        Indicator.EMERGENCY,
        (
            divided(Key.EMERGENCY_MONTHS, reserve, mean, Why.NO_NECESSARY, unit=Unit.MONTHS),
            known,
            Measure(Key.NECESSARY_PER_MONTH, mean, Unit.SATANG_PER_MONTH),
        ),
        used,
    )
