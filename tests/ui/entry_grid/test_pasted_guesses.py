"""A pasted row without a category: the one its words speak for is seen in it, and written when somebody says so."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from household_ledger.services.commands.history import Undo
from household_ledger.services.typed.row import TypedRow
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_grid.conftest import CONTROL, FOOD, Key, Typist, written
from tests.ui.hands import child, press

KNOWN = "ปลาทูนึ่งแม่กลอง"


def paste(typist: Typist, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    typist.press(Key.Key_V, held=CONTROL)


def known(page: EntryPage, typist: Typist) -> None:
    typist.row(what=KNOWN, category=FOOD, money_out="35")
    assert page.grid.suggester.guess(TypedRow(what=KNOWN, money_out="40")) == FOOD


def test_the_guess_stands_in_the_row_that_waits_and_says_that_it_is_one(
    page: EntryPage, typist: Typist, desk: Desk
) -> None:
    known(page, typist)
    paste(typist, f"5/11\t{KNOWN}\t\t\t40")
    shown = page.grid.model.shown(page.grid.model.entries)

    assert len(written(desk)) == 1, "nothing is written with a category nobody has seen"
    assert shown is not None
    assert shown.looks["category"].text == FOOD
    assert [one.words for one in shown.looks["category"].tags] == ["เดาจากคำ"]
    assert not shown.problem


def test_one_press_writes_them_in_one_step_and_what_is_wrong_waits_on(
    page: EntryPage, typist: Typist, desk: Desk
) -> None:
    known(page, typist)
    paste(typist, f"5/11\t{KNOWN}\t\t\t40\n6/11\t{KNOWN}\t\t\t45\n6/11\t{KNOWN}\t\t\tสี่สิบ")
    assert len(page.grid.parts.half.waiting) == 3
    press(child(page, "save_guessed"))
    QApplication.processEvents()

    assert [(one.description, abs(one.lines[0].satang)) for one in written(desk)] == [
        (KNOWN, 3500),
        (KNOWN, 4000),
        (KNOWN, 4500),
    ]
    assert [one.money_out for one in page.grid.parts.half.waiting] == ["สี่สิบ"]
    desk.execute(Undo())
    assert len(written(desk)) == 1


def test_words_that_speak_for_nothing_wait_without_a_category(page: EntryPage, typist: Typist, desk: Desk) -> None:
    paste(typist, "5/11\tฆฌฎฏฑ\t\t\t40")

    assert [one.category for one in page.grid.parts.half.waiting] == [""]
    assert not written(desk)
    assert page.findChild(QPushButton, "save_guessed") is None
