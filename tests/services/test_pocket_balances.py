"""What is in a pocket on a day: held against plain addition of the lines, and the month's own figures."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from household_ledger.app.demo_file import make_demo_file
from household_ledger.app.shelf import LedgerShelf
from household_ledger.clock import SystemClock
from household_ledger.domain.kinds import Account, PocketKind
from household_ledger.domain.period import Month
from household_ledger.services.demo.options import DemoOptions
from household_ledger.services.ports import EntryQuery
from household_ledger.services.views.pocket_balances import pocket_balances


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pockets") / "village.hldb"
    make_demo_file(path, DemoOptions(households=2, months=6, until=Month(2026, 10)), SystemClock())
    return path


@pytest.mark.parametrize("day", [date(2026, 6, 17), date(2026, 10, 31)])
def test_balances_are_the_lines_added_up_to_the_day(village: Path, day: date) -> None:
    opened = LedgerShelf().open(village)
    with opened.reader() as reader:
        for household in reader.households():
            added: dict[tuple[Account, int], int] = {}
            for entry in reader.entries(EntryQuery(household=household.id, last=day)):
                for line in entry.lines:
                    added[line.account, line.ref] = added.get((line.account, line.ref), 0) + line.satang

            shown = {
                (one.account, int(one.pocket.id)): int(one.amount) for one in pocket_balances(reader, household.id, day)
            }
            balances = reader.balances(household.id, day)

            assert {key: amount for key, amount in shown.items() if amount} == {
                key: amount for key, amount in added.items() if amount and key[0] in (Account.POCKET, Account.SAVINGS)
            }
            kinds = (Account.POCKET, Account.SAVINGS, Account.DEBT, Account.LENT, Account.THING)
            assert balances == {key: amount for key, amount in added.items() if key[0] in kinds}
    opened.close()


def test_spending_pockets_hold_the_cash_of_the_month_s_end_and_savings_the_savings(village: Path) -> None:
    opened = LedgerShelf().open(village)
    month = Month(2026, 9)
    for household in opened.figures.households():
        figures = opened.figures.month(household.id, month)
        with opened.reader() as reader:
            balances = pocket_balances(reader, household.id, month.last)

        spending = [one.amount for one in balances if one.pocket.kind is not PocketKind.SAVINGS]
        savings = [one.amount for one in balances if one.pocket.kind is PocketKind.SAVINGS]
        assert sum(spending) == figures.cash.cash_end
        assert sum(savings) == figures.savings_end
        assert all(one.counted_on is None or one.counted_on <= month.last for one in balances)
    opened.close()
