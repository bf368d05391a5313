"""The day of a row that was pasted and waits: what is shown of it is what is written when it is mended."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication

from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_grid.conftest import CONTROL, FOOD, THIS_MONTH, Key, Typist, written

UNREAD = "ไม่มีหมวดนี้"


def paste(typist: Typist, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    typist.press(Key.Key_V, held=CONTROL)


def days_shown(page: EntryPage) -> list[str]:
    model = page.grid.model
    shown = [model.shown(model.entries + place) for place in range(len(page.grid.parts.half.waiting))]
    return [one.looks["date"].text for one in shown if one is not None]


def test_a_day_without_its_year_is_shown_as_of_the_year_it_will_be_written_in(
    page: EntryPage, typist: Typist, desk: Desk
) -> None:
    paste(typist, f"18/11\tปลาทู\t{UNREAD}\t\t40\n12/11\tข้าวสาร\t{UNREAD}\t\t60")
    assert days_shown(page) == ["18 พ.ย.", "12 พ.ย."]
    page.grid.parts.half.waiting = [
        type(one)(date=one.date, what=one.what, category=FOOD, money_out=one.money_out)
        for one in page.grid.parts.half.waiting
    ]
    page.grid.keeping.save_waiting()

    assert {one.description: one.date for one in written(desk)} == {
        "ปลาทู": date(2026, 11, 18),
        "ข้าวสาร": date(2026, 11, 12),
    }


@pytest.mark.parametrize("months", [-11, -1])
def test_it_is_the_same_day_whatever_month_is_looked_at(
    page: EntryPage, typist: Typist, desk: Desk, months: int
) -> None:
    paste(typist, f"18/11\tปลาทู\t{UNREAD}\t\t40")
    desk.turn_to(THIS_MONTH.plus(months))

    assert days_shown(page) == ["18 พ.ย. 2569" if THIS_MONTH.plus(months).year != 2026 else "18 พ.ย."]


def test_a_line_without_a_day_is_of_the_day_before_it_though_that_line_waits(page: EntryPage, typist: Typist) -> None:
    paste(typist, f"12/11\tปลาทู\t{UNREAD}\t\t40\n\tผักคะน้า\t{UNREAD}\t\t20")

    assert days_shown(page) == ["12 พ.ย.", "12 พ.ย."]
