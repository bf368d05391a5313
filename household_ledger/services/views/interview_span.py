"""Over which days a household is asked back: since anything was written or asked, at most a month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from household_ledger.domain.figures_days import enrolled_from
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import TELLS_OF_NO_DAY
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household
from household_ledger.domain.unanswered import LONGEST_DAYS, Unanswered
from household_ledger.services.ports import EntryQuery, Reader

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


def span_since(reader: Reader, household: Household, today: date) -> Span | None:
    """Give the days since anything was written or asked, up to today: at most 31; today alone where none is left.

    None where the present month is closed, or the household left before.
    """
    last = min(today, household.left_on or today)
    least = max(last - timedelta(days=LONGEST_DAYS - 1), _open_from(reader, household.id))
    if least > last:
        return None
    entries = reader.entries(EntryQuery(household=household.id, first=least, last=last))
    written = [one.date for one in entries if one.kind not in TELLS_OF_NO_DAY]
    asked = [one.last for one in reader.of_household(Unanswered, household.id) if least <= one.last <= last]
    if written or asked:
        return Span(min(max([*written, *asked]) + timedelta(days=1), last), last)
    first_entry = next((one.date for one in reader.entries(EntryQuery(household=household.id))), None)
    if first_entry is None:
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


def _open_from(reader: Reader, household: Id) -> date:
    """Give the first day after the last closed month."""
    closed = [month for _household, month in reader.closed_months([household])]
    return Month.from_number(max(closed)).plus(1).first if closed else date.min
