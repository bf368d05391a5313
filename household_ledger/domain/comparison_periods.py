"""Which months may be held against each other before and after a project began (`reference/indicators.md`, Periods)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from household_ledger.domain.baseline import Baseline
from household_ledger.domain.comparison_late import Late
from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import BaselineType, Grade
from household_ledger.domain.period import Month, months_between
from household_ledger.domain.register import Household, Occupation

PERIOD_MONTHS: Final = 12
RECALLS: Final = (BaselineType.C, BaselineType.D)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What is known of one household: its month figures, baselines, occupations, and the month asked.

    `months` hold the start month and those not good enough too: they enter no change, but may speak against one.
    """

    household: Household
    months: Sequence[MonthFigures]
    baselines: Sequence[Baseline]
    supported: frozenset[Id]
    as_of: Month
    begun_since: frozenset[Id] = frozenset()
    """Its occupations begun on its start or later."""
    late: Mapping[int, Late] = field(default_factory=dict)
    """By month (202611) what was written too late to be built on."""

    @classmethod
    def of(
        cls,
        household: Household,
        occupations: Iterable[Occupation],
        *,
        months: Sequence[MonthFigures],
        baselines: Sequence[Baseline],
        as_of: Month,
    ) -> Case:
        """Put together what a household is compared by, its occupations as the register knows them."""
        known, start = list(occupations), household.started_on
        dated = [(one.id, one.started_on) for one in known if one.started_on is not None]
        return cls(
            household=household,
            months=months,
            baselines=baselines,
            supported=frozenset(one.id for one in known if one.is_supported),
            begun_since=frozenset(one for one, begun in dated if start is not None and begun >= start),
            as_of=as_of,
        )

    def knowing(self, late: Mapping[int, Late]) -> Case:
        """Give the same with what was written too late."""
        return replace(self, late=late)


@dataclass(frozen=True, slots=True)
class Matched:
    """A calendar month that both periods have."""

    before: MonthFigures
    after: MonthFigures


@dataclass(frozen=True, slots=True)
class Periods:
    """The valid months of both periods, by time.

    `kept_before`: full months there were before the start, valid or not; `hindrances`: what keeps the others of both
    periods out, counted in months, the commonest first.
    """

    before: tuple[MonthFigures, ...]
    after: tuple[MonthFigures, ...]
    kept_before: int = 0
    hindrances: tuple[tuple[str, int], ...] = ()

    def matched(self) -> tuple[Matched, ...]:
        """Pair the months by calendar month, in the order of the months after.

        Neither period is longer than twelve months, so a calendar month enters once.
        """
        earlier = {one.month.month: one for one in self.before}
        return tuple(Matched(earlier[one.month.month], one) for one in self.after if one.month.month in earlier)


def periods_of(case: Case, *, with_grade_c: bool = False) -> Periods:
    """Choose the months of period 0, up to twelve before the household's start, and 1, the twelve to the month asked.

    All of 1 come after the start month, which is in neither. Valid is a full month of grade A or B (`with_grade_c`: C
    too). A baseline of type A or B in the register chooses no months: who could choose them could choose the poorest.
    Without a start date there is no period.
    """
    if case.household.started_on is None:
        return Periods((), ())
    start = Month.of(case.household.started_on)
    grades = {Grade.A, Grade.B, Grade.C} if with_grade_c else {Grade.A, Grade.B}
    full = sorted((one for one in case.months if _is_full(one, case.household)), key=_by_time)
    before = _within(full, start.plus(-PERIOD_MONTHS), start.plus(-1))
    after = _within(full, max(start.plus(1), case.as_of.plus(1 - PERIOD_MONTHS)), case.as_of)
    return Periods(
        before=tuple(one for one in before if one.quality.grade in grades),
        after=tuple(one for one in after if one.quality.grade in grades),
        kept_before=sum(one.has_entries for one in before),
        hindrances=_hindrances(one for one in (*before, *after) if one.quality.grade not in grades),
    )


def recall_of(case: Case, periods: Periods) -> Baseline | None:
    """Choose the recall baseline that serves a comparison: of those whose months are all there after, else of all.

    A whole year (C) comes before a month (D), the later of equals first. One that tells of spending, debts or savings
    alone says nothing of income: held against it, all would be a rise.
    """
    told = _told_of_income(case.baselines)
    comparable = (one for one in told if matched_with_recall(periods, one))
    return next(comparable, told[0] if told else None)


def best_recall(baselines: Sequence[Baseline]) -> Baseline | None:
    """Choose of what was told of income before, whatever the ledger holds: the year, else the month, the later one."""
    return next(iter(_told_of_income(baselines)), None)


def _told_of_income(baselines: Sequence[Baseline]) -> list[Baseline]:
    told = [one for one in baselines if one.type in RECALLS and one.tells_income and not one.is_deleted]
    return sorted(told, key=lambda one: (one.type, -one.last, -one.id))


def awaited_of(case: Case, periods: Periods) -> tuple[Month, ...]:
    """List the months after the start that what was told waits for: not good enough yet, or still to come.

    Of each calendar month told the last one up to the month asked, else the next; none where all are there.
    """
    recall, started = recall_of(case, periods), case.household.started_on
    if recall is None or started is None:
        return ()
    valid = {one.month for one in periods.after}
    first = max(Month.of(started).plus(1), case.as_of.plus(1 - PERIOD_MONTHS))
    reached = first.plus(PERIOD_MONTHS - 1)
    wanted = {month.month for month in months_of(recall)}
    return tuple(one for one in months_between(first, reached) if one.month in wanted and one not in valid)


def months_of(baseline: Baseline) -> list[Month]:
    """List the months a baseline speaks of."""
    return list(months_between(Month.from_number(baseline.first), Month.from_number(baseline.last)))


def matched_with_recall(periods: Periods, baseline: Baseline) -> tuple[MonthFigures, ...]:
    """Give the months after that are the same calendar months a recall speaks of; none when one of them is missing."""
    months = months_of(baseline)
    told = {month.month for month in months}
    same = tuple(one for one in periods.after if one.month.month in told)
    return same if len(same) == len(told) == len(months) else ()


def _hindrances(months: Iterable[MonthFigures]) -> tuple[tuple[str, int], ...]:
    return tuple(Counter(reason for one in months for reason in one.quality.reasons).most_common())


def _by_time(figures: MonthFigures) -> Month:
    return figures.month


def _is_full(figures: MonthFigures, household: Household) -> bool:
    """Tell whether the whole month belongs to the household's time in the ledger, and is over."""
    return figures.household == household.id and figures.quality.days_in_month == figures.month.days


def _within(months: Iterable[MonthFigures], first: Month, last: Month) -> list[MonthFigures]:
    return [one for one in months if first <= one.month <= last]
