"""Who is typing is not forgotten when undo takes the person away and redo brings the person back."""

from __future__ import annotations

import pytest

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import Role
from household_ledger.domain.register import Person
from household_ledger.services.commands.first_household import AddFirstHousehold
from household_ledger.services.commands.register import AddRecords
from household_ledger.ui.desk import Desk, Notice
from household_ledger.ui.frame.window import Window
from tests.ui.frame.conftest import Opened, TinyPage, settle
from tests.ui.hands import child


def typist(window: Window) -> str:
    return child(window, "status_person").accessibleName()


def test_who_was_taken_away_with_the_first_household_types_on_when_both_are_back(
    open_window: Opened, empty_desk: Desk
) -> None:
    window = open_window(empty_desk)
    empty_desk.execute(AddFirstHousehold(person="ป้าแดง", role=Role.RECORDER, code="001", name="บ้านแดง", cash=None))
    empty_desk.take_first()
    settle()
    assert typist(window) == "ผู้บันทึก: ป้าแดง"

    empty_desk.undo()
    settle()
    assert empty_desk.person == NO_ID
    assert typist(window) == "ใครกำลังจด?"

    said = list[Notice]()
    empty_desk.said.connect(said.append)
    window.doings.steps.redo()
    settle()
    assert [one.words for one in said] == ["ทำที่ยกเลิกไปอีกครั้ง: เพิ่มครัวเรือน บ้านแดง"], "named once"
    assert typist(window) == "ผู้บันทึก: ป้าแดง"
    assert empty_desk.household == empty_desk.figures.households()[0].id


def test_whoever_took_over_meanwhile_types_on(window: Window) -> None:
    desk = window.desk
    made = desk.execute(AddRecords((Person(id=NO_ID, name="ป้าแดง", role=Role.RECORDER),)))
    desk.let_type(made.ids[0])
    settle()
    desk.undo()
    settle()
    with desk.reader() as reader:
        other = reader.all(Person)[0]
    desk.let_type(other.id)

    desk.redo()
    settle()

    assert desk.person == other.id


def test_the_keyboard_is_back_where_the_page_begins_when_it_is_said_who_types(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TinyPage, "first_focus", lambda page: page.go)  # not what Qt would take: the first there is
    desk = window.desk
    names = ("ป้าแดง", "ลุงดำ")
    made = desk.execute(AddRecords(tuple(Person(id=NO_ID, name=name, role=Role.RECORDER) for name in names)))
    settle()
    window.typist.ask()
    settle()
    answer = child(window.parts.messages, "answer")
    answer.setFocus()
    assert window.focusWidget() is answer

    desk.let_type(made.ids[0])
    settle()

    assert window.parts.messages.shown() == ()
    page = window.parts.pages.page()
    assert isinstance(page, TinyPage)
    assert window.focusWidget() is page.go


def test_whoever_is_away_is_not_taken_for_the_next_who_comes(window: Window) -> None:
    desk = window.desk
    made = desk.execute(AddRecords((Person(id=NO_ID, name="ป้าแดง", role=Role.RECORDER),)))
    desk.let_type(made.ids[0])
    settle()
    desk.undo()
    settle()

    desk.execute(AddRecords((Person(id=NO_ID, name="ป้าเขียว", role=Role.RECORDER),)))
    settle()

    assert desk.person == NO_ID
