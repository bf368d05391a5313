"""Every state of asking back in every look: whole, named, translated, large enough, by Tab in the order one reads."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from household_ledger.text.i18n import set_language
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_interview.way import InterviewWay
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.theme.look import Look
from household_ledger.ui.theme.tokens import LIGHT
from tests.ui import looking
from tests.ui.conftest import Shot, wear
from tests.ui.entry_ways.test_every_way_looked_at import data_of
from tests.ui.entry_ways.ways import against_reading, built, settle, too_small
from tests.ui.hands import child, press, type_words
from tests.ui.test_every_page import DRESSES, Dress, faults


def choose_day(way: InterviewWay) -> None:
    """Say that it is the sum of all days; with large letters the days come after the amount."""
    if not way.asking.days.isVisible():
        press(way.asking.next)
    press(way.asking.days.all)


def question(page: EntryPage, way: InterviewWay) -> None:
    press(way.start.begin)
    for _time in range(2):
        press(child(page, "pad_5"))
        choose_day(way)
    press(child(page, "pad_7"))


def days(page: EntryPage, way: InterviewWay) -> None:
    question(page, way)
    type_words(way.asking.amount, "\r")


def more(page: EntryPage, way: InterviewWay) -> None:
    question(page, way)
    press(child(page, "pad_back"))
    press(way.asking.next)
    talk = way.talk
    assert talk is not None
    for place in range(len(talk.questions) - 1):
        press(way.asking.skip if place % 2 else way.asking.nothing)


def review(page: EntryPage, way: InterviewWay) -> None:
    more(page, way)
    press(way.more.end)


def left_open(page: EntryPage, way: InterviewWay) -> None:
    review(page, way)
    press(way.review.end)


STATES = [question, days, more, review, left_open]
Go = Callable[[EntryPage, InterviewWay], None]


def at(state: Go, desk: Desk) -> EntryPage:
    """Show the page in one of its states."""
    page = built("interview", desk)
    desk.changed.connect(lambda _changes: page.refresh())
    assert isinstance(page.shown, InterviewWay)
    state(page, page.shown)
    settle(desk)
    return page


@pytest.mark.parametrize("dress", DRESSES, ids=lambda one: one.name)
@pytest.mark.parametrize("state", STATES)
def test_a_state_is_whole_in_every_look(state: Go, dress: Dress, desk: Desk, qapp: QApplication, shot: Shot) -> None:
    wear(qapp, dress.look)
    set_language(dress.language)
    page = at(state, desk)
    shot(page, f"interview-{state.__name__}-{dress.name}")
    assert faults(page, dress.language, data_of(desk)) == {}
    assert looking.layouts_at_rest() == 0
    assert too_small("interview", page) == []
    page.close()


@pytest.mark.parametrize("letters", [100, 150])
@pytest.mark.parametrize("state", STATES)
def test_tab_comes_to_every_control_in_the_order_one_reads(
    state: Go, letters: int, desk: Desk, qapp: QApplication
) -> None:
    wear(qapp, Look(LIGHT, letters))
    page = at(state, desk)
    assert against_reading(page) == []
    assert looking.unreachable(page) == []
    page.close()
