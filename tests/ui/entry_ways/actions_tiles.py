"""What a hand does with the large buttons."""

from __future__ import annotations

from collections.abc import Iterator

from household_ledger.domain.kinds import EntryKind
from household_ledger.settings import TILES_WAY
from household_ledger.ui.widgets import dialogs
from tests.ui.entry_tiles.test_writing import pay, place_of
from tests.ui.entry_ways.actions_base import Scene, action, breathe
from tests.ui.hands import press


@action("entry_tiles", "AddEntries")
def a_large_button(scene: Scene) -> Iterator[None]:
    scene.way(TILES_WAY)
    press(scene.tiles.board.tiles[place_of(scene.tiles, EntryKind.EXPENSE)])
    pay(scene.tiles, "1", "2", "0")
    yield
    press(scene.tiles.write)


@action("entry_tiles", "AddRecords")
def a_shop_named(scene: Scene) -> Iterator[None]:
    scene.way(TILES_WAY)
    scene.patch.setattr(dialogs, "ask_text", lambda *_asked: "ร้านยายมา")
    press(scene.tiles.board.tiles[place_of(scene.tiles, EntryKind.EXPENSE)])
    pay(scene.tiles, "4", "0")
    press(scene.tiles.owed)
    breathe()
    yield
    press(next(one for one in scene.tiles.board.tiles if "อื่น …" in one.words()))
