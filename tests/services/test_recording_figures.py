"""Days and grades of charts are those of the figures, one by one: the same counts and the same states as elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from household_ledger.app.demo_file import make_demo_file
from household_ledger.app.opening import Application, opened
from household_ledger.domain.period import Month
from household_ledger.services.demo.options import DemoOptions
from household_ledger.services.figures.figures import Figures
from household_ledger.services.ports import EntryQuery
from household_ledger.services.views.month_days import month_days

FIRST, LAST = Month(2026, 1), Month(2026, 11)


class StillClock:
    def now(self) -> datetime:
        return datetime(2026, 11, 21, 3, 0, tzinfo=UTC)

    def today(self) -> date:
        return date(2026, 11, 21)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    path = tmp_path_factory.mktemp("recording") / "village.hldb"
    make_demo_file(path, DemoOptions(households=6, months=8, until=Month(2026, 10)), StillClock())
    with opened(path, StillClock()) as application:
        yield application


def test_the_calendar_counts_what_every_month_counts(app: Application) -> None:
    for household in app.figures.households():
        calendar = app.figures.recording(household.id, FIRST, LAST)
        figures = app.figures.months(household.id, FIRST, LAST)

        assert [one.month for one in calendar.months] == [one.month for one in figures]
        assert [(one.days_recorded, one.days_in_month) for one in calendar.months] == [
            (one.quality.days_recorded, one.quality.days_in_month) for one in figures
        ]
        assert calendar.days_recorded > 0


def test_every_day_is_what_the_page_of_today_says_it_is(app: Application) -> None:
    with app.store.reader() as reader:
        for household in app.figures.households():
            for month in app.figures.recording(household.id, FIRST, LAST).months:
                shown = month_days(reader, household, month.month, date(2026, 11, 21))

                assert [(one.day, one.state) for one in month.days] == [(one.day, one.state) for one in shown]


def test_a_day_has_as_many_entries_as_are_behind_it(app: Application) -> None:
    household = app.figures.households()[0]
    calendar = app.figures.recording(household.id, LAST.plus(-1), LAST)
    with app.store.reader() as reader:
        for day in calendar.months[0].days:
            query = EntryQuery(household=household.id, first=day.day, last=day.day)
            kinds = [one.kind.value for one in reader.entries(query)]

            assert day.entries == len([one for one in kinds if one not in ("nothing", "hours", "opening")])


def test_grades_are_those_of_every_households_months(app: Application) -> None:
    table = app.figures.grade_months(FIRST, LAST)

    listed = [(one.month, one.household, one.quality.grade) for one in app.figures.all_months(FIRST, LAST)]
    assert sorted(
        (one.month, household, grade)
        for one in table.months
        for grade, households in one.households.items()
        for household in households
    ) == sorted(listed)
    assert table.all == len(listed)
    assert table.valid == len([one for one in listed if one[2] in "AB"])
    assert table.months[0].all > 0


def test_grades_of_a_village_are_its_own_households(app: Application) -> None:
    groups = {one.group for one in app.figures.households()}
    tables = [app.figures.grade_months(LAST.plus(-1), LAST, group) for group in groups]

    assert sum(one.all for one in tables) == app.figures.grade_months(LAST.plus(-1), LAST).all
    assert len(groups) > 1


def test_few_households_graded_one_by_one_come_out_as_many_do(app: Application) -> None:
    fresh = Figures(app.store, StillClock())
    group = app.figures.households()[0].group

    assert fresh.grade_months(FIRST, LAST, group) == app.figures.grade_months(FIRST, LAST, group)
