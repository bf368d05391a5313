"""What comes again and is due: up to today and not yet confirmed or passed over, and what comes next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from typing import Final

from household_ledger.domain.ids import Id
from household_ledger.domain.kept_rows import Row, rows_of
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money, total
from household_ledger.domain.period import Month
from household_ledger.domain.recurrence import turns
from household_ledger.domain.recurring import Recurring, RecurringTurn, number_of
from household_ledger.domain.register import Household
from household_ledger.services.ports import Reader
from household_ledger.services.priced_again import PriceChange, price_changes, priced_again
from household_ledger.services.prices import PriceList
from household_ledger.services.views.name_book import Names
from household_ledger.text.joined import beside
from household_ledger.text.labels import entry_kind_name

LOOK_BACK_DAYS: Final = 92
"""What fell due longer ago is not proposed any more: three months, as far as people are asked back."""
AHEAD_DAYS: Final = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class DueTurn:
    """One turn as it is proposed: `due` is its name, `date` the day it would be written on (moved off a weekend).

    `what` names it in the words of the household, in the language of the moment. Goods at a price of the list have that
    of the day; `price_changes` names those where that is another price than the rule keeps.
    """

    recurring: Recurring
    due: dt.date
    date: dt.date
    rows: tuple[Row, ...]
    what: str
    price_changes: tuple[PriceChange, ...] = ()

    @property
    def kind(self) -> EntryKind:
        """Give the kind of the first row."""
        return self.rows[0][0].kind

    @property
    def amount(self) -> Money:
        """Add up what its rows are about, of pairs the half that speaks; satang."""
        return total(row[0].amount for row in self.rows)


def due_turns(reader: Reader, household: Household, today: date) -> tuple[DueTurn, ...]:
    """List what is due and unanswered, oldest first; days in closed months or after the household left are left out."""
    first = today - timedelta(days=LOOK_BACK_DAYS)
    return tuple(_proposed(reader, household, first, today))


def next_turns(reader: Reader, household: Household, today: date) -> tuple[DueTurn, ...]:
    """List the next unanswered turn of each rule within a month from tomorrow, soonest first."""
    found: dict[Id, DueTurn] = {}
    for turn in _proposed(reader, household, today + timedelta(days=1), today + timedelta(days=AHEAD_DAYS)):
        found.setdefault(turn.recurring.id, turn)
    return tuple(found.values())


def _proposed(reader: Reader, household: Household, first: date, last: date) -> Iterator[DueTurn]:
    if household.left_on is not None:
        last = min(last, household.left_on)
    rules = reader.of_household(Recurring, household.id)
    if not rules:
        return
    answered = {(one.recurring, one.due) for one in reader.of_household(RecurringTurn, household.id)}
    closed = {month for _household, month in reader.closed_months([household.id])}
    found = [
        (turn.day, rule.id, turn.due, rule)
        for rule in rules
        for turn in turns(rule, first, last)
        if (rule.id, number_of(turn.due)) not in answered and Month.of(turn.day).number not in closed
    ]
    names = Names.read(reader, household.id) if found else Names(())
    prices = PriceList.read(reader, household.id) if found else PriceList(())
    for day, _rule, due, rule in sorted(found, key=lambda one: one[:3]):
        rows, changes = rows_on(rule, day, prices)
        what = rows_words(rows, names)
        yield DueTurn(recurring=rule, due=due, date=day, rows=rows, what=what, price_changes=changes)


def rows_on(rule: Recurring, day: date, prices: PriceList) -> tuple[tuple[Row, ...], tuple[PriceChange, ...]]:
    """Give the rows of a rule as they would be written on a day, goods of the list at its price of that day."""
    kept = rows_of(rule.rows, rule.household, day)
    rows = tuple(tuple(priced_again(draft, prices) for draft in row) for row in kept)
    return rows, price_changes(chain.from_iterable(kept), chain.from_iterable(rows))


def rows_words(rows: Iterable[Row], names: Names) -> str:
    """Name rows by what each is, in the words of the household."""
    return beside(*(_what(row, names) for row in rows))


def _what(row: Row, names: Names) -> str:
    first = row[0]
    category = names.category(first.household, first.parts[0].category) if first.parts else names.name(first.debt)
    return first.description or category or entry_kind_name(first.kind)
