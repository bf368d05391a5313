"""The pictures of a row are looked at with keys alone or the mouse alone: near, whole, added, saved out, taken off."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.services.commands.months import CloseMonth
from household_ledger.services.commands.photos import AttachPhotos
from household_ledger.services.photos import Source, fit_photo
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.photos.viewer import PhotoViewer
from household_ledger.ui.theme.look import Look
from household_ledger.ui.widgets import dialogs
from tests.ui.conftest import Shot, wear
from tests.ui.entry_grid.conftest import CONTROL, Typist, built
from tests.ui.entry_grid.photo_hands import LEFT, copied, drag, files, image, photos_of, picture, row_place, settled
from tests.ui.entry_grid.test_photos_of_rows import entry_at, look_at
from tests.ui.hands import child, press

Key = Qt.Key
ROW = 2
COLOURS = ("red", "green", "blue")


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> EntryPage:
    """Give the page of a month, with three pictures at one row."""
    page = built(desk, qtbot)
    entry = entry_at(page, ROW)
    assert desk.household is not None
    photos = []
    for colour in COLOURS:
        out = io.BytesIO()
        Image.new("RGB", (800, 600), colour).save(out, "PNG")
        photos.append(fit_photo(Source(colour, out.getvalue()), desk.household, desk.today))
    desk.execute(AttachPhotos(entry, tuple(photos)))
    QApplication.processEvents()
    page.grid.view.verticalScrollBar().setValue(0)
    return page


@pytest.fixture
def entry(page: EntryPage) -> Id:
    return entry_at(page, ROW)


@pytest.fixture
def viewer(page: EntryPage) -> PhotoViewer:
    """Open the pictures as a hand on the keyboard does."""
    return opened(page)


def opened(page: EntryPage) -> PhotoViewer:
    page.grid.view.stand_at(ROW, "what")
    Typist(page).press(Key.Key_F12)
    return shown(page)


def shown(page: EntryPage) -> PhotoViewer:
    found = child(page.window(), "photo_viewer")
    assert isinstance(found, PhotoViewer)
    QApplication.processEvents()
    return found


def colour_of(viewer: PhotoViewer) -> str:
    """Name the colour in the middle of the picture as it is drawn."""
    drawn = viewer.canvas.grab().toImage().pixelColor(viewer.canvas.rect().center())
    return max(zip((drawn.red(), drawn.green(), drawn.blue()), COLOURS, strict=True))[1]


def key(viewer: PhotoViewer, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for one in keys:
        QTest.keyClick(QApplication.focusWidget() or viewer, one, held)
        QApplication.processEvents()


def test_keys_go_from_picture_to_picture_near_and_away_and_esc_comes_back_to_the_row(
    page: EntryPage, viewer: PhotoViewer
) -> None:
    assert (colour_of(viewer), viewer.counted.words()) == ("red", "รูปที่ 1 จาก 3")
    key(viewer, Key.Key_Right, Key.Key_Right)
    assert colour_of(viewer) == "blue"
    key(viewer, Key.Key_Right)
    assert viewer.place == 2
    key(viewer, Key.Key_PageUp)
    assert colour_of(viewer) == "green"

    whole = viewer.percent.words()
    key(viewer, *[Key.Key_Plus] * 5)
    assert viewer.canvas.is_near
    key(viewer, Key.Key_Right)
    assert viewer.place == 1, "near, the arrow moves the picture"
    key(viewer, Key.Key_0)
    assert (viewer.percent.words(), viewer.canvas.is_near) == (whole, False)

    key(viewer, Key.Key_Escape)
    assert not isValid(viewer) or not viewer.isVisible()
    assert page.grid.view.current_cell() == (ROW, "what")
    assert page.grid.view.hasFocus()


def test_the_mouse_alone_opens_goes_on_comes_near_and_closes(page: EntryPage) -> None:
    view = page.grid.view
    rect = view.visualRect(page.grid.model.index(ROW, 1))
    words = look_at(page, ROW).text
    past = view.fontMetrics().horizontalAdvance(words)
    for x in range(rect.left() + past, rect.right(), 8):
        press(view.viewport(), QPoint(x, rect.center().y()))
        if page.window().findChild(PhotoViewer) is not None:
            break
    viewer = shown(page)

    press(child(viewer, "photo_after"))
    assert colour_of(viewer) == "green"
    press(child(viewer, "photo_nearer"))
    press(child(viewer, "photo_nearer"))
    before = viewer.percent.words()
    at, still, turn = QPointF(30, 30), QPoint(), QPoint(0, 240)
    no_button, no_key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    phase = Qt.ScrollPhase.NoScrollPhase
    wheel = QWheelEvent(at, at, still, turn, no_button, no_key, phase, False)  # noqa: FBT003 -- Qt's own
    QApplication.sendEvent(viewer.canvas, wheel)
    assert viewer.percent.words() != before
    press(child(viewer, "photo_whole"))
    press(child(viewer, "photo_close"))
    assert not isValid(viewer) or not viewer.isVisible()


def test_rows_chosen_with_the_mouse_up_to_the_sign_open_no_pictures(page: EntryPage) -> None:
    view = page.grid.view
    rect, above = (view.visualRect(page.grid.model.index(row, 1)) for row in (ROW, ROW - 1))
    past = view.fontMetrics().horizontalAdvance(look_at(page, ROW).text)
    for x in range(rect.left() + past, rect.right(), 8):
        QTest.mousePress(view.viewport(), LEFT, pos=above.center())
        QTest.mouseMove(view.viewport(), QPoint(x, rect.center().y()))
        QTest.mouseRelease(view.viewport(), LEFT, pos=QPoint(x, rect.center().y()))
        QTest.mouseClick(view.viewport(), LEFT, Qt.KeyboardModifier.ShiftModifier, QPoint(x, rect.center().y()))
    QApplication.processEvents()

    assert page.window().findChild(PhotoViewer) is None


def test_a_press_beside_the_sign_only_chooses_the_row(page: EntryPage) -> None:
    view = page.grid.view
    rect = view.visualRect(page.grid.model.index(ROW, 1))

    press(view.viewport(), QPoint(rect.left() + 20, rect.center().y()))
    press(view.viewport(), view.visualRect(page.grid.model.index(ROW, 2)).center())

    assert page.window().findChild(PhotoViewer) is None


def test_a_picture_is_taken_off_and_brought_back(page: EntryPage, viewer: PhotoViewer, entry: Id, qtbot: QtBot) -> None:
    before = photos_of(page, entry)
    key(viewer, Key.Key_Right, Key.Key_Delete)
    settled(page, qtbot)
    assert photos_of(page, entry) == (before[0], before[2])
    assert colour_of(viewer) == "blue"

    press(child(viewer, "undo_photo"))
    settled(page, qtbot)
    assert photos_of(page, entry) == before
    assert viewer.findChild(QAbstractButton, "undo_photo") is None or viewer._bar is None

    for _each in before:
        press(child(viewer, "photo_remove"))
        settled(page, qtbot)
    assert photos_of(page, entry) == ()
    assert not child(viewer, "photo_save").isEnabled()
    assert not child(viewer, "photo_remove").isEnabled()


def test_pictures_are_added_by_button_by_paste_and_by_drag(
    page: EntryPage, entry: Id, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    viewer = opened(page)
    monkeypatch.setattr(dialogs, "open_paths", lambda *_asked: [picture(tmp_path)])
    press(child(viewer, "photo_add"))
    settled(page, qtbot, lambda: len(photos_of(page, entry)) == 4)
    assert viewer._bar is not None
    assert "แนบรูป" in viewer._bar.words.words()

    copied(image())
    key(viewer, Key.Key_V, held=CONTROL)
    settled(page, qtbot, lambda: len(photos_of(page, entry)) == 5)

    assert drag(viewer, QPoint(50, 50), files(picture(tmp_path, "อีกใบ.png", "cyan")))
    settled(page, qtbot, lambda: len(photos_of(page, entry)) == 6)
    assert viewer.counted.words().endswith("6")


def test_a_picture_is_saved_out_as_it_is_kept(
    page: EntryPage, viewer: PhotoViewer, entry: Id, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []

    def answer(_parent: object, _title: str, suggested: Path, _endings: object) -> Path:
        asked.append(suggested)
        return tmp_path / "ออกมา.jpg"

    monkeypatch.setattr(dialogs, "save_path", answer)
    key(viewer, Key.Key_S, held=CONTROL)

    with page.desk.reader() as reader:
        assert page.desk.household is not None
        photo = reader.photo(page.desk.household, photos_of(page, entry)[0])
    assert photo is not None
    assert (tmp_path / "ออกมา.jpg").read_bytes() == photo.picture
    assert asked[0].suffix == ".jpg"
    assert look_at(page, ROW).text in asked[0].name

    monkeypatch.setattr(dialogs, "save_path", lambda *_asked: tmp_path / "ไม่มี" / "x.jpg")
    press(child(viewer, "photo_save"))
    assert viewer._bar is not None
    assert viewer._bar.property("kind") == "attention"


def test_a_picture_damaged_in_the_file_is_told_and_never_shown(page: EntryPage, entry: Id) -> None:
    ledger: Any = page.desk.opened.ledger
    raw = ledger.store._desk.raw
    raw.execute(
        "update photo set picture=(select picture from photo where hash<>?1) where hash=?1",
        (photos_of(page, entry)[0],),
    )

    viewer = opened(page)

    assert viewer._blank.isVisible()
    assert "เสียหาย" in viewer._blank.heading.words()
    assert not child(viewer, "photo_save").isEnabled()
    key(viewer, Key.Key_Right)
    assert colour_of(viewer) == "green"


def test_in_a_closed_month_they_are_looked_at_and_nothing_else(page: EntryPage, entry: Id, qtbot: QtBot) -> None:
    desk = page.desk
    assert desk.household is not None
    desk.execute(CloseMonth(desk.household, Month(2026, 10)))
    settled(page, qtbot)

    viewer = opened(page)

    assert colour_of(viewer) == "red"
    assert not child(viewer, "photo_add").isEnabled()
    assert not child(viewer, "photo_remove").isEnabled()
    key(viewer, Key.Key_Delete)
    assert len(photos_of(page, entry)) == 3
    assert not drag(viewer, QPoint(50, 50), image())


def test_pictures_that_wait_with_a_row_are_looked_at_and_taken_off(
    page: EntryPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.grid.focus()
    drag(page.grid.view.viewport(), page.grid.view.editor.geometry().center(), files(picture(tmp_path, colour="blue")))
    settled(page, qtbot, lambda: bool(page.grid.typing.row.held) and page.grid.typing.row.held[0].photo is not None)

    press(child(page.grid.view.editor.cells["what"], "row_photos"))
    viewer = shown(page)
    assert colour_of(viewer) == "blue"
    key(viewer, Key.Key_Delete)

    assert page.grid.typing.row.held == ()
    assert viewer.album.count() == 0
    key(viewer, Key.Key_Escape)
    assert page.grid.view.editor.current() is not None


def test_a_row_without_pictures_asks_for_one(
    page: EntryPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "open_paths", lambda *_asked: [picture(tmp_path)])
    page.grid.view.stand_at(ROW + 1, "what")

    Typist(page).press(Key.Key_F12)
    settled(page, qtbot, lambda: bool(photos_of(page, entry_at(page, ROW + 1))))

    assert page.window().findChild(PhotoViewer) is None


def test_every_control_has_a_name_and_tab_goes_through_all(viewer: PhotoViewer) -> None:
    buttons = [one for one in viewer.findChildren(QAbstractButton) if one.isVisible()]
    assert all(one.accessibleName() for one in buttons)
    assert viewer.canvas.accessibleName()

    seen = set()
    for _step in range(30):
        at = QApplication.focusWidget()
        assert at is not None
        seen.add(at.objectName())
        QTest.keyClick(at, Key.Key_Tab)
    enabled = {one.objectName() for one in buttons if one.isEnabled()}
    assert enabled <= seen
    assert "photo_canvas" in seen


def test_it_has_room_in_the_largest_letters(desk: Desk, qtbot: QtBot, page: EntryPage, shot: Shot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    wear(application, Look(type_size=200))
    page.resize(1366, 768)

    viewer = opened(page)

    right = viewer.width()
    shot(viewer, "photo-viewer-200")
    assert viewer.height() <= page.window().height()
    for one in viewer.findChildren(QAbstractButton):
        if one.isVisible():
            assert one.mapTo(viewer, one.rect().topRight()).x() <= right, one.objectName()
            assert one.width() >= one.minimumSizeHint().width(), one.objectName()


def test_what_is_dropped_on_a_row_that_is_being_changed_is_its_entrys(
    page: EntryPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.grid.hands.edit(ROW + 1, "note")
    typist = Typist(page)
    typist.type("แก้อยู่")

    drag(page.grid.view.viewport(), row_place(page, ROW + 1), files(picture(tmp_path)))
    settled(page, qtbot, lambda: bool(photos_of(page, entry_at(page, ROW + 1))))
    assert "แก้อยู่" in page.grid.typing.row.note
    typist.save()

    with page.desk.reader() as reader:
        now = reader.entry(entry_at(page, ROW + 1))
    assert now is not None
    assert "แก้อยู่" in now.note
    assert len(now.photos.split()) == 1
