"""How debts stand: held against the lines added up plainly, and the month's own figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from household_ledger.app.demo_file import make_demo_file
from household_ledger.app.shelf import LedgerShelf
from household_ledger.clock import SystemClock
from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import Account, EntryKind, InterestRule, PocketKind
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import Debt, Household, Pocket
from household_ledger.services.commands.debts import AddDebt, ChangeDebt
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.history import Undo
from household_ledger.services.commands.households import AddHousehold
from household_ledger.services.commands.lending import LendOrReturn
from household_ledger.services.commands.register import AddRecords
from household_ledger.services.debt_division import division_by_rule
from household_ledger.services.demo.options import DemoOptions
from household_ledger.services.ports import EntryQuery
from household_ledger.services.refusals import InvalidEntry
from household_ledger.services.views.debt_book import debt_standings, lent_standings
from tests.db.ledgers import Book, Home


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


def test_what_is_proposed_as_interest_is_what_the_door_would_write(village: Path) -> None:
    opened, seen = LedgerShelf().open(village), 0
    for household in opened.figures.households():
        with opened.reader() as reader:
            standings = debt_standings(reader, household.id, date(2026, 10, 31))
            pocket = next(one for one in reader.of_household(Pocket, household.id) if one.kind is PocketKind.CASH)
        for number, one in enumerate(standings):
            day, payment = date(2026, 11, 1 + number), Money(123_457 * (number + 1))
            with opened.reader() as reader:
                told = division_by_rule(reader, one.debt, payment, day)

            draft = Draft(
                household=household.id,
                date=day,
                kind=EntryKind.REPAY,
                amount=payment,
                debt=one.debt.id,
                pocket=pocket.id,
            )
            (entry_id,) = opened.ledger.execute(AddEntries((draft,))).ids
            with opened.reader() as reader:
                written = reader.entry(entry_id)
            assert written is not None
            principal = sum(line.satang for line in written.lines if line.account is Account.DEBT)
            assert (told.principal, told.principal + told.interest) == (principal, payment)
            seen += told.interest > 0
            opened.ledger.execute(Undo())
    assert seen > 0
    opened.close()


def test_a_plan_tells_what_is_due_next_and_what_is_late(tmp_path: Path) -> None:
    opened = LedgerShelf().create(tmp_path / "new.hldb")
    opened.ledger.execute(AddHousehold(household=Household(id=NO_ID, code="001", name="บ้านใหม่")))
    with opened.reader() as reader:
        household = reader.households()[0].id
        pocket = next(one for one in reader.of_household(Pocket, household) if one.kind is PocketKind.CASH)
    debt = Debt(
        id=NO_ID,
        household=household,
        name="ผ่อนมอเตอร์ไซค์",
        debt_class="D05",
        principal=Money(600_000),
        instalments=6,
        first_due=date(2026, 6, 30),
    )
    opened.ledger.execute(AddDebt(debt=debt, amount=Money(600_000), on=date(2026, 6, 1), pocket=pocket.id))

    def stands(day: date) -> tuple[date | None, int, int]:
        with opened.reader() as reader:
            one = next(one for one in debt_standings(reader, household, day) if one.debt.name == debt.name)
        return (one.due.due if one.due is not None else None, int(one.overdue), int(one.debt.id))

    key = stands(date(2026, 6, 29))[2]
    assert stands(date(2026, 6, 29)) == (date(2026, 6, 30), 0, key)
    assert stands(date(2026, 8, 1)) == (date(2026, 8, 30), 200_000, key)
    paying = Draft(
        household=household,
        date=date(2026, 8, 2),
        kind=EntryKind.REPAY,
        amount=Money(300_000),
        debt=Id(key),
        pocket=pocket.id,
    )
    opened.ledger.execute(AddEntries((paying,)))
    assert stands(date(2026, 8, 2)) == (date(2026, 9, 30), 0, key)  # that of August is paid ahead
    assert stands(date(2026, 12, 1)) == (None, 300_000, key)
    opened.close()


@pytest.mark.parametrize(
    "said", [{"instalments": 6, "first_due": date(2026, 7, 1)}, {"rule": InterestRule.FIXED_TOTAL}]
)
def test_a_plan_or_a_total_to_pay_is_of_what_the_debt_began_with(book: Book, home: Home, said: dict[str, Any]) -> None:
    debt = Debt(id=NO_ID, household=home.id, name="ตู้เย็น", debt_class="D05", total=Money(720_000), **said)

    book.do(AddDebt(debt=debt, amount=Money(600_000), on=date(2026, 6, 1)))

    with book.store.reader() as reader:
        kept = next(one for one in reader.of_household(Debt, home.id) if one.name == "ตู้เย็น")
        paid = division_by_rule(reader, kept, Money(120_000), date(2026, 7, 1))
    assert (kept.principal, kept.started_on) == (600_000, date(2026, 6, 1))
    assert paid.interest == (20_000 if "rule" in said else 0)


def test_a_total_to_pay_is_not_below_what_the_debt_began_with(book: Book, home: Home) -> None:
    debt = Debt(
        id=NO_ID,
        household=home.id,
        name="ตู้เย็น",
        debt_class="D05",
        rule=InterestRule.FIXED_TOTAL,
        total=Money(500_000),
    )

    with pytest.raises(InvalidEntry, match="total_below_principal"):
        book.do(AddDebt(debt=debt, amount=Money(600_000), on=date(2026, 6, 1)))


def test_instalments_need_their_first_day_unless_they_were_kept_without(book: Book, home: Home) -> None:
    """Books hold debts that fall due once a year: they have no plan by months, and may be given another name."""
    debt = Debt(
        id=NO_ID, household=home.id, name="ธ.ก.ส.", debt_class="D01", principal=Money(1_200_000), instalments=12
    )
    key = book.do(AddRecords((debt,)))[0]
    with book.store.reader() as reader:
        kept = reader.record(Debt, key)
    assert kept is not None

    for refused in (
        AddDebt(debt=debt),
        AddDebt(debt=replace(debt, principal=None), amount=Money(600_000), on=date(2026, 6, 1)),
        ChangeDebt(kept, replace(kept, instalments=10)),
    ):
        with pytest.raises(InvalidEntry, match="first_due_missing"):
            book.do(refused)

    assert book.do(ChangeDebt(kept, replace(kept, name="ธ.ก.ส. หนองแวง")))


def test_a_debt_that_began_later_does_not_stand_among_those_of_before(book: Book, home: Home) -> None:
    """Else it would be shown as never written for, and offered to be taken out."""
    for name, amount in (("ร้านใหม่", Money(600_000)), ("สมุดเชื่อ", None)):
        debt = Debt(id=NO_ID, household=home.id, name=name, debt_class="D04")
        book.do(AddDebt(debt=debt, amount=amount, on=date(2026, 6, 1)))

    def names(day: date) -> set[str]:
        with book.store.reader() as reader:
            return {one.debt.name for one in debt_standings(reader, home.id, day)}

    assert names(date(2026, 5, 31)) == {"กองทุน", "สมุดเชื่อ"}
    assert names(date(2026, 6, 1)) == {"กองทุน", "สมุดเชื่อ", "ร้านใหม่"}
