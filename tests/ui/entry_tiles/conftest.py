"""The page of daily entries with its large buttons, as the frame holds it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from household_ledger.domain.entry import Entry
from household_ledger.domain.period import Month
from household_ledger.services.ports import EntryQuery
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_tiles.way import TilesWay
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_page import built

THIS_MONTH = Month(2026, 11)


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> EntryPage:
    """Give the page of somebody who writes of the own household, in the present month."""
    desk.settings.chosen["writer"] = "participant"
    desk.turn_to(THIS_MONTH)
    return built(desk, qtbot)


@pytest.fixture
def way(page: EntryPage) -> TilesWay:
    """Give the large buttons shown on the page."""
    assert isinstance(page.shown, TilesWay)
    return page.shown


def written(desk: Desk) -> list[Entry]:
    """List the entries of the present month in the order they were made."""
    with desk.reader() as reader:
        query = EntryQuery(household=desk.household, first=THIS_MONTH.first, last=THIS_MONTH.last)
        return sorted(reader.entries(query), key=lambda one: one.id)
