"""The drawer: entries behind a figure, what became of a record, help; who is at work in it stays where they were."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.period import Month
from household_ledger.domain.register import Person
from household_ledger.services.commands.entries import DeleteEntries, ReplaceEntry
from household_ledger.services.commands.months import CloseMonth, CorrectClosed, ReopenMonth
from household_ledger.services.ports import EntryQuery
from household_ledger.services.views.month_state import corrected_in
from household_ledger.ui.arrivals import ShowEntry
from household_ledger.ui.frame.entries_panel import EntriesPanel
from household_ledger.ui.frame.history_panel import HistoryPanel
from household_ledger.ui.frame.window import Window
from tests.ui.frame.conftest import add, expense, page_of, settle, words_in
from tests.ui.frame.test_going_places import key
from tests.ui.hands import child, press


def _panel(window: Window) -> EntriesPanel:
    panel = window.parts.drawer.panel
    assert isinstance(panel, EntriesPanel)
    return panel


def test_the_keyboard_stays_at_its_entry_while_others_are_written(window: Window) -> None:
    desk, month = window.desk, Month(2026, 9)
    desk.show_entries("กันยายน", [EntryQuery(household=desk.household, first=month.first, last=month.last)])
    settle()
    first = _panel(window).entry()
    for _down in range(4):
        QTest.keyClick(_panel(window).list, Qt.Key.Key_Down)
    before, standing = _panel(window), _panel(window).entry()

    add(desk)
    settle()

    assert _panel(window) is not before
    assert QApplication.focusWidget() is _panel(window).list
    assert _panel(window).entry() == standing != first


def test_a_drawer_filled_anew_takes_the_keyboard_from_nobody(window: Window) -> None:
    desk = window.desk
    desk.show_entries("วันนี้", [EntryQuery(household=desk.household, first=desk.today, last=desk.today)])
    settle()
    window.parts.top.household.setFocus()

    add(desk)
    settle()

    assert QApplication.focusWidget() is window.parts.top.household


def test_the_keyboard_begins_in_the_page_wherever_qt_put_it_when_the_drawer_went(window: Window) -> None:
    page = page_of(window)
    window.drawers.show_help()
    settle()
    panel = window.parts.drawer.panel
    assert panel is not None
    assert panel.isAncestorOf(QApplication.focusWidget() or window) or panel is QApplication.focusWidget()

    drawer, hide = window.parts.drawer, window.parts.drawer.hide

    def hide_as_qt_does() -> None:
        hide()
        page.go.setFocus()

    drawer.hide = hide_as_qt_does  # type: ignore[method-assign]
    QTest.keyClick(drawer, Qt.Key.Key_Escape)
    settle()

    assert QApplication.focusWidget() is page.line


def test_an_entry_corrected_away_is_told_of_where_no_row_is_left_to_go_to(window: Window) -> None:
    desk, month = window.desk, Month(2026, 9)
    household = desk.household or NO_ID
    with desk.reader() as reader:
        entries = list(reader.entries(EntryQuery(household=household, first=month.first, last=month.last)))
    gone = next(one for one in entries if one.pair == NO_ID)
    desk.execute(CorrectClosed(household, month, "จดสองครั้ง", DeleteEntries((gone.id,))))
    desk.show_entries("ที่แก้", [corrected_in(household, month)])
    settle()
    panel = _panel(window)
    panel.stand_at(gone.id)
    assert panel.entry() == gone.id
    assert panel.list.currentIndex().data().split("\n")[1].startswith("ลบแล้ว · ")

    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    settle()
    assert isinstance(window.parts.drawer.panel, HistoryPanel)


def test_entries_behind_a_figure_are_listed_and_a_press_goes_to_the_entry(window: Window) -> None:
    desk, month = window.desk, Month(2026, 9)
    query = EntryQuery(household=desk.household, first=month.first, last=month.last)
    with desk.reader() as reader:
        entries = list(reader.entries(query))
    rows = len([one for one in entries if not one.pair]) + len({one.pair for one in entries if one.pair})

    desk.show_entries("จ่ายกันยายน", [query, query])
    settle()
    panel = _panel(window)
    assert child(window, "drawer_title").words() == "จ่ายกันยายน"  # type: ignore[attr-defined]
    assert panel.list.model().rowCount() == rows
    assert QApplication.focusWidget() is panel.list

    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    wanted = panel.list.currentIndex().data(Qt.ItemDataRole.UserRole + 1).entry
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert (window.parts.pages.key, desk.month) == ("entry", month)
    assert page_of(window).arrived == [ShowEntry(wanted.id)]


def test_entries_of_several_years_have_their_days_with_the_year(window: Window) -> None:
    desk = window.desk
    desk.turn_to(Month(2025, 12))

    def told(first: Month, last: Month) -> list[str]:
        desk.show_entries("หนี้", [EntryQuery(household=desk.household, first=first.first, last=last.last)])
        settle()
        model = _panel(window).list.model()
        return [str(model.index(row, 0).data()).split("\n")[1] for row in range(model.rowCount())]

    december, january = Month(2025, 12), Month(2026, 1)
    assert not any("2568" in one for one in told(december, december))
    of_both = told(december, january)
    assert all("2568" in one or "2569" in one for one in of_both)
    assert any("2568" in one for one in of_both)
    assert all("2569" in one for one in told(january, january)), "another year than the one looked at"


def test_entries_of_other_households_say_whose_they_are_and_lead_there(window: Window) -> None:
    desk, households = window.desk, window.desk.figures.households()
    first = add(desk, what="ของบ้านแรก", household=households[0].id)
    second = add(desk, what="ของบ้านสาม", household=households[2].id)
    assert first != second
    desk.show_entries("วันนี้", [EntryQuery(first=desk.today, last=desk.today)])
    model = _panel(window).list.model()
    told = {str(model.index(row, 0).data()).split("\n")[0]: model.index(row, 0) for row in range(model.rowCount())}
    assert households[2].name in str(told["ของบ้านสาม"].data())

    listed = _panel(window).list
    listed.scrollTo(told["ของบ้านสาม"])
    press(listed.viewport(), listed.visualRect(told["ของบ้านสาม"]).center())

    assert desk.household == households[2].id


def test_the_drawer_follows_what_is_written_and_escape_gives_the_page_its_room_and_the_keyboard(window: Window) -> None:
    desk = window.desk
    desk.show_entries("วันนี้", [EntryQuery(household=desk.household, first=desk.today, last=desk.today)])
    before = window.parts.pages.width()
    count = words_in(_panel(window))
    assert "ยังไม่มีรายการ" in count
    add(desk)
    assert _panel(window).list.model().rowCount() == 1

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
