"""A household that has left: what is written after that day is asked about once, and its figures stay right."""

from __future__ import annotations

from datetime import date

import pytest

from household_ledger.services.commands.households import LeaveProject
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_grid.conftest import FOOD, SHIFT, THIS_MONTH, Key, Typist, settle, written
from tests.ui.hands import child


@pytest.fixture
def left(page: EntryPage, desk: Desk) -> EntryPage:
    """Let the household have left on 15 November."""
    assert desk.household is not None
    desk.execute(LeaveProject(household=desk.household, on=date(2026, 11, 15)))
    settle()
    page.grid.focus()
    return page


def test_a_day_after_leaving_is_told_while_typing_asked_once_and_kept(
    left: EntryPage, typist: Typist, desk: Desk
) -> None:
    sentence = left.grid.view.editor.sentence
    assert not sentence.isVisible()
    typist.fill(what="ข้าวสาร", category=FOOD, money_out="120")
    assert "ออกจากโครงการเมื่อ 15 พ.ย. 2569" in sentence.words()

    typist.save()
    assert not written(desk)
    assert "ออกจากโครงการเมื่อ 15 พ.ย. 2569" in left.grid.notice.words.words()
    assert child(left, "mend_day").isVisible()

    typist.save()
    assert [one.date for one in written(desk)] == [desk.today]
    typist.row(what="ผัก", category=FOOD, money_out="20")  # of a day that is meant nothing is asked again

    assert desk.household is not None
    quality = desk.figures.month(desk.household, THIS_MONTH).quality
    assert (quality.days_recorded, quality.days_in_month) == (0, 15)


def test_the_last_day_of_a_household_is_written_without_a_question(left: EntryPage, typist: Typist, desk: Desk) -> None:
    typist.press(Key.Key_Tab, held=SHIFT).type("15").press(Key.Key_Tab)
    typist.row(what="ข้าวสาร", category=FOOD, money_out="120")

    assert [one.date for one in written(desk)] == [date(2026, 11, 15)]
