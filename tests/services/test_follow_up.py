"""The follow-up queue against what plain loops over the records give."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from household_ledger.app.opening import Application, opened
from household_ledger.db.figure_queries import FigureQueries
from household_ledger.db.reader import SqlReader
from household_ledger.domain.entry import Draft
from household_ledger.domain.figures_days import RECORDED
from household_ledger.domain.follow_up import Need, NextStep
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind, Role
from household_ledger.domain.period import Month, months_between
from household_ledger.domain.register import Household, Person, VillageGroup
from household_ledger.domain.visit import Visit
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.history import Undo
from household_ledger.services.commands.households import AddHousehold, LeaveProject
from household_ledger.services.commands.months import CloseMonth, ReopenMonth
from household_ledger.services.commands.register import AddRecords
from household_ledger.services.commands.visits import RecordVisit
from household_ledger.services.ports import EntryQuery, Initiator
from household_ledger.services.views.follow_up import FollowUp, follow_up
from household_ledger.services.views.gaps import unasked_days
from tests.cli.command_fixtures import StillClock, made_once

__all__ = ["made_once"]
TODAY = StillClock().today()
NOW = Month.of(TODAY)


@pytest.fixture(scope="module")
def village(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    """Make a small provider where one household was visited, one left this month, one is new and one only compared."""
    path = tmp_path_factory.mktemp("follow") / "village.hldb"
    shutil.copy(made_once, path)
    with opened(path, StillClock(), to_write=True) as app:
        visitor = app.ledger.execute(AddRecords((Person(id=NO_ID, name="ครูแดง", role=Role.VERIFIER),))).ids[0]
        first, second, third = app.figures.households()
        for days in (50, 12, 34):
            went = Visit(id=NO_ID, household=first.id, visited_on=TODAY - timedelta(days=days), visitor=visitor)
            app.ledger.execute(RecordVisit(went))
        app.ledger.execute(LeaveProject(household=second.id, on=date(2026, 11, 5), reason="ย้ายบ้าน"))
        with app.store.reader() as reader:
            states = [one for one in reader.month_states(third.id) if one.closed_on is not None]
        app.ledger.execute(ReopenMonth(third.id, Month.from_number(states[0].month), reason="ลืมหนึ่งรายการ"))
        for code, started, is_comparison in (("901", 20, False), ("902", 250, True)):
            began = TODAY - timedelta(days=started)
            one = Household(id=NO_ID, code=code, name=f"บ้าน {code}", started_on=began, is_comparison=is_comparison)
            app.ledger.execute(AddHousehold(household=one))
        compared = next(one for one in app.figures.households() if one.code == "902")
        app.ledger.execute(CloseMonth(compared.id, Month(2026, 10)))
        yield app


def queue(app: Application, month: Month = NOW, group: Id | None = None) -> FollowUp:
    with app.store.reader() as reader:
        return follow_up(app.figures, reader, month, TODAY, group)


@pytest.mark.parametrize("month", [Month(2026, 8), Month(2026, 10), NOW])
def test_each_line_tells_what_the_records_tell(village: Application, month: Month) -> None:
    found = queue(village, month)

    assert found.lines
    with village.store.reader() as reader:
        for line in found.lines:
            household = line.household
            entries = [one for one in reader.entries(EntryQuery(household=household.id)) if one.date <= TODAY]
            days = [one.date for one in entries if one.kind is not EntryKind.OPENING]
            visits = [one.visited_on for one in reader.all(Visit) if one.household == household.id]
            states = {one.month: one for one in reader.month_states(household.id)}
            began = min([*(one.date for one in entries), household.started_on or TODAY])
            last = Month.of(min(household.left_on or TODAY, TODAY))
            closed = {number for number, one in states.items() if one.closed_on is not None}
            over = [one for one in months_between(Month.of(began), last) if one < NOW]

            assert line.known.last_entry == max(days, default=None)
            assert line.known.last_visit == max(visits, default=None)
            assert list(line.known.months_open) == [one for one in over if one.number not in closed]
            assert list(line.known.months_unverified) == [
                Month.from_number(number) for number in sorted(closed) if states[number].verified_on is None
            ]
            calendar = village.figures.recording(household.id, month, month).months[0]
            assert line.days_recorded == len([one for one in calendar.days if one.state in RECORDED])
            unknown = unasked_days(reader, household, month, TODAY)
            assert line.known.days_unknown == (0 if month.number in closed else len(unknown))
            grades = [village.figures.months(household.id, one, one) for one in months_between(month.plus(-5), month)]
            assert list(line.grades) == [each[0].quality.grade if each else None for each in grades]


def test_the_queue_is_of_those_enrolled_in_the_month_and_compared_ones_come_last(village: Application) -> None:
    codes = {month: [one.household.code for one in queue(village, month).lines] for month in (NOW, Month(2026, 9))}
    enrolled = {month: {one.code for one in village.figures.enrolled_in(month)} for month in codes}

    assert {month: set(listed) for month, listed in codes.items()} == enrolled
    assert codes[NOW][-1] == "902"
    assert "901" not in codes[Month(2026, 9)]
    assert "902" not in [one.household.code for one in queue(village).participants]


def test_the_present_month_stands_for_one_to_come(village: Application) -> None:
    assert queue(village, NOW.plus(3)) == queue(village, NOW)


def test_who_wrote_nothing_comes_before_who_was_visited_lately(village: Application) -> None:
    found = queue(village)
    new = next(one for one in found.lines if one.household.code == "901")
    visited = max(found.lines, key=lambda one: one.known.last_visit or date.min)

    assert found.lines[0] == new
    assert new.step is NextStep.VISIT
    assert [one.need for one in new.reasons][:2] == [Need.NEVER_WRITTEN, Need.NEVER_VISITED]
    assert visited.days_since_visit(TODAY) == 12
    assert not visited.has(Need.NEVER_VISITED, Need.LONG_UNVISITED)
    assert new in found.silent()
    assert new in found.to_visit()


def test_who_joined_lately_has_not_been_silent_for_long_though_nothing_is_written(village: Application) -> None:
    found = queue(village)
    new = next(one for one in found.lines if one.household.code == "901")
    today = TODAY - timedelta(days=20)

    assert replace(found, today=today + timedelta(days=11)).silent() == found.silent()
    assert new in found.silent()
    assert new not in replace(found, today=today + timedelta(days=10)).silent()
    assert new in found.in_need()


def test_households_nobody_said_the_beginning_of_are_counted_beside_the_queue(village: Application) -> None:
    unsaid = Household(id=NO_ID, code="950", name="ยังไม่บอก")
    village.ledger.execute(AddHousehold(household=unsaid))

    found = queue(village)
    village.ledger.execute(Undo())

    assert (found.undated, queue(village).undated) == (1, 0)
    assert "950" not in [one.household.code for one in found.lines]


def test_nobody_goes_to_the_one_that_left_this_month(village: Application) -> None:
    (gone,) = [one for one in queue(village).lines if one.household.left_on is not None]

    assert not gone.has(Need.NEVER_VISITED, Need.SILENT)


def test_one_village_alone_is_queued_as_among_all(village: Application) -> None:
    with village.store.reader() as reader:
        groups = [one.id for one in reader.all(VillageGroup)]
    everyone = queue(village).lines

    for group in groups:
        assert queue(village, group=group).lines == tuple(one for one in everyone if one.household.group == group)


def test_a_visit_today_takes_a_silent_household_from_those_to_visit_and_leaves_it_silent(village: Application) -> None:
    before = queue(village)
    new = next(one for one in before.to_visit() if one.household.code == "901")
    with village.store.reader() as reader:
        visitor = next(one.id for one in reader.all(Person) if one.name == "ครูแดง")

    went = Visit(id=NO_ID, household=new.household.id, visited_on=TODAY, visitor=visitor)
    village.ledger.execute(RecordVisit(went), Initiator())
    after = queue(village)
    village.ledger.execute(Undo(), Initiator())

    gone = {one.household.code for one in before.to_visit()} - {one.household.code for one in after.to_visit()}
    assert gone == {"901"}
    assert {one.household.code for one in after.silent()} == {one.household.code for one in before.silent()}


def test_a_month_closed_and_an_entry_written_take_reasons_off(village: Application) -> None:
    before = next(one for one in queue(village).lines if one.household.code == "901")
    nothing = Draft(household=before.household.id, kind=EntryKind.NOTHING, date=TODAY)

    village.ledger.execute(AddEntries((nothing,)), Initiator())
    for month in before.known.months_open:
        village.ledger.execute(CloseMonth(before.household.id, month))
    after = next(one for one in queue(village).lines if one.household.code == "901")

    assert not after.has(Need.NEVER_WRITTEN, Need.SILENT, Need.MONTHS_OPEN)
    assert after.days_recorded == before.days_recorded + 1


def test_statements_do_not_grow_with_the_households(village: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    class Counting:
        """A connection that writes down what it is asked."""

        def __init__(self, raw: Any) -> None:  # noqa: ANN401 -- a connection of the driver
            self.raw = raw

        def execute(self, text: str, *cells: object) -> object:
            asked.append(text)
            return self.raw.execute(text, *cells)

        def __getattr__(self, name: str) -> object:
            return getattr(self.raw, name)

    for one in (FigureQueries, SqlReader):
        began: Any = one.__init__
        counted = lambda self, raw, began=began, **more: began(self, Counting(raw), **more)  # noqa: E731
        monkeypatch.setattr(one, "__init__", counted)

    def statements() -> int:
        village.figures.forget()
        asked.clear()
        queue(village)
        return len(asked)

    few = statements()
    for number in range(5):
        empty = Household(id=NO_ID, code=f"95{number}", name="บ้าน", started_on=TODAY)
        village.ledger.execute(AddHousehold(household=empty))

    assert statements() == few > 5
