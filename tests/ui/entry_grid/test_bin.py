"""The bin: what was deleted is shown with who and when, and comes back by one key or the mouse."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import Role
from household_ledger.domain.period import Month
from household_ledger.domain.register import Person
from household_ledger.services.commands.entries import DeleteEntries
from household_ledger.services.commands.months import CloseMonth
from household_ledger.services.commands.register import AddRecords
from household_ledger.services.ports import EntryQuery
from household_ledger.ui.entry_grid.table.looks import EntryLooks
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.widgets.words import Words
from tests.ui.entry_grid.conftest import SHIFT, Typist, settle
from tests.ui.hands import child, press

Key = Qt.Key
_OCTOBER = Month(2026, 10)


def delete(page: EntryPage, count: int) -> list[Entry]:
    """Delete plain entries of October as a person of the file."""
    desk = page.desk
    desk.execute(AddRecords((Person(id=NO_ID, name="ป้าแดง", role=Role.RECORDER),)))
    with desk.reader() as reader:
        person = next(one.id for one in reader.all(Person) if one.name == "ป้าแดง")
        query = EntryQuery(household=desk.household, first=_OCTOBER.first, last=_OCTOBER.last)
        chosen = [one for one in reader.entries(query) if not one.pair and one.description][:count]
    desk.let_type(person)
    desk.execute(DeleteEntries(tuple(one.id for one in chosen)))
    settle()
    return chosen


def is_deleted(page: EntryPage, entry: Id) -> bool:
    with page.desk.reader() as reader:
        found = reader.entry(entry)
    assert found is not None
    return found.is_deleted


def open_bin(page: EntryPage, *, is_by_mouse: bool = False) -> None:
    if is_by_mouse:
        press(child(page, "deed_search"))
        press(child(page, "bin"))
    else:
        next(one for one in page.palette_actions() if "ถังขยะ" in one.also).run()
    settle()


def shown(page: EntryPage) -> list[EntryLooks]:
    model = page.grid.model
    found = [model.shown(row) for row in range(model.entries)]
    return [one for one in found if isinstance(one, EntryLooks)]


def test_deleted_rows_look_deleted_and_say_who_and_when(page: EntryPage) -> None:
    gone = delete(page, 3)

    open_bin(page)

    rows = shown(page)
    assert {one.row.entry.id for one in rows} >= {one.id for one in gone}
    ours = [one for one in rows if one.row.entry.id in {one.id for one in gone}]
    assert all(look.is_struck and look.tone == "ink_3" for one in ours for look in one.looks.values() if look.text)
    index = page.grid.model.index(rows.index(ours[0]), 1)
    told = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "ลบเมื่อ" in told
    assert "ป้าแดง" in told
    page.grid.view.stand_at(rows.index(ours[0]), "what")
    settle()
    words = child(page, "of_bin", Words)
    assert isinstance(words, Words)
    assert "ป้าแดง" in words.words()


def test_enter_brings_one_back_and_undo_puts_it_into_the_bin_again(page: EntryPage, typist: Typist) -> None:
    (gone,) = delete(page, 1)
    open_bin(page)
    before = page.grid.model.entries
    typist.press(Key.Key_Down)
    page.grid.view.stand_at(page.grid.source.place(gone.id), "what")

    typist.press(Key.Key_Return)
    settle()

    assert not is_deleted(page, gone.id)
    assert page.grid.model.entries == before - 1
    assert gone.description in page.grid.notice.words.words()
    press(child(page, "undo_bring_back"))
    settle()
    assert is_deleted(page, gone.id)
    assert page.grid.model.entries == before


def test_several_come_back_at_once_with_the_mouse_alone(page: EntryPage) -> None:
    gone = delete(page, 3)
    open_bin(page, is_by_mouse=True)
    view = page.grid.view
    places = sorted(page.grid.source.place(one.id) for one in gone)
    view.scrollTo(page.grid.model.index(places[0], 1))
    for place, held in ((places[0], Qt.KeyboardModifier.NoModifier), (places[-1], SHIFT)):
        at = view.visualRect(page.grid.model.index(place, 1)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, held, at)
    chosen = [page.grid.model.shown(row) for row in view.rows_chosen()]
    steps = page.desk.opened.ledger.undo_step()

    press(child(page, "bring_back"))
    settle()

    back = [one.row.entry.id for one in chosen if isinstance(one, EntryLooks)]
    assert {one.id for one in gone} <= set(back)
    assert not any(is_deleted(page, one) for one in back)
    page.desk.undo()
    settle()
    assert all(is_deleted(page, one) for one in back)
    assert page.desk.opened.ledger.undo_step() == steps, "all came back in one step"


def test_a_deleted_row_is_not_changed(page: EntryPage, typist: Typist) -> None:
    (gone,) = delete(page, 1)
    open_bin(page)
    place = page.grid.source.place(gone.id)
    for key in (Key.Key_F2, Key.Key_X):
        page.grid.notice.close_bar()
        page.grid.view.stand_at(place, "what")
        typist.press(key)
        assert page.grid.view.editor_row == -1
        assert "ลบ" in page.grid.notice.words.words()

    press(child(page, "bring_back_gone"))
    settle()

    assert not is_deleted(page, gone.id)


def test_a_closed_month_keeps_what_was_deleted_and_says_so(page: EntryPage, typist: Typist) -> None:
    (gone,) = delete(page, 1)
    assert page.desk.household is not None
    page.desk.execute(CloseMonth(page.desk.household, _OCTOBER))
    settle()
    open_bin(page)
    page.grid.view.stand_at(page.grid.source.place(gone.id), "what")

    typist.press(Key.Key_Return)

    assert is_deleted(page, gone.id)
    assert "ตุลาคม" in page.grid.notice.words.words()


def test_the_menu_of_a_deleted_row_brings_it_back_and_tells_its_history(page: EntryPage) -> None:
    (gone,) = delete(page, 1)
    open_bin(page)
    page.grid.view.stand_at(page.grid.source.place(gone.id), "what")
    page.deeds.menu.open_on_rows(page.grid.view.mapToGlobal(page.grid.view.rect().center()))
    menu = child(page.grid, "row_menu", QMenu)
    assert isinstance(menu, QMenu)
    names = {one.objectName(): one for one in menu.actions()}
    assert "edit" not in names
    assert "history" in names

    names["bring_back_rows"].trigger()
    menu.close()
    settle()

    assert not is_deleted(page, gone.id)


def test_an_empty_bin_says_so_and_closing_the_search_leaves_it(page: EntryPage, typist: Typist) -> None:
    page.desk.turn_to(_OCTOBER)
    open_bin(page)
    search = page.grid.search
    search.field.setText("ไม่มีคำนี้แน่นอน")
    search.ask_now()
    assert page.grid.model.entries == 0

    typist.press(Key.Key_Escape)
    settle()
    page.going.open_search()

    assert not page.grid.search.is_in_bin
    button = child(page, "bin", QPushButton)
    assert button.accessibleName() == "ถังขยะ"
    assert button.accessibleDescription()
    assert QApplication.focusWidget() is page.grid.search.field
    search.field.clear()
    search.ask_now()
    assert not any(one.row.entry.is_deleted for one in shown(page))
    assert page.grid.model.entries
