"""Days, grades, changes and stairs made by hand for charts that count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from household_ledger.domain.figures_sums import WrittenRow
from household_ledger.domain.grade_months import GradeTable, grade_month
from household_ledger.domain.group_change import GroupChange
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import Grade
from household_ledger.domain.period import Month
from household_ledger.domain.recording_calendar import RecordingCalendar, recording_calendar
from household_ledger.domain.register import Household
from household_ledger.domain.stair_standing import StaircaseStanding, StairStanding
from tests.charts.making import HOME, LONG_NAME, OCTOBER
from tests.domain.villages import Villager, village

TODAY = date(2026, 11, 21)
HOUSEHOLD = Household(id=HOME, code="012", name="นางบุญมา ใจงาม", started_on=date(2026, 3, 9))


def calendar(
    first: Month, last: Month, *, gaps: tuple[str, ...] = (), nothings: tuple[str, ...] = (), today: date = TODAY
) -> RecordingCalendar:
    """Make a household that writes three entries every day from 9 March 2026 on, but for gaps and empty days."""
    months = [first.plus(number) for number in range(first.until(last) + 1)]
    days = [f"{month.iso}-{day:02}" for month in months for day in range(1, month.days + 1)]
    kept = [day for day in days if day not in gaps and "2026-03-09" <= day <= "2026-11-20"]
    rows = [WrittenRow(HOME, day, *((0, 1) if day in nothings else (3, 0))) for day in kept]
    return recording_calendar(HOUSEHOLD, date(2026, 3, 9), rows, months=months, today=today)


def grades(*months: str) -> GradeTable:
    """Make months up to October 2026 from the grades of households 1, 2, 3 …: "AABD"."""
    return GradeTable(
        tuple(
            grade_month(
                OCTOBER.plus(number + 1 - len(months)), [(Id(place), Grade(one)) for place, one in enumerate(told, 1)]
            )
            for number, told in enumerate(months)
        )
    )


def many_grades(households: int) -> GradeTable:
    """Make a year in which books of so many households become better."""
    return grades(
        *("".join("DCBA"[min(3, (place * 7 + month) % 12 // 3)] for place in range(households)) for month in range(12))
    )


def changes(households: int, *, long: bool = False) -> tuple[GroupChange, dict[Id, str]]:
    """Make so many matched households of every verdict, two that are not, one that left, and all their names."""
    steps = ((14, 4), (20, 4), (1, 4), (-15, 4), (9, 4), (15, 9))  # in percent of before, and the members after
    villagers = []
    for number in range(households):
        before = 4_200_00 + number * 7_919_00 % 9_600_00
        percent, members = steps[number % len(steps)]
        after = before + before * percent * (1 + number % 4) // 200
        villagers.append(Villager(before=before, after=after, members=(4, members)))
    beside = (Villager(months_before=0), Villager(months_before=0, recalls=True), Villager(left_on=date(2026, 3, 31)))
    name = LONG_NAME if long else "นางบุญมา ใจงาม"
    made = village([*villagers, *beside])
    return made, {Id(one): f"{one:03} {name}" for one in range(1, households + 4)}


STAIRS = ("รู้", "ทำ", "เห็น", "เปลี่ยน", "มีอาชีพ", "เศรษฐกิจดีขึ้น", "ให้ได้")
ENGLISH = ("knows", "does", "sees", "changes", "has work", "economy is better", "can give")
_SHARES = ((0, 4), (3, 6), (6, 8), (10, 9), (8, 8), (4, 5), (2, 2))
"""Of 75 households, verified and waiting, as in the sketch of the staircase."""


def standing(
    households: int, *, words: Sequence[str] = STAIRS, falls: Sequence[tuple[int, int]] = ((6, 5), (6, 5))
) -> tuple[StaircaseStanding, dict[Id, str]]:
    """Stand so many households on the stairs as in the sketch, the last ones on the stair of change; and name them."""
    everybody = [Id(number) for number in range(1, households + 1)]
    left = list(everybody)
    stairs = []
    for level, (name, (verified, waiting)) in enumerate(zip(words, _SHARES, strict=True), 1):
        reached, waits = (round(count * households / 75) for count in (verified, waiting))
        stairs.append(
            StairStanding(
                level, name, max(0, 9 - 2 * level), tuple(left[:reached]), tuple(left[reached : reached + waits])
            )
        )
        left = left[reached + waits :]
    stairs[3] = replace(stairs[3], verified=(*stairs[3].verified, *left))
    fallen = tuple((one, start, end) for one, (start, end) in zip(everybody, falls, strict=False))
    return StaircaseStanding(tuple(stairs), fallen), {one: f"{one:03} นางบุญมา ใจงาม" for one in everybody}


def crowd(households: int) -> tuple[StaircaseStanding, dict[Id, str]]:
    """Stand everybody on the highest of seven stairs."""
    made, names = standing(0)
    top = replace(made.stairs[-1], verified=tuple(Id(number) for number in range(1, households + 1)))
    return replace(made, stairs=(*made.stairs[:-1], top)), names
