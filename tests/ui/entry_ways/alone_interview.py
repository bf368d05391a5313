"""Asking back, with keys alone and by pointing alone: an amount and its day."""

from __future__ import annotations

from household_ledger.ui.entry_interview.way import InterviewWay
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_ways.alone import Hit, Key, Point, by_keys, by_pointing
from tests.ui.hands import child


@by_keys("interview")
def answer_by_keys(_page: EntryPage, hit: Hit) -> None:
    hit(Key.Key_Return)
    hit("120")
    hit(Key.Key_Return)
    hit("14")
    hit(Key.Key_Return)


@by_pointing("interview")
def answer_by_pointing(page: EntryPage, point: Point) -> None:
    way = page.shown
    assert isinstance(way, InterviewWay)
    point(way.start.begin)
    for key in ("1", "2", "0"):
        point(child(way, f"pad_{key}"))
    point(way.asking.days.all)
