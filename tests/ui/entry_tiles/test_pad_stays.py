"""The number pad stands where it stood, whatever the card above it says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from household_ledger.settings import TYPE_SIZES
from tests.ui.entry_grid.conftest import window as window  # noqa: PLC0414 -- a fixture
from tests.ui.entry_tiles.test_large_letters import Sized, laid_out
from tests.ui.entry_tiles.test_large_letters import sized as sized  # noqa: PLC0414 -- a fixture
from tests.ui.hands import press

_LONG = "ค่ากับข้าวตลาดเช้าวันพระใหญ่ ขนมหลานสามคน และของฝากญาติต่างบ้าน"


@pytest.mark.parametrize("percent", TYPE_SIZES)
def test_the_pad_neither_moves_nor_shrinks_while_an_entry_with_a_long_name_is_written(
    sized: Sized, percent: int
) -> None:
    way = sized(percent)
    stood = way.pad.geometry()
    seen = set()
    place = next(place for place, one in enumerate(way.pages._own[0]) if one.amount and not one.is_by_card)
    press(way.board.tiles[place])
    laid_out()
    seen.add(way.pad.geometry().getRect())
    tile = way.half.tile
    assert tile is not None
    way._put(replace(way.half, tile=replace(tile, words=_LONG)))
    laid_out()
    seen.add(way.pad.geometry().getRect())
    way.pad.pressed.emit("7")
    laid_out()
    seen.add(way.pad.geometry().getRect())
    press(way.write)
    laid_out()
    seen.add(way.pad.geometry().getRect())

    assert way.written.last is not None
    assert seen == {stood.getRect()}
    assert _LONG in way.said.accessibleName()
