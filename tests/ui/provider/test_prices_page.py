"""The village price list in the window: looked through, added to, a month written in one go, by keys or mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.price import Price
from household_ledger.domain.register import VillageGroup
from household_ledger.services.commands.prices import RemovePrices, SetPrices
from household_ledger.services.ports import EntryQuery
from household_ledger.services.views.price_suggestions import suggested_prices
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.prices import PricesPage
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.table import Table
from tests.ui.hands import child, press, type_words
from tests.ui.provider.conftest import Shown, drop, fill, in_form, wait

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def few(desk: Desk) -> Desk:
    """Leave two things in the list."""
    with desk.reader() as reader:
        there = tuple(one.id for one in reader.all(Price))
    desk.execute(RemovePrices(there))
    made = (("ไข่ไก่", "ฟอง", 400), ("ผักบุ้ง", "กก.", 2500))
    desk.execute(
        SetPrices(tuple(Price(id=NO_ID, name=n, unit=u, from_month=202610, price=Money(p)) for n, u, p in made))
    )
    return desk


@pytest.fixture
def page(few: Desk, shown: Shown) -> PricesPage:
    made = shown(PricesPage, few)
    made.activateWindow()
    begins = made.first_focus()
    assert begins is not None
    begins.setFocus()
    return made


def prices(desk: Desk) -> list[tuple[str, str, int, int]]:
    with desk.reader() as reader:
        return [(one.name, one.unit, one.from_month, int(one.price)) for one in reader.all(Price)]


def table(page: PricesPage, name: str = "prices") -> Table:
    found = child(page, name, Table)
    assert isinstance(found, Table)
    return found


def words(page: PricesPage, name: str = "prices") -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row.cells) for row in table(page, name).rows()]


def keys(*pressed: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in pressed:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, held)
        QApplication.processEvents()


def tab_to(name: str) -> None:
    for _step in range(40):
        focused = QApplication.focusWidget()
        if focused is not None and focused.objectName() == name:
            return
        keys(Key.Key_Tab)
    raise AssertionError(name)


def down_to(name: str) -> None:
    for _step in range(80):
        focused = QApplication.focusWidget()
        if focused is not None and focused.objectName().startswith(name):
            return
        keys(Key.Key_Down)
    raise AssertionError(name)


def test_the_list_says_what_holds_and_since_when(page: PricesPage) -> None:
    assert page.title.words() == "มีราคาในหมู่บ้าน 2 อย่าง"
    assert page.subtitle.words() == "ปรับล่าสุดตุลาคม 2569"
    assert words(page) == [
        ("ไข่ไก่", "4", "ฟอง", "ทุกหมู่บ้าน", "ต.ค. 2569"),
        ("ผักบุ้ง", "25", "กก.", "ทุกหมู่บ้าน", "ต.ค. 2569"),
    ]


def test_a_months_prices_are_written_with_keys_alone(page: PricesPage, few: Desk) -> None:
    tab_to("begin_month")
    keys(Key.Key_Return)
    assert page.title.words() == "ราคาตั้งแต่พฤศจิกายน 2569"
    type_words(page, "4.50")
    keys(Key.Key_Return)
    type_words(page, "๒๘")
    down_to("name_")
    type_words(page, "หน่อไม้")
    keys(Key.Key_Return)
    type_words(page, "กิโล")
    keys(Key.Key_Return)
    type_words(page, "30")
    keys(Key.Key_Return, held=CONTROL)
    wait(few)

    assert prices(few)[2:] == [
        ("ไข่ไก่", "ฟอง", 202611, 450),
        ("ผักบุ้ง", "กก.", 202611, 2800),
        ("หน่อไม้", "กก.", 202611, 3000),
    ]
    assert page.title.words() == "มีราคาในหมู่บ้าน 3 อย่าง"
    assert words(page)[0] == ("ไข่ไก่", "4.50", "ฟอง", "ทุกหมู่บ้าน", "พ.ย. 2569")
    few.undo()
    wait(few)
    assert len(prices(few)) == 2


def test_what_is_wrong_is_said_at_its_field_and_nothing_is_written(page: PricesPage, few: Desk) -> None:
    press(child(page, "begin_month", QPushButton))
    type_words(page, "4.50")
    keys(Key.Key_Return)
    type_words(page, "แพง")
    press(child(page, "save", QPushButton))
    assert len(prices(few)) == 2
    wrong = QApplication.focusWidget()
    assert isinstance(wrong, QLineEdit)
    assert wrong.text() == "แพง"
    assert "ไม่ใช่จำนวนเงิน" in wrong.accessibleDescription()

    wrong.selectAll()
    type_words(page, "28")
    press(child(page, "save", QPushButton))
    wait(few)
    assert len(prices(few)) == 4


def test_a_new_thing_needs_its_unit_and_one_of_the_month_is_written_over(page: PricesPage, few: Desk) -> None:
    page.begin_month()
    wait(few)
    page.sheet.month.take_words("ต.ค. 69")
    first = page.sheet.first_focus()
    assert isinstance(first, QLineEdit)
    assert first.text() == "4", "what is written for the month stands there"
    first.setFocus()
    first.selectAll()
    type_words(page, "5")
    new = page.sheet.findChildren(QLineEdit)
    name = next(one for one in new if one.objectName().startswith("name_"))
    name.setFocus()
    type_words(page, "หน่อไม้")
    press(child(page, "save", QPushButton))
    assert len(prices(few)) == 2
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName().startswith("unit_")
    type_words(page, "กก.")
    keys(Key.Key_Return)
    type_words(page, "30")
    press(child(page, "save", QPushButton))
    wait(few)
    assert prices(few) == [
        ("ไข่ไก่", "ฟอง", 202610, 500),
        ("ผักบุ้ง", "กก.", 202610, 2500),
        ("หน่อไม้", "กก.", 202610, 3000),
    ]


def test_one_price_is_added_changed_and_taken_out_with_the_mouse_alone(page: PricesPage, few: Desk) -> None:
    in_form(lambda form: fill(form, name="กล้วย", unit="หวี", price="20"))
    press(child(page, "add", QPushButton))
    wait(few)
    assert prices(few)[-1] == ("กล้วย", "หวี", 202611, 2000)

    eggs = table(page)
    row = [one.cells[0].text for one in eggs.rows()].index("ไข่ไก่")
    press(eggs.viewport(), eggs.visualRect(eggs.model().index(row, 0)).center())
    assert words(page, "past_prices") == [("ต.ค. 2569", "4")]
    in_form(lambda form: fill(form, price="4.25", from_month="ก.ย. 2569"))
    press(child(page, "change_price", QPushButton))
    wait(few)
    assert ("ไข่ไก่", "ฟอง", 202609, 425) in prices(few)

    press(child(page, "remove_price", QPushButton))
    wait(few)
    assert not [one for one in prices(few) if one[0] == "ไข่ไก่"]
    few.undo()
    wait(few)
    assert [one for one in prices(few) if one[0] == "ไข่ไก่"]


def test_enter_on_a_row_asks_for_its_new_price_and_a_taken_month_is_said_at_the_field(
    page: PricesPage, few: Desk
) -> None:
    in_form(lambda form: fill(form, price="5"))
    keys(Key.Key_Return)
    wait(few)
    assert prices(few)[2:] == [("ไข่ไก่", "ฟอง", 202611, 500)]
    assert words(page, "past_prices") == [("พ.ย. 2569", "5"), ("ต.ค. 2569", "4")]
    said = []

    def act(form: object) -> None:
        fill(form, from_month="ต.ค. 2569")  # type: ignore[arg-type]
        said.append(form["from_month"].said.words())  # type: ignore[index]
        drop(form)  # type: ignore[arg-type]

    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    table(page).setFocus()
    tab_to("change_price")
    in_form(act)
    keys(Key.Key_Return)
    assert said == ["มีราคาของเดือนนั้นแล้ว แก้ราคานั้น หรือเลือกเดือนอื่น"]


def test_a_copied_list_is_pasted_into_the_fields_and_written_only_when_saved(page: PricesPage, few: Desk) -> None:
    QGuiApplication.clipboard().setText("รายการ\tหน่วย\tราคา\nผักบุ้ง\tกิโล\t30\nกล้วย\tหวี\t20\nมะละกอ\t\t15")
    QTest.keyClick(table(page), Key.Key_V, CONTROL)
    wait(few)
    assert len(prices(few)) == 2
    assert page.title.words() == "ราคาตั้งแต่พฤศจิกายน 2569"
    press(child(page, "save", QPushButton))
    wait(few)
    assert prices(few)[2:] == [("ผักบุ้ง", "กก.", 202611, 3000), ("กล้วย", "หวี", 202611, 2000)]


def test_a_list_pasted_twice_is_filled_once_and_one_without_end_is_refused(page: PricesPage, few: Desk) -> None:
    page.paste("กล้วย\tหวี\t20\nกล้วย\tหวี\t25\nผักบุ้ง\tกก.\t30")
    page.paste("กล้วย\tหวี\t22")
    page.paste("\n".join(f"ของ {n}\tกก.\t{n + 1}" for n in range(201)))
    press(child(page, "save", QPushButton))
    wait(few)
    assert sorted(prices(few)[2:]) == [("กล้วย", "หวี", 202611, 2200), ("ผักบุ้ง", "กก.", 202611, 3000)]


def test_goods_households_wrote_are_suggested_and_taken_by_a_press_only(page: PricesPage, few: Desk) -> None:
    with few.reader() as reader:
        suggested = suggested_prices(reader, few.today)
        goods = [
            one
            for one in reader.entries(EntryQuery(kinds=frozenset({EntryKind.PRODUCED, EntryKind.INPUT})))
            if one.unit_price and (few.today - one.date).days <= 365
        ]
    first = suggested[0]
    same = sorted(
        int(one.unit_price or 0)
        for one in goods
        if one.unit == first.unit and one.description.rsplit(" ", 2)[0] in (first.name, f"{first.name}กินเอง")
    )
    assert (first.times, int(first.price)) == (len(same), same[(len(same) - 1) // 2])
    assert not [one for one in suggested if one.name.startswith("ไข่ไก่")], "the list has them"

    press(child(page, "begin_month", QPushButton))
    wait(few)
    assert not page.sheet.is_changed()
    take = next(one for one in page.sheet.findChildren(QPushButton) if one.objectName().startswith("take_"))
    take.setFocus()
    keys(Key.Key_Return)
    press(child(page, "save", QPushButton))
    wait(few)
    assert prices(few)[2:] == [(first.name, first.unit, 202611, int(first.price))]


def test_typed_prices_are_kept_when_the_page_is_built_anew_and_asked_about_before_they_are_lost(
    page: PricesPage, few: Desk, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def refuse(*said: object) -> bool:
        asked.append(said)
        return False

    monkeypatch.setattr(dialogs, "confirm", refuse)
    assert page.may_close()
    page.begin_month()
    type_words(page, "4.50")
    page.sheet.month.take_words("ธ.ค. 2569")
    assert not page.may_close()
    assert len(asked) == 1

    anew = shown(PricesPage, few)
    anew.restore(page.keep())
    first = anew.sheet.first_focus()
    assert isinstance(first, QLineEdit)
    assert first.text() == "4.50"
    assert anew.sheet.month.value() == Month(2026, 12)


def test_an_empty_list_begins_with_prices_to_write(few: Desk, shown: Shown) -> None:
    with few.reader() as reader:
        few.execute(RemovePrices(tuple(one.id for one in reader.all(Price))))
    page = shown(PricesPage, few)
    assert page.title.words() == "ยังไม่มีราคาในหมู่บ้าน"
    begin = page.first_focus()
    assert isinstance(begin, QPushButton)
    begin.setFocus()
    keys(Key.Key_Return)
    assert page.title.words() == "ราคาตั้งแต่พฤศจิกายน 2569"


def test_the_prices_of_one_village_are_written_for_it_alone(page: PricesPage, few: Desk) -> None:
    with few.reader() as reader:
        village = reader.all(VillageGroup)[0]
    page.list.choose_village(village.id)
    page.begin_month()
    wait(few)
    name = next(one for one in page.sheet.findChildren(QLineEdit) if one.objectName().startswith("name_"))
    name.setFocus()
    for typed in ("เห็ดโคน", "กก.", "300"):
        type_words(page, typed)
        keys(Key.Key_Return)
    press(child(page, "save", QPushButton))
    wait(few)
    with few.reader() as reader:
        made = reader.all(Price)[-1]
    assert (made.name, made.group) == ("เห็ดโคน", village.id)


def test_the_story_of_a_price_is_asked_for_beside_its_past(page: PricesPage, few: Desk) -> None:
    asked: list[tuple[object, ...]] = []
    few.history_asked.connect(lambda *said: asked.append(said))
    press(child(page, "price_story"))
    with few.reader() as reader:
        eggs = next(one for one in reader.all(Price) if one.name == "ไข่ไก่")
        steps = reader.record_history("price", eggs.id)
    assert asked == [("price", (eggs.id, 0))]
    assert [one.step.label.code for one in steps] == ["set_prices"]
