"""Days recorded and cash so far: the same as the month's figures say, day by day and term by term."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from household_ledger.app.at_hand import LedgerAtHand
from household_ledger.app.demo_file import make_demo_file
from household_ledger.app.shelf import LedgerShelf
from household_ledger.clock import SystemClock
from household_ledger.domain.figures_days import DayState
from household_ledger.domain.kinds import Role
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.services.commands.days import NothingToday
from household_ledger.services.commands.first_household import AddFirstHousehold
from household_ledger.services.demo.options import DemoOptions
from household_ledger.services.ports import EntryQuery
from household_ledger.services.views.month_days import (
    day_to_offer,
    is_book_empty,
    month_days,
    unknown_days,
)
from household_ledger.services.views.so_far import same_days_before, so_far


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("days") / "village.hldb"
    make_demo_file(path, DemoOptions(households=4, months=8, until=Month(2026, 10)), SystemClock())
    return path


@pytest.fixture
def opened(village: Path) -> LedgerAtHand:
    return LedgerShelf().open(village)


@pytest.mark.parametrize("month", [Month(2026, 3), Month(2026, 7), Month(2026, 10)])
def test_written_and_nothing_are_the_days_recorded_and_unknown_the_rest(opened: LedgerAtHand, month: Month) -> None:
    today = date(2026, 11, 21)
    for household in opened.figures.households():
        with opened.reader() as reader:
            days = month_days(reader, household, month, today)
        quality = opened.figures.month(household.id, month).quality

        recorded = [one for one in days if one.state in (DayState.WRITTEN, DayState.NOTHING)]
        assert len(days) == month.days
        assert len(recorded) == quality.days_recorded
        assert len(recorded) + len(unknown_days(days)) == quality.days_in_month
    opened.close()


def test_days_to_come_are_not_gaps(opened: LedgerAtHand) -> None:
    household = opened.figures.households()[0]
    with opened.reader() as reader:
        days = month_days(reader, household, Month(2026, 10), date(2026, 10, 10))

    assert all(one.state is not DayState.UNKNOWN for one in days if one.day > date(2026, 10, 10))
    opened.close()


def test_a_whole_month_so_far_is_the_month_and_the_same_days_before_end_with_it(opened: LedgerAtHand) -> None:
    month = Month(2026, 10)
    for household in opened.figures.households():
        figures = opened.figures.month(household.id, month)
        last = opened.figures.month(household.id, month.plus(-1))
        with opened.reader() as reader:
            whole = so_far(reader, household.id, month.first, month.last)
            before = same_days_before(reader, household.id, month, month.last)
            half = same_days_before(reader, household.id, month, date(2026, 10, 15))

        assert (whole.money_in, whole.money_out) == (figures.money_in, figures.money_out)
        assert (whole.costs, whole.deposits) == (figures.cash.occupation_cost_paid, figures.cash.deposits)
        assert (before.money_in, before.money_out) == (last.money_in, last.money_out)
        assert half.last == date(2026, 9, 15)
        assert half.money_out <= before.money_out
    opened.close()


def test_the_day_offered_is_the_last_of_the_month_that_can_be_written() -> None:
    today = date(2026, 11, 21)
    offered = {
        month: day_to_offer(month, today, is_closed=False)
        for month in (Month(2026, 10), Month(2026, 11), Month(2026, 12))
    }

    assert offered == {Month(2026, 10): date(2026, 10, 31), Month(2026, 11): today, Month(2026, 12): today}
    assert day_to_offer(Month(2026, 10), today, is_closed=True) == today


def test_a_book_with_balances_brought_forward_is_empty_until_a_day_is_written(tmp_path: Path) -> None:
    opened = LedgerShelf().create(tmp_path / "one.hldb")
    begin = AddFirstHousehold(person="ม", role=Role.RECORDER, code="001", name="บ้านมาลี", cash=Money(500_00))
    opened.ledger.execute(begin)
    household = opened.figures.households()[0].id
    with opened.reader() as reader:
        assert list(reader.entries(EntryQuery(household=household)))
        assert is_book_empty(reader, household)

    opened.ledger.execute(NothingToday(household, date(2026, 11, 20)))

    with opened.reader() as reader:
        assert not is_book_empty(reader, household)
    opened.close()
