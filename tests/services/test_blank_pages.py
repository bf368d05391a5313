"""What a household's blank paper is laid out of: its own past by how often and how lately, else a beginner's set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from household_ledger.app.opening import Application, opened
from household_ledger.domain.category import fixed_id, standard_categories
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import Account, EntryKind, PocketKind, Sector
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, HouseholdCategory, Member, Occupation, Pocket
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.households import AddHousehold
from household_ledger.services.commands.register import AddRecords, ReplaceRecord
from household_ledger.services.ports import EntryQuery, R
from household_ledger.services.views.beginners import first_costs, first_incomes, first_spending
from household_ledger.services.views.blank_page import (
    MOST_NUMBERS,
    BlankDay,
    blank_day,
    blank_hours,
    blank_month,
    in_sheets,
    laid_out_on,
)
from household_ledger.services.views.tiles import tiles
from household_ledger.services.views.usual_categories import UsualSort, usual_categories
from household_ledger.text.i18n import using
from tests.cli.command_fixtures import StillClock, made_once

__all__ = ["made_once"]

TODAY = StillClock().today()
MONTH = Month.of(TODAY)


class Home:
    """A new household in a new ledger, to be written for."""

    def __init__(self, app: Application) -> None:
        self.app = app
        app.ledger.execute(AddHousehold(household=Household(id=NO_ID, code="001", name="บ้านทดลอง")))
        self.id = app.figures.households()[0].id

    def spend(self, code: str | Id, day: date, times: int = 1, *, occupation: Id = NO_ID) -> None:
        category = fixed_id(code) if isinstance(code, str) else code
        kinds = {"I": EntryKind.INCOME, "C": EntryKind.COST}
        kind = kinds.get(code[0], EntryKind.EXPENSE) if isinstance(code, str) else EntryKind.EXPENSE
        with self.app.store.reader() as reader:
            pocket = next(one.id for one in reader.of_household(Pocket, self.id))
        draft = Draft(
            household=self.id,
            date=day,
            kind=kind,
            amount=Money(100_00),
            parts=(Part(category, Money(100_00)),),
            pocket=pocket,
            occupation=occupation,
        )
        for _time in range(times):
            self.app.ledger.execute(AddEntries((draft,)))

    def works(self, name: str, sector: Sector, *, is_main: bool = False) -> Id:
        made = Occupation(id=NO_ID, household=self.id, name=name, sector=sector, is_main=is_main)
        self.app.ledger.execute(AddRecords((made,)))
        return self.all(Occupation)[-1].id

    def all(self, kind: type[R]) -> list[R]:
        with self.app.store.reader() as reader:
            return reader.of_household(kind, self.id)

    def day(self, month: Month | None = MONTH) -> BlankDay:
        with self.app.store.reader() as reader:
            return blank_day(reader, self.id, month, today=TODAY)

    def codes(self, sort: UsualSort) -> list[str]:
        known = {one.id: code for code, one in standard_categories().items()}
        return [known[one.category] for one in self.day().usual if one.sort is sort]


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with using("th"), opened(tmp_path / "home.hldb", StillClock(), create=True, to_write=True) as app:
        yield Home(app)


@pytest.fixture(scope="module")
def village(made_once: Path) -> Iterator[Application]:
    with opened(made_once, StillClock()) as app:
        yield app


def test_the_first_set_is_the_beginners_of_the_reference_and_nothing_else() -> None:
    known = standard_categories()
    beginner = {code for code, one in known.items() if one.level == "beginner"}

    incomes = {code for sector in (None, Sector.FARM, Sector.NON_FARM) for code in first_incomes(sector)}
    assert set(first_spending()) == {code for code in beginner if code.startswith("E")}
    assert incomes == {code for code in beginner if code.startswith("I")} - {"I20"}
    assert first_incomes(Sector.ONLINE) == ("I06",), "online sales alone have no beginner's code"
    assert {code for sector in Sector for code in first_costs(sector)} == {one for one in beginner if one[0] == "C"}
    assert first_incomes(Sector.NON_FARM)[0] == "I05", "what most trades sell"


@pytest.mark.parametrize("sector", Sector)
def test_buttons_and_paper_of_a_new_household_write_the_same_sales(home: Home, sector: Sector) -> None:
    """What one says of work the other says too: an online shop sells I06 on both."""
    home.works("ร้าน", sector, is_main=True)
    with home.app.store.reader() as reader:
        board = tiles(reader, home.id, TODAY, count=40)

    sold = {one.category for one in board if one.kind is EntryKind.INCOME and one.occupation}
    assert sold == {fixed_id(code) for code in first_incomes(sector)}
    assert [one for one in home.codes(UsualSort.IN) if fixed_id(one) in sold] == list(first_incomes(sector))


def test_a_new_household_begins_with_what_its_work_brings(home: Home) -> None:
    assert "I01" not in home.codes(UsualSort.IN), "nobody wrote down that it farms"
    assert home.codes(UsualSort.COST) == []

    field = home.works("ปลูกผัก", Sector.FARM, is_main=True)

    layout = home.day()
    assert home.codes(UsualSort.IN)[0] == "I01"
    assert home.codes(UsualSort.COST) == ["C02", "C03"]
    assert {one.occupation for one in layout.usual if one.sort is UsualSort.COST} == {field}
    assert home.codes(UsualSort.SPENDING)[0] == "E01"
    numbers = [one.number for one in layout.usual]
    assert {"1-1", "31", "62-1", "63-1"} <= set(numbers)
    assert len(set(numbers)) == len(numbers)
    order = list(UsualSort)
    assert [order.index(one.sort) for one in layout.usual] == sorted(order.index(one.sort) for one in layout.usual)


def test_what_is_written_often_stands_first_and_what_is_long_ago_counts_less(home: Home) -> None:
    home.spend("E19", TODAY - timedelta(days=300), times=12)
    home.spend("E10", TODAY - timedelta(days=2), times=3)
    home.spend("E11", TODAY - timedelta(days=1))
    home.spend("E12", TODAY - timedelta(days=366 + 10), times=30)

    spending = home.codes(UsualSort.SPENDING)

    assert spending[:3] == ["E10", "E11", "E19"]
    assert "E12" not in spending, "older than a year"
    assert spending[3] == "E01", "filled up with the first set"


def test_the_card_is_named_among_the_remarks_and_its_right_has_no_number_whether_a_pocket_is_there_or_not(
    home: Home,
) -> None:
    def page() -> BlankDay:
        with home.app.store.reader() as reader:
            return blank_day(reader, home.id, None, today=TODAY)

    without = page()
    card = Pocket(id=NO_ID, household=home.id, name="บัตรสวัสดิการ", kind=PocketKind.CARD)
    home.app.ledger.execute(AddRecords((card,)))

    for one in (without, page()):
        assert one.remarks.endswith(" · บัตร")
        assert fixed_id("I14") not in [listed.category for listed in one.usual]


def test_own_words_are_printed_and_hidden_categories_are_not(home: Home) -> None:
    home.app.ledger.execute(
        AddRecords(
            (
                HouseholdCategory(id=NO_ID, household=home.id, code="E01.1", under="E01", name="ปลาร้าแม่"),
                HouseholdCategory(id=NO_ID, household=home.id, code="E16", under="E16", name="น้ำมันรถไถ"),
                HouseholdCategory(id=NO_ID, household=home.id, code="E08", under="E08", is_hidden=True),
            )
        )
    )
    own = next(one.id for one in home.all(HouseholdCategory) if one.code == "E01.1")
    home.spend(own, TODAY)

    names = [one.name for one in home.day().usual if one.sort is UsualSort.SPENDING]

    assert names[0] == "ปลาร้าแม่"
    assert "น้ำมันรถไถ" in names
    assert fixed_id("E08") not in [one.category for one in home.day().usual]


def test_the_same_category_of_two_works_says_which_work(home: Home) -> None:
    hens, rice = home.works("เลี้ยงไก่", Sector.FARM), home.works("ทำนา", Sector.FARM)
    home.spend("C02", TODAY, times=2, occupation=hens)
    home.spend("C02", TODAY, occupation=rice)

    costs = [one for one in home.day().usual if one.category == fixed_id("C02")]

    assert [one.occupation for one in costs] == [hens, rice]
    assert [one.name.split(" · ")[0] for one in costs] == ["เลี้ยงไก่", "ทำนา"]


def test_uses_are_weighed_as_a_plain_count_of_the_entries_says(village: Application) -> None:
    for household in village.figures.households():
        with village.store.reader() as reader:
            expected: dict[tuple[int, int], float] = defaultdict(float)
            for entry in reader.entries(EntryQuery(household=household.id, last=TODAY)):
                age = (TODAY - entry.date).days
                if age <= 365 and entry.kind in (EntryKind.EXPENSE, EntryKind.CREDIT):
                    for ref in {one.ref for one in entry.lines if one.account is Account.SPENDING}:
                        expected[ref, 0] += 0.5 ** (age / 60)
            listed = usual_categories(reader, household.id, today=TODAY)[UsualSort.SPENDING]

        found = {(int(one.category), 0): one.weight for one in listed if one.weight and one.occupation == NO_ID}
        assert found == pytest.approx({key: weight for key, weight in expected.items() if key[0] != fixed_id("E27")})
        weights = [one.weight for one in listed]
        assert weights == sorted(weights, reverse=True)


def test_no_page_has_more_numbers_or_columns_than_there_is_room_for(village: Application) -> None:
    for household in village.figures.households():
        with village.store.reader() as reader:
            day = blank_day(reader, household.id, None, today=TODAY)
            month = blank_month(reader, household.id, None, today=TODAY)

        assert 0 < len(day.usual) <= MOST_NUMBERS
        assert len({(one.category, one.occupation, one.pocket, one.debt) for one in day.usual}) == len(day.usual)
        assert all(one.number for one in day.usual)
        assert len({one.number for one in day.usual}) == len(day.usual)
        assert len(month.money_in) <= 6
        assert len(month.money_out) <= 8
        for columns in (month.money_in, month.money_out):
            assert [one.category for one in columns if one.debt == NO_ID].count(NO_ID) == 1, "one column for the rest"


def test_hours_ask_each_grown_person_at_each_work_that_goes_on(home: Home) -> None:
    hens, rice = home.works("เลี้ยงไก่", Sector.FARM), home.works("ทำนา", Sector.FARM, is_main=True)
    over = home.works("ขายของ", Sector.NON_FARM)
    ended = next(one for one in home.all(Occupation) if one.id == over)
    home.app.ledger.execute(ReplaceRecord(ended, replace(ended, ended_on=date(2026, 10, 31))))
    people = [("ยาย", 1950, None), ("แม่", 1980, None), ("เด็ก", 2015, None), ("ลุง", 1970, date(2026, 5, 1))]
    home.app.ledger.execute(
        AddRecords(
            tuple(
                Member(
                    id=NO_ID,
                    household=home.id,
                    name=name,
                    birth_year=born,
                    present_from=date(2026, 1, 1),
                    present_to=to,
                    is_participant=name == "แม่",
                )
                for name, born, to in people
            )
        )
    )

    with home.app.store.reader() as reader:
        layout = blank_hours(reader, home.id, MONTH, today=TODAY)

    assert [(one.occupation, one.member_name) for one in layout.columns] == [
        *((rice, "แม่"), (rice, "ยาย")),
        *((hens, "แม่"), (hens, "ยาย")),
    ]
    assert layout.days == tuple(range(1, 31))


def test_a_household_nobody_described_has_columns_to_name_by_hand(home: Home) -> None:
    with home.app.store.reader() as reader:
        layout = blank_hours(reader, home.id, None, today=TODAY)

    assert [(one.work, one.occupation_name, one.member_name) for one in layout.columns] == [
        *((0, "", ""), (0, "", "")),
        *((1, "", ""), (1, "", "")),
    ]
    assert len(layout.days) == 31
    assert [len(sheet) for sheet in in_sheets(layout.columns * 5, 12)] == [10, 10]


def test_what_is_typed_from_a_months_paper_leaves_its_columns_as_they_were_printed(home: Home) -> None:
    home.spend("E19", MONTH.first - timedelta(days=3), times=2)

    def columns() -> list[tuple[int, int]]:
        with home.app.store.reader() as reader:
            layout = blank_month(reader, home.id, MONTH, today=laid_out_on(MONTH, TODAY))
        return [(one.category, one.occupation) for one in (*layout.money_in, *layout.money_out)]

    printed = columns()
    home.spend("E12", TODAY, times=20)
    home.spend("E10", MONTH.first, times=9)

    assert columns() == printed
    assert fixed_id("E19") in [category for category, _work in printed]
    assert laid_out_on(MONTH.plus(1), TODAY) == TODAY, "of a month to come, as far as it is known"
    assert laid_out_on(None, TODAY) == TODAY
