"""What a hand does in the fast grid."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from household_ledger.services.commands.entries import DeleteEntries
from household_ledger.services.commands.months import CloseMonth
from household_ledger.ui.entry_grid.counting import CountPanel
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.form import FormDialog
from tests.ui.entry_grid.conftest import CONTROL, FOOD, SHIFT, THIS_MONTH, Key, written
from tests.ui.entry_ways.actions_base import Scene, action, breathe
from tests.ui.hands import child, press, type_anew


def rows(scene: Scene, *amounts: str) -> None:
    """Write rows of food on today's day."""
    for number, amount in enumerate(amounts):
        scene.typist.row(what=("ข้าวสาร", "ปลา", "ผัก")[number % 3], category=FOOD, money_out=amount)
    breathe()


def stand(scene: Scene, row: int = 0) -> None:
    """Stand on a kept row."""
    scene.page.grid.view.stand_at(row, "what")
    breathe()


def in_form(fill: dict[str, str], ask: object) -> None:
    """Fill fields of the form that opens when it is asked for, and save it."""
    met: list[FormDialog] = []

    def work() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, FormDialog)
        met.append(form)
        for name, words in fill.items():
            type_anew(form[name].editor, words)
        QTest.keyClick(form.save_button, Key.Key_Return)
        if form.isVisible():
            refusal = form.refusal.words()
            form.done(0)
            raise AssertionError(refusal)

    QTimer.singleShot(0, work)
    ask()  # type: ignore[operator]
    breathe()
    assert met, "no form opened"


@action("entry_grid", "AddEntries")
def a_row(scene: Scene) -> Iterator[None]:
    scene.typist.fill(what="ข้าวสาร", category=FOOD, money_out="20")
    yield
    scene.typist.save()


@action("entry_grid", "AddEntries")
def a_row_that_is_a_pair(scene: Scene) -> Iterator[None]:
    """Write what a welfare card paid: income and spending at once."""
    scene.typist.kind("บัตรสวัสดิการ").fill(what="น้ำปลา", category=FOOD, money_out="30")
    yield
    scene.typist.save()


@action("entry_grid", "ReplaceRow")
def a_row_changed(scene: Scene) -> Iterator[None]:
    rows(scene, "10", "20")
    stand(scene)
    scene.typist.press(Key.Key_F2).to("money_out")
    type_anew(scene.page.grid.view.editor.cells["money_out"], "99")
    yield
    scene.typist.save()


@action("entry_grid", "DeleteEntries")
def rows_deleted(scene: Scene) -> Iterator[None]:
    rows(scene, "10", "20", "30")
    stand(scene)
    scene.typist.press(Key.Key_Down, Key.Key_Down, held=SHIFT)
    yield
    scene.typist.press(Key.Key_Delete)


@action("entry_grid", "RestoreEntries")
def rows_brought_back(scene: Scene) -> Iterator[None]:
    rows(scene, "10", "20")
    gone = written(scene.desk)
    scene.desk.execute(DeleteEntries(tuple(one.id for one in gone)))
    next(one for one in scene.page.palette_actions() if "ถังขยะ" in one.also).run()
    breathe()
    stand(scene, min(scene.page.grid.source.place(one.id) for one in gone))
    scene.typist.press(Key.Key_Down, held=SHIFT)
    yield
    scene.typist.press(Key.Key_Return)


@action("entry_grid", "RemakeEntries")
def several_rows_said_anew(scene: Scene) -> Iterator[None]:
    rows(scene, "10", "20", "30")
    stand(scene)
    scene.typist.press(Key.Key_A, held=CONTROL)
    yield
    in_form({"note": "ตลาดนัด"}, lambda: scene.typist.press(Key.Key_E, held=CONTROL))


@action("entry_grid", "CopyRows")
def a_day_written_again(scene: Scene) -> Iterator[None]:
    rows(scene, "10", "20")
    scene.typist.press(Key.Key_Tab, held=SHIFT).type("22").press(Key.Key_Tab)
    yield
    in_form({}, lambda: scene.typist.press(Key.Key_F8))


@action("entry_grid", "AddRows")
def rows_pasted(scene: Scene) -> Iterator[None]:
    line = f"5/11/2569\tข้าวสาร\t{FOOD}\t\t60"
    QGuiApplication.clipboard().setText("\n".join((line, line.replace("60", "70"), line.replace("5/11", "6/11"))))
    yield
    scene.typist.press(Key.Key_V, held=CONTROL)


@action("entry_grid", "NothingToday")
def nothing_on_a_day(scene: Scene) -> Iterator[None]:
    yield
    press(child(scene.page, "nothing_today"))


@action("entry_grid", "DeleteEntries")
def a_mark_of_nothing_taken_out(scene: Scene) -> Iterator[None]:
    press(child(scene.page, "nothing_today"))
    breathe()
    scene.typist.fill(what="ข้าวสาร", category=FOOD, money_out="20").save()
    yield
    press(child(scene.page.grid.notice, "take_mark_out"))


@action("entry_grid", "AddEntries")
def cash_counted(scene: Scene) -> Iterator[None]:
    scene.typist.press(Key.Key_F4)
    breathe()
    panel = child(scene.page, "count_panel", CountPanel)
    assert isinstance(panel, CountPanel)
    type_anew(panel.amount.editor, "1234")
    yield
    press(child(scene.page, "count_save"))


@action("entry_grid", "AddRecords", "AddEntries")
def a_name_made(scene: Scene) -> Iterator[None]:
    scene.typist.kind("ซื้อเชื่อ").fill(what="น้ำมัน", category=FOOD, money_out="30").to("debt").type("ร้านเจ๊แดง").save()
    yield
    scene.typist.save()


@action("entry_grid", "CorrectClosed", "AddEntries")
def a_closed_month_corrected(scene: Scene) -> Iterator[None]:
    assert scene.desk.household is not None
    scene.desk.execute(CloseMonth(scene.desk.household, THIS_MONTH))
    breathe()
    scene.patch.setattr(dialogs, "ask_text", lambda *_words: "จดผิด")
    press(child(scene.page, "lock_banner").findChildren(QPushButton)[0])
    breathe()
    scene.typist.fill(what="ปลา", category=FOOD, money_out="40")
    yield
    scene.typist.save()


@action("entry_grid", "AddRecurring")
def a_row_that_comes_again(scene: Scene) -> Iterator[None]:
    rows(scene, "250")
    view = scene.page.grid.view
    view.setFocus()
    view.selectRow(0)
    breathe()
    scene.page.deeds.menu.open_on_rows(view.mapToGlobal(view.rect().center()))
    menu = child(scene.page, "row_menu", QMenu)
    assert isinstance(menu, QMenu)
    yield
    in_form({}, next(one for one in menu.actions() if one.objectName() == "comes_again").trigger)
    menu.close()
