"""Two people of an office type into the same month at once: nothing is lost, each sees what the other wrote."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.commands.entries import DeleteEntries, RemakeEntries
from household_ledger.ui.desk import Desk
from household_ledger.ui.start import others
from tests.ui.entry_grid.conftest import FOOD, THIS_MONTH, Key, Typist, built, written
from tests.ui.shared.conftest import SitDown

PATIENCE = 20_000


class Person:
    """Somebody with a window of their own, typing."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.desk = desk
        self.hands = Typist(built(desk, qtbot))

    def turns_to_it(self) -> Typist:
        """Take the keyboard: it is in one window at a time."""
        self.hands.page.activateWindow()
        self.hands.page.grid.focus()
        QApplication.processEvents()
        return self.hands

    def spends(self, what: str, amount: str) -> None:
        """Type a row."""
        self.turns_to_it().fill(what=what, category=FOOD, money_out=amount).save()

    def spent(self) -> Money:
        """Ask for the figure of the month, as a page does."""
        assert self.desk.household is not None
        return Money(self.desk.figures.month(self.desk.household, THIS_MONTH).cash.cash_spending)


@pytest.fixture
def two(sit_down: SitDown, qtbot: QtBot) -> tuple[Person, Person]:
    """Give two people, each at a window."""
    return Person(sit_down(), qtbot), Person(sit_down(), qtbot)


def test_rows_typed_in_turn_are_all_there_and_in_both_windows_figures(two: tuple[Person, Person]) -> None:
    one, other = two
    for number in range(3):
        one.spends(f"ข้าว {number}", "20")
        assert one.spent() == other.spent() == Money(2000 + number * 5000), "a figure kept is not one gone by"
        other.spends(f"น้ำ {number}", "30")
        assert one.spent() == other.spent() == Money((number + 1) * 5000)

    words = ["ข้าว 0", "น้ำ 0", "ข้าว 1", "น้ำ 1", "ข้าว 2", "น้ำ 2"]
    assert [entry.description for entry in written(one.desk)] == words
    assert [entry.description for entry in written(other.desk)] == words
    assert {entry.kind for entry in written(one.desk)} == {EntryKind.EXPENSE}


def test_a_row_half_typed_stays_while_the_other_saves(two: tuple[Person, Person]) -> None:
    one, other = two
    one.turns_to_it().fill(what="ข้าวสาร", category=FOOD)
    other.spends("น้ำ", "30")
    one.hands.page.refresh()

    assert one.hands.page.grid.typing.row.what == "ข้าวสาร"
    one.turns_to_it().to("money_out").type("20").save()
    assert sorted(entry.description for entry in written(other.desk)) == ["ข้าวสาร", "น้ำ"]


def test_what_the_other_wrote_appears_by_itself(
    two: tuple[Person, Person], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(others, "EVERY_SECONDS", 0.05)
    one, other = two
    others.Others(one.desk)
    told: list[str] = []
    one.desk.said.connect(lambda notice: told.append(notice.words))
    other.spends("น้ำ", "30")

    qtbot.waitUntil(lambda: one.hands.page.grid.model.entries == 1, timeout=PATIENCE)
    assert told == ["มีรายการใหม่จากเครื่องอื่น"]
    assert one.spent() == Money(3000)


def test_a_row_the_other_takes_out_under_the_hands_is_told_of_and_what_is_typed_stays(
    two: tuple[Person, Person], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(others, "EVERY_SECONDS", 0.05)
    one, other = two
    one.spends("น้ำ", "30")
    one.spends("ข้าว", "20")
    others.Others(one.desk)
    told: list[str] = []
    one.desk.said.connect(lambda notice: told.append(notice.words))
    grid = one.hands.page.grid
    one.turns_to_it().press(Key.Key_Up, Key.Key_F2, Key.Key_End).type("เหนียว")
    grid.typing.list.close()

    (gone,) = [entry.id for entry in written(other.desk) if entry.description == "ข้าว"]
    other.desk.do(DeleteEntries((gone,)))
    qtbot.waitUntil(lambda: bool(grid.waiting_rows()), timeout=PATIENCE)

    assert told == ["มีการเปลี่ยนแปลงจากเครื่องอื่น"], "nothing new came"
    assert [row.what for row in grid.waiting_rows()] == ["ข้าวเหนียว"]
    one.turns_to_it().save()
    assert [entry.description for entry in written(other.desk) if not entry.is_deleted] == ["น้ำ", "ข้าวเหนียว"]


def test_each_window_takes_back_its_own_row(two: tuple[Person, Person]) -> None:
    one, other = two
    one.spends("ข้าว", "20")
    other.spends("น้ำ", "30")
    one.desk.undo()

    assert [entry.description for entry in written(other.desk)] == ["น้ำ"]
    assert other.spent() == one.spent() == Money(3000)
    other.desk.undo()
    assert one.spent() == Money(0)


def test_the_second_press_goes_past_what_the_other_changed_though_it_is_heard_of_in_between(
    two: tuple[Person, Person], qtbot: QtBot
) -> None:
    one, other = two
    others.Others(one.desk)
    one.spends("น้ำ", "30")
    one.spends("ข้าว", "20")
    told: list[str] = []
    one.desk.said.connect(lambda notice: told.append(notice.words))
    (changed,) = [entry.id for entry in written(other.desk) if entry.description == "ข้าว"]
    other.desk.do(RemakeEntries((changed,), lambda was: replace(was, description="ข้าวเหนียว")))

    one.desk.undo()
    assert "มีคนแก้" in told[0]
    qtbot.waitUntil(lambda: "มีการเปลี่ยนแปลงจากเครื่องอื่น" in told, timeout=PATIENCE)
    qtbot.wait(200)
    assert len(told) == 2, "nothing of a server that is back: it was never away"

    one.desk.undo()
    assert [entry.description for entry in written(one.desk)] == ["ข้าวเหนียว"]


def test_a_book_that_closes_is_not_told_any_more_that_its_server_is_back(
    two: tuple[Person, Person],
) -> None:
    desk, told = two[0].desk, list[str]()
    one = others.Others(desk)
    desk.back.connect(lambda: told.append("back"))
    desk.said.connect(lambda notice: told.append(notice.words))
    for signal, *what in ((one._came_back,), (one._lost, EnvironmentProblem("no_server", name="x", server="y"))):
        signal.emit(*what)
    one.stop()
    QApplication.processEvents()

    assert told == []
