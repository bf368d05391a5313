"""What comes again and again: an allowance on the 10th, a school fee in May, the last day of a month."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from household_ledger.domain.ids import NO_ID, Id


class Recurs(StrEnum):
    """How the day is found in its week, month or year."""

    WEEK = "week"
    MONTH_DAY = "month_day"
    MONTH_END = "month_end"
    MONTH_WEEKDAY = "month_weekday"
    YEAR = "year"


class WeekendShift(StrEnum):
    """What becomes of a day that falls on a Saturday or Sunday."""

    STAY = "stay"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurring:
    """What is proposed on its days, and by which rule.

    `rows` is what would be written (`domain.kept_rows`); `every` so many weeks, months or years, counted from that of
    `starts_on`; `day` 1…31 (a month without it: its last day), `weekday` 0 Monday … 6, `nth` 1…4 or −1 for the last,
    `month` 1…12 of a year; `ends_on` is the last day it may fall due, `times` how often in all (0: no end by count).
    """

    id: Id
    household: Id
    rows: str
    rhythm: Recurs
    every: int = 1
    day: int = 0
    weekday: int = 0
    nth: int = 0
    month: int = 0
    weekend: WeekendShift = WeekendShift.STAY
    starts_on: date
    ends_on: date | None = None
    times: int = 0
    is_deleted: bool = False


class TurnState(StrEnum):
    """What became of a turn that was proposed."""

    TAKEN = "taken"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecurringTurn:
    """What a person said of one turn; key (recurring, the day it fell due by its rhythm as 20261110).

    `entry` is the first that was written for it; of one passed over the entry that speaks for several turns, or the
    question that there was nothing of. Once that is taken out, the turn waits again: it stands here deleted.
    """

    recurring: Id
    due: int
    household: Id
    state: TurnState
    entry: Id = NO_ID
    is_deleted: bool = False


ASKED: Final[Mapping[Recurs, frozenset[str]]] = {
    Recurs.WEEK: frozenset({"weekday"}),
    Recurs.MONTH_DAY: frozenset({"day"}),
    Recurs.MONTH_END: frozenset(),
    Recurs.MONTH_WEEKDAY: frozenset({"weekday", "nth"}),
    Recurs.YEAR: frozenset({"day", "month"}),
}
"""What finds the days of each rhythm."""


def settled(recurring: Recurring) -> Recurring:
    """Leave out what the rhythm does not ask for."""
    asked = ASKED[recurring.rhythm]
    return replace(
        recurring,
        day=recurring.day if "day" in asked else 0,
        weekday=recurring.weekday if "weekday" in asked else 0,
        nth=recurring.nth if "nth" in asked else 0,
        month=recurring.month if "month" in asked else 0,
    )


def days_rule(recurring: Recurring) -> tuple[Recurs, int, int, int, int, int, date]:
    """Give what decides on which days it falls due, weekends and ends apart."""
    one = settled(recurring)
    return one.rhythm, one.every, one.day, one.weekday, one.nth, one.month, one.starts_on


def number_of(due: date) -> int:
    """Write the day a turn falls due as its key has it: 20261110."""
    return (due.year * 100 + due.month) * 100 + due.day


def day_of(number: int) -> date:
    """Read the day a turn fell due from its key."""
    rest, day = divmod(number, 100)
    year, month = divmod(rest, 100)
    return date(year, month, day)
