"""Narrowing a search down, and keeping it under a name: by keys alone and by the mouse alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton

from household_ledger.domain.category import fixed_id
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import PocketKind
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import Pocket
from household_ledger.domain.saved_filter import SavedFilter
from household_ledger.services.commands.categories import SayCategory
from household_ledger.services.commands.register import AddRecords, DeleteRecords
from household_ledger.services.entry_filter import EntryFilter
from household_ledger.services.entry_filter_text import sought_of
from household_ledger.services.sought import Sought, Span
from household_ledger.services.views.entry_row import EntryRow
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_grid.search.filter_form import FilterForm
from household_ledger.ui.entry_grid.search.kept_searches_dialog import KeptSearchesDialog
from household_ledger.ui.entry_grid.table.looks import EntryLooks
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.widgets.form import FormDialog
from household_ledger.ui.widgets.words import Words
from tests.ui.conftest import Shot
from tests.ui.entry_grid.conftest import CONTROL, FOOD, Key, Typist, settle
from tests.ui.entry_grid.test_several_rows import pick
from tests.ui.entry_grid.test_templates import in_dialog, key, tick
from tests.ui.hands import child, press, type_anew, type_words
from tests.ui.household.conftest import home

ALT = Qt.KeyboardModifier.AltModifier
OCTOBER = Month(2026, 10)


def found(page: EntryPage) -> list[EntryRow]:
    settle()
    shown = [page.grid.model.shown(row) for row in range(page.grid.model.entries)]
    return [one.row for one in shown if isinstance(one, EntryLooks)]


def kept(desk: Desk) -> list[SavedFilter]:
    with desk.reader() as reader:
        return reader.all(SavedFilter)


def told(page: EntryPage) -> str:
    words = child(page, "filter_told", Words)
    assert isinstance(words, Words)
    return words.words()


@pytest.fixture
def october(page: EntryPage, typist: Typist) -> Typist:
    page.desk.turn_to(OCTOBER)
    typist.press(Key.Key_F, held=CONTROL)
    return typist


def narrow(form: QDialog) -> None:
    """Ask for food between 50 and 100 baht, by keys alone."""
    assert isinstance(form, FilterForm)
    pick(form, "category", FOOD)
    form["least"].setFocus()
    type_words(form["least"].editor, "50")
    key(Key.Key_Tab)
    type_words(form["most"].editor, "50*2")
    key(Key.Key_Return)


def to_button(page: EntryPage, name: str) -> None:
    """Go to a button of the search by Tab."""
    for _step in range(20):
        at = QApplication.focusWidget()
        if at is not None and at.objectName() == name:
            return
        key(Key.Key_Tab)
    raise AssertionError(name)


def test_by_keys_alone_a_search_is_narrowed_kept_left_and_taken_again(
    page: EntryPage, october: Typist, desk: Desk
) -> None:
    everything = len(found(page))
    to_button(page, "filter")
    in_dialog(narrow, lambda: key(Key.Key_Return))
    rows = found(page)
    assert 0 < len(rows) < everything
    assert all(FOOD in row.categories and 5_000 <= (row.money_out or row.money_in or 0) <= 10_000 for row in rows)
    assert "50–100" in told(page)

    def name_it(form: QDialog) -> None:
        assert isinstance(form, FormDialog)
        type_anew(form["name"].editor, "กับข้าวถูก")
        key(Key.Key_Return)

    page.grid.search.field.setFocus()
    to_button(page, "keep_search")
    in_dialog(name_it, lambda: key(Key.Key_Return))
    assert [one.name for one in kept(desk)] == ["กับข้าวถูก"]
    assert sought_of(kept(desk)[0].text).span is Span.MONTH

    page.grid.search.field.setFocus()
    october.press(Key.Key_Escape)
    desk.turn_to(Month(2026, 9))
    october.press(Key.Key_F, held=CONTROL)
    assert "50–100" not in told(page)
    page.grid.search.field.setFocus()

    def take(dialog: QDialog) -> None:
        assert isinstance(dialog, KeptSearchesDialog)
        type_words(dialog, "ถูก")
        key(Key.Key_Return)

    in_dialog(take, lambda: QTest.keyClick(page.grid.search.field, Key.Key_Down, ALT))
    assert {row.date.month for row in found(page)} == {9}, "this month is the month looked at"
    assert "50–100" in told(page)


def test_the_mouse_alone_names_anew_removes_and_brings_back(page: EntryPage, october: Typist, desk: Desk) -> None:
    type_words(page.grid.search.field, "ไข่")
    page.grid.search.ask_now()
    settle()
    in_dialog(lambda form: press(child(form, "save")), lambda: press(child(page, "keep_search")))
    assert [one.name for one in kept(desk)] == ["ไข่"]

    def mend(dialog: QDialog) -> None:
        def rename(form: QDialog) -> None:
            assert isinstance(form, FormDialog)
            type_anew(form["name"].editor, "เรื่องไข่")
            press(form.save_button)

        in_dialog(rename, lambda: press(child(dialog, "rename_search")))
        press(child(dialog, "remove_search"))
        assert kept(desk) == []
        settle()
        press(child(dialog, "undo_search"))
        press(child(dialog, "use_search"))

    in_dialog(mend, lambda: press(child(page, "kept_searches")))

    assert [one.name for one in kept(desk)] == ["เรื่องไข่"]
    assert october.page is page


def test_a_search_is_not_brought_back_over_something_else_that_was_done_and_that_is_said(
    page: EntryPage, october: Typist, desk: Desk
) -> None:
    for words in ("ไข่", "ข้าว"):
        type_anew(page.grid.search.field, words)
        page.grid.search.ask_now()
        settle()
        in_dialog(lambda form: press(child(form, "save")), lambda: press(child(page, "keep_search")))

    def mend(dialog: QDialog) -> None:
        assert isinstance(dialog, KeptSearchesDialog)

        def rename(form: QDialog) -> None:
            assert isinstance(form, FormDialog)
            type_anew(form["name"].editor, "อื่น")
            press(form.save_button)

        press(child(dialog, "remove_search"))
        in_dialog(rename, lambda: press(child(dialog, "rename_search")))
        press(child(dialog.notice, "undo_search"))
        assert dialog.notice.isVisible()
        assert "มีการจดอย่างอื่นหลังจากนั้น" in dialog.notice.words.words()

    in_dialog(mend, lambda: press(child(page, "kept_searches")))

    assert [one.name for one in kept(desk)] == ["อื่น"]
    assert october.page is page


def test_further_months_and_days_are_looked_through_and_told(page: EntryPage, october: Typist) -> None:
    def days(form: QDialog) -> None:
        assert isinstance(form, FilterForm)
        assert not form["first"].isVisible()
        pick(form, "span", form.span.choices()[-1][1])
        assert form["first"].isVisible()
        press(form.save_button)
        assert form.refusal.words()
        form.first.take_words("28/9/69")
        form.last.take_words("2/10/69")
        press(form.save_button)

    in_dialog(days, lambda: press(child(page, "filter")))
    rows = found(page)

    assert {row.date.month for row in rows} == {9, 10}
    assert rows[-1].date.day == 2
    assert page.grid.search.scope.current() == ""
    press(child(page.grid.search.scope, "choice_month"))
    assert {row.date.month for row in found(page)} == {10}
    assert october.page is page


def test_amounts_the_wrong_way_round_are_refused_in_the_form(page: EntryPage, october: Typist) -> None:
    before = len(found(page))

    def wrong(form: QDialog) -> None:
        assert isinstance(form, FilterForm)
        form.least.take_words("100")
        form.most.take_words("50")
        press(form.save_button)
        assert form.isVisible()
        assert form.refusal.words()

    in_dialog(wrong, lambda: press(child(page, "filter")))

    assert len(found(page)) == before
    assert october.page is page


def test_what_is_hidden_or_out_of_use_by_now_is_still_looked_for(page: EntryPage, desk: Desk) -> None:
    made = Pocket(id=NO_ID, household=home(desk), name="กระปุกเก่า", kind=PocketKind.CASH)
    (pocket,) = desk.execute(AddRecords((made,))).ids
    desk.execute(DeleteRecords(Pocket, (pocket,)))
    desk.execute(SayCategory(household=home(desk), code="E01", is_hidden=True))
    settle()
    book = page.grid.parts.book
    assert book is not None
    wanted = EntryFilter(pocket=pocket, category=fixed_id("E01"), least=Money(10_00))
    asked = Sought(span=Span.ALL, wanted=wanted)
    form = FilterForm(page.window(), book, asked)

    assert form.pocket.box.currentText() == "กระปุกเก่า"
    press(child(form, "save"))

    assert form.sought == asked, "nothing else is looked for by opening the form and pressing Look"


def test_all_is_looked_through_again_with_one_press(page: EntryPage, october: Typist) -> None:
    before = len(found(page))
    in_dialog(narrow, lambda: press(child(page, "filter")))
    assert len(found(page)) < before
    assert october.page is page

    press(child(page, "clear_filter"))

    assert len(found(page)) == before
    assert not child(page, "clear_filter").isVisible()


def test_what_is_one_households_own_is_asked_no_more_in_another(page: EntryPage, october: Typist, desk: Desk) -> None:
    def own(form: QDialog) -> None:
        assert isinstance(form, FilterForm)
        pick(form, "pocket", form.pocket.choices()[1][1])
        press(form.save_button)

    in_dialog(own, lambda: press(child(page, "filter")))
    assert page.grid.search.asked().wanted.pocket is not None
    desk.look_at(desk.figures.households()[1].id)
    settle()

    assert page.grid.search.asked().wanted.pocket is None
    assert october.page is page


def test_a_name_there_is_may_be_taken_over(page: EntryPage, october: Typist, desk: Desk) -> None:
    page.grid.search.field.setText("ไข่")
    in_dialog(lambda form: press(child(form, "save")), lambda: page.deeds.run("keep_search"))
    page.grid.search.field.setText("ไข่เป็ด")

    def again(form: QDialog) -> None:
        assert isinstance(form, FormDialog)
        type_anew(form["name"].editor, "ไข่")
        press(form.save_button)
        assert form["name"].problem()
        tick(child(form, "instead"))
        press(form.save_button)

    in_dialog(again, lambda: page.deeds.run("keep_search"))

    assert [(one.name, sought_of(one.text).wanted.text) for one in kept(desk)] == [("ไข่", "ไข่เป็ด")]
    assert october.page is page


def test_every_control_of_the_search_has_a_name(page: EntryPage, october: Typist, shot: Shot) -> None:
    in_dialog(narrow, lambda: press(child(page, "filter")))
    shot(page, "search")
    for kind in (QPushButton, QLineEdit):
        assert all(one.accessibleName() for one in page.grid.search.findChildren(kind))
    assert october.page is page


def test_tab_goes_through_the_search_as_it_is_read(page: EntryPage, october: Typist) -> None:
    in_dialog(narrow, lambda: press(child(page, "filter")))
    page.grid.search.field.setFocus()
    met = []
    for _step in range(9):
        at = QApplication.focusWidget()
        assert at is not None
        met.append(at.objectName())
        key(Key.Key_Tab)

    ends = met[met.index("bin") :]
    assert ends == ["bin", "filter", "clear_filter", "keep_search", "kept_searches"][: len(ends)]
    assert met[0] == "search"
    assert october.page is page
