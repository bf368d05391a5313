"""A number that is none of the days asked about is refused; days over two months say which month they are of."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from household_ledger.services.views.interview_span import Span
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_interview.way import InterviewWay
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.theme.look import Look
from tests.ui.conftest import wear
from tests.ui.entry_interview.conftest import Type, written
from tests.ui.entry_page import built
from tests.ui.hands import child, press

FIRST, TODAY = date(2026, 11, 1), date(2026, 11, 21)


@pytest.mark.parametrize("number", ["25", "31", "99", "00"])
def test_a_day_there_is_not_is_refused_with_a_sentence_and_never_another_day(
    way: InterviewWay, desk: Desk, keys: Type, number: str
) -> None:
    keys(f"\n200\n{number}\n\n")
    assert written(desk) == []
    assert number in way.asking.amount.hint.words()
    assert "1–21 พ.ย." in way.asking.amount.hint.words()
    assert way.talk is not None
    assert way.talk.typed.typed == "200", "the amount waits for its day"
    keys("14\n")
    assert [one.date.day for one in written(desk)] == [14]


@pytest.mark.parametrize(("typed", "day"), [("5", 5), ("05", 5), ("20", 20), ("1417", 17), ("253", 3)])
def test_a_day_can_be_typed_as_people_write_it_and_anew(desk: Desk, keys: Type, typed: str, day: int) -> None:
    keys(f"\n200\n{typed}\n")
    assert [one.date.day for one in written(desk)] == [day]


@pytest.mark.parametrize("size", [100, 200])
def test_days_of_two_months_carry_their_month(desk: Desk, qtbot: QtBot, qapp: QApplication, size: int) -> None:
    wear(qapp, Look(type_size=size))
    try:
        page = built(desk, qtbot, "interview")
        way = page.shown
        assert isinstance(way, InterviewWay)
        way.start.show_span(Span(date(2026, 10, 28), date(2026, 11, 5)))
        way.asking.days.show_span(Span(date(2026, 10, 28), date(2026, 11, 5)))
        shown = [one.text() for one in way.asking.days.days.values()]
        assert ["ต.ค." in one for one in shown] == [True] * 4 + [False] * 5
        assert ["พ.ย." in one for one in shown] == [False] * 4 + [True] * 5
    finally:
        wear(qapp, Look())


def test_what_is_half_told_stays_in_sight_when_everything_is_built_anew(
    page: EntryPage, way: InterviewWay, desk: Desk, qtbot: QtBot, keys: Type
) -> None:
    """As the window does it for another size, language or colour: refreshed first, then given what was typed."""
    keys("\nn120\n")
    assert way.talk is not None
    again = built(desk, qtbot, "interview")
    again.restore(page.keep())
    asking = again.shown
    assert isinstance(asking, InterviewWay)
    assert asking.stack.currentWidget() is asking.asking
    assert asking.asking.amount.amount.words() == "120 บาท"
    assert asking.asking.what.words() == way.asking.what.words()
    press(child(asking, "day_1105"))
    assert [one.date.day for one in written(desk)] == [5]
