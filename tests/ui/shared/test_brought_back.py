"""The database of a ledger is taken away and brought back under an open window: it is noticed, and read anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from household_ledger.db.postgres.making import make_ledger
from household_ledger.errors import LedgerError
from household_ledger.services.server_address import ServerAddress
from household_ledger.ui.desk import SERVER, Desk, Notice
from household_ledger.ui.start import others
from tests.databases import Databases
from tests.server import Kept
from tests.ui.conftest import TickingClock
from tests.ui.entry_grid.conftest import FOOD, Typist, built, written

PATIENCE = 20_000


def test_the_bar_goes_and_the_row_typed_meanwhile_is_saved(
    own_server: Kept, own_desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(others, "EVERY_SECONDS", 0.2)
    own_desk.drafts_folder = tmp_path / "unsaved"
    typist = Typist(built(own_desk, qtbot))
    typist.row(what="ข้าว", category=FOOD, money_out="20")
    store, standing = own_desk.opened.ledger.store, set[str]()
    store.bundle(tmp_path / "kept.hlbundle")  # type: ignore[attr-defined]

    def say(notice: Notice) -> None:
        if notice.about == SERVER:
            standing.add(notice.words)

    own_desk.said.connect(say)
    own_desk.unsaid.connect(lambda _about: standing.clear())
    others.Others(own_desk)
    place = own_desk.opened.place
    assert isinstance(place, ServerAddress)
    databases = Databases(own_server.where)
    with qtbot.capture_exceptions() as raised:
        databases.drop(place.name)
        qtbot.waitUntil(lambda: bool(standing), timeout=PATIENCE)
        typist.fill(what="น้ำ", category=FOOD, money_out="30").save()
        assert "ร่าง" in typist.page.grid.notice.words.words()
        databases._run("create database {} template template0 encoding 'UTF8' locale 'C'", place.name)
        qtbot.wait(600)
        make_ledger(place, TickingClock())
        own_desk.opened.ledger.merge(tmp_path / "kept.hlbundle")
        qtbot.waitUntil(lambda: not standing, timeout=PATIENCE)
        qtbot.waitUntil(lambda: typist.page.grid.typing.row.is_blank, timeout=PATIENCE)

    assert [entry.description for entry in written(own_desk)] == ["ข้าว", "น้ำ"]
    assert all(issubclass(kind, LedgerError) for kind, *_rest in raised), "what is told in words"
