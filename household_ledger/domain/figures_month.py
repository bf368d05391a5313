"""A household's months put together from its sums: terms, balances, tools, counts, days and the grade.

Goals are added by `goal_progress`, since an emergency goal looks at earlier months' grades.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from household_ledger.domain.category import OTHER
from household_ledger.domain.changes import Step
from household_ledger.domain.figures import (
    CashBook,
    CategoryFigures,
    MonthFigures,
    OccupationFigures,
    Quality,
    Spending,
)
from household_ledger.domain.figures_counts import Counted, counted
from household_ledger.domain.figures_days import Recording, days_enrolled, enrolled_until, recording_of
from household_ledger.domain.figures_needs import need_classes
from household_ledger.domain.figures_sums import DayRow, HoursRow, HouseholdSums, NeedClasses, Register
from household_ledger.domain.figures_terms import CategoryTerms, OccupationTerms, Terms, in_standard_order, terms_of
from household_ledger.domain.figures_tools import ToolShares, spread
from household_ledger.domain.household_size import household_size
from household_ledger.domain.kinds import Account, Need
from household_ledger.domain.money import Money, total
from household_ledger.domain.period import Month, months_between
from household_ledger.domain.quality import Record, judge
from household_ledger.domain.register import MonthState, Occupation
from household_ledger.domain.thresholds import Thresholds


class _OfMonth(Protocol):
    @property
    def month(self) -> int: ...


R = TypeVar("R", bound=_OfMonth)


@dataclass(frozen=True, slots=True)
class Moment:
    """When and by which rules figures are reckoned; `step` is the step they were read at."""

    today: date
    thresholds: Thresholds
    step: Step | None


@dataclass(frozen=True, slots=True)
class MonthCore:
    """A month without its goals, and what emergency goals ask of it: cash and credit part of necessary spending."""

    figures: MonthFigures
    necessary_money: Money


@dataclass(frozen=True, slots=True)
class _Balances:
    """Cash, savings and debt (owed is positive) before a month."""

    cash: int = 0
    savings: int = 0
    debt: int = 0

    def after(self, terms: Terms) -> _Balances:
        return _Balances(
            cash=self.cash + terms.cash_opened + terms.cash_moved,
            savings=self.savings + terms.savings_opened + terms.savings_moved,
            debt=self.debt + terms.debt_opened + terms.debt_moved,
        )

    def opened(self, terms: Terms) -> _Balances:
        """Count the openings of the month in: they were there at its start."""
        return _Balances(
            cash=self.cash + terms.cash_opened,
            savings=self.savings + terms.savings_opened,
            debt=self.debt + terms.debt_opened,
        )


@dataclass(frozen=True, slots=True)
class _Parts:
    """What one month is put together from."""

    month: Month
    terms: Terms
    before: _Balances
    tools: ToolShares
    hours: Sequence[HoursRow]
    counted: Counted | None
    days: Sequence[DayRow]
    state: MonthState | None


def month_cores(register: Register, sums: HouseholdSums, moment: Moment) -> list[MonthCore]:
    """Reckon every month from `sums.first` to `sums.last`, oldest first."""
    classes = need_classes(register.categories)
    return [
        MonthCore(
            _figures(register, sums.first_entry, parts, classes, moment),
            parts.terms.necessary_money,
        )
        for parts in _parts(register, sums, classes)
    ]


def _parts(register: Register, sums: HouseholdSums, classes: NeedClasses) -> Iterable[_Parts]:
    months = list(months_between(Month.from_number(sums.first), Month.from_number(sums.last)))
    totals, days, hours = _by_month(sums.totals), _by_month(sums.days), _by_month(sums.hours)
    tools, counts = spread(sums.tools, months), counted(sums)
    before = _before(sums)
    for month in months:
        number = month.number
        terms = terms_of(totals[number], classes)
        yield _Parts(
            month=month,
            terms=terms,
            before=before,
            tools=tools[number],
            hours=hours[number],
            counted=counts.get(number),
            days=days[number],
            state=register.months.get(number),
        )
        before = before.after(terms)


def _by_month(rows: Iterable[R]) -> defaultdict[int, list[R]]:
    groups: defaultdict[int, list[R]] = defaultdict(list)
    for row in rows:
        groups[row.month].append(row)
    return groups


def _before(sums: HouseholdSums) -> _Balances:
    lay = {row.account: row.satang for row in sums.balances}
    return _Balances(
        cash=lay.get(Account.POCKET.value, 0),
        savings=lay.get(Account.SAVINGS.value, 0),
        debt=-lay.get(Account.DEBT.value, 0),
    )


def _figures(
    register: Register, first_entry: date | None, parts: _Parts, classes: NeedClasses, moment: Moment
) -> MonthFigures:
    terms, tools, state = parts.terms, parts.tools, parts.state
    opened, end = parts.before.opened(terms), parts.before.after(terms)
    size = household_size(register.members, parts.month)
    last = enrolled_until(register.household, moment.today)
    recording = recording_of(parts.days, last, is_paper_daily=state is not None and state.is_paper_daily)
    cost, cost_in_kind = terms.cost + tools.cost, terms.cost_received + tools.received
    return MonthFigures(
        household=register.household.id,
        code=register.household.code,
        month=parts.month,
        step=moment.step,
        members=size.members,
        adult_equivalent_tenths=size.adult_equivalent_tenths,
        cash=_cash_book(terms, opened.cash, end.cash, parts.counted),
        in_kind_income=Money(terms.in_kind_income),
        project_in_kind=Money(terms.project_in_kind),
        windfall_in_kind=Money(terms.windfall_in_kind),
        credit_cost=Money(terms.credit_cost),
        occupation_cost=Money(cost),
        occupation_cost_in_kind=Money(cost_in_kind),
        credit_spending=Money(terms.credit_spending),
        spending=_spending(terms.needs),
        cash_spending_by_need=_spending(terms.cash_needs),
        net_income=Money(terms.cash_income + terms.in_kind_income - cost),
        net_income_cash=Money(terms.cash_income - (cost - cost_in_kind)),
        savings_start=Money(opened.savings),
        savings_end=Money(end.savings),
        debt_start=Money(opened.debt),
        debt_end=Money(end.debt),
        interest_added=Money(terms.interest_added),
        times_saved=recording.times_saved,
        quality=_quality(
            parts, recording, days_enrolled(register.household, first_entry, parts.month, moment.today), moment
        ),
        by_category=_categories(terms),
        needs={code: classes.by_code[code] for code in in_standard_order(_shown(terms)) if code in classes.by_code},
        by_occupation=_occupations(register, parts),
        goals=(),
        is_closed=state is not None and state.closed_on is not None,
        has_entries=recording.has_entries,
        corrected_on=state.corrected_on if state is not None else None,
    )


def _cash_book(terms: Terms, start: int, end: int, counts: Counted | None) -> CashBook:
    return CashBook(
        cash_income=Money(terms.cash_income),
        project_money=Money(terms.project_money),
        windfall=Money(terms.windfall),
        loans=Money(terms.loans),
        withdrawals=Money(terms.withdrawals),
        asset_sales=Money(terms.asset_sales),
        returned=Money(terms.returned),
        adjusted=Money(terms.adjusted),
        occupation_cost_paid=Money(terms.cost_paid),
        cash_spending=Money(terms.cash_spending),
        interest=Money(terms.interest),
        principal=Money(terms.principal),
        deposits=Money(terms.deposits),
        asset_purchases=Money(terms.asset_purchases),
        lent=Money(terms.lent),
        cash_start=Money(start),
        cash_end=Money(end),
        cash_counted=counts.cash if counts is not None else None,
        unexplained=counts.unexplained if counts is not None else None,
    )


def _spending(needs: Mapping[Need, int]) -> Spending:
    return Spending(
        necessary=Money(needs[Need.NECESSARY]),
        reducible=Money(needs[Need.REDUCIBLE]),
        social=Money(needs[Need.SOCIAL]),
    )


def _quality(parts: _Parts, recording: Recording, days_in_month: int, moment: Moment) -> Quality:
    terms, state = parts.terms, parts.state
    other = terms.by_category.get(OTHER, CategoryTerms())
    return judge(
        Record(
            days_recorded=recording.days_recorded,
            days_in_month=days_in_month,
            lag_halfdays=recording.median_lag_halfdays,
            seen_lag_halfdays=recording.seen_lag_halfdays,
            unexplained=parts.counted.unexplained if parts.counted is not None else None,
            flow=Money(terms.inflow + terms.outflow),
            is_verified=state is not None and state.verified_on is not None,
            seen=state.seen if state is not None else "",
            is_paper_daily=state is not None and state.is_paper_daily,
            is_summary_only=recording.is_summary_only,
            other=Money(other.cash + other.credit + other.in_kind),
            spending=total(terms.needs.values()),
        ),
        moment.thresholds,
    )


def _shown(terms: Terms) -> list[str]:
    """Name the codes that hold anything."""
    return [code for code, one in terms.by_category.items() if one.cash or one.credit or one.in_kind]


def _categories(terms: Terms) -> dict[str, CategoryFigures]:
    amounts = terms.by_category
    return {
        code: CategoryFigures(Money(amounts[code].cash), Money(amounts[code].credit), Money(amounts[code].in_kind))
        for code in in_standard_order(_shown(terms))
    }


def _occupations(register: Register, parts: _Parts) -> tuple[OccupationFigures, ...]:
    """List the occupations with anything in the month, in the order of the register."""
    hours = {row.occupation: row.thousandths for row in parts.hours}
    figures = (_occupation(one, parts, hours.get(one.id, 0)) for one in register.occupations)
    return tuple(
        one for one in figures if one.revenue or one.in_kind or one.cost_paid or one.cost or one.profit or one.hours
    )


def _occupation(occupation: Occupation, parts: _Parts, hours: int) -> OccupationFigures:
    terms = parts.terms.by_occupation.get(occupation.id) or OccupationTerms()
    cost = terms.cost + parts.tools.by_occupation.get(occupation.id, 0)
    return OccupationFigures(
        occupation=occupation.id,
        name=occupation.name,
        revenue=Money(terms.revenue),
        in_kind=Money(terms.in_kind),
        cost_paid=Money(terms.cost_paid),
        cost=Money(cost),
        profit=Money(terms.revenue + terms.in_kind - cost),
        hours=hours,
        own_input=Money(terms.own_input),
    )
