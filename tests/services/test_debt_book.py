"""How debts stand: held against the lines added up plainly, and the month's own figures."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from household_ledger.app import LedgerShelf, make_demo_file
from household_ledger.clock import SystemClock
from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import Account, EntryKind, PocketKind
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import Debt, Pocket
from household_ledger.services.commands.debts import AddDebt
from household_ledger.services.commands.history import Undo
from household_ledger.services.commands.lending import LendOrReturn
from household_ledger.services.debt_book import debt_standings, lent_standings
from household_ledger.services.demo.options import DemoOptions
from household_ledger.services.ports import EntryQuery


@pytest.fixture
def village(tmp_path: Path) -> Path:
    path = tmp_path / "village.hldb"
    make_demo_file(path, DemoOptions(households=3, months=8, until=Month(2026, 10)), SystemClock())
    return path


def test_what_is_owed_is_the_lines_added_up(village: Path) -> None:
    opened = LedgerShelf().open(village)
    day = date(2026, 10, 31)
    with opened.reader() as reader:
        for household in reader.households():
            added: dict[int, int] = {}
            paid: dict[int, int] = {}
            for entry in reader.entries(EntryQuery(household=household.id, last=day)):
                for line in entry.lines:
                    if line.account is Account.DEBT:
                        added[line.ref] = added.get(line.ref, 0) - line.satang
                        paid[line.ref] = paid.get(line.ref, 0) + max(0, line.satang)

            standings = debt_standings(reader, household.id, day)

            assert {int(one.debt.id): int(one.owed) for one in standings if one.taken or one.repaid} == added
            assert {int(one.debt.id): int(one.repaid) for one in standings if one.taken or one.repaid} == paid
            figures = opened.figures.month(household.id, Month(2026, 10))
            assert sum(one.owed for one in standings) == figures.debt_end
            interest = sum(one.interest for one in standings)
            months = opened.figures.months(household.id, Month(2025, 1), Month(2026, 10))
            assert interest <= sum(one.cash.interest for one in months)
    opened.close()


@pytest.mark.parametrize(("is_new", "kind"), [(True, EntryKind.BORROW), (False, EntryKind.OPENING)])
def test_a_new_debt_begins_as_it_was_said_in_one_step(village: Path, kind: EntryKind, *, is_new: bool) -> None:
    opened = LedgerShelf().open(village)
    with opened.reader() as reader:
        household = reader.households()[0].id
        pocket = next(one for one in reader.of_household(Pocket, household) if one.kind is PocketKind.CASH)
        before = debt_standings(reader, household, date(2026, 11, 21))
    debt = Debt(id=NO_ID, household=household, name="เจ๊แดง", debt_class="D04")

    opened.ledger.execute(
        AddDebt(debt=debt, amount=Money(45000), on=date(2026, 10, 5), pocket=pocket.id if is_new else NO_ID)
    )

    with opened.reader() as reader:
        now = debt_standings(reader, household, date(2026, 11, 21))
        made = next(one for one in now if one.debt.name == "เจ๊แดง")
        entry = next(
            reader.entries(EntryQuery(household=household, account=Account.DEBT, refs=frozenset({int(made.debt.id)})))
        )
    assert (made.owed, made.taken, made.repaid) == (Money(45000), Money(45000), Money(0))
    assert entry.kind is kind
    opened.ledger.execute(Undo())
    with opened.reader() as reader:
        assert debt_standings(reader, household, date(2026, 11, 21)) == before
    opened.close()


def test_who_was_lent_to_is_written_down_once(village: Path) -> None:
    opened = LedgerShelf().open(village)
    with opened.reader() as reader:
        household = reader.households()[0].id
        pocket = next(one for one in reader.of_household(Pocket, household) if one.kind is PocketKind.CASH)
    lend = Draft(
        household=household, date=date(2026, 10, 5), kind=EntryKind.LEND, amount=Money(50000), pocket=pocket.id
    )
    back = Draft(
        household=household, date=date(2026, 10, 9), kind=EntryKind.RETURNED, amount=Money(20000), pocket=pocket.id
    )

    opened.ledger.execute(LendOrReturn(lend, "ป้าสาย"))
    opened.ledger.execute(LendOrReturn(back, " ป้าสาย "))

    with opened.reader() as reader:
        standings = [one for one in lent_standings(reader, household, date(2026, 10, 31)) if one.party.name == "ป้าสาย"]
    assert [(one.lent, one.returned, one.left) for one in standings] == [(Money(50000), Money(20000), Money(30000))]
    opened.close()
