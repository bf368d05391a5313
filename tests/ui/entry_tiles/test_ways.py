"""The page shows the way of writing that fits who writes, changes to another, and keeps what was chosen."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from household_ledger.domain.period import Month
from household_ledger.services.commands.months import CloseMonth
from household_ledger.ui.arrivals import CountCash, WriteOn
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_grid.way import GridWay
from household_ledger.ui.entry_paper.way import PaperWay
from household_ledger.ui.entry_tiles.way import TilesWay
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_page import built
from tests.ui.entry_tiles.conftest import THIS_MONTH, written
from tests.ui.hands import child, press


def shown(page: EntryPage) -> type[object]:
    return type(page.shown)


@pytest.mark.parametrize(("writer", "way"), [("participant", TilesWay), ("volunteer", GridWay), ("provider", PaperWay)])
def test_who_writes_decides_the_way_until_one_is_chosen(
    desk: Desk, qtbot: QtBot, writer: str, way: type[object]
) -> None:
    desk.settings.chosen["writer"] = writer
    assert shown(built(desk, qtbot)) is way


def test_a_way_is_chosen_and_stays_chosen(page: EntryPage, desk: Desk, qtbot: QtBot) -> None:
    press(child(page, "choice_grid"))
    assert shown(page) is GridWay
    assert page.grid.isVisible()
    assert child(page, "count_cash").isVisible()
    assert shown(built(desk, qtbot)) is GridWay
    press(child(page, "choice_tiles"))
    assert shown(page) is TilesWay
    assert not child(page, "count_cash").isVisible()


def test_counting_cash_goes_to_the_table_and_a_day_to_the_buttons(page: EntryPage, desk: Desk) -> None:
    day = desk.today.replace(day=3)
    page.arrive(WriteOn(day))
    assert isinstance(page.shown, TilesWay)
    assert page.shown.day == day
    page.arrive(CountCash())
    assert shown(page) is GridWay


def test_a_file_without_households_offers_to_add_one(empty_desk: Desk, qtbot: QtBot) -> None:
    empty_desk.settings.chosen["writer"] = "participant"
    page = built(empty_desk, qtbot)
    assert child(page, "begin").isVisible()
    assert not page.shown.isVisible()


def test_a_closed_month_says_so_and_is_not_written_in(way: TilesWay, desk: Desk) -> None:
    assert desk.household is not None
    closed = Month(2026, 10)
    with desk.reader() as reader:
        is_closed = bool((desk.household, 202610) in reader.closed_months((desk.household,)))
    if not is_closed:
        desk.execute(CloseMonth(desk.household, closed))
    way.arrive(WriteOn(closed.last))
    way.refresh()
    assert child(way, "lock_banner").isVisible()
    before = written(desk)
    press(way.board.tiles[0])
    press(child(way, "pad_5"))
    press(way.write)
    assert not way.write.isEnabled()
    assert written(desk) == before
    press(child(way, "day_0"))
    assert way.write.isEnabled()
    assert THIS_MONTH.first <= way.day


def test_each_household_has_its_own_half(way: TilesWay, desk: Desk) -> None:
    press(way.board.tiles[1])
    press(child(way, "pad_5"))
    half, first = way.half, desk.household
    desk.look_at(desk.figures.households()[1].id)
    assert way.half != half
    desk.look_at(first)
    assert way.half == half
