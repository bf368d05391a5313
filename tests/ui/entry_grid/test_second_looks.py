"""What is kept all the same and deserves a second look is said: below the row while typed, and when it is saved."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from household_ledger.domain.register import Member
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.typing.columns import KEYS
from tests.ui.entry_grid.conftest import FOOD, Key, Typist, written

HENS = "เลี้ยงไก่ไข่"
KIND = "ชั่วโมงทำงาน"


@pytest.fixture
def member(desk: Desk) -> str:
    """Name somebody of the household."""
    assert desk.household is not None
    with desk.reader() as reader:
        return reader.of_household(Member, desk.household)[0].name


def said(page: EntryPage) -> str:
    sentence = page.grid.view.editor.sentence
    return sentence.words() if sentence.isVisible() else ""


def test_more_hours_in_two_rows_than_a_day_has_are_told_while_typing_and_when_saved(
    page: EntryPage, typist: Typist, desk: Desk, member: str
) -> None:
    typist.row(KIND, who=f"{HENS} · {member}", quantity="12")
    assert not page.grid.notice.isVisible()
    typist.kind(KIND).fill(who=f"{HENS} · {member}", quantity="13")

    assert "25 ชั่วโมง" in said(page)
    assert not page.grid.view.editor.cells["quantity"].is_wrong()
    typist.save()
    assert len(written(desk)) == 2
    assert "25 ชั่วโมง" in page.grid.notice.words.words()


def test_a_row_of_hours_that_is_changed_is_not_counted_with_itself(
    page: EntryPage, typist: Typist, desk: Desk, member: str
) -> None:
    typist.row(KIND, who=f"{HENS} · {member}", quantity="13")
    typist.press(Key.Key_Up, Key.Key_F2).to("quantity").type("14")

    assert said(page) == ""
    typist.save()
    assert [one.quantity for one in written(desk)] == [14_000]


def test_twenty_five_hours_of_a_family_in_one_row_are_told_too(page: EntryPage, typist: Typist, desk: Desk) -> None:
    typist.kind(KIND).fill(who=HENS, quantity="25")

    assert "24 ชั่วโมง" in said(page)
    typist.save()
    assert len(written(desk)) == 1


def test_a_sign_without_room_for_its_words_says_them_to_who_points_at_it(page: EntryPage, typist: Typist) -> None:
    typist.row(what="ของแพงมากจนเงินสดติดลบ", category=FOOD, money_out="999999")
    model = page.grid.model

    tip = model.data(model.index(model.entries - 1, KEYS.index("what")), Qt.ItemDataRole.ToolTipRole)

    assert tip == "ของแพงมากจนเงินสดติดลบ\nน่าจะลืมจดรายรับ"
