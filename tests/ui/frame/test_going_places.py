"""Pages, households and months are gone to by keyboard and mouse, and nothing is left that does not want to be left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from household_ledger.domain.period import Month
from household_ledger.domain.register import Household
from household_ledger.services.commands.register import AddRecords
from household_ledger.ui.arrivals import WriteOn
from household_ledger.ui.desk import Desk
from household_ledger.ui.frame.chooser import Chooser
from household_ledger.ui.frame.month_picker import MonthPicker
from household_ledger.ui.frame.window import Window
from tests.ui.frame.conftest import Opened, page_of, settle
from tests.ui.hands import child, press, type_words

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def key(window: Window, code: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, code, modifier)
    settle()


def popup() -> Chooser:
    found = QApplication.activePopupWidget()
    assert isinstance(found, Chooser)
    return found


def test_numbers_go_to_pages_and_the_rail_marks_them(window: Window) -> None:
    key(window, Qt.Key.Key_4, CTRL)

    assert window.parts.pages.key == "savings"
    assert child(window, "page_savings").isChecked()  # type: ignore[attr-defined]
    assert not child(window, "page_today").isChecked()  # type: ignore[attr-defined]
    assert QApplication.focusWidget() is page_of(window).line


def test_the_mouse_goes_to_pages_and_workspaces(window: Window) -> None:
    press(child(window, "page_month"))
    assert window.parts.pages.key == "month"

    press(child(window, "choice_provider"))
    assert window.parts.pages.key == "register"
    assert child(window, "page_register").isChecked()  # type: ignore[attr-defined]

    press(child(window, "choice_household"))
    assert window.parts.pages.key == "month"


def test_a_page_is_made_when_it_is_first_shown_and_kept(window: Window) -> None:
    first, made = page_of(window), window.parts.pages.count()
    window.go("month")
    window.go("today")

    assert page_of(window) is first
    assert first.asked.count("refresh") == 1
    assert window.parts.pages.count() == made + 1


@pytest.mark.parametrize("way", ["page", "rail", "household", "month", "workspace", "close", "search"])
def test_a_page_that_may_not_be_left_stays(window: Window, way: str) -> None:
    page, desk = page_of(window), window.desk
    before = (desk.household, desk.month)
    page.may_be_left = False

    def search() -> None:
        line = window.doings.find_household().line
        type_words(line, "002")
        QTest.keyClick(line, Qt.Key.Key_Return)

    ways: dict[str, Callable[[], object]] = {
        "page": lambda: key(window, Qt.Key.Key_3, CTRL),
        "rail": lambda: press(child(window, "page_month")),
        "household": lambda: key(window, Qt.Key.Key_Down, CTRL),
        "month": lambda: key(window, Qt.Key.Key_Left, ALT),
        "workspace": lambda: press(child(window, "choice_provider")),
        "close": window.close,
        "search": search,
    }
    ways[way]()

    assert page.asked[-1] == "may_leave"
    assert window.isVisible()
    assert page_of(window) is page
    assert (desk.household, desk.month) == before
    assert child(window, "page_today").isChecked()  # type: ignore[attr-defined]
    assert child(window, "choice_household").isChecked()  # type: ignore[attr-defined]


def test_keys_step_through_the_households_and_stop_at_the_ends(window: Window) -> None:
    ids = [one.id for one in window.desk.figures.households()]
    seen = [window.desk.household]
    for _step in range(len(ids) + 1):
        key(window, Qt.Key.Key_Down, CTRL)
        seen.append(window.desk.household)

    assert seen == [*ids, ids[-1], ids[-1]]
    assert not child(window, "next_household").isEnabled()
    assert child(window, "former_household").isEnabled()
    press(child(window, "former_household"))
    assert window.desk.household == ids[-2]


@pytest.mark.parametrize(("typed", "code"), [("๐๐๓", "003"), ("3", "003"), ("ประสิ", "002"), ("ชัยชนะ", "002")])
def test_a_household_is_found_by_code_or_name(window: Window, typed: str, code: str) -> None:
    key(window, Qt.Key.Key_H, CTRL)
    type_words(popup().line, typed)
    QTest.keyClick(popup().line, Qt.Key.Key_Return)

    household = window.desk.household_record()
    assert household is not None
    assert household.code == code
    assert QApplication.activePopupWidget() is None


def test_the_finder_begins_at_the_household_looked_at_and_arrows_move(window: Window) -> None:
    ids = [one.id for one in window.desk.figures.households()]
    window.look_at(ids[1])
    press(child(window, "household"))
    QTest.keyClick(popup().line, Qt.Key.Key_Down)
    QTest.keyClick(popup().line, Qt.Key.Key_Return)

    assert window.desk.household == ids[2]


def test_a_name_nobody_has_says_so_and_escape_changes_nothing(window: Window) -> None:
    before = window.desk.household
    key(window, Qt.Key.Key_H, CTRL)
    type_words(popup().line, "ไม่มีใครชื่อนี้")
    assert popup().nothing.isVisible()
    QTest.keyClick(popup().line, Qt.Key.Key_Return)
    assert QApplication.activePopupWidget() is not None
    QTest.keyClick(popup().line, Qt.Key.Key_Escape)
    settle()

    assert QApplication.activePopupWidget() is None
    assert window.desk.household == before


def test_months_step_back_and_not_beyond_the_present(window: Window) -> None:
    key(window, Qt.Key.Key_Left, ALT)
    assert window.desk.month == Month(2026, 9)
    for _step in range(4):
        key(window, Qt.Key.Key_Right, ALT)

    assert window.desk.month == Month(2026, 11)
    assert not child(window, "month_after").isEnabled()
    press(child(window, "month_before"))
    assert window.desk.month == Month(2026, 10)


def test_a_month_is_picked_by_keys(window: Window) -> None:
    key(window, Qt.Key.Key_M, CTRL)
    picker = QApplication.activePopupWidget()
    assert picker is not None
    for code in (Qt.Key.Key_PageUp, Qt.Key.Key_Up, Qt.Key.Key_Left):
        QTest.keyClick(picker, code)
    QTest.keyClick(picker, Qt.Key.Key_Return)

    assert window.desk.month == Month(2025, 6)


def test_a_month_is_picked_by_mouse_and_one_to_come_is_not(window: Window) -> None:
    press(child(window, "month"))
    picker = QApplication.activePopupWidget()
    assert picker is not None
    assert not child(picker, "month_12").isEnabled()
    assert "ปิดแล้ว" in child(picker, "month_9").accessibleName()
    press(child(picker, "year_before"))
    press(child(picker, "month_12"))

    assert window.desk.month == Month(2025, 12)


def test_the_page_is_refreshed_with_household_and_month_and_a_page_about_neither_is_not(window: Window) -> None:
    household_page = page_of(window)
    window.go("register")
    provider_page = page_of(window)
    window.desk.turn_to(Month(2026, 8))
    window.desk.look_at(window.desk.figures.households()[2].id)

    assert provider_page.asked.count("refresh") == 1
    assert household_page.asked.count("refresh") == 1, "a hidden page waits"
    window.go("today")
    assert household_page.asked.count("refresh") == 2


def test_a_household_chosen_on_a_page_of_the_provider_opens_its_own_page(window: Window) -> None:
    window.go("month")
    window.go("savings_summary")
    assert not child(window, "next_household").isVisible()

    window.look_at(window.desk.figures.households()[3].id)

    assert window.parts.pages.key == "month"


def test_what_is_asked_of_the_desk_reaches_the_page(window: Window) -> None:
    window.desk.go("entry", WriteOn(date(2026, 10, 12)))

    assert window.parts.pages.key == "entry"
    assert page_of(window).arrived == [WriteOn(date(2026, 10, 12))]


def test_a_first_household_is_looked_at_as_soon_as_it_is_there(open_window: Opened, empty_desk: Desk) -> None:
    window = open_window(empty_desk)
    assert window.parts.pages.key == "today"
    assert "ยังไม่มีครัวเรือน" in child(window, "household").accessibleName()

    empty_desk.execute(AddRecords((Household(id=0, code="007", name="บ้านใหม่"),)))  # type: ignore[arg-type]
    settle()

    assert empty_desk.household is not None
    assert "007 บ้านใหม่" in child(window, "household").accessibleName()
    empty_desk.undo()
    settle()
    assert empty_desk.household is None


def test_the_months_are_picked_from_below_the_switcher(window: Window) -> None:
    now = Month.of(window.desk.today)
    window.desk.turn_to(now.plus(-14))
    settle()

    for wished, which in ((now, "this_month"), (now.plus(-1), "")):
        window.doings.pick_month()
        settle()
        (picker,) = [one for one in window.findChildren(MonthPicker) if one.isVisible()]
        if which:
            child(picker, which).click()  # type: ignore[attr-defined]
        else:
            QTest.keyClick(picker, Qt.Key.Key_Left)
            QTest.keyClick(picker, Qt.Key.Key_Return)
        settle()
        assert window.desk.month == wished
