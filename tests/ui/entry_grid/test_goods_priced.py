"""Goods in the grid: how much of it is typed anywhere, the village's price is shown and taken, or what to write."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Entry, Part
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.price import Price
from household_ledger.domain.register import Household, Pocket
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.prices import SetPrices
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_grid.conftest import FOOD, SHIFT, Key, Typist, settle, written
from tests.ui.hands import child, press, type_words


@pytest.fixture
def listed(desk: Desk) -> None:
    """Write the price of pumpkin tops, for the village the household lives in."""
    with desk.reader() as reader:
        home = reader.record(Household, desk.household or NO_ID)
    assert home is not None
    price = Price(id=NO_ID, group=home.group, name="ยอดฟักทอง", unit="กก.", from_month=202610, price=Money(2500))
    desk.execute(SetPrices((price,)))


def said(page: EntryPage) -> str:
    sentence = page.grid.view.editor.sentence
    return sentence.words() if sentence.isVisible() else ""


def hints(page: EntryPage) -> dict[str, str]:
    cells = page.grid.view.editor.cells
    return {name: cells[name].placeholderText() for name in ("quantity", "unit", "unit_price", "money_in")}


def last(desk: Desk) -> Entry:
    return written(desk)[-1]


def test_a_quantity_in_the_description_takes_the_villages_price_in_sight(
    listed: None, desk: Desk, page: EntryPage, typist: Typist
) -> None:
    typist.kind("กินเอง").fill(what="ยอดฟักทอง 2 กก.")
    assert hints(page) == {"quantity": "2", "unit": "กก.", "unit_price": "25", "money_in": "50"}
    assert said(page) == "ราคาหมู่บ้าน 25 บาท/กก. ตั้งแต่ ต.ค. 2569"

    typist.fill(category=FOOD)
    cells = page.grid.view.editor.cells
    assert [cells[name].text() for name in ("what", "quantity", "unit")] == ["ยอดฟักทอง", "2", "กก."]
    typist.save()

    entry = last(desk)
    assert (entry.description, entry.quantity, entry.unit, entry.unit_price) == ("ยอดฟักทอง", 2000, "กก.", 2500)
    assert max(line.satang for line in entry.lines) == 5000
    assert page.grid.notice.isHidden(), "nothing is asked about a price of the list"


def test_enter_in_the_description_keeps_what_the_eye_saw(
    listed: None, desk: Desk, page: EntryPage, typist: Typist
) -> None:
    before = len(written(desk))
    typist.kind("กินเอง").to("category").type(FOOD).press(Key.Key_Escape, Key.Key_Backtab)
    assert typist.cell == "what"
    typist.type("ยอดฟักทอง 3 กิโล").save()
    assert len(written(desk)) == before + 1
    assert (last(desk).description, last(desk).quantity, last(desk).unit_price) == ("ยอดฟักทอง", 3000, 2500)


def test_a_quantity_typed_as_the_value_is_a_quantity_and_an_amount_said_wins(
    listed: None, desk: Desk, typist: Typist
) -> None:
    typist.row("กินเอง", what="ยอดฟักทอง", category=FOOD, money_in="1.5 กก.")
    assert (last(desk).quantity, last(desk).unit_price) == (1500, 2500)
    assert max(line.satang for line in last(desk).lines) == 3750

    typist.row("กินเอง", what="ยอดฟักทอง 2 กก.", category=FOOD, money_in="70")
    assert (last(desk).quantity, last(desk).unit_price) == (2000, None)
    assert max(line.satang for line in last(desk).lines) == 7000


def test_without_a_price_the_row_says_so_and_the_price_written_may_become_the_villages(
    desk: Desk, page: EntryPage, typist: Typist
) -> None:
    typist.kind("กินเอง").fill(what="หน่อไม้ 2 กก.", category=FOOD)
    assert said(page) == "ราคาหมู่บ้านยังไม่มี ใส่ราคาต่อ 1 กก. หรือใส่มูลค่า"
    before = len(written(desk))
    typist.save()
    assert len(written(desk)) == before, "nothing is written without a value"
    assert said(page) == "ราคาหมู่บ้านยังไม่มี ใส่ราคาต่อ 1 กก. หรือใส่มูลค่า"

    typist.fill(unit_price="30").save()
    assert last(desk).unit_price == 3000
    keep = child(page, "keep_price", QPushButton)
    assert page.grid.notice.words.words() == "หน่อไม้ ยังไม่มีในราคาหมู่บ้าน: 30 บาท/กก. ใช่ไหม"
    for _step in range(60):  # the keyboard alone reaches it
        if keep.hasFocus():
            break
        typist.press(Key.Key_Tab, held=SHIFT)
    assert keep.hasFocus()
    typist.press(Key.Key_Return)

    with desk.reader() as reader:
        (kept,) = (one for one in reader.all(Price) if one.name == "หน่อไม้")
        home = reader.record(Household, desk.household or NO_ID)
    assert home is not None
    assert (kept.name, kept.unit, kept.price, kept.from_month, kept.group) == ("หน่อไม้", "กก.", 3000, 202611, home.group)
    page.grid.focus()
    typist.row("กินเอง", what="หน่อไม้ 1 กก.", category=FOOD)
    assert last(desk).unit_price == 3000


def test_a_price_is_kept_with_the_mouse_too_and_not_offered_to_a_participant(
    desk: Desk, page: EntryPage, typist: Typist
) -> None:
    typist.row("กินเอง", what="หน่อไม้ 2 กก.", category=FOOD, unit_price="30")
    press(child(page, "keep_price", QPushButton))
    with desk.reader() as reader:
        assert [one.name for one in reader.all(Price)][-1] == "หน่อไม้"

    desk.settings.chosen["writer"] = "participant"
    QApplication.processEvents()
    assert page.grid.notice.words.words() == "ใส่ราคาหมู่บ้านแล้ว: หน่อไม้ ตั้งแต่พฤศจิกายน 2569"
    page.grid.notice.close_bar()
    page.grid.focus()
    typist.row("กินเอง", what="เห็ดโคน 2 กก.", category=FOOD, unit_price="90")
    assert page.grid.notice.isHidden()


def test_the_households_own_last_price_is_told_as_such(desk: Desk, page: EntryPage, typist: Typist) -> None:
    draft = Draft(
        household=desk.household or NO_ID,
        date=date(2026, 11, 2),
        kind=EntryKind.PRODUCED,
        amount=Money(6000),
        parts=(Part(fixed_id("E01"), Money(6000)),),
        quantity=3000,
        unit="กำ",
        unit_price=Money(2000),
        description="ผักกูด 3 กำ",
    )
    desk.execute(AddEntries((draft,)))
    QApplication.processEvents()
    typist.kind("กินเอง").fill(what="ผักกูด 2 กำ", category=FOOD)
    assert said(page) == "ราคาที่บ้านนี้ใช้ครั้งก่อน 20 บาท/กำ เมื่อ 2 พ.ย. 2569 ราคาหมู่บ้านยังไม่มี"
    typist.save()
    assert (last(desk).unit_price, last(desk).quantity) == (2000, 2000)


def test_goods_written_before_are_filled_for_todays_price_and_ask_only_how_much(
    listed: None, desk: Desk, page: EntryPage, typist: Typist
) -> None:
    typist.row("กินเอง", what="ยอดฟักทอง", category=FOOD, quantity="2", unit="กก.", unit_price="18")
    type_words(page, "ยอดฟัก")
    page.grid.typing.list.settle()
    typist.press(Key.Key_Tab)
    assert typist.cell == "quantity"
    assert hints(page)["unit_price"] == "25"
    typist.type("4").save()
    assert (last(desk).quantity, last(desk).unit_price) == (4000, 2500)


def test_one_step_back_gives_the_words_as_they_were_typed(page: EntryPage, typist: Typist, listed: None) -> None:
    typist.kind("กินเอง").fill(what="ยอดฟักทอง 2 กก.").press(Key.Key_Tab)
    cells = page.grid.view.editor.cells
    assert [cells[name].text() for name in ("what", "quantity", "unit")] == ["ยอดฟักทอง", "2", "กก."]

    typist.press(Key.Key_Z, held=Qt.KeyboardModifier.ControlModifier)
    assert [cells[name].text() for name in ("what", "quantity", "unit")] == ["ยอดฟักทอง 2 กก.", "", ""]
    typist.press(Key.Key_Y, held=Qt.KeyboardModifier.ControlModifier)
    assert [cells[name].text() for name in ("what", "quantity", "unit")] == ["ยอดฟักทอง", "2", "กก."]


def test_the_value_of_a_kept_row_follows_its_quantity_but_not_where_another_was_written(
    desk: Desk, page: EntryPage, typist: Typist
) -> None:
    typist.row("กินเอง", what="หน่อไม้", category=FOOD, quantity="2", unit="กก.", unit_price="30")
    page.grid.notice.close_bar()
    typist.press(Key.Key_Up, Key.Key_F2).to("quantity")
    assert page.grid.view.editor.cells["money_in"].text() == "60"
    typist.press(Key.Key_A, held=Qt.KeyboardModifier.ControlModifier).type("5").save()
    kept = last(desk)
    assert (kept.quantity, kept.unit_price, max(line.satang for line in kept.lines)) == (5000, 3000, 15000)

    typist.row("กินเอง", what="หน่อไม้ 2 กก.", category=FOOD, money_in="70")
    typist.press(Key.Key_Up, Key.Key_F2).to("quantity")
    typist.press(Key.Key_A, held=Qt.KeyboardModifier.ControlModifier).type("3").save()
    assert (last(desk).quantity, max(line.satang for line in last(desk).lines)) == (3000, 7000)


def test_another_amount_of_what_was_sold_before_leaves_the_price_of_that_time(desk: Desk, typist: Typist) -> None:
    with desk.reader() as reader:
        pockets = reader.of_household(Pocket, desk.household or NO_ID)
    sold = Draft(
        household=desk.household or NO_ID,
        date=date(2026, 11, 3),
        kind=EntryKind.INCOME,
        amount=Money(380_00),
        pocket=next(one.id for one in pockets),
        parts=(Part(fixed_id("I01"), Money(380_00)),),
        description="ขายเห็ด 4 แผง",
        quantity=4000,
        unit="แผง",
        unit_price=Money(95_00),
    )
    desk.execute(AddEntries((sold,)))
    settle()

    typist.to("what").type("ขายเห็").press(Key.Key_Tab)
    assert typist.cell == "money_in"
    typist.type("480").save()

    assert (last(desk).quantity, last(desk).unit, last(desk).unit_price) == (4000, "แผง", None)
    assert max(line.satang for line in last(desk).lines) == 480_00
