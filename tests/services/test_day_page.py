"""A household's day, held against the month's own figures and the plain list of its entries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from household_ledger.app.at_hand import LedgerAtHand
from household_ledger.app.demo_file import make_demo_file
from household_ledger.app.shelf import LedgerShelf
from household_ledger.clock import SystemClock
from household_ledger.domain.kinds import Account, EntryKind
from household_ledger.domain.period import Month
from household_ledger.services.demo.options import DemoOptions
from household_ledger.services.ports import EntryQuery
from household_ledger.services.views.day_page import day_page, short_days

MONTH = Month(2026, 8)


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LedgerAtHand]:
    path: Path = tmp_path_factory.mktemp("days") / "village.hldb"
    make_demo_file(path, DemoOptions(households=2, months=4, until=Month(2026, 10)), SystemClock())
    opened = LedgerShelf().open(path)
    yield opened
    opened.close()


def test_the_days_of_a_month_add_up_to_the_month(village: LedgerAtHand) -> None:
    for household in village.figures.households():
        figures = village.figures.month(household.id, MONTH)
        with village.reader() as reader:
            days = [day_page(reader, household.id, MONTH.first + timedelta(days=day)) for day in range(MONTH.days)]

        assert sum(one.money_in for one in days) == figures.money_in
        assert sum(one.money_out for one in days) == figures.money_out
        assert sum(one.deposits for one in days) == figures.cash.deposits
        assert days[-1].cash_end == figures.cash.cash_end


def test_a_day_counts_what_a_person_wrote(village: LedgerAtHand) -> None:
    household = village.figures.households()[0].id
    with village.reader() as reader:
        for offset in range(MONTH.days):
            day = MONTH.first + timedelta(days=offset)
            entries = list(reader.entries(EntryQuery(household=household, first=day, last=day)))
            written = [one for one in entries if one.kind is not EntryKind.NOTHING]
            halves = len([one for one in written if one.pair])

            page = day_page(reader, household, day)

            assert page.entries == len(written) - halves // 2
            assert page.is_nothing == (len(written) < len(entries))


def test_short_are_the_days_that_end_with_a_pocket_below_zero(village: LedgerAtHand) -> None:
    for household in village.figures.households():
        with village.reader() as reader:
            for month in (MONTH, MONTH.plus(1), MONTH.plus(2)):
                days = [month.first + timedelta(days=day) for day in range(month.days)]
                written = {one.date for one in reader.entries(EntryQuery(household=household.id))}
                below = {
                    day
                    for day in days
                    if any(
                        amount < 0
                        for (account, _id), amount in reader.balances(household.id, day).items()
                        if account is Account.POCKET
                    )
                }

                entries = reader.entries(EntryQuery(household=household.id, first=month.first, last=month.last))
                assert short_days(reader, household.id, month, entries) == below & written
