"""A day marked "nothing today" that gets a row after all, and the other way round: said, taken back in one press."""

from __future__ import annotations

from household_ledger.domain.kinds import EntryKind
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_grid.conftest import FOOD, SHIFT, Key, Typist, written
from tests.ui.hands import child, press

K = EntryKind


def kinds(desk: Desk) -> list[EntryKind]:
    return [one.kind for one in written(desk)]


def test_a_row_on_a_marked_day_is_kept_and_the_mark_goes_in_one_press(
    page: EntryPage, typist: Typist, desk: Desk
) -> None:
    typist.press(Key.Key_F7).row(what="ข้าวสาร", category=FOOD, money_out="120")

    assert kinds(desk) == [K.NOTHING, K.EXPENSE]
    assert "เคยจดว่าไม่มีรายการ" in page.grid.notice.words.words()

    press(child(page, "take_mark_out"))
    assert kinds(desk) == [K.EXPENSE]

    desk.undo()
    assert kinds(desk) == [K.NOTHING, K.EXPENSE]


def test_of_a_day_that_is_not_marked_nothing_is_said(page: EntryPage, typist: Typist, desk: Desk) -> None:
    typist.press(Key.Key_F7).press(Key.Key_Tab, held=SHIFT).type("5").press(Key.Key_Tab)
    typist.row(what="ข้าวสาร", category=FOOD, money_out="120")

    assert kinds(desk) == [K.NOTHING, K.EXPENSE]
    assert not page.grid.notice.isVisible() or "ไม่มีรายการ" not in page.grid.notice.words.words()


def test_a_day_with_rows_is_not_marked_by_a_typed_row_either(page: EntryPage, typist: Typist, desk: Desk) -> None:
    typist.row(what="ข้าวสาร", category=FOOD, money_out="120")
    typist.type("ไม่มีรายการ")
    page.grid.typing.list.settle()
    typist.press(Key.Key_Tab).save()

    assert kinds(desk) == [K.EXPENSE]
    assert page.grid.notice.isVisible()
    assert "มีรายการ" in page.grid.notice.words.words()
