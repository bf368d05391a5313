"""What the large buttons could not write yet, or nobody knows of: none takes another's place."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from household_ledger.domain.kinds import EntryKind
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.ledger import Ledger
from household_ledger.services.views.tiles import Tile
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_tiles.way import TilesWay
from tests.ui.entry_tiles.conftest import written
from tests.ui.entry_tiles.test_writing import pay
from tests.ui.hands import child, press
from tests.ui.lost_answers import IS_SAVED, Lose, drafted, gone, lose, server_back

__all__ = ["lose"]


@pytest.fixture
def spending(way: TilesWay) -> tuple[Tile, Tile]:
    """Give two buttons of spending."""
    spent = [one for one in way.pages.own if one.kind is EntryKind.EXPENSE and not one.is_by_card and one.words]
    return spent[0], spent[1]


@pytest.fixture(autouse=True)
def _folder(desk: Desk, tmp_path: Path) -> None:
    desk.drafts_folder = tmp_path / "unsaved"


def choose(way: TilesWay, tile: Tile) -> None:
    press(way.board.tiles[way.pages.own.index(tile)])


def write(way: TilesWay, tile: Tile, *keys: str) -> None:
    choose(way, tile)
    pay(way, *keys)
    press(way.write)


def escape(way: TilesWay) -> None:
    QTest.keyClick(way.board.tiles[0], Qt.Key.Key_Escape)
    assert way.half.tile is None


def made(desk: Desk, before: int) -> list[tuple[str, int]]:
    return [(one.description, int(draft_of(one).amount)) for one in written(desk)[before:]]


@pytest.mark.parametrize("ends", ["escape", "pressed over"])
def test_two_entries_refused_are_both_kept_as_drafts(
    way: TilesWay, desk: Desk, spending: tuple[Tile, Tile], monkeypatch: pytest.MonkeyPatch, ends: str
) -> None:
    bus, rice = spending
    with monkeypatch.context() as away:
        away.setattr(Ledger, "execute", gone)
        write(way, bus, "2", "0")
        if ends == "escape":
            escape(way)
        else:
            pay(way, "back", "back")
        write(way, rice, "3", "0")

    assert drafted(desk) == [(bus.words, 20_00), (rice.words, 30_00)]


@pytest.mark.parametrize("mended", ["amount", "what"])
def test_an_entry_mended_after_it_was_refused_takes_its_own_place(
    way: TilesWay, desk: Desk, spending: tuple[Tile, Tile], monkeypatch: pytest.MonkeyPatch, mended: str
) -> None:
    bus, rice = spending
    before = len(written(desk))
    with monkeypatch.context() as away:
        away.setattr(Ledger, "execute", gone)
        write(way, bus, "2", "0")
        if mended == "amount":
            pay(way, "back", "5")
        else:
            choose(way, rice)
        press(way.write)
        wanted = (bus.words, 25_00) if mended == "amount" else (rice.words, 20_00)
        assert drafted(desk) == [wanted]
    press(way.write)

    assert made(desk, before) == [wanted]
    assert drafted(desk) == []


@pytest.mark.parametrize("is_saved", [True, False])
def test_what_nobody_knows_of_outlives_an_entry_refused_after_it(
    way: TilesWay,
    desk: Desk,
    spending: tuple[Tile, Tile],
    monkeypatch: pytest.MonkeyPatch,
    lose: Lose,
    *,
    is_saved: bool,
) -> None:
    bus, rice = spending
    before = len(written(desk))
    lose(is_saved)
    write(way, bus, "2", "0")
    escape(way)
    with monkeypatch.context() as away:
        away.setattr(Ledger, "execute", gone)
        write(way, rice, "3", "0")
    server_back(desk)
    press(way.write)

    assert made(desk, before) == ([(bus.words, 20_00)] if is_saved else []) + [(rice.words, 30_00)]
    assert drafted(desk) == ([] if is_saved else [(bus.words, 20_00)])


@pytest.mark.parametrize("as_before", [True, False])
def test_an_entry_after_one_found_to_be_saved_is_written(
    way: TilesWay, desk: Desk, spending: tuple[Tile, Tile], lose: Lose, *, as_before: bool
) -> None:
    bus, rice = spending
    before = len(written(desk))
    lose(IS_SAVED)
    write(way, bus, "2", "0")
    escape(way)
    server_back(desk)
    write(way, bus if as_before else rice, "2", "0")

    assert made(desk, before) == [(bus.words, 20_00), ((bus if as_before else rice).words, 20_00)]
    assert way.half.tile is None


def test_an_entry_found_to_be_saved_leaves_the_day_that_is_written_on(
    way: TilesWay, desk: Desk, spending: tuple[Tile, Tile], lose: Lose
) -> None:
    press(child(way, "day_1"))
    day = way.day
    assert day != desk.today
    lose(IS_SAVED)
    write(way, spending[0], "2", "0")
    server_back(desk)

    assert not way.half.typed
    assert way.day == day
