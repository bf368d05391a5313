"""Goods typed with how much they were: the price comes from the list, is told, and never wins over what was said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import IN_KIND, EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.price import Price
from household_ledger.domain.pricing import with_value
from household_ledger.services.typed.entry import ReadRow, TypedPart, TypedRow, read_row
from household_ledger.services.typed.measured import measured, value_follows
from household_ledger.services.typed.paper_line import PaperGround, PaperLine, read_line
from household_ledger.services.typed.worth import OwnPrice, PriceOrigin
from household_ledger.text.i18n import using
from tests.services.typed_home import TODAY, home_book

FOOD = "ข้าวสาร"
PRICES = (
    Price(id=Id(1), name="ผักบุ้ง", unit="กก.", from_month=202610, price=Money(2500)),
    Price(id=Id(2), name="ผักบุ้ง", unit="กก.", from_month=202612, price=Money(9900)),
    Price(id=Id(3), name="ไข่ไก่", unit="ฟอง", from_month=202601, price=Money(400)),
    Price(id=Id(4), name="ไข่ไก่", unit="แผง", from_month=202601, price=Money(11000)),
    Price(id=Id(5), group=Id(77), name="ไข่ไก่", unit="ฟอง", from_month=202601, price=Money(900)),
)
ROW = TypedRow(kind=EntryKind.PRODUCED, category=FOOD)


def read(row: TypedRow, own: OwnPrice | None = None) -> ReadRow:
    return read_row(row, home_book(*PRICES), TODAY, TODAY, own_price_of=lambda _words, _unit: own)


@pytest.mark.parametrize(
    "typed",
    [
        {"what": "ผักบุ้ง 2 กก."},
        {"what": "ผักบุ้ง ๒ กิโล"},
        {"what": "ผักบุ้ง", "money_in": "2 กก."},
        {"what": "ผักบุ้ง", "money_out": "2กก"},
        {"what": "ผักบุ้ง", "quantity": "2 กก."},
        {"what": "ผักบุ้ง", "quantity": "2", "unit": "กิโล"},
        {"what": "ผักบุ้ง", "quantity": "1+1"},
    ],
)
def test_a_quantity_wherever_it_is_typed_takes_the_price_of_the_list(typed: dict[str, str]) -> None:
    found = read(replace(ROW, **typed))  # type: ignore[arg-type]
    assert found.problems == ()
    (said,) = (with_value(one) for one in found.drafts)
    assert (said.description, said.quantity, said.unit_price, said.amount) == ("ผักบุ้ง", 2000, 2500, 5000)
    assert said.unit in ("กก.", "กิโล")
    assert found.worth is not None
    assert (found.worth.origin, found.worth.since) == (PriceOrigin.ALL, date(2026, 10, 1))
    assert dict(found.taken)["unit_price"] == "25"
    assert dict(found.taken)["money_in"] == "50"
    assert found.amount == 5000


def test_an_amount_or_a_price_that_was_said_always_wins() -> None:
    said = read(replace(ROW, what="ผักบุ้ง 2 กก.", money_in="70"))
    (draft,) = said.drafts
    assert (draft.amount, draft.unit_price, draft.quantity, draft.unit) == (7000, None, 2000, "กก.")
    assert said.worth is None

    shares = (TypedPart(FOOD, "40"), TypedPart("เหล้า", "30"))
    split = replace(ROW, what="ผักบุ้ง 2 กก.", category="", parts=shares)
    assert read(split).worth is None
    assert [one.unit_price for one in read(split).drafts] == [None]
    assert value_follows(replace(ROW, quantity="2", unit_price="35", money_in="70"))
    assert not value_follows(replace(split, quantity="2", unit_price="35", money_in="70")), "its shares are said"

    priced = read(replace(ROW, what="ผักบุ้ง 2 กก.", unit_price="30"))
    assert (with_value(priced.drafts[0]).amount, priced.worth) == (6000, None)
    assert dict(priced.taken)["money_in"] == "60"


def test_without_a_unit_the_only_one_known_is_taken_and_of_two_none() -> None:
    one = read(replace(ROW, what="ผักบุ้ง", quantity="3"))
    assert (one.drafts[0].unit, dict(one.taken)["unit"]) == ("กก.", "กก.")
    two = read(replace(ROW, what="ไข่ไก่", quantity="3"))
    assert two.worth is not None
    assert (two.worth.price, two.worth.units) == (None, ("ฟอง", "แผง"))
    assert [one.code for one in two.problems] == ["amount_missing"]


def test_a_price_of_another_unit_is_told_and_not_taken() -> None:
    found = read(replace(ROW, what="ผักบุ้ง 2 กำ"))
    assert found.worth is not None
    assert (found.worth.price, found.worth.unit, found.worth.units) == (None, "กำ", ("กก.",))


def test_the_households_own_last_price_is_second_best() -> None:
    own = OwnPrice(Money(1200), "กำ", date(2026, 9, 3))
    found = read(replace(ROW, what="ผักบุ้ง 2 กำ"), own)
    assert found.worth is not None
    assert (found.worth.origin, found.worth.since, found.drafts[0].unit_price) == (PriceOrigin.OWN, own.on, 1200)
    assert read(replace(ROW, what="ผักบุ้ง 2 กก."), own).worth != found.worth, "the village's goes before"
    other = read(replace(ROW, what="ผักบุ้ง 2 มัด"), own).worth
    assert other is not None
    assert other.price is None


def test_the_price_of_another_village_or_a_later_month_is_not_taken() -> None:
    eggs = read(replace(ROW, what="ไข่ไก่ 10 ฟอง"))
    assert (eggs.drafts[0].unit_price, eggs.amount) == (400, 4000)
    before = read(replace(ROW, date="30 ก.ย. 2569", what="ผักบุ้ง 2 กก."))
    assert before.worth is not None
    assert before.worth.price is None
    later = read_row(replace(ROW, date="1 ธ.ค. 2569", what="ผักบุ้ง 1 กก."), home_book(*PRICES), TODAY, TODAY)
    assert later.drafts[0].unit_price == 9900


def test_words_of_other_kinds_and_of_rows_kept_before_stay_as_they_are() -> None:
    bought = TypedRow(what="ผักบุ้ง 2 กก.", money_out="50", category=FOOD)
    assert measured(bought) == bought
    assert read(bought).drafts[0].description == "ผักบุ้ง 2 กก."
    kept = replace(ROW, what="ผักบุ้ง 2 กก.", money_in="50", is_kept=True)
    assert read(kept).drafts[0].description == "ผักบุ้ง 2 กก."
    assert read(kept).drafts[0].quantity is None


@given(
    st.sampled_from(sorted(IN_KIND)),
    st.integers(1, 9999),
    st.integers(1, 99_999),
    st.sampled_from(("กก.", "ฟอง", "กำ")),
)
def test_the_value_is_quantity_times_price_rounded_half_up(
    kind: EntryKind, tenths: int, satang: int, unit: str
) -> None:
    price = Price(id=Id(1), name="ของ", unit=unit, from_month=202601, price=Money(satang))
    words = f"ของ {tenths // 10}.{tenths % 10} {unit}"
    row = TypedRow(kind=kind, what=words, category="ปุ๋ย" if kind is EntryKind.INPUT else FOOD)
    found = read_row(row, home_book(price), TODAY, TODAY)
    assert found.amount == (2 * tenths * satang + 10) // 20
    assert found.worth is not None
    assert found.worth.price == price.price


def test_a_line_of_a_paper_page_tells_the_price_it_takes_before_it_is_kept() -> None:
    ground = PaperGround(book=home_book(*PRICES), usual=(), month=Month(2026, 11), today=TODAY)
    line = PaperLine(date="5", what="ผักบุ้ง 2 กก.", number=FOOD, note="กินเอง")
    found = read_line(line, ground)
    assert with_value(found.read.drafts[0]).amount == 5000
    with using("th"):
        told = read_line(line, ground).said
    assert told.startswith("50 บาท · ")
    assert told.endswith("2 กก. · ราคาทุกหมู่บ้าน 25 บาท/กก. ตั้งแต่ ต.ค. 2569")
    said = read_line(replace(line, what="ผักบุ้ง 2 กก.", money_out="70"), ground)
    assert (said.read.amount, said.said.count("25")) == (7000, 0)


def test_a_line_of_a_paper_page_takes_the_households_own_last_price_where_the_list_has_none() -> None:
    own = OwnPrice(Money(1200), "กำ", date(2026, 10, 1))
    ground = PaperGround(
        home_book(*PRICES),
        (),
        Month(2026, 11),
        TODAY,
        own_price_of=lambda words, _unit: own if words == "ผักกูด" else None,
    )
    line = PaperLine(date="5", what="ผักกูด 3 กำ", number=FOOD, note="กินเอง")

    found = read_line(line, ground)

    assert found.problems == ()
    assert (with_value(found.read.drafts[0]).amount, found.read.worth and found.read.worth.origin) == (
        3600,
        PriceOrigin.OWN,
    )
    with using("th"):
        said = read_line(line, ground).said
        assert said.startswith("36 บาท · ")
        assert "12 บาท/กำ" in said
