"""A row that is kept stands among the others in the same turn, once, and as the ledger has it by then."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from household_ledger.errors import EnvironmentProblem
from household_ledger.services.ports import EntryQuery
from household_ledger.services.views.entry_rows import EntryRow, entry_rows
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_grid.table.looks import EntryLooks
from household_ledger.ui.frame.window import Window
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_grid.conftest import FOOD, NONE, Key, Typist, page_of, settle


class _Paints(QObject):
    """Counts how often something was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's own name
        self.count += event.type() is QEvent.Type.Paint
        return False


def enter() -> None:
    """Press Enter and let nothing else happen yet."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyPress(focused, Qt.Key.Key_Return, NONE)


def shown(page: EntryPage) -> list[EntryRow]:
    rows = [page.grid.model.shown(number) for number in range(page.grid.model.entries)]
    return [one.row for one in rows if isinstance(one, EntryLooks)]


def in_the_ledger(desk: Desk) -> list[EntryRow]:
    with desk.reader() as reader:
        query = EntryQuery(household=desk.household, first=desk.month.first, last=desk.month.last)
        return entry_rows(reader, query)


def test_a_new_row_stands_among_the_others_before_anything_else_happens(page: EntryPage, typist: Typist) -> None:
    typist.fill(what="ข้าวสาร", category=FOOD, money_out="60")
    before = page.grid.model.entries

    enter()

    assert page.grid.model.entries == before + 1
    assert shown(page) == in_the_ledger(page.desk)
    assert page.grid.typing.row.is_blank
    assert (page.grid.view.editor_row, typist.cell) == (page.grid.model.new_row, "what")
    assert page.grid.waiting_rows() == []
    settle()
    assert shown(page) == in_the_ledger(page.desk)
    assert page.title.words().split("—")[1].strip().startswith("จดแล้ว 1 รายการ")


def test_a_row_that_was_changed_is_stood_at_where_it_lies_by_then(page: EntryPage, typist: Typist) -> None:
    typist.row(date="5/11", what="ข้าวสาร", category=FOOD, money_out="60")
    typist.row(date="6/11", what="เกลือ", category=FOOD, money_out="10")
    settle()
    page.grid.view.setFocus()
    page.grid.view.stand_at(0, "date")
    typist.press(Key.Key_F2).type("7/11")

    enter()

    assert page.grid.view.current_cell() == (1, "date")
    assert page.grid.view.hasFocus()
    assert [one.row.what for one in map(page.grid.model.shown, (0, 1)) if isinstance(one, EntryLooks)] == [
        "เกลือ",
        "ข้าวสาร",
    ]
    settle()
    assert page.grid.view.current_cell() == (1, "date")
    assert shown(page) == in_the_ledger(page.desk)


def test_who_leaves_a_changed_row_for_another_gets_the_row_they_saw(page: EntryPage, typist: Typist) -> None:
    for day, what in (("5/11", "ข้าวสาร"), ("6/11", "เกลือ"), ("7/11", "น้ำปลา")):
        typist.row(date=day, what=what, category=FOOD, money_out="60")
    settle()
    page.grid.view.setFocus()
    page.grid.view.stand_at(0, "date")
    typist.press(Key.Key_F2).type("8/11")

    page.grid.hands.edit(1, "what")

    assert page.grid.typing.row.what == "เกลือ"
    settle()
    assert [row.what for row in shown(page)] == ["เกลือ", "น้ำปลา", "ข้าวสาร"]
    assert shown(page) == in_the_ledger(page.desk)


@pytest.mark.parametrize("is_searching", [False, True])
def test_the_table_is_painted_once_for_a_row_that_is_kept(window: Window, is_searching: bool) -> None:  # noqa: FBT001
    page = page_of(window)
    window.step_month(-1)
    settle()
    if is_searching:
        page.deeds.run("search")
        settle()
    page.grid.view.setFocus()
    page.grid.view.stand_at(page.grid.model.entries - 3, "what")
    typist = Typist(page).press(Key.Key_F2)
    typist.type("ก")
    page.grid.typing.list.close()
    settle()
    paints = _Paints()
    page.grid.view.viewport().installEventFilter(paints)
    step = page.desk.opened.ledger.undo_label()

    enter()
    settle()

    assert page.desk.opened.ledger.undo_label() != step
    assert paints.count == 1


def test_the_row_is_shown_at_the_end_of_the_turn_where_it_could_not_be_read_at_once(
    page: EntryPage, typist: Typist, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, plain, asked = page.desk, page.desk.reader, []
    typist.fill(what="ข้าวสาร", category=FOOD, money_out="60")

    def troubled() -> object:
        asked.append(1)
        if len(asked) == 1:
            raise EnvironmentProblem("disk_trouble")
        return plain()

    outcome = page.grid.parts.saver.add

    def kept(*told: object, **more: object) -> object:
        done = outcome(*told, **more)  # type: ignore[arg-type]
        monkeypatch.setattr(desk, "reader", troubled)
        return done

    monkeypatch.setattr(page.grid.parts.saver, "add", kept)
    enter()
    monkeypatch.setattr(desk, "reader", plain)

    assert page.grid.typing.row.is_blank
    settle()
    assert shown(page) == in_the_ledger(desk)
    assert page.grid.model.entries == 1
    assert page.grid.waiting_rows() == []


def test_after_every_row_kept_the_grid_is_what_a_grid_built_anew_would_be(page: EntryPage, typist: Typist) -> None:
    chance = random.Random(11)
    for turn in range(14):
        if turn < 4 or chance.random() < 0.5:
            day = f"{chance.randint(1, 20)}/11"
            typist.row(date=day, what=chance.choice(("ข้าวสาร", "เกลือ")), category=FOOD, money_out=str(turn + 5))
        else:
            page.grid.view.setFocus()
            cell, words = chance.choice((("date", f"{chance.randint(1, 20)}/11"), ("money_out", str(turn * 7))))
            page.grid.view.stand_at(chance.randrange(page.grid.model.entries), cell)
            typist.press(Key.Key_F2).type(words)
            enter()
            at_once = shown(page)
            settle()
            assert at_once == shown(page)
            page.grid.focus()
        assert shown(page) == in_the_ledger(page.desk)


def test_a_kept_row_looked_at_when_leaving_was_called_off_is_not_written_again(page: EntryPage, typist: Typist) -> None:
    typist.fill(what="ข้าวสาร", category=FOOD, money_out="60")
    enter()
    settle()
    page.grid.hands.edit(0, "what")

    assert page.may_leave()
    page.grid.focus()
    enter()
    settle()

    assert page.grid.model.entries == 1
    assert page.grid.typing.row.is_blank
