"""An entry just written with the large buttons is given a picture of its receipt, and goes with it when taken out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from household_ledger.domain.kinds import EntryKind
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_tiles.way import TilesWay
from household_ledger.ui.widgets import dialogs
from tests.ui.entry_grid.photo_hands import picture
from tests.ui.entry_tiles.conftest import written
from tests.ui.entry_tiles.test_writing import FINGER, pay, place_of
from tests.ui.hands import child, press


def write(way: TilesWay) -> None:
    press(way.board.tiles[place_of(way, EntryKind.EXPENSE)])
    pay(way, "1", "2", "0")
    press(child(way, "write_it"))
    QApplication.processEvents()


def attach(way: TilesWay, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    monkeypatch.setattr(dialogs, "open_paths", lambda *_asked: list(paths))
    press(child(way, "attach_photo"))
    qtbot.waitUntil(lambda: not way.desk.jobs.is_busy, timeout=20_000)
    QApplication.processEvents()


def test_it_is_offered_once_something_is_written_and_as_large_as_a_finger(way: TilesWay) -> None:
    assert not child(way, "attach_photo").isVisible()

    write(way)

    made = child(way, "attach_photo")
    assert made.isVisible()
    assert min(made.width(), made.height()) >= FINGER
    assert made.accessibleName()
    press(way.board.tiles[0])
    assert not made.isVisible()


def test_the_entry_gets_the_pictures_and_says_how_many(
    way: TilesWay, desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = written(desk)
    write(way)

    attach(way, qtbot, monkeypatch, picture(tmp_path), picture(tmp_path, "อีกใบ.png", "navy"))

    (made,) = [one for one in written(desk) if one.id not in {each.id for each in before}]
    assert len(made.photos.split()) == 2
    assert way.said.photo.text() == "2"
    assert "2 รูป" in way.said.photo.accessibleName()


def test_taking_it_out_takes_out_entry_and_picture(
    way: TilesWay, desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = written(desk)
    write(way)
    attach(way, qtbot, monkeypatch, picture(tmp_path))

    press(child(way, "take_back"))
    QApplication.processEvents()

    assert written(desk) == before


def test_what_is_no_picture_is_told_and_changes_nothing(
    way: TilesWay, desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    desk.said.connect(lambda notice: told.append(notice.words))
    write(way)
    before = written(desk)
    (tmp_path / "บิล.pdf").write_bytes(b"%PDF-1.4")

    attach(way, qtbot, monkeypatch, tmp_path / "บิล.pdf")

    assert written(desk) == before
    assert "บิล.pdf" in told[-1]
    assert child(way, "take_back").isVisible()
