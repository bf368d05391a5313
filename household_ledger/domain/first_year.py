"""What a group can show before its income may be claimed: recording, saving, months short of cash, new occupations.

Nothing here is a change of income. The participants are those of `GroupChange` who stayed; M19 alone is of every
participant enrolled in its quarter, as the indicator is. Amounts in satang.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from household_ledger.domain.changes import Step
from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.group_change import GroupChange, Ids
from household_ledger.domain.ids import Id
from household_ledger.domain.indicators.adoption import bookkeeping
from household_ledger.domain.indicators.ground import valid_months
from household_ledger.domain.indicators.result import HouseholdIndicators, Indicator, IndicatorResult, Key
from household_ledger.domain.indicators.spending import left_over
from household_ledger.domain.kinds import Grade
from household_ledger.domain.money import Money, total
from household_ledger.domain.period import MONTHS_A_YEAR, Month
from household_ledger.domain.statistics import Estimate, median

LEAST_HALF: Final = 3
"""Fewer months a half say nothing about a household's earlier months beside its later ones."""
Graded = tuple[tuple[Grade, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saving:
    """What was put by in the twelve months; `rate` and `regularity` are M9's, medians over households."""

    put_by: Ids
    """Who put something by in any of the months."""
    deposits: Money
    withdrawals: Money
    held: Money
    """What all of them had in savings at the end."""
    rate: Estimate
    regularity: Estimate
    grades: Graded
    """Of the months M9 rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """Good months of several households put together, and in how many of them cash ran short."""

    short: int
    months: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortMonths:
    """M14 over households, and the first half of each one's good months beside the last half.

    The months are those of the twelve up to the month asked that come after its start, so that in the second year on
    neither half is the first of the project. Both hold as many months; a season is not matched with itself, so that
    this shows a way and proves nothing.
    """

    share: Estimate
    """The median over households of the part of their months."""
    first: Spell
    last: Spell
    fewer: Ids
    as_many: Ids
    more: Ids
    too_young: Ids
    """With fewer than `LEAST_HALF` good months a half."""
    grades: Graded

    @property
    def compared(self) -> int:
        """Count the households whose halves stand beside each other."""
        return len(self.fewer) + len(self.as_many) + len(self.more)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lived:
    """Occupations old enough to be looked at, and how many of them still sold."""

    alive: int
    known: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWork:
    """M7 over households: occupations begun since the project, those that sold at all, those that are active."""

    begun: int
    selling: int
    active: int
    households: Ids
    """Who began one."""
    sellers: Ids
    """Whose new occupation has sold for money in a good month."""
    alive_6: Lived
    alive_12: Lived
    grades: Graded


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstYear:
    """What may be shown of a group at a month; `households` are the participants who stayed, by code."""

    as_of: Month
    group: Id | None
    step: Step | None
    households: Ids
    recording: IndicatorResult
    """M19."""
    saving: Saving
    short: ShortMonths
    work: NewWork


@dataclass(frozen=True, slots=True)
class Book:
    """One participant: the start of its project, its months of any grade, and its indicators at the month asked."""

    household: Id
    project_start: date | None
    months: Sequence[MonthFigures]
    indicators: HouseholdIndicators


def stayed(change: GroupChange) -> Ids:
    """Name the participants who have begun and not left, in the order of their codes."""
    side = change.participants
    gone = {one.household for one in side.attrition.leavers}
    return tuple(one for one in side.enrolled if one not in gone)


def first_year(change: GroupChange, books: Sequence[Book], today: date) -> FirstYear:
    """Put together what can be shown of the participants of a group; `books`: all participants', by code."""
    as_of, staying = change.as_of, frozenset(stayed(change))
    here = [one for one in books if one.household in staying]
    return FirstYear(
        as_of=as_of,
        group=change.group,
        step=change.step,
        households=tuple(one.household for one in here),
        recording=bookkeeping([one.months for one in books], as_of, today),
        saving=_saving(here, as_of),
        short=_short_months(here, as_of, today),
        work=_new_work(here),
    )


def _saving(books: Sequence[Book], as_of: Month) -> Saving:
    first = as_of.plus(1 - MONTHS_A_YEAR)
    years = {one.household: [month for month in one.months if first <= month.month <= as_of] for one in books}
    cash = [month.cash for months in years.values() for month in months]
    results = [one.indicators.result(Indicator.SAVING) for one in books]
    return Saving(
        put_by=tuple(one for one, months in years.items() if any(month.cash.deposits > 0 for month in months)),
        deposits=total(one.deposits for one in cash),
        withdrawals=total(one.withdrawals for one in cash),
        held=total(months[-1].savings_end for months in years.values() if months),
        rate=_middle(results, Key.SAVING_RATE),
        regularity=_middle(results, Key.SAVING_MONTHS),
        grades=_grades(results),
    )


def _short_months(books: Sequence[Book], as_of: Month, today: date) -> ShortMonths:
    results = [one.indicators.result(Indicator.SHORT_MONTHS) for one in books]
    halves = {one.household: _halves(one, as_of, today) for one in books}
    beside = {one: pair for one, pair in halves.items() if pair is not None}
    return ShortMonths(
        share=_middle(results, Key.SHORT_SHARE),
        first=_together(pair[0] for pair in beside.values()),
        last=_together(pair[1] for pair in beside.values()),
        fewer=tuple(one for one, (first, last) in beside.items() if last.short < first.short),
        as_many=tuple(one for one, (first, last) in beside.items() if last.short == first.short),
        more=tuple(one for one, (first, last) in beside.items() if last.short > first.short),
        too_young=tuple(one for one, pair in halves.items() if pair is None),
        grades=_grades(results),
    )


def _halves(book: Book, as_of: Month, today: date) -> tuple[Spell, Spell] | None:
    """Halve the good months of the twelve after the start month; the middle one of an odd number is in neither half."""
    start = book.project_start
    good = [one for one in valid_months(book.months, as_of, today) if start is None or one.month > Month.of(start)]
    half = len(good) // 2
    if half < LEAST_HALF:
        return None
    return _spell(good[:half]), _spell(good[-half:])


def _spell(months: Sequence[MonthFigures]) -> Spell:
    return Spell(short=sum(left_over(one) < 0 for one in months), months=len(months))


def _together(spells: Iterable[Spell]) -> Spell:
    listed = list(spells)
    return Spell(short=sum(one.short for one in listed), months=sum(one.months for one in listed))


def _new_work(books: Sequence[Book]) -> NewWork:
    results = {one.household: one.indicators.result(Indicator.NEW_OCCUPATIONS) for one in books}
    sold = {one: _count_above_zero(result, Key.SALES_MONTHS) for one, result in results.items()}
    return NewWork(
        begun=sum(map(_begun, results.values())),
        selling=sum(sold.values()),
        active=sum(_count_above_zero(result, Key.ACTIVE) for result in results.values()),
        households=tuple(one for one, result in results.items() if _begun(result)),
        sellers=tuple(one for one, count in sold.items() if count),
        alive_6=_lived(results.values(), Key.ALIVE_6),
        alive_12=_lived(results.values(), Key.ALIVE_12),
        grades=_grades(result for result in results.values() if _begun(result)),
    )


def _begun(result: IndicatorResult) -> int:
    return int(result.value(Key.NEW_OCCUPATIONS) or 0)


def _count_above_zero(result: IndicatorResult, key: Key) -> int:
    """Count the occupations of which a measure is above zero."""
    return sum(one.key is key and one.value is not None and one.value > 0 for one in result.values)


def _lived(results: Iterable[IndicatorResult], key: Key) -> Lived:
    known = [one.value for result in results for one in result.values if one.key is key and one.value is not None]
    return Lived(alive=sum(one > 0 for one in known), known=len(known))


def _middle(results: Iterable[IndicatorResult], key: Key) -> Estimate:
    values: list[Fraction] = [value for one in results if (value := one.value(key)) is not None]
    return median(values)


def _grades(results: Iterable[IndicatorResult]) -> Graded:
    counted: Counter[Grade] = Counter()
    for one in results:
        counted.update(dict(one.grades))
    return tuple((grade, counted[grade]) for grade in Grade if grade in counted)
