"""One made-up household's book from its first month to its last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from household_ledger.domain.kinds import EntryKind, KnownBy
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.services.demo.budget import Budget, budget_of, expected_terms
from household_ledger.services.demo.buying import buy, monthly_budgets
from household_ledger.services.demo.earning import earn
from household_ledger.services.demo.happenings import happen
from household_ledger.services.demo.in_kind import live_off
from household_ledger.services.demo.options import Timeline, stream
from household_ledger.services.demo.owing import serve
from household_ledger.services.demo.page import Desk, Purse, as_summary, draw_writing, open_page
from household_ledger.services.demo.portrait import (
    BANK,
    CASH,
    DEPOSIT,
    FORMS,
    FREE_SAVINGS,
    GROUP,
    JAR,
    PENSION_FUND,
    RELATIVES,
    Portrait,
)
from household_ledger.services.demo.putting_by import put_by
from household_ledger.services.demo.recipes import BAHT
from household_ledger.services.demo.walking import walk
from household_ledger.services.exchange.rows import Row

LEFT_ON_DAY = 17
_PRIVATE_LENDER = "D03"
_HUNDRED = 100 * BAHT
_FORGOTTEN_FROM = 10
"""Day of the month from which something may have been forgotten."""
_MOST_FORGOTTEN = 1_000 * BAHT
_OPENING = {
    JAR: (150, 900, 50),
    GROUP: (1_200, 6_000, 100),
    DEPOSIT: (1_000, 2_000, 100),
    PENSION_FUND: (500, 2_000, 100),
}


@dataclass(frozen=True, slots=True)
class Span:
    """Which months of the timeline are in a household's book.

    From `first` to `last`; `start` is its own first month with the project; `summaries` at the beginning are sums only.
    """

    first: int
    start: int
    last: int
    summaries: int


@dataclass(slots=True)
class Told:
    """What a book says of itself that somebody who visits can see, month by month."""

    private_lenders: frozenset[str] = frozenset()
    days: dict[Month, set[date]] = field(default_factory=dict)
    """Days with something written down."""
    saved: set[Month] = field(default_factory=set)
    sold: dict[str, set[Month]] = field(default_factory=dict)
    """By occupation."""
    borrowed_dear: set[Month] = field(default_factory=set)
    """In which a private lender gave money."""

    def note(self, row: Row, month: Month) -> None:
        """Take in one entry of a month."""
        if row.kind not in (EntryKind.OPENING, EntryKind.HOURS) and row.known_by is not KnownBy.SUMMARY:
            self.days.setdefault(month, set()).add(row.date)
        if row.kind is EntryKind.SAVE:
            self.saved.add(month)
        elif row.kind is EntryKind.INCOME and row.occupation:
            self.sold.setdefault(row.occupation, set()).add(month)
        elif row.kind is EntryKind.BORROW and row.debt in self.private_lenders:
            self.borrowed_dear.add(month)


@dataclass(frozen=True, slots=True)
class Forgotten:
    """An entry that was only remembered after its month had been closed."""

    month: Month
    row: Row


def span_of(portrait: Portrait, timeline: Timeline) -> Span:
    """Find the months of a household's book."""
    last = len(timeline.months) - 1
    start = min(last, max(0, timeline.start + portrait.delay))
    before = start if portrait.recorded_before is None else min(start, portrait.recorded_before)
    summaries = min(portrait.summaries, start - before)
    if portrait.leaves is not None:
        last = min(last, start + portrait.leaves)
    return Span(start - before - summaries, start, last, summaries)


@dataclass(slots=True)
class Book:
    """A household's entries; what else is known of them is known once the rows have been read to the end."""

    portrait: Portrait
    timeline: Timeline
    seed: int
    forgotten: list[Forgotten] = field(default_factory=list)
    told: Told = field(default_factory=Told)
    purse: dict[date, int] = field(default_factory=dict)
    """What truly lay in the purse at the end of each day, in satang."""

    def rows(self) -> Iterator[Row]:
        """Tell the entries in order of days; `number` is left to the file they go into."""
        portrait, timeline = self.portrait, self.timeline
        span, budget = span_of(portrait, timeline), budget_of(portrait, timeline)
        habits, chances = stream(self.seed, portrait.index, "habit"), stream(self.seed, portrait.index, "book")
        purse = Purse()
        self.forgotten, self.told, self.purse = [], Told(_private_lenders(portrait)), purse.lay
        for place in range(span.first, span.last + 1):
            month, is_summary = timeline.months[place], place - span.first < span.summaries
            writing = draw_writing(portrait.habit, month, habits, timeline.last_day)
            if is_summary:
                writing = as_summary(writing)
            desk = Desk(open_page(portrait.code, month, place - span.start, writing), portrait, purse, chances)
            if place == span.first:
                _open(desk, budget)
            desk.spending = _means(desk, budget)
            if is_summary:
                _put_sums(desk)
            else:
                _put_everything(desk)
            if portrait.leaves is not None and place == span.last:
                _break_off(desk)
            yield from self._kept(desk)

    def _kept(self, desk: Desk) -> Iterator[Row]:
        """Give the month's rows, but keep one sale back where the household forgot it."""
        is_open = desk.page.since in self.portrait.corrected
        for row in walk(desk):
            if is_open and _can_be_forgotten(row):
                self.forgotten.append(Forgotten(desk.page.month.month, row))
                is_open = False
            else:
                self.told.note(row, desk.page.month.month)
                yield row


def _can_be_forgotten(row: Row) -> bool:
    is_sale = row.kind is EntryKind.INCOME and bool(row.occupation) and row.pocket == CASH
    is_small = row.amount is not None and row.amount <= _MOST_FORGOTTEN
    return is_sale and is_small and not row.pair and row.date.day >= _FORGOTTEN_FROM


def _private_lenders(portrait: Portrait) -> frozenset[str]:
    return frozenset(loan.name for loan in portrait.loans if loan.debt_class == _PRIVATE_LENDER)


def _put_everything(desk: Desk) -> None:
    earn(desk)
    happen(desk)
    serve(desk)
    put_by(desk)
    budgets = monthly_budgets(desk.portrait, desk.page.calendar_month, desk.page.since, desk.spending)
    buy(desk, budgets)
    live_off(desk, budgets["E01"])


def _break_off(desk: Desk) -> None:
    """End the book on the day the household left."""
    page = desk.page
    for day in range(LEFT_ON_DAY + 1, page.month.count + 1):
        page.days[day].clear()
    page.pool = [day for day in page.pool if day <= LEFT_ON_DAY]
    page.counts = ()


def _means(desk: Desk, budget: Budget) -> int:
    """Say what the household means to spend this month: less when money has run low, more when there is plenty."""
    purse = desk.purse
    usual = budget.after if desk.page.since > 0 else budget.before
    held = purse.cash + purse.bank + sum(purse.savings.get(pocket, 0) for pocket in FREE_SAVINGS)
    if held < usual // 2 or purse.debts.get(RELATIVES, 0) > usual // 2:
        return usual * 86 // 100
    return usual * (100 + min(10, (held - usual // 2) * 3 // usual)) // 100


def _open(desk: Desk, budget: Budget) -> None:
    """Put down what was there when the book was begun."""
    portrait, page, purse = desk.portrait, desk.page, desk.purse
    opening = {CASH: desk.pick(900, 2_400, 50) * BAHT}
    if portrait.has_bank:
        opening[BANK] = desk.pick(600, 2_500, 100) * BAHT
    kept = {deposit.pocket for deposit in portrait.deposits}
    opening |= {pocket: desk.pick(*drawn) * BAHT for pocket, drawn in _OPENING.items() if pocket in kept}
    opening[DEPOSIT] = max(budget.opening, opening.get(DEPOSIT, 0)) // _HUNDRED * _HUNDRED
    for pocket, amount in opening.items():
        page.write(1, EntryKind.OPENING, amount=Money(amount), pocket=pocket, description=f"ยอดยกมา {pocket}")
    purse.savings = {pocket: amount for pocket, amount in opening.items() if pocket in FORMS}
    for loan in portrait.loans:
        if loan.opening:
            page.write(
                1, EntryKind.OPENING, amount=Money(loan.opening), debt=loan.name, description=f"หนี้ยกมา {loan.name}"
            )
            purse.debts[loan.name] = loan.opening


def _put_sums(desk: Desk) -> None:
    """Put a month down as sums: what came in and went out of each kind, told on its last day."""
    page, portrait, day = desk.page, desk.portrait, desk.page.month.count
    terms = expected_terms(portrait, page.calendar_month, page.month.month.year, page.since)
    spent = monthly_budgets(portrait, page.calendar_month, page.since, desk.spending * 97 // 100)
    for (code, occupation), amount in (terms | {(code, ""): amount for code, amount in spent.items()}).items():
        told = amount // (10 * BAHT) * (10 * BAHT)
        if told and code != "I14":
            kind = {"I": EntryKind.INCOME, "C": EntryKind.COST, "E": EntryKind.EXPENSE}[code[0]]
            page.write(
                day,
                kind,
                category=code,
                occupation=occupation,
                amount=Money(told),
                known_by=KnownBy.SUMMARY,
                description="รวมทั้งเดือน",
            )
    page.pool = []
