"""A button pressed once too often, or a digit too many, writes nothing nobody meant and hides nothing."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.services.entry_drafts import draft_of
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_tiles.way import TilesWay
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_page import built
from tests.ui.entry_tiles.conftest import written
from tests.ui.entry_tiles.test_writing import one_new, pay, place_of
from tests.ui.hands import press


def test_three_presses_on_write_it_write_once_and_keep_saying_so(way: TilesWay, desk: Desk) -> None:
    before = written(desk)
    press(way.board.tiles[place_of(way, EntryKind.EXPENSE)])
    pay(way, "4", "0")
    for _time in range(3):
        press(way.write)
    assert draft_of(one_new(desk, before)).amount == 4_000
    assert "จดแล้ว" in way.said.what.words()
    assert way.said.take_back.isVisible()


def test_an_amount_no_house_has_is_asked_about_once(way: TilesWay, desk: Desk) -> None:
    before = written(desk)
    press(way.board.tiles[place_of(way, EntryKind.EXPENSE)])
    pay(way, *"999999999")
    press(way.write)
    assert written(desk) == before
    assert "999,999,999" in way.said.what.words()
    press(way.write)
    assert draft_of(one_new(desk, before)).amount == Money(99_999_999_900)


def test_the_words_of_what_was_written_are_larger_than_those_of_what_will_be(way: TilesWay) -> None:
    press(way.board.tiles[place_of(way, EntryKind.EXPENSE)])
    pay(way, "4", "0")
    small = way.said.what.font().pixelSize()
    press(way.write)
    assert way.said.what.font().pixelSize() > small


def test_a_button_pressed_and_its_amount_stay_when_everything_is_built_anew(
    page: EntryPage, way: TilesWay, desk: Desk, qtbot: QtBot
) -> None:
    press(way.board.tiles[place_of(way, EntryKind.EXPENSE)])
    pay(way, "4")
    again = built(desk, qtbot)
    again.restore(page.keep())
    assert isinstance(again.shown, TilesWay)
    assert again.shown.said.amount.words() == "4 บาท"
    assert [one.isChecked() for one in again.shown.board.tiles] == [one.isChecked() for one in way.board.tiles]
