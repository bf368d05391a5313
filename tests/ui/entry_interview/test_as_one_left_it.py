"""Asking back goes on where it was: the same question is not asked twice, the keyboard stands on the way on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.kinds import EntryKind, Role
from household_ledger.domain.money import Money
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.first_household import AddFirstHousehold
from household_ledger.services.commands.interview import BeginInterview
from household_ledger.services.views.interview_question import Question
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_interview.way import InterviewWay
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.conftest import TickingClock
from tests.ui.entry_interview.conftest import Type, gaps, written
from tests.ui.entry_page import built
from tests.ui.hands import child, press, type_anew
from tests.ui.household.conftest import home, pocket_of

TODAY = date(2026, 11, 21)


def asked_again(way: InterviewWay) -> None:
    """Begin over the same days once more, chosen by hand."""
    press(way.review.end)
    type_anew(way.start.first.editor, "1/11/2569")
    press(way.start.begin)


def to_the_end(way: InterviewWay) -> None:
    talk = way.talk
    assert talk is not None
    while way.talk is not None and way.talk.question is not None:
        press(way.asking.skip)
    press(way.more.end)


def test_the_same_days_chosen_once_more_show_what_was_said_and_make_no_gap_twice(
    way: InterviewWay, desk: Desk, keys: Type
) -> None:
    keys("\n350\n14\n\nn")
    to_the_end(way)
    left = gaps(desk)
    asked_again(way)
    assert way.talk is not None
    assert way.talk.place == 0
    assert way.asking.next.isEnabled(), "the first is answered"
    assert way.asking.told.outs
    keys("\n")
    assert "ไม่มี" in way.asking.amount.hint.words()
    keys("\n50\n2\n")
    assert len(gaps(desk)) == len(left) - 1
    to_the_end(way)
    assert len({one.what for one in gaps(desk)}) == len(gaps(desk))
    assert len(written(desk)) == 2


def test_what_another_program_began_meanwhile_is_answered_there(
    way: InterviewWay, page: EntryPage, desk: Desk, keys: Type
) -> None:
    keys("\n")
    talk = way.talk
    assert talk is not None
    household = desk.household
    assert household is not None
    span = talk.span
    records = tuple(one.record(household, span) for one in talk.questions)
    desk.execute(BeginInterview(household, span.first, span.last, records))
    page.refresh()
    keys("n")
    assert len(gaps(desk)) == len(records) - 1


def test_the_keyboard_is_on_the_way_on_after_another_household(way: InterviewWay, desk: Desk, keys: Type) -> None:
    keys("\ns")
    first = desk.household
    second = desk.figures.households()[1].id
    desk.look_at(second)
    QApplication.processEvents()
    assert QApplication.focusWidget() is way.start.begin
    desk.look_at(first)
    QApplication.processEvents()
    assert QApplication.focusWidget() is way.asking.amount


def test_the_keyboard_is_on_what_another_household_left_open(way: InterviewWay, desk: Desk, keys: Type) -> None:
    keys("\ns")
    first = desk.household
    way.restore(({}, {}))
    desk.look_at(desk.figures.households()[1].id)
    QApplication.processEvents()
    assert QApplication.focusWidget() is way.start.begin
    desk.look_at(first)
    QApplication.processEvents()
    assert way.start.resume is not None
    assert QApplication.focusWidget() is way.start.resume


def test_the_keyboard_is_on_what_was_left_open_when_the_page_is_new(
    way: InterviewWay, desk: Desk, keys: Type, qtbot: QtBot
) -> None:
    keys("\ns")
    page = built(desk, qtbot, "interview")
    assert isinstance(page.shown, InterviewWay)
    assert page.first_focus() is page.shown.start.resume
    assert QApplication.focusWidget() is page.shown.start.resume


def test_a_household_without_words_of_its_own_is_not_said_to_have_some(empty_desk: Desk, qtbot: QtBot) -> None:
    empty_desk.execute(AddFirstHousehold(person="สมศรี", role=Role.RECORDER, code="001", name="บ้านใหม่"))
    empty_desk.take_first()
    page = built(empty_desk, qtbot, "interview")
    assert isinstance(page.shown, InterviewWay)
    assert "ข้อ" in page.shown.start.why.words()
    assert "คำของบ้าน" not in page.shown.start.why.words()


def test_a_household_with_words_of_its_own_is_said_to_have_them(way: InterviewWay) -> None:
    assert "คำของบ้าน" in way.start.why.words()


def is_half_way(way: InterviewWay) -> bool:
    return way.start.resume is not None


def test_after_midnight_the_days_are_those_of_today(
    way: InterviewWay, page: EntryPage, desk: Desk, keys: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys("\ns")
    way.restore(({}, {}))
    assert is_half_way(way)
    monkeypatch.setattr(TickingClock, "today", lambda _clock: TODAY + timedelta(days=1))
    page.refresh()
    assert not is_half_way(way), "what was asked up to yesterday is not half way any more"
    assert way.start.last.today == TODAY + timedelta(days=1)


def school_money(desk: Desk) -> None:
    """Let the household have given its pupil money on two days, without a question for the rest."""
    parts = (Part(fixed_id("E15"), Money(2000)),)
    first = Draft(
        household=home(desk),
        date=date(2026, 10, 28),
        kind=EntryKind.EXPENSE,
        description="เงินไปโรงเรียนน้องเอ",
        amount=Money(2000),
        pocket=pocket_of(desk),
        parts=parts,
    )
    desk.execute(AddEntries(tuple([first] * 9)))


def at_question(way: InterviewWay, name: str) -> Question:
    for _question in range(40):
        talk = way.talk
        assert talk is not None
        assert talk.question is not None, name
        if talk.question.what == name:
            return talk.question
        press(way.asking.skip)
    raise AssertionError(name)


def test_money_for_school_can_be_told_of_school_days_alone(
    way: InterviewWay, page: EntryPage, desk: Desk, keys: Type
) -> None:
    school_money(desk)
    page.refresh()
    press(way.start.begin)
    assert not way.asking.days.school.isVisible()
    at_question(way, "เงินไปโรงเรียนน้องเอ")
    assert way.asking.days.school.text() == "ทุกวันที่ไปโรงเรียน จ–ศ"
    keys("20\n")
    press(child(page, "day_school"))
    days = [one.date for one in written(desk)]
    assert days == [day for day in (date(2026, 11, n) for n in range(1, 22)) if day.isoweekday() <= 5]
    assert len(days) == 15
    keys("\n")
    assert not way.asking.days.school.isVisible()
