"""A name nobody knows yet: its cell says how it is added, and nothing is asked any more once it is there."""

from __future__ import annotations

import pytest

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import SHOP_CREDIT
from household_ledger.domain.register import Debt
from household_ledger.services.commands.register import AddRecords
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_grid.conftest import FOOD, Typist, written
from tests.ui.hands import type_words

SHOP = "ร้านเจ๊แดง"


@pytest.fixture
def at_debt(typist: Typist) -> Typist:
    """Buy something on credit, up to the name of the shop."""
    return typist.kind("ซื้อเชื่อ").fill(what="น้ำมัน", category=FOOD, money_out="30").to("debt")


def said(page: EntryPage) -> str:
    sentence = page.grid.view.editor.sentence
    return sentence.words() if sentence.isVisible() else ""


def test_the_cell_says_while_a_new_name_is_typed_that_enter_adds_it(
    page: EntryPage, at_debt: Typist, desk: Desk
) -> None:
    at_debt.type(SHOP)
    assert SHOP in said(page)
    assert "Enter" in said(page)

    at_debt.save().save()
    (entry,) = written(desk)
    assert entry.description == "น้ำมัน"


def test_what_cannot_be_a_name_is_not_offered_to_be_added(page: EntryPage, at_debt: Typist) -> None:
    at_debt.type("250")

    assert said(page)
    assert "Enter" not in said(page)


def test_the_question_is_gone_when_the_name_was_made_elsewhere(page: EntryPage, at_debt: Typist, desk: Desk) -> None:
    at_debt.type(SHOP).save()
    assert page.grid.notice.isVisible()

    made = Debt(id=NO_ID, household=desk.household or NO_ID, name=SHOP, debt_class=SHOP_CREDIT)
    desk.execute(AddRecords((made,)))
    page.refresh()

    assert not page.grid.notice.isVisible()
    assert page.grid.typing.row.debt == SHOP
    at_debt.save()
    assert len(written(desk)) == 1


def test_the_question_stays_while_the_name_is_still_unknown(page: EntryPage, at_debt: Typist) -> None:
    at_debt.type(SHOP).save()
    page.refresh()

    assert page.grid.notice.isVisible()
    type_words(page, "ใหม่")
    assert not page.grid.notice.isVisible()
