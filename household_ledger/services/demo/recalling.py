"""What made-up households could say of the time before: baselines from their own books, or as they remember it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from household_ledger.domain.baseline import REPAID, Baseline, BaselineLine
from household_ledger.domain.category import OWN_PRODUCE
from household_ledger.domain.household_size import HouseholdSize, household_size
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import DEBT_CLASSES, SAVINGS_FORMS, BaselineType
from household_ledger.domain.money import Money
from household_ledger.domain.period import MONTHS_A_YEAR, Month, months_between
from household_ledger.domain.register import Member
from household_ledger.services.demo.budget import budget_of, expected_terms, paid_back
from household_ledger.services.demo.buying import monthly_budgets
from household_ledger.services.demo.goods import works
from household_ledger.services.demo.options import Timeline, stream
from household_ledger.services.demo.portrait import DEPOSIT, FORMS, Portrait
from household_ledger.services.demo.recipes import BAHT
from household_ledger.services.demo.registering import records_of, start_of
from household_ledger.services.demo.story import span_of

_LEAST_FULL_MONTHS = 3
_ROUNDED_TO = 100 * BAHT
_SPENDING_TOLD = ("E01", "E14", "E16")
_MORE_TOLD = ("E04", "E05", "E08", "E13", "E20", "E21")
"""Told too, each drawn by itself: what was made up before stays as it was."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """Over which months a household was asked, and by whom it was made up."""

    portrait: Portrait
    timeline: Timeline
    seed: int
    first: Month
    last: Month


def baseline_of(portrait: Portrait, timeline: Timeline, household: Id, seed: int) -> Baseline | None:
    """Give a household's baseline: its own months where the book holds enough, else what it remembers, else none."""
    span = span_of(portrait, timeline)
    full, start = span.start - span.first - span.summaries, timeline.months[span.start].month
    last = start.plus(-1)
    if portrait.recall is not None:
        first = start.plus(-MONTHS_A_YEAR) if portrait.recall is BaselineType.C else last
        return _recalled(_Asked(portrait, timeline, seed, first, last), household, portrait.recall)
    if full < _LEAST_FULL_MONTHS:
        return None
    kind = BaselineType.A if full >= MONTHS_A_YEAR else BaselineType.B
    size = _size(portrait, timeline, household, last)
    return Baseline(
        id=NO_ID,
        household=household,
        type=kind,
        first=start.plus(-min(full, MONTHS_A_YEAR)).number,
        last=last.number,
        members=size.members,
        adult_equivalent_tenths=size.adult_equivalent_tenths,
        asked_on=start_of(portrait, timeline),
    )


def _recalled(asked: _Asked, household: Id, kind: BaselineType) -> Baseline:
    portrait, timeline = asked.portrait, asked.timeline
    size = _size(portrait, timeline, household, asked.last)
    return Baseline(
        id=NO_ID,
        household=household,
        type=kind,
        first=asked.first.number,
        last=asked.last.number,
        lines=(*_lines(asked), *_spending(asked), *_standing(asked)),
        members=size.members,
        adult_equivalent_tenths=size.adult_equivalent_tenths,
        debts=Money(sum(loan.opening for loan in portrait.loans)),
        savings=Money(_saved(asked)),
        asked_on=start_of(portrait, timeline) - timedelta(days=2),
        note="สัมภาษณ์ย้อนหลัง ตามแบบ จปฐ.",
    )


def _lines(asked: _Asked) -> Iterator[BaselineLine]:
    """Sum what the months usually came to by code, and round it as people do who remember."""
    portrait, random = asked.portrait, stream(asked.seed, asked.portrait.index, "recall")
    cash: dict[str, int] = {}
    food = 0
    spending = budget_of(portrait, asked.timeline).before
    for month in months_between(asked.first, asked.last):
        for (code, _occupation), amount in expected_terms(portrait, month.month, month.year, -1).items():
            cash[code] = cash.get(code, 0) + amount
        for code, amount in monthly_budgets(portrait, month.month, -1, spending).items():
            food += amount * portrait.own_permille // 1000 if code == "E01" else 0
            if code in _SPENDING_TOLD:
                cash[code] = cash.get(code, 0) + amount
    hours = _hours(asked)
    for code, amount in cash.items():
        told = _rounded(amount * random.randrange(92, 108) // 100)
        if told:
            eaten = _rounded(food) if code == "E01" else 0
            yield BaselineLine(code, told, eaten, hours.pop(code, 0))
    if food:
        yield BaselineLine(OWN_PRODUCE, 0, _rounded(food))


def _spending(asked: _Asked) -> Iterator[BaselineLine]:
    """Sum what else was spent, and what was paid back; what came to nothing is told to be none."""
    portrait, random = asked.portrait, stream(asked.seed, asked.portrait.index, "recall-spending")
    before, months = budget_of(portrait, asked.timeline).before, months_between(asked.first, asked.last)
    spent = [monthly_budgets(portrait, month.month, -1, before) for month in months]
    for code in _MORE_TOLD:
        yield BaselineLine(code, _rounded(sum(one.get(code, 0) for one in spent) * random.randrange(92, 108) // 100), 0)
    yield BaselineLine(REPAID, _rounded(paid_back(portrait) * (asked.first.until(asked.last) + 1)), 0)


def _standing(asked: _Asked) -> Iterator[BaselineLine]:
    """Tell what was owed to each lender and saved in each form: all lies in the bank, the others hold none."""
    for code in DEBT_CLASSES:
        yield BaselineLine(code, sum(loan.opening for loan in asked.portrait.loans if loan.debt_class == code), 0)
    for code in SAVINGS_FORMS:
        yield BaselineLine(code, _saved(asked) if code == FORMS[DEPOSIT] else 0, 0)


def _saved(asked: _Asked) -> int:
    return _rounded(budget_of(asked.portrait, asked.timeline).opening)


def _hours(asked: _Asked) -> dict[str, int]:
    """Reckon the hours of each occupation under the code it sells by, in thousandths."""
    months = asked.first.until(asked.last) + 1
    hours: dict[str, int] = {}
    for job in asked.portrait.jobs:
        work = works()[job.work]
        if work.sales and work.sessions and job.scale(-1):
            code = work.sales[0].code
            hours[code] = hours.get(code, 0) + work.sessions * sum(work.hours) * 500 * months
    return hours


def _rounded(satang: int) -> int:
    return (satang + _ROUNDED_TO // 2) // _ROUNDED_TO * _ROUNDED_TO


def _size(portrait: Portrait, timeline: Timeline, household: Id, month: Month) -> HouseholdSize:
    members = [record for record in records_of(portrait, timeline, household) if isinstance(record, Member)]
    return household_size(members, month)
