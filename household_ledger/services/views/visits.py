"""The visits there were, and what a visit can check: which months it may verify, what cash the book knows of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import Account, PocketKind
from household_ledger.domain.money import ZERO, Money, total
from household_ledger.domain.number_lists import numbers_in
from household_ledger.domain.period import Month, months_between
from household_ledger.domain.register import Household, MonthState, Person, Pocket
from household_ledger.domain.visit import CountedCash, Visit
from household_ledger.services.figures.figures import Figures
from household_ledger.services.ports import Reader
from household_ledger.services.verifying import is_typist_unknown, why_not_verify


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One visit, to whom, and who came."""

    visit: Visit
    household: Household
    visitor: str
    cash: CountedCash | None
    """What was counted beside the book; None where nothing was."""

    @property
    def months(self) -> tuple[Month, ...]:
        """List the months it verified."""
        return tuple(Month.from_number(one) for one in numbers_in(self.visit.months))


def visit_lines(reader: Reader, group: Id | None = None) -> tuple[VisitLine, ...]:
    """List the visits to households of one village or of all, the latest first."""
    households = {one.id: one for one in reader.households() if group is None or one.group == group}
    people = {one.id: one.name for one in reader.all(Person, with_deleted=True)}
    visits = sorted(reader.all(Visit), key=lambda one: (one.visited_on, one.id), reverse=True)
    return tuple(
        VisitLine(one, households[one.household], people.get(one.visitor, ""), counted_cash(reader, one))
        for one in visits
        if one.household in households
    )


class WhyNot(Enum):
    """Why a visit cannot verify a month."""

    NOT_CLOSED = "not closed"
    TYPED_BY_VISITOR = "typed by visitor"
    NOT_A_VERIFIER = "not a verifier"
    NOT_OVER = "not over on the day of the visit"
    CASH_ALONE = "counted cash tells nothing of it"


_WHY_NOT = {"verifier_typed": WhyNot.TYPED_BY_VISITOR, "verifier_role": WhyNot.NOT_A_VERIFIER}
"""Other refusals are told when the visit is kept: names that may be one person's are to be looked at."""


@dataclass(frozen=True, slots=True)
class MonthOffer:
    """A month of a household that waits to be verified, and why this visitor cannot; None where they can.

    `is_typist_unknown` where they can and may be the one who typed it: of some of it nobody said who did.
    """

    month: Month
    why_not: WhyNot | None = None
    is_typist_unknown: bool = False


@dataclass(frozen=True, slots=True)
class Visiting:
    """Who goes to whom on which day (NO_ID: not said yet); `was` where a visit kept before is written anew.

    `is_cash_alone` where cash is counted and nothing else looked at: of months but the last one over it says nothing.
    """

    household: Household
    visitor: Id
    day: date
    was: Visit | None = None
    is_cash_alone: bool = False


def months_offered(figures: Figures, reader: Reader, visiting: Visiting) -> tuple[MonthOffer, ...]:
    """List the months that had begun by the day and nobody verified, oldest first; those a visit verified among them.

    A month still under way stands there only once it is closed, to say that a visit verifies none such.
    """
    household = visiting.household
    first, last = figures.first_month(household.id), Month.of(min(visiting.day, household.left_on or visiting.day))
    own = (Month.from_number(one) for one in numbers_in(visiting.was.months)) if visiting.was is not None else ()
    last = max([last, *own])  # also one the day of the visit was moved before: it says why it cannot be
    if first is None or first > last:
        return ()
    states = {one.month: one for one in reader.month_states(household.id)}
    waiting = (month for month in months_between(first, last) if _waits(month, states.get(month.number), visiting))
    return tuple(_offer(month, states, visiting, reader) for month in waiting)


def _waits(month: Month, state: MonthState | None, visiting: Visiting) -> bool:
    """Tell whether a month is to be spoken of: nobody verified it, or the visit itself did."""
    if _is_own(month, visiting):
        return True
    if state is None or state.closed_on is None:
        return month < Month.of(visiting.day)
    return state.verified_on is None


def _offer(month: Month, states: Mapping[int, MonthState], visiting: Visiting, reader: Reader) -> MonthOffer:
    if _is_own(month, visiting):
        return MonthOffer(month, None if _is_as_it_was(visiting) else _not_told_by(month, visiting))
    state = states.get(month.number)
    is_open = state is None or state.closed_on is None
    why = WhyNot.NOT_CLOSED if is_open else _not_told_by(month, visiting)
    if why is not None or visiting.visitor == NO_ID:
        return MonthOffer(month, why)
    typists = reader.typists(visiting.household.id, month.number)
    problem = why_not_verify(visiting.visitor, typists, reader, own="verifier_typed")
    if problem is not None:
        return MonthOffer(month, _WHY_NOT.get(problem.code))
    return MonthOffer(month, is_typist_unknown=is_typist_unknown(typists))


def _not_told_by(month: Month, visiting: Visiting) -> WhyNot | None:
    present = Month.of(visiting.day)
    if month >= present:
        return WhyNot.NOT_OVER
    return WhyNot.CASH_ALONE if visiting.is_cash_alone and month < present.plus(-1) else None


def _is_as_it_was(visiting: Visiting) -> bool:
    was = visiting.was
    return was is not None and (was.visited_on, was.is_cash_alone) == (visiting.day, visiting.is_cash_alone)


def _is_own(month: Month, visiting: Visiting) -> bool:
    return visiting.was is not None and month.number in numbers_in(visiting.was.months)


def cash_of_book(reader: Reader, household: Id, day: date) -> Money | None:
    """Give what the book says there is in notes and coins at the end of a day; None without such a pocket."""
    pockets = [one.id for one in reader.of_household(Pocket, household) if one.kind is PocketKind.CASH]
    held = reader.balances(household, day)
    return total(held.get((Account.POCKET, int(one)), ZERO) for one in pockets) if pockets else None


def counted_cash(reader: Reader, visit: Visit) -> CountedCash | None:
    """Give what a visit counted beside what the book has; None where nothing was counted."""
    if visit.counted is None:
        return None
    return CountedCash(visit.counted, cash_of_book(reader, visit.household, visit.visited_on))
