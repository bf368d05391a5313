"""The daily page, with keys alone and by pointing alone."""

from __future__ import annotations

from household_ledger.services.views.usual_categories import UsualSort
from household_ledger.ui.entry_paper.day_sheet import DaySheet
from household_ledger.ui.entry_paper.way import PaperWay
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.typing.offers import OfferList
from tests.ui.entry_ways.alone import Hit, Key, Point, by_keys, by_pointing, letters


def sheet_of(page: EntryPage) -> DaySheet:
    shown = page.shown
    assert isinstance(shown, PaperWay)
    assert isinstance(shown.sheet, DaySheet)
    return shown.sheet


def food(sheet: DaySheet) -> str:
    """Find the number of what is spent most."""
    return next(one.number for one in sheet.head.numbers.usual if one.sort is UsualSort.SPENDING)


@by_keys("paper/day")
def line_by_keys(page: EntryPage, hit: Hit) -> None:
    """Type a line from left to right, a number in place of the category."""
    for what in (
        "5",
        Key.Key_Tab,
        "ของใหม่",
        Key.Key_Tab,
        food(sheet_of(page)),
        Key.Key_Tab,
        "120",
        Key.Key_Return,
    ):
        hit(what)


@by_pointing("paper/day")
def line_by_pointing(page: EntryPage, point: Point) -> None:
    """Press cell after cell, choose the number from the list that a press opens, and press the next line."""
    sheet = sheet_of(page)
    cells = sheet.lines.row(1).cells
    for name, words in (("date", "5"), ("what", "ของใหม่"), ("money_out", "120")):
        point(cells[name])
        letters(page, words)
        sheet.lines.list.close()
    point(cells["number"])
    (offers,) = (one for one in page.window().findChildren(OfferList) if one.isVisible())
    numbers = [one.number for one in sheet.head.numbers.usual]
    index = offers.list.model().index(numbers.index(food(sheet)), 0)
    offers.list.scrollTo(index)
    point(offers.list.viewport(), offers.list.visualRect(index).center())
    point(sheet.lines.row(2).cells["what"])
