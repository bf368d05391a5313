"""The bar above a page: what is long gives way, and is read whole in its tooltip."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

from household_ledger.domain.period import Month
from household_ledger.text.i18n import language, set_language
from household_ledger.ui.frame.elided import ShortWords
from household_ledger.ui.frame.top_bar import TopBar, Whose
from household_ledger.ui.frame.window import Window
from household_ledger.ui.theme.look import Look
from tests.ui import looking
from tests.ui.conftest import wear
from tests.ui.frame.conftest import page_of, settle
from tests.ui.hands import child, press

LONG = "นางสาวสุวรรณาภรณ์ ศรีประเสริฐวงศ์วานิชกุลพงศ์ไพศาลสมบูรณ์ทรัพย์เจริญรุ่งเรือง"
STEP = "แก้ครัวเรือน " + LONG
BESIDE_RAIL = {100: 1156, 150: 1089, 200: 1021}
"""Width of the bar beside the rail on a screen of 1366, by the size of letters."""
LEAST_LETTERS = 8


@pytest.fixture(params=[(size, language) for size in BESIDE_RAIL for language in ("th", "en")])
def bar(request: pytest.FixtureRequest, qapp: QApplication) -> TopBar:
    size, language = request.param
    set_language(language)
    wear(qapp, Look(type_size=size))
    made = TopBar()
    made.show_month(Month(2026, 9), has_next=True)
    made.show_household(Whose("001", LONG, has_next=True))
    made.show_steps(STEP, "")
    made.resize(BESIDE_RAIL[size], made.sizeHint().height())
    made.show()
    QApplication.processEvents()
    return made


def shown(button: QWidget, words: str) -> str:
    """Give what is left of words on a button."""
    return next(one.text() for one in button.findChildren(ShortWords) if one.words().endswith(words))


def test_a_very_long_name_leaves_the_step_to_be_taken_back_readable(bar: TopBar) -> None:
    assert bar.minimumSizeHint().width() <= bar.width()
    for name, words in (("household", LONG), ("undo", STEP)):
        button = child(bar, name)
        seen = shown(button, words)
        assert seen.endswith("…")
        assert len(seen) > LEAST_LETTERS + 1, (name, seen)
        assert words in button.toolTip()
    assert not looking.clipped(bar)


def test_what_is_pressed_again_and_again_stays_under_the_mouse(bar: TopBar) -> None:
    names = ("former_household", "next_household", "month_after")
    before = {name: child(bar, name).mapTo(bar, QPoint(0, 0)) for name in names}

    bar.show_household(Whose("002", "ยายมี", has_former=True, has_next=True))
    QApplication.processEvents()
    after = {name: child(bar, name).mapTo(bar, QPoint(0, 0)) for name in names}
    assert [after[name] for name in names[:2]] == [before[name] for name in names[:2]]

    places = set()
    for number in range(1, 13):
        bar.show_month(Month(2026, number), has_next=True)
        QApplication.processEvents()
        places.add(child(bar, "month_after").mapTo(bar, QPoint(0, 0)).x())
    assert len(places) == 1


@pytest.mark.parametrize("names", [("ยายมี", "นางบุญมา ใจงาม"), ("ยายมี", LONG)])
def test_the_month_stays_under_the_mouse_whichever_household_of_the_book_is_looked_at(
    bar: TopBar, names: tuple[str, str]
) -> None:
    places = set()
    for code, name in zip(("1", "002"), names, strict=True):
        bar.show_household(Whose(code, name, codes=("1", "002"), names=names))
        QApplication.processEvents()
        places.add(child(bar, "month_before").mapTo(bar, QPoint(0, 0)).x())
    assert len(places) == 1
    assert bar.minimumSizeHint().width() <= bar.width()


def test_how_many_households_there_are_is_said_whole_or_not_at_all(bar: TopBar) -> None:
    count = "24 households" if language() == "en" else "24 ครัวเรือน"
    bar.show_household(Whose("", "All households" if language() == "en" else "ทุกครัวเรือน", count, is_one=False))
    QApplication.processEvents()

    (more,) = [one for one in bar.findChildren(ShortWords) if one.words() == count]
    assert more.text() == count or not more.isVisible()


def test_a_click_leaves_the_keyboard_where_somebody_types(window: Window) -> None:
    line = page_of(window).line
    line.setFocus()
    stepped = window.desk.household
    for name in ("next_household", "month_before", "month_after", "former_household"):
        press(child(window, name))
        settle()
        assert QApplication.focusWidget() is line, name
    assert window.desk.household == stepped
