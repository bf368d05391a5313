"""The register as a list: who is in it, how many live there, when they last wrote, which months are closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from household_ledger.domain.consent import Consent
from household_ledger.domain.consenting import Counting, counting
from household_ledger.domain.figures_days import months_over
from household_ledger.domain.follow_up import is_silent
from household_ledger.domain.household_size import household_size
from household_ledger.domain.intake import Asked, answered
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, Member, VillageGroup
from household_ledger.services.figures.figures import Figures
from household_ledger.services.figures.reading import by_household
from household_ledger.services.ports import Reader


@dataclass(frozen=True, slots=True)
class HouseholdLine:
    """One household of the list. Months are full ones that are over; `members` is None when nobody is dated."""

    household: Household
    village: str
    members: int | None
    last_day: date | None
    """The last day something was written for, balances brought forward apart."""
    months_closed: int
    months_open: int
    counting: Counting
    """Whether it may be counted above the provider."""
    has_left: bool = False
    """By the day the list is of."""

    def days_silent(self, today: date) -> int | None:
        """Count the days since the last one written; None when nothing was, or when the household has left."""
        if self.last_day is None or self.has_left:
            return None
        return (today - self.last_day).days

    def is_long_silent(self, today: date) -> bool:
        """Tell whether it is silent as the follow-up queue calls it; who left is not."""
        return not self.has_left and is_silent(self.last_day, self.household.started_on, today)

    @property
    def is_behind(self) -> bool:
        """Tell whether more months wait to be closed than the last one: that one may still be at work."""
        return not self.has_left and self.months_open > 1


class Shown(StrEnum):
    """Which households of the register are looked at."""

    ALL = "all"
    TAKING_PART = "taking_part"
    COMPARED = "compared"
    LEFT = "left"
    NOT_COUNTED = "not_counted"
    """Those here that may not be counted above the provider."""
    UNASKED_AT_START = "unasked_at_start"
    """Those here of whom not everything was asked when they were taken in."""

    def shows(self, line: HouseholdLine) -> bool:
        """Tell whether a household is among them."""
        one = line.household
        is_here = not line.has_left
        match self:
            case Shown.ALL:
                return True
            case Shown.TAKING_PART:
                return is_here and not one.is_comparison
            case Shown.COMPARED:
                return is_here and one.is_comparison
            case Shown.LEFT:
                return not is_here
            case Shown.NOT_COUNTED:
                return is_here and line.counting.why is not None
            case Shown.UNASKED_AT_START:
                return is_here and answered(one.intake) < len(Asked)


@dataclass(frozen=True, slots=True)
class RegisterCounts:
    """How many households take part, in how many villages, how many are only compared with, have left, or are late."""

    here: int
    villages: int
    compared: int
    left: int
    behind: int


def register_counts(lines: Sequence[HouseholdLine]) -> RegisterCounts:
    """Count the lines of a list; villages and late months only of households that take part and have not left."""
    staying = [one for one in lines if not one.has_left]
    here = [one for one in staying if not one.household.is_comparison]
    return RegisterCounts(
        here=len(here),
        villages=len({one.village for one in here if one.village}),
        compared=len(staying) - len(here),
        left=len(lines) - len(staying),
        behind=len([one for one in here if one.is_behind]),
    )


def household_list(figures: Figures, reader: Reader, today: date) -> tuple[HouseholdLine, ...]:
    """List every household, in Thai order of the codes."""
    households = figures.households()
    villages = {one.id: one.name for one in reader.all(VillageGroup)}
    members = by_household(reader.all(Member))
    days = figures.written_days()
    consents = by_household(reader.all(Consent))
    closed = reader.closed_months(one.id for one in households)
    lines = []
    for one in households:
        first, last = days.get(int(one.id), (None, None))
        until = Month.of(min(today, one.left_on or today))
        over = {(int(one.id), month.number) for month in months_over(one, first, today)}
        lines.append(
            HouseholdLine(
                household=one,
                village=villages.get(one.group, ""),
                members=household_size(members[int(one.id)], until).members,
                last_day=last,
                months_closed=len(over & closed),
                months_open=len(over - closed),
                counting=counting(consents[int(one.id)], members[int(one.id)], today),
                has_left=one.has_left(today),
            )
        )
    return tuple(lines)
