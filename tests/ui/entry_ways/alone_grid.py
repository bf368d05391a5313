"""The fast grid, with keys alone and by pointing alone."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.typing.cell import CellEdit
from tests.ui.entry_grid.conftest import FOOD
from tests.ui.entry_ways.alone import Hit, Key, Point, by_keys, by_pointing, letters
from tests.ui.hands import child


@by_keys("grid")
def row_by_keys(page: EntryPage, hit: Hit) -> None:
    """Type a row whose words were written before."""
    hit("ค่าไฟ")
    page.grid.typing.list.settle()
    hit(Key.Key_Tab)
    at = QApplication.focusWidget()
    assert isinstance(at, CellEdit)
    if at.name != "money_out":
        hit(FOOD)
        hit(Key.Key_Tab)
        hit(Key.Key_Tab)
    hit("120")
    hit(Key.Key_Return)


@by_pointing("grid")
def row_by_pointing(page: EntryPage, point: Point) -> None:
    """Choose the category from the list that a press opens."""
    cells = page.grid.view.editor.cells
    point(cells["what"])
    letters(page, "ของใหม่")
    page.grid.typing.list.close()
    point(cells["category"])
    offers = page.grid.offers
    place = next(number for number, one in enumerate(offers.offers()) if FOOD in one.words)
    index = offers.list.model().index(place, 0)
    offers.list.scrollTo(index)
    point(offers.list.viewport(), offers.list.visualRect(index).center())
    point(cells["money_out"])
    letters(page, "120")
    page.grid.typing.list.close()
    point(child(page, "deed_save"))
