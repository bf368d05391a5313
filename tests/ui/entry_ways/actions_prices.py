"""What a hand does with the village's prices where entries are written."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QPushButton

from tests.ui.entry_grid.conftest import FOOD
from tests.ui.entry_ways.actions_base import Scene, action
from tests.ui.hands import child, press


@action("entry_grid", "SetPrices")
def a_price_kept_for_the_village(scene: Scene) -> Iterator[None]:
    scene.typist.row("กินเอง", what="หน่อไม้ 2 กก.", category=FOOD, unit_price="30")
    yield
    press(child(scene.page, "keep_price", QPushButton))
