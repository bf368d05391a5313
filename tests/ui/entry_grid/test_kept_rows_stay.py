"""Letters typed without looking never change a kept row: not after turning to another book, nor after a refusal."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.register import Household
from household_ledger.services.commands.households import AddHousehold
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_grid.conftest import CONTROL, FOOD, SHIFT, THIS_MONTH, Key, Typist, written

PASTED = "\n".join(f"{day}/11/2569\t{what}\t{FOOD}\t\t40" for day, what in ((3, "ปลาทู"), (4, "ผักคะน้า")))


@pytest.fixture
def new_household(desk: Desk) -> Household:
    """Add a household of which nothing is written."""
    desk.execute(AddHousehold(household=Household(id=NO_ID, code="099", name="บ้านใหม่")))
    with desk.reader() as reader:
        return next(one for one in reader.households() if one.code == "099")


def words(entries: list[Entry]) -> list[str]:
    return [one.description for one in entries]


def test_turning_to_an_empty_book_from_a_kept_row_leads_into_its_new_row(
    page: EntryPage, typist: Typist, desk: Desk, new_household: Household
) -> None:
    typist.row(what="ข้าวสาร", category=FOOD, money_out="60").press(Key.Key_Up)
    desk.look_at(new_household.id)
    QApplication.processEvents()
    assert typist.cell == "what"
    QGuiApplication.clipboard().setText(PASTED)
    typist.press(Key.Key_V, held=CONTROL)
    typist.row(what="น้ำปลา", category=FOOD, money_out="25")

    assert words(written(desk)) == ["ปลาทู", "ผักคะน้า", "น้ำปลา"]


def test_turning_to_another_month_from_a_kept_row_leads_into_its_new_row(
    page: EntryPage, typist: Typist, desk: Desk
) -> None:
    before = words(written(desk, THIS_MONTH.plus(-1)))
    typist.row(what="ข้าวสาร", category=FOOD, money_out="60").press(Key.Key_Up)
    desk.turn_to(THIS_MONTH.plus(-1))
    QApplication.processEvents()
    typist.type("น้ำปลา").save()

    assert page.grid.typing.row.what == "น้ำปลา"
    assert words(written(desk, THIS_MONTH.plus(-1))) == before


def test_shift_and_tab_in_a_refused_row_stay_in_it(page: EntryPage, typist: Typist, desk: Desk) -> None:
    typist.row(what="ข้าวสาร", category=FOOD, money_out="60")
    typist.fill(what="ปลาทู", money_out="40").save()
    assert typist.cell == "category"
    typist.press(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, held=SHIFT).type("5")

    assert page.grid.hands.at is None
    assert typist.cell == "date"
    assert page.grid.typing.row.date == "5"
    assert words(written(desk)) == ["ข้าวสาร"]


def test_letters_typed_above_a_refused_row_go_on_in_it(page: EntryPage, typist: Typist, desk: Desk) -> None:
    typist.row(what="ข้าวสาร", category=FOOD, money_out="60")
    typist.fill(what="ปลาทู", money_out="40").save().press(Key.Key_Escape, Key.Key_Up)
    assert page.grid.view.hasFocus()
    typist.type("อาหาร")

    assert page.grid.hands.at is None
    assert typist.cell == "category"
    assert page.grid.typing.row.what == "ปลาทู"


def test_a_row_gone_to_while_nothing_was_refused_is_changed_as_ever(
    page: EntryPage, typist: Typist, desk: Desk
) -> None:
    typist.row(what="ข้าวสาร", category=FOOD, money_out="60").press(Key.Key_Up).type("ข้าวเหนียว").save()

    assert words(written(desk)) == ["ข้าวเหนียว"]
