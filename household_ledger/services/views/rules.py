"""The rules of a household by which something comes again: what of, when next, when it was last written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from household_ledger.domain.entry import Draft
from household_ledger.domain.kept_rows import Row, rows_of
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money, total
from household_ledger.domain.period import Month
from household_ledger.domain.recurrence import Turn, turns
from household_ledger.domain.recurring import Recurring, RecurringTurn, day_of, number_of
from household_ledger.domain.register import Household
from household_ledger.services.ports import Reader
from household_ledger.services.priced_again import PriceChange
from household_ledger.services.prices import PriceList
from household_ledger.services.views.due import LOOK_BACK_DAYS, rows_on, rows_words
from household_ledger.services.views.name_book import Names

_AHEAD: Final = timedelta(days=366 * 8)
"""So far ahead the next day is looked for."""
SIMPLE_KINDS: Final = (EntryKind.INCOME, EntryKind.EXPENSE, EntryKind.COST, EntryKind.SAVE, EntryKind.REPAY)
"""Kinds of a rule whose row can be said in a form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """One rule; `next` is its first day without an answer (before today: it waits), None where none is left.

    `rows` is what it keeps, `next_rows` what is written on its next day: goods of the list at the price of that day,
    which `price_changes` names where it is another.

    `last_on` is the day of the last entry written by it, `answered` how many turns were written or passed over,
    `answered_until` the last of them.
    """

    recurring: Recurring
    rows: tuple[Row, ...]
    next_rows: tuple[Row, ...]
    price_changes: tuple[PriceChange, ...]
    what: str
    next: Turn | None
    last_on: dt.date | None
    answered: int
    answered_until: dt.date | None

    @property
    def kind(self) -> EntryKind:
        """Give the kind of the first row."""
        return self.rows[0][0].kind

    @property
    def amount(self) -> Money:
        """Add up what its rows are about, of pairs the half that speaks; satang."""
        return total(row[0].amount for row in self.next_rows or self.rows)


def rule_lines(reader: Reader, household: Household, today: date) -> tuple[RuleLine, ...]:
    """List the rules that are not stopped: what falls due soonest first, then those that are over."""
    rules = reader.of_household(Recurring, household.id)
    if not rules:
        return ()
    answers = reader.of_household(RecurringTurn, household.id)
    entries = reader.entries_of([one.entry for one in answers if one.entry])
    written = {entry.id: entry.date for entry in entries if not entry.is_deleted}
    closed = {month for _household, month in reader.closed_months([household.id])}
    names = Names.read(reader, household.id)
    prices = PriceList.read(reader, household.id)
    lines = []
    for rule in rules:
        own = [one for one in answers if one.recurring == rule.id]
        following = _next(rule, {one.due for one in own}, closed, today=today, left_on=household.left_on)
        rows = rows_of(rule.rows, household.id, today)
        next_rows, changes = rows_on(rule, following.day, prices) if following is not None else ((), ())
        lines.append(
            RuleLine(
                recurring=rule,
                rows=rows,
                next_rows=next_rows,
                price_changes=changes,
                what=rows_words(rows, names),
                next=following,
                last_on=max((written[one.entry] for one in own if one.entry in written), default=None),
                answered=len(own),
                answered_until=max((day_of(one.due) for one in own), default=None),
            )
        )
    return tuple(sorted(lines, key=lambda one: (one.next is None, one.next or (), one.recurring.id)))


def _next(
    rule: Recurring, answered: Container[int], closed: Container[int], *, today: date, left_on: date | None
) -> Turn | None:
    last = min(today + _AHEAD, left_on or date.max)
    return next(
        (
            turn
            for turn in turns(rule, today - timedelta(days=LOOK_BACK_DAYS), last)
            if number_of(turn.due) not in answered and Month.of(turn.day).number not in closed
        ),
        None,
    )


def simple_draft(rows: Sequence[Row]) -> Draft | None:
    """Give what a form can change of a rule's rows: a single row of one kind, category and amount; None for others."""
    if len(rows) != 1 or len(rows[0]) != 1:
        return None
    draft = rows[0][0]
    has_more = len(draft.parts) > 1 or draft.interest is not None or draft.principal is not None
    return None if has_more or draft.kind not in SIMPLE_KINDS else draft
