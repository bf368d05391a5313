"""A kept row is made to come again from its menu: how often is asked, the next days are shown, one step keeps it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from household_ledger.domain.kept_rows import rows_of
from household_ledger.domain.recurring import Recurring, RecurringTurn, Recurs, WeekendShift
from household_ledger.domain.register import Household
from household_ledger.services.views.due import due_turns, next_turns
from household_ledger.ui.arrivals import ShowRules
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.widgets.fields import Field
from household_ledger.ui.widgets.form import FormDialog
from tests.ui.conftest import Shot
from tests.ui.entry_grid.conftest import FOOD, Typist
from tests.ui.hands import child, press, type_anew

Filler = Callable[[FormDialog], None]


def rules(desk: Desk) -> list[Recurring]:
    assert desk.household is not None
    with desk.reader() as reader:
        return reader.of_household(Recurring, desk.household)


def make_it_come_again(page: EntryPage, monkeypatch: pytest.MonkeyPatch, fill: Filler) -> None:
    """Open the menu on the row of the table, choose, fill the form as a person does, and press what saves."""

    def run(form: FormDialog) -> int:
        form.show()
        QApplication.processEvents()
        fill(form)
        if form.isVisible():
            press(form.save_button)
        assert not form.isVisible(), form.refusal.words()
        return form.result()

    monkeypatch.setattr(FormDialog, "exec", run)
    view = page.grid.view
    view.setFocus()
    view.selectRow(0)
    QApplication.processEvents()
    page.deeds.menu.open_on_rows(view.mapToGlobal(view.rect().center()))
    menu = child(page, "row_menu", QMenu)
    assert isinstance(menu, QMenu)
    next(one for one in menu.actions() if one.objectName() == "comes_again").trigger()
    menu.close()
    QApplication.processEvents()


@pytest.fixture
def row(typist: Typist) -> date:
    """Write a row on the 10th of November."""
    typist.row(date="10", what="ค่าไฟ", category=FOOD, money_out="250")
    return date(2026, 11, 10)


def test_a_row_comes_again_each_month_and_is_not_asked_for_on_its_own_day(
    page: EntryPage, desk: Desk, row: date, monkeypatch: pytest.MonkeyPatch, shot: Shot
) -> None:
    hints: list[str] = []

    def fill(form: FormDialog) -> None:
        shot(form, "comes-again")
        hints.append(_field(form, "rhythm").said.words())

    make_it_come_again(page, monkeypatch, fill)

    (rule,) = rules(desk)
    assert (rule.rhythm, rule.day, rule.every, rule.weekend, rule.starts_on) == (
        Recurs.MONTH_DAY,
        10,
        1,
        WeekendShift.STAY,
        row,
    )
    assert hints[0].startswith("ทุกเดือน วันที่ 10 · ครั้งต่อไป: 10 ธ.ค.")
    (((draft,),),) = (rows_of(rule.rows, rule.household, row),)
    assert (draft.description, draft.amount) == ("ค่าไฟ", 25000)
    with desk.reader() as reader:
        household = reader.record(Household, rule.household)
        assert household is not None
        assert due_turns(reader, household, desk.today) == ()
        assert [one.date for one in next_turns(reader, household, desk.today)] == [date(2026, 12, 10)]
    press(child(page, "undo_comes_again"))
    QApplication.processEvents()
    assert rules(desk) == []
    with desk.reader() as reader:
        assert reader.of_household(RecurringTurn, rule.household) == []


def test_all_that_comes_again_is_gone_to_from_the_menu_of_a_row(page: EntryPage, desk: Desk, row: date) -> None:
    gone: list[tuple[str, object]] = []
    desk.page_asked.connect(lambda key, wish, _sight: gone.append((key, wish)))
    view = page.grid.view
    view.setFocus()
    view.selectRow(0)
    page.deeds.menu.open_on_rows(view.mapToGlobal(view.rect().center()))
    menu = child(page, "row_menu", QMenu)
    assert isinstance(menu, QMenu)
    next(one for one in menu.actions() if one.objectName() == "all_rules").trigger()
    menu.close()

    assert gone == [("home", ShowRules())]
    assert row == date(2026, 11, 10)


def test_another_rhythm_is_chosen_with_keys_and_told_in_words_while_it_is(
    page: EntryPage, desk: Desk, row: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints: list[str] = []

    def fill(form: FormDialog) -> None:
        box = _field(form, "rhythm").editor
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Down)
        QTest.keyClick(box, Qt.Key.Key_Down)
        type_anew(_field(form, "every").editor, "2")
        hints.append(_field(form, "rhythm").said.words())
        QTest.keyClick(_field(form, "weekend").editor, Qt.Key.Key_Down)
        QTest.keyClick(_field(form, "until").editor, Qt.Key.Key_Down)
        type_anew(_field(form, "ends_on").editor, "31/12/70")

    make_it_come_again(page, monkeypatch, fill)

    (rule,) = rules(desk)
    assert (rule.rhythm, rule.weekday, rule.nth, rule.every) == (Recurs.MONTH_WEEKDAY, row.weekday(), 2, 2)
    assert (rule.weekend, rule.ends_on) == (WeekendShift.BEFORE, date(2027, 12, 31))
    assert hints[0].startswith("ทุก 2 เดือน วันอังคารที่ 2")


def test_a_last_day_before_the_first_is_told_at_its_field_and_nothing_is_lost(
    page: EntryPage, desk: Desk, row: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(form: FormDialog) -> None:
        QTest.keyClick(_field(form, "until").editor, Qt.Key.Key_Down)
        ends = _field(form, "ends_on")
        type_anew(ends.editor, "1/11/69")
        press(form.save_button)
        assert form.isVisible()
        assert ends.problem()
        type_anew(ends.editor, "31/12/69")

    make_it_come_again(page, monkeypatch, fill)

    assert [one.ends_on for one in rules(desk)] == [date(2026, 12, 31)]
    assert row == date(2026, 11, 10)


def _field(form: FormDialog, name: str) -> Field:
    return form[name]


def test_days_that_wait_already_are_said_before_the_rule_is_kept_and_they_wait_then(
    page: EntryPage, typist: Typist, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    typist.row(date="6", what="ตลาดนัด", category=FOOD, money_out="250")
    hints: list[str] = []

    def fill(form: FormDialog) -> None:
        for _step in Recurs:
            if _field(form, "rhythm").value() is not Recurs.WEEK:
                QTest.keyClick(_field(form, "rhythm").editor, Qt.Key.Key_Down)
        hints.append(_field(form, "rhythm").said.words())

    make_it_come_again(page, monkeypatch, fill)

    (rule,) = rules(desk)
    assert rule.rhythm is Recurs.WEEK
    assert "ถามทันที 2 ครั้ง: 13 พ.ย., 20 พ.ย. · ครั้งต่อไป: 27 พ.ย." in hints[0]
    with desk.reader() as reader:
        household = reader.record(Household, rule.household)
        assert household is not None
        assert [one.date.day for one in due_turns(reader, household, desk.today)] == [13, 20]
