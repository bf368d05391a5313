"""Goods at November's price of the list, written again in October: the form and the notice say what they come to."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QDialog

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kept_rows import kept
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.price import Price
from household_ledger.domain.recurring import Recurring, Recurs
from household_ledger.domain.template import Template
from household_ledger.services.commands.prices import SetPrices
from household_ledger.services.commands.recurring import AddRecurring
from household_ledger.services.commands.templates import SaveTemplate
from household_ledger.services.entry_drafts import amount_of, draft_of
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_grid.templates.dialog import TemplatesDialog
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.widgets.form import FormDialog
from household_ledger.ui.widgets.words import Words
from tests.ui.entry_grid.conftest import CONTROL, FOOD, Key, Typist, settle, written
from tests.ui.entry_grid.test_several_rows import in_form
from tests.ui.entry_grid.test_templates import in_dialog
from tests.ui.hands import child, press, type_anew

THING = "ยอดฟักทอง"
OCTOBER = Month(2026, 10)
SAID = f"{THING} เป็นเงิน 50 · ราคาของวันนั้น 25 บาท/กก. เดิม 30.50"


@pytest.fixture
def goods(typist: Typist, desk: Desk) -> Typist:
    """Write two kilos of pumpkin tops today, at a price that holds since this month."""
    for month, price in ((202607, 2500), (202611, 3050)):
        desk.execute(SetPrices((Price(id=NO_ID, name=THING, unit="กก.", from_month=month, price=Money(price)),)))
    settle()
    typist.kind("กินเอง").fill(what=f"{THING} 2 กก.", category=FOOD).save()
    assert kept_of(desk, Month(2026, 11))[-1] == (21, 3050, 6100)
    return typist


def kept_of(desk: Desk, month: Month) -> list[tuple[int, int | None, int]]:
    entries = [one for one in written(desk, month) if one.description == THING]
    return [(one.date.day, one.unit_price, int(amount_of(one))) for one in entries]


def rows_kept(desk: Desk) -> str:
    (entry,) = (one for one in written(desk) if one.description == THING)
    return kept([[draft_of(entry)]])


def test_a_row_copied_with_f8_says_it_at_the_day_and_after(goods: Typist, page: EntryPage, desk: Desk) -> None:
    def fill(form: FormDialog) -> None:
        assert SAID not in form["date"].said.words()
        type_anew(form["date"].editor, "10/10/2569")
        assert form["date"].said.words() == SAID
        settle()
        said = form["date"].said
        assert said.visibleRegion().boundingRect().height() >= said.height(), "nobody has to scroll for it"
        press(child(form, "save"))

    goods.press(Key.Key_Up)
    in_form(fill, lambda: goods.press(Key.Key_F8))
    assert kept_of(desk, OCTOBER) == [(10, 2500, 5000)]
    assert SAID in page.grid.notice.words.words()


def test_what_falls_due_in_october_says_it_before_and_after_f10(goods: Typist, page: EntryPage, desk: Desk) -> None:
    rule = Recurring(
        id=NO_ID,
        household=desk.household or NO_ID,
        rows=rows_kept(desk),
        rhythm=Recurs.MONTH_DAY,
        day=8,
        starts_on=date(2026, 10, 1),
    )
    desk.execute(AddRecurring(rule))
    desk.turn_to(OCTOBER)
    settle()
    words = child(page, "due_words")
    assert isinstance(words, Words)
    assert SAID in words.words()
    page.grid.focus()
    goods.press(Key.Key_F10)
    assert kept_of(desk, OCTOBER) == [(8, 2500, 5000)]
    assert SAID in page.grid.notice.words.words()


def test_a_template_says_it_at_the_row_also_when_the_day_is_changed_under_a_typed_amount(
    goods: Typist, desk: Desk
) -> None:
    desk.execute(
        SaveTemplate(Template(id=NO_ID, household=desk.household or NO_ID, name="ผักสวน", rows=rows_kept(desk)))
    )
    settle()

    def use(dialog: QDialog) -> None:
        assert isinstance(dialog, TemplatesDialog)
        (line,) = dialog.sheet.lines
        assert not line.prices.isVisible()
        type_anew(next(iter(line.fields.values())).line, "4")
        type_anew(dialog.day.editor, "15/10/2569")
        assert line.prices.isVisible()
        assert line.prices.words() == "ราคาของวันนั้น 25 บาท/กก. เดิม 30.50"
        press(dialog.write)

    in_dialog(use, lambda: goods.press(Key.Key_F5))
    assert kept_of(desk, OCTOBER) == [(15, 2500, 10_000)]


def test_ctrl_d_on_another_day_takes_its_price_in_sight(goods: Typist, page: EntryPage, desk: Desk) -> None:
    goods.to("date").type("5/10")
    goods.press(Key.Key_D, held=CONTROL)
    cells = page.grid.view.editor.cells
    assert [cells[name].placeholderText() for name in ("unit_price", "money_in")] == ["25", "50"]
    goods.save()
    assert kept_of(desk, OCTOBER) == [(5, 2500, 5000)]
