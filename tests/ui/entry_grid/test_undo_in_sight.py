"""Ctrl+Z where nothing is typed: the step of what is looked at goes at once, any other is told and asked about."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from household_ledger.domain.ids import Id
from household_ledger.ui.desk import Desk
from household_ledger.ui.frame.window import Window
from household_ledger.ui.widgets import dialogs
from tests.ui.entry_grid.conftest import CONTROL, FOOD, SHIFT, THIS_MONTH, Key, Typist, page_of, settle, written
from tests.ui.hands import child, press


class Asked:
    """What was asked, and the answer that is given."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.words: list[str] = []
        self.answer = False
        monkeypatch.setattr(dialogs, "confirm", self._confirm)

    def _confirm(self, _parent: QWidget, title: str, words: str, yes: str, no: str = "") -> bool:
        assert title
        assert yes
        assert no, "Enter, which a hand goes on pressing, is no answer"
        self.words.append(words)
        return self.answer


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    return Asked(monkeypatch)


def bought(window: Window, what: str = "ข้าวสาร", baht: str = "60") -> Typist:
    typist = Typist(page_of(window))
    typist.row(what=what, category=FOOD, money_out=baht)
    settle()
    return typist


def second(desk: Desk) -> Id:
    return desk.figures.households()[1].id


def test_another_household_s_step_is_told_and_stays_unless_it_is_wanted(
    window: Window, desk: Desk, asked: Asked
) -> None:
    first = desk.figures.households()[0]
    typist = bought(window)
    typist.press(Key.Key_Down, held=CONTROL)
    settle()
    assert typist.cell == "what"

    typist.press(Key.Key_Z, held=CONTROL)
    settle()

    assert len(asked.words) == 1
    assert f"{first.code} {first.name}" in asked.words[0]
    assert "ข้าวสาร 60 บาท" in asked.words[0]
    assert desk.household == second(desk)
    desk.look_at(first.id)
    assert len(written(desk)) == 1


def test_who_wants_it_is_brought_there_and_sees_it_go(window: Window, desk: Desk, asked: Asked) -> None:
    asked.answer = True
    first = desk.household
    typist = bought(window)
    typist.press(Key.Key_Down, held=CONTROL)
    typist.type("ของบ้านสอง")
    settle()
    press(child(window, "undo"))
    settle()

    assert asked.words
    assert desk.household == first
    assert not written(desk)
    assert page_of(window).grid.model.entries == 0
    desk.look_at(second(desk))
    settle()
    assert page_of(window).grid.typing.row.what == "ของบ้านสอง", "what was typed there waits there"


def test_another_month_s_step_is_told_and_gone_to(window: Window, desk: Desk, asked: Asked) -> None:
    typist = bought(window)
    window.turn_to(THIS_MONTH.plus(-1))
    settle()

    typist.press(Key.Key_Z, held=CONTROL)
    settle()
    assert "พฤศจิกายน 2569" in asked.words[0]
    assert len(written(desk)) == 1
    assert desk.month == THIS_MONTH.plus(-1)

    asked.answer = True
    typist.press(Key.Key_Z, held=CONTROL)
    settle()
    assert desk.month == THIS_MONTH
    assert not written(desk)


def test_what_is_looked_at_is_undone_and_brought_back_without_a_question(
    window: Window, desk: Desk, asked: Asked
) -> None:
    typist = bought(window)
    bought(window, "ไข่", "20")
    typist.press(Key.Key_Z, Key.Key_Z, held=CONTROL)
    assert not written(desk)
    typist.press(Key.Key_Z, held=CONTROL | SHIFT)

    assert len([one for one in written(desk) if not one.is_deleted]) == 1
    assert not asked.words


def test_a_row_of_another_month_written_just_now_from_here_goes_without_a_question(
    window: Window, desk: Desk, asked: Asked
) -> None:
    typist = Typist(page_of(window))
    typist.press(Key.Key_Backtab).type("20/10").fill(what="ข้าวสาร", category=FOOD, money_out="60").save()
    settle()
    before = len(written(desk, THIS_MONTH.plus(-1)))

    typist.press(Key.Key_Z, held=CONTROL)
    settle()

    assert len(written(desk, THIS_MONTH.plus(-1))) == before - 1
    assert not asked.words


def test_redo_asks_as_undo_does(window: Window, desk: Desk, asked: Asked) -> None:
    typist = bought(window)
    typist.press(Key.Key_Z, held=CONTROL)
    window.turn_to(THIS_MONTH.plus(-1))
    settle()
    typist.press(Key.Key_Y, held=CONTROL)
    settle()

    assert len(asked.words) == 1
    assert not written(desk)


def test_the_button_says_whose_step_it_would_take_back(window: Window, desk: Desk) -> None:
    first = desk.figures.households()[0]
    bought(window)
    undo = child(window, "undo")
    assert first.code not in undo.accessibleName()

    window.look_at(second(desk))
    settle()

    assert f"{first.code} · " in undo.accessibleName()
