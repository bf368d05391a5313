"""What nobody could say stands on the page of today and of the month, with its words, and leads to asking it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.unanswered import Unanswered
from household_ledger.services.commands.interview import AnswerQuestion, BeginInterview
from household_ledger.services.commands.months import CloseMonth
from household_ledger.ui.arrivals import Arrival, AskBack
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.month.page import MonthPage
from household_ledger.ui.pages.household.today.page import TodayPage
from household_ledger.ui.pages.page import Page
from household_ledger.ui.widgets.words import Words
from tests.ui.entry_interview.conftest import THIS_MONTH, gaps
from tests.ui.hands import press
from tests.ui.household.conftest import turn, write

FIRST, LAST = date(2026, 11, 12), date(2026, 11, 21)


def said(page: QWidget) -> str:
    return " ".join(one.words() for one in page.findChildren(Words) if one.isVisible())


@pytest.mark.parametrize("kind", [TodayPage, MonthPage])
def test_gaps_are_named_where_the_month_is_looked_at(desk: Desk, qtbot: QtBot, kind: type[Page]) -> None:
    gone: list[Arrival | None] = []
    desk.page_asked.connect(lambda _page, wish, _sight: gone.append(wish))
    assert desk.household is not None
    desk.turn_to(THIS_MONTH)
    write(desk, date(2026, 11, 3), 40)
    asked = tuple(
        Unanswered(id=NO_ID, household=desk.household, first=FIRST, last=LAST, what=what, kind=EntryKind.EXPENSE)
        for what in ("ค่ากับข้าว", "ค่ารถ")
    )
    desk.execute(BeginInterview(desk.household, FIRST, LAST, asked))
    page = kind(desk)
    qtbot.addWidget(page)
    page.resize(1156, 684)
    page.show()
    page.refresh()
    turn()
    before = desk.figures.month(desk.household, THIS_MONTH).money_out
    assert "ถามแล้วยังไม่รู้ 2 ข้อ" in said(page)
    assert "ค่ากับข้าว · ค่ารถ" in said(page)
    assert "12–21 พ.ย. 2569" in said(page)

    press(next(one for one in page.findChildren(QPushButton, "ask_back") if one.isVisible()))
    assert gone == [AskBack(FIRST, LAST)]

    desk.execute(AnswerQuestion(gaps(desk)[0].id, ()))
    page.refresh()
    turn()
    assert "ถามแล้วยังไม่รู้ 1 ข้อ" in said(page)
    assert desk.figures.month(desk.household, THIS_MONTH).money_out == before, "a gap is no zero, and no sum"

    desk.execute(CloseMonth(desk.household, THIS_MONTH))
    page.refresh()
    turn()
    assert "ถามแล้วยังไม่รู้ 1 ข้อ" in said(page)
    assert not [one for one in page.findChildren(QPushButton, "ask_back") if one.isVisible()]
