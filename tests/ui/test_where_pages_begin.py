"""Where a page has nothing yet, the keyboard starts at the one way to begin, not at what comes later."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.register import Household
from household_ledger.services.commands.households import AddHousehold
from household_ledger.ui.desk import Desk
from household_ledger.ui.frame import reading_order
from household_ledger.ui.pages.catalogue import PAGE
from household_ledger.ui.pages.page import Page


@pytest.fixture
def new_home(empty_desk: Desk) -> Desk:
    empty_desk.execute(AddHousehold(household=Household(id=NO_ID, code="001", name="บ้านใหม่")))
    empty_desk.look_at(empty_desk.figures.households()[0].id)
    return empty_desk


@pytest.fixture
def pages() -> Iterator[list[Page]]:
    made: list[Page] = []
    yield made
    for page in made:
        page.close()


@pytest.mark.parametrize("has_home", [True, False])
@pytest.mark.parametrize("key", ["savings", "debts", "occupations", "before_after"])
def test_an_empty_page_begins_at_its_next_step(new_home: Desk, pages: list[Page], key: str, *, has_home: bool) -> None:
    if not has_home:
        new_home.look_at(None)
    page = PAGE[key].make(new_home)
    pages.append(page)
    page.resize(1156, 684)
    page.show()
    page.refresh()
    QApplication.processEvents()

    first = reading_order.first_of(page.first_focus(), page)

    assert first.objectName() in {"begin", "mend"}
    assert first.property("look") == "primary"
