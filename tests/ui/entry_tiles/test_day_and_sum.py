"""The day that stays is said where it is written; Home leads to the first button; amounts may be added up."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from household_ledger.domain.money import Money
from household_ledger.services.entry_drafts import draft_of
from household_ledger.ui.board.half import Half
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_tiles.way import TilesWay
from tests.ui.entry_tiles.conftest import written
from tests.ui.hands import child, press, type_words


def test_yesterday_stays_and_is_said_on_the_button_and_with_what_was_written(way: TilesWay, desk: Desk) -> None:
    assert way.write.text() == "จดเลย"
    press(child(way, "day_1"))
    press(way.board.tiles[0])
    way.pad.pressed.emit("7")
    assert way.write.text() == way.write.accessibleName() == "จดเลย · เมื่อวาน"
    press(way.write)

    assert way.written.last is not None
    assert way.said.what.words().startswith("จดแล้ว · เมื่อวาน · ")
    assert way.write.text() == "จดเลย · เมื่อวาน", "the next one is written on that day, too"
    assert way.day == desk.today - timedelta(days=1)


def test_home_goes_to_the_first_button(way: TilesWay) -> None:
    way.board.tiles[6].setFocus()
    QTest.keyClick(way.board.tiles[6], Qt.Key.Key_Home)
    assert way.board.place_with_keyboard() == 0


def test_amounts_with_a_plus_are_one_entry_of_what_they_come_to(way: TilesWay, desk: Desk) -> None:
    before = written(desk)
    press(way.board.tiles[2])
    type_words(way, "20+15")
    assert "20 + 15 = 35" in way.said.amount.words()
    press(way.write)
    if way.written.last is None:  # far from the usual
        press(way.write)
    (made,) = [one for one in written(desk) if one not in before]
    assert draft_of(made).amount == Money(35_00)


def test_a_plus_stands_only_between_amounts() -> None:
    half = Half()
    for key in ("+", "1", "+", "+", "2", ".", "5", "+"):
        half = half.with_key(key)
    assert (half.typed, half.amount, half.shown) == ("1+2.5+", 350, "1 + 2.5 +")
    assert half.with_key("back").shown == "1 + 2.5 = 3.50"
