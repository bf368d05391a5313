"""The page of daily entries while a household is asked back, as the frame holds it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from household_ledger.domain.entry import Entry
from household_ledger.domain.period import Month
from household_ledger.domain.unanswered import Unanswered
from household_ledger.services.ports import EntryQuery
from household_ledger.services.views.interview_answers import open_questions
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_interview.way import InterviewWay
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_page import built
from tests.ui.hands import type_words

THIS_MONTH = Month(2026, 11)
KEYS = {"\n": Qt.Key.Key_Return, "<": Qt.Key.Key_Backspace, "←": Qt.Key.Key_Left, "→": Qt.Key.Key_Right}
Type = Callable[[str], None]


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> EntryPage:
    """Give the page in the present month, of which nothing is written yet."""
    desk.turn_to(THIS_MONTH)
    return built(desk, qtbot, "interview")


@pytest.fixture
def way(page: EntryPage) -> InterviewWay:
    """Give the asking shown on the page."""
    assert isinstance(page.shown, InterviewWay)
    return page.shown


@pytest.fixture
def keys(way: InterviewWay) -> Type:
    """Type keys wherever the keyboard is, the keyboard alone."""

    def typed(text: str) -> None:
        for letter in text:
            at = QApplication.focusWidget() or way
            if letter in KEYS:
                QTest.keyClick(at, KEYS[letter])
            else:
                type_words(at, letter)
            QApplication.processEvents()

    return typed


def is_over(way: InterviewWay) -> bool:
    """Tell whether nobody is being asked."""
    return way.talk is None


def written(desk: Desk) -> list[Entry]:
    """List the entries of the present month in the order they were made."""
    with desk.reader() as reader:
        query = EntryQuery(household=desk.household, first=THIS_MONTH.first, last=THIS_MONTH.last)
        return sorted(reader.entries(query), key=lambda one: one.id)


def gaps(desk: Desk) -> list[Unanswered]:
    """List what was asked and is open."""
    assert desk.household is not None
    with desk.reader() as reader:
        return list(open_questions(reader, desk.household))


def seen_buttons(page: EntryPage) -> list[QPushButton]:
    """List the buttons that are seen."""
    return [one for one in page.findChildren(QPushButton) if one.isVisible()]
