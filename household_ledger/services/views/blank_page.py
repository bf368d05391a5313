"""How a household's blank paper is laid out: the rows and columns printed, and those the screen shows the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from household_ledger.domain.category import OTHER, fixed_id
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, Member, Occupation, VillageGroup
from household_ledger.services.ports import Reader
from household_ledger.services.views.month_page import Letterhead, Origin, letterhead_of
from household_ledger.services.views.usual_categories import UsualCategory, UsualSort, usual_categories
from household_ledger.text.i18n import _

DAY_ROWS: Final = 24
"""Lines of a daily page, each high enough for a hand that seldom writes."""
MOST_NUMBERS: Final = 18
_NUMBERS: Final = {
    UsualSort.IN: 5,
    UsualSort.SPENDING: 7,
    UsualSort.COST: 3,
    UsualSort.DEBT: 1,
    UsualSort.SAVING: 2,
}
"""How many of each sort are listed; what one leaves free goes to what is used most of the others."""
_MOST_IN, _MOST_OUT = 5, 7
"""Columns of a monthly page; one more of each is for everything else."""
FIRST_SIDE: Final = 15
"""Days on the first side of a monthly page: so many on each that a line stays high enough to write on."""
LONGEST_MONTH: Final = 31
_WORKING_AGE: Final = 15
"""No column asks for the hours of a child that may not work by law (Labour Protection Act, section 44)."""
_EMPTY_WORKS, _EMPTY_PEOPLE = 2, 2
"""What a sheet of hours has where nobody wrote down who works at what: columns headed by hand."""


@dataclass(frozen=True, slots=True)
class BlankHead:
    """Whose paper it is, and of which month; None leaves a line to write the month on."""

    household: Household
    group: VillageGroup | None
    letterhead: Letterhead
    origin: Origin
    month: Month | None


@dataclass(frozen=True, slots=True)
class BlankDay:
    """A page of lines in the order of the day: `usual` in the order they are listed above; `rows` lines."""

    month: Month | None
    usual: tuple[UsualCategory, ...]
    rows: int = DAY_ROWS

    @property
    def remarks(self) -> str:
        """Name the remarks that change what a line is."""
        return _("Note: on credit · own produce · from whom · card")

    @property
    def days(self) -> tuple[int, ...]:
        """List the days that can be circled as days without anything."""
        return days_of(self.month)


@dataclass(frozen=True, slots=True)
class BlankMonth:
    """A line a day, a column a usual category: in, out, then savings; a category of NO_ID takes the rest.

    All savings share one column: `savings` are the pockets it may mean, the most used first.
    """

    month: Month | None
    days: tuple[int, ...]
    money_in: tuple[UsualCategory, ...]
    money_out: tuple[UsualCategory, ...]
    savings: tuple[UsualCategory, ...] = ()


@dataclass(frozen=True, slots=True)
class HoursColumn:
    """The hours of one person at one work; a name is "" where it is written by hand. `work` counts works from 0."""

    work: int
    occupation: Id
    member: Id
    occupation_name: str = ""
    member_name: str = ""


@dataclass(frozen=True, slots=True)
class BlankHours:
    """A line a day, a column for each person at each work, the main work first."""

    month: Month | None
    days: tuple[int, ...]
    columns: tuple[HoursColumn, ...]


def laid_out_on(month: Month | None, today: date) -> date:
    """Give the day up to which a month's paper looks back: the last before the month, or today if that is earlier.

    So the page printed early in the month, the one printed late and the screen it is typed in have the same columns:
    what is typed from it changes nothing of it.
    """
    return today if month is None else min(today, month.first - timedelta(days=1))


def blank_head(reader: Reader, household: Household, month: Month | None, *, origin: Origin) -> BlankHead:
    """Read whose paper it is."""
    group = reader.record(VillageGroup, household.group) if household.group != NO_ID else None
    return BlankHead(household, group, letterhead_of(reader), origin, month)


def blank_day(reader: Reader, household: Id, month: Month | None, *, today: date) -> BlankDay:
    """Lay out a household's daily page: it lists up to `MOST_NUMBERS` numbers, money in first, savings last.

    What is listed goes by habits, the number of each does not: a page printed before some habits were known is read as
    one printed after.
    """
    listed = usual_categories(reader, household, today=today)
    chosen = {sort: ones[: _NUMBERS[sort]] for sort, ones in listed.items()}
    free = MOST_NUMBERS - sum(map(len, chosen.values()))
    more = [one for sort, ones in listed.items() for one in ones[_NUMBERS[sort] :] if one.weight]
    for one in sorted(more, key=lambda one: -one.weight)[:free]:
        chosen[one.sort].append(one)
    usual = tuple(one for sort in UsualSort for one in chosen[sort])
    return BlankDay(month, usual)


def blank_month(reader: Reader, household: Id, month: Month | None, *, today: date) -> BlankMonth:
    """Lay out a household's monthly page: what it uses most has a column each, all else one for in and one for out."""
    listed = usual_categories(reader, household, today=today)
    out = [one for sort in (UsualSort.SPENDING, UsualSort.COST, UsualSort.DEBT) for one in listed[sort]]
    usual_out = sorted((one for one in out if one.category != fixed_id(OTHER)), key=lambda one: -one.weight)
    places = {one: place for place, one in enumerate(out)}
    chosen_out = sorted(usual_out[:_MOST_OUT], key=lambda one: places[one])
    rest_in = UsualCategory(sort=UsualSort.IN, kind=EntryKind.INCOME, name=_("Other in"))
    rest_out = UsualCategory(sort=UsualSort.SPENDING, kind=EntryKind.EXPENSE, name=_("Other out"))
    chosen_in = listed[UsualSort.IN][:_MOST_IN]
    savings = tuple(listed[UsualSort.SAVING])
    return BlankMonth(month, days_of(month), (*chosen_in, rest_in), (*chosen_out, rest_out), savings)


def blank_hours(reader: Reader, household: Id, month: Month | None, *, today: date) -> BlankHours:
    """Lay out a household's sheet of hours; columns without names where work or people are not written down."""
    first, last = (month.first, month.last) if month is not None else (today, today)
    work = [one for one in reader.of_household(Occupation, household) if not one.is_over(first)]
    people = [one for one in reader.of_household(Member, household) if _works(one, first, last)]
    works = [(one.id, one.name) for one in sorted(work, key=lambda one: (not one.is_main, one.id))]
    members = [(one.id, one.name) for one in sorted(people, key=lambda one: (not one.is_participant, one.id))]
    columns = [
        HoursColumn(work, occupation, member, occupation_name, member_name)
        for work, (occupation, occupation_name) in enumerate(works or [(NO_ID, "")] * _EMPTY_WORKS)
        for member, member_name in members or [(NO_ID, "")] * _EMPTY_PEOPLE
    ]
    return BlankHours(month, days_of(month), tuple(columns))


def days_of(month: Month | None) -> tuple[int, ...]:
    """List the days of a month; of a month left open as many as the longest has."""
    return tuple(range(1, (month.days if month is not None else LONGEST_MONTH) + 1))


def in_sheets(columns: Sequence[HoursColumn], most: int) -> list[tuple[HoursColumn, ...]]:
    """Share columns out over sheets of at most so many, as evenly as can be."""
    sheets = -(-len(columns) // most)
    each = -(-len(columns) // sheets)
    return [tuple(columns[start : start + each]) for start in range(0, len(columns), each)]


def _works(member: Member, first: date, last: date) -> bool:
    is_there = (member.present_from is None or member.present_from <= last) and (
        member.present_to is None or member.present_to >= first
    )
    return is_there and (member.birth_year is None or last.year - member.birth_year >= _WORKING_AGE)
