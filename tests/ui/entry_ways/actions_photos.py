"""What a hand does with pictures of rows."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from household_ledger.domain.kinds import EntryKind
from household_ledger.settings import TILES_WAY
from household_ledger.ui.widgets import dialogs
from tests.ui.entry_grid.photo_hands import copied, image, picture
from tests.ui.entry_tiles.test_writing import pay, place_of
from tests.ui.entry_ways.actions_base import Scene, action, breathe
from tests.ui.hands import child, press

_CONTROL = Qt.KeyboardModifier.ControlModifier
_MOST_SECONDS = 20


def made_ready(scene: Scene) -> None:
    """Wait until pictures are made ready, as a person does."""
    end = time.monotonic() + _MOST_SECONDS
    while scene.desk.jobs.is_busy and time.monotonic() < end:
        QApplication.processEvents()
    breathe()


def on_a_row(scene: Scene) -> None:
    """Write a row, stand at it, and have a picture in the hand."""
    scene.typist.row(what="ปุ๋ย", category="ข้าว อาหารสด เครื่องปรุง", money_out="350")
    scene.page.grid.view.stand_at(scene.page.grid.model.entries - 1, "what")
    copied(image())


@action("entry_grid", "AttachPhotos")
def a_picture_pasted(scene: Scene) -> Iterator[None]:
    on_a_row(scene)
    yield
    scene.typist.press(Qt.Key.Key_V, held=_CONTROL)
    made_ready(scene)


@action("entry_grid", "DetachPhoto")
def a_picture_taken_off(scene: Scene) -> Iterator[None]:
    on_a_row(scene)
    scene.typist.press(Qt.Key.Key_V, held=_CONTROL)
    made_ready(scene)
    scene.typist.press(Qt.Key.Key_F12)
    viewer = child(scene.window, "photo_viewer")
    breathe()
    yield
    QTest.keyClick(viewer, Qt.Key.Key_Delete)
    breathe()
    viewer.close()


@action("entry_tiles", "AttachPhotos")
def a_picture_after_a_large_button(scene: Scene) -> Iterator[None]:
    scene.way(TILES_WAY)
    press(scene.tiles.board.tiles[place_of(scene.tiles, EntryKind.EXPENSE)])
    pay(scene.tiles, "1", "2", "0")
    press(scene.tiles.write)
    breathe()
    path = picture(scene.desk.settings.path.parent)
    scene.patch.setattr(dialogs, "open_paths", lambda *_asked: [path])
    yield
    press(child(scene.tiles, "attach_photo"))
    made_ready(scene)


@action("entry_grid", "AddWithPhotos")
def a_row_with_its_picture(scene: Scene) -> Iterator[None]:
    copied(image())
    scene.typist.press(Qt.Key.Key_V, held=_CONTROL)
    made_ready(scene)
    scene.typist.fill(what="ปุ๋ย", category="ข้าว อาหารสด เครื่องปรุง", money_out="350")
    yield
    scene.typist.save()
