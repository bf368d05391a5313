"""M3 and a household's part of M4: what truly changed since the project began."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from household_ledger.domain.comparison import Amounts, Comparison
from household_ledger.domain.comparison_terms import Change
from household_ledger.domain.indicators.ground import Compared, Ground
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
    undefined,
)
from household_ledger.domain.kinds import Grade


def real_change(ground: Ground) -> IndicatorResult:
    """Give M3 from the comparison, real and nominal, cash and in kind, per head, with the supported work's part."""
    compared = ground.compared
    return _result(Indicator.REAL_CHANGE, compared.real, _values(compared))


def band(ground: Ground) -> IndicatorResult:
    """Give what M4 counts of a household: its change as a share, and the band it is held against."""
    real = ground.compared.real
    tau = Measure(Key.BAND, Fraction(ground.thresholds.tau_permille, 1000), Unit.RATIO)
    values = (_share(real.amounts.income), tau) if real.amounts is not None else (tau,)
    return _result(Indicator.SHARE_UP, real, values)


def _values(compared: Compared) -> tuple[Measure, ...]:
    amounts, nominal, cash = compared.real.amounts, compared.nominal, compared.cash
    if amounts is None or nominal is None or cash is None:  # all three match the same months
        return ()
    income = amounts.income
    return (
        amount(Key.BEFORE, income.before),
        amount(Key.AFTER, income.after),
        amount(Key.CHANGE, income.difference),
        _share(income),
        Measure(Key.CHANGE_PER_MONTH, income.per_month, Unit.SATANG_PER_MONTH),
        amount(Key.CHANGE_CASH, cash.difference),
        amount(Key.CHANGE_IN_KIND, income.difference - cash.difference),
        amount(Key.CHANGE_NOMINAL, nominal.difference),
        _difference(Key.CHANGE_PER_PERSON, amounts.per_person, Why.MEMBERS_UNKNOWN),
        _difference(Key.CHANGE_PER_ADULT, amounts.per_adult_equivalent, Why.MEMBERS_UNKNOWN),
        _difference(Key.CONTRIBUTION, amounts.contribution, Why.NOT_TOLD_BY_RECALL),
        _contribution_share(amounts),
    )


def _difference(key: Key, change: Change | None, why: Why) -> Measure:
    return amount(key, change.difference) if change is not None else undefined(key, Unit.SATANG, why)


def _share(change: Change) -> Measure:
    if change.share is None:
        return undefined(Key.CHANGE_SHARE, Unit.RATIO, Why.BEFORE_NOT_POSITIVE)
    return Measure(Key.CHANGE_SHARE, change.share, Unit.RATIO)


def _contribution_share(amounts: Amounts) -> Measure:
    if amounts.contribution_share is not None:
        return Measure(Key.CONTRIBUTION_SHARE, amounts.contribution_share, Unit.RATIO)
    why = Why.NO_RISE if amounts.contribution is not None else Why.NOT_TOLD_BY_RECALL
    return undefined(Key.CONTRIBUTION_SHARE, Unit.RATIO, why)


def _result(indicator: Indicator, comparison: Comparison, values: tuple[Measure, ...]) -> IndicatorResult:
    mix: Counter[Grade] = Counter()
    for counted in (comparison.grades_before, comparison.grades_after):
        for grade, many in counted:
            mix[grade] += many
    stand_ins = (Note(Remark.PRICES_STAND_IN, one.asked, one.year) for one in comparison.stand_ins)
    return IndicatorResult(
        indicator=indicator,
        values=values,
        months=tuple(sorted({month for pair in comparison.matched for month in pair})),
        grades=tuple((grade, mix[grade]) for grade in Grade if mix[grade]),
        reasons=tuple(reason.value for reason in comparison.reasons),
        notes=(Note(Remark.NET_OF_COST), *stand_ins),
        verdict=comparison.verdict,
    )
