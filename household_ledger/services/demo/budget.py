"""What a made-up household can live on: what its work and its people bring in a year, and what is left to spend."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from household_ledger.domain.kinds import Rhythm
from household_ledger.domain.period import MONTHS_A_YEAR
from household_ledger.services.demo.goods import works
from household_ledger.services.demo.options import Timeline
from household_ledger.services.demo.portrait import Gift, Portrait, Someone
from household_ledger.services.demo.recipes import BAHT

CHILD_AGE = 6
SCHOOL_AGES = range(4, 18)
OLD_AGE = 60
_OLD_AGE_STEPS = ((90, 1000), (80, 800), (70, 700), (OLD_AGE, 600))
CARD_BAHT = 300
LEAST_SPENT, MOST_SPENT = 6_000 * BAHT, 12_000 * BAHT
_SPENT_PERCENT = 93
"""Part of what is left after debts and savings that is spent; the rest is room for what nobody foresaw."""
_KEPT_PERCENT = 60
"""Part of a rise in income that is spent, the rest is put by."""
_SETTLED = 3
"""Months after the start when the new work goes as it will."""
MOST_OPENING = 30_000 * BAHT
_FOR_THINGS = 6_500 * BAHT
_BOUGHT = frozenset({"gold_bought", "calf_bought"})


@dataclass(frozen=True, slots=True)
class Budget:
    """What is spent a month before and after the start, and free savings needed to begin with; all in satang."""

    before: int
    after: int
    opening: int


def allowance(person: Someone, year: int) -> Gift | None:
    """Give the state's monthly allowance of a person in a year, paid on the 10th: by age, or for a disability."""
    age = year - person.birth_year
    if person.is_disabled:
        return Gift("I12", "เบี้ยความพิการ", 800 * BAHT, 800 * BAHT, 10)
    if age >= OLD_AGE:
        baht = next(amount for least, amount in _OLD_AGE_STEPS if age >= least)
        return Gift("I11", "เบี้ยยังชีพผู้สูงอายุ", baht * BAHT, baht * BAHT, 10)
    if age < CHILD_AGE:
        return Gift("I13", "เงินอุดหนุนเด็กแรกเกิด", 600 * BAHT, 600 * BAHT, 10)
    return None


def is_here(person: Someone, month: int) -> bool:
    """Tell whether a person lives in the house in a month counted from the start."""
    return (person.comes is None or month >= person.comes) and (person.goes is None or month < person.goes)


def expected_terms(portrait: Portrait, calendar_month: int, year: int, since: int) -> dict[tuple[str, str], int]:
    """Reckon what a month comes to on average by I or C code and occupation, in satang; welfare cards are I14."""
    terms: dict[tuple[str, str], int] = {}

    def add(code: str, occupation: str, amount: int) -> None:
        if amount:
            terms[code, occupation] = terms.get((code, occupation), 0) + amount

    for job in portrait.jobs:
        work, scale = works()[job.work], job.scale(since)
        for trade in work.sales:
            add(trade.code, work.name, trade.expected(calendar_month) * scale // 100)
        for trade in work.costs:
            add(trade.code, work.name, trade.expected(calendar_month) * job.tune * scale // 100_000)
    for gift in portrait.gifts:
        add(gift.code, "", (gift.low + gift.high) // 2)
    for person in portrait.people:
        paid = allowance(person, year) if is_here(person, since) else None
        if paid is not None:
            add(paid.code, "", paid.low)
    add("I14", "", CARD_BAHT * BAHT * sum(person.has_card for person in portrait.people if is_here(person, since)))
    return terms


def expected(portrait: Portrait, calendar_month: int, year: int, *, is_after: bool) -> int:
    """Reckon the cash that work and people bring in a calendar month, on average, before or after the start."""
    terms = expected_terms(portrait, calendar_month, year, _SETTLED if is_after else -1)
    return sum(amount if code[0] == "I" else -amount for (code, _occupation), amount in terms.items())


def yearly_mean(portrait: Portrait, year: int, *, is_after: bool) -> int:
    """Average `expected` over the twelve calendar months."""
    months = range(1, MONTHS_A_YEAR + 1)
    return sum(expected(portrait, month, year, is_after=is_after) for month in months) // MONTHS_A_YEAR


def set_aside(portrait: Portrait, *, is_after: bool) -> int:
    """Reckon what goes to lenders and savings in an average month."""
    service = paid_back(portrait)
    since = _SETTLED if is_after else -1
    saved = sum(
        _a_month(deposit.rhythm, deposit.amount, deposit.every, len(deposit.months))
        for deposit in portrait.deposits
        if (deposit.since is None or deposit.since <= since) and (deposit.until is None or since <= deposit.until)
    )
    return service + saved


def paid_back(portrait: Portrait) -> int:
    """Reckon what goes to lenders in an average month, with interest."""
    return sum(_SERVICE[loan.key](loan.opening or loan.principal) for loan in portrait.loans if loan.key in _SERVICE)


def budget_of(portrait: Portrait, timeline: Timeline) -> Budget:
    """Say what the household spends a month, and what it must have had to come through its lean months."""
    year = timeline.start_month.year
    mean = yearly_mean(portrait, year, is_after=False) - set_aside(portrait, is_after=False)
    later = yearly_mean(portrait, year, is_after=True) - set_aside(portrait, is_after=True)
    before = _within(mean * _SPENT_PERCENT // 100)
    rise = later - mean
    after = _within(before + (rise * _KEPT_PERCENT // 100 if rise > 0 else rise * 80 // 100))
    return Budget(before, after, _needed(portrait, timeline, before))


def _needed(portrait: Portrait, timeline: Timeline, spent: int) -> int:
    """Walk a lean year from the first month and see how deep it goes."""
    month, depth, level = timeline.months[0].month, 0, 0
    for later in range(MONTHS_A_YEAR):
        now = month.plus(later)
        level += expected(portrait, now.month, now.year, is_after=False) - set_aside(portrait, is_after=False) - spent
        depth = min(depth, level)
    bought = _FOR_THINGS if any(event.month < 0 and event.key in _BOUGHT for event in portrait.happenings) else 0
    return min(MOST_OPENING, 2_000 * BAHT - depth) + bought


def _within(amount: int) -> int:
    return max(LEAST_SPENT, min(MOST_SPENT, amount))


def _a_month(rhythm: Rhythm, amount: int, every: int, harvests: int) -> int:
    if rhythm is Rhythm.WEEK:
        return amount * 13 // (3 * every)
    return amount * harvests // MONTHS_A_YEAR if rhythm is Rhythm.HARVEST else amount


_SERVICE: dict[str, Callable[[int], int]] = {
    "bank": lambda size: size * 15 // 100 // MONTHS_A_YEAR,
    "bank_small": lambda size: size * 16 // 100 // MONTHS_A_YEAR,
    "village_fund": lambda size: size * 6 // 100 // MONTHS_A_YEAR,
    "village_fund_small": lambda size: size * 6 // 100 // MONTHS_A_YEAR,
    "group_loan": lambda size: 500 * BAHT + size // 100,
    "informal": lambda size: 300 * BAHT + size * 3 // 100,
    "hire_purchase": lambda _size: 1_240 * BAHT,
}
