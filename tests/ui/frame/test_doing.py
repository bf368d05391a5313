"""What the frame does: undo, print, messages, drawer, palette, menus, who is typing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import Person, Pocket
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.commands.entries import AddEntries, ReplaceEntry
from household_ledger.services.commands.months import CloseMonth, ReopenMonth
from household_ledger.services.ledger import Ledger
from household_ledger.services.ports import EntryQuery
from household_ledger.ui.arrivals import ShowEntry
from household_ledger.ui.desk import Desk
from household_ledger.ui.frame import messages_bar
from household_ledger.ui.frame.chooser import Chooser
from household_ledger.ui.frame.entries_panel import EntriesPanel
from household_ledger.ui.frame.window import Window
from household_ledger.ui.paper import preview
from household_ledger.ui.widgets.words import Words
from tests.ui.conftest import Shot
from tests.ui.frame.conftest import Opened, Outside, page_of, settle
from tests.ui.frame.test_going_places import CTRL, key, popup
from tests.ui.hands import child, press, type_words

Answer = Callable[[Callable[[QWidget], None]], None]
SHIFT = Qt.KeyboardModifier.ShiftModifier


def expense(desk: Desk, satang: int, what: str, household: Id | None = None) -> Draft:
    household = household or desk.household
    assert household is not None
    with desk.reader() as reader:
        pocket = reader.of_household(Pocket, household)[0].id
    amount = Money(satang)
    return Draft(
        household=household,
        date=desk.today,
        kind=EntryKind.EXPENSE,
        amount=amount,
        parts=(Part(fixed_id("E01"), amount),),
        pocket=pocket,
        description=what,
    )


def add(desk: Desk, satang: int = 12000, what: str = "ค่ากับข้าว", household: Id | None = None) -> Id:
    changes = desk.execute(AddEntries((expense(desk, satang, what, household),)))
    settle()
    return changes.ids[0]


def words_in(widget: QWidget) -> str:
    return "\n".join(one.words() for one in widget.findChildren(Words))


def test_undo_says_what_it_takes_back_and_keys_take_it_back_and_bring_it_back(window: Window) -> None:
    number = add(window.desk)
    assert "เพิ่มรายจ่าย ค่ากับข้าว 120 บาท" in child(window, "undo").accessibleName()

    key(window, Qt.Key.Key_Z, CTRL)
    with window.desk.reader() as reader:
        gone = reader.entry(number)
    assert gone is not None
    assert gone.is_deleted
    assert not child(window, "undo").isEnabled()
    assert "เพิ่มรายจ่าย ค่ากับข้าว 120 บาท" in child(window, "redo").accessibleName()
    assert "ย้อน" in window.parts.messages.shown()[-1].words

    key(window, Qt.Key.Key_Y, CTRL)
    with window.desk.reader() as reader:
        back = reader.entry(number)
    assert back is not None
    assert not back.is_deleted


def test_undo_in_a_field_takes_back_typing_first_and_then_the_step(window: Window) -> None:
    add(window.desk)
    line = page_of(window).line
    line.setFocus()
    type_words(line, "a")

    key(window, Qt.Key.Key_Z, CTRL)
    assert line.text() == ""
    assert child(window, "undo").isEnabled()

    key(window, Qt.Key.Key_Z, CTRL)
    assert not child(window, "undo").isEnabled()
    key(window, Qt.Key.Key_Z, CTRL | SHIFT)
    assert line.text() == "a", "what was typed comes back before the step"


def test_what_is_taken_back_elsewhere_says_whose_it_was(window: Window) -> None:
    other = window.desk.figures.households()[2]
    add(window.desk, household=other.id)
    press(child(window, "undo"))
    settle()

    assert f"{other.code} {other.name}" in window.parts.messages.shown()[-1].words


def test_the_page_shown_is_refreshed_once_a_turn_and_only_if_touched(window: Window) -> None:
    shown = page_of(window)
    window.go("month")
    hidden, shown = shown, page_of(window)
    before = shown.asked.count("refresh"), hidden.asked.count("refresh")

    window.desk.execute(AddEntries((expense(window.desk, 100, "a"),)))
    window.desk.execute(AddEntries((expense(window.desk, 200, "b"),)))
    assert shown.asked.count("refresh") == before[0]
    settle()
    assert (shown.asked.count("refresh"), hidden.asked.count("refresh")) == (before[0] + 1, before[1])

    shown.is_touched = False
    add(window.desk)
    assert shown.asked.count("refresh") == before[0] + 1
    window.go("today")
    assert hidden.asked.count("refresh") == before[1] + 1


def test_a_page_that_cannot_be_read_now_says_so_and_is_read_when_it_can(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(window)

    def refuse() -> None:
        raise EnvironmentProblem("disk_full", name="a", folder="b")

    monkeypatch.setattr(page, "refresh", refuse)
    add(window.desk)
    assert window.parts.messages.shown()[-1].kind == "trouble"

    monkeypatch.undo()
    before = page.asked.count("refresh")
    window.go("today")
    assert page.asked.count("refresh") == before + 1


def test_the_status_line_never_says_saved_of_what_the_disk_refused(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_told: object) -> object:
        raise EnvironmentProblem("disk_full", name="a", folder="b")

    saved = child(window, "saved")
    with monkeypatch.context() as held:
        held.setattr(Ledger, "execute", full)
        assert window.desk.do(AddEntries((expense(window.desk, 500, "น้ำ"),))) is None
        settle()
        assert words_in(window.parts.status).startswith("รายการล่าสุดยังไม่ได้บันทึก")

    add(window.desk)
    assert "บันทึกแล้ว" in saved.words()  # type: ignore[attr-defined]


def test_saving_is_told_with_its_time(window: Window) -> None:
    add(window.desk)

    now = window.desk.opened.clock.now().astimezone()
    assert window.parts.status.saved.words() == f"บันทึกแล้ว {now:%H:%M}"


def test_the_last_copy_is_shown_and_pressing_it_makes_one(window: Window, outside: Outside) -> None:
    copy = child(window, "status_copy")
    press(copy)
    assert outside.asked == ["copy"]

    window.show_copied(datetime(2026, 11, 20, 19, 30).astimezone())
    assert copy.accessibleName() == "สำเนาล่าสุด 20 พ.ย. 19:30"


def test_print_shows_the_paper_of_the_page(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    orders: list[object] = []
    monkeypatch.setattr(preview, "show_preview", lambda _desk, order, _parent: orders.append(order))
    assert not child(window, "print").isEnabled()
    key(window, Qt.Key.Key_P, CTRL)
    assert orders == []
    assert window.parts.messages.shown()[-1].kind == "problem"

    window.go("month")
    assert child(window, "print").isEnabled()
    key(window, Qt.Key.Key_P, CTRL)
    press(child(window, "print"))

    assert orders == [page_of(window).paper()] * 2


def test_what_is_done_fades_and_trouble_stays_until_it_is_closed(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(messages_bar.SECONDS, "done", 0)
    window.desk.say("เสร็จแล้ว")
    window.desk.say("ดิสก์เต็ม", "trouble")
    window.desk.say("ดิสก์เต็ม", "trouble")

    qtbot.waitUntil(lambda: len(window.parts.messages.shown()) == 1, timeout=2000)
    assert window.parts.messages.shown()[0].words == "ดิสก์เต็ม"
    assert QApplication.activeModalWidget() is None
    assert not window.findChildren(QMessageBox)
    settle()  # those that went are gone
    press(child(window.parts.messages, "close_message"))
    settle()
    assert window.parts.messages.shown() == ()
    assert not window.parts.messages.isVisible()


def test_of_good_news_the_newest_stays_beside_trouble(window: Window) -> None:
    window.desk.say("ปัญหาแรก", "trouble")
    for number in range(4):
        window.desk.say(f"ข่าว {number}")
    settle()

    assert [one.words for one in window.parts.messages.shown()] == ["ปัญหาแรก", "ข่าว 3"]


def test_what_is_told_moves_nothing_under_the_mouse(window: Window, shot: Shot) -> None:
    before = window.parts.pages.geometry()
    window.desk.say("เก็บแล้ว")
    settle()
    told, status = window.parts.messages.told, window.parts.status
    assert window.parts.pages.geometry() == before
    assert told.isVisible()
    assert told.width() == status.width()
    assert told.height() < 2 * status.height()
    assert told.geometry().bottom() == window.parts.rect().bottom()
    shot(window, "told")

    window.resize(1500, 800)
    settle()
    assert told.geometry().bottom() == window.parts.rect().bottom()
    assert told.width() == status.width()

    window.desk.say("เก็บอีก")
    settle()
    assert [one.words for one in window.parts.messages.shown()] == ["เก็บอีก"]
    assert told.height() < 2 * status.height()
    key(window, Qt.Key.Key_Escape)
    settle()
    assert not told.isVisible()


def test_of_several_steps_taken_back_the_newest_is_told(window: Window) -> None:
    for number in range(3):
        add(window.desk, 1000 * (number + 1), f"ขนม {number}")
    window.desk.say("ดิสก์เต็ม", "trouble")

    for _step in range(3):
        key(window, Qt.Key.Key_Z, CTRL)
        settle()

    told = [one.words for one in window.parts.messages.shown()]
    assert told[0] == "ดิสก์เต็ม"
    assert len(told) == 2
    assert "ขนม 0" in told[1]
    key(window, Qt.Key.Key_Y, CTRL)
    settle()
    assert len(window.parts.messages.shown()) == 2


def drawer_entries(window: Window) -> EntriesPanel:
    panel = window.parts.drawer.panel
    assert isinstance(panel, EntriesPanel)
    return panel


def test_entries_behind_a_figure_are_listed_and_a_press_goes_to_the_entry(window: Window) -> None:
    desk, month = window.desk, Month(2026, 9)
    query = EntryQuery(household=desk.household, first=month.first, last=month.last)
    with desk.reader() as reader:
        entries = list(reader.entries(query))
    rows = len([one for one in entries if not one.pair]) + len({one.pair for one in entries if one.pair})

    desk.show_entries("จ่ายกันยายน", [query, query])
    settle()
    panel = drawer_entries(window)
    assert child(window, "drawer_title").words() == "จ่ายกันยายน"  # type: ignore[attr-defined]
    assert panel.list.model().rowCount() == rows
    assert QApplication.focusWidget() is panel.list

    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    wanted = panel.list.currentIndex().data(Qt.ItemDataRole.UserRole + 1).entry
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert (window.parts.pages.key, desk.month) == ("entry", month)
    assert page_of(window).arrived == [ShowEntry(wanted.id)]


def test_entries_of_other_households_say_whose_they_are_and_lead_there(window: Window) -> None:
    desk, households = window.desk, window.desk.figures.households()
    first = add(desk, what="ของบ้านแรก", household=households[0].id)
    second = add(desk, what="ของบ้านสาม", household=households[2].id)
    assert first != second
    desk.show_entries("วันนี้", [EntryQuery(first=desk.today, last=desk.today)])
    model = drawer_entries(window).list.model()
    told = {str(model.index(row, 0).data()).split("\n")[0]: model.index(row, 0) for row in range(model.rowCount())}
    assert households[2].name in str(told["ของบ้านสาม"].data())

    listed = drawer_entries(window).list
    listed.scrollTo(told["ของบ้านสาม"])
    press(listed.viewport(), listed.visualRect(told["ของบ้านสาม"]).center())

    assert desk.household == households[2].id


def test_the_drawer_follows_what_is_written_and_escape_gives_the_page_its_room_and_the_keyboard(window: Window) -> None:
    desk = window.desk
    desk.show_entries("วันนี้", [EntryQuery(household=desk.household, first=desk.today, last=desk.today)])
    before = window.parts.pages.width()
    count = words_in(drawer_entries(window))
    assert "ยังไม่มีรายการ" in count
    add(desk)
    assert drawer_entries(window).list.model().rowCount() == 1

    key(window, Qt.Key.Key_Escape)
    assert not window.parts.drawer.isVisible()
    assert window.parts.pages.width() > before
    assert QApplication.focusWidget() is page_of(window).line


def test_an_entry_tells_its_history_from_the_drawer(window: Window) -> None:
    desk = window.desk
    with desk.reader() as reader:
        person = reader.all(Person)[0]
    desk.let_type(person.id)
    number = add(desk)
    with desk.reader() as reader:
        was = reader.entry(number)
    assert was is not None
    desk.execute(ReplaceEntry(was, expense(desk, 15000, "ค่ากับข้าวตลาดเช้า")))
    settle()
    desk.show_entries("วันนี้", [EntryQuery(household=desk.household, first=desk.today, last=desk.today)])
    press(child(window, "entry_history"))

    told = words_in(window.parts.drawer)
    assert "จำนวนเงิน: 120 → 150" in told
    assert "รายการ: ค่ากับข้าว → ค่ากับข้าวตลาดเช้า" in told
    assert person.name in told
    assert told.index("แก้รายจ่าย") < told.index("เพิ่มรายจ่าย")


def test_a_month_tells_its_history(window: Window) -> None:
    desk, month = window.desk, Month(2026, 10)
    assert desk.household is not None
    desk.execute(CloseMonth(desk.household, month))
    desk.execute(ReopenMonth(desk.household, month, "ลืมค่าปุ๋ย"))
    desk.show_history("month", desk.household, month.number)
    settle()

    told = words_in(window.parts.drawer)
    assert "เหตุที่เปิดใหม่: ลืมค่าปุ๋ย" in told
    assert "ปิดเมื่อ: เอา 21 พ.ย. 2569 ออก" in told


def test_help_says_how_the_page_is_used_and_the_keys(window: Window) -> None:
    key(window, Qt.Key.Key_F1)

    told = words_in(window.parts.drawer)
    assert "พิมพ์แล้วกด Enter" in told
    assert "Ctrl+K" in told


@pytest.mark.parametrize(
    ("language", "typed", "page"),
    [("th", "monthly savings", "savings_summary"), ("en", "สรุปการออม", "savings_summary"), ("th", "บ้านของ", "home")],
)
def test_the_palette_finds_pages_by_the_words_of_either_language(
    window: Window, language: str, typed: str, page: str
) -> None:
    if language == "en":
        window.desk.settings.chosen["language"] = "en"
        window.outside.dress()
        settle()
    key(window, Qt.Key.Key_K, CTRL)
    type_words(popup().line, typed)
    QTest.keyClick(popup().line, Qt.Key.Key_Return)

    assert window.parts.pages.key == page


@pytest.mark.parametrize("typed", ["9/2569", "ก.ย. 69", "กันยายน 2569", "September 2026", "๐๙/๒๕๖๙"])
def test_the_palette_goes_to_months(window: Window, typed: str) -> None:
    press(child(window, "search_everything"))
    type_words(popup().line, typed)
    QTest.keyClick(popup().line, Qt.Key.Key_Return)

    assert window.desk.month == Month(2026, 9)


def test_the_palette_goes_to_households_and_does_what_page_and_frame_can_do(window: Window, outside: Outside) -> None:
    def pick(typed: str) -> None:
        key(window, Qt.Key.Key_K, CTRL)
        type_words(popup().line, typed)
        first = popup().list.model().index(0, 0)
        press(popup().list.viewport(), popup().list.visualRect(first).center())
        settle()

    pick("002")
    assert window.desk.household == window.desk.figures.households()[1].id
    pick("special")
    assert "palette" in page_of(window).asked
    pick("backup")
    assert outside.asked == ["copy"]


def test_the_palette_moves_with_arrows_and_closes_with_escape(window: Window) -> None:
    key(window, Qt.Key.Key_K, CTRL)
    chooser = popup()
    for code in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        QTest.keyClick(chooser.line, code)
    assert chooser.list.currentIndex().row() == 1
    QTest.keyClick(chooser.line, Qt.Key.Key_Up)
    QTest.keyClick(chooser.line, Qt.Key.Key_Up)
    assert chooser.list.currentIndex().row() == len(chooser.shown()) - 1
    QTest.keyClick(chooser.line, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None


def menu() -> QMenu:
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("file_new", "new"),
        ("file_open", "open"),
        ("file_demo", "demo"),
        ("file_copy", "copy"),
        ("file_settings", "settings"),
    ],
)
def test_the_menu_of_the_file_reaches_outside(window: Window, outside: Outside, name: str, asked: str) -> None:
    press(child(window, "status_file"))
    action = next(one for one in menu().actions() if one.objectName() == name)
    press(menu(), menu().actionGeometry(action).center())

    assert outside.asked == [asked]


def test_the_file_is_looked_through_from_its_menu(window: Window, qtbot: QtBot) -> None:
    window.doings.check()
    qtbot.waitUntil(lambda: not window.desk.jobs.is_busy, timeout=20000)
    settle()

    assert window.parts.messages.shown()[-1].words.startswith("สมุดบัญชีครบถ้วน")


def test_who_is_typing_is_chosen_by_one_key_and_kept_with_each_entry(window: Window) -> None:
    assert child(window, "status_person").accessibleName() == "ใครกำลังจด?"
    key(window, Qt.Key.Key_F9)
    QTest.keyClick(menu(), Qt.Key.Key_Down)
    QTest.keyClick(menu(), Qt.Key.Key_Return)
    settle()
    name = child(window, "status_person").accessibleName()
    number = add(window.desk)

    with window.desk.reader() as reader:
        (step,) = reader.record_history("entry", number)
        person = reader.record(Person, step.step.person)
    assert person is not None
    assert name == f"ผู้บันทึก: {person.name}"


def test_the_start_asks_who_is_typing_and_the_answer_ends_the_question(open_window: Opened, desk: Desk) -> None:
    window = open_window(desk)
    assert "ใครกำลังจด" in window.parts.messages.shown()[0].words
    assert QApplication.focusWidget() is page_of(window).line, "work may begin at once"
    window.rebuild()
    settle()

    press(child(window.parts.messages, "answer"))
    QTest.keyClick(menu(), Qt.Key.Key_Return)
    settle()

    assert window.parts.messages.shown() == ()
    assert window.desk.person != NO_ID


def test_a_person_is_added_and_types_from_then_on(
    window: Window, answer: Callable[[Callable[[QWidget], None]], None]
) -> None:
    def fill(form: QWidget) -> None:
        type_words(child(form, "name"), "ป้าแดง")
        press(child(form, "save"))

    answer(fill)
    window.doings.add_person()
    settle()

    assert child(window, "status_person").accessibleName() == "ผู้บันทึก: ป้าแดง"
    window.desk.undo()
    settle()
    assert window.desk.person == NO_ID
    assert child(window, "status_person").accessibleName() == "ใครกำลังจด?"


def test_a_chooser_of_thousands_opens_and_finds(open_window: Opened, desk: Desk) -> None:
    from household_ledger.ui.frame.chooser import Choice

    window = open_window(desk)
    chosen: list[int] = []
    choices = [Choice(f"ครัวเรือน {number}", lambda n=number: chosen.append(n)) for number in range(3000)]  # type: ignore[misc]
    chooser = Chooser(window, "หา", choices)
    chooser.open_below(window.parts.top.household)
    type_words(chooser.line, "2999")
    QTest.keyClick(chooser.line, Qt.Key.Key_Return)

    assert chosen == [2999]
