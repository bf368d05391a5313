"""The register as a list and the totals of the savings summary, against what plain loops over the records give."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from household_ledger.app.opening import Application, opened
from household_ledger.app.shelf import LedgerShelf
from household_ledger.domain.consenting import Counting, WhyNotCounted
from household_ledger.domain.follow_up import Known, reasons
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.intake import Asked, intake_in, intake_text
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import half_up
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, Member, VillageGroup
from household_ledger.services.commands.households import AddHousehold
from household_ledger.services.commands.months import CloseMonth
from household_ledger.services.ports import EntryQuery
from household_ledger.services.views.household_list import (
    HouseholdLine,
    RegisterCounts,
    Shown,
    household_list,
    register_counts,
)
from tests.cli.command_fixtures import StillClock, made_once

__all__ = ["made_once"]
TODAY = StillClock().today()


@pytest.fixture(scope="module")
def village(made_once: Path) -> Iterator[Application]:
    with opened(made_once, StillClock()) as app:
        yield app


def test_who_has_long_been_silent_or_is_behind_is_marked_until_leaving() -> None:
    here = Household(id=Id(1), code="001", name="บุญมา")

    def line(household: Household, last: date | None, months_open: int = 0) -> HouseholdLine:
        return HouseholdLine(
            household=household,
            village="",
            members=1,
            last_day=last,
            months_closed=0,
            months_open=months_open,
            counting=Counting(),
            has_left=household.has_left(today),
        )

    today = date(2026, 11, 21)
    silent = {last: line(here, last).is_long_silent(today) for last in (date(2026, 11, 11), date(2026, 11, 10), None)}
    left = replace(here, left_on=date(2026, 9, 1))

    assert silent == {date(2026, 11, 11): False, date(2026, 11, 10): True, None: True}
    assert [line(here, None, count).is_behind for count in (0, 1, 2)] == [False, False, True]
    assert not line(left, date(2026, 8, 31), 5).is_long_silent(today)
    assert not line(left, date(2026, 8, 31), 5).is_behind


def test_the_register_calls_silent_whom_the_queue_calls_silent() -> None:
    today = date(2026, 11, 21)
    home = Household(id=Id(1), code="001", name="บุญมา")

    def found(last: date | None) -> tuple[bool, bool]:
        line = HouseholdLine(home, "", 1, last, 0, 0, Counting())
        known = Known(last_entry=last, last_visit=today, months_open=(), months_unverified=(), days_unknown=0)
        return line.is_long_silent(today), bool(reasons(known, today))

    told = [found(last) for last in (None, *(today - timedelta(days=days) for days in range(30)))]

    assert {in_register is in_queue for in_register, in_queue in told} == {True}
    assert {in_register for in_register, _in_queue in told} == {True, False}


@pytest.mark.parametrize(("days_ago", "is_silent"), [(0, False), (10, False), (11, True)])
def test_who_never_wrote_is_silent_once_in_the_project_long_enough(days_ago: int, *, is_silent: bool) -> None:
    today = date(2026, 11, 21)
    home = Household(id=Id(1), code="001", name="บุญมา", started_on=today - timedelta(days=days_ago))

    assert HouseholdLine(home, "", 1, None, 0, 0, Counting()).is_long_silent(today) is is_silent


def test_the_register_counts_who_is_here_and_who_waits() -> None:
    def line(
        code: str, village: str, months_open: int, left_on: date | None = None, *, other: bool = False
    ) -> HouseholdLine:
        household = Household(id=Id(int(code)), code=code, name=code, left_on=left_on, is_comparison=other)
        return HouseholdLine(household, village, 1, None, 0, months_open, Counting(), has_left=left_on is not None)

    gone = date(2026, 9, 1)
    lines = (line("1", "โคก", 0), line("2", "โคก", 2), line("3", "", 1), line("4", "นา", 5, gone), line("5", "นอก", 3))
    beside = (line("6", "ไกล", 4, other=True), line("7", "ไกล", 4, gone, other=True))

    assert register_counts(lines) == RegisterCounts(here=4, villages=2, compared=0, left=1, behind=2)
    assert register_counts((*lines, *beside)) == RegisterCounts(here=4, villages=2, compared=1, left=2, behind=2)
    assert register_counts(()) == RegisterCounts(here=0, villages=0, compared=0, left=0, behind=0)


def test_each_choice_shows_the_households_it_names() -> None:
    here = Household(id=Id(1), code="001", name="บุญมา")
    whole = intake_text(dict.fromkeys(Asked, "มี") | {Asked.WELFARE: False})

    def shown(household: Household, counting: Counting | None = None) -> set[Shown]:
        line = HouseholdLine(household, "", 1, None, 0, 0, counting or Counting(), household.has_left(TODAY))
        return {one for one in Shown if one.shows(line)}

    unasked = Counting(WhyNotCounted.NOT_ASKED, 1)
    assert shown(here) == {Shown.ALL, Shown.TAKING_PART, Shown.UNASKED_AT_START}
    assert shown(replace(here, intake=whole)) == {Shown.ALL, Shown.TAKING_PART}
    almost = intake_text({Asked(key): answer for key, answer in intake_in(whole).items() if key != Asked.WELFARE})
    assert Shown.UNASKED_AT_START in shown(replace(here, intake=almost))
    assert shown(replace(here, intake=whole, is_comparison=True), unasked) == {
        Shown.ALL,
        Shown.COMPARED,
        Shown.NOT_COUNTED,
    }
    assert shown(replace(here, is_comparison=True, left_on=date(2026, 9, 1)), unasked) == {Shown.ALL, Shown.LEFT}


def test_each_line_tells_what_the_records_tell(village: Application) -> None:
    with village.store.reader() as reader:
        lines = household_list(village.figures, reader, TODAY)
        names = {one.id: one.name for one in reader.all(VillageGroup)}

        assert [one.household.code for one in lines] == sorted(one.household.code for one in lines)
        for line in lines:
            entries = list(reader.entries(EntryQuery(household=line.household.id)))
            days = [one.date for one in entries if one.kind is not EntryKind.OPENING and one.date <= TODAY]
            closed = {state.month for state in reader.month_states(line.household.id) if state.closed_on is not None}
            first = min(one.date for one in entries)
            began = min(first, line.household.started_on or first)
            until = min(TODAY, line.household.left_on or TODAY)
            over = [
                year * 100 + month
                for year in range(began.year, until.year + 1)
                for month in range(1, 13)
                if (began.year, began.month) <= (year, month) <= (until.year, until.month)
                and (year, month) < (TODAY.year, TODAY.month)
            ]
            middle = date(until.year, until.month, 15)
            people = [
                one
                for one in reader.of_household(Member, line.household.id)
                if one.present_from is not None
                and one.present_from <= middle
                and (one.present_to is None or one.present_to >= middle)
            ]
            assert line.last_day == max(days)
            assert line.months_closed == len(set(over) & closed)
            assert line.months_open == len(set(over) - closed)
            assert line.members == len(people)
            assert line.village == names.get(line.household.group, "")
            assert line.days_silent(TODAY) == (None if line.household.left_on is not None else (TODAY - max(days)).days)


def test_the_present_month_closed_early_does_not_stand_for_one_that_waits(tmp_path: Path) -> None:
    opened_one = LedgerShelf(StillClock()).create(tmp_path / "book.hldb")
    began = Household(id=NO_ID, code="001", name="บุญมา", started_on=Month.of(TODAY).plus(-3).first)
    opened_one.ledger.execute(AddHousehold(household=began))
    household = opened_one.figures.households()[0].id
    for month in (Month.of(TODAY).plus(-3), Month.of(TODAY)):
        opened_one.ledger.execute(CloseMonth(household, month))

    with opened_one.reader() as reader:
        (line,) = household_list(opened_one.figures, reader, TODAY)
    opened_one.close()

    assert (line.months_closed, line.months_open) == (1, 2)
    assert line.is_behind


@pytest.mark.parametrize("month", [Month(2026, 9), Month(2026, 10), Month(2026, 11)])
def test_the_totals_of_a_savings_summary_are_those_of_its_rows(village: Application, month: Month) -> None:
    table = village.figures.savings_table(month)

    goals = [row.goal_percent for row in table.rows if row.goal_percent is not None]
    middle = statistics.median(goals) if goals else None
    assert table.goal_percent == (None if middle is None else half_up(round(middle * 2), 2))
    mean = statistics.fmean(row.times_saved for row in table.rows)
    assert table.times_tenths is not None
    assert abs(table.times_tenths - mean * 10) <= 0.5
    told = [row.grade.value for row in table.rows if row.has_entries]
    assert dict(table.grades) == {grade: count for grade in "ABCD" if (count := told.count(grade))}
    assert table.change == table.deposits - table.deposits_before
    with village.store.reader() as reader:
        for row in table.rows:
            within = EntryQuery(household=row.household, first=month.first, last=month.last)
            assert row.has_entries == any(True for _entry in reader.entries(within))
    assert table.silent == tuple(row for row in table.rows if not row.has_entries)
