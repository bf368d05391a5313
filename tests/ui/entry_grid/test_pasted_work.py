"""A pasted cost or sale that says no work has the one its words always had, or waits until somebody looked."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.register import HouseholdCategory, Occupation
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.register import AddRecords
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_grid.conftest import CONTROL, Key, Typist, settle, written
from tests.ui.hands import child, press
from tests.ui.household.conftest import home, pocket_of

FOOD = "ข้าว อาหารสด เครื่องปรุง"


@pytest.fixture
def works(desk: Desk, page: EntryPage) -> tuple[Id, Id]:
    made = desk.execute(
        AddRecords(tuple(Occupation(id=NO_ID, household=home(desk), name=name) for name in ("ลองไก่", "ลองหมู")))
    )
    assert made is not None
    with desk.reader() as reader:
        found = {one.name: one.id for one in reader.of_household(Occupation, home(desk))}
    settle()
    return found["ลองไก่"], found["ลองหมู"]


def wrote(
    desk: Desk, what: str, *works: Id, kind: EntryKind = EntryKind.COST, category: Id = NO_ID, code: str = "C02"
) -> None:
    """Write the same words once for each of the works."""
    amount = Money(5000)
    drafts = [
        Draft(
            household=home(desk),
            date=desk.today.replace(day=1),
            kind=kind,
            amount=amount,
            parts=(Part(category or fixed_id(code), amount),),
            pocket=pocket_of(desk),
            occupation=work,
            description=what,
        )
        for work in works
    ]
    desk.execute(AddEntries(tuple(drafts)))
    settle()


def paste(typist: Typist, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    typist.press(Key.Key_V, held=CONTROL)


def pasted(desk: Desk) -> list[tuple[str, Id]]:
    return [(one.description, one.occupation) for one in written(desk) if one.date.day == 5]


def who(page: EntryPage) -> tuple[str, list[str]]:
    shown = page.grid.model.shown(page.grid.model.entries)
    assert shown is not None
    look = shown.looks["who"]
    return look.text, [one.words for one in look.tags]


def test_words_always_of_one_work_are_written_with_it_and_that_is_said(
    works: tuple[Id, Id], page: EntryPage, typist: Typist, desk: Desk
) -> None:
    hens, _pigs = works
    wrote(desk, "ขายไข่ลอง", hens, hens, kind=EntryKind.INCOME, code="I02")
    wrote(desk, "รำข้าวลอง", hens, hens, code="C02")
    paste(
        typist,
        "5/11\tขายไข่ลอง\tขายสัตว์/ไข่/นม\t120\n5/11\tรำข้าวลอง\tปุ๋ย/ยา/อาหารสัตว์\t\t850\n5/11\tปลา\t" + FOOD + "\t\t40",
    )

    assert pasted(desk) == [("ขายไข่ลอง", hens), ("รำข้าวลอง", hens), ("ปลา", NO_ID)]
    assert page.grid.notice.words.words() == "วางแล้ว 3 แถว 2 แถวที่ไม่ได้บอกอาชีพ ใส่อาชีพที่เคยจดให้แล้ว"


def test_new_words_of_a_category_always_of_one_work_wait_with_it_as_a_guess(
    works: tuple[Id, Id], page: EntryPage, typist: Typist, desk: Desk
) -> None:
    hens, _pigs = works
    desk.execute(
        AddRecords((HouseholdCategory(id=NO_ID, household=home(desk), code="C02.77", under="C02", name="หัวอาหารลอง"),))
    )
    with desk.reader() as reader:
        own = next(one.id for one in reader.of_household(HouseholdCategory, home(desk)) if one.name == "หัวอาหารลอง")
    wrote(desk, "รำข้าวลอง", hens, hens, category=own)
    paste(typist, "5/11\tฆฌฎฏลอง\tหัวอาหารลอง\t\t850")

    assert pasted(desk) == []
    assert who(page) == ("ลองไก่", ["เดาจากคำ"])
    press(child(page, "save_guessed"))
    QApplication.processEvents()
    assert pasted(desk) == [("ฆฌฎฏลอง", hens)]


@pytest.mark.parametrize("row", ["รำข้าวลอง\tปุ๋ย/ยา/อาหารสัตว์\t\t850", "ขายลองของใหม่\tขายของแปรรูป/หัตถกรรม/อาหาร\t850"])
def test_what_was_of_several_works_or_of_none_waits_to_be_said(
    works: tuple[Id, Id], page: EntryPage, typist: Typist, desk: Desk, row: str
) -> None:
    wrote(desk, "รำข้าวลอง", *works, code="C02")
    wrote(desk, "ขนมลอง", *works, kind=EntryKind.INCOME, code="I04")
    paste(typist, f"5/11\t{row}")

    assert pasted(desk) == []
    assert who(page) == ("", ["ของอาชีพไหน"])
    assert "ของอาชีพไหน" in page.grid.notice.words.words()
    press(child(page, "save_guessed"))
    QApplication.processEvents()
    assert [work for _what, work in pasted(desk)] == [NO_ID], "somebody looked and left it so"


def test_a_work_that_is_said_stays_and_spending_of_the_home_asks_nothing(
    works: tuple[Id, Id], page: EntryPage, typist: Typist, desk: Desk
) -> None:
    hens, pigs = works
    wrote(desk, "รำข้าวลอง", hens, hens, code="C02")
    paste(typist, "5/11\tรำข้าวลอง\tปุ๋ย/ยา/อาหารสัตว์\t\t850\tเงินสด\tลองหมู")

    assert pasted(desk) == [("รำข้าวลอง", pigs)]
    assert page.grid.notice.words.words() == "วางแล้ว 1 แถว"
