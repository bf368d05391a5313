"""Reading what months are reckoned from: a handful of statements for one household, or for all at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol, TypeVar

from household_ledger.domain.figures_counts import months_to_read
from household_ledger.domain.figures_sums import CountRow, HouseholdSums, Register
from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, HouseholdCategory, Member, MonthState, Occupation
from household_ledger.services.figures.ports import FigureReader
from household_ledger.services.ports import Progress, Reader, no_progress


class _OfHousehold(Protocol):
    @property
    def household(self) -> int: ...


R = TypeVar("R", bound=_OfHousehold)
_STATEMENTS = 5
"""Pieces the reading of all sums is told in, of a fraction of a second each for a provider of three years."""


def read_sums(
    queries: FigureReader, household: Id, first: Month, last: Month, *, first_entry: date | None
) -> HouseholdSums:
    """Read one household's sums of some months."""
    counts = queries.counts(household, last)
    counted = months_to_read(counts, first.number, last.number)
    return HouseholdSums(
        first=first.number,
        last=last.number,
        first_entry=first_entry,
        totals=queries.totals(household, first, last),
        balances=queries.balances(household, first),
        tools=queries.tools(household, first, last),
        days=queries.days(household, first, last),
        hours=queries.hours(household, first, last),
        counts=counts,
        adjusts=queries.adjusts(household, last) if counted else (),
        books=queries.books(household, last) if counted else (),
        pocket_days=queries.pocket_days((household, month) for month in sorted(counted)),
    )


def read_all_sums(
    queries: FigureReader,
    first: Month,
    last: Month,
    first_entries: Mapping[int, date | None],
    progress: Progress = no_progress,
) -> dict[int, HouseholdSums]:
    """Read the sums of every household at once; households without anything to sum are left out. Raises Cancelled."""
    counts = by_household(queries.counts(None, last))
    pairs = _counted_months(counts, first, last)
    progress(1, _STATEMENTS)
    totals, balances = by_household(queries.totals(None, first, last)), by_household(queries.balances(None, first))
    progress(2, _STATEMENTS)
    tools, days = by_household(queries.tools(None, first, last)), by_household(queries.days(None, first, last))
    progress(3, _STATEMENTS)
    hours = by_household(queries.hours(None, first, last))
    adjusts, books = by_household(queries.adjusts(None, last)), by_household(queries.books(None, last))
    progress(4, _STATEMENTS)
    pocket_days = by_household(queries.pocket_days(pairs))
    progress(_STATEMENTS, _STATEMENTS)
    return {
        one: HouseholdSums(
            first=first.number,
            last=last.number,
            first_entry=first_entries.get(one),
            totals=totals[one],
            balances=balances[one],
            tools=tools[one],
            days=days[one],
            hours=hours[one],
            counts=counts[one],
            adjusts=adjusts[one],
            books=books[one],
            pocket_days=pocket_days[one],
        )
        for one in {*totals, *balances, *tools, *days, *counts}
    }


def _counted_months(counts: dict[int, list[CountRow]], first: Month, last: Month) -> list[tuple[int, int]]:
    return [(one, month) for one, rows in counts.items() for month in months_to_read(rows, first.number, last.number)]


def by_household(rows: Iterable[R]) -> defaultdict[int, list[R]]:
    """Sort rows by the household they are of; nothing is an empty list."""
    groups: defaultdict[int, list[R]] = defaultdict(list)
    for row in rows:
        groups[row.household].append(row)
    return groups


def read_register(reader: Reader, household: Household) -> Register:
    """Read what the register knows of one household."""
    return Register(
        household=household,
        members=reader.of_household(Member, household.id),
        categories=reader.of_household(HouseholdCategory, household.id),
        occupations=reader.of_household(Occupation, household.id, with_deleted=True),
        goals=reader.of_household(Goal, household.id),
        months={state.month: state for state in reader.month_states(household.id)},
    )


def read_registers(reader: Reader, households: Sequence[Household]) -> dict[int, Register]:
    """Read what the register knows of many households, a statement a kind."""
    members, categories = by_household(reader.all(Member)), by_household(reader.all(HouseholdCategory))
    occupations = by_household(reader.all(Occupation, with_deleted=True))
    goals, states = by_household(reader.all(Goal)), by_household(reader.all(MonthState))
    return {
        one.id: Register(
            household=one,
            members=members[one.id],
            categories=categories[one.id],
            occupations=occupations[one.id],
            goals=goals[one.id],
            months={state.month: state for state in states[one.id]},
        )
        for one in households
    }
