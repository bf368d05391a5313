"""The village price list: which price holds, what commands refuse, and that nothing written changes with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import ZERO, Money
from household_ledger.domain.price import Price
from household_ledger.domain.register import Household, VillageGroup
from household_ledger.errors import UserError
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.prices import ChangePrice, RemovePrices, SetPrices
from household_ledger.services.commands.register import AddRecords, DeleteRecords, ReplaceRecord
from household_ledger.services.exchange.json_prices import prices_json
from household_ledger.services.ports import EntryQuery
from household_ledger.services.prices import PriceList, how_near
from household_ledger.services.refusals import InvalidEntry
from household_ledger.services.views.price_list import priced_things
from household_ledger.text.i18n import using
from household_ledger.text.steps import label_text
from tests.db.ledgers import Book, Home, Undoable

HERE, THERE = Id(7), Id(8)


def price(name: str = "ผักบุ้ง", unit: str = "กก.", month: int = 202610, baht: int = 25, group: Id = NO_ID) -> Price:
    return Price(id=NO_ID, group=group, name=name, unit=unit, from_month=month, price=Money(baht * 100))


def listed(book: Book) -> list[Price]:
    with book.store.reader() as reader:
        return reader.all(Price)


def village(book: Book, home: Home) -> Id:
    """Make a village and let the household live there."""
    (made,) = book.do(AddRecords((VillageGroup(id=NO_ID, name="บ้านหนองแวง"),)))
    with book.store.reader() as reader:
        was = reader.record(Household, home.id)
    assert was is not None
    book.do(ReplaceRecord(was, replace(was, group=made)))
    return made


_NAMES = ("ผักบุ้ง", "ไข่", "ข้าวโพด", "ข้าว")
_UNITS = ("กก.", "กำ")
_PRICES = st.builds(
    price,
    st.sampled_from(_NAMES),
    st.sampled_from(_UNITS),
    st.sampled_from((202511, 202512, 202601, 202602)),
    st.integers(1, 99),
    st.sampled_from((NO_ID, HERE, THERE)),
)


@given(
    st.lists(_PRICES, max_size=14, unique_by=lambda one: (one.name, one.unit, one.from_month, one.group)),
    st.sampled_from((*_NAMES, "มะม่วง")),
    st.sampled_from(("", *_UNITS, "กิโลกรัม")),
    st.dates(date(2025, 10, 1), date(2026, 3, 31)),
)
def test_the_price_that_holds_is_what_looking_through_the_list_by_hand_finds(
    prices: list[Price], name: str, unit: str, day: date
) -> None:
    of_day = [
        one
        for one in prices
        if one.name == name and (one.from_month // 100, one.from_month % 100) <= (day.year, day.month)
    ]
    seen = [one for one in of_day if one.group in (NO_ID, HERE)]
    asked = {"กิโลกรัม": "กก."}.get(unit, unit)
    units = {one.unit for one in seen}
    asked = asked or (units.pop() if len(units) == 1 else "?")
    expected = None
    for group in (NO_ID, HERE):  # what is found last wins: the village's own
        for month in sorted({one.from_month for one in seen}):
            for one in seen:
                if (one.group, one.from_month, one.unit) == (group, month, asked):
                    expected = one

    assert PriceList(prices, HERE).price_for(name, unit, day) == expected


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("ผักบุ้ง", 0),
        ("ผักบุ้ง 2 กก.", 0),
        (" ผักบุ้ง ", 0),
        ("ผักบุง", 1),
        ("ผักบุ้ง ริมบ่อ", 2),
        ("เก็บผักบุ้ง", 3),
        ("ผักบุ้งกินเอง 3 กำ", 3),
        ("กินเองผักบุ้งจากสวน", 3),
        ("ผักบุ้งจีน", 99),
        ("ผัก", 99),
        ("", 99),
    ],
)
def test_words_name_a_thing_by_itself_as_a_word_or_glued_to_its_use(words: str, near: int) -> None:
    assert how_near("ผักบุ้ง", words) == near


def test_rice_is_not_taken_for_maize_and_two_things_in_a_line_are_none() -> None:
    prices = PriceList([price("ข้าว"), price("ปลา"), price("ไข่", "ฟอง"), price("ไข่ไก่", "ฟอง", baht=4)])
    day = date(2026, 11, 1)
    assert prices.price_for("ข้าวโพด", "กก.", day) is None
    assert prices.price_for("ข้าว ไข่", "", day) is None
    assert prices.price_for("ข้าว ปลา", "", day) is None
    assert prices.price_for("ข้าว ปลา", "กก.", day) is None
    found = prices.price_for("ไข่ไก่กินเอง", "", day)
    assert found is not None
    assert (found.name, found.price) == ("ไข่ไก่", 400)
    assert prices.units("ไข่", day) == ("ฟอง",)


def test_of_a_thing_sold_by_two_units_no_price_is_taken_before_the_unit_is_said() -> None:
    day = date(2026, 11, 1)
    prices = PriceList([price("ไข่ไก่", "ฟอง", baht=4), price("ไข่ไก่", "แผง", baht=110)])
    assert prices.price_for("ไข่ไก่", "", day) is None
    assert prices.units("ไข่ไก่", day) == ("ฟอง", "แผง")
    found = prices.price_for("ไข่ไก่", "แผง", day)
    assert found is not None
    assert found.price == 110_00


def test_a_village_has_its_own_price_before_that_of_all_and_from_its_month_on(book: Book, home: Home) -> None:
    own = village(book, home)
    book.do(SetPrices((price(month=202601, baht=20), price(month=202603, baht=30, group=own), price(month=202605))))
    with book.store.reader() as reader:
        prices = PriceList.read(reader, home.id)
    found = [prices.price_for("ผักบุ้ง", "กิโล", date(2026, month, 28)) for month in (1, 2, 3, 6)]
    assert [one.price if one else None for one in found] == [2000, 2000, 3000, 3000]
    assert prices.price_for("ผักบุ้ง", "", date(2025, 12, 31)) is None
    assert prices.price_for("ผักบุ้ง", "กำ", date(2026, 6, 1)) is None


def test_prices_are_written_in_one_step_and_taken_back(book: Book, undoable: Undoable) -> None:
    undoable(SetPrices((price(unit="กิโล"), price("ไข่ไก่", "ฟอง", baht=4))))
    assert [(one.name, one.unit) for one in listed(book)] == [("ผักบุ้ง", "กก."), ("ไข่ไก่", "ฟอง")]

    undoable(SetPrices((price(baht=28),)))
    assert [one.price for one in listed(book)] == [2800, 400], "one of the same month takes its place"

    undoable(SetPrices((price(month=202611, baht=30), price("ไข่ไก่", "ฟอง", baht=4))))
    assert len(listed(book)) == 3
    undoable(RemovePrices(tuple(one.id for one in listed(book)[:2])))
    assert [one.price for one in listed(book)] == [3000]
    was = listed(book)[0]
    undoable(ChangePrice(was, replace(was, name="ผักบุ้งนา", from_month=202609)))
    assert [(one.name, one.from_month) for one in listed(book)] == [("ผักบุ้งนา", 202609)]


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        ({"name": " "}, "name_missing", "name"),
        ({"unit": ""}, "unit_missing", "unit"),
        ({"price": ZERO}, "amount_not_above_zero", "price"),
        ({"price": Money(10**13)}, "amount_too_large", "price"),
        ({"from_month": 202613}, "month_not_understood", "from_month"),
        ({"group": Id(99)}, "unknown_record", "group"),
        ({"name": "ไข่"}, "price_twice", "name"),
    ],
)
def test_what_cannot_be_a_price_is_refused_with_its_place(
    book: Book, wrong: dict[str, object], code: str, field: str
) -> None:
    with pytest.raises(InvalidEntry) as refused:
        book.do(SetPrices((price("ไข่"), replace(price(), **wrong))))  # type: ignore[arg-type]
    assert [(number, one.code, one.field) for number, one in refused.value.problems] == [(1, code, field)]
    assert listed(book) == []


def test_refusals_say_what_stands_against(book: Book, home: Home) -> None:
    own = village(book, home)
    book.do(SetPrices((price(), price(month=202611))))
    first, second = listed(book)
    with pytest.raises(UserError, match="nothing_changed"):
        book.do(SetPrices((price(),)))
    with pytest.raises(UserError, match="invalid_entry"):
        book.do(ChangePrice(first, replace(first, from_month=second.from_month)))
    book.do(ChangePrice(first, replace(first, price=Money(1))))
    with pytest.raises(UserError, match="changed_since"):
        book.do(ChangePrice(first, replace(first, price=Money(2))))
    book.do(RemovePrices((second.id,)))
    with pytest.raises(UserError, match="unknown_record"):
        book.do(RemovePrices((second.id,)))
    book.do(DeleteRecords(VillageGroup, (own,)))
    with pytest.raises(InvalidEntry):
        book.do(SetPrices((price(group=own),)))


def test_an_entry_keeps_its_price_when_the_list_changes(book: Book, home: Home) -> None:
    book.do(SetPrices((price(),)))
    draft = Draft(
        household=home.id,
        date=date(2026, 10, 5),
        kind=EntryKind.PRODUCED,
        amount=ZERO,
        parts=(Part(fixed_id("E01"), ZERO),),
        quantity=2000,
        unit="กก.",
        unit_price=Money(2500),
        description="ผักบุ้ง",
    )
    book.do(AddEntries((draft,)))
    with book.store.reader() as reader:
        before = list(reader.entries(EntryQuery()))
    totals = book.totals()
    book.do(ChangePrice(listed(book)[0], replace(listed(book)[0], price=Money(9900))))
    book.do(RemovePrices((listed(book)[0].id,)))
    with book.store.reader() as reader:
        assert list(reader.entries(EntryQuery())) == before
    assert book.totals() == totals


def test_the_list_shows_each_thing_with_its_prices_newest_first(book: Book, home: Home) -> None:
    own = village(book, home)
    book.do(SetPrices((price(month=202601), price(month=202603), price(group=own), price("ก้านกล้วย", "กำ"))))
    with book.store.reader() as reader:
        things = priced_things(reader)
    assert [(one.now.name, one.village, [each.from_month for each in one.prices]) for one in things] == [
        ("ก้านกล้วย", "", [202610]),
        ("ผักบุ้ง", "", [202603, 202601]),
        ("ผักบุ้ง", "บ้านหนองแวง", [202610]),
    ]


def test_a_step_says_which_price_it_wrote(book: Book) -> None:
    book.do(SetPrices((price(),)))
    label = book.store.undo_label()
    assert label is not None
    with using("th"):
        assert label_text(label) == "ราคา: ผักบุ้ง 25 บาท/กก. ตั้งแต่ตุลาคม 2569"
    with using("en"):
        assert label_text(label) == "Price: ผักบุ้ง 25 baht/กก. from October 2026"


def test_the_json_export_lists_the_prices_of_each_thing_by_month(book: Book, home: Home) -> None:
    own = village(book, home)
    book.do(SetPrices((price(month=202603, baht=30), price(month=202601), price(group=own, baht=28))))
    with book.store.reader() as reader:
        told = prices_json(reader)
    common = {"name": "ผักบุ้ง", "unit": "กก.", "category": None}
    assert told == [
        {"group": None, "from": "2026-01", "price": 2500, **common},
        {"group": None, "from": "2026-03", "price": 3000, **common},
        {"group": "บ้านหนองแวง", "from": "2026-10", "price": 2800, **common},
    ]
