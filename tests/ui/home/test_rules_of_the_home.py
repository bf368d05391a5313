"""What comes again is listed in our home, begun from nothing, changed and stopped there, by keys and by mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kept_rows import kept, rows_of
from household_ledger.domain.kinds import SHOP_CREDIT, EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.recurring import Recurring, Recurs, WeekendShift, settled
from household_ledger.domain.register import Debt
from household_ledger.services.commands.history import Undo
from household_ledger.services.commands.recurring import AddRecurring
from household_ledger.services.commands.register import AddRecords, DeleteRecords
from household_ledger.services.ports import EntryQuery
from household_ledger.services.typed.completion import Completion
from household_ledger.services.views.name_book import NameBook
from household_ledger.ui.arrivals import ShowRules
from household_ledger.ui.comes_again.rhythm_fields import RhythmFields
from household_ledger.ui.comes_again.row_fields import RowFields
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.our_home.page import HomePage
from household_ledger.ui.widgets.form import FormDialog
from tests.ui.conftest import Shot
from tests.ui.hands import child, press, type_anew
from tests.ui.household.conftest import answer, home, pocket_of, turn

Key = Qt.Key
WHAT = "เบี้ยผู้สูงอายุ รายเดือน"


@pytest.fixture
def page(desk: Desk) -> Iterator[HomePage]:
    made = HomePage(desk)
    made.resize(1156, 684)
    made.show()
    made.refresh()
    desk.changed.connect(lambda _changes: made.refresh())
    made.arrive(ShowRules())
    turn()
    yield made
    made.close()


def allowance(desk: Desk, **said: object) -> Recurring:
    amount = Money(600_00)
    draft = Draft(
        household=home(desk),
        date=desk.today,
        kind=EntryKind.INCOME,
        description=WHAT,
        amount=amount,
        pocket=pocket_of(desk),
        parts=(Part(category=fixed_id("I11"), amount=amount),),
    )
    fields: dict[str, object] = {"rhythm": Recurs.MONTH_DAY, "day": 10, "starts_on": date(2026, 9, 1), **said}
    rule = Recurring(id=NO_ID, household=home(desk), **{"rows": kept([[draft]]), **fields})  # type: ignore[arg-type]
    desk.execute(AddRecurring(rule))
    turn()
    return rules(desk)[-1]


def rules(desk: Desk) -> list[Recurring]:
    with desk.reader() as reader:
        return reader.of_household(Recurring, home(desk))


def in_form(act: Callable[[FormDialog], None]) -> None:
    """Do something in the form that opens next, and leave none open."""

    def found() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, FormDialog)
        QApplication.processEvents()
        try:
            act(form)
        finally:
            if form.isVisible():
                form.done(0)

    QTimer.singleShot(0, found)


def lines(page: HomePage) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row.cells) for row in page.rules.table.rows()]


def test_a_rule_is_begun_from_nothing_by_keys_alone_with_a_guessed_category(
    page: HomePage, desk: Desk, shot: Shot
) -> None:
    assert page.rules.is_empty
    assert page.rules.nothing.isVisible()

    def act(form: FormDialog) -> None:
        def down(name: str, times: int = 1) -> None:
            for _time in range(times):
                QTest.keyClick(form[name].editor, Key.Key_Down)

        assert form["kind"].editor.hasFocus()
        down("kind")
        type_anew(form["description"].editor, "ค่าไฟฟ้า")
        type_anew(form["amount"].editor, "350")
        down("rhythm", 4)
        assert form["every"].editor.accessibleName() == "ทุกกี่ปี"
        for _time in range(3):
            QTest.keyClick(form["rhythm"].editor, Key.Key_Up)
        down("weekend", 2)
        down("until", 2)
        assert not form["ends_on"].isVisible()
        assert not form["day"].isVisible()
        type_anew(form["times"].editor, "12")
        shot(form, "rule-new")
        assert "ทุกเดือน วันสุดท้าย" in form["rhythm"].said.words()
        assert "รวม 12 ครั้ง" in form["rhythm"].said.words()
        QTest.keyClick(form["times"].editor, Key.Key_Return)
        assert not form.isVisible(), form.refusal.words()

    in_form(act)
    begin = child(page.rules, "begin", QPushButton)
    begin.setFocus()
    QTest.keyClick(begin, Key.Key_Space)
    turn()

    (rule,) = rules(desk)
    assert (rule.rhythm, rule.times, rule.weekend, rule.ends_on) == (Recurs.MONTH_END, 12, WeekendShift.AFTER, None)
    (((draft,),),) = (rows_of(rule.rows, rule.household, desk.today),)
    assert (draft.kind, draft.description, draft.amount) == (EntryKind.EXPENSE, "ค่าไฟฟ้า", 35000)
    assert draft.parts[0].category == fixed_id("E08"), "guessed from the words, and seen"
    assert draft.pocket == pocket_of(desk)
    assert lines(page)[0][0] == "ค่าไฟฟ้า"


@pytest.mark.parametrize("kind", [EntryKind.INCOME, EntryKind.COST, EntryKind.SAVE, EntryKind.REPAY])
def test_every_kind_a_form_can_ask_comes_again_and_is_written_on_its_day(
    page: HomePage, desk: Desk, kind: EntryKind
) -> None:
    def act(form: FormDialog) -> None:
        field = form["kind"]
        for _time in range(_KINDS.index(kind)):
            QTest.keyClick(field.editor, Key.Key_Down)
        assert field.value() is kind
        type_anew(form["description"].editor, "รายเดือนของเรา")
        type_anew(form["amount"].editor, "100")
        if form["category"].isVisible() and form["category"].value() is None:
            QTest.keyClick(form["category"].editor, Key.Key_Down)
        shown = {name for name in ("category", "to_pocket", "debt") if form[name].isVisible()}
        assert shown == _ASKED.get(kind, {"category"})
        type_anew(form["starts_on"].editor, "1/11/69")
        press(child(form, "save"))
        assert not form.isVisible(), form.refusal.words()

    in_form(act)
    page.rules.add()
    turn()
    page.rules.table.selectRow(0)
    press(page.rules.write)
    turn()

    with desk.reader() as reader:
        found = reader.entries(EntryQuery(household=home(desk)))
        (made,) = [one for one in found if one.description == "รายเดือนของเรา"]
    assert (made.kind, made.date) == (kind, date(2026, 11, 1))


_KINDS = (EntryKind.INCOME, EntryKind.EXPENSE, EntryKind.COST, EntryKind.SAVE, EntryKind.REPAY)
_ASKED = {EntryKind.SAVE: {"to_pocket"}, EntryKind.REPAY: {"debt"}}


def test_the_category_of_a_rule_stays_while_its_words_are_changed(page: HomePage, desk: Desk) -> None:
    allowance(desk)

    def act(form: FormDialog) -> None:
        type_anew(form["description"].editor, "ขายไข่")
        press(child(form, "save"))

    in_form(act)
    page.rules.table.selectRow(0)
    press(child(page, "rules_change", QPushButton))

    (((draft,),),) = (rows_of(rules(desk)[0].rows, home(desk), desk.today),)
    assert (draft.description, draft.parts[0].category) == ("ขายไข่", fixed_id("I11"))


def test_a_debt_that_is_out_of_use_is_asked_for_before_a_rule_is_changed(page: HomePage, desk: Desk) -> None:
    made = Debt(id=NO_ID, household=home(desk), name="ค้างร้านในหมู่บ้าน", debt_class=SHOP_CREDIT)
    (gone,) = desk.execute(AddRecords((made,))).ids
    amount = Money(100_00)
    pay = Draft(household=home(desk), date=desk.today, kind=EntryKind.REPAY, description="คืน", amount=amount)
    rule = allowance(desk, rows=kept([[replace(pay, pocket=pocket_of(desk), debt=gone)]]))
    desk.execute(DeleteRecords(Debt, (gone,)))
    turn()

    def act(form: FormDialog) -> None:
        assert form["kind"].value() is EntryKind.REPAY
        type_anew(form["amount"].editor, "120")
        press(child(form, "save"))
        assert form.isVisible()
        assert form["debt"].problem()

    in_form(act)
    page.rules.table.selectRow(0)
    press(child(page, "rules_change", QPushButton))

    assert rules(desk) == [rule], "no other debt is paid back in its place"


def test_a_rule_of_a_kind_nothing_is_left_for_keeps_its_kind(desk: Desk) -> None:
    with desk.reader() as reader:
        book, bare = (NameBook.read(reader, home(desk), today=desk.today) for _time in range(2))
        bare.debts.clear()
        fields, without = (
            RowFields(one, Completion.read(reader, home(desk), today=desk.today)) for one in (book, bare)
        )
    owed = book.debts[0].id
    pay = Draft(household=home(desk), date=desk.today, kind=EntryKind.REPAY, description="คืน", amount=Money(100_00))
    pay = replace(pay, pocket=pocket_of(desk), debt=owed)

    for one in (fields, without):
        one.show(pay)

    assert fields.draft(pay) == pay
    assert (without.kind.value(), without.debt.problem() != "") == (EntryKind.REPAY, True)


def test_a_category_nobody_chose_and_no_words_speak_for_is_asked_for(page: HomePage, desk: Desk) -> None:
    def act(form: FormDialog) -> None:
        type_anew(form["description"].editor, "ฮฮฮ")
        type_anew(form["amount"].editor, "10")
        press(child(form, "save"))
        assert form.isVisible()
        assert form["category"].problem()

    in_form(act)
    page.rules.add()

    assert rules(desk) == []


def test_every_rule_is_told_with_its_days_and_what_waits_is_written_by_the_mouse(
    page: HomePage, desk: Desk, shot: Shot
) -> None:
    allowance(desk)
    allowance(desk, rhythm=Recurs.YEAR, day=16, month=5, starts_on=date(2026, 11, 1))
    shot(page, "rules")

    assert [line[1:] for line in lines(page)] == [
        ("600", "ทุกเดือน วันที่ 10", "! รอตั้งแต่ 10 ต.ค.", "ยังไม่เคย"),
        ("600", "ทุกปี วันที่ 16 พฤษภาคม", "16 พ.ค. 2570", "ยังไม่เคย"),
    ]
    page.rules.table.selectRow(1)
    assert not page.rules.write.isEnabled(), "nothing waits of it"
    page.rules.table.selectRow(0)
    press(page.rules.write)
    turn()
    assert lines(page)[0][3:] == ("! รอตั้งแต่ 10 พ.ย.", "10 ต.ค. 2569")
    with desk.reader() as reader:
        written = [one for one in reader.entries(EntryQuery(household=home(desk))) if one.description == WHAT]
    assert [one.date for one in written][-1:] == [date(2026, 10, 10)]


def test_the_row_the_keyboard_comes_to_looks_so_and_f2_changes_it(page: HomePage, desk: Desk, shot: Shot) -> None:
    allowance(desk)
    allowance(desk, rhythm=Recurs.YEAR, day=16, month=5, starts_on=date(2026, 11, 1))
    table = page.rules.table
    table.setFocus(Qt.FocusReason.TabFocusReason)
    turn()
    assert [one.row() for one in table.selectionModel().selectedRows()] == [0]
    QTest.keyClick(table, Key.Key_Down)
    shot(page, "rules-second")
    assert [one.row() for one in table.selectionModel().selectedRows()] == [1]
    drawn = table.viewport().grab().toImage()
    grounds = [
        drawn.pixelColor(table.visualRect(table.model().index(row, 4)).topLeft() + QPoint(3, 3)) for row in (0, 1)
    ]
    assert grounds[0] != grounds[1], "the row one stands at is seen"

    met: list[object] = []
    in_form(lambda form: met.append(form["rhythm"].value()))
    QTest.keyClick(table, Key.Key_F2)
    turn()
    assert met


def test_amount_words_and_end_of_a_rule_are_changed_in_one_step(page: HomePage, desk: Desk) -> None:
    rule = allowance(desk)

    def act(form: FormDialog) -> None:
        type_anew(form["amount"].editor, "700")
        QTest.keyClick(form["until"].editor, Key.Key_Down)
        type_anew(form["ends_on"].editor, "31/12/70")
        press(child(form, "save"))

    in_form(act)
    page.rules.table.setFocus()
    page.rules.table.selectRow(0)
    QTest.keyClick(page.rules.table, Key.Key_Return)
    turn()

    (now,) = rules(desk)
    assert (now.id, now.day, now.ends_on) == (rule.id, 10, date(2027, 12, 31))
    (((draft,),),) = (rows_of(now.rows, now.household, desk.today),)
    assert (draft.amount, draft.parts[0].amount, draft.description) == (70000, 70000, WHAT)
    desk.execute(Undo())
    assert rules(desk) == [rule]


def test_other_days_of_an_answered_rule_say_why_and_make_another_one(page: HomePage, desk: Desk, shot: Shot) -> None:
    rule = allowance(desk)
    page.rules.table.selectRow(0)
    press(page.rules.write)
    turn()

    def act(form: FormDialog) -> None:
        begins = form["starts_on"]
        assert not begins.said.isVisible()
        type_anew(form["day"].editor, "25")
        shot(form, "rule-other-days")
        assert "ตอบไปแล้ว 1 ครั้ง ถึง 10 ต.ค. 2569" in begins.said.words()
        assert "ที่รอมาตั้งแต่ 10 พ.ย. 2569 จะไม่ถามอีก" in begins.said.words(), "what waits is not lost unsaid"
        assert form.save_button.text() == "เลิกอันนี้ ตั้งอันใหม่"
        assert begins.value() == date(2026, 10, 11), "it begins after what was answered"
        type_anew(form["day"].editor, "10")
        assert (begins.value(), form.save_button.text()) == (date(2026, 9, 1), "เก็บไว้")
        type_anew(form["day"].editor, "25")
        press(child(form, "save"))
        assert not form.isVisible(), form.refusal.words()

    in_form(act)
    page.rules.table.selectRow(0)
    press(child(page, "rules_change", QPushButton))
    turn()

    (now,) = rules(desk)
    assert now.id != rule.id
    assert (now.day, now.starts_on, now.rows) == (25, date(2026, 10, 11), rule.rows)
    desk.execute(Undo())
    assert [one.id for one in rules(desk)] == [rule.id], "one step"


def test_rows_of_several_parts_stay_as_they_are_and_say_the_way_out(page: HomePage, desk: Desk) -> None:
    (((draft,),),) = (rows_of(allowance(desk).rows, home(desk), desk.today),)
    half = Part(fixed_id("I11"), Money(300_00))
    split = kept([[Draft(**{**{name: getattr(draft, name) for name in draft.__slots__}, "parts": (half, half)})]])
    of_parts = allowance(desk, rows=split)

    def act(form: FormDialog) -> None:
        assert not form.has("amount")
        type_anew(form["day"].editor, "12")
        press(child(form, "save"))
        assert not form.isVisible(), form.refusal.words()

    in_form(act)
    page.rules.table.selectRow(1)
    press(child(page, "rules_change", QPushButton))

    assert [(one.day, one.rows == split) for one in rules(desk)] == [(10, False), (12, True)]
    assert rules(desk)[-1].id == of_parts.id, "nobody answered it yet: it is the same rule on another day"


@pytest.mark.parametrize("rhythm", Recurs)
@pytest.mark.parametrize("ends", [{}, {"times": 3}, {"ends_on": date(2027, 5, 9)}])
@pytest.mark.usefixtures("qapp")
def test_a_rule_that_is_shown_and_not_touched_is_the_same_rule(rhythm: Recurs, ends: dict[str, Any]) -> None:
    days: dict[str, Any] = {"day": 16, "weekday": 4, "nth": 2, "month": 5, "every": 2, "weekend": WeekendShift.BEFORE}
    begun = Recurring(id=NO_ID, household=NO_ID, rows="", rhythm=rhythm, starts_on=date(2026, 9, 3), **days, **ends)
    fields = RhythmFields(date(2026, 11, 21))
    fields.show(settled(begun))

    assert fields.rule(settled(begun)) == settled(begun)
    both = replace(settled(begun), times=3, ends_on=date(2027, 5, 9))
    fields.show(both)
    assert fields.rule(both) == both, "what one form cannot show at once is not lost by opening it"


def test_a_rule_is_stopped_after_asking_and_the_list_is_empty_again(
    page: HomePage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    allowance(desk)
    page.rules.table.selectRow(0)
    answer(monkeypatch, yes=False)
    press(page.rules.stop)
    assert len(rules(desk)) == 1
    answer(monkeypatch, yes=True)
    press(page.rules.stop)
    turn()
    assert rules(desk) == []
    assert page.rules.nothing.isVisible()


def test_it_is_found_in_the_palette_and_tells_its_buttons_names(page: HomePage, desk: Desk) -> None:
    allowance(desk)
    assert any(one.words == "รายการที่ทำซ้ำ" for one in page.palette_actions())
    for one in (page.rules.write, page.rules.stop, page.rules.table):
        assert one.accessibleName()
        assert one.focusPolicy() is not Qt.FocusPolicy.NoFocus


def test_a_rule_moved_to_other_days_says_how_many_of_them_are_asked_at_once(page: HomePage, desk: Desk) -> None:
    allowance(desk)
    hints: list[str] = []

    def act(form: FormDialog) -> None:
        hints.append(form["rhythm"].said.words())
        type_anew(form["day"].editor, "12")
        hints.append(form["rhythm"].said.words())

    in_form(act)
    page.rules.table.selectRow(0)
    press(child(page, "rules_change", QPushButton))
    before, after = hints
    assert "ถามทันที" not in before
    assert "ถามทันที 3 ครั้ง: 12 ก.ย., 12 ต.ค., 12 พ.ย." in after
