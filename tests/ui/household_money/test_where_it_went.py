"""What was written just now is looked at; what went into another month than the one looked at is told."""

from __future__ import annotations

from datetime import date

import pytest

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import Debt
from household_ledger.services.commands.debts import AddDebt
from household_ledger.services.views.debt_book import debt_standings
from household_ledger.text.dates import format_date, format_month
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.debts.page import DebtsPage
from household_ledger.ui.widgets.form import FormDialog
from tests.ui.household_money.conftest import OpenPage, choose, fill, in_form, press_on, save, settle

_NOTHING_YET = 2


@pytest.fixture
def page(opened_page: OpenPage, desk: Desk) -> DebtsPage:
    assert desk.household is not None
    for number in range(6):  # so that a page low and narrow does not show all of them
        debt = Debt(id=NO_ID, household=desk.household, name=f"เจ้าหนี้ {number}", debt_class="D04")
        desk.execute(AddDebt(debt=debt, amount=Money(100_000), on=date(2026, 10, 1)))
    made = opened_page("debts")
    assert isinstance(made, DebtsPage)
    return made


def said_of(desk: Desk) -> list[str]:
    said: list[str] = []
    desk.said.connect(lambda notice: said.append(notice.words))
    return said


@pytest.mark.parametrize("is_here", [True, False], ids=["here", "elsewhere"])
@pytest.mark.parametrize(
    ("button", "typed"),
    [
        ("add_debt", {"name": "ลุงดำ", "amount": "900"}),
        ("pay", {"amount": "20"}),
        ("borrow_more", {"amount": "70"}),
        ("lend", {"party": "ป้านวล", "amount": "30"}),
    ],
)
def test_what_goes_into_another_month_is_told(
    page: DebtsPage, desk: Desk, button: str, typed: dict[str, str], *, is_here: bool
) -> None:
    said, day = said_of(desk), format_date(desk.month.last if is_here else desk.today)

    def act(form: FormDialog) -> None:
        fill(form, **typed, **{"on" if form.has("on") else "date": day})
        save(form)
        assert not form.isVisible(), [one.problem() for one in form.fields()]

    in_form(act)
    press_on(page, button)

    assert said == ([] if is_here else [f"บันทึกไว้ในเดือน{format_month(Month.of(desk.today))} แล้ว"])


def test_a_debt_nothing_is_owed_of_yet_went_into_no_month(page: DebtsPage, desk: Desk) -> None:
    said = said_of(desk)

    def act(form: FormDialog) -> None:
        choose(form, "how", _NOTHING_YET)
        fill(form, name="ร้านค้า")
        save(form)

    in_form(act)
    press_on(page, "add_debt")

    assert said == []


@pytest.mark.parametrize("width", [1156, 560])
def test_the_debt_just_written_comes_into_sight_whole_once_the_page_is_laid_out_anew(
    page: DebtsPage, desk: Desk, width: int
) -> None:
    page.resize(width, 420)
    settle()
    page.area.verticalScrollBar().setValue(page.area.verticalScrollBar().maximum())

    def act(form: FormDialog) -> None:
        choose(form, "how", _NOTHING_YET)
        fill(form, name="ร้านใหม่")
        save(form)

    in_form(act)
    press_on(page, "add_debt")
    settle()

    assert desk.household is not None
    with desk.reader() as reader:
        listed = debt_standings(reader, desk.household, desk.month.last)
    card = page._cards[next(one.debt.id for one in listed if one.debt.name == "ร้านใหม่")]
    assert card.property("chosen") is True
    assert page.area.verticalScrollBar().maximum()
    assert card.visibleRegion().boundingRect().height() == card.height()
