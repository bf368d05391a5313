"""M5 and M6: what each occupation brought, by its whole and by the hour."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from household_ledger.domain.figures import OccupationFigures
from household_ledger.domain.figures_tools import ToolShares, spread
from household_ledger.domain.household_size import COUNTING_DAY
from household_ledger.domain.indicators.ground import VALID, Ground
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
from household_ledger.domain.period import Month, months_between
from household_ledger.domain.register import ProductionCycle

THOUSANDTHS = 1000
"""Quantities and hours are kept in thousandths."""
WAGE_HOURS = 8
"""Hours of a day's minimum wage."""


@dataclass(frozen=True, slots=True)
class Work:
    """An occupation's months of V, with those in which hours were written."""

    name: str
    months: tuple[tuple[Month, OccupationFigures], ...]

    @property
    def gross(self) -> int:
        """Add what it earned, own produce and K4 too."""
        return sum(int(one.revenue + one.in_kind) for _month, one in self.months)

    @property
    def cost(self) -> int:
        """Add what it cost, K4 and the shares of its tools too."""
        return sum(int(one.cost) for _month, one in self.months)

    @property
    def profit(self) -> int:
        """Give M5."""
        return sum(int(one.profit) for _month, one in self.months)


def works_of(ground: Ground) -> dict[int, Work]:
    """Give each occupation that has anything in V, in the order of the register."""
    found: defaultdict[int, list[tuple[Month, OccupationFigures]]] = defaultdict(list)
    for month in ground.valid:
        for one in month.by_occupation:
            found[int(one.occupation)].append((month.month, one))
    return {one: Work(name, tuple(found[one])) for one, name in ground.names.items() if one in found}


def occupations(ground: Ground) -> IndicatorResult:
    """Reckon M5: net, margin and break-even of each occupation over V, and of its production cycles that ended."""
    works, shares = works_of(ground), _tool_shares(ground)
    values: list[Measure] = []
    notes: list[Note] = []
    for number, work in works.items():
        even, has_gaps = _break_even(ground, number, work, shares)
        values += [
            amount(Key.GROSS, work.gross, of=work.name),
            amount(Key.COST, work.cost, of=work.name),
            amount(Key.PROFIT, work.profit, of=work.name),
            divided(Key.MARGIN, work.profit, work.gross, Why.NO_GROSS, of=work.name),
            *even,
        ]
        notes += [Note(Remark.SALES_WITHOUT_QUANTITY)] if has_gaps else []
    values += _cycles(ground, shares)
    if works:
        notes.append(Note(Remark.OWN_LABOUR_UNPAID))
    reasons = () if values else (Why.NO_OCCUPATION,)
    return of_months(Indicator.OCCUPATIONS, values, ground.valid, reasons=reasons, notes=dict.fromkeys(notes))


def _tool_shares(ground: Ground) -> dict[int, ToolShares]:
    if not ground.months:
        return {}
    return spread(ground.sums.tools, list(months_between(ground.months[0].month, ground.as_of)))


def _break_even(
    ground: Ground, number: int, work: Work, shares: dict[int, ToolShares]
) -> tuple[tuple[Measure, ...], bool]:
    """Give price, variable cost a unit and break-even quantity; tell whether some sales say no quantity.

    Fixed are C04, C07 (its shares) and C08; the rest of the cost varies with what was sold.
    """
    sold = [row for row in ground.sums.sold if row.occupation == number and row.month in ground.valid_numbers]
    units = {row.unit for row in sold}
    if len(units) != 1:
        return _no_price(work.name, Why.SEVERAL_UNITS if units else Why.NO_QUANTITY), False
    unit = units.pop()
    quantity = Fraction(sum(row.quantity for row in sold), THOUSANDTHS)
    taken = sum(row.satang for row in sold)
    fixed = sum(
        row.satang for row in ground.sums.fixed if row.occupation == number and row.month in ground.valid_numbers
    ) + sum(shares[month].by_occupation.get(number, 0) for month in ground.valid_numbers)
    price, variable = taken / quantity, (work.cost - fixed) / quantity
    has_gaps = taken != sum(int(one.revenue) for _month, one in work.months)
    even = divided(Key.BREAK_EVEN, fixed, price - variable, Why.PRICE_BELOW_COST, unit=Unit.QUANTITY, of=work.name)
    values = (
        Measure(Key.PRICE, price, Unit.SATANG_PER_UNIT, of=work.name, unit_name=unit),
        Measure(Key.VARIABLE_COST, variable, Unit.SATANG_PER_UNIT, of=work.name, unit_name=unit),
        Measure(even.key, even.value, even.unit, even.reason, of=work.name, unit_name=unit),
    )
    return values, has_gaps


def _no_price(name: str, why: Why) -> tuple[Measure, ...]:
    return (
        undefined(Key.PRICE, Unit.SATANG_PER_UNIT, why, of=name),
        undefined(Key.VARIABLE_COST, Unit.SATANG_PER_UNIT, why, of=name),
        undefined(Key.BREAK_EVEN, Unit.QUANTITY, why, of=name),
    )


def _cycles(ground: Ground, shares: dict[int, ToolShares]) -> Iterator[Measure]:
    """Give the cycles that ended in the twelve months, all of whose months are A or B.

    A tool's share of a month belongs to the cycle the 15th lies in.
    """
    sums = {row.cycle: row for row in ground.sums.cycles}
    grades = {one.month.number: one.quality.grade for one in ground.months}
    first, last = ground.as_of.plus(-11).first, ground.as_of.last
    for cycle in sorted(ground.cycles, key=lambda one: (one.starts_on or date.min, one.id)):
        if cycle.starts_on is None or cycle.ends_on is None or not first <= cycle.ends_on <= last:
            continue
        name = f"{ground.names.get(int(cycle.occupation), '')} · {cycle.name}"
        months = list(months_between(Month.of(cycle.starts_on), Month.of(cycle.ends_on)))
        if any(grades.get(month.number) not in VALID for month in months):
            yield undefined(Key.CYCLE_PROFIT, Unit.SATANG, Why.CYCLE_NOT_VALID, of=name)
            continue
        row = sums.get(int(cycle.id))
        gross, cost = (row.gross, row.cost) if row is not None else (0, 0)
        cost += sum(
            shares[month.number].by_occupation.get(int(cycle.occupation), 0)
            for month in months
            if _is_in(cycle, date(month.year, month.month, COUNTING_DAY))
        )
        yield amount(Key.CYCLE_GROSS, gross, of=name)
        yield amount(Key.CYCLE_COST, cost, of=name)
        yield amount(Key.CYCLE_PROFIT, gross - cost, of=name)


def _is_in(cycle: ProductionCycle, day: date) -> bool:
    return (cycle.starts_on or date.max) <= day <= (cycle.ends_on or date.min)


def per_hour(ground: Ground) -> IndicatorResult:
    """Reckon M6: M5 by the hours written, own and family's, over the months of V that have any, and by the wage."""
    values: list[Measure] = []
    used: set[Month] = set()
    for work in works_of(ground).values():
        timed = [(month, one) for month, one in work.months if one.hours > 0]
        used |= {month for month, _one in timed}
        hours = Fraction(sum(one.hours for _month, one in timed), THOUSANDTHS)
        profit = sum(int(one.profit) for _month, one in timed)
        wages = sum(
            (Fraction(one.hours, THOUSANDTHS) * _hourly_wage(ground, month) for month, one in timed), start=Fraction(0)
        )
        values += [
            Measure(Key.HOURS, hours, Unit.HOURS, of=work.name),
            divided(Key.PER_HOUR, profit, hours, Why.NO_HOURS, unit=Unit.SATANG_PER_HOUR, of=work.name),
            divided(Key.WAGE_RATIO, profit, wages, Why.NO_HOURS, of=work.name),
        ]
    months = [one for one in ground.valid if one.month in used]
    reasons = () if values else (Why.NO_OCCUPATION,)
    return of_months(Indicator.PER_HOUR, values, months, reasons=reasons, notes=_wage_notes(ground, sorted(used)))


def _hourly_wage(ground: Ground, month: Month) -> Fraction:
    """Give the satang of an hour at the minimum wage: the project's own, else the lowest of the table."""
    own = ground.thresholds.minimum_wage_baht
    return Fraction(100 * (own or ground.lines.wage(month).baht_per_day), WAGE_HOURS)


def _wage_notes(ground: Ground, months: list[Month]) -> list[Note]:
    if ground.thresholds.minimum_wage_baht or not months:
        return []
    wages = {month.year: ground.lines.wage(month) for month in months}
    stand_ins = [Note(Remark.WAGE_STAND_IN, year, wage.year) for year, wage in wages.items() if wage.is_stand_in]
    return [Note(Remark.LOWEST_WAGE), *stand_ins]
