"""The monthly page and the sheet of hours, with keys alone and by pointing alone: digits to press stand beside them."""

from __future__ import annotations

from household_ledger.ui.entry_paper.cells_sheet import CellsSheet
from household_ledger.ui.entry_paper.way import PaperWay
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_ways.alone import Hit, Key, Point, by_keys, by_pointing
from tests.ui.hands import child


def sheet_of(page: EntryPage) -> CellsSheet:
    shown = page.shown
    assert isinstance(shown, PaperWay)
    assert isinstance(shown.sheet, CellsSheet)
    return shown.sheet


def point_at(page: EntryPage, point: Point, row: int, *digits: str) -> None:
    """Press a cell of the second column, then digits, then the way to the next line."""
    pane = sheet_of(page).pane
    point(pane.digits)
    point(pane.body.viewport(), pane.body.visualRect(pane.body.cells.index(row, 1)).center())
    assert pane.pad is not None
    for one in (*digits, "down"):
        point(child(pane.pad, f"pad_{one}"))


@by_keys("paper/month")
def amount_by_keys(_page: EntryPage, hit: Hit) -> None:
    hit(Key.Key_Down)
    hit(Key.Key_Tab)
    hit("100+20")
    hit(Key.Key_Return)


@by_pointing("paper/month")
def amount_by_pointing(page: EntryPage, point: Point) -> None:
    point_at(page, point, 3, "1", "2", "0")


@by_keys("paper/hours")
def hour_by_keys(_page: EntryPage, hit: Hit) -> None:
    hit("1")
    hit(Key.Key_Return)


@by_pointing("paper/hours")
def hour_by_pointing(page: EntryPage, point: Point) -> None:
    point_at(page, point, 2, "1")
