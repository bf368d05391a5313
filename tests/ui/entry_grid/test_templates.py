"""Templates by keys alone and by the mouse alone: kept from rows, found, looked over, written in one step, mended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QWidget

from household_ledger.domain.register import Pocket
from household_ledger.domain.template import Template
from household_ledger.services.commands.days import NothingToday
from household_ledger.services.commands.months import CloseMonth
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_grid.templates.dialog import TemplatesDialog
from household_ledger.ui.typing.offer import Offer
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.check_box import CheckBox
from household_ledger.ui.widgets.form import FormDialog
from household_ledger.ui.widgets.words import Words
from tests.ui.conftest import Shot
from tests.ui.entry_grid.conftest import CONTROL, FOOD, NONE, SHIFT, THIS_MONTH, Key, Typist, settle, written
from tests.ui.entry_grid.test_mouse_and_trouble import at_row, choose, menu_of
from tests.ui.hands import child, press, type_anew, type_words

MARKET = "ตลาดนัดวันเสาร์"


def in_dialog(do: Callable[[QDialog], None], ask: Callable[[], object]) -> None:
    """Do something in the dialog that opens when it is asked for, and close it if it is still there."""
    met: list[QWidget] = []

    def work() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        met.append(dialog)
        dialog.activateWindow()
        QApplication.processEvents()
        try:
            do(dialog)
        finally:
            if dialog.isVisible():
                dialog.done(QDialog.DialogCode.Rejected)

    QTimer.singleShot(0, work)
    at = QApplication.activeWindow()
    ask()
    settle()
    assert met, "no dialog opened"
    if at is not None:
        at.activateWindow()
        QApplication.processEvents()


def key(code: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, code, held)
    QApplication.processEvents()


def tick(box: QWidget) -> None:
    """Press a box to check with the mouse, at the box itself."""
    press(box, QPoint(12, box.height() // 2))


def templates(desk: Desk) -> list[Template]:
    with desk.reader() as reader:
        return reader.of_household(Template, desk.household or 0)  # type: ignore[arg-type]


def amounts(desk: Desk) -> list[tuple[str, int]]:
    return [(one.description, sum(line.satang for line in one.lines if line.satang > 0)) for one in written(desk)]


@pytest.fixture
def market(typist: Typist) -> Typist:
    """Write three rows of the market, and keep them as a template by keys alone."""
    typist.row(what="ปลาทู", category=FOOD, money_out="60")
    typist.row(what="ผักรวม", category=FOOD, money_out="25")
    typist.row(what="ข้าวสาร", category=FOOD, money_out="110")
    grid = typist.page.grid
    typist.press(Key.Key_Up)
    for _step in range(2):
        QTest.keyClick(grid.view, Key.Key_Up, SHIFT)

    def name_it(form: QDialog) -> None:
        type_words(form, MARKET)
        key(Key.Key_Return)

    in_dialog(name_it, lambda: QTest.keyClick(grid.view, Key.Key_F5, CONTROL))
    assert [one.name for one in templates(typist.page.desk)] == [MARKET]
    return typist


def test_rows_chosen_by_keys_are_kept_found_by_name_and_written_with_other_amounts(market: Typist, desk: Desk) -> None:
    before = amounts(desk)
    steps = desk.opened.ledger.undo_step()

    def use(dialog: QDialog) -> None:
        type_words(dialog, "นัด")
        key(Key.Key_Return)
        type_words(dialog, "55")
        key(Key.Key_Down)
        key(Key.Key_Down)
        type_words(dialog, "100+20")
        key(Key.Key_Return)

    in_dialog(use, lambda: market.press(Key.Key_F5))

    assert amounts(desk) == [*before, ("ปลาทู", 5_500), ("ผักรวม", 2_500), ("ข้าวสาร", 12_000)]
    assert market.cell == "what"
    desk.undo()
    assert amounts(desk) == before
    assert desk.opened.ledger.undo_step() == steps


def test_its_name_typed_in_a_new_row_offers_it_with_a_mark_and_tab_shows_it(market: Typist, desk: Desk) -> None:
    before = amounts(desk)
    market.page.grid.focus()
    market.type("ตลาดนัด")
    market.page.grid.typing.list.settle()
    offers = market.page.grid.offers.offers()
    (offer,) = [one for one in offers if one.picture]
    assert (offer.words, offer.detail.split(" · ")[1:]) == (MARKET, ["3 แถว", "195"])

    def look(dialog: QDialog) -> None:
        assert child(dialog, "template_name", Words).words() == MARKET  # type: ignore[attr-defined]
        assert isinstance(QApplication.focusWidget(), QLineEdit)
        key(Key.Key_Return)

    in_dialog(look, lambda: market.press(Key.Key_Tab))

    assert len(amounts(desk)) == len(before) + 3
    assert market.page.grid.typing.row.what == ""


def test_a_template_looked_at_and_left_writes_nothing_and_keeps_what_was_typed(market: Typist, desk: Desk) -> None:
    before = amounts(desk)
    market.page.grid.focus()
    market.type("ตลาดนัด")

    in_dialog(lambda _dialog: key(Key.Key_Escape), lambda: market.press(Key.Key_Tab))

    assert (amounts(desk), market.page.grid.typing.row.what) == (before, "ตลาดนัด")


def test_what_the_household_usually_writes_stays_before_a_template(market: Typist) -> None:
    """Tab goes on taking the description it took before there was a template of like name."""
    market.row(what="ตลาดเช้า", category=FOOD, money_out="5")
    market.page.grid.focus()
    market.type("ตลาด")
    market.page.grid.typing.list.settle()
    offers: tuple[Offer, ...] = market.page.grid.offers.offers()

    assert offers[0].picture == ""
    assert [one.words for one in offers if one.picture] == [MARKET]


def test_a_template_of_one_row_fills_the_row_being_typed_and_nothing_is_written(typist: Typist, desk: Desk) -> None:
    typist.fill(what="ค่าไฟบ้านแม่", category="ไฟฟ้า", money_out="320")

    def name_it(form: QDialog) -> None:
        assert isinstance(form, FormDialog)
        assert form["name"].value() == "ค่าไฟบ้านแม่"
        type_anew(form["name"].editor, "ไฟแม่")
        key(Key.Key_Return)

    in_dialog(name_it, lambda: typist.press(Key.Key_F5, held=CONTROL))
    typist.save()
    before = amounts(desk)
    typist.type("ไฟแม่").press(Key.Key_Tab)
    row = typist.page.grid.typing.row

    assert (row.what, row.money_out, typist.cell) == ("ค่าไฟบ้านแม่", "320", "money_out")
    assert amounts(desk) == before
    typist.save()
    assert amounts(desk) == [*before, ("ค่าไฟบ้านแม่", 32_000)]


def test_a_template_chosen_with_the_arrow_and_enter_is_not_written_by_that_enter(typist: Typist, desk: Desk) -> None:
    typist.fill(what="ค่าไฟบ้านแม่", category="ไฟฟ้า", money_out="320")
    in_dialog(lambda _form: key(Key.Key_Return), lambda: typist.press(Key.Key_F5, held=CONTROL))
    typist.save()
    before = amounts(desk)
    typist.type("ค่าไฟบ้าน")
    typist.page.grid.typing.list.settle()
    places = [place for place, one in enumerate(typist.page.grid.offers.offers()) if one.picture]
    typist.press(*[Key.Key_Down] * max(1, places[0]))
    typist.press(Key.Key_Return)

    assert amounts(desk) == before
    assert typist.page.grid.typing.row.money_out == "320"


def test_the_mouse_alone_keeps_renames_mends_removes_and_brings_back(market: Typist, desk: Desk) -> None:
    page = market.page

    def mend(dialog: QDialog) -> None:
        tick(child(dialog, "take_1", CheckBox))
        press(child(dialog, "change_template", QPushButton))
        assert child(dialog, "take_1", CheckBox).property("text") == "ข้าวสาร"
        assert not child(dialog, "change_template", QPushButton).isVisible()
        in_dialog(rename, lambda: press(child(dialog, "rename_template", QPushButton)))
        press(child(dialog, "remove_template", QPushButton))
        assert templates(desk) == []
        settle()
        (undo,) = [one for one in dialog.findChildren(QPushButton, "undo_template") if one.isVisible()]
        press(undo)
        press(child(dialog, "close_templates", QPushButton))

    def rename(form: QDialog) -> None:
        assert isinstance(form, FormDialog)
        type_anew(form["name"].editor, "ตลาดเย็น")
        press(form.save_button)

    page.grid.focus()
    press(child(page, "deed_more"))
    menu = menu_of(page)
    in_dialog(mend, lambda: choose(menu, "use_template"))

    (left,) = templates(desk)
    assert left.name == "ตลาดเย็น"
    assert len(page.grid.suggester.offers("what", replace(page.grid.typing.row, what="ตลาดเย็น"))) >= 1


def test_what_was_done_before_something_else_is_not_taken_back_in_its_place_and_that_is_said(
    market: Typist, desk: Desk
) -> None:
    def mend(dialog: QDialog) -> None:
        assert isinstance(dialog, TemplatesDialog)
        tick(child(dialog, "take_1", CheckBox))
        press(child(dialog, "change_template", QPushButton))
        in_dialog(rename, lambda: press(child(dialog, "rename_template", QPushButton)))
        press(child(dialog.notice, "undo_template", QPushButton))
        assert dialog.notice.isVisible()
        assert "มีการจดอย่างอื่นหลังจากนั้น" in dialog.notice.words.words()

    def rename(form: QDialog) -> None:
        assert isinstance(form, FormDialog)
        type_anew(form["name"].editor, "ตลาดเย็น")
        press(form.save_button)

    in_dialog(mend, lambda: market.page.deeds.run("use_template"))

    assert [one.name for one in templates(desk)] == ["ตลาดเย็น"]


def test_a_name_there_is_is_refused_at_the_field_and_may_be_taken_over(market: Typist, desk: Desk) -> None:
    page = market.page
    market.row(what="ไข่ไก่", category=FOOD, money_out="99")
    place = at_row(page, page.grid.model.entries - 1)
    QTest.mouseClick(page.grid.view.viewport(), Qt.MouseButton.LeftButton, NONE, place)

    def again(form: QDialog) -> None:
        assert isinstance(form, FormDialog)
        type_anew(form["name"].editor, MARKET)
        press(form.save_button)
        assert MARKET in form["name"].problem()
        tick(child(form, "instead"))
        press(form.save_button)

    in_dialog(again, lambda: page.grid.view.deed_asked.emit("keep_template"))

    (one,) = templates(desk)
    assert one.name == MARKET
    assert "ไข่ไก่" in one.rows
    assert "ปลาทู" not in one.rows


def test_a_day_in_a_closed_month_is_refused_at_the_day_and_nothing_is_lost(market: Typist, desk: Desk) -> None:
    desk.execute(CloseMonth(desk.household or 0, THIS_MONTH.plus(-1)))  # type: ignore[arg-type]
    before = amounts(desk)

    def use(dialog: QDialog) -> None:
        assert isinstance(dialog, TemplatesDialog)
        dialog.day.take_words("5/10")
        press(dialog.write)
        assert dialog.isVisible()
        assert dialog.day.problem()
        dialog.day.take_words("20/11")
        press(dialog.write)

    in_dialog(use, lambda: market.press(Key.Key_F5))

    assert len(amounts(desk)) == len(before) + 3
    assert {one.date.day for one in written(desk)[-3:]} == {20}


def test_amounts_typed_over_stay_on_another_day_and_a_day_out_of_reach_is_refused_at_the_day(
    market: Typist, desk: Desk
) -> None:
    before = amounts(desk)

    def use(dialog: QDialog) -> None:
        assert isinstance(dialog, TemplatesDialog)
        key(Key.Key_Return)
        type_words(dialog, "55")
        dialog.day.take_words("1/1/2480")
        press(dialog.write)
        assert dialog.isVisible()
        assert dialog.day.problem()
        assert amounts(desk) == before
        dialog.day.take_words("20/11")
        press(dialog.write)

    in_dialog(use, lambda: market.press(Key.Key_F5))

    assert amounts(desk) == [*before, ("ปลาทู", 5_500), ("ผักรวม", 2_500), ("ข้าวสาร", 11_000)]


def test_an_amount_that_is_none_is_told_and_not_written(market: Typist, desk: Desk) -> None:
    before = amounts(desk)

    def use(dialog: QDialog) -> None:
        assert isinstance(dialog, TemplatesDialog)
        key(Key.Key_Return)
        type_words(dialog, "abc")
        key(Key.Key_Return)
        assert dialog.isVisible()
        assert next(iter(dialog.sheet.lines[0].fields.values())).problem()

    def throw_away(*_said: object) -> bool:
        return True

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dialogs, "may_throw_away", throw_away)
        in_dialog(use, lambda: market.press(Key.Key_F5))

    assert amounts(desk) == before


def test_what_is_out_of_use_is_said_and_its_row_cannot_be_ticked(market: Typist, desk: Desk) -> None:
    with desk.reader() as reader:
        cash = [one for one in reader.of_household(Pocket, desk.household or 0) if one.name == "เงินสด"]  # type: ignore[arg-type]
    (one,) = templates(desk)
    gone = replace(one, rows=one.rows.replace(str(int(cash[0].id)), "999999999999999999"))
    from household_ledger.services.typed.templates import template_rows
    from household_ledger.ui.entry_grid.templates.sheet import TemplateLine

    book = market.page.grid.parts.book
    assert book is not None
    line = TemplateLine(template_rows(gone, book, desk.today)[0], 0)

    assert not line.is_taken
    assert not line.tick.isEnabled()


def test_rows_on_a_day_marked_nothing_today_say_so(market: Typist, desk: Desk) -> None:
    day = THIS_MONTH.first
    desk.execute(NothingToday(desk.household or 0, day))  # type: ignore[arg-type]

    def use(dialog: QDialog) -> None:
        assert isinstance(dialog, TemplatesDialog)
        dialog.day.take_words("1/11")
        press(dialog.write)

    in_dialog(use, lambda: market.press(Key.Key_F5))

    assert market.page.grid.notice.findChild(QPushButton, "take_mark_out") is not None


def test_without_templates_it_is_said_how_one_is_made(typist: Typist) -> None:
    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, TemplatesDialog)
        assert not dialog.write.isVisible()
        assert dialog.sums.words()

    in_dialog(look, lambda: typist.press(Key.Key_F5))


def test_every_control_has_a_name(market: Typist, shot: Shot) -> None:
    def look(dialog: QDialog) -> None:
        shot(dialog, "templates")
        for kind in (QPushButton, QLineEdit, CheckBox):
            for one in dialog.findChildren(kind):
                assert one.accessibleName() or one.property("text"), one.objectName()

    in_dialog(look, lambda: market.press(Key.Key_F5))


def test_a_kept_row_that_is_changed_is_offered_no_template(market: Typist, desk: Desk) -> None:
    before = amounts(desk)
    market.press(Key.Key_Up).press(Key.Key_F2).to("what")
    type_anew(market.page.grid.view.editor.cells["what"], MARKET)
    market.page.grid.typing.list.settle()

    assert all(one.picture == "" for one in market.page.grid.offers.offers())
    market.press(Key.Key_Escape, Key.Key_Escape)
    assert amounts(desk) == before


def test_in_a_blank_row_it_is_said_that_rows_are_chosen_first(typist: Typist, desk: Desk) -> None:
    typist.press(Key.Key_F5, held=CONTROL)

    assert "Shift" in typist.page.grid.notice.words.words()
    assert templates(desk) == []
