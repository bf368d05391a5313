"""A picture is put with a row by dragging, pasting or choosing it; the row shows it, and it can be taken back."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.commands.months import CloseMonth
from household_ledger.services.photos import fit_photo
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_grid.table.looks import EntryLooks
from household_ledger.ui.entry_grid.table.paint import LOOK, CellLook
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.photos import making as making_module
from household_ledger.ui.widgets import dialogs
from tests.ui.entry_grid.conftest import CONTROL, THIS_MONTH, Typist, built, settle, written
from tests.ui.entry_grid.photo_hands import copied, drag, files, image, photos_of, picture, row_place, settled
from tests.ui.hands import child, press

Key = Qt.Key
OCTOBER = Month(2026, 10)


@pytest.fixture
def october(desk: Desk, qtbot: QtBot) -> EntryPage:
    """Give the page of a month with rows, scrolled to the first."""
    page = built(desk, qtbot)
    page.grid.view.verticalScrollBar().setValue(0)
    QApplication.processEvents()
    return page


def entry_at(page: EntryPage, row: int) -> Id:
    shown = page.grid.model.shown(row)
    assert isinstance(shown, EntryLooks)
    return shown.row.entry.id


def look_at(page: EntryPage, row: int) -> CellLook:
    found = page.grid.model.data(page.grid.model.index(row, 1), LOOK)
    assert isinstance(found, CellLook)
    return found


def told(page: EntryPage) -> str:
    return page.grid.notice.words.words()


def test_a_file_dragged_onto_a_row_is_with_its_entry(october: EntryPage, qtbot: QtBot, tmp_path: Path) -> None:
    page, entry = october, entry_at(october, 1)

    assert drag(page.grid.view.viewport(), row_place(page, 1), files(picture(tmp_path)))
    settled(page, qtbot, lambda: bool(photos_of(page, entry)))

    assert len(photos_of(page, entry)) == 1
    assert [one.picture for one in look_at(page, 1).tags if one.picture] == ["photo"]
    assert "แนบรูป" in told(page)
    press(child(page, "undo_photo"))
    QApplication.processEvents()
    assert photos_of(page, entry) == ()
    assert not [one for one in look_at(page, 1).tags if one.picture]


def test_several_files_are_one_step(october: EntryPage, qtbot: QtBot, tmp_path: Path) -> None:
    page, entry = october, entry_at(october, 2)
    several = [picture(tmp_path, f"{colour}.png", colour) for colour in ("red", "green", "blue")]

    drag(page.grid.view.viewport(), row_place(page, 2), files(*several))
    settled(page, qtbot, lambda: len(photos_of(page, entry)) == 3)
    assert [(one.words, one.short) for one in look_at(page, 2).tags if one.picture] == [("3 รูป", "3")]

    page.desk.undo()
    settled(page, qtbot)
    assert photos_of(page, entry) == ()
    page.desk.redo()
    settled(page, qtbot)
    assert len(photos_of(page, entry)) == 3


def test_the_row_under_a_drag_is_shown_and_words_are_not_taken(october: EntryPage, tmp_path: Path) -> None:
    page = october
    view, mime = page.grid.view, files(picture(tmp_path))

    assert drag(view.viewport(), row_place(page, 1), mime, lets_go=False)
    mark = child(view, "drop_mark")
    assert mark.isVisible()
    assert mark.geometry().contains(row_place(page, 1))

    words = QMimeData()
    words.setText("ไข่ 20")
    assert not drag(view.viewport(), row_place(page, 1), words)
    assert not mark.isVisible()


def test_a_file_dragged_over_a_cell_is_the_rows_and_words_are_the_cells(
    page: EntryPage, qtbot: QtBot, tmp_path: Path
) -> None:
    cell = page.grid.view.editor.cells["what"]
    words = QMimeData()
    words.setText("ไข่")

    assert drag(cell, cell.rect().center(), words)
    assert drag(cell, cell.rect().center(), files(picture(tmp_path)))
    assert drag(cell, cell.rect().center(), image())
    settled(page, qtbot)

    assert cell.text() == "ไข่"
    assert len(page.grid.typing.row.held) == 2


def test_the_rows_stay_where_they_are_when_a_picture_is_put_with_one(
    october: EntryPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page, bar = october, october.grid.view.verticalScrollBar()
    bar.setValue(60)

    drag(page.grid.view.viewport(), row_place(page, 4), files(picture(tmp_path)))
    settled(page, qtbot, lambda: bool(photos_of(page, entry_at(page, 4))))

    assert bar.value() == 60


def test_a_file_copied_is_pasted_onto_the_row_one_stands_at(october: EntryPage, qtbot: QtBot, tmp_path: Path) -> None:
    page, typist = october, Typist(october)
    page.grid.view.stand_at(3, "what")
    copied(files(picture(tmp_path)))

    typist.press(Key.Key_V, held=CONTROL)
    settled(page, qtbot, lambda: bool(photos_of(page, entry_at(page, 3))))

    assert page.grid.view.current_cell() == (3, "what")


def test_an_image_copied_in_a_browser_is_pasted_too(october: EntryPage, qtbot: QtBot) -> None:
    page, typist = october, Typist(october)
    page.grid.view.stand_at(3, "what")
    copied(image())

    typist.press(Key.Key_V, held=CONTROL)
    settled(page, qtbot, lambda: bool(photos_of(page, entry_at(page, 3))))


def test_cells_of_a_spreadsheet_are_rows_though_a_picture_of_them_comes_along(
    page: EntryPage, typist: Typist, qtbot: QtBot
) -> None:
    mime = image()
    mime.setText("5 พ.ย.\tไข่\tข้าว อาหารสด เครื่องปรุง\t\t20\n")
    copied(mime)

    typist.press(Key.Key_V, held=CONTROL)
    settled(page, qtbot)

    (entry,) = written(page.desk)
    assert (entry.description, entry.photos) == ("ไข่", "")


def test_a_picture_dropped_on_the_new_row_is_kept_with_it(
    page: EntryPage, typist: Typist, qtbot: QtBot, tmp_path: Path
) -> None:
    typist.fill(what="ไข่ไก่")
    cell = page.grid.view.editor.cells["what"]

    drag(page.grid.view.viewport(), page.grid.view.editor.geometry().center(), files(picture(tmp_path)))
    settled(page, qtbot, lambda: page.grid.typing.row.held[0].photo is not None)
    sign = child(cell, "row_photos", QToolButton)
    assert sign.isVisible()
    assert written(page.desk) == []
    assert page.grid.typing.row.what == "ไข่ไก่"

    typist.fill(category="ข้าว อาหารสด เครื่องปรุง", money_out="20").save()
    (entry,) = written(page.desk)
    assert len(photos_of(page, entry.id)) == 1
    assert not sign.isVisible()
    page.desk.undo()
    assert written(page.desk) == []


def test_a_row_saved_before_its_picture_is_ready_gets_it_all_the_same(
    page: EntryPage, typist: Typist, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = _slow(monkeypatch)
    drag(page.grid.view.viewport(), page.grid.view.editor.geometry().center(), files(picture(tmp_path)))
    typist.fill(what="ปุ๋ย", category="ข้าว อาหารสด เครื่องปรุง", money_out="350").save()
    (entry,) = written(page.desk)
    assert photos_of(page, entry.id) == ()
    typist.fill(what="อย่างอื่น")

    slow.set()
    settled(page, qtbot, lambda: bool(photos_of(page, entry.id)))

    assert page.grid.typing.row.held == ()
    assert "ปุ๋ย" in told(page)


def test_a_picture_that_waits_with_a_row_is_there_in_the_window_built_anew(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = _slow(monkeypatch)
    desk.turn_to(THIS_MONTH)
    page = EntryPage(desk)
    page.resize(1156, 684)
    page.show()
    page.activateWindow()
    page.refresh()
    page.grid.focus()
    QApplication.processEvents()
    Typist(page).fill(what="ไข่ไก่")
    drag(page.grid.view.viewport(), page.grid.view.editor.geometry().center(), files(picture(tmp_path)))

    again = built(desk, qtbot)
    again.restore(page.keep())
    page.close()
    page.deleteLater()
    settle()
    assert not isValid(page)
    slow.set()
    settled(again, qtbot, lambda: again.grid.typing.row.held[0].photo is not None)

    Typist(again).fill(category="ข้าว อาหารสด เครื่องปรุง", money_out="20").save()
    (entry,) = written(desk)
    assert len(photos_of(again, entry.id)) == 1


def test_stopping_leaves_everything_as_it_was(
    october: EntryPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, slow = october, _slow(monkeypatch)
    drag(page.grid.view.viewport(), row_place(page, 1), files(picture(tmp_path)))
    qtbot.waitUntil(lambda: page.grid.findChild(QPushButton, "stop_photos") is not None)

    press(child(page.grid, "stop_photos"))
    slow.set()
    settled(page, qtbot)

    assert photos_of(page, entry_at(page, 1)) == ()
    assert "หยุดแล้ว" in told(page)


def _slow(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Hold up the making of pictures until it is let go, in its own thread."""
    gate, real = threading.Event(), fit_photo

    def held(source: Any, household: Any, today: Any, progress: Any) -> Any:  # noqa: ANN401
        assert threading.current_thread() is not threading.main_thread()
        gate.wait(20)
        return real(source, household, today, progress)

    monkeypatch.setattr(making_module, "fit_photo", held)
    return gate


def test_what_is_no_picture_is_told_and_the_others_are_kept(october: EntryPage, qtbot: QtBot, tmp_path: Path) -> None:
    page = october
    wrong = tmp_path / "บิล.pdf"
    wrong.write_bytes(b"%PDF-1.7")

    drag(page.grid.view.viewport(), row_place(page, 1), files(wrong, picture(tmp_path)))
    settled(page, qtbot, lambda: bool(photos_of(page, entry_at(page, 1))))

    assert "บิล.pdf" in told(page)
    assert "PDF" in told(page)
    assert len(photos_of(page, entry_at(page, 1))) == 1


def test_the_same_picture_twice_is_told(october: EntryPage, qtbot: QtBot, tmp_path: Path) -> None:
    page, one = october, picture(tmp_path)
    drag(page.grid.view.viewport(), row_place(page, 1), files(one))
    settled(page, qtbot, lambda: "แนบรูป" in told(page))
    drag(page.grid.view.viewport(), row_place(page, 1), files(one))
    settled(page, qtbot, lambda: "อยู่แล้ว" in told(page))

    assert len(photos_of(page, entry_at(page, 1))) == 1


def test_a_full_disk_loses_neither_entry_nor_picture(
    october: EntryPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, ledger = october, october.desk.opened.ledger
    entry = entry_at(page, 1)

    def full(*_asked: object) -> None:
        raise EnvironmentProblem("disk_full", name="demo", folder="C:")

    with monkeypatch.context() as patch:
        patch.setattr(type(ledger), "execute", full)
        drag(page.grid.view.viewport(), row_place(page, 1), files(picture(tmp_path)))
        settled(page, qtbot, lambda: page.grid.notice.findChild(QPushButton, "retry_photos") is not None)
    assert photos_of(page, entry) == ()

    press(child(page.grid, "retry_photos"))
    settled(page, qtbot)
    assert len(photos_of(page, entry)) == 1


def test_a_row_set_aside_keeps_its_picture_and_brings_it_along(
    page: EntryPage, typist: Typist, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_asked: object) -> None:
        raise EnvironmentProblem("disk_full", name="demo", folder="C:")

    drag(page.grid.view.viewport(), page.grid.view.editor.geometry().center(), files(picture(tmp_path)))
    settled(page, qtbot, lambda: page.grid.typing.row.held[0].photo is not None)
    typist.fill(what="ปุ๋ย", category="ข้าว อาหารสด เครื่องปรุง", money_out="350")
    with monkeypatch.context() as patch:
        patch.setattr(type(page.desk.opened.ledger), "execute", full)
        typist.save()
        press(child(page.grid, "set_aside"))
    assert [one.picture for one in look_at(page, 0).tags] == ["photo", ""]
    assert page.grid.typing.row.held == ()

    page.grid.keeping.save_waiting()
    settled(page, qtbot)

    (entry,) = written(page.desk)
    assert len(photos_of(page, entry.id)) == 1


def test_taking_back_in_the_row_takes_the_picture_off_it(
    page: EntryPage, typist: Typist, qtbot: QtBot, tmp_path: Path
) -> None:
    typist.fill(what="ไข่")
    drag(page.grid.view.viewport(), page.grid.view.editor.geometry().center(), files(picture(tmp_path)))
    settled(page, qtbot, lambda: bool(page.grid.typing.row.held))

    typist.press(Key.Key_Z, held=CONTROL)
    assert (page.grid.typing.row.what, page.grid.typing.row.held) == ("ไข่", ())
    typist.press(Key.Key_Y, held=CONTROL)
    assert len(page.grid.typing.row.held) == 1


def test_more_pictures_than_a_row_holds_are_refused_before_any_is_read(october: EntryPage, tmp_path: Path) -> None:
    drag(october.grid.view.viewport(), row_place(october, 1), files(*[tmp_path / f"{n}.jpg" for n in range(11)]))

    assert "10" in told(october)
    assert not october.desk.jobs.is_busy


def test_a_closed_month_takes_none_but_for_a_reason(
    october: EntryPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, desk = october, october.desk
    assert desk.household is not None
    desk.execute(CloseMonth(desk.household, OCTOBER))
    settled(page, qtbot)
    page.grid.view.verticalScrollBar().setValue(0)
    mime = files(picture(tmp_path))

    drag(page.grid.view.viewport(), row_place(page, 1), mime)
    settled(page, qtbot)
    assert "ปิด" in told(page)
    assert photos_of(page, entry_at(page, 1)) == ()

    monkeypatch.setattr(dialogs, "ask_text", lambda *_asked: "พบใบเสร็จ")
    page.shown.correct()  # type: ignore[attr-defined]
    page.grid.view.verticalScrollBar().setValue(0)
    drag(page.grid.view.viewport(), row_place(page, 1), mime)
    settled(page, qtbot, lambda: bool(photos_of(page, entry_at(page, 1))))
    with desk.reader() as reader:
        entry = reader.entry(entry_at(page, 1))
    assert entry is not None
    assert entry.correction_reason == "พบใบเสร็จ"


def test_the_menu_of_a_row_attaches_with_the_mouse_alone(
    october: EntryPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = october
    monkeypatch.setattr(dialogs, "open_paths", lambda *_asked: [picture(tmp_path)])
    page.grid.view.stand_at(2, "what")
    page.grid.view.menu_asked.emit(QPoint(10, 10))
    menu = child(page.grid, "row_menu", QMenu)
    assert isinstance(menu, QMenu)

    next(one for one in menu.actions() if one.objectName() == "photos").trigger()
    menu.close()
    settled(page, qtbot, lambda: bool(photos_of(page, entry_at(page, 2))))


def test_a_picture_dropped_below_all_rows_is_the_new_rows(page: EntryPage, qtbot: QtBot, tmp_path: Path) -> None:
    viewport = page.grid.view.viewport()

    drag(viewport, QPoint(200, viewport.height() - 5), files(picture(tmp_path)))
    settled(page, qtbot, lambda: bool(page.grid.typing.row.held))

    assert not page.grid.typing.row.is_blank, "it is asked about before it is lost"
    press(child(page, "undo_photo"))
    assert page.grid.typing.row.is_blank


def test_what_is_said_of_a_picture_leaves_the_row_being_typed_in_sight(
    october: EntryPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page, view = october, october.grid.view
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    QApplication.processEvents()
    assert view.is_in_sight(view.editor_row)
    near = view.editor_row - 2
    wrong = [tmp_path / f"บิลค่าของที่ซื้อมาจากตลาดนัดวันเสาร์ใบที่ {number}.pdf" for number in range(3)]
    for one in wrong:
        one.write_bytes(b"%PDF-1.7")

    drag(view.viewport(), row_place(page, near), files(*wrong, picture(tmp_path)))
    settled(page, qtbot, lambda: bool(photos_of(page, entry_at(page, near))))

    assert page.grid.notice.isVisible()
    assert view.is_in_sight(view.editor_row)
    assert view.editor.geometry().bottom() < view.viewport().height()
