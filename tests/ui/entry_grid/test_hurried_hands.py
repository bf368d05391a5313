"""Where a hurried hand stumbled: the keyboard where one types on, nobody else's words taken, keys that work at once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QRect, Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.kinds import EntryKind, PocketKind
from household_ledger.domain.money import Money
from household_ledger.domain.pairs import welfare_card
from household_ledger.domain.register import Debt, Pocket
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.months import CloseMonth
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_grid.table.paint import CellLook, Tag, draw_cell
from household_ledger.ui.frame.window import Window
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.theme.look import Look
from household_ledger.ui.typing.columns import PLACE
from tests.ui.conftest import wear
from tests.ui.entry_grid.conftest import CONTROL, NONE, SHIFT, THIS_MONTH, Key, Typist, built, page_of, written
from tests.ui.hands import child, press

FOOD = "ข้าว อาหารสด เครื่องปรุง"


def test_a_row_given_back_whole_is_begun_again_at_its_words(page: EntryPage, typist: Typist) -> None:
    typist.to("money_out").type("12").press(Key.Key_Tab)
    typist.press(Key.Key_Escape)

    assert page.grid.typing.row.is_blank
    assert typist.cell == "what"


def test_a_row_kept_gives_its_words_back_where_one_is(page: EntryPage, typist: Typist) -> None:
    typist.row(what="ข้าวสาร", category=FOOD, money_out="60").press(Key.Key_Up).press(Key.Key_F2)
    typist.to("money_out").type("9").press(Key.Key_Tab, Key.Key_Escape)

    assert page.grid.typing.row.money_out == "60"
    assert typist.cell == "pocket"


def test_tab_takes_no_description_that_only_holds_what_was_typed(page: EntryPage, typist: Typist) -> None:
    typist.row(what="ผักสดตลาดนัด", category=FOOD, money_out="40")

    typist.type("ตลาดนัด")
    page.grid.typing.list.settle()
    assert page.grid.offers.isVisible()
    typist.press(Key.Key_Tab)

    assert page.grid.typing.row.what == "ตลาดนัด"
    assert typist.cell == "category"


def test_tab_takes_a_description_that_goes_on_as_it_was_begun_whatever_its_tones(
    page: EntryPage, typist: Typist
) -> None:
    typist.row(what="ข้าวเหนียวหมูปิ้งตอนเช้า", category=FOOD, money_out="40")

    typist.type("ขาวเหนียวหมูปิ้งต").press(Key.Key_Tab)

    assert page.grid.typing.row.what == "ข้าวเหนียวหมูปิ้งตอนเช้า"
    assert typist.cell == "money_out"


def test_a_kind_chosen_first_is_described_next(page: EntryPage, typist: Typist) -> None:
    typist.kind("ซื้อเชื่อ")
    assert typist.cell == "what"
    typist.type("ปุ๋ย").kind("ซื้อเชื่อ")
    assert typist.cell == "money_out"


def test_what_is_bought_on_credit_is_offered_the_shops_first(page: EntryPage, typist: Typist, desk: Desk) -> None:
    assert desk.household is not None
    with desk.reader() as reader:
        debts = reader.of_household(Debt, desk.household)
    shops = {one.name for one in debts if one.debt_class == "D04"}
    assert shops
    assert len(debts) > len(shops)

    typist.kind("ซื้อเชื่อ").fill(what="ปุ๋ย").to("debt").press(Key.Key_Down)

    offered = [one.words for one in page.grid.offers.offers()]
    assert set(offered[: len(shops)]) == shops


def test_the_list_opens_below_the_sentence_of_a_wrong_cell(page: EntryPage, typist: Typist) -> None:
    typist.fill(what="ของ", money_out="12").save()

    editor, offers = page.grid.view.editor, page.grid.offers
    assert typist.cell == "category"
    assert editor.sentence.isVisible()
    assert offers.isVisible()
    sentence = editor.sentence.mapTo(page.grid, editor.sentence.rect().bottomLeft())
    assert offers.geometry().top() > sentence.y()


def test_a_list_opens_at_its_beginning_wherever_the_one_before_was_left(page: EntryPage, typist: Typist) -> None:
    typist.to("category").press(Key.Key_Down)
    offers = page.grid.offers.list
    offers.verticalScrollBar().setValue(offers.verticalScrollBar().maximum())
    typist.press(Key.Key_Escape, Key.Key_F3)

    assert offers.isVisible()
    assert offers.verticalScrollBar().value() == 0


def test_a_list_of_names_opens_at_its_beginning_too(page: EntryPage, typist: Typist) -> None:
    typist.to("category").press(Key.Key_Down)
    offers = page.grid.offers.list
    for _line in range(page.grid.model.rowCount() + 20):
        typist.press(Key.Key_Down)
    assert offers.verticalScrollBar().value()
    typist.press(Key.Key_Escape)
    press(page.grid.view.editor.cells["category"])

    assert offers.isVisible()
    assert offers.verticalScrollBar().value() == 0


def test_a_press_on_a_row_does_not_push_it_away(page: EntryPage, typist: Typist, desk: Desk) -> None:
    desk.turn_to(THIS_MONTH.plus(-1))
    view = page.grid.view
    bar = view.verticalScrollBar()
    assert bar.maximum() > 500
    bar.setValue(bar.maximum() // 2)
    place = view.viewport().rect().center()
    row = view.indexAt(place).row()

    press(view.viewport(), place)

    assert view.indexAt(place).row() == row == view.currentIndex().row()


def test_one_tab_too_far_is_one_tab_back(page: EntryPage, typist: Typist) -> None:
    typist.row(what="ข้าวสาร", category=FOOD, money_out="60").to("note")
    typist.press(Key.Key_Tab)
    assert typist.cell == ""
    typist.press(Key.Key_Tab, held=SHIFT)

    assert typist.cell == "note"


def test_enter_presses_a_button_of_the_strip(page: EntryPage, typist: Typist, desk: Desk) -> None:
    typist.fill(what="ข้าวสาร", category=FOOD, money_out="60")
    child(page, "deed_save").setFocus()
    typist.press(Key.Key_Return)

    assert len(written(desk)) == 1


@pytest.mark.parametrize(("key", "held"), [(int(Key.Key_F7), NONE), (ord("ด"), CONTROL)])
def test_the_keys_of_deeds_work_beside_the_grid_too(
    key: int, held: Qt.KeyboardModifier, page: EntryPage, typist: Typist, desk: Desk
) -> None:
    child(page, "count_cash").setFocus()
    focused = QApplication.focusWidget()
    assert focused is not None
    QApplication.sendEvent(focused, QKeyEvent(QEvent.Type.KeyPress, int(key), held))

    if key == Key.Key_F7:
        assert [one.kind for one in written(desk)] == [EntryKind.NOTHING]
    else:
        assert page.grid.search.isVisible()


def test_a_deed_s_key_on_a_thai_keyboard_is_the_same_key(page: EntryPage, typist: Typist) -> None:
    typist.row(what="ข้าวสาร", category=FOOD, money_out="60")
    focused = QApplication.focusWidget()
    assert focused is not None
    QApplication.sendEvent(focused, QKeyEvent(QEvent.Type.KeyPress, ord("ก"), CONTROL, "ก"))

    assert page.grid.typing.row.what == "ข้าวสาร"
    assert page.grid.typing.row.money_out == "60"


def test_changing_a_pair_leaves_the_other_half_its_own_words(desk: Desk, qtbot: QtBot) -> None:
    write_on_the_card(desk, "ข้าวสาร", "สิทธิเดือนนี้")
    page = built(desk, qtbot)
    Typist(page).press(Key.Key_Up).press(Key.Key_F2).to("money_out").type("150").save()

    assert {(one.kind, one.description, max(line.satang for line in one.lines)) for one in written(desk)} == {
        (EntryKind.EXPENSE, "ข้าวสาร", 15_000),
        (EntryKind.INCOME, "สิทธิเดือนนี้", 15_000),
    }


def test_a_cell_with_a_tag_keeps_its_words_while_one_stands_at_it(page: EntryPage, typist: Typist) -> None:
    typist.kind("ของทำเองกินใช้เอง").fill(what="ผักบุ้ง", category=FOOD, money_in="40").save()
    place = page.grid.view.visualRect(page.grid.model.index(0, PLACE["what"])).adjusted(10, 6, -10, -6)
    there = dark_dots(page, place)

    typist.press(Key.Key_Up)
    while typist.cell == "" and page.grid.view.current_cell()[1] != "what":
        typist.press(Key.Key_Right)

    assert page.grid.view.current_cell() == (0, "what")
    assert there > 40
    assert dark_dots(page, place) > there * 0.8


def test_a_row_s_words_have_half_the_room_whatever_its_tags() -> None:
    words, room = "ตลาดนัดวันเสาร์", QRect(0, 0, 164, 36)
    tags = (Tag("แยก 2"), Tag("น่าจะลืมจดรายรับ", "attention", short="!"))
    whole, tagged = drawn(CellLook(words), room), drawn(CellLook(words, tags=tags), room)

    half = QRect(0, 0, room.width() // 2 - 12, room.height())
    assert tagged.copy(half) == whole.copy(half)


def test_after_a_count_enter_once_more_leaves_the_book_as_it_is(page: EntryPage, typist: Typist, desk: Desk) -> None:
    typist.press(Key.Key_F4).type("1").press(Key.Key_Return)
    assert [one.kind for one in written(desk)] == [EntryKind.CASH_COUNT]
    typist.press(Key.Key_Return)

    assert [one.kind for one in written(desk)] == [EntryKind.CASH_COUNT]
    assert page.deeds.counting.panel is None
    assert typist.cell == "what"


def test_what_was_taken_back_is_no_longer_said_to_be_done(page: EntryPage, typist: Typist, desk: Desk) -> None:
    typist.press(Key.Key_F7)
    assert page.grid.notice.isVisible()

    desk.undo()
    QApplication.processEvents()

    assert not written(desk)
    assert not page.grid.notice.isVisible()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Escape])
def test_no_hasty_key_throws_a_typed_row_away(key: Key, page: EntryPage, typist: Typist) -> None:
    typist.fill(what="ค้างอยู่")

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        QTest.keyClick(dialog.focusWidget(), key)

    QTimer.singleShot(0, answer)

    assert not page.may_close()


def dark_dots(page: EntryPage, place: QRect) -> int:
    """Count the dark dots in a place of the table."""
    image = page.grid.view.viewport().grab(place).toImage()
    return len([1 for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).value() < 120])


def drawn(cell: CellLook, room: QRect) -> QImage:
    """Draw one cell on white."""
    image = QImage(room.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw_cell(painter, room, cell, is_number=False)
    painter.end()
    return image


def write_on_the_card(desk: Desk, bought: str, right: str) -> None:
    """Write 200 baht of food on the welfare card; the right has words of its own."""
    household = desk.household
    assert household is not None
    desk.turn_to(THIS_MONTH)
    with desk.reader() as reader:
        pockets = reader.of_household(Pocket, household)
    card = next(one for one in pockets if one.kind is PocketKind.CARD)
    food = Draft(
        household=household,
        date=desk.today,
        kind=EntryKind.EXPENSE,
        amount=Money(20_000),
        parts=(Part(fixed_id("E01"), Money(20_000)),),
        description=bought,
    )
    pair = welfare_card(food, card=card.id)
    desk.execute(AddEntries((replace(pair.first, description=right), pair.second), is_pair=True))


@pytest.mark.parametrize(
    ("kind", "category", "column"),
    [
        ("", FOOD, "money_out"),
        ("", "ขายพืชผล", "money_in"),
        ("ซื้อเชื่อ", "ปุ๋ย/ยา/อาหารสัตว์", "money_out"),
        ("ขายเชื่อ", "ขายพืชผล", "money_in"),
    ],
)
def test_after_a_category_the_amount_goes_where_it_belongs(
    kind: str, category: str, column: str, typist: Typist
) -> None:
    if kind:
        typist.kind(kind)
    typist.fill(what="ของ").to("category").type(category).press(Key.Key_Tab)

    assert typist.cell == column


def test_what_was_met_in_a_closed_month_is_not_said_of_another(page: EntryPage, typist: Typist, desk: Desk) -> None:
    assert desk.household is not None
    desk.execute(CloseMonth(desk.household, THIS_MONTH))
    QApplication.processEvents()
    page.deeds.run("nothing")
    assert page.grid.notice.isVisible()

    desk.turn_to(THIS_MONTH.plus(-1))

    assert not page.grid.notice.isVisible()


@pytest.mark.parametrize("size", [100, 150])
def test_the_strip_to_count_in_is_no_wider_than_the_page(
    size: int, qapp: QApplication, desk: Desk, qtbot: QtBot
) -> None:
    desk.turn_to(THIS_MONTH)
    wear(qapp, Look(type_size=size))
    page = built(desk, qtbot)
    Typist(page).press(Key.Key_F4).type("1").press(Key.Key_Return)

    assert page.deeds.counting.panel is not None
    assert page.deeds.counting.panel.leave_button.isVisible()
    assert page.width() == 1156
    assert child(page, "count_close").geometry().right() <= page.deeds.counting.panel.width()
    assert page.deeds.counting.panel.minimumSizeHint().width() <= page.grid.view.width()


def test_a_finger_left_on_enter_makes_no_pocket_nobody_meant(page: EntryPage, typist: Typist) -> None:
    typist.fill(what="ขนมครก", category=FOOD, money_out="20", pocket="กระเป๋าแดง")
    pockets, at = page.grid.parts.book, QApplication.focusWidget()
    typist.save()
    assert at is not None
    assert page.grid.notice.isVisible()
    for _time in range(5):
        QApplication.sendEvent(at, QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, NONE, "\r", autorep=True))
        QApplication.processEvents()

    assert written(page.desk) == []
    assert page.grid.parts.book is pockets
    typist.save()
    assert len(written(page.desk)) == 1


def test_an_amount_in_the_column_of_pockets_is_not_offered_as_a_new_pocket(page: EntryPage, typist: Typist) -> None:
    typist.fill(what="ขนมครก", category=FOOD, money_out="20", pocket="33").save()
    assert not page.grid.notice.isVisible()
    typist.save()

    assert written(page.desk) == []
    assert typist.cell == "pocket"


def test_letters_typed_a_tab_too_far_go_on_in_the_row(page: EntryPage, typist: Typist) -> None:
    typist.fill(what="ข้าวสาร").to("note").type("ตลาด").press(Key.Key_Tab, Key.Key_Tab)
    assert typist.cell == ""
    typist.type("นัด")

    assert page.grid.typing.row.note == "ตลาดนัด"
    assert typist.cell == "note"
    typist.press(Key.Key_Tab, Key.Key_Escape)
    assert typist.cell == "what"
    assert page.grid.typing.row.note == "ตลาดนัด", "Esc came back and took nothing"


@pytest.mark.parametrize("word", ["เชื่อ", "กินเอง"])
def test_the_word_of_a_kind_that_does_not_say_what_it_was_is_typed_over(
    page: EntryPage, typist: Typist, word: str
) -> None:
    typist.type(word)
    page.grid.typing.list.settle()
    typist.press(Key.Key_Tab)
    assert page.grid.typing.row.kind is not None
    assert typist.cell == "what"
    typist.type("ปุ๋ย")

    assert page.grid.typing.row.what == "ปุ๋ย"


def test_a_cell_one_must_choose_in_says_the_key(page: EntryPage, typist: Typist) -> None:
    typist.kind("ซื้อเชื่อ").fill(what="ปุ๋ย").to("debt")

    assert "↓" in page.grid.view.editor.cells["debt"].placeholderText()
    typist.press(Key.Key_Tab, held=SHIFT)
    assert page.grid.view.editor.cells["debt"].placeholderText() == ""


def test_words_too_long_for_a_cell_end_in_dots_where_nobody_types(page: EntryPage, typist: Typist) -> None:
    note, whole = page.grid.view.editor.cells["note"], "ซื้อจากตลาดนัดวันพุธ ฝากพี่สาวซื้อให้"
    room = note.width() - 26
    assert note.fontMetrics().horizontalAdvance(whole) > room
    typist.fill(note=whole).press(Key.Key_Tab, held=SHIFT)
    cut = note.grab().toImage()
    note.setText(note.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room))

    assert note.text().endswith("…")
    assert cut == note.grab().toImage()


@pytest.mark.parametrize(
    ("sought", "kind"),
    [
        ("ย้าย", EntryKind.TRANSFER),
        ("เก็บออม", EntryKind.SAVE),
        ("ผลิตเอง", EntryKind.PRODUCED),
        ("ผ่อน", EntryKind.REPAY),
        ("ยืม", EntryKind.BORROW),
    ],
)
def test_a_kind_is_found_by_the_words_of_the_village(
    page: EntryPage, typist: Typist, sought: str, kind: EntryKind
) -> None:
    typist.kind(sought)

    assert page.grid.typing.row.kind is kind


def test_a_kind_nobody_knows_is_none_and_enter_takes_nothing(page: EntryPage, typist: Typist, desk: Desk) -> None:
    typist.press(Key.Key_F3).type("ฮฮ")
    assert page.grid.offers.isVisible()
    typist.press(Key.Key_Return)

    assert page.grid.offers.isVisible()
    assert page.grid.typing.row.is_blank
    typist.press(Key.Key_Down, Key.Key_Return)
    assert page.grid.typing.row.kind is EntryKind.INCOME
    assert not written(desk)


@pytest.mark.parametrize("at_once", ["", "1"])
def test_a_day_of_two_digits_is_typed_whole_while_the_row_before_is_still_being_read(
    window: Window, desk: Desk, at_once: str
) -> None:
    typist = Typist(page_of(window))
    typist.row(what="ข้าวสาร", category=FOOD, money_out="60")
    typist.fill(what="ปลา", category=FOOD, money_out="20")
    for key, held in ((Key.Key_Return, NONE), (Key.Key_Tab, SHIFT)):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, held)
    typist.type(at_once)
    QApplication.processEvents()
    typist.type("16"[len(at_once) :]).press(Key.Key_Tab)
    typist.row(what="ผัก", category=FOOD, money_out="30")

    assert [one.date.day for one in written(desk)] == [21, 21, 16]


def without_a_breath(typist: Typist, words: str) -> None:
    """Press Enter and type on before anything that it set going has happened."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Key.Key_Return)
    typist.type(words)


def test_words_typed_whole_while_the_row_before_is_still_being_read_are_known_as_ever(
    window: Window, desk: Desk
) -> None:
    typist = Typist(page_of(window))
    typist.row(what="ข้าวสาร", category=FOOD, money_out="60")
    typist.fill(what="ปลา", category=FOOD, money_out="20")
    without_a_breath(typist, "ข้าวสาร")
    QApplication.processEvents()
    typist.press(Key.Key_Tab)
    assert typist.cell == "money_out"
    typist.type("70").press(Key.Key_Return)

    assert [one.description for one in written(desk)] == ["ข้าวสาร", "ปลา", "ข้าวสาร"]


def test_a_list_that_is_open_and_the_line_gone_to_stay_when_the_rows_are_read_anew(window: Window, desk: Desk) -> None:
    page = page_of(window)
    typist = Typist(page)
    typist.row(what="ข้าวสาร", category=FOOD, money_out="60").row(what="ข้าวสารหอม", category=FOOD, money_out="20")
    typist.type("ข้าวสาร")
    page.grid.typing.list.settle()
    typist.press(Key.Key_Down)
    offer = page.grid.offers.current()
    assert offer is not None

    page.refresh()
    QApplication.processEvents()

    assert page.grid.offers.current() == offer
    typist.press(Key.Key_Tab)
    assert offer.words.startswith(page.grid.typing.row.what)
    assert page.grid.typing.row.what != "ข้าวสาร"
