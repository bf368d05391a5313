"""The page of daily entries with its paper page, as the frame holds it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_paper.day_sheet import DaySheet
from household_ledger.ui.entry_paper.way import PaperWay
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_page import built
from tests.ui.entry_paper.daily import THIS_MONTH


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> EntryPage:
    """Give the page of a provider who types in what others wrote, in the present month."""
    desk.settings.chosen["writer"] = "provider"
    desk.turn_to(THIS_MONTH)
    return built(desk, qtbot)


@pytest.fixture
def way(page: EntryPage) -> PaperWay:
    """Give the paper page shown."""
    assert isinstance(page.shown, PaperWay)
    return page.shown


@pytest.fixture
def sheet(way: PaperWay) -> DaySheet:
    """Give its daily page."""
    assert isinstance(way.sheet, DaySheet)
    return way.sheet
