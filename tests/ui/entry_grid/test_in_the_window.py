"""The page in the real window: keys of the frame and of the grid side by side, what is typed when all is built anew."""

from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid, ownedByPython

from household_ledger.domain.entry import Draft
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.period import Month
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.months import CloseMonth
from household_ledger.text.i18n import set_language
from household_ledger.ui.desk import Desk
from household_ledger.ui.frame.window import Window
from household_ledger.ui.pages.catalogue import PAGE
from household_ledger.ui.theme.look import Look
from household_ledger.ui.theme.tokens import DARK
from household_ledger.ui.typing.cell import CellEdit
from household_ledger.ui.widgets import dialogs
from tests.ui.conftest import Shot, wear
from tests.ui.entry_grid.conftest import CONTROL, FOOD, THIS_MONTH, Key, Typist, page_of, settle, written


def test_the_keyboard_begins_in_the_new_row_and_undo_is_the_ledger_s(window: Window, desk: Desk, shot: Shot) -> None:
    typist = Typist(page_of(window))
    assert typist.cell == "what"
    for baht in ("10", "20", "30"):
        typist.row(what=f"ข้าว {baht}", category=FOOD, money_out=baht)
    typist.type("ค้าง")
    typist.press(Key.Key_Z, held=CONTROL)
    assert len(written(desk)) == 3, "first what is typed in the cell"
    while typist.page.grid.typing.row.what:
        typist.press(Key.Key_Z, held=CONTROL)
    for _step in range(3):
        typist.press(Key.Key_Z, held=CONTROL)
    assert not written(desk)
    typist.press(Key.Key_Y, held=CONTROL)
    settle()
    assert len(written(desk)) == 1
    assert typist.cell == "what"
    shot(window, "grid-in-window")


def test_everything_is_built_anew_and_the_row_is_still_there(window: Window, qapp: QApplication) -> None:
    Typist(page_of(window)).fill(what="ค้างอยู่", money_out="12")

    wear(qapp, Look(DARK, 150))
    set_language("en")
    window.rebuild()
    settle()

    page = page_of(window)
    assert page.grid.typing.row.what == "ค้างอยู่"
    assert page.grid.typing.row.money_out == "12"
    assert page.title.words().startswith("21 Nov")


def test_what_is_wrong_below_a_row_is_not_said_of_its_day_where_the_window_is_built_anew(window: Window) -> None:
    Typist(page_of(window)).kind("ให้ยืม").fill(money_out="20", who="ขน")
    window.rebuild()
    settle()
    cells = page_of(window).grid.view.editor.cells

    assert cells["who"].is_wrong()
    assert not cells["date"].is_wrong()


def test_another_month_is_turned_to_before_the_window_built_anew_is_laid_out(window: Window, desk: Desk) -> None:
    window.rebuild()
    desk.turn_to(desk.month.plus(-1))
    window.rebuild()
    desk.turn_to(desk.month.plus(1))
    settle()

    assert Typist(page_of(window)).cell == "what"


def test_the_next_household_is_a_key_away_and_each_keeps_its_row(window: Window, desk: Desk) -> None:
    typist = Typist(page_of(window))
    typist.fill(what="ของบ้านแรก")
    typist.press(Key.Key_Down, held=CONTROL)
    settle()
    assert typist.page.grid.typing.row.is_blank
    typist.press(Key.Key_Up, held=CONTROL)
    settle()
    assert typist.page.grid.typing.row.what == "ของบ้านแรก"


def test_the_next_household_begins_with_what_it_was_whichever_cell_one_comes_from(window: Window) -> None:
    typist = Typist(page_of(window))
    typist.fill(what="ของบ้านแรก").to("money_out").press(Key.Key_Down, held=CONTROL)
    settle()

    assert typist.cell == "what"


def test_tab_goes_round_the_window_and_comes_back_to_the_row(window: Window) -> None:
    seen: set[str] = set()
    for _step in range(120):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.add(focused.name if isinstance(focused, CellEdit) else focused.objectName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)

    assert {"date", "what", "category", "money_in", "money_out", "pocket", "who", "note"} <= seen
    assert {"entry_table", "deed_save", "deed_more", "nothing_today", "count_cash"} <= seen


def test_nothing_of_the_page_outlives_its_being_built_anew(window: Window, desk: Desk) -> None:
    before = weakref.ref(page_of(window).grid)
    assert desk.guesses is not None  # of the book, and it stays: wanted by the first page at any moment
    timers = len(desk.findChildren(QTimer))

    window.rebuild()
    settle()
    gc.collect()

    assert before() is None
    assert len(desk.findChildren(QTimer)) == timers


def test_python_alone_owns_nothing_of_a_page(window: Window) -> None:
    """What only Python owns dies wherever the collector runs, in a thread that draws a chart too."""
    for key in PAGE:
        window.show_page(key)

    lonely = {
        type(one).__name__
        for one in gc.get_objects()
        if isinstance(one, QObject) and isValid(one) and ownedByPython(one) and one.parent() is None
    }
    assert lonely & {"RowTyping", "Offering", "QWidget", "Words", "AmountField"} == set()


def test_a_row_left_on_a_page_built_anew_is_asked_for_before_the_window_closes(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    Typist(page_of(window)).fill(what="ค้างอยู่")
    window.go("today")
    window.rebuild()
    settle()
    asked: list[str] = []

    def stay(_parent: object, title: str, *_words: str) -> bool:
        asked.append(title)
        return False

    for name in ("confirm", "confirm_loss"):
        monkeypatch.setattr(dialogs, name, stay, raising=False)

    assert not window.close()
    assert len(asked) == 1
    window.go("entry")
    settle()
    assert page_of(window).grid.typing.row.what == "ค้างอยู่"


def test_whose_row_would_be_lost_is_said_and_who_stays_is_brought_to_it(
    window: Window, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = desk.figures.households()[:2]
    assert desk.household == first.id
    typist = Typist(page_of(window))
    typist.fill(what="ค้างอยู่").press(Key.Key_Down, held=CONTROL)
    settle()
    window.go("today")
    settle()
    told: list[str] = []

    def stay(_parent: object, *words: str) -> bool:
        told.append(" ".join(words))
        return False

    monkeypatch.setattr(dialogs, "confirm", stay)
    assert not window.close()
    settle()

    assert f"{first.code} {first.name}" in told[0]
    assert second.name not in told[0]
    assert desk.household == first.id
    assert page_of(window).grid.typing.row.what == "ค้างอยู่"


def test_another_page_and_back_leaves_the_row_as_it_was(window: Window) -> None:
    typist = Typist(page_of(window))
    typist.fill(what="ค้างอยู่")
    window.go("today")
    settle()
    window.go("entry")
    settle()

    assert page_of(window).grid.typing.row.what == "ค้างอยู่"
    assert typist.cell == "what"


def test_no_keys_go_into_a_row_that_is_not_there_in_a_closed_month(window: Window, desk: Desk) -> None:
    window.go("month")
    settle()
    assert desk.household is not None
    desk.execute(CloseMonth(desk.household, desk.month))
    settle()
    window.go("entry")
    settle()

    at = QApplication.focusWidget()
    assert at is not None
    assert at.isVisible()
    QTest.keyClick(at, Key.Key_A)
    assert page_of(window).grid.typing.row.is_blank


def test_a_month_ahead_is_gone_to_once_something_is_written_in_it(window: Window, desk: Desk) -> None:
    def is_after(month: Month) -> bool:
        window.step_month(1)
        settle()
        return desk.month == month

    ahead = THIS_MONTH.plus(1)
    assert not is_after(ahead)
    assert not window.parts.top.later.isEnabled()

    assert desk.household is not None
    desk.execute(AddEntries((Draft(household=desk.household, date=ahead.first, kind=EntryKind.NOTHING),)))
    settle()

    assert window.parts.top.later.isEnabled()
    assert is_after(ahead)
    assert not is_after(ahead.plus(1))
    assert page_of(window).grid.model.entries == 1
