"""What a hand does on the monthly page and on the sheet of hours."""

from __future__ import annotations

from collections.abc import Iterator

from household_ledger.services.views.paper_month import Side
from household_ledger.settings import PAPER_WAY
from household_ledger.ui.entry_paper.cells_sheet import CellsSheet
from household_ledger.ui.entry_paper.hours_sheet import HoursSheet
from household_ledger.ui.entry_paper.month_sheet import MonthSheet
from household_ledger.ui.entry_paper.way import PaperWay
from tests.ui.entry_paper.month_hands import Key, press_cell, tap, type_here
from tests.ui.entry_ways.actions_base import Scene, action, breathe
from tests.ui.hands import type_words


def shown(scene: Scene, key: str) -> CellsSheet:
    way = scene.way(PAPER_WAY)
    assert isinstance(way, PaperWay)
    way.choice.chosen.emit(key)
    breathe()
    scene.window.activateWindow()
    assert isinstance(way.sheet, CellsSheet)
    way.sheet.pane.body.stand_at(0, 0)
    return way.sheet


def month_of(scene: Scene) -> MonthSheet:
    sheet = shown(scene, "month")
    assert isinstance(sheet, MonthSheet)
    return sheet


@action("entry_paper", "AddEntries")
def an_amount_in_a_cell(scene: Scene) -> Iterator[None]:
    type_words(month_of(scene), "120")
    yield
    tap(Key.Key_Return)


@action("entry_paper", "ReplaceEntry")
def an_amount_typed_over(scene: Scene) -> Iterator[None]:
    sheet = month_of(scene)
    type_here(sheet, "120", Key.Key_Return)
    breathe()
    sheet.pane.body.stand_at(0, 0)
    type_words(sheet, "95")
    yield
    tap(Key.Key_Tab)


@action("entry_paper", "DeleteEntries")
def a_cell_emptied(scene: Scene) -> Iterator[None]:
    sheet = month_of(scene)
    type_here(sheet, "120", Key.Key_Return)
    breathe()
    sheet.pane.body.stand_at(0, 0)
    yield
    tap(Key.Key_Delete)


@action("entry_paper", "AddEntries")
def an_amount_of_the_rest_said(scene: Scene) -> Iterator[None]:
    sheet = month_of(scene)
    rest = next(place for place, one in enumerate(sheet.columns) if one.is_rest and one.side is Side.OUT)
    sheet.pane.body.stand_at(0, rest)
    type_here(sheet, "120", Key.Key_Return, Key.Key_Down)
    yield
    tap(Key.Key_Return)


@action("entry_paper", "NothingToday")
def a_day_ticked(scene: Scene) -> Iterator[None]:
    sheet = month_of(scene)
    yield
    press_cell(sheet.pane.body, 2, len(sheet.columns))


@action("entry_paper", "DeleteEntries")
def a_tick_taken_out(scene: Scene) -> Iterator[None]:
    sheet = month_of(scene)
    press_cell(sheet.pane.body, 2, len(sheet.columns))
    breathe()
    yield
    press_cell(sheet.pane.body, 2, len(sheet.columns))


@action("entry_paper", "AddEntries")
def hours_in_a_cell(scene: Scene) -> Iterator[None]:
    sheet = shown(scene, "hours")
    assert isinstance(sheet, HoursSheet)
    type_words(sheet, "2.5")
    yield
    tap(Key.Key_Return)


@action("entry_paper", "ReplaceEntry")
def hours_typed_over(scene: Scene) -> Iterator[None]:
    sheet = shown(scene, "hours")
    type_here(sheet, "2", Key.Key_Return)
    breathe()
    sheet.pane.body.stand_at(0, 0)
    type_words(sheet, "3")
    yield
    tap(Key.Key_Return)
