"""What the household's month page shows: this month beside the last and the time before, one year, one suggestion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from household_ledger.domain.baseline import Baseline
from household_ledger.domain.comparison_ground import net_income
from household_ledger.domain.comparison_periods import best_recall, months_of
from household_ledger.domain.comparison_terms import worth_of_recall
from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import Grade
from household_ledger.domain.money import Money, half_up
from household_ledger.domain.period import MONTHS_A_YEAR, Month
from household_ledger.domain.register import Household, Project, Provider, VillageGroup
from household_ledger.domain.suggestion import Suggestion, suggest
from household_ledger.domain.unanswered import Unanswered
from household_ledger.services.figures.figures import Figures
from household_ledger.services.ports import Reader
from household_ledger.services.views.cash_check import CashCheck, cash_check
from household_ledger.services.views.interview_answers import open_questions

_GOOD = frozenset({Grade.A, Grade.B})


@dataclass(frozen=True, slots=True)
class Averages:
    """Monthly averages of the time before the household started, in satang.

    `months` of grade A or B went in, or, where there are none, what was told of so many (`is_told`); None is not known.
    """

    months: int
    net_income: Money
    reducible: Money | None
    deposits: Money | None
    debt: Money | None
    """What was owed when the household started."""
    is_told: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """What a printed page was made from: the file, its step, the day it was printed."""

    file_name: str
    step_count: int
    printed_on: date


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Whose paper it is."""

    project: Project
    provider: Provider


@dataclass(frozen=True, slots=True)
class MonthPage:
    """One household's month on one page. `last` and `before` are None when nothing is known of that time."""

    household: Household
    group: VillageGroup | None
    letterhead: Letterhead
    origin: Origin
    now: MonthFigures
    last: MonthFigures | None
    year: tuple[MonthFigures, ...]
    before: Averages | None
    cash: CashCheck
    suggestion: Suggestion
    left_open: tuple[Unanswered, ...]
    """What was asked of its days and nobody could say yet: in none of the sums."""


def origin_of(reader: Reader, file_name: str, today: date) -> Origin:
    """Name the ledger's present state for a footer."""
    return Origin(file_name=file_name, step_count=reader.step_count(), printed_on=today)


def letterhead_of(reader: Reader) -> Letterhead:
    """Read whose paper it is."""
    return Letterhead(project=reader.project(), provider=reader.provider())


def month_page(figures: Figures, reader: Reader, household: Household, month: Month, *, origin: Origin) -> MonthPage:
    """Gather one household's page of a month; works for a month without entries too."""
    year = figures.months(household.id, month.plus(1 - MONTHS_A_YEAR), month)
    now = year[-1] if year and year[-1].month == month else figures.month(household.id, month)
    earlier = [one for one in year if one.month < month]
    return MonthPage(
        household=household,
        group=reader.record(VillageGroup, household.group) if household.group != NO_ID else None,
        letterhead=letterhead_of(reader),
        origin=origin,
        now=now,
        last=earlier[-1] if earlier and earlier[-1].month == month.plus(-1) else None,
        year=year,
        before=_before(figures, household) or _told(reader.of_household(Baseline, household.id)),
        cash=cash_check(reader, now),
        suggestion=suggest(now, earlier),
        left_open=open_questions(reader, household.id, month.first, month.last),
    )


def _before(figures: Figures, household: Household) -> Averages | None:
    """Average the good months of the year before the start; None without a start or without such a month."""
    if household.started_on is None:
        return None
    start = Month.of(household.started_on)
    known = figures.months(household.id, start.plus(-MONTHS_A_YEAR), start.plus(-1))
    return averages([one for one in known if one.quality.grade in _GOOD])


def _told(baselines: Sequence[Baseline]) -> Averages | None:
    """Spread what was told of the time before over its months (M1, rounded half up); None where nothing was."""
    told = best_recall(baselines)
    if told is None:
        return None
    count = len(months_of(told))
    income = net_income(worth_of_recall(told)) / count
    return Averages(
        months=count,
        net_income=Money(half_up(income.numerator, income.denominator)),
        reducible=None,
        deposits=None,
        debt=told.debts,
        is_told=True,
    )


def averages(months: Sequence[MonthFigures]) -> Averages | None:
    """Average months, rounded half up to the satang; the debt is the last month's."""
    if not months:
        return None

    def mean(amounts: list[int]) -> Money:
        return Money(half_up(sum(amounts), len(amounts)))

    return Averages(
        months=len(months),
        net_income=mean([one.net_income for one in months]),
        reducible=mean([one.spending.reducible for one in months]),
        deposits=mean([one.cash.deposits for one in months]),
        debt=months[-1].debt_end,
    )
