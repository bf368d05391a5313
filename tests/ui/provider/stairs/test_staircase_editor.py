"""The editor of a staircase: stairs added, worded anew, moved and taken away, and what is refused politely."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.staircase import Audience, Source, Stair
from household_ledger.services.commands.stairs import MarkStair, WriteStaircase
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.stairs.editor import StaircaseEditor
from household_ledger.ui.pages.provider.stairs.page import StairsPage
from household_ledger.ui.pages.provider.stairs.stair_form import RuleField
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.fields import ChoiceField
from household_ledger.ui.widgets.form import FormDialog
from tests.ui.hands import child, press, type_anew
from tests.ui.provider.conftest import Shown, drop, fill, wait
from tests.ui.provider.stairs.making import home, in_dialog, mark_of, two_people

Key = Qt.Key


@pytest.fixture
def page(shown: Shown, desk: Desk) -> StairsPage:
    two_people(desk)
    return shown(StairsPage, desk)


def stairs(desk: Desk, audience: Audience = Audience.PARTICIPANT) -> list[Stair]:
    with desk.reader() as reader:
        kept = [one for one in reader.all(Stair) if one.audience is audience]
    return sorted(kept, key=lambda one: one.level)


def names(editor: StaircaseEditor) -> list[str]:
    return [row.cells[1].text for row in editor.table.rows()]


def test_a_stair_is_worded_anew_and_undo_gives_the_programs_own_back(page: StairsPage, desk: Desk) -> None:
    def change(editor: StaircaseEditor) -> None:
        editor.table.selectRow(1)
        in_dialog(FormDialog, lambda form: fill(form, name="จดได้เอง", test="days >= 90", target="90 วัน"))
        QTest.keyClick(editor.table, Key.Key_Return)
        assert names(editor)[1] == "จดได้เอง"
        press(child(editor, "save"))

    in_dialog(StaircaseEditor, change)
    press(page.edit)

    kept = stairs(desk)
    assert [one.level for one in kept] == list(range(1, 8))
    assert (kept[1].name, kept[1].test, kept[1].target) == ("จดได้เอง", "days >= 90", "90 วัน")
    wait(desk)
    assert page.board.staircase is not None
    assert page.board.staircase.stairs[1].name == "จดได้เอง"
    assert desk.undo()
    assert stairs(desk) == []


def test_a_stair_is_added_moved_and_taken_away(page: StairsPage, desk: Desk) -> None:
    def edit(editor: StaircaseEditor) -> None:
        in_dialog(FormDialog, lambda form: fill(form, name="เป็นพี่เลี้ยง"))
        press(editor.more)
        press(editor.earlier)
        assert names(editor)[6] == "เป็นพี่เลี้ยง"
        editor.table.selectRow(0)
        press(editor.away)
        press(child(editor, "save"))

    in_dialog(StaircaseEditor, edit)
    press(page.edit)

    kept = stairs(desk)
    assert [one.level for one in kept] == list(range(1, 8))
    assert kept[5].name == "เป็นพี่เลี้ยง"
    assert kept[0].name == "ทำ"


def test_a_stair_somebody_reached_keeps_its_place_but_not_its_words(page: StairsPage, desk: Desk) -> None:
    desk.execute(MarkStair(mark_of(home(desk, 0), 5)))
    wait(desk)

    def edit(editor: StaircaseEditor) -> None:
        before = names(editor)
        for deed in (editor.away, editor.earlier, editor.later):
            editor.table.selectRow(4)
            press(deed)
            assert names(editor) == before
            assert editor.refusal.isVisible()
            assert "5" in editor.refusal.words()
        editor.table.selectRow(0)
        press(editor.away)  # all above would come down by one
        assert names(editor) == before
        editor.table.selectRow(4)
        in_dialog(FormDialog, lambda form: fill(form, name="ขายได้จริง"))
        press(editor.edit)
        assert not editor.refusal.isVisible()
        press(child(editor, "save"))

    in_dialog(StaircaseEditor, edit)
    press(page.edit)

    assert stairs(desk)[4].name == "ขายได้จริง"


def test_stairs_another_wrote_meanwhile_are_not_written_over(
    page: StairsPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def edit(editor: StaircaseEditor) -> None:
        in_dialog(FormDialog, lambda form: fill(form, name="ของฉัน"))
        press(editor.edit)
        theirs = Stair(id=NO_ID, audience=Audience.PARTICIPANT, level=0, name="ของเขา")
        desk.execute(WriteStaircase(Audience.PARTICIPANT, (), (theirs,)))
        press(child(editor, "save"))
        assert "มีคนแก้" in editor.refusal.words()
        assert names(editor)[0] == "ของฉัน"
        monkeypatch.setattr(dialogs, "confirm", lambda *_asked, **_more: True)
        editor.reject()

    in_dialog(StaircaseEditor, edit)
    press(page.edit)

    assert [one.name for one in stairs(desk)] == ["ของเขา"]


def test_a_rule_is_told_in_words_while_it_is_typed_and_a_wrong_one_with_its_place(page: StairsPage, desk: Desk) -> None:
    def type_rule(form: FormDialog) -> None:
        rule, measure = form["test"], form["measure"]
        assert isinstance(rule, RuleField)
        assert isinstance(measure, ChoiceField)
        type_anew(rule.box, "days >= 90")
        assert "90" in rule.said.words()
        assert "วันที่จด" in rule.said.words()
        type_anew(rule.box, "days >= 90 and closed >= 1")
        assert "90 และ เดือนที่ปิด" in rule.said.words()
        type_anew(rule.box, "days >= 90")
        measure.box.setCurrentIndex(3)
        assert rule.value().startswith("days >= 90 and ")
        assert measure.value() is None
        assert rule.box.toPlainText().startswith("วันที่จด >= 90 และ "), "shown in the words of the table"
        type_anew(rule.box, "(วันที่จด>=90 หรือ closed >= 1) และ รายได้ = สูงขึ้น")
        assert "90 หรือ เดือนที่ปิด" in rule.said.words()
        assert rule.value() == "(days>=90 or closed >= 1) and income = up"
        type_anew(rule.box, "วันที่จน >= 90")
        assert "ตัวอักษรที่ 1 " in rule.said.words()
        assert "วันที่จน" in rule.said.words()
        type_anew(rule.box, "dayz >= 90")
        assert "dayz" in rule.said.words()
        press(child(form, "save"))
        assert form.isVisible()
        drop(form)

    def edit(editor: StaircaseEditor) -> None:
        in_dialog(FormDialog, type_rule)
        press(editor.edit)
        editor.reject()

    in_dialog(StaircaseEditor, edit)
    press(page.edit)

    assert stairs(desk) == []


def test_the_programs_own_come_back_after_asking(page: StairsPage, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def word(editor: StaircaseEditor) -> None:
        assert not child(editor, "own").isVisible()  # they serve already
        in_dialog(FormDialog, lambda form: fill(form, name="ก"))
        press(editor.edit)
        press(child(editor, "save"))

    in_dialog(StaircaseEditor, word)
    press(page.edit)
    wait(desk)
    assert len(stairs(desk)) == 7
    monkeypatch.setattr(dialogs, "confirm", lambda *_asked, **_more: True)

    in_dialog(StaircaseEditor, lambda editor: press(child(editor, "own")))
    press(page.edit)

    assert stairs(desk) == []
    assert desk.undo()
    assert len(stairs(desk)) == 7


def test_what_is_not_saved_is_thrown_away_only_after_asking(
    page: StairsPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [False, True]
    monkeypatch.setattr(dialogs, "confirm", lambda *_asked, **_more: answers.pop(0))

    def edit(editor: StaircaseEditor) -> None:
        press(editor.away)
        editor.reject()
        assert editor.isVisible()
        editor.reject()

    in_dialog(StaircaseEditor, edit)
    press(page.edit)

    assert answers == []
    assert stairs(desk) == []


def test_the_provider_has_stairs_of_its_own_to_write(page: StairsPage, desk: Desk) -> None:
    press(child(page, "choice_provider"))
    wait(desk)

    def edit(editor: StaircaseEditor) -> None:
        in_dialog(FormDialog, lambda form: fill(form, name="รู้จักทุกครัวเรือน"))
        press(editor.edit)
        press(child(editor, "save"))

    in_dialog(StaircaseEditor, edit)
    press(page.edit)

    assert stairs(desk, Audience.PROVIDER)[0].name == "รู้จักทุกครัวเรือน"
    assert stairs(desk, Audience.PROVIDER)[0].source is Source.DOCUMENT
    assert stairs(desk) == []
