"""A month as its page has it: every amount once, in its column, and sums as plain SQL adds them up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from household_ledger.app.opening import Application, opened
from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind, GoalKind, PocketKind, Sector
from household_ledger.domain.money import Money
from household_ledger.domain.pairs import welfare_card
from household_ledger.domain.period import Month
from household_ledger.domain.register import Debt, HouseholdCategory, Pocket
from household_ledger.services.commands.entries import AddEntries, ReplaceEntry
from household_ledger.services.commands.register import AddRecords
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.paper_cells import amount_said, amount_said_anew, for_its_goal, hours_said
from household_ledger.services.ports import EntryQuery
from household_ledger.services.typed.paper_choices import choices_for, matching
from household_ledger.services.views.blank_page import FIRST_SIDE
from household_ledger.services.views.paper_hours import hours_columns, open_columns, paper_hours
from household_ledger.services.views.paper_month import (
    MonthColumn,
    PaperMonth,
    Side,
    cell_entries,
    paper_month,
    read_columns,
)
from household_ledger.services.views.usual_categories import UsualCategory, UsualSort
from household_ledger.text.i18n import using
from tests.cli.command_fixtures import StillClock, made_once
from tests.encrypted import raw_connection
from tests.services.test_blank_pages import Home

__all__ = ["made_once"]

TODAY = StillClock().today()
MONTH = Month(2026, 10)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with using("th"), opened(tmp_path / "home.hldb", StillClock(), create=True, to_write=True) as app:
        yield Home(app)


@pytest.fixture(scope="module")
def village(made_once: Path) -> Iterator[Application]:
    with using("th"), opened(made_once, StillClock()) as app:
        yield app


def page_of(app: Application, household: Id, month: Month = MONTH) -> PaperMonth:
    with app.store.reader() as reader:
        return paper_month(reader, household, month, read_columns(reader, household, month, today=TODAY))


# What came into and went out of the pockets to spend from, as the paper adds it up: by plain SQL, not by our readers.
ASKED = """
SELECT coalesce(sum(CASE WHEN entry.kind = 'income' THEN -line.satang END), 0),
       coalesce(sum(CASE WHEN entry.kind IN ('expense', 'cost') THEN line.satang END), 0)
FROM entry JOIN entry_line AS line ON line.entry_id = entry.id
WHERE entry.household_id = ? AND entry.date BETWEEN ? AND ? AND entry.deleted = 0
  AND line.account IN ('income', 'spending', 'cost')
"""
OTHERS = """
SELECT coalesce(sum(CASE WHEN entry.kind IN ('borrow', 'returned', 'withdraw', 'asset_sell') THEN line.satang END), 0),
       coalesce(sum(CASE WHEN entry.kind IN ('repay', 'lend', 'asset_buy') THEN -line.satang END), 0),
       coalesce(sum(CASE WHEN entry.kind = 'save' THEN -line.satang END), 0)
FROM entry JOIN entry_line AS line ON line.entry_id = entry.id
WHERE entry.household_id = ? AND entry.date BETWEEN ? AND ? AND entry.deleted = 0 AND line.account = 'pocket'
"""


def test_the_sums_of_every_page_are_what_plain_sql_adds_up(village: Application, made_once: Path) -> None:
    plain = raw_connection(made_once, mode="ro")
    seen = 0
    for household in village.figures.households():
        for month in (MONTH, MONTH.plus(-3), MONTH.plus(-7)):
            asked = (household.id, month.first.isoformat(), month.last.isoformat())
            came, went = plain.execute(ASKED, asked).fetchone()
            other_in, other_out, saved = plain.execute(OTHERS, asked).fetchone()

            page = page_of(village, household.id, month)

            saving = next(place for place, one in enumerate(page.columns) if one.side is Side.SAVING)
            assert (page.whole.money_in or 0) == came + other_in
            assert (page.whole.money_out or 0) == went + other_out
            assert (page.whole.columns[saving] or 0) == saved
            assert len(page.lines) == month.days
            seen += bool(page.whole.money_in and saved and other_out)
    plain.close()
    assert seen > 1


def test_the_first_side_is_the_sum_of_its_own_lines(village: Application) -> None:
    page = page_of(village, village.figures.households()[0].id)

    for place in range(len(page.columns)):
        by_hand = [line.cells[place].amount for line in page.lines if line.day.day <= FIRST_SIDE]
        assert (page.first_side.columns[place] or 0) == sum(one or 0 for one in by_hand)


def test_the_entries_asked_for_behind_a_cell_are_those_that_stand_in_it(village: Application) -> None:
    household = village.figures.households()[0].id
    page = page_of(village, household)
    seen = 0

    with village.store.reader() as reader:
        for cell in (cell for line in page.lines for cell in line.cells if cell.shares):
            found = {entry.id for query in cell_entries(cell) for entry in reader.entries(query)}
            assert {one.entry.id for one in cell.shares} <= found
            seen += 1
    assert seen > 10


def test_an_amount_said_in_a_column_stands_in_that_column_and_can_be_said_anew(home: Home) -> None:
    home.works("ปลูกผัก", Sector.FARM, is_main=True)
    page = page_of(home.app, home.id)
    cash = home.all(Pocket)[0].id
    written = []
    for place, column in enumerate(page.columns):
        if column.meant and column.meant[0].kind is not EntryKind.SAVE:
            day = date(2026, 10, 1 + place)
            draft = amount_said(column.meant[0], home.id, day, Money(100_00 + place), cash=cash)
            home.app.ledger.execute(AddEntries((draft,)))
            written.append((place, day))

    page = page_of(home.app, home.id)
    for place, day in written:
        line = page.lines[day.day - 1]
        assert [number for number, cell in enumerate(line.cells) if cell.shares] == [place]
        entry = line.cells[place].entry
        assert entry is not None
        home.app.ledger.execute(ReplaceEntry(entry, amount_said_anew(entry, Money(7_00))))
    again = page_of(home.app, home.id)
    assert [again.lines[day.day - 1].cells[place].amount for place, day in written] == [Money(7_00)] * len(written)
    assert len(written) > 5


@pytest.mark.parametrize(("satang", "price"), [(120_50, 12_00), (150_00, None)])
def test_an_amount_said_anew_keeps_how_much_it_was_and_the_price_only_where_it_comes_to_that(
    home: Home, satang: int, price: int | None
) -> None:
    home.spend("E01", date(2026, 10, 3))
    with home.app.store.reader() as reader:
        (bought,) = reader.entries(EntryQuery(household=home.id))
    measured = replace(draft_of(bought), quantity=10_000, unit="กก.", unit_price=Money(12_00))
    home.app.ledger.execute(ReplaceEntry(bought, measured))
    with home.app.store.reader() as reader:
        (bought,) = reader.entries(EntryQuery(household=home.id))

    said = amount_said_anew(bought, Money(satang))

    assert (said.amount, said.quantity, said.unit, said.unit_price) == (satang, 10_000, "กก.", price)


def test_what_is_borrowed_is_money_in_though_the_debt_has_a_column_to_pay_it_back(home: Home) -> None:
    home.app.ledger.execute(AddRecords((Debt(id=NO_ID, household=home.id, name="ธ.ก.ส.", debt_class="D01"),)))
    debt, cash = home.all(Debt)[0].id, home.all(Pocket)[0].id
    said = Draft(household=home.id, date=date(2026, 9, 1), kind=EntryKind.REPAY, pocket=cash, debt=debt)
    days = [(date(2026, 9, 1), EntryKind.BORROW, 9_000_00), (date(2026, 9, 2), EntryKind.REPAY, 100_00)]
    days += [(date(2026, 10, 5), EntryKind.BORROW, 5_000_00), (date(2026, 10, 6), EntryKind.REPAY, 200_00)]
    for day, kind, amount in days:
        home.app.ledger.execute(AddEntries((replace(said, date=day, kind=kind, amount=Money(amount)),)))

    page = page_of(home.app, home.id)

    paid_back = next(place for place, one in enumerate(page.columns) if one.meant and one.meant[0].debt == debt)
    rest = next(place for place, one in enumerate(page.columns) if one.is_rest and one.side is Side.IN)
    assert page.whole.columns[paid_back] == Money(200_00)
    assert page.whole.columns[rest] == Money(5_000_00)
    assert (page.whole.money_in, page.whole.money_out) == (Money(5_000_00), Money(200_00))

    repaid = page.lines[5].cells[paid_back].entry
    assert repaid is not None
    home.app.ledger.execute(ReplaceEntry(repaid, amount_said_anew(repaid, Money(300_00))))
    assert page_of(home.app, home.id).whole.columns[paid_back] == Money(300_00)


def test_what_one_work_brings_never_stands_in_the_column_of_another(home: Home) -> None:
    rice, hens = home.works("ทำนา", Sector.FARM, is_main=True), home.works("เลี้ยงไก่", Sector.FARM)
    crops = UsualCategory(
        sort=UsualSort.IN, kind=EntryKind.INCOME, name="ข้าว", category=fixed_id("I01"), occupation=rice
    )
    wages = UsualCategory(sort=UsualSort.IN, kind=EntryKind.INCOME, name="ค่าแรง", category=fixed_id("I07"))
    columns = [MonthColumn(Side.IN, one.name, (one,)) for one in (crops, wages)]
    columns += [MonthColumn(Side.IN, "อื่น"), MonthColumn(Side.OUT, "อื่น"), MonthColumn(Side.SAVING, "ออม")]
    for number, (code, work) in enumerate((("I01", rice), ("I01", NO_ID), ("I01", hens), ("I07", hens)), start=1):
        home.spend(code, date(2026, 10, number), occupation=work)

    with home.app.store.reader() as reader:
        lines = paper_month(reader, home.id, MONTH, columns).lines[:4]

    places = [[place for place, cell in enumerate(line.cells) if cell.shares] for line in lines]
    assert places == [[0], [0], [2], [1]], "of its work, of no work said, of another work, of any work"


def test_only_what_is_said_whole_in_one_cell_can_be_said_anew_there(home: Home) -> None:
    home.app.ledger.execute(AddRecords((Debt(id=NO_ID, household=home.id, name="ธ.ก.ส.", debt_class="D01"),)))
    card = Pocket(id=NO_ID, household=home.id, name="บัตร", kind=PocketKind.CARD)
    home.app.ledger.execute(AddRecords((card,)))
    cash, paid_by = (one.id for one in home.all(Pocket))
    amount, food, sweets = Money(90_00), fixed_id("E01"), fixed_id("E04")
    said = Draft(household=home.id, date=date(2026, 10, 1), kind=EntryKind.EXPENSE, amount=amount, pocket=cash)
    whole = replace(said, parts=(Part(food, amount),))
    split = replace(said, date=date(2026, 10, 2), parts=(Part(food, Money(40_00)), Part(sweets, Money(50_00))))
    borrowed = replace(said, date=date(2026, 10, 3), kind=EntryKind.BORROW, debt=home.all(Debt)[0].id)
    pair = welfare_card(replace(whole, date=date(2026, 10, 4)), card=paid_by)
    for drafts in ((whole,), (split,), (borrowed,), (pair.first, pair.second)):
        home.app.ledger.execute(AddEntries(drafts, is_pair=len(drafts) > 1))

    lines = page_of(home.app, home.id).lines[:4]

    written = [[cell for cell in line.cells if cell.shares] for line in lines]
    assert [len(cells) for cells in written] == [1, 2, 1, 2]
    assert [[cell.entry is not None for cell in cells] for cells in written] == [
        [True],
        [False] * 2,
        [False],
        [False] * 2,
    ]


def test_an_own_category_without_a_column_stands_under_the_one_it_belongs_to(home: Home) -> None:
    own = HouseholdCategory(id=NO_ID, household=home.id, code="E01.1", under="E01", name="ปลาร้าแม่")
    home.app.ledger.execute(AddRecords((own,)))
    made = next(one.id for one in home.all(HouseholdCategory))
    home.spend(made, date(2026, 10, 3))
    home.spend("E01", date(2026, 10, 3))
    home.spend("E28", date(2026, 10, 4))

    page = page_of(home.app, home.id)

    food = next(
        place for place, one in enumerate(page.columns) if one.meant and one.meant[0].category == fixed_id("E01")
    )
    rest = next(place for place, one in enumerate(page.columns) if one.is_rest and one.side is Side.OUT)
    assert page.lines[2].cells[food].amount == Money(200_00)
    assert page.lines[2].cells[food].entry is None, "two entries: neither is the one meant"
    assert page.lines[3].cells[rest].amount == Money(100_00)


def test_what_the_rest_asks_for_is_everything_that_has_no_column_and_nothing_that_has(home: Home) -> None:
    home.works("ปลูกผัก", Sector.FARM, is_main=True)
    home.works("เลี้ยงไก่", Sector.FARM)
    page = page_of(home.app, home.id)
    rest = next(one for one in page.columns if one.is_rest and one.side is Side.OUT)

    with home.app.store.reader() as reader:
        found = choices_for(reader, home.id, page.columns, rest, today=TODAY)

    with_column = {(one.category, one.occupation) for column in page.columns for one in column.meant}
    offered = [(one.meant.category, one.meant.occupation) for one in found]
    assert not with_column & set(offered)
    assert max(Counter(offered).values()) == 1
    assert all(one.meant.kind in (EntryKind.EXPENSE, EntryKind.COST, EntryKind.REPAY) for one in found)
    labour = [one.words for one in found if one.meant.category == fixed_id("C05")]
    assert sorted(word.split(" · ")[0] for word in labour) == ["ปลูกผัก", "เลี้ยงไก่"], "whose cost it is, is never guessed"
    lottery = matching(found, "หวย")
    assert fixed_id("E20") in with_column_categories(page) or fixed_id("E20") in [one.meant.category for one in lottery]


def with_column_categories(page: PaperMonth) -> set[Id]:
    return {one.category for column in page.columns for one in column.meant}


def test_the_hours_of_a_sheet_and_beside_it_are_all_hours_of_the_month(village: Application, made_once: Path) -> None:
    plain = raw_connection(made_once, mode="ro")
    for household in village.figures.households():
        with village.store.reader() as reader:
            columns = hours_columns(reader, household.id, MONTH, today=TODAY)
            page = paper_hours(reader, household.id, MONTH, columns)
            asked = EntryQuery(household=household.id, first=MONTH.first, last=MONTH.last)
            kinds = {one.kind for one in reader.entries(asked)}
        (hours,) = plain.execute(
            "SELECT coalesce(sum(quantity), 0) FROM entry WHERE kind = 'hours' AND deleted = 0"
            " AND household_id = ? AND date BETWEEN ? AND ?",
            (household.id, MONTH.first.isoformat(), MONTH.last.isoformat()),
        ).fetchone()

        assert (page.whole or 0) + (page.beside or 0) == hours
        assert (hours > 0) == (EntryKind.HOURS in kinds)
    plain.close()


def test_hours_of_somebody_at_some_work_stand_in_their_column(home: Home) -> None:
    rice = home.works("ทำนา", Sector.FARM, is_main=True)
    with home.app.store.reader() as reader:
        columns = hours_columns(reader, home.id, MONTH, today=TODAY)
    assert [one.occupation for one in columns] == [rice, rice]
    assert open_columns(columns) == (True, False), "two columns without a name cannot be told apart"

    home.app.ledger.execute(AddEntries((hours_said(columns[0], home.id, date(2026, 10, 9), 2_500),)))

    home.spend("E01", date(2026, 10, 10))
    said_of = [line.is_written for line in page_of(home.app, home.id).lines[8:11]]
    assert said_of == [False, True, False], "hours alone tell of no money on the monthly page"

    with home.app.store.reader() as reader:
        page = paper_hours(reader, home.id, MONTH, columns)
    assert [cell.hours for cell in page.lines[8].cells] == [2_500, None]
    assert (page.sums, page.whole, page.beside) == ((2_500, None), 2_500, None)


def test_savings_are_for_the_one_goal_their_pocket_keeps_and_for_none_where_there_are_two(home: Home) -> None:
    bank = Pocket(id=NO_ID, household=home.id, name="กลุ่มออมทรัพย์", kind=PocketKind.SAVINGS, category="S03")
    home.app.ledger.execute(AddRecords((bank,)))
    pocket = next(one.id for one in home.all(Pocket) if one.kind is PocketKind.SAVINGS)
    cash = home.all(Pocket)[0].id
    meant = page_of(home.app, home.id).columns[-1].meant[0]

    def goal_of() -> Id:
        draft = amount_said(meant, home.id, date(2026, 10, 9), Money(50_00), cash=cash)
        with home.app.store.reader() as reader:
            return for_its_goal(draft, reader, TODAY).goal

    assert goal_of() == NO_ID
    roof = Goal(
        id=NO_ID, household=home.id, kind=GoalKind.SAVE, name="หลังคา", target=Money(5_000_00), pockets=str(pocket)
    )
    home.app.ledger.execute(AddRecords((roof,)))
    assert goal_of() == home.all(Goal)[0].id
    home.app.ledger.execute(AddRecords((replace(roof, name="ทำบุญ"),)))
    assert goal_of() == NO_ID, "which of the two is not for the program to say"
