"""The ways on of an asking are always in sight; with large letters one thing comes after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QPushButton

from household_ledger.text.i18n import set_language
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_interview.way import InterviewWay
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.theme.look import Look
from tests.ui.conftest import wear
from tests.ui.entry_interview.conftest import written
from tests.ui.entry_ways.ways import built, settle
from tests.ui.hands import child, press, type_anew, type_words

LOW = {100: 600, 125: 580, 150: 550, 200: 520}
"""As high as a page is over a message, on the screen of a small laptop with letters of a size."""


@pytest.fixture
def put_back(qapp: QApplication) -> Iterator[None]:
    yield
    wear(qapp, Look())
    set_language("th")


def shown(desk: Desk, size: int, qapp: QApplication) -> tuple[EntryPage, InterviewWay]:
    wear(qapp, Look(type_size=size))
    page = built("interview", desk)
    desk.changed.connect(lambda _changes: page.refresh())
    assert isinstance(page.shown, InterviewWay)
    return page, page.shown


def start(_page: EntryPage, way: InterviewWay) -> list[QPushButton]:
    return [way.start.begin]


def question(_page: EntryPage, way: InterviewWay) -> list[QPushButton]:
    press(way.start.begin)
    return [way.asking.nothing, way.asking.skip, way.asking.next]


def days(page: EntryPage, way: InterviewWay) -> list[QPushButton]:
    question(page, way)
    press(child(page, "pad_5"))
    if way.asking.sheet is None:
        return [way.asking.days.all, *way.asking.days.days.values()]
    press(way.asking.next)
    return [way.asking.change]


def more(page: EntryPage, way: InterviewWay) -> list[QPushButton]:
    question(page, way)
    talk = way.talk
    assert talk is not None
    for _question in talk.questions:
        press(way.asking.skip)
    return [way.more.back, way.more.end]


def review(page: EntryPage, way: InterviewWay) -> list[QPushButton]:
    more(page, way)
    press(way.more.end)
    return [way.review.back, way.review.end]


def left_open(page: EntryPage, way: InterviewWay) -> list[QPushButton]:
    review(page, way)
    press(way.review.end)
    QApplication.processEvents()
    assert way.start.resume is not None
    return [way.start.begin, way.start.resume]


State = Callable[[EntryPage, InterviewWay], list[QPushButton]]


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("size", [100, 125, 150, 200])
@pytest.mark.parametrize("state", [start, question, days, more, review, left_open])
@pytest.mark.usefixtures("put_back")
def test_the_ways_on_are_whole_in_sight(state: State, size: int, language: str, desk: Desk, qapp: QApplication) -> None:
    set_language(language)
    page, way = shown(desk, size, qapp)
    page.resize(page.width(), LOW[size])
    ways_on = state(page, way)
    settle(desk)
    seen = page.area.viewport().rect()
    for one in ways_on:
        assert one.isVisible(), one.objectName()
        place = QRect(one.mapTo(page.area.viewport(), QPoint(0, 0)), one.size())
        assert seen.contains(place), (one.objectName(), place, seen)
    page.close()


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("size", [100, 125])
@pytest.mark.usefixtures("put_back")
def test_a_month_of_days_over_two_months_is_whole_in_sight(
    size: int, language: str, desk: Desk, qapp: QApplication
) -> None:
    set_language(language)
    page, way = shown(desk, size, qapp)
    page.resize(page.width(), LOW[size])
    type_anew(way.start.first.editor, "22/10/2569" if language == "th" else "22/10/2026")
    press(way.start.begin)
    press(child(page, "pad_5"))
    settle(desk)
    seen = page.area.viewport().rect()
    assert len(way.asking.days.days) == 31
    for one in (way.asking.next, *way.asking.days.days.values()):
        place = QRect(one.mapTo(page.area.viewport(), QPoint(0, 0)), one.size())
        assert seen.contains(place), (one.objectName(), place, seen)
    page.close()


@pytest.mark.usefixtures("put_back")
def test_by_pointing_alone_the_day_comes_after_the_amount(desk: Desk, qapp: QApplication) -> None:
    page, way = shown(desk, 200, qapp)
    press(way.start.begin)
    assert not way.asking.next.isEnabled()
    assert not way.asking.days.isVisible()
    press(child(page, "pad_5"))
    assert way.asking.next.text() == "เลือกวัน"
    press(way.asking.next)
    assert not way.asking.pad.isVisible()
    assert not way.asking.nothing.isVisible()
    press(way.asking.change)
    assert way.asking.pad.isVisible()
    press(child(page, "pad_0"))
    press(way.asking.next)
    press(child(page, "day_1114"))
    settle(desk)
    assert [(one.date.day, max(line.satang for line in one.lines)) for one in written(desk)] == [(14, 5000)]
    assert way.asking.pad.isVisible()
    assert way.asking.next.text() == "ข้อต่อไป"
    page.close()


@pytest.mark.usefixtures("put_back")
def test_of_a_single_day_the_amount_is_written_at_once(desk: Desk, qapp: QApplication) -> None:
    page, way = shown(desk, 150, qapp)
    type_anew(way.start.first.editor, "21/11/2569")
    press(way.start.begin)
    press(child(page, "pad_5"))
    assert way.asking.next.text() == "จดเลย"
    press(way.asking.next)
    settle(desk)
    assert [one.date for one in written(desk)] == [date(2026, 11, 21)]
    page.close()


@pytest.mark.usefixtures("put_back")
def test_a_day_there_is_not_leaves_the_keyboard_where_enter_takes_none(desk: Desk, qapp: QApplication) -> None:
    page, way = shown(desk, 200, qapp)
    press(way.start.begin)
    press(child(page, "pad_5"))
    press(way.asking.next)
    for digit in "25\r":
        at = QApplication.focusWidget()
        assert at is not None
        type_words(at, digit)
    assert way.asking.sheet is not None
    assert QApplication.focusWidget() is way.asking.sheet.amount
    assert "25" in way.asking.sheet.amount.hint.words()
    assert written(desk) == []
    page.close()
