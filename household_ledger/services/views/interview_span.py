"""Over which days a household is asked back: since anything was written or asked, at most a month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from household_ledger.domain.figures_days import enrolled_from
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import TELLS_OF_NO_DAY, EntryKind, PocketKind
from household_ledger.domain.money import Money, total
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, Pocket
from household_ledger.domain.unanswered import LONGEST_DAYS, Unanswered
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.ports import EntryQuery, Reader
from household_ledger.services.views.interview_answers import written
from household_ledger.services.views.month_days import is_book_empty

FIRST_VISIT_DAYS: Final = 7
"""Where nothing was written yet, a week is asked about: people remember that."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days from first to last that are asked about."""

    first: date
    last: date

    @property
    def days(self) -> tuple[date, ...]:
        """List them, oldest first."""
        return tuple(self.first + timedelta(days=number) for number in range((self.last - self.first).days + 1))


@dataclass(frozen=True, slots=True)
class Counted:
    """The cash a book begins with: the day it was counted, and how much there was, in satang."""

    day: date
    amount: Money


def cash_at_start(reader: Reader, household: Id) -> Counted | None:
    """Give what was brought forward into the pockets money is spent from, on the latest day; None for nothing.

    What is written of a day before adds to it, though it was spent or had when the cash was counted.
    """
    spent_from = {one.id for one in reader.of_household(Pocket, household) if one.kind is not PocketKind.SAVINGS}
    query = EntryQuery(household=household, kinds=frozenset({EntryKind.OPENING}))
    brought = [draft_of(entry) for entry in reader.entries(query)]
    cash = [one for one in brought if one.pocket in spent_from]
    if not cash:
        return None
    day = max(one.date for one in cash)
    return Counted(day, total(one.amount for one in cash if one.date == day))


def span_since(reader: Reader, household: Household, today: date) -> Span | None:
    """Give the days since anything was written or asked, up to today: at most 31; today alone where none is left.

    They begin with the day the cash was counted that the book begins with: what was before is in that cash already.
    None where the present month is closed, or the household left before.
    """
    last = min(today, household.left_on or today)
    counted = cash_at_start(reader, household.id)
    least = max(last - timedelta(days=LONGEST_DAYS - 1), _open_from(reader, household.id))
    if least > last:
        return None
    if counted is not None:
        least = min(max(least, counted.day), last)
    entries = reader.entries(EntryQuery(household=household.id, first=least, last=last))
    days = [one.date for one in entries if one.kind not in TELLS_OF_NO_DAY]
    known_until = max([*days, _asked_until(reader, household.id, least, last)])
    if known_until > date.min:
        return Span(min(known_until + timedelta(days=1), last), last)
    if is_book_empty(reader, household.id):
        begins = enrolled_from(household, None) or date.min
        least = max(least, begins, last - timedelta(days=FIRST_VISIT_DAYS - 1))
    return Span(min(least, last), last)


def span_problem(reader: Reader, household: Household, span: Span, today: date) -> str:
    """Say by a code why some days cannot be asked about; "" where they can."""
    if span.last < span.first:
        return "dates_reversed"
    if span.last > min(today, household.left_on or today):
        return "interview_ahead"
    if (span.last - span.first).days >= LONGEST_DAYS:
        return "interview_too_long"
    closed = {month for _household, month in reader.closed_months([household.id])}
    return "interview_closed" if any(Month.of(day).number in closed for day in span.days) else ""


def _asked_until(reader: Reader, household: Id, first: date, last: date) -> date:
    """Give the last day from first to last up to which anything was asked and not taken back; `date.min` for none."""
    asked = [one for one in reader.of_household(Unanswered, household, with_deleted=True) if first <= one.last <= last]
    asked.sort(key=lambda one: (one.last, not one.is_deleted), reverse=True)
    return next((one.last for one in asked if not one.is_deleted or written(reader, one)), date.min)


def _open_from(reader: Reader, household: Id) -> date:
    """Give the first day after the last closed month."""
    closed = [month for _household, month in reader.closed_months([household])]
    return Month.from_number(max(closed)).plus(1).first if closed else date.min
