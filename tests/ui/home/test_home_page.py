"""Our home: people, pockets and categories are added and changed by keys and mouse, and the ledger holds them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton

from household_ledger.domain.kinds import Need, PocketKind
from household_ledger.domain.money import Money
from household_ledger.domain.register import HouseholdCategory, Member, Pocket
from household_ledger.services.commands.register import DeleteRecords
from household_ledger.services.views.pocket_balances import pocket_balances
from household_ledger.text.i18n import set_language
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.our_home.page import HomePage
from household_ledger.ui.widgets.form import FormDialog
from household_ledger.ui.widgets.table import Table
from tests.ui.conftest import Shot
from tests.ui.hands import child, press, type_anew


@pytest.fixture
def page(desk: Desk) -> Iterator[HomePage]:
    made = HomePage(desk)
    made.resize(1156, 684)
    made.show()
    made.refresh()
    desk.changed.connect(lambda _changes: made.refresh())
    yield made
    made.close()


def in_form(act: Callable[[FormDialog], None]) -> None:
    """Do something in the form that opens next."""

    def found() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, FormDialog)
        act(form)

    QTimer.singleShot(0, found)


def fill(form: FormDialog, **typed: str) -> None:
    for name, words in typed.items():
        type_anew(child(form, name), words)
    press(child(form, "save"))


def names(page: HomePage, table: str) -> list[str]:
    found = child(page, table, Table)
    assert isinstance(found, Table)
    return [row.cells[0].text.strip() for row in found.rows()]


def test_a_person_is_added_with_a_year_of_the_buddhist_era(page: HomePage, desk: Desk, shot: Shot) -> None:
    in_form(lambda form: fill(form, name="ด.ช.ตะวัน ใจงาม", birth_year="๒๕๖๒", present_from="5/10/2569"))
    press(child(page, "add"))
    QApplication.processEvents()

    assert desk.household is not None
    with desk.reader() as reader:
        member = reader.of_household(Member, desk.household)[-1]
    assert (member.name, member.birth_year, member.present_from) == ("ด.ช.ตะวัน ใจงาม", 2019, date(2026, 10, 5))
    assert "ด.ช.ตะวัน ใจงาม" in names(page, "members")
    shot(page, "home-members")


def test_a_person_who_leaves_before_coming_is_not_kept_and_nothing_typed_is_lost(page: HomePage, desk: Desk) -> None:
    before = names(page, "members")
    kept: list[str] = []

    def act(form: FormDialog) -> None:
        fill(form, name="น้องใหม่", present_from="5/10/2569", present_to="1/10/2569")
        kept.extend((str(form["name"].value()), form["present_to"].said.words()))
        for field in form.fields():
            field.settle()
        form.reject()

    in_form(act)
    press(child(page, "add"))

    assert kept[0] == "น้องใหม่"
    assert kept[1]
    assert names(page, "members") == before


def dropped(form: FormDialog) -> None:
    """Close a form without a question."""
    for field in form.fields():
        field.settle()
    form.reject()


def test_days_that_cannot_be_are_told_while_they_are_typed(page: HomePage) -> None:
    told: dict[str, str] = {}

    def act(form: FormDialog) -> None:
        type_anew(child(form, "birth_year"), "2580")
        told["ahead"] = form["birth_year"].said.words()
        told["not there"] = form["present_from"].problem()
        type_anew(child(form, "birth_year"), "2569")
        told["now"] = form["birth_year"].problem()
        type_anew(child(form, "present_from"), "1/1/2568")
        told["too young"] = form["present_from"].said.words()
        type_anew(child(form, "birth_year"), "2560")
        told["born"] = form["present_from"].problem()
        type_anew(child(form, "present_to"), "1/1/2560")
        told["reversed"] = form["present_to"].said.words()
        dropped(form)

    in_form(act)
    press(child(page, "add"))

    assert told["ahead"] == "ปีที่พิมพ์ยังมาไม่ถึง ใช่ปีเกิดหรือเปล่า"
    assert (told["not there"], told["now"]) == ("", "")
    assert told["too young"].startswith("ตอนนั้นยังไม่เกิด")
    assert told["born"] == ""
    assert told["reversed"].startswith("วันที่ใส่อยู่ก่อนวันเริ่ม")


@pytest.mark.parametrize(("language", "year"), [("th", "2530"), ("en", "1987")])
def test_the_year_given_as_an_example_is_of_the_language(desk: Desk, language: str, year: str) -> None:
    set_language(language)
    page = HomePage(desk)
    page.show()
    page.refresh()
    told: list[str] = []

    def act(form: FormDialog) -> None:
        told.append(form["birth_year"].said.words())
        dropped(form)

    in_form(act)
    press(child(page, "add"))

    assert year in told[0]
    page.close()


def test_a_savings_pocket_is_added_with_what_was_in_it(page: HomePage, desk: Desk, shot: Shot) -> None:
    def act(form: FormDialog) -> None:
        kinds = child(form, "kind", QComboBox)
        assert isinstance(kinds, QComboBox)
        kinds.setCurrentIndex(kinds.count() - 3)
        fill(form, name="กองทุนแม่", opening="1,500.50", opened_on="1/11/2569")

    page.show_part("pockets")
    in_form(act)
    press(child(page, "add"))
    QApplication.processEvents()

    assert desk.household is not None
    with desk.reader() as reader:
        balances = pocket_balances(reader, desk.household, desk.today)
    found = next(one for one in balances if one.pocket.name == "กองทุนแม่")
    assert found.pocket.kind is PocketKind.SAVINGS
    assert found.amount == Money(150050)
    shot(page, "home-pockets")


def test_a_pocket_with_entries_is_not_taken_out_and_the_reason_is_said(page: HomePage, desk: Desk) -> None:
    told: list[str] = []
    desk.said.connect(lambda notice: told.append(notice.words))
    page.show_part("pockets")
    table = child(page, "pockets", Table)
    assert isinstance(table, Table)
    table.setCurrentIndex(table.model().index(0, 0))

    press(child(page, "pockets_delete"))

    assert told
    assert desk.household is not None
    with desk.reader() as reader:
        assert len(reader.of_household(Pocket, desk.household)) == len(table.rows())


def test_the_entries_of_a_pocket_are_offered_when_one_is_chosen(page: HomePage) -> None:
    page.show_part("pockets")
    table = child(page, "pockets", Table)
    assert isinstance(table, Table)
    assert not child(page, "pockets_entries").isEnabled()

    table.setCurrentIndex(table.model().index(0, 0))

    assert child(page, "pockets_entries").isEnabled()


def test_a_category_is_renamed_hidden_and_seen_otherwise_by_keyboard(page: HomePage, desk: Desk, shot: Shot) -> None:
    def act(form: FormDialog) -> None:
        QTest.keyClick(child(form, "need"), Qt.Key.Key_Down)
        QTest.keyClick(child(form, "is_offered"), Qt.Key.Key_Space)
        fill(form, name="กับข้าว")

    page.show_part("categories")
    table = child(page, "categories", Table)
    assert isinstance(table, Table)
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    in_form(act)
    QTest.keyClick(table, Qt.Key.Key_Return)
    QApplication.processEvents()

    assert desk.household is not None
    with desk.reader() as reader:
        said = [one for one in reader.of_household(HouseholdCategory, desk.household) if one.code == "E01"]
    assert [(one.name, one.need, one.is_hidden) for one in said] == [("กับข้าว", Need.NECESSARY, True)]
    assert "กับข้าว" in names(page, "categories")
    shot(page, "home-categories")


def test_an_own_category_stands_below_its_standard_one(page: HomePage, desk: Desk) -> None:
    page.show_part("categories")
    in_form(lambda form: fill(form, name="น้ำปลา"))
    press(child(page, "add"))
    QApplication.processEvents()

    assert "น้ำปลา" in names(page, "categories")
    assert desk.household is not None
    with desk.reader() as reader:
        said = next(one for one in reader.of_household(HouseholdCategory, desk.household) if one.name == "น้ำปลา")
    assert said.under == "E01"
    assert said.code.startswith("E01.")


def test_a_name_that_is_taken_is_told_at_the_name(page: HomePage) -> None:
    page.show_part("categories")
    in_form(lambda form: fill(form, name="น้ำปลา"))
    press(child(page, "add"))
    QApplication.processEvents()
    told: list[tuple[str, bool]] = []

    def again(form: FormDialog) -> None:
        fill(form, name="น้ำปลา")
        told.append((form["name"].said.words(), form.refusal.isVisibleTo(form)))
        dropped(form)

    in_form(again)
    press(child(page, "add"))

    assert told == [("มีหมวด น้ำปลา อยู่แล้ว ใช้หมวดนั้น หรือตั้งชื่ออื่น", False)]


def test_after_the_first_person_the_keyboard_is_where_the_next_is_added(empty_home: HomePage, desk: Desk) -> None:
    in_form(lambda form: fill(form, name="ยายสี"))
    begin = next(one for one in empty_home.members.nothing.findChildren(QPushButton) if one.isVisible())
    begin.setFocus()
    press(begin)
    for _turn in range(3):
        QApplication.processEvents()

    assert names(empty_home, "members") == ["ยายสี"]
    assert empty_home.focusWidget() is empty_home.add_one


def test_the_keyboard_goes_along_to_the_part_looked_at(page: HomePage) -> None:
    child(page, "members", Table).setFocus()

    page.show_part("pockets")

    assert page.focusWidget() is child(page, "pockets", Table)


@pytest.fixture
def empty_home(desk: Desk) -> Iterator[HomePage]:
    """Show a household nobody is written down in, at the keyboard."""
    assert desk.household is not None
    with desk.reader() as reader:
        people = tuple(one.id for one in reader.of_household(Member, desk.household))
    desk.execute(DeleteRecords(Member, people))
    made = HomePage(desk)
    made.show()
    made.refresh()
    made.activateWindow()
    QApplication.processEvents()
    desk.changed.connect(lambda _changes: made.refresh())
    yield made
    made.close()
