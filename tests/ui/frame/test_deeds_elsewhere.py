"""What is done on a page is found from any other: who looks for closing the month need not know where it is closed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from household_ledger.domain.period import Month
from household_ledger.services.commands.months import CloseMonth
from household_ledger.text.i18n import _, set_language
from household_ledger.ui.desk import Desk
from household_ledger.ui.frame.window import Window
from household_ledger.ui.pages.catalogue import PAGES, PageInfo
from household_ledger.ui.pages.page import Page, PaletteAction
from tests.ui.frame.conftest import TinyPage, page_of, settle
from tests.ui.frame.test_going_places import CTRL, key, popup
from tests.ui.hands import type_words

WITH_DEEDS = [one for one in PAGES if one.deeds]


@pytest.fixture
def done(window: Window, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let the month's page offer closing it, and keep on which page it was done."""
    keys: list[str] = []

    def offered(page: TinyPage) -> list[PaletteAction]:
        closing = PaletteAction(_("Close the month"), lambda: keys.append(page.key))
        return [closing] if page.key == "month" else []

    monkeypatch.setattr(TinyPage, "palette_actions", offered)
    return keys


@pytest.mark.parametrize("typed", ["ปิดเดือน", "close the m"])
def test_a_deed_of_another_page_is_found_and_done_there(window: Window, done: list[str], typed: str) -> None:
    window.go("debts")
    key(window, Qt.Key.Key_K, CTRL)
    type_words(popup().line, typed)
    assert (popup().shown()[0].words, popup().shown()[0].after) == ("ปิดเดือน", "สรุปเดือน")
    QTest.keyClick(popup().line, Qt.Key.Key_Return)
    settle()

    assert (page_of(window).key, done) == ("month", ["month"])


def test_a_page_that_may_not_be_left_keeps_its_place_and_nothing_is_done(window: Window, done: list[str]) -> None:
    window.go("debts")
    page_of(window).may_be_left = False
    window.doings._do_there("month", "Close the month")

    assert (page_of(window).key, done) == ("debts", [])


@pytest.mark.parametrize("info", WITH_DEEDS, ids=lambda one: one.key)
@pytest.mark.parametrize("language", ["th", "en"])
def test_every_deed_named_is_one_the_page_can_do(info: PageInfo, language: str, qtbot: QtBot, desk: Desk) -> None:
    set_language(language)
    assert desk.household is not None
    offered: set[str] = set()
    for is_closed in (False, True):
        if is_closed:
            desk.execute(CloseMonth(desk.household, Month(2026, 10)))
        page: Page = info.make(desk)
        page.refresh()
        qtbot.waitUntil(lambda: bool(page.palette_actions()))  # noqa: B023 -- waited for in this turn
        offered |= {one.words for one in page.palette_actions()}
        page.deleteLater()

    assert [deed for deed in info.deeds if _(deed) not in offered] == []
