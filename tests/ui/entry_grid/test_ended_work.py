"""Work given up: still offered for a row of its days that is typed late, refused with a sentence for a later one."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.register import Occupation
from household_ledger.services.commands.occupations import AddOccupation, EndOccupation
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_grid.conftest import FOOD, Typist, written

NAME = "เผาถ่าน"
TENTH = date(2026, 11, 10)


@pytest.fixture
def charcoal(desk: Desk) -> Id:
    """Give up burning charcoal on the tenth."""
    assert desk.household is not None
    desk.execute(AddOccupation(Occupation(id=NO_ID, household=desk.household, name=NAME)))
    with desk.reader() as reader:
        made = next(one.id for one in reader.of_household(Occupation, desk.household) if one.name == NAME)
    desk.execute(EndOccupation(made, on=TENTH))
    return made


@pytest.mark.parametrize(("day", "is_offered"), [("9/11/2569", True), ("10/11/2569", True), ("11/11/2569", False)])
def test_it_is_offered_for_its_days(
    charcoal: Id, page: EntryPage, typist: Typist, *, day: str, is_offered: bool
) -> None:
    typist.fill(date=day, what="ขายถ่าน").to("who").press(Qt.Key.Key_Down)

    assert (NAME in [one.words for one in page.grid.offers.offers()]) is is_offered


def test_a_row_of_its_days_is_kept_and_a_later_one_told(
    charcoal: Id, page: EntryPage, typist: Typist, desk: Desk
) -> None:
    before = len(written(desk))
    typist.fill(date="9/11/2569", what="ขายถ่าน", category=FOOD, money_out="100", who=NAME).save()
    kept = [one for one in written(desk) if one.occupation == charcoal]
    assert [one.date for one in kept] == [date(2026, 11, 9)]

    typist.fill(date="12/11/2569", what="ขายถ่าน", category=FOOD, money_out="100", who=NAME).save()

    assert len(written(desk)) == before + 1
    assert typist.cell == "who"
    assert "เลิกทำเมื่อ 10 พ.ย. 2569" in page.grid.view.editor.sentence.words()
