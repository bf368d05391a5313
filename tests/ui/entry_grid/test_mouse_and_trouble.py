"""The same with the mouse alone; and what happens when the ledger cannot take a row."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from household_ledger.domain.changes import ChangeSet
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.period import Month
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.commands.months import CloseMonth
from household_ledger.services.ports import Command
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.typing.columns import PLACE
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.calendar import CalendarPopup
from tests.ui.entry_grid.conftest import Key, Typist, written
from tests.ui.hands import child, press, type_words

FOOD = "ข้าว อาหารสด เครื่องปรุง"


def pick(page: EntryPage, words: str) -> None:
    """Press a line of the list that is open."""
    offers = page.grid.offers
    place = next(number for number, one in enumerate(offers.offers()) if words in one.words)
    index = offers.list.model().index(place, 0)
    offers.list.scrollTo(index)
    press(offers.list.viewport(), offers.list.visualRect(index).center())
    QApplication.processEvents()


def into(page: EntryPage, name: str, words: str) -> None:
    """Press a cell, then let the letters come (from a keyboard on the screen, say)."""
    cell = page.grid.view.editor.cells[name]
    press(cell)
    type_words(cell, words)
    page.grid.typing.list.close()


def at_row(page: EntryPage, row: int, name: str = "what") -> QPoint:
    view = page.grid.view
    return view.visualRect(view.model().index(row, PLACE[name])).center()


def menu_of(page: EntryPage) -> QMenu:
    menu = child(page, "row_menu", QMenu)
    assert isinstance(menu, QMenu)
    return menu


def choose(menu: QMenu, name: str) -> None:
    """Press an action of a menu, or of one inside it."""
    inner = [one for one in menu.findChildren(QMenu) if one.parent() is menu]
    actions = [action for one in (menu, *inner) for action in one.actions()]
    next(one for one in actions if one.objectName() == name).trigger()
    menu.close()
    QApplication.processEvents()


def test_a_row_is_written_with_the_mouse_alone(page: EntryPage, desk: Desk) -> None:
    into(page, "what", "ข้าวสาร")
    press(page.grid.view.editor.cells["category"])
    assert page.grid.offers.isVisible(), "a press on an empty cell shows what may stand there"
    pick(page, FOOD)
    into(page, "money_out", "20")
    press(child(page, "deed_save"))

    (entry,) = written(desk)
    assert entry.description == "ข้าวสาร"


def test_what_was_written_before_is_offered_again_by_a_press_once_its_list_is_gone(
    page: EntryPage, typist: Typist, desk: Desk
) -> None:
    typist.row(what="ข้าวสารหอม", category=FOOD, money_out="20")
    into(page, "what", "ข้าว")
    press(page.grid.view.editor.cells["note"])
    press(page.grid.view.editor.cells["what"])
    assert page.grid.typing.list.is_open()
    assert not typist.press(Key.Key_Tab).page.grid.typing.row.money_out, "nobody chose a line"

    press(page.grid.view.editor.cells["what"])
    pick(page, "ข้าวสารหอม")
    press(child(page, "deed_save"))
    assert [one.description for one in written(desk)] == ["ข้าวสารหอม"] * 2


def test_a_kind_its_pocket_and_its_goal_are_chosen_with_the_mouse(page: EntryPage, desk: Desk) -> None:
    press(child(page, "deed_kind"))
    pick(page, "ออมเงิน")
    assert child(page, "kind").isVisible()
    into(page, "money_out", "100")
    press(page.grid.view.editor.cells["to_pocket"])
    pick(page, "กลุ่มสัจจะ")
    goal = page.grid.view.editor.cells["goal"]
    assert "ซ่อมหลังคา" in goal.text(), "the only one of this pocket comes by itself"
    press(goal)
    pick(page, "ไม่มีเป้าหมาย")
    assert goal.text() == ""
    press(goal)
    pick(page, "ซ่อมหลังคา")
    press(child(page, "deed_save"))

    (entry,) = written(desk)
    assert (entry.kind, bool(entry.goal)) == (EntryKind.SAVE, True)
    press(child(page, "deed_kind"))
    pick(page, "กู้ยืม")
    press(child(page, "kind"))
    assert page.grid.offers.isVisible(), "the kind shown can be pressed for another"


def test_rows_are_changed_taken_out_and_brought_back_with_the_mouse(
    page: EntryPage, typist: Typist, desk: Desk
) -> None:
    typist.row(what="ข้าว", category=FOOD, money_out="10")
    viewport = page.grid.view.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=at_row(page, 0, "money_out"))
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=at_row(page, 0, "money_out"))
    assert typist.cell == "money_out"
    page.grid.view.editor.cells["money_out"].type_anew("15")
    press(child(page, "deed_save"))
    assert max(line.satang for line in written(desk)[0].lines) == 1500

    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=at_row(page, 0))
    page.deeds.menu.open(viewport.mapToGlobal(at_row(page, 0)))
    choose(menu_of(page), "delete")
    assert not written(desk)
    press(child(page, "undo_delete"))
    QApplication.processEvents()
    assert len(written(desk)) == 1


def test_a_day_how_it_is_known_and_nothing_today_are_pressed(page: EntryPage, desk: Desk) -> None:
    into(page, "what", "ข้าว")
    press(page.grid.view.editor.cells["category"])
    pick(page, FOOD)
    into(page, "money_out", "20")
    page.deeds.menu.open(QPoint(0, 0))
    choose(menu_of(page), "known_receipt")
    page.deeds.menu.open_calendar()
    popup = page.grid.findChildren(CalendarPopup)[0]
    popup.picked.emit(desk.today.replace(day=3))
    popup.close()
    press(child(page, "deed_save"))
    (entry,) = written(desk)
    assert (entry.date.day, str(entry.known_by)) == (3, "receipt")

    page.going.write_on(desk.today)
    press(child(page, "nothing_today"))
    assert [one.kind for one in written(desk)] == [EntryKind.EXPENSE, EntryKind.NOTHING]


def test_cash_is_counted_with_the_mouse(page: EntryPage, desk: Desk) -> None:
    press(child(page, "count_cash"))
    type_words(child(page, "count_amount"), "1")
    press(child(page, "count_save"))
    press(child(page, "count_adjust"))

    assert [one.kind for one in written(desk)] == [EntryKind.CASH_COUNT, EntryKind.ADJUST]
    press(child(page, "undo_adjust"))
    assert [one.kind for one in written(desk)] == [EntryKind.CASH_COUNT]


class Refusing:
    """A desk's `execute` that fails as a disk does, until it is mended."""

    def __init__(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        self._true = desk.execute
        self.is_broken = True
        monkeypatch.setattr(desk, "execute", self.execute)

    def execute(self, command: Command, *, of: Hashable = None) -> ChangeSet:
        if self.is_broken:
            raise EnvironmentProblem("disk_full", name="demo.hldb")
        return self._true(command, of=of)


@pytest.fixture
def disk(desk: Desk, page: EntryPage, monkeypatch: pytest.MonkeyPatch) -> Refusing:
    """Give a disk that takes nothing."""
    return Refusing(desk, monkeypatch)


def fail_to_save(typist: Typist) -> None:
    typist.fill(what="ข้าวสาร", category=FOOD, money_out="20").save()


def test_a_row_the_disk_refused_stays_and_is_saved_on_trying_again(
    page: EntryPage, typist: Typist, desk: Desk, disk: Refusing
) -> None:
    fail_to_save(typist)
    assert page.grid.notice.words.words()
    assert page.grid.typing.row.what == "ข้าวสาร"

    press(child(page, "retry"))
    assert page.grid.typing.row.what == "ข้าวสาร"
    disk.is_broken = False
    press(child(page, "retry"))

    assert [one.description for one in written(desk)] == ["ข้าวสาร"]
    assert page.grid.typing.row.is_blank
    assert not page.grid.notice.isVisible()


def test_rows_wait_and_are_saved_later(page: EntryPage, typist: Typist, desk: Desk, disk: Refusing) -> None:
    fail_to_save(typist)
    press(child(page, "set_aside"))
    assert page.grid.model.rowCount() == 2
    assert page.grid.typed_of()
    typist.fill(what="น้ำตาล", category=FOOD, money_out="30").save()
    disk.is_broken = False
    press(child(page, "retry"))

    assert [one.description for one in written(desk)] == ["ข้าวสาร", "น้ำตาล"]
    assert not page.grid.typed_of()


@pytest.mark.usefixtures("disk")
def test_typed_rows_are_kept_as_a_file_that_can_be_pasted(
    page: EntryPage, typist: Typist, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "kept.csv"
    monkeypatch.setattr(dialogs, "save_path", lambda *_told: kept)
    fail_to_save(typist)
    press(child(page, "export_typed"))

    text = kept.read_text(encoding="utf-8-sig")
    assert "ข้าวสาร" in text
    assert FOOD in text
    assert page.grid.typing.row.what == "ข้าวสาร", "kept as a file is not thrown away"
    assert "kept.csv" in page.grid.notice.words.words()


def test_closing_asks_only_while_something_is_typed(
    page: EntryPage, typist: Typist, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def confirm(_parent: object, title: str, *_words: str) -> bool:
        asked.append(title)
        return False

    monkeypatch.setattr(dialogs, "confirm", confirm)
    assert page.may_close()
    typist.fill(what="ค้างอยู่")
    assert page.may_leave(), "the row waits on the page"
    assert not page.may_close()
    assert len(asked) == 1


def test_closing_says_that_a_refused_row_is_kept_as_a_draft_only_where_one_lies_on_the_disk(
    page: EntryPage, typist: Typist, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, ...]] = []

    def confirm(_parent: object, *words: str) -> bool:
        asked.append(words)
        return False

    monkeypatch.setattr(dialogs, "confirm", confirm)

    def refuse(*_all: object) -> ChangeSet:
        raise EnvironmentProblem("disk_full", name="demo.hldb")

    monkeypatch.setattr(desk.opened.ledger, "execute", refuse)
    fail_to_save(typist)
    assert not page.may_close()
    desk.drafts_folder = tmp_path / "unsaved"
    press(child(page, "retry"))
    assert not page.may_close()
    press(child(page, "set_aside"))
    typist.fill(what="ยังไม่ได้ลองบันทึก")
    assert not page.may_close()

    loses = _("Close without it")
    assert [words[2] for words in asked] == [loses, _("Close, and keep the draft"), loses]


def test_a_day_in_a_closed_month_is_told_at_the_day(page: EntryPage, typist: Typist, desk: Desk) -> None:
    month = desk.month.plus(-1)
    desk.execute(CloseMonth(desk.household or NO_ID, month))
    before = len(written(desk, month))
    typist.press(Key.Key_Backtab).type("5/10/2569").press(Key.Key_Tab)
    typist.fill(what="ข้าวสาร", category=FOOD, money_out="20").save()

    assert len(written(desk, month)) == before
    assert typist.cell == "date"
    assert page.grid.view.editor.cells["date"].is_wrong()
    assert page.grid.typing.row.what == "ข้าวสาร"


def test_a_row_of_another_month_is_saved_there_and_the_way_is_shown(
    page: EntryPage, typist: Typist, desk: Desk
) -> None:
    month = desk.month.plus(-1)
    before = len(written(desk, month))
    typist.press(Key.Key_Backtab).type("5/10/2569").press(Key.Key_Tab)
    typist.fill(what="ข้าวสาร", category=FOOD, money_out="20").save()
    assert len(written(desk, month)) == before + 1

    press(child(page, "go_month"))

    assert desk.month == month


def test_a_reader_of_the_screen_is_told_column_value_and_problem(page: EntryPage, typist: Typist) -> None:
    typist.row(what="ข้าวสาร", category=FOOD, money_out="20")
    index = page.grid.model.index(0, PLACE["money_out"])
    assert page.grid.model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "จ่าย: 20"
    for cell in page.grid.view.editor.order():
        assert cell.accessibleName()
    typist.type("x").to("money_out").type("1y")
    assert page.grid.view.editor.cells["money_out"].accessibleDescription()


def test_a_day_typed_into_the_pressed_date_replaces_the_one_that_stood_there(page: EntryPage) -> None:
    page.desk.turn_to(Month(2026, 10))
    QApplication.processEvents()
    into(page, "what", "ขายไข่")
    into(page, "date", "5")

    assert page.grid.typing.row.date == "5"


def test_a_day_typed_where_the_keyboard_was_put_replaces_the_one_that_stood_there(page: EntryPage) -> None:
    cell = page.grid.view.editor.cells["date"]
    page.grid.view.setFocus()
    cell.setFocus(Qt.FocusReason.OtherFocusReason)
    type_words(cell, "12")

    assert page.grid.typing.row.date == "12"


def test_long_words_of_trouble_leave_room_for_the_ways_on(page: EntryPage) -> None:
    ways = [("retry", "ลองอีกครั้ง", print), ("aside", "พักแถวนี้ไว้แล้วจดต่อ", print), ("keep", "เก็บเป็นไฟล์ …", print)]
    words = "ไม่พบ หมู่บ้านของเรา.hldb ใน /media/somchai/USB/บัญชีครัวเรือน แล้ว เสียบแฟลชไดรฟ์กลับ หรือวางไฟล์ไว้ที่เดิม แล้วบันทึกอีกครั้ง"
    page.grid.notice.say(words + " ที่บันทึกไว้ก่อนหน้านี้อยู่ในไฟล์ครบ", ways, kind="attention")
    QApplication.processEvents()

    last = child(page.grid.notice, "keep")
    assert last.visibleRegion().boundingRect() == last.rect(), "the last way on is seen whole"
    said = page.grid.notice.words
    assert said.height() >= said.heightForWidth(said.width())


def test_the_heading_says_the_year_of_a_day_long_ago(page: EntryPage) -> None:
    into(page, "date", "31/10/2560")
    press(page.grid.view.editor.cells["what"])

    assert "ตุลาคม 2560" in page.accessibleName()


def test_the_menu_below_the_grid_is_about_the_row_being_typed_and_says_so(
    page: EntryPage, typist: Typist, desk: Desk
) -> None:
    typist.row(what="ข้าวสาร", category=FOOD, money_out="60").press(Key.Key_Up)
    press(page.grid.view.editor.cells["what"])
    typist.type("ปลาทู")
    press(child(page, "deed_more"))
    menu = child(page, "row_menu", QMenu)
    names = {one.objectName(): one for one in menu.actions()}

    assert "ปลาทู" in names["menu_title"].text()
    assert not names["menu_title"].isEnabled()
    assert "delete" not in names
    menu.close()
    assert len(written(desk)) == 1


def test_the_menu_of_a_kept_row_names_it_even_while_another_is_typed(page: EntryPage, typist: Typist) -> None:
    typist.row(what="ข้าวสาร", category=FOOD, money_out="60").press(Key.Key_Up)
    press(page.grid.view.editor.cells["what"])
    typist.type("ปลาทู")
    page.grid.view.menu_asked.emit(QPoint(5, 5))
    menu = child(page, "row_menu", QMenu)
    names = {one.objectName(): one for one in menu.actions()}
    menu.close()

    assert "ข้าวสาร" in names["menu_title"].text()
    assert "delete" in names
