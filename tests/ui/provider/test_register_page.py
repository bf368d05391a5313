"""The register: households found, opened, added, changed, leaving; people; provider and project."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu, QPlainTextEdit

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import PocketKind
from household_ledger.domain.register import Household, Member, Pocket, VillageGroup
from household_ledger.services.commands.households import leaving_reason
from household_ledger.services.commands.register import AddRecords, ReplaceRecord
from household_ledger.ui.arrivals import AddHousehold
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.register import RegisterPage
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.form import FormDialog
from household_ledger.ui.widgets.table import Table
from tests.ui.conftest import Shot
from tests.ui.hands import child, press, type_anew, type_words
from tests.ui.provider.conftest import Shown, drop, fill, in_form, wait


def table(page: RegisterPage, name: str = "households") -> Table:
    found = child(page, name, Table)
    assert isinstance(found, Table)
    return found


def codes(page: RegisterPage) -> list[str]:
    return [row.cells[0].text for row in table(page).rows()]


def record(desk: Desk, code: str) -> Household:
    with desk.reader() as reader:
        found = reader.household_by_code(code)
    assert found is not None
    return found


def gone(desk: Desk) -> list[tuple[str, object]]:
    """Keep where the page asked to go."""
    asked: list[tuple[str, object]] = []
    desk.page_asked.connect(lambda key, wish: asked.append((key, wish)))
    return asked


def press_cell(page: RegisterPage, row: int, column: int) -> None:
    shown = table(page)
    place = shown.visualRect(shown.model().index(row, column)).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def test_it_says_how_many_there_are_and_shows_each(shown: Shown, desk: Desk) -> None:
    page = shown(RegisterPage, desk)

    assert page.title.words() == "มี 4 ครัวเรือนในโครงการ"
    assert codes(page) == ["001", "002", "003", "004"]


def test_a_press_on_a_household_opens_its_book(shown: Shown, desk: Desk) -> None:
    page, asked = shown(RegisterPage, desk), gone(desk)

    press_cell(page, 2, 1)
    assert asked == [("today", None)]
    assert desk.household == record(desk, "003").id

    table(page).setFocus()
    QTest.keyClick(table(page), Qt.Key.Key_Up)
    QTest.keyClick(table(page), Qt.Key.Key_Return)
    assert len(asked) == 2
    assert desk.household == record(desk, "002").id


def test_searching_narrows_the_list_in_either_digits(shown: Shown, desk: Desk) -> None:
    page, asked = shown(RegisterPage, desk), gone(desk)
    search = child(page, "search", QLineEdit)
    search.setFocus()

    type_words(search, "๐๐๓")
    assert codes(page) == ["003"]
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert asked == [("today", None)]
    type_anew(search, "บ้าน")
    assert len(codes(page)) == 4
    type_anew(search, "ไม่มีใครชื่อนี้")
    assert codes(page) == []


def test_a_village_with_a_thai_number_is_found_by_either(shown: Shown, desk: Desk) -> None:
    page, home = shown(RegisterPage, desk), record(desk, "002")
    with desk.reader() as reader:
        village = reader.record(VillageGroup, home.group)
    assert village is not None
    desk.execute(ReplaceRecord(was=village, now=replace(village, name="บ้านโคก หมู่ ๓๑")))
    wait(desk)

    for typed in ("หมู่ 31", "หมู่ ๓๑"):
        type_anew(child(page, "search"), typed)
        assert set(codes(page)) == {one.code for one in desk.figures.households() if one.group == village.id}


def test_a_village_is_chosen(shown: Shown, desk: Desk) -> None:
    page = shown(RegisterPage, desk)
    with desk.reader() as reader:
        village = next(one for one in reader.all(VillageGroup) if one.id == record(desk, "002").group)

    press(child(page, f"choice_{int(village.id)}"))

    assert set(codes(page)) == {one.code for one in desk.figures.households() if one.group == village.id}
    press(child(page, "choice_all"))
    assert len(codes(page)) == 4


def test_a_household_is_added_and_can_be_written_for_at_once(shown: Shown, desk: Desk, shot: Shot) -> None:
    page = shown(RegisterPage, desk)

    def act(form: FormDialog) -> None:
        villages = child(form, "village", QComboBox)
        assert isinstance(villages, QComboBox)
        villages.setCurrentIndex(villages.count() - 1)
        people = child(form, "members", QPlainTextEdit)
        type_words(people, "นางใหม่ ดีงาม 2518")
        QTest.keyClick(people, Qt.Key.Key_Return)
        type_words(people, "ด.ช.เล็ก ๒๕๖๐")
        shot(form, "household-form")
        fill(form, name="นางใหม่ ดีงาม", new_village="บ้านใหม่", started_on="1/11/2569")

    in_form(act)
    press(child(page, "add"))
    wait(desk)

    made = record(desk, "005")
    assert (made.name, made.started_on) == ("นางใหม่ ดีงาม", date(2026, 11, 1))
    assert desk.household == made.id
    assert "005" in codes(page)
    with desk.reader() as reader:
        assert [one.kind for one in reader.of_household(Pocket, made.id)] == [PocketKind.CASH]
        people = reader.of_household(Member, made.id)
        assert [(one.name, one.birth_year, one.is_participant) for one in people] == [
            ("นางใหม่ ดีงาม", 1975, True),
            ("ด.ช.เล็ก", 2017, False),
        ]
        assert {one.present_from for one in people} == {date(2025, 11, 1)}
        assert "บ้านใหม่" in [one.name for one in reader.all(VillageGroup)]


def test_a_household_just_added_is_gone_to_whatever_was_looked_for(shown: Shown, desk: Desk) -> None:
    page = shown(RegisterPage, desk)
    type_anew(child(page, "search"), "001")

    in_form(lambda form: fill(form, name="นางใหม่ ดีงาม"))
    press(child(page, "add"))
    wait(desk)

    assert table(page).current_key() == record(desk, "005").id
    assert len(codes(page)) == 5


def test_a_household_is_gone_to_though_its_code_was_tidied(shown: Shown, desk: Desk) -> None:
    page = shown(RegisterPage, desk)

    in_form(lambda form: fill(form, code="ก  05", name="นางใหม่ ดีงาม"))
    press(child(page, "add"))
    wait(desk)

    made = record(desk, "ก 05").id
    assert table(page).current_key() == made
    assert desk.household == made


def test_of_two_villages_with_one_name_the_second_is_shown_and_stays(shown: Shown, desk: Desk) -> None:
    near, far = (VillageGroup(id=NO_ID, name="บ้านโคก", subdistrict=one) for one in ("ในเมือง", "นอกเมือง"))
    desk.execute(AddRecords((near, far)))
    with desk.reader() as reader:
        second = next(one.id for one in reader.all(VillageGroup) if one.subdistrict == "นอกเมือง")
    was = record(desk, "001")
    desk.execute(ReplaceRecord(was=was, now=replace(was, group=second)))
    wait(desk)
    page = shown(RegisterPage, desk)
    told: list[str] = []

    def act(form: FormDialog) -> None:
        villages = child(form, "village", QComboBox)
        assert isinstance(villages, QComboBox)
        told.append(villages.currentText())
        fill(form, name="เปลี่ยนชื่อแล้ว")

    in_form(act)
    press_cell(page, 0, 8)
    menu = child(page, "household_menu", QMenu)
    assert isinstance(menu, QMenu)
    next(one for one in menu.actions() if one.objectName() == "change").trigger()
    wait(desk)

    assert told == ["บ้านโคก (นอกเมือง)"]
    assert (record(desk, "001").name, record(desk, "001").group) == ("เปลี่ยนชื่อแล้ว", second)


def test_the_menu_key_is_about_the_household_one_stands_at(shown: Shown, desk: Desk) -> None:
    page = shown(RegisterPage, desk)
    rows = table(page)
    rows.setCurrentIndex(rows.model().index(1, 0))
    code = rows.rows()[1].cells[0].text
    where = rows.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    assert isinstance(where, QRect)

    reason, place = QContextMenuEvent.Reason.Keyboard, where.center()
    QApplication.sendEvent(rows, QContextMenuEvent(reason, place, rows.mapToGlobal(place)))

    menu = child(page, "household_menu", QMenu)
    assert isinstance(menu, QMenu)
    told: list[object] = []

    def act(form: FormDialog) -> None:
        told.append(form["code"].value())
        drop(form)

    in_form(act)
    next(one for one in menu.actions() if one.objectName() == "change").trigger()
    assert told == [code]


def test_what_is_wrong_is_told_at_its_field_and_nothing_typed_is_lost(shown: Shown, desk: Desk) -> None:
    page = shown(RegisterPage, desk)
    kept: list[str] = []

    def act(form: FormDialog) -> None:
        type_words(child(form, "members", QPlainTextEdit), "ใครสักคน 9999")
        fill(form, code="001", name="ซ้ำ", started_on="1/11/2569")
        kept.append(form["members"].said.words())
        kept.append(form["code"].said.words())
        child(form, "members", QPlainTextEdit).clear()  # type: ignore[attr-defined]
        press(child(form, "save"))
        kept.extend((form["code"].said.words(), str(form["name"].value())))
        drop(form)

    in_form(act)
    press(child(page, "add"))

    assert "ใครสักคน" in kept[0]
    assert "001" in kept[1], "while it is typed"
    assert "001" in kept[2]
    assert kept[3] == "ซ้ำ"
    assert len(desk.figures.households()) == 4


def test_a_household_is_changed_from_its_menu(shown: Shown, desk: Desk, shot: Shot) -> None:
    page, asked = shown(RegisterPage, desk), gone(desk)
    press_cell(page, 1, 8)
    menu = child(page, "household_menu", QMenu)
    assert isinstance(menu, QMenu)
    actions = {one.objectName(): one for one in menu.actions()}
    assert asked == []
    assert list(actions) == [
        *("open_book", "change", "intake", "consents", "village", "leave"),
        *("history", "my_data", "my_data_file", "erase"),
    ]

    in_form(lambda form: fill(form, name="นางชื่อใหม่"))
    actions["change"].trigger()
    wait(desk)

    assert record(desk, "002").name == "นางชื่อใหม่"
    assert record(desk, "002").group
    assert table(page).rows()[1].cells[1].text == "นางชื่อใหม่"


def test_a_household_leaves_with_a_reason_and_comes_back(shown: Shown, desk: Desk, shot: Shot) -> None:
    page = shown(RegisterPage, desk)
    deeds = {name: run for name, _words, run in page.households.deeds(record(desk, "003"))}

    in_form(lambda form: fill(form, left_on="20/11/2569", reason="ย้ายบ้าน"))
    deeds["leave"]()
    wait(desk)

    left = record(desk, "003")
    assert (left.left_on, leaving_reason(left)) == (date(2026, 11, 20), "ย้ายบ้าน")
    assert page.title.words() == "มี 3 ครัวเรือนในโครงการ"
    assert table(page).rows()[2].cells[5].tip == "ย้ายบ้าน"
    shot(page, "register-left")

    deeds = {name: run for name, _words, run in page.households.deeds(left)}
    deeds["come_back"]()
    wait(desk)
    assert record(desk, "003").left_on is None
    desk.undo()
    assert record(desk, "003").left_on == date(2026, 11, 20)


def test_a_day_of_leaving_before_the_last_entry_is_told_at_the_field(shown: Shown, desk: Desk) -> None:
    page = shown(RegisterPage, desk)
    kept: list[str] = []

    def act(form: FormDialog) -> None:
        fill(form, left_on="1/10/2569")
        kept.append(form["left_on"].said.words())
        drop(form)

    in_form(act)
    {name: run for name, _words, run in page.households.deeds(record(desk, "001"))}["leave"]()

    assert "31 ต.ค. 2569" in kept[0]
    assert record(desk, "001").left_on is None


def test_an_empty_book_leads_to_its_first_household(shown: Shown, empty_desk: Desk) -> None:
    page = shown(RegisterPage, empty_desk)
    assert page.title.words() == "ยังไม่มีครัวเรือน"
    assert page.nothing.action is not None

    in_form(lambda form: fill(form, name="บ้านแรก"))
    press(page.nothing.action)
    wait(empty_desk)

    assert codes(page) == ["001"]
    assert record(empty_desk, "001").started_on == empty_desk.today
    assert child(page, "add").isVisible()


def test_other_pages_can_ask_for_a_new_household(shown: Shown, empty_desk: Desk) -> None:
    page = shown(RegisterPage, empty_desk)

    in_form(lambda form: fill(form, name="บ้านแรก"))
    page.arrive(AddHousehold())

    assert record(empty_desk, "001").name == "บ้านแรก"


def test_the_project_and_its_people_are_one_press_away(shown: Shown, desk: Desk) -> None:
    page = shown(RegisterPage, desk)
    asked: list[str] = []
    desk.page_asked.connect(lambda key, _wish, _sight: asked.append(key))

    press(child(page, "to_project"))

    assert asked == ["project"]


def test_what_is_looked_at_is_kept_when_the_page_is_built_anew(shown: Shown, desk: Desk) -> None:
    page = shown(RegisterPage, desk)
    type_words(child(page, "search"), "002")

    again = shown(RegisterPage, desk)
    again.restore(page.keep())

    assert codes(again) == ["002"]


def test_the_households_looked_at_are_saved_as_a_table(
    shown: Shown, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, path = shown(RegisterPage, desk), tmp_path / "t.xlsx"
    monkeypatch.setattr(dialogs, "save_path", lambda *_asked: path)
    type_words(child(page, "search"), "00")
    table(page).sortByColumn(0, Qt.SortOrder.DescendingOrder)
    listed = codes(page)

    def saved(*, contacts: bool) -> list[list[object]]:
        def answer(form: FormDialog) -> None:
            if contacts:
                QTest.keyClick(child(form, "contacts"), Qt.Key.Key_Space)
            press(child(form, "save"))

        in_form(answer)
        press(child(page, "export"))
        wait(desk)
        return [[cell.value for cell in row] for row in load_workbook(path).active.iter_rows()]

    plain, whole = saved(contacts=False), saved(contacts=True)

    assert len(listed) > 1
    assert [row[0] for row in plain[-len(listed) :]] == listed, "in the order they stand in"
    assert any("ค้นด้วย “00”" in str(row[0]) for row in plain)
    (heads,) = [row for row in plain if row[0] == "ทะเบียน"]
    (more,) = [row for row in whole if row[0] == "ทะเบียน"]
    assert "โทรศัพท์" not in heads
    assert "โทรศัพท์" in more


def test_an_empty_register_has_nothing_to_save(shown: Shown, empty_desk: Desk) -> None:
    page = shown(RegisterPage, empty_desk)

    assert not page.export.isVisible()
    assert "บันทึกเป็นตาราง…" not in [one.words for one in page.palette_actions()]
