"""What a ledger knows of each measure a stair's rule may speak of (`docs/stairs.md`), of a household and of all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.indicators.ground import Ground, is_valid
from household_ledger.domain.indicators.reserves import LEAST_SPENDING_MONTHS, SPENDING_MONTHS
from household_ledger.domain.indicators.sums import CASH
from household_ledger.domain.kinds import LIQUID_FORMS, BaselineType, Verdict
from household_ledger.domain.period import MONTHS_A_YEAR, Month, months_between
from household_ledger.domain.stair_measures import NEVER_TOLD, Found, StairMeasure, Trend, Untold
from household_ledger.domain.training import course_lessons

SAVING_MONTHS: Final = 6
"""The last so many months are looked at for deposits."""
_TRENDS = {Verdict.UP: Trend.UP, Verdict.SAME: Trend.SAME, Verdict.DOWN: Trend.DOWN}
_FROM_MEMORY = frozenset({BaselineType.C, BaselineType.D})


@dataclass(frozen=True, slots=True, kw_only=True)
class Attested:
    """What is written of a household beside its months, up to the end of the month asked."""

    demonstrations: frozenset[int]
    """Those somebody of it came to, by number."""
    entries: int
    days: int
    closed: int
    visits: int
    pages_read: int
    goals: int
    informal_on: date | None
    """The last day on which something new was owed to an informal lender."""
    reserve_before: int | None
    """Cash and liquid savings (satang) at the end of `month_before`; None where that is not known."""


def lessons_among(demonstrations: frozenset[int]) -> int:
    """Count the lessons of the course of which at least one demonstration is among some."""
    return len(course_lessons(demonstrations))


def month_before(as_of: Month, start: date | None) -> Month | None:
    """Give the same calendar month as the one asked, the last before a start: a season is held against itself."""
    if start is None:
        return None
    month = as_of.plus(-MONTHS_A_YEAR)
    while month >= Month.of(start):
        month = month.plus(-MONTHS_A_YEAR)
    return month


def household_facts(ground: Ground, attested: Attested, today: date) -> Mapping[StairMeasure, Found]:
    """Say what is known of every measure of the participants' staircase but how long the stair below was kept."""
    never = {one: Found.nothing(Untold.BY_A_PERSON) for one in NEVER_TOLD}
    return never | {
        StairMeasure.LESSONS: Found.exactly(lessons_among(attested.demonstrations)),
        StairMeasure.DEMONSTRATIONS: Found.exactly(len(attested.demonstrations)),
        StairMeasure.ENTRIES: Found.exactly(attested.entries),
        StairMeasure.DAYS: Found.exactly(attested.days),
        StairMeasure.CLOSED: Found.exactly(attested.closed),
        StairMeasure.GOOD_MONTHS: Found.exactly(len(ground.valid)),
        StairMeasure.VISITS: Found.exactly(attested.visits),
        StairMeasure.PAGES_READ: Found.exactly(attested.pages_read),
        StairMeasure.GOALS: Found.exactly(attested.goals),
        StairMeasure.REDUCIBLE: _reducible(ground),
        StairMeasure.SAVED_MONTHS: _saved(ground),
        StairMeasure.NEW_INFORMAL_DEBT: _informal(ground, attested.informal_on, today),
        StairMeasure.SUPPORTED_SOLD: _supported(ground),
        StairMeasure.INCOME: _income(ground),
        StairMeasure.RESERVE: _reserve(ground, attested, today),
        StairMeasure.DEBT_SERVICE: _debt_service(ground),
    }


def _income(ground: Ground) -> Found:
    """Give M3's verdict."""
    real = ground.compared.real
    if real.verdict in _TRENDS:
        return Found(trend=_TRENDS[real.verdict])
    return Found.nothing(real.reasons[0] if real.reasons else Untold.NOTHING_MATCHED)


def _matched(ground: Ground) -> tuple[list[MonthFigures], list[MonthFigures]] | None:
    """Give the months M3 holds against each other, before and after; None without any of the ledger's own."""
    real = ground.compared.real
    if not real.matched or real.basis in _FROM_MEMORY:
        return None
    months = {one.month.number: one for one in ground.months}
    return [months[one] for one, _after in real.matched], [months[after] for _one, after in real.matched]


def _share_moved(
    ground: Ground, upper: Callable[[MonthFigures], int], lower: Callable[[MonthFigures], int], why: Untold
) -> Found:
    """Hold a share over M3's matched months after against that before, so that seasons do not pass for a change."""
    if ground.project_start is None:
        return Found.nothing(Untold.NO_START)
    matched = _matched(ground)
    if matched is None:
        return Found.nothing(Untold.NOTHING_MATCHED)
    before, after = ((sum(map(upper, months)), sum(map(lower, months))) for months in matched)
    if before[1] <= 0 or after[1] <= 0:
        return Found.nothing(why)
    return Found.moved(Fraction(*before), Fraction(*after))


def _reducible(ground: Ground) -> Found:
    return _share_moved(
        ground, lambda one: int(one.spending.reducible), lambda one: int(one.spending.total), Untold.NO_SPENDING
    )


def _debt_service(ground: Ground) -> Found:
    return _share_moved(
        ground,
        lambda one: int(one.cash.interest + one.cash.principal),
        lambda one: int(one.cash.cash_income - one.occupation_cost),
        Untold.INCOME_NOT_POSITIVE,
    )


def _saved(ground: Ground) -> Found:
    """Count months with a deposit among the last six; those not recorded well enough might have one or not."""
    last = [one for one in ground.months if ground.as_of.plus(1 - SAVING_MONTHS) <= one.month <= ground.as_of]
    valid = [one for one in last if one.month.number in ground.valid_numbers]
    saved = sum(one.cash.deposits > 0 for one in valid)
    return Found.between(saved, saved + len(last) - len(valid), Untold.MONTHS_NOT_VALID)


def _informal(ground: Ground, borrowed_on: date | None, today: date) -> Found:
    """Tell of new informal debt since the start; that there was none asks that every month over be recorded well.

    Of a household without a start of its own the months before its book began are asked of nobody.
    """
    start = ground.project_start
    if start is None:
        return Found.nothing(Untold.NO_START)
    if borrowed_on is not None and borrowed_on >= start:
        return Found.exactly(1)
    first = Month.of(start)
    if ground.household.started_on is None and ground.months:
        first = max(first, ground.months[0].month)
    over = [one for one in months_between(first, ground.as_of) if one.is_over(today)]
    seen = {one.month for one in ground.months if is_valid(one, today)}
    return Found.exactly(0) if over and seen.issuperset(over) else Found.nothing(Untold.MONTHS_NOT_VALID)


def _supported(ground: Ground) -> Found:
    """Count the months with cash sales of the supported occupation that has most, of those with a profit over them.

    Looked at are the twelve months as far as they are not before the start; what is not recorded well enough might
    hold sales.
    """
    if ground.project_start is None:
        return Found.nothing(Untold.NO_START)
    since = [one for one in ground.window if one.month >= Month.of(ground.project_start)]
    valid = [one for one in since if one.month.number in ground.valid_numbers]
    unknown = len(since) - len(valid)
    least = most = 0
    for occupation in ground.occupations:
        if not occupation.is_supported:
            continue
        own = [one for month in valid for one in month.by_occupation if one.occupation == occupation.id]
        sold = sum(one.revenue > 0 for one in own)
        has_profit = sum(int(one.profit) for one in own) > 0
        least = max(least, sold if has_profit else 0)
        most = max(most, sold + unknown if has_profit or unknown else 0)
    return Found.between(least, most, Untold.MONTHS_NOT_VALID)


def _reserve(ground: Ground, attested: Attested, today: date) -> Found:
    """Hold the months a reserve lasts (M10) against those of the same calendar month before the start."""
    start, before = ground.project_start, month_before(ground.as_of, ground.project_start)
    if start is None or before is None:
        return Found.nothing(Untold.NO_START)
    first = Month.of(start).plus(-MONTHS_A_YEAR)
    earlier = [one for one in ground.months if first <= one.month <= before and is_valid(one, today)]
    now = _lasts(ground, [one for one in ground.valid if one.month > Month.of(start)], _held_now(ground))
    then = _lasts(ground, earlier, attested.reserve_before)
    for one in (now, then):
        if one.value is None:
            return one
    return Found.moved(then.value or Fraction(0), now.value or Fraction(0))


def _held_now(ground: Ground) -> int:
    return ground.sums.held_in((CASH, *LIQUID_FORMS))


def _lasts(ground: Ground, valid: Sequence[MonthFigures], reserve: int | None) -> Found:
    used = valid[-SPENDING_MONTHS:]
    if len(used) < LEAST_SPENDING_MONTHS or reserve is None:
        return Found.nothing(Untold.TOO_FEW_MONTHS)
    needed = Fraction(sum(ground.necessary[one.month.number] for one in used), len(used))
    return Found.exactly(reserve / needed) if needed > 0 else Found.nothing(Untold.NO_NECESSARY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Provided:
    """What is known of the provider's own work: of each participant, and of its sessions."""

    participants: int
    with_intake: int
    with_baseline: int
    demonstrations: frozenset[int]
    """Those that were taught, by number."""
    sessions_written: int
    """Sessions that say what was learned for the next time."""
    longest_without_visit: int | None
    """Days since the last visit, or since the start where there was none, of whoever waits longest; None: no start."""
    adoption: Fraction | None
    """M19's share of households with a month of grade A or B in the quarter."""
    with_work: int | None
    """Participants that stand on the stair of work, or above; None where the participants have no such stair."""


def provider_facts(provided: Provided) -> Mapping[StairMeasure, Found]:
    """Say what is known of every measure of the provider's staircase."""
    never = {one: Found.nothing(Untold.BY_A_PERSON) for one in NEVER_TOLD}
    gap = provided.longest_without_visit
    has_gap = gap is not None and provided.participants > 0
    work, no_stair = provided.with_work, Found.nothing(Untold.NO_STAIR_OF_WORK)
    return never | {
        StairMeasure.INTAKE: _share(provided.with_intake, provided),
        StairMeasure.BASELINES: _share(provided.with_baseline, provided),
        StairMeasure.LESSONS_HELD: Found.exactly(lessons_among(provided.demonstrations)),
        StairMeasure.VISIT_GAP: Found.exactly(gap or 0)
        if has_gap
        else Found.nothing(Untold.NO_START if provided.participants else Untold.NO_HOUSEHOLDS),
        StairMeasure.GOOD_HOUSEHOLDS: Found.nothing(Untold.NO_HOUSEHOLDS)
        if provided.adoption is None
        else Found.exactly(provided.adoption),
        StairMeasure.WITH_WORK: no_stair if work is None else Found.exactly(work),
        StairMeasure.WITH_WORK_SHARE: no_stair if work is None else _share(work, provided),
        StairMeasure.LESSONS_WRITTEN: Found.exactly(provided.sessions_written),
    }


def _share(part: int, provided: Provided) -> Found:
    if not provided.participants:
        return Found.nothing(Untold.NO_HOUSEHOLDS)
    return Found.exactly(Fraction(part, provided.participants))
