"""Numbers in the lines of a page: any there is, listed above or not, however it is written; what they leave open."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from household_ledger.domain.category import fixed_id
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.register import Occupation
from household_ledger.services.entry_drafts import draft_of
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_paper.day_sheet import DaySheet
from tests.ui.entry_paper.daily import PageHand
from tests.ui.entry_paper.test_daily_page import at, hand, texts, told, written

__all__ = ["hand"]

Key = Qt.Key


def works(desk: Desk) -> list[Occupation]:
    with desk.reader() as reader:
        ever = reader.of_household(Occupation, desk.household or NO_ID, with_deleted=True)
    return sorted(ever, key=lambda one: one.id)


def not_listed(sheet: DaySheet, codes: tuple[str, ...]) -> str:
    listed = {one.category for one in sheet.head.numbers.usual}
    return next(code for code in codes if fixed_id(code) not in listed)


@pytest.mark.parametrize("digits", ["0123456789", "๐๑๒๓๔๕๖๗๘๙"])
def test_a_number_the_page_does_not_list_is_its_category_in_every_household(
    sheet: DaySheet, desk: Desk, hand: PageHand, digits: str
) -> None:
    code = not_listed(sheet, ("E19", "E12", "E26", "E07"))
    number = str(30 + int(code[1:]))
    hand.type("5").press(Key.Key_Tab).words("กทดลอง").press(Key.Key_Tab)
    hand.type(number.translate(str.maketrans("0123456789", digits))).press(Key.Key_Tab).type("90")
    hand.press(Key.Key_Return)
    (entry,) = written(desk)
    assert [one.category for one in draft_of(entry).parts] == [fixed_id(code)]
    assert texts(sheet, 1)["number"] == number


@pytest.mark.parametrize("sign", ["-", ".", "/"])
def test_a_cost_is_of_the_occupation_at_the_place_after_the_sign(
    sheet: DaySheet, desk: Desk, hand: PageHand, sign: str
) -> None:
    hand.type("5").press(Key.Key_Tab).words("กทดลอง").press(Key.Key_Tab)
    hand.type(f"64{sign}2").press(Key.Key_Tab).type("90").press(Key.Key_Return)
    (entry,) = written(desk)
    said = draft_of(entry)
    assert (said.kind, said.parts[0].category, said.occupation) == (EntryKind.COST, fixed_id("C04"), works(desk)[1].id)
    assert texts(sheet, 1)["number"] == "64-2"


def test_a_number_that_leaves_open_which_occupation_is_asked_about_once_it_is_left(
    sheet: DaySheet, desk: Desk, hand: PageHand
) -> None:
    assert len(works(desk)) > 1
    hand.type("5").press(Key.Key_Tab).words("กปุ๋ย").press(Key.Key_Tab).type("6")
    assert told(sheet, 1) == "", "it is not written to its end"
    hand.type("2")
    assert told(sheet, 1) == ""
    hand.press(Key.Key_Tab)
    assert all(f"62-{place} {one.name}" in told(sheet, 1) for place, one in enumerate(works(desk), start=1))
    hand.type("90").press(Key.Key_Return)
    assert written(desk) == []
    assert at() == "line_1_number"
    hand.type("62-1").press(Key.Key_Tab).press(Key.Key_Return)
    assert [draft_of(one).occupation for one in written(desk)] == [works(desk)[0].id]


@pytest.mark.parametrize(("number", "words"), [("99", "99"), ("57", "หนี้"), ("21", "หมายเหตุ"), ("70-9", "70-9")])
def test_a_number_that_stands_for_no_entry_of_its_own_says_why(
    sheet: DaySheet, desk: Desk, hand: PageHand, number: str, words: str
) -> None:
    hand.type("5").press(Key.Key_Tab).words("กทดลอง").press(Key.Key_Tab)
    hand.type(number).press(Key.Key_Tab).type("90").press(Key.Key_Return)
    assert written(desk) == []
    assert words in told(sheet, 1)


def test_a_plain_number_of_what_needs_no_occupation_is_of_none(sheet: DaySheet, desk: Desk, hand: PageHand) -> None:
    hand.type("5").press(Key.Key_Tab).words("กทดลอง").press(Key.Key_Tab)
    hand.type("31").press(Key.Key_Tab).type("90").press(Key.Key_Return)
    (entry,) = written(desk)
    said = draft_of(entry)
    assert (said.parts[0].category, said.occupation) == (fixed_id("E01"), NO_ID)
