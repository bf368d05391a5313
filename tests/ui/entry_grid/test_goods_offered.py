"""Goods and how much of them, typed without a kind: offered as the household's own, never made so unasked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.price import Price
from household_ledger.domain.register import Household
from household_ledger.services.commands.prices import SetPrices
from household_ledger.services.typed.row import TypedRow
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.typing.goods_offer import OwnGoods
from household_ledger.ui.typing.typed_texts import with_texts
from tests.ui.entry_grid.conftest import FOOD, Key, Typist, written

GOODS = "ยอดฟักทอง 2 กก."


@pytest.fixture
def listed(desk: Desk) -> None:
    """Write the price of pumpkin tops, for the village the household lives in."""
    with desk.reader() as reader:
        home = reader.record(Household, desk.household or NO_ID)
    assert home is not None
    plain = Price(id=NO_ID, group=home.group, name="ยอดฟักทอง", unit="กก.", from_month=202610, price=Money(2500))
    desk.execute(SetPrices((plain, replace(plain, name="ผักบุ้ง"))))


def offered(page: EntryPage, words: str, **cells: str) -> list[str]:
    row = with_texts(TypedRow(what=words), cells)
    found = page.grid.suggester.offers("what", row)
    return [one.detail for one in found if isinstance(one.value, OwnGoods)]


def chosen(page: EntryPage, typist: Typist, words: str) -> None:
    typist.type(words)
    page.grid.typing.list.settle()
    while not isinstance(getattr(page.grid.offers.current(), "value", None), OwnGoods):
        typist.press(Key.Key_Down)
    typist.press(Key.Key_Return)


def test_what_the_price_list_knows_is_offered_and_one_choice_makes_it_own_produce(
    listed: None, page: EntryPage, typist: Typist, desk: Desk
) -> None:
    assert offered(page, GOODS) == ["เปลี่ยนชนิดเป็น กินเอง · มีในรายการราคา"]
    chosen(page, typist, GOODS)
    typist.fill(category=FOOD).save()

    (entry,) = written(desk)
    assert (entry.kind, entry.description, entry.quantity) == (EntryKind.PRODUCED, "ยอดฟักทอง", 2000)
    assert {abs(line.satang) for line in entry.lines} == {5000}


def test_the_category_guessed_for_it_is_taken_by_enter_and_its_worth_is_no_mistake(
    listed: None, page: EntryPage, typist: Typist, desk: Desk
) -> None:
    """A price that is known and a category still to be said: the keys shown do what they say."""
    chosen(page, typist, "ผักบุ้ง 2 กก.")
    typing, editor = page.grid.typing, page.grid.view.editor
    typing.list.settle()
    assert typist.cell == "category"
    assert getattr(typing.list.current(), "words", "") == FOOD

    page.grid.keeping.save()  # tried too early: the category is asked for, and nothing else is wrong
    assert [cell.name for cell in editor.order() if cell.is_wrong()] == ["category"]
    assert editor.cells["money_in"].placeholderText() == "50"
    assert getattr(typing.list.current(), "words", "") == FOOD

    typist.press(Key.Key_Return)
    assert (typing.row.category, written(desk)) == (FOOD, [])
    typist.press(Key.Key_Return)
    (entry,) = written(desk)
    assert (entry.kind, {abs(line.satang) for line in entry.lines}) == (EntryKind.PRODUCED, {5000})


def test_what_was_once_eaten_is_offered_so_again_with_its_category(page: EntryPage, typist: Typist, desk: Desk) -> None:
    typist.row(kind="กินเอง", what="ยอดฟักทอง", category=FOOD, quantity="1", unit="กก.", unit_price="20")
    assert offered(page, GOODS) == ["เปลี่ยนชนิดเป็น กินเอง · เคยจดแบบนี้"]
    chosen(page, typist, GOODS)
    typist.save()

    assert [(one.kind, one.quantity) for one in written(desk)] == [
        (EntryKind.PRODUCED, 1000),
        (EntryKind.PRODUCED, 2000),
    ]


def test_nobody_who_goes_on_with_tab_or_enter_gets_it(
    listed: None, page: EntryPage, typist: Typist, desk: Desk
) -> None:
    typist.type(GOODS)
    page.grid.typing.list.settle()
    typist.press(Key.Key_Tab)
    assert page.grid.typing.row.kind is None
    typist.fill(category=FOOD, money_out="50").save()

    (entry,) = written(desk)
    assert entry.kind is EntryKind.EXPENSE
    assert entry.description == GOODS


@pytest.mark.parametrize(
    ("words", "cells"),
    [
        (GOODS, {"money_out": "50"}),
        (GOODS, {"money_in": "50"}),
        ("ยอดฟักทอง", {}),
        ("2 กก.", {}),
        ("น้ำแข็ง 2 ถุง", {}),
        ("ยอดฟักทอง 2 ชาม", {}),
    ],
)
def test_it_is_not_offered_where_money_was_paid_or_nothing_is_known(
    listed: None, page: EntryPage, words: str, cells: dict[str, str]
) -> None:
    assert offered(page, words, **cells) == []
