"""The large buttons, with keys alone and by pointing alone: three of each."""

from __future__ import annotations

from household_ledger.ui.entry_tiles.way import TilesWay
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_ways.alone import Hit, Key, Point, by_keys, by_pointing
from tests.ui.hands import child


@by_keys("tiles")
def tile_by_keys(_page: EntryPage, hit: Hit) -> None:
    hit(Key.Key_Right)
    hit("120")
    hit(Key.Key_Return)


@by_pointing("tiles")
def tile_by_pointing(page: EntryPage, point: Point) -> None:
    way = page.shown
    assert isinstance(way, TilesWay)
    point(way.board.tiles[1])
    for key in ("1", "2", "0"):
        point(child(way, f"pad_{key}"))
    point(way.write)
