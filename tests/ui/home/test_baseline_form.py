"""What came in before the project: asked by source, added up where sums are made, kept whole or told why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from household_ledger.domain.baseline import Baseline, BaselineLine
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import BaselineType
from household_ledger.domain.money import Money
from household_ledger.domain.register import Household
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.commands.baselines import SetBaseline
from household_ledger.services.commands.register import ReplaceRecord
from household_ledger.text.labels import baseline_name
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.before_after.baseline_form import BaselineDialog
from household_ledger.ui.theme.look import Look
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.fields import LineField
from household_ledger.ui.widgets.words import Words
from tests.ui import looking
from tests.ui.conftest import Shot, wear
from tests.ui.hands import child, press, type_anew


def began(desk: Desk, day: date) -> Household:
    household = desk.household_record()
    assert household is not None
    now = replace(household, started_on=day)
    if now != household:
        desk.execute(ReplaceRecord(was=household, now=now))
    return now


def baselines(desk: Desk) -> list[Baseline]:
    assert desk.household is not None
    with desk.reader() as reader:
        return reader.of_household(Baseline, desk.household)


@pytest.fixture
def dialog(desk: Desk) -> BaselineDialog:
    made = BaselineDialog(desk, began(desk, date(2026, 3, 10)), [])
    made.show()
    QApplication.processEvents()
    return made


def test_a_year_as_remembered_is_kept_source_by_source(dialog: BaselineDialog, desk: Desk, shot: Shot) -> None:
    before = len(baselines(desk))

    type_anew(child(dialog, "I01_cash"), "48,000")
    type_anew(child(dialog, "I20_goods"), "๑๒,๐๐๐")
    type_anew(child(dialog, "C01_cash"), "6,500.50")
    type_anew(child(dialog, "members"), "4")
    shot(dialog, "baseline-form")
    assert "53,499.50" in dialog.total.words()
    press(child(dialog, "save"))

    kept = baselines(desk)
    assert len(kept) == before + 1
    made = kept[-1]
    assert (made.type, made.first, made.last, made.members) == (BaselineType.C, 202503, 202602, 4)
    assert {line.source: (line.cash, line.in_kind) for line in made.lines} == {
        "I01": (4800000, 0),
        "I20": (0, 1200000),
        "C01": (650050, 0),
    }
    assert not dialog.isVisible()


def test_saving_goes_to_what_is_wrong_though_it_was_scrolled_out_of_sight(dialog: BaselineDialog, desk: Desk) -> None:
    before = baselines(desk)
    wrong = dialog.sheet.cash["C06"]
    type_anew(wrong.editor, "หกร้อย")
    dialog.area.verticalScrollBar().setValue(0)
    dialog.kind.setFocus()
    QApplication.processEvents()
    assert wrong.visibleRegion().isEmpty()

    press(child(dialog, "save"))
    QApplication.processEvents()

    assert baselines(desk) == before
    assert QApplication.focusWidget() is wrong.editor
    assert not wrong.editor.visibleRegion().isEmpty()


def test_another_kind_looked_at_in_between_loses_nothing_typed(
    dialog: BaselineDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_anew(child(dialog, "I01_cash"), "48,000")
    type_anew(child(dialog, "note"), "ถามยาย")

    dialog.kind.box.setCurrentText(baseline_name(BaselineType.D))
    assert dialog.sheet.cash["I01"].value() is None
    type_anew(child(dialog, "I01_cash"), "4,100")
    asked: list[str] = []

    def stay(_parent: object, title: str, *_words: str) -> bool:
        asked.append(title)
        return False

    for name in ("confirm", "confirm_loss"):
        monkeypatch.setattr(dialogs, name, stay, raising=False)
    dialog.kind.box.setCurrentText(baseline_name(BaselineType.A))
    dialog.reject()
    assert len(asked) == 1
    assert dialog.isVisible()

    dialog.kind.box.setCurrentText(baseline_name(BaselineType.C))
    assert dialog.sheet.cash["I01"].value() == Money(4800000)
    assert dialog.note.value() == "ถามยาย"
    dialog.kind.box.setCurrentText(baseline_name(BaselineType.D))
    assert dialog.sheet.cash["I01"].value() == Money(410000)


def test_a_wrong_amount_is_told_and_nothing_is_kept(dialog: BaselineDialog, desk: Desk) -> None:
    before = baselines(desk)

    type_anew(child(dialog, "I01_cash"), "สี่หมื่น")
    press(child(dialog, "save"))

    assert dialog.isVisible()
    assert baselines(desk) == before
    assert any("สี่หมื่น" in one for one in map(looking.words_of, looking.shown(dialog)))


def test_what_is_known_already_is_shown_again_and_changed_in_place(desk: Desk) -> None:
    household = began(desk, date(2026, 3, 10))
    first = BaselineDialog(desk, household, [])
    first.kind.show_value(BaselineType.D)
    first._on_kind()
    type_anew(child(first, "I07_cash"), "4,000")
    press(child(first, "save"))
    known = [one for one in baselines(desk) if one.type is BaselineType.D]

    second = BaselineDialog(desk, household, known)
    assert second.sheet.cash["I07"].value() == Money(400000)
    type_anew(child(second, "I07_cash"), "4,500")
    press(child(second, "save"))

    now = [one for one in baselines(desk) if one.type is BaselineType.D]
    assert [one.id for one in now] == [one.id for one in known]
    assert now[0].lines[0].cash == 450000


def test_what_another_hand_wrote_meanwhile_is_not_written_over(dialog: BaselineDialog, desk: Desk) -> None:
    type_anew(child(dialog, "I01_cash"), "1000")
    press(child(dialog, "save"))
    (known,) = [one for one in baselines(desk) if one.type is BaselineType.C]
    household = desk.household_record()
    assert household is not None
    again = BaselineDialog(desk, household, [known])
    again.show()

    desk.execute(SetBaseline(replace(known, members=7), was=known))
    type_anew(child(again, "I01_cash"), "2000")
    press(child(again, "save"))

    assert again.isVisible()
    assert again.refusal.words()
    assert [(one.members, one.lines) for one in baselines(desk) if one.id == known.id] == [(7, known.lines)]


def test_months_of_the_own_ledger_ask_for_nothing_more(dialog: BaselineDialog) -> None:
    dialog.kind.show_value(BaselineType.B)
    dialog._on_kind()
    QApplication.processEvents()

    assert not dialog.area.isVisible()
    assert baseline_name(BaselineType.B) == dialog.kind.box.currentText()


def test_a_full_disk_loses_nothing_typed(dialog: BaselineDialog, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_command: object) -> None:
        raise EnvironmentProblem("disk_full", name="a.hldb", folder="/x")

    type_anew(child(dialog, "I01_cash"), "1,000")
    monkeypatch.setattr(desk, "execute", full)
    press(child(dialog, "save"))

    assert dialog.isVisible()
    assert dialog.refusal.words()
    monkeypatch.undo()
    press(child(dialog, "save"))
    assert any(line.cash == 100000 for one in baselines(desk) for line in one.lines)


@pytest.mark.parametrize("size", [100, 150])
def test_people_and_savings_of_then_are_asked_of_every_kind_at_every_size(
    desk: Desk, qapp: QApplication, size: int
) -> None:
    wear(qapp, Look(type_size=size))
    dialog = BaselineDialog(desk, began(desk, date(2026, 3, 10)), [])
    dialog.show()

    for kind in BaselineType:
        dialog.kind.box.setCurrentText(baseline_name(kind))
        QApplication.processEvents()
        assert all(one.isVisible() for one in (dialog.members, dialog.debts, dialog.savings, dialog.note)), kind
        assert dialog.sheet.cash["I01"].isVisible() is (kind in (BaselineType.C, BaselineType.D))


def test_what_the_sheet_does_not_ask_for_stays_and_a_sheet_left_alone_is_not_written(desk: Desk) -> None:
    household = began(desk, date(2026, 3, 10))
    lines = (
        BaselineLine("I01", 4800000, 0, 12_000),
        BaselineLine("C02", 0, 0, 3_000),
        BaselineLine("E01", 900000, 0, 0),
    )
    kept = Baseline(
        id=NO_ID,
        household=household.id,
        type=BaselineType.C,
        first=202503,
        last=202602,
        lines=lines,
        asked_on=date(2026, 3, 1),
    )
    desk.execute(SetBaseline(kept))
    known = [one for one in baselines(desk) if one.asked_on == kept.asked_on]
    before = baselines(desk)

    alone = BaselineDialog(desk, household, known)
    press(child(alone, "save"))
    assert baselines(desk) == before

    changed = BaselineDialog(desk, household, known)
    type_anew(child(changed, "I01_cash"), "50,000")
    press(child(changed, "save"))
    (now,) = [one for one in baselines(desk) if one.id == known[0].id]
    assert set(now.lines) == {BaselineLine("I01", 5000000, 0, 12_000), *lines[1:]}
    assert now.asked_on == desk.today


def test_a_long_sheet_is_saved_from_any_field_with_control_and_enter(dialog: BaselineDialog, desk: Desk) -> None:
    before = len(baselines(desk))
    typed = dialog.sheet.cash["I01"].editor
    typed.setFocus()
    type_anew(typed, "48,000")
    QTest.keyClick(typed, Qt.Key.Key_Return)
    assert len(baselines(desk)) == before

    QTest.keyClick(typed, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(baselines(desk)) == before + 1


@pytest.mark.parametrize("size", [100, 150])
def test_what_the_columns_are_stays_in_sight_above_them(desk: Desk, size: int, qapp: QApplication, shot: Shot) -> None:
    wear(qapp, Look(type_size=size))
    dialog = BaselineDialog(desk, began(desk, date(2026, 3, 10)), [])
    dialog.show()
    QApplication.processEvents()
    dialog.area.verticalScrollBar().setValue(dialog.area.verticalScrollBar().maximum() // 2)
    QApplication.processEvents()
    shot(dialog, f"baseline-scrolled-{size}")

    heads = dialog.heads.findChildren(Words)
    assert [one.visibleRegion().isEmpty() for one in heads] == [False] * 3
    boxes: tuple[LineField, ...] = (dialog.sheet.cash["I01"], dialog.sheet.goods["I01"], dialog.sheet.hours["I01"])
    for head, field in zip(heads, boxes, strict=True):
        assert head.mapTo(dialog, QPoint(0, 0)).x() == field.editor.mapTo(dialog, QPoint(0, 0)).x()
    dialog.kind.box.setCurrentText(baseline_name(BaselineType.A))
    assert not dialog.heads.isVisible()
    dialog.close()


def test_what_was_refused_is_said_no_longer_once_something_else_is_typed(
    dialog: BaselineDialog, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_kinds: object) -> None:
        raise EnvironmentProblem("disk_full")

    monkeypatch.setattr(desk, "execute", full)
    type_anew(child(dialog, "I01_cash"), "100")
    press(child(dialog, "save"))
    assert dialog.refusal.isVisible()

    type_anew(child(dialog, "I01_cash"), "200")
    assert not dialog.refusal.isVisible()


def test_a_book_with_nothing_written_in_those_months_is_no_baseline(desk: Desk) -> None:
    dialog = BaselineDialog(desk, began(desk, date(2020, 3, 10)), [])
    dialog.show()
    kept = baselines(desk)
    for kind in (BaselineType.A, BaselineType.B):
        dialog.kind.show_value(kind)
        dialog._on_kind()
        press(child(dialog, "save"))

        assert dialog.isVisible()
        assert "0" in dialog.refusal.words()
        assert dialog.refusal.isVisible()
    assert baselines(desk) == kept


def test_an_empty_sheet_is_not_kept_as_nothing_earned(dialog: BaselineDialog, desk: Desk) -> None:
    kept = baselines(desk)
    type_anew(child(dialog, "members"), "4")

    press(child(dialog, "save"))

    assert dialog.isVisible()
    assert dialog.refusal.isVisible()
    assert baselines(desk) == kept


def test_what_was_kept_by_mistake_is_taken_away_and_comes_back_with_undo(desk: Desk) -> None:
    home = began(desk, date(2026, 3, 10))
    lines = (BaselineLine("I01", 100, 0),)
    desk.execute(
        SetBaseline(Baseline(id=NO_ID, household=home.id, type=BaselineType.D, first=202602, last=202602, lines=lines))
    )
    kept = baselines(desk)
    known = [one for one in kept if one.type is BaselineType.D]
    dialog = BaselineDialog(desk, home, known)
    dialog.show()

    press(child(dialog, "take_away"))

    assert not dialog.isVisible()
    assert baselines(desk) == [one for one in kept if one not in known]
    desk.undo()
    assert baselines(desk) == kept


def test_nothing_is_taken_away_where_nothing_is_known(dialog: BaselineDialog) -> None:
    assert not child(dialog, "take_away").isVisible()
