"""The server goes away while somebody types: a sentence, the row stays, and it is saved once it is back."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from household_ledger.ui.desk import Desk
from tests.server import Kept
from tests.ui.entry_grid.conftest import FOOD, Typist, built, written
from tests.ui.hands import child, press


@pytest.mark.parametrize("goes", ["stop", "crash"])
def test_a_row_typed_while_the_server_is_away_stays_and_is_saved_when_it_is_back(
    goes: str, own_server: Kept, own_desk: Desk, qtbot: QtBot
) -> None:
    typist = Typist(built(own_desk, qtbot))
    typist.row(what="ข้าว", category=FOOD, money_out="20")
    grid = typist.page.grid
    getattr(own_server, goes)()
    typist.fill(what="น้ำ", category=FOOD, money_out="30").save()

    assert grid.notice.words.words() == "ยังไม่บันทึก", "why stands in the bar alone"
    assert grid.typing.row.what == "น้ำ"
    press(child(typist.page, "retry"))
    assert grid.typing.row.what == "น้ำ"
    own_server.start()
    press(child(typist.page, "retry"))

    assert [entry.description for entry in written(own_desk)] == ["ข้าว", "น้ำ"]
    assert grid.typing.row.is_blank
    assert not grid.notice.isVisible()
