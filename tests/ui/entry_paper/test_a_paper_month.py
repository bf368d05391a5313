"""A hundred lines of a paper month typed in with real keys land exactly, at any speed, also taken back and redone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from random import Random

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from household_ledger.domain.entry import PAPER_PAGE
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_paper.day_sheet import DaySheet
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_paper.daily import A_PAGE, ENTRIES, PageHand, PostingHand, Written, filled, settle, sums

ASKED = """
SELECT e.date, e.description, e.paper_line,
       (SELECT sum(l.satang) FROM entry_line l WHERE l.entry_id = e.id AND l.satang > 0),
       (SELECT group_concat(l.ref) FROM entry_line l WHERE l.entry_id = e.id
        AND l.account IN ('income', 'spending', 'cost', 'savings', 'debt'))
FROM entry e WHERE e.household_id = ? AND e.paper_line > 0 AND NOT e.deleted ORDER BY e.paper_line
"""


def book_of(desk: Desk) -> Path:
    return desk.opened.path


def lands(desk: Desk) -> list[tuple[str, str, int, int, set[str]]]:
    """Ask the file itself, in plain SQL, what is written from paper."""
    with closing(sqlite3.connect(f"file:{book_of(desk)}?mode=ro", uri=True)) as file:
        rows = file.execute(ASKED, (desk.household,)).fetchall()
    return [(*row[:4], set(row[4].split(","))) for row in rows]


def agrees(desk: Desk, paper: list[Written]) -> bool:
    """Hold the file against the paper, line by line."""
    found = lands(desk)
    assert len(found) == len(paper)
    for number, (row, ink) in enumerate(zip(found, paper, strict=True)):
        page, line = divmod(number, A_PAGE)
        target = str(int(ink.usual.category or ink.usual.pocket or ink.usual.debt))
        assert row[:4] == (ink.day.isoformat(), ink.words, (page + 1) * PAPER_PAGE + line + 1, ink.satang), ink
        assert target in row[4], ink
    return True


def type_in(paper: list[Written], hand: PageHand) -> None:
    before: date | None = None
    for one in paper:
        hand.line(one, before)
        before = one.day


def pauses(name: str) -> Callable[[], object]:
    random = Random(5)

    def by_fits_and_starts() -> None:
        if random.random() < 0.15:
            QTest.qWait(random.choice((0, 1, 12)))

    def slowly() -> None:
        QApplication.processEvents()

    return {"breathless": lambda: None, "by_fits_and_starts": by_fits_and_starts, "slow": slowly}[name]


@pytest.mark.parametrize("speed", ["breathless", "by_fits_and_starts", "slow"])
def test_a_hundred_lines_of_paper_typed_at_any_speed_land_exactly(sheet: DaySheet, desk: Desk, speed: str) -> None:
    paper = filled(sheet.head.numbers.usual, desk.today)

    type_in(paper, PageHand(pauses(speed)))
    settle()

    assert len(paper) == ENTRIES
    assert agrees(desk, paper)
    assert sheet.book.pages.page == 5
    assert not sheet.unsaved()
    expected = sums(paper[4 * A_PAGE :])
    assert sheet.book.written.sums(5) == expected
    assert sheet.book.written.sums() == sums(paper)


def test_lines_taken_back_and_done_again_stand_on_their_lines(sheet: DaySheet, desk: Desk) -> None:
    paper = filled(sheet.head.numbers.usual, desk.today, entries=8)
    type_in(paper, PageHand())
    settle()

    for _time in range(5):
        desk.undo()
        settle()
    assert agrees(desk, paper[:3])
    assert [sheet.lines.row(line).texts()["what"] for line in (3, 4)] == [paper[2].words, ""]
    for _time in range(5):
        desk.redo()
        settle()

    assert agrees(desk, paper)
    assert sheet.lines.row(8).texts()["what"] == paper[7].words


def test_keys_that_all_came_before_the_window_had_a_moment_are_taken_in_their_order(
    page: EntryPage, sheet: DaySheet, desk: Desk
) -> None:
    """Keys as the system hands them over: to the window, which gives each to whatever has the keyboard by then."""
    paper = filled(sheet.head.numbers.usual, desk.today, entries=26)
    handle = page.window().windowHandle()
    assert handle is not None

    type_in(paper, PostingHand(handle))
    assert lands(desk) == []
    settle()

    assert agrees(desk, paper)
