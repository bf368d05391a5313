"""How a household's month stands: closed, verified, corrected; what waits before it; when it lies outside the book."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.domain.register import MonthState, Person
from household_ledger.services.figures.figures import Figures
from household_ledger.services.ports import EntryQuery, Reader
from household_ledger.services.views.month_page import MonthPage


@dataclass(frozen=True, slots=True)
class MonthStanding:
    """What was said of a month as a whole, and by whom ("" for nobody known), read in one snapshot."""

    state: MonthState
    closed_by: str
    verified_by: str
    people: int
    """How many persons the book knows."""

    @property
    def is_closed(self) -> bool:
        """Tell whether the month is closed."""
        return self.state.closed_on is not None

    @property
    def is_corrected(self) -> bool:
        """Tell whether entries of it were changed after it was closed."""
        return self.state.corrected_on is not None

    @property
    def may_be_verified(self) -> bool:
        """Tell whether the closed month waits for a second person to see it, and there is one in the book."""
        return self.is_closed and self.state.verified_on is None and self.people > 1


def month_standing(reader: Reader, household: Id, month: Month) -> MonthStanding:
    """Read what was said of a month; of one nobody said anything of, nothing."""
    states = {one.month: one for one in reader.month_states(household)}
    state = states.get(month.number, MonthState(household=household, month=month.number))
    everybody = reader.all(Person, with_deleted=True)
    names = {one.id: one.name for one in everybody}
    return MonthStanding(
        state=state,
        closed_by=names.get(state.closed_by, ""),
        verified_by=names.get(state.verified_by, ""),
        people=len([one for one in everybody if not one.is_deleted]),
    )


def open_before(figures: Figures, household: Id, month: Month) -> tuple[Month, ...]:
    """List the months before one in which something is written or days are known, and which are not closed."""
    first = figures.first_month(household)
    if first is None or first >= month:
        return ()
    known = figures.months(household, first, month.plus(-1))
    return tuple(one.month for one in known if one.is_written and not one.is_closed)


def corrected_in(household: Id, month: Month) -> EntryQuery:
    """Ask for the entries of a month that were written, changed or deleted after it was closed."""
    return EntryQuery(household=household, first=month.first, last=month.last, is_corrected=True, with_deleted=True)


class Outside(Enum):
    """Why there is nothing to see in a month."""

    TO_COME = "to come"
    BEFORE = "before"
    """The book begins later."""
    LEFT = "left"
    """The household had left the project."""
    EMPTY = "empty"
    """The book has nothing in this year of months yet."""


@dataclass(frozen=True, slots=True)
class TimeOutside:
    """Why, and the nearest month there is something to see in; None where writing is the way on."""

    why: Outside
    go_on: Month | None = None


def outside_of(content: MonthPage, span: tuple[Month, Month] | None, today: date) -> TimeOutside | None:
    """Tell whether a month without entries lies outside the book, or in one still empty; None for any other.

    `span` is `Figures.enrolled`: the first and last month of the book.
    """
    month, present = content.now.month, Month.of(today)
    is_inside = span is not None and span[0] <= month <= span[1]
    if content.now.is_written or (is_inside and any(one.is_written for one in content.year)):
        return None
    if month > present:
        return TimeOutside(Outside.TO_COME, present)
    if span is not None and month < span[0]:
        return TimeOutside(Outside.BEFORE, span[0])
    if span is not None and month > span[1] and content.household.left_on is not None:
        return TimeOutside(Outside.LEFT, span[1])
    return TimeOutside(Outside.EMPTY)
