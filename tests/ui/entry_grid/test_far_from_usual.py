"""An amount far from the usual is told beside the row, and kept all the same; one nobody ever had is asked about."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_grid.conftest import CONTROL, FOOD, Key, Typist, settle, written
from tests.ui.hands import child, press


def _said(page: EntryPage) -> str:
    sentence = page.grid.view.editor.sentence
    return sentence.words() if sentence.isVisible() else ""


def _notice(page: EntryPage) -> str:
    return page.grid.notice.words.words() if page.grid.notice.isVisible() else ""


def test_a_digit_too_many_is_told_beside_the_row_and_never_refused(page: EntryPage, typist: Typist, desk: Desk) -> None:
    typist.row(what="หน่อไม้ดองแม่แก้ว", category=FOOD, money_out="40")
    typist.fill(what="หน่อไม้ดองแม่แก้ว", category=FOOD, money_out="400")
    assert _said(page) == ""
    typist.type("0")

    assert _said(page) == "4,000 บาท ถูกไหม ที่เคยจดมากสุด 40 บาท"
    before = len(written(desk))
    typist.press(Key.Key_Return)
    assert len(written(desk)) == before + 1
    assert "4,000 บาท ถูกไหม" in _notice(page)


def test_what_was_never_written_before_has_no_usual_amount(page: EntryPage, typist: Typist) -> None:
    typist.row(what="รถไถเดินตามคันใหม่", category=FOOD, money_out="52000")

    assert _notice(page) == ""


def test_an_amount_nobody_ever_had_wants_enter_once_more(page: EntryPage, typist: Typist, desk: Desk) -> None:
    before = len(written(desk))
    typist.fill(what="ของสารพัดอย่าง", category=FOOD, money_out="999999999").press(Key.Key_Return)

    assert len(written(desk)) == before
    assert _notice(page).startswith("999,999,999 บาท ถูกไหม")
    typist.press(Key.Key_Return)
    assert len(written(desk)) == before + 1
    assert _notice(page) == ""


def test_another_amount_is_asked_about_anew_and_the_mouse_leads_to_it(
    page: EntryPage, typist: Typist, desk: Desk
) -> None:
    before = len(written(desk))
    typist.fill(what="ของสารพัดอย่าง", category=FOOD, money_out="999999999").press(Key.Key_Return)
    press(child(page, "mend_amount"))
    assert typist.cell == "money_out"
    typist.type("88888888").press(Key.Key_Return)
    assert len(written(desk)) == before
    assert _notice(page).startswith("88,888,888 บาท ถูกไหม")
    settle()  # the ways on of the first question are gone
    press(child(page, "save_huge"))
    assert len(written(desk)) == before + 1


def test_a_row_kept_with_such_an_amount_is_changed_elsewhere_without_a_question(
    page: EntryPage, typist: Typist, desk: Desk
) -> None:
    typist.fill(what="ของสารพัดอย่าง", category=FOOD, money_out="5000000").press(Key.Key_Return, Key.Key_Return)
    typist.press(Key.Key_Up, Key.Key_F2)
    typist.to("what").type("ของอื่น")
    page.grid.typing.list.close()
    typist.press(Key.Key_Return)

    assert "ของอื่น" in written(desk)[-1].description
    assert _notice(page) == ""


def test_pasted_such_a_row_waits_and_no_saving_of_all_that_waits_takes_it(
    page: EntryPage, typist: Typist, desk: Desk
) -> None:
    before = len(written(desk))
    line = f"5/11/2569\tข้าวสาร\t{FOOD}\t\t"
    QGuiApplication.clipboard().setText(f"{line}60\n{line}80000000")
    typist.press(Key.Key_V, held=CONTROL)
    assert len(written(desk)) == before + 1
    (waits,) = page.grid.parts.half.waiting
    assert page.grid.keeping.problem_of(waits) == "80,000,000 บาท ถูกไหม"

    page.grid.keeping.save_waiting()
    assert len(written(desk)) == before + 1
    typist.press(Key.Key_Up, Key.Key_F2, Key.Key_Return)
    assert _notice(page).startswith("80,000,000 บาท ถูกไหม")
    typist.press(Key.Key_Return)
    assert len(written(desk)) == before + 2
    assert page.grid.parts.half.waiting == []
