"""Amounts typed over in a template stay until somebody says that they may go; rows that are wrong hold the others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QDialog

from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kept_rows import kept, rows_of
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.register import Occupation
from household_ledger.domain.template import Template
from household_ledger.services.commands.templates import SaveTemplate
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_grid.templates.dialog import TemplatesDialog
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.words import Words
from tests.ui.entry_grid.conftest import CONTROL, Key, Typist, settle, written
from tests.ui.entry_grid.test_templates import MARKET, amounts, in_dialog, key, market, templates  # noqa: F401
from tests.ui.hands import child, press, type_anew, type_words

FAIR = "งานวัด"


@pytest.fixture
def two(market: Typist, desk: Desk) -> Typist:  # noqa: F811 -- the fixture of that name
    """Keep a second template of the same rows."""
    (one,) = templates(desk)
    desk.execute(SaveTemplate(replace(one, id=NO_ID, name=FAIR)))
    settle()
    return market


def typed_over(dialog: QDialog) -> TemplatesDialog:
    """Find the market and type another amount into its first row."""
    assert isinstance(dialog, TemplatesDialog)
    type_words(dialog, MARKET)
    key(Key.Key_Return)
    type_words(dialog, "77")
    dialog.line.setFocus()
    return dialog


def shown(dialog: TemplatesDialog) -> tuple[str, str]:
    name = child(dialog, "template_name")
    assert isinstance(name, Words)
    return name.words(), next(iter(dialog.sheet.lines[0].fields.values())).line.text()


@pytest.mark.parametrize("may_go", [False, True])
def test_another_template_picked_asks_before_they_go(
    two: Typist, monkeypatch: pytest.MonkeyPatch, *, may_go: bool
) -> None:
    asked: list[object] = []

    def answer(*said: object) -> bool:
        asked.append(said)
        return may_go

    monkeypatch.setattr(dialogs, "may_throw_away", answer)

    def use(made: QDialog) -> None:
        dialog = typed_over(made)
        type_anew(dialog.line, "")
        key(Key.Key_Backspace)
        assert (dialog.list.count(), asked, shown(dialog)) == (2, [], (MARKET, "77"))
        key(Key.Key_Up if dialog.list.place() else Key.Key_Down)
        assert len(asked) == 1
        assert shown(dialog) == ((FAIR, "60") if may_go else (MARKET, "77"))
        there = dialog._shown[dialog.list.place()].name
        assert there == (FAIR if may_go else MARKET)

    in_dialog(use, lambda: two.press(Key.Key_F5))


def test_finding_others_leaves_them_where_they_are(two: Typist, desk: Desk) -> None:
    before = amounts(desk)

    def use(made: QDialog) -> None:
        dialog = typed_over(made)
        type_anew(dialog.line, FAIR)
        assert dialog.list.count() == 1
        assert shown(dialog) == (MARKET, "77")
        press(dialog.write)

    in_dialog(use, lambda: two.press(Key.Key_F5))
    assert amounts(desk)[len(before) :][0] == ("ปลาทู", 7_700)


def test_another_name_leaves_them_too(two: Typist, desk: Desk) -> None:
    def rename(form: QDialog) -> None:
        type_words(form, "ตลาดเช้า")
        key(Key.Key_Return)

    def use(made: QDialog) -> None:
        dialog = typed_over(made)
        in_dialog(rename, lambda: press(dialog.rename))
        assert shown(dialog) == ("ตลาดเช้า", "77")
        press(dialog.change)
        assert not dialog.sheet.is_changed(), "kept so"
        assert shown(dialog) == ("ตลาดเช้า", "77")

    in_dialog(use, lambda: two.press(Key.Key_F5))
    assert {one.name for one in templates(desk)} == {"ตลาดเช้า", FAIR}


def test_a_row_that_cannot_be_written_holds_the_others(two: Typist, desk: Desk) -> None:
    assert desk.household is not None
    with desk.reader() as reader:
        work = reader.of_household(Occupation, desk.household)[0]
    (spending, *_others) = rows_of(templates(desk)[0].rows, desk.household, desk.today)
    hours = Draft(
        household=desk.household,
        date=desk.today,
        kind=EntryKind.HOURS,
        quantity=2_000,
        unit="",
        occupation=work.id,
        description="ขายของ",
    )
    rows = kept([tuple(spending), (hours,)])
    desk.execute(SaveTemplate(Template(id=NO_ID, household=desk.household, name="เปิดร้าน", rows=rows)))
    before = written(desk)

    def use(made: QDialog) -> None:
        assert isinstance(made, TemplatesDialog)
        type_words(made, "เปิดร้าน")
        key(Key.Key_Return)
        quantity = made.sheet.lines[1].fields["quantity"]
        quantity.line.setFocus()
        type_anew(quantity.line, "20000")
        press(made.write)
        assert made.isVisible()
        assert quantity.said.words()

    in_dialog(use, lambda: two.press(Key.Key_F5))
    assert written(desk) == before


def test_an_amount_typed_in_the_other_column_is_the_only_one(typist: Typist, desk: Desk) -> None:
    typist.fill(what="ค่าไฟบ้านแม่", category="ไฟฟ้า", money_out="320")

    def name_it(form: QDialog) -> None:
        type_anew(child(form, "name"), "ไฟแม่")
        key(Key.Key_Return)

    in_dialog(name_it, lambda: typist.press(Key.Key_F5, held=CONTROL))
    typist.press(Key.Key_Escape, Key.Key_Escape)
    typist.to("money_in").type("500")
    typist.page.grid.typing.go("what")
    typist.type("ไฟแม่").press(Key.Key_Tab)
    row = typist.page.grid.typing.row

    assert row.what == "ค่าไฟบ้านแม่"
    assert (row.money_in, row.money_out) == ("500", "")


def test_an_amount_nobody_ever_had_is_asked_about_once(two: Typist, desk: Desk) -> None:
    before = amounts(desk)

    def use(made: QDialog) -> None:
        dialog = typed_over(made)
        field = dialog.sheet.first_field()
        assert field is not None
        field.setFocus()
        type_words(dialog, "0000000")
        press(dialog.write)
        assert dialog.refusal.words() == "770,000,000 บาท ถูกไหม"
        assert dialog.refusal.isVisible()
        assert amounts(desk) == before
        press(dialog.write)

    in_dialog(use, lambda: two.press(Key.Key_F5))
    assert amounts(desk)[len(before) :][0] == ("ปลาทู", 77_000_000_000)
