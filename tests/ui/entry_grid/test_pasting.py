"""Lines pasted from a spreadsheet or a letter, wherever the keyboard is: rows, or waiting rows; nothing is dropped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import EntryKind
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.commands.days import NothingToday
from household_ledger.services.commands.months import CloseMonth
from household_ledger.services.typed.row import TypedPart
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_grid.copying import clipboard
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.theme.look import px
from household_ledger.ui.typing.columns import DAY_WIDTH, PLACE
from household_ledger.ui.widgets.waiting import Waiting
from tests.ui.entry_grid.conftest import CONTROL, FOOD, THIS_MONTH, Key, Typist, written
from tests.ui.hands import child, press

GOOD = f"5/11/2569\tข้าวสาร\t{FOOD}\t\t60"
LETTER = "วันนี้จ้า\n\nขายไข่ได้ 120 บาท\nค่ารถ 40 😀\n"


def paste(typist: Typist, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    typist.press(Key.Key_V, held=CONTROL)


def waiting(page: EntryPage) -> list[str]:
    return [one.what for one in page.grid.parts.half.waiting]


def test_rows_are_pasted_as_rows_from_within_a_cell(page: EntryPage, typist: Typist, desk: Desk) -> None:
    assert typist.cell == "what"
    paste(typist, f"{GOOD}\n{GOOD.replace('60', '70')}")

    assert [one.description for one in written(desk)] == ["ข้าวสาร", "ข้าวสาร"]
    assert page.grid.typing.row.is_blank
    assert typist.cell == "what"


@pytest.mark.parametrize("text", ["ข้าวสาร", "ข้าวสาร\n", "ข้าวสาร\r\n"])
def test_one_cell_is_pasted_into_the_cell(page: EntryPage, typist: Typist, desk: Desk, text: str) -> None:
    paste(typist, text)

    assert page.grid.typing.row.what.strip() == "ข้าวสาร"
    assert waiting(page) == []
    assert not written(desk)


def test_lines_of_a_letter_wait_as_their_words_on_the_day_being_typed(page: EntryPage, typist: Typist) -> None:
    paste(typist, LETTER)

    assert waiting(page) == ["วันนี้จ้า", "ขายไข่ได้ 120 บาท", "ค่ารถ 40 😀"]
    assert {one.date for one in page.grid.parts.half.waiting} == {"21 พ.ย. 2569"}
    assert "3" in page.grid.notice.words.words()


def test_rows_of_a_closed_month_wait_and_the_others_are_written(page: EntryPage, typist: Typist, desk: Desk) -> None:
    desk.execute(CloseMonth(desk.household or NO_ID, THIS_MONTH.plus(-1)))
    QApplication.processEvents()
    before = len(written(desk, THIS_MONTH.plus(-1)))
    paste(typist, f"{GOOD}\n5/10/2569\tปลา\t{FOOD}\t\t40")

    assert [one.description for one in written(desk)] == ["ข้าวสาร"]
    assert waiting(page) == ["ปลา"]
    assert len(written(desk, THIS_MONTH.plus(-1))) == before


def test_what_the_disk_refuses_waits_whole(
    page: EntryPage, typist: Typist, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_command: object, **_more: object) -> None:
        raise EnvironmentProblem("disk_full", name="x")

    with monkeypatch.context() as patched:
        patched.setattr(desk, "execute", refuse)
        paste(typist, f"{GOOD}\n{GOOD.replace('ข้าวสาร', 'ปลา')}")
    assert not written(desk)
    assert waiting(page) == ["ข้าวสาร", "ปลา"]

    press(child(page, "retry"))
    assert [one.description for one in written(desk)] == ["ข้าวสาร", "ปลา"]
    assert waiting(page) == []


def test_waiting_rows_taken_out_can_be_had_again(page: EntryPage, typist: Typist) -> None:
    paste(typist, LETTER)
    page.grid.view.stand_at(1, "what")
    typist.press(Key.Key_Delete)
    assert waiting(page) == ["วันนี้จ้า", "ค่ารถ 40 😀"]

    press(child(page.grid.notice, "undo_delete"))
    assert sorted(waiting(page)) == sorted(["วันนี้จ้า", "ขายไข่ได้ 120 บาท", "ค่ารถ 40 😀"])


def test_what_waits_to_be_mended_is_said_again_on_coming_back_to_the_household(
    page: EntryPage, typist: Typist, desk: Desk
) -> None:
    first, second = (one.id for one in desk.figures.households()[:2])
    paste(typist, LETTER)

    desk.look_at(second)
    QApplication.processEvents()
    assert not page.grid.notice.isVisible()

    desk.look_at(first)
    QApplication.processEvents()
    assert page.grid.notice.words.words() == "มี 3 แถวรอแก้"
    press(child(page.grid.notice, "drop_pasted"))
    assert waiting(page) == []


def test_a_row_that_waits_and_was_not_pasted_is_said_on_coming_back_too(
    page: EntryPage, typist: Typist, desk: Desk
) -> None:
    first, second = (one.id for one in desk.figures.households()[:2])
    typist.fill(what="ข้าวสาร", category=FOOD, money_out="60")
    page.grid.keeping.set_aside()

    desk.look_at(second)
    desk.look_at(first)
    QApplication.processEvents()
    press(child(page.grid.notice, "save_waiting"))

    assert [one.description for one in written(desk)] == ["ข้าวสาร"]
    assert waiting(page) == []


def test_a_whole_talk_pasted_by_mistake_is_taken_out_again_at_once(page: EntryPage, typist: Typist, desk: Desk) -> None:
    paste(typist, "ขายไข่จ้า\nไว้ก่อน")
    paste(typist, f"{GOOD}\n{LETTER}" * 3)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the strip before this one

    press(child(page, "drop_pasted"))
    assert waiting(page) == ["ขายไข่จ้า", "ไว้ก่อน"]
    assert [one.description for one in written(desk)] == ["ข้าวสาร"] * 3

    press(child(page, "undo_drop"))
    assert len(waiting(page)) == 2 + 9


def test_more_lines_than_can_be_taken_are_refused_whole(page: EntryPage, typist: Typist, desk: Desk) -> None:
    paste(typist, f"{GOOD}\n" * 5_001)

    assert "5,001" in page.grid.notice.words.words()
    assert waiting(page) == []
    assert not written(desk)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch, desk: Desk) -> Iterator[Event]:
    """Hold many lines back, once they are read, until the gate is opened."""
    opened, read = Event(), clipboard.read_lines

    def read_behind_the_gate(*arguments: object) -> list[clipboard.Line]:
        lines = read(*arguments)  # type: ignore[arg-type]  # whatever it is called with
        assert opened.wait(20)
        return lines

    monkeypatch.setattr(clipboard, "read_lines", read_behind_the_gate)
    yield opened
    opened.set()
    desk.jobs.finish()


@pytest.mark.parametrize("time", ["short", "long"])
def test_what_is_typed_while_many_lines_are_written_is_typed_in_the_row_afterwards(
    typist: Typist, desk: Desk, gate: Event, qtbot: QtBot, time: str
) -> None:
    grid = typist.page.grid
    paste(typist, f"{GOOD}\n" * 300)
    if time == "long":  # the window that tells of waiting has the keyboard by then
        qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), Waiting))
    typist.type("ฮึ่ม").press(Key.Key_Tab)
    assert grid.typing.row.is_blank
    assert not written(desk)

    gate.set()
    qtbot.waitUntil(lambda: typist.cell not in ("", "what"))
    assert len(written(desk)) == 300
    assert "300" in grid.notice.words.words()
    assert grid.typing.row.what == "ฮึ่ม"

    desk.undo()
    assert not written(desk)


def test_many_lines_are_stopped_with_esc_and_none_is_kept(
    page: EntryPage, typist: Typist, desk: Desk, gate: Event, qtbot: QtBot
) -> None:
    paste(typist, f"{GOOD}\n" * 300)
    typist.type("ไ").press(Key.Key_Escape)
    gate.set()
    qtbot.waitUntil(lambda: not desk.jobs.is_busy)

    assert not written(desk)
    assert waiting(page) == []
    assert page.grid.typing.row.what == "ไ"
    assert page.grid.notice.words.words()
    assert typist.type("ข่").page.grid.typing.row.what == "ไข่"


def test_of_many_lines_what_the_disk_refuses_waits_whole(
    page: EntryPage, typist: Typist, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def refuse(_command: object, **_more: object) -> None:
        raise EnvironmentProblem("disk_full", name="x")

    with monkeypatch.context() as patched:
        patched.setattr(desk, "execute", refuse)
        paste(typist, f"{GOOD}\n" * 300)
        qtbot.waitUntil(lambda: not desk.jobs.is_busy)

    assert not written(desk)
    assert len(waiting(page)) == 300


def test_the_keyboard_is_in_the_row_again_when_a_way_on_was_pressed(page: EntryPage, typist: Typist) -> None:
    paste(typist, LETTER)
    way = child(page, "drop_pasted")
    way.setFocus()
    press(way)

    assert waiting(page) == []
    assert typist.cell == "what"


def test_a_day_that_cannot_be_stays_the_day_of_its_line(page: EntryPage, typist: Typist) -> None:
    paste(typist, f"31/2\tข้าวสาร\t{FOOD}\t\t60\n1,200.50\tมั่ว")

    assert [one.date for one in page.grid.parts.half.waiting] == ["31/2", "1,200.50"]
    assert waiting(page) == ["ข้าวสาร", "มั่ว"]


def test_rows_that_wait_take_no_room_for_the_year_looked_at_and_are_no_part_of_what_is_found(
    page: EntryPage, typist: Typist
) -> None:
    paste(typist, LETTER)
    shown = page.grid.model.shown(0)
    assert shown is not None
    assert shown.looks["date"].text == "21 พ.ย."
    assert page.grid.view.columnWidth(PLACE["date"]) == px(DAY_WIDTH)

    page.going.open_search()
    page.grid.search.field.setText("ไม่มีคำนี้แน่")
    page.grid.search.ask_now()
    assert page.grid.model.rowCount() == 0
    page.going.close_search()
    assert page.grid.model.rowCount() == 4


def copy_all(typist: Typist) -> None:
    """Choose every row of the month by keys, whole, and copy it."""
    typist.press(Key.Key_Up).press(Key.Key_A, held=CONTROL).press(Key.Key_C, held=CONTROL)


def come_to(desk: Desk) -> list[tuple[object, ...]]:
    """Say of every entry what it comes to, whatever its id."""
    return sorted((one.kind, one.description, one.date, one.lines) for one in written(desk))


def test_whole_rows_of_any_kind_copied_are_pasted_as_they_were(page: EntryPage, typist: Typist, desk: Desk) -> None:
    typist.row(what="ข้าวสาร", category=FOOD, money_out="60")
    typist.row("ออมเงิน", what="ออมใส่กระปุก", money_out="10", to_pocket="กลุ่มสัจจะ")
    typist.fill(what="ตลาดนัด", category=FOOD, money_out="50").press(Key.Key_Slash, held=CONTROL)
    typist.type("ขนม น้ำอัดลม กาแฟ").press(Key.Key_Tab)
    page.grid.typing.change(
        replace(page.grid.typing.row, parts=(TypedPart(FOOD, "30"), TypedPart("ขนม น้ำอัดลม กาแฟ", "20")))
    )
    typist.save()
    before = come_to(desk)
    assert len(before) == 3

    copy_all(typist)
    typist.press(Key.Key_Tab).press(Key.Key_V, held=CONTROL)

    assert waiting(page) == []
    assert come_to(desk) == sorted([*before, *before])
    assert len({one.pair for one in written(desk)}) == 1


def test_a_split_goes_to_a_spreadsheet_and_back(page: EntryPage, typist: Typist, desk: Desk) -> None:
    sweets = "ขนม น้ำอัดลม กาแฟ"
    paste(typist, f"5/11/2569\tตลาดนัด\t{FOOD} 30; {sweets} 20.50\t\t50.50")
    before = come_to(desk)
    assert [len(one.lines) for one in written(desk)] == [3]

    copy_all(typist)
    text = QGuiApplication.clipboard().text()
    assert f"{FOOD} 30; {sweets} 20.50" in text
    typist.press(Key.Key_Tab)
    paste(typist, text)

    assert come_to(desk) == sorted([*before, *before])


def test_rows_of_another_version_are_read_as_their_text(page: EntryPage, typist: Typist, desk: Desk) -> None:
    mime = QMimeData()
    mime.setText(f"{GOOD}\n{GOOD}")
    mime.setData(clipboard.ROWS, b'[{"what": "x"}]')
    QGuiApplication.clipboard().setMimeData(mime)
    typist.press(Key.Key_V, held=CONTROL)

    assert [one.description for one in written(desk)] == ["ข้าวสาร", "ข้าวสาร"]
    assert waiting(page) == []


def test_what_is_of_its_own_day_only_waits_when_it_is_pasted(page: EntryPage, typist: Typist, desk: Desk) -> None:
    typist.row(what="ข้าวสาร", category=FOOD, money_out="60")
    desk.execute(NothingToday(desk.household or NO_ID, THIS_MONTH.first))
    QApplication.processEvents()
    copy_all(typist)
    typist.press(Key.Key_Tab).press(Key.Key_V, held=CONTROL)

    assert len(waiting(page)) == 1
    assert [one.kind for one in written(desk)].count(EntryKind.NOTHING) == 1
