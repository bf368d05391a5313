"""The follow-up queue: who to see next and why, from one pass over all households."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from household_ledger.domain.figures import SavingsRow
from household_ledger.domain.figures_days import months_over
from household_ledger.domain.follow_up import Known, Need, NextStep, Reason, is_silent, reasons, urgency
from household_ledger.domain.grade_months import GradeTable
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import Grade
from household_ledger.domain.period import Month, months_between
from household_ledger.domain.register import Household, MonthState, VillageGroup
from household_ledger.domain.visit import Visit
from household_ledger.services.figures.figures import Figures
from household_ledger.services.figures.reading import by_household
from household_ledger.services.ports import Reader

STRIP_MONTHS: Final = 6
"""So many months up to the one looked at are shown by their grades."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowLine:
    """One household of the queue.

    What is known is known today; the days recorded, and `grades` (oldest first, None: not enrolled), are those of the
    month looked at and of those before it.
    """

    household: Household
    village: str
    known: Known
    grades: tuple[Grade | None, ...]
    days_recorded: int
    days_in_month: int
    reasons: tuple[Reason, ...]

    @property
    def step(self) -> NextStep | None:
        """Give what is done next; None where all is well, or a visit answered what is not."""
        return self.reasons[0].step if self.reasons else None

    def days_since_entry(self, today: date) -> int | None:
        """Count the days since the last one written; None when nothing was."""
        return None if self.known.last_entry is None else (today - self.known.last_entry).days

    def days_since_visit(self, today: date) -> int | None:
        """Count the days since the last visit; None when there was none."""
        return None if self.known.last_visit is None else (today - self.known.last_visit).days

    def has(self, *needs: Need) -> bool:
        """Tell whether one of some needs is among its reasons."""
        return any(one.need in needs for one in self.reasons)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The queue of a month: participants by urgency, then those only compared with, by urgency among themselves."""

    month: Month
    today: date
    lines: tuple[FollowLine, ...]
    undated: int
    """How many of those here are in no queue, since nobody said when they began."""

    @property
    def participants(self) -> tuple[FollowLine, ...]:
        """List the households that take part in the project."""
        return tuple(one for one in self.lines if not one.household.is_comparison)

    def in_need(self) -> tuple[FollowLine, ...]:
        """List the participants somebody should look after."""
        return tuple(one for one in self.participants if one.reasons)

    def to_visit(self) -> tuple[FollowLine, ...]:
        """List the participants whose most pressing need takes a visit."""
        return tuple(one for one in self.participants if one.step is NextStep.VISIT)

    def silent(self) -> tuple[FollowLine, ...]:
        """List the participants that wrote nothing for long; who never wrote, once they are in it as long."""
        return tuple(one for one in self.participants if one.has(Need.SILENT) or self._never_wrote(one))

    def _never_wrote(self, line: FollowLine) -> bool:
        return line.has(Need.NEVER_WRITTEN) and is_silent(None, line.household.started_on, self.today)


def follow_up(figures: Figures, reader: Reader, month: Month, today: date, group: Id | None = None) -> FollowUp:
    """Queue the households enrolled in a month (one still to come: in the present one), of one village or of all.

    A handful of statements, however many households there are.
    """
    month = min(month, Month.of(today))
    grades = figures.grade_months(month.plus(1 - STRIP_MONTHS), month, group)
    table = figures.savings_table(month, group)  # after the grades, which read its month with theirs
    rows = {int(one.household): one for one in table.rows}
    facts = _Facts(
        rows=rows,
        grades=_strips(grades, month),
        written=figures.written_days(),
        visits=_last_visits(reader.all(Visit), today),
        states=by_household(reader.all(MonthState)),
        villages={one.id: one.name for one in reader.all(VillageGroup)},
    )
    homes = [one for one in figures.households() if group is None or one.group == group]
    lines = [_line(one, month, today, facts) for one in homes if int(one.id) in rows]
    lines.sort(key=lambda one: (one.household.is_comparison, urgency(one.reasons)))
    undated = [one for one in homes if int(one.id) not in rows and one.started_on is None and not one.has_left(today)]
    return FollowUp(month, today, tuple(lines), len(undated))


@dataclass(frozen=True, slots=True)
class _Facts:
    """What was read of all households at once, by their numbers."""

    rows: Mapping[int, SavingsRow]
    grades: Mapping[int, tuple[Grade | None, ...]]
    written: Mapping[int, tuple[date, date | None]]
    visits: Mapping[int, date]
    states: Mapping[int, Sequence[MonthState]]
    villages: Mapping[Id, str]


def _line(household: Household, month: Month, today: date, facts: _Facts) -> FollowLine:
    key = int(household.id)
    row, states = facts.rows[key], facts.states[key]
    first, last = facts.written.get(key, (None, None))
    closed = {one.month for one in states if one.closed_on is not None}
    unverified = sorted(one.month for one in states if one.closed_on is not None and one.verified_on is None)
    unknown = row.days_in_month - row.days_recorded
    known = Known(
        last_entry=last,
        last_visit=facts.visits.get(key),
        months_open=[one for one in months_over(household, first, today) if one.number not in closed],
        months_unverified=[Month.from_number(one) for one in unverified],
        days_unknown=0 if month.number in closed else unknown,
        has_left=household.has_left(today),
    )
    return FollowLine(
        household=household,
        village=facts.villages.get(household.group, ""),
        known=known,
        grades=facts.grades.get(key, (None,) * STRIP_MONTHS),
        days_recorded=row.days_recorded,
        days_in_month=row.days_in_month,
        reasons=reasons(known, today),
    )


def _strips(table: GradeTable, last: Month) -> dict[int, tuple[Grade | None, ...]]:
    """Give each household's grades of the months up to one."""
    found: defaultdict[int, dict[int, Grade]] = defaultdict(dict)
    for one in table.months:
        for grade, households in one.households.items():
            for household in households:
                found[int(household)][one.month.number] = grade
    months = months_between(last.plus(1 - STRIP_MONTHS), last)
    numbers = [one.number for one in months]
    return {one: tuple(its.get(number) for number in numbers) for one, its in found.items()}


def _last_visits(visits: Iterable[Visit], today: date) -> dict[int, date]:
    last: dict[int, date] = {}
    for one in visits:
        if one.visited_on <= today:
            key = int(one.household)
            last[key] = max(one.visited_on, last.get(key, one.visited_on))
    return last
