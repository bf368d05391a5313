"""Where somebody stands and what is not done yet stay: a month closed, a row left to wait, everything built anew."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.register import Pocket
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.months import CloseMonth
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_grid.foot import Foot, Said
from household_ledger.ui.entry_grid.table.looks import EntryLooks
from household_ledger.ui.entry_grid.table.paint import row_height
from household_ledger.ui.frame.window import Window
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.theme.look import Look
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.words import Words
from tests.ui.conftest import wear
from tests.ui.entry_grid.conftest import CONTROL, FOOD, THIS_MONTH, Key, Typist, built, page_of, settle, written
from tests.ui.hands import child, press

READY = f"5/11/2569\tข้าวสาร\t{FOOD}\t\t60"


@pytest.fixture
def closed(desk: Desk, qtbot: QtBot) -> EntryPage:
    """Give the page of a closed month."""
    desk.turn_to(THIS_MONTH.plus(-1))
    desk.execute(CloseMonth(desk.household or NO_ID, desk.month))
    return built(desk, qtbot)


def test_a_closed_month_is_the_answer_and_the_keyboard_stands_at_its_last_row(closed: EntryPage) -> None:
    title = closed.title.words()
    assert title.startswith("ตุลาคม 2569 ปิดแล้ว")
    assert str(closed.grid.model.entries) in title
    assert closed.grid.view.hasFocus()
    assert closed.grid.view.current_cell() == (closed.grid.model.entries - 1, "what")


def test_who_gives_the_reason_stands_at_the_row_to_be_mended(
    closed: EntryPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = closed.grid.view
    view.stand_at(2, "money_out")
    Typist(closed).press(Key.Key_F2)
    assert closed.grid.notice.isVisible()

    monkeypatch.setattr(dialogs, "ask_text", lambda *_told: "ลืมจดไว้")
    closed.grid_way.correct()

    assert not closed.grid.notice.isVisible()
    assert view.current_cell() == (2, "money_out")
    assert view.hasFocus()


def test_a_month_gone_by_answers_for_its_own_last_day(page: EntryPage, desk: Desk) -> None:
    desk.execute(CloseMonth(desk.household or NO_ID, THIS_MONTH.plus(-1)))
    desk.turn_to(THIS_MONTH.plus(-1))
    QApplication.processEvents()
    desk.turn_to(THIS_MONTH.plus(-2))
    QApplication.processEvents()

    assert "กันยายน" in page.title.words()
    assert page.grid.hands.day.month == 9


def test_rows_that_wait_and_could_be_saved_are_offered_after_the_next_is(
    page: EntryPage, typist: Typist, desk: Desk
) -> None:
    typist.fill(what="ปลา", category=FOOD, money_out="40")
    page.grid.keeping.set_aside()
    typist.row(what="ข้าวสาร", category=FOOD, money_out="60")
    assert "1" in page.grid.notice.words.words()

    press(child(page.grid.notice, "save_waiting"))
    assert [one.description for one in written(desk)] == ["ข้าวสาร", "ปลา"]
    assert not page.grid.parts.half.waiting
    typist.row(what="ไข่", category=FOOD, money_out="20")
    assert not page.grid.notice.isVisible()


def test_a_row_that_waits_to_be_mended_is_not_nagged_about(page: EntryPage, typist: Typist) -> None:
    QGuiApplication.clipboard().setText(f"{READY}x\n{READY}y")
    typist.press(Key.Key_V, held=CONTROL)
    typist.row(what="ไข่", category=FOOD, money_out="20")

    assert len(page.grid.parts.half.waiting) == 2
    assert not page.grid.notice.isVisible()


def test_the_menu_of_a_row_that_waits_saves_it(page: EntryPage, typist: Typist, desk: Desk) -> None:
    typist.fill(what="ปลา", category=FOOD, money_out="40")
    page.grid.keeping.set_aside()
    page.grid.view.stand_at(0, "what")
    page.deeds.menu.open(QPoint(0, 0))
    menu = child(page, "row_menu", QMenu)
    assert isinstance(menu, QMenu)
    next(one for one in menu.actions() if one.objectName() == "save_one").trigger()
    menu.close()

    assert [one.description for one in written(desk)] == ["ปลา"]


def test_a_row_given_up_is_offered_again_when_everything_is_built_anew(window: Window, qapp: QApplication) -> None:
    typist = Typist(page_of(window))
    typist.fill(what="ขนมครก", money_out="20").press(Key.Key_Tab, Key.Key_Escape)
    wear(qapp, Look(type_size=150))
    window.rebuild()
    settle()

    press(child(page_of(window).grid.notice, "bring_back_typed"))
    assert page_of(window).grid.typing.row.what == "ขนมครก"


def test_a_press_below_the_rows_begins_the_new_row_at_its_words(page: EntryPage, typist: Typist) -> None:
    page.grid.view.setFocus()
    room = page.grid.view.viewport().rect()
    press(page.grid.view.viewport(), QPoint(room.center().x(), room.bottom() - 5))
    typist.type("ขนม")

    assert page.grid.typing.row.what == "ขนม"


def test_a_balance_carried_in_without_words_says_so_once(page: EntryPage, desk: Desk) -> None:
    household = desk.household
    assert household is not None
    with desk.reader() as reader:
        pocket = reader.of_household(Pocket, household)[0].id
    plain = Draft(
        household=household, date=date(2026, 11, 5), kind=EntryKind.OPENING, amount=Money(10_000), pocket=pocket
    )
    desk.execute(AddEntries((plain,)))
    QApplication.processEvents()

    shown = page.grid.model.shown(0)
    assert isinstance(shown, EntryLooks)
    assert shown.looks["what"].text == "ยอดยกมา"
    assert shown.looks["what"].tags == ()


def test_between_the_words_of_the_sums_there_is_a_space(qtbot: QtBot) -> None:
    foot = Foot((), lambda _name: None, lambda: None)
    qtbot.addWidget(foot)
    foot.resize(900, 44)
    foot.show()
    foot.say([Said("Today"), Said("in"), Said("120", "income", is_strong=True), Said("· out")])
    QApplication.processEvents()

    shown = [one.geometry() for one in foot.findChildren(Words) if one.isVisible()]
    assert len(shown) == 4
    assert all(right.left() - left.right() > 4 for left, right in pairwise(shown))


def test_lines_of_the_list_are_large_enough_for_a_finger(page: EntryPage) -> None:
    assert page.grid.offers.list.line_height >= 36


def test_the_last_row_stays_in_sight_when_something_comes_above(closed: EntryPage) -> None:
    bar = closed.grid.view.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0
    closed.resize(closed.width(), closed.height() - 60)
    QApplication.processEvents()

    assert bar.value() == bar.maximum()


def test_very_large_letters_leave_the_rows_room(window: Window, qapp: QApplication) -> None:
    wear(qapp, Look(type_size=200))
    window.rebuild()
    settle()
    page = page_of(window)

    assert page.grid.view.viewport().height() >= 2 * row_height()
    assert page.grid.foot is not None
    page.grid.foot.more.click()
    menu = child(page, "row_menu", QMenu)
    assert isinstance(menu, QMenu)
    assert {"count", "nothing"} <= {one.objectName() for one in menu.actions()}, "the page's buttons are here"
    menu.close()


@pytest.mark.parametrize("size", [100, 150, 200])
def test_a_part_can_be_taken_out_with_the_mouse_at_every_size(
    desk: Desk, qtbot: QtBot, qapp: QApplication, size: int
) -> None:
    wear(qapp, Look(type_size=size))
    desk.turn_to(THIS_MONTH)
    page = built(desk, qtbot)
    Typist(page).fill(what="ตลาดนัด").press(Key.Key_Slash, held=CONTROL)
    editor = page.grid.view.editor
    removes = [one for one in editor.findChildren(QToolButton) if one.isVisibleTo(editor)]

    assert len(removes) == 2
    cells = [cell.geometry() for cell in editor.order()]
    for one in removes:
        assert editor.rect().contains(one.geometry())
        assert not any(one.geometry().intersects(cell) for cell in cells)
