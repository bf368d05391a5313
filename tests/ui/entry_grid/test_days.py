"""The day of the row being typed: what the heading says of it, what is written on it, how much of it can be read."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionFrame
from pytestqt.qtbot import QtBot

from household_ledger.domain.kinds import EntryKind, PocketKind
from household_ledger.domain.money import total
from household_ledger.domain.period import Month
from household_ledger.domain.register import Pocket
from household_ledger.text.amounts import format_amount
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.theme.look import Look, px
from household_ledger.ui.typing.cell import CellEdit
from household_ledger.ui.typing.columns import DAY_WIDTH, PLACE
from tests.ui.conftest import wear
from tests.ui.entry_grid.conftest import CONTROL, FOOD, SHIFT, THIS_MONTH, Key, Typist, built, settle, written
from tests.ui.hands import child, press


@pytest.mark.parametrize("typed", ["30/2", "5/11/2669", "5/11/2", "x"])
def test_the_heading_says_no_day_that_is_half_typed_or_none(page: EntryPage, typist: Typist, typed: str) -> None:
    heading = page.title.words()
    assert heading.startswith("21 พฤศจิกายน")
    typist.press(Key.Key_Tab, held=SHIFT)

    for letter in typed:
        typist.type(letter)
        assert page.title.words() == heading
    typist.press(Key.Key_Tab)

    assert page.title.words() == heading
    assert page.grid.view.editor.cells["date"].is_wrong()


def test_the_heading_follows_the_day_when_it_is_whole(page: EntryPage, typist: Typist) -> None:
    typist.press(Key.Key_Tab, held=SHIFT).type("5").press(Key.Key_Tab)
    assert page.title.words().startswith("5 พฤศจิกายน")

    typist.press(Key.Key_Tab, held=SHIFT).press(Key.Key_Minus)
    assert page.title.words().startswith("4 พฤศจิกายน")


def test_a_day_typed_in_a_row_without_words_stays_when_the_rows_are_read_anew(
    page: EntryPage, typist: Typist, desk: Desk
) -> None:
    typist.press(Key.Key_Tab, held=SHIFT).type("5").press(Key.Key_Tab)
    typist.press(Key.Key_F4).type("100").press(Key.Key_Return)  # cash is counted on that day
    assert [one.date for one in written(desk)] == [date(2026, 11, 5)]

    typist.press(Key.Key_Escape)
    page.grid.focus()
    typist.row(what="ข้าว", category=FOOD, money_out="10")
    assert {one.date for one in written(desk)} == {date(2026, 11, 5)}


def test_nothing_is_written_on_a_day_that_is_none(page: EntryPage, typist: Typist, desk: Desk) -> None:
    typist.press(Key.Key_Tab, held=SHIFT).type("30/2").press(Key.Key_Tab, Key.Key_F7)
    assert not written(desk)
    assert typist.cell == "date"
    typist.press(Key.Key_F4)
    assert page.deeds.counting.panel is None


def test_nothing_is_written_on_the_day_that_is_typed_though_the_cell_is_not_left(typist: Typist, desk: Desk) -> None:
    typist.press(Key.Key_Tab, held=SHIFT).type("5").press(Key.Key_F7)

    assert [(one.kind, one.date) for one in written(desk)] == [(EntryKind.NOTHING, date(2026, 11, 5))]


@pytest.mark.parametrize("size", [100, 150, 200])
def test_a_day_is_read_whole_with_its_year_while_it_is_typed_and_after(
    desk: Desk, qtbot: QtBot, qapp: QApplication, size: int
) -> None:
    wear(qapp, Look(type_size=size))
    desk.turn_to(THIS_MONTH)
    page = built(desk, qtbot)
    typist = Typist(page)
    cell = page.grid.view.editor.cells["date"]

    def is_whole() -> bool:
        return cell.fontMetrics().horizontalAdvance(cell.text()) <= room_of(cell)

    typist.press(Key.Key_Tab, held=SHIFT).type("28/12/2560")
    assert is_whole()
    typist.press(Key.Key_Tab)
    assert cell.text() == "28 ธ.ค. 2560"
    assert is_whole()

    typist.fill(what="ไข่").press(Key.Key_Escape, Key.Key_Escape)
    assert cell.text() == "21 พ.ย."
    assert cell.width() == px(DAY_WIDTH), "the room goes back to the words"


def test_the_day_of_a_row_that_waits_is_read_whole_too(page: EntryPage, typist: Typist) -> None:
    QGuiApplication.clipboard().setText("20/12/2560\tข้าว\t\t\tยี่สิบ")
    page.grid.view.stand_at(0, "what")
    typist.press(Key.Key_V, held=CONTROL)

    assert page.grid.view.columnWidth(PLACE["date"]) > px(DAY_WIDTH)


def room_of(cell: CellEdit) -> int:
    """Give the pixels the words of a cell have: as Qt lays out a field, less its two margins of two pixels."""
    option = QStyleOptionFrame()
    cell.initStyleOption(option)
    return cell.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, cell).width() - 4


def test_a_day_of_another_year_shows_its_year_in_the_cell_and_where_the_row_went_reads_well(
    page: EntryPage, typist: Typist
) -> None:
    typist.fill(what="ข้าวสาร", category=FOOD, money_out="120")
    page.grid.typing.go("date")
    typist.type("25/12/67").press(Key.Key_Tab)
    assert page.grid.view.editor.cells["date"].text() == "25 ธ.ค. 2567"

    typist.save()
    assert "ธันวาคม 2567 แล้ว" in page.grid.notice.words.words()


def test_a_day_of_this_year_is_written_short(page: EntryPage, typist: Typist) -> None:
    page.grid.typing.go("date")
    typist.type("3/2").press(Key.Key_Tab)

    assert page.grid.view.editor.cells["date"].text() == "3 ก.พ."


@pytest.mark.parametrize(("typed", "said"), [("20/11/2570", "12 เดือน"), ("20/12/2569", "29 วัน")])
def test_a_day_far_ahead_is_asked_about_and_costs_one_enter_more(
    page: EntryPage, typist: Typist, desk: Desk, typed: str, said: str
) -> None:
    typist.fill(what="ข้าวสาร", category=FOOD, money_out="120")
    page.grid.typing.go("date")
    typist.type(typed)
    sentence = page.grid.view.editor.sentence
    assert said in sentence.words()

    typist.save()
    assert written(desk) == []
    assert said in page.grid.notice.words.words()
    assert page.grid.typing.row.what == "ข้าวสาร", "nothing is lost"

    typist.save()
    ahead = Month(2027, 11) if "2570" in typed else Month(2026, 12)
    assert [one.description for one in written(desk, ahead)] == ["ข้าวสาร"]


def test_a_day_of_next_week_is_not_asked_about(typist: Typist, page: EntryPage, desk: Desk) -> None:
    typist.fill(what="ข้าวสาร", category=FOOD, money_out="120")
    page.grid.typing.go("date")
    typist.type("28/11/2569").save()

    assert len(written(desk)) == 1


def test_a_day_mended_after_the_question_is_saved_at_once(typist: Typist, page: EntryPage, desk: Desk) -> None:
    typist.fill(what="ข้าวสาร", category=FOOD, money_out="120")
    page.grid.typing.go("date")
    typist.type("20/11/2570").save()
    press(child(page, "mend_day"))
    typist.type("20/11/2569")
    assert not page.grid.notice.isVisible()
    typist.save()

    assert [one.date for one in written(desk)] == [date(2026, 11, 20)]


def test_a_cost_without_an_occupation_in_another_month_says_both(typist: Typist, page: EntryPage) -> None:
    typist.fill(what="ปุ๋ย", category="ปุ๋ย", money_out="120")
    page.grid.typing.go("date")
    typist.type("20/12/67").press(Key.Key_Tab).save()

    words = page.grid.notice.words.words()
    assert "ธันวาคม 2567" in words
    assert "อาชีพ" in words
    assert child(page, "go_month").isVisible()


def test_a_day_of_years_ago_is_asked_about_once_but_not_in_a_month_somebody_went_to(
    page: EntryPage, typist: Typist, desk: Desk
) -> None:
    typist.fill(what="ข้าวสาร", category=FOOD, money_out="120")
    page.grid.typing.go("date")
    typist.type("1/1/2540").save()
    assert not written(desk, Month(1997, 1))
    assert "29 ปี" in page.grid.notice.words.words()

    typist.save()
    assert len(written(desk, Month(1997, 1))) == 1
    desk.turn_to(Month(1997, 1))
    settle()
    page.grid.focus()
    typist.row(what="ข้าวสาร", category=FOOD, money_out="120")
    assert len(written(desk, Month(1997, 1))) == 2


def test_money_in_a_bank_is_not_called_cash_in_the_title(page: EntryPage, desk: Desk) -> None:
    assert desk.household is not None
    with desk.reader() as reader:
        pockets = {one.id for one in reader.of_household(Pocket, desk.household) if one.kind is not PocketKind.SAVINGS}
        balances = reader.balances(desk.household, desk.today)
    held = total(amount for (_account, pocket), amount in balances.items() if pocket in pockets)

    title = page.title.words()

    assert len(pockets) > 1, "a bank and a card beside the cash"
    assert f"มีไว้ใช้ {format_amount(held)} บาท" in title
    assert "เงินสด" not in title


def test_of_a_row_that_stands_far_ahead_already_nothing_is_asked_again(
    page: EntryPage, typist: Typist, desk: Desk
) -> None:
    typist.fill(what="ข้าวสาร", category=FOOD, money_out="120")
    page.grid.typing.go("date")
    typist.type("20/12/2569").save().save()
    desk.turn_to(Month(2026, 12))
    settle()

    page.grid.hands.edit(0, "money_out")
    typist.fill(money_out="125").save()

    (entry,) = written(desk, Month(2026, 12))
    assert max(line.satang for line in entry.lines) == 12500
