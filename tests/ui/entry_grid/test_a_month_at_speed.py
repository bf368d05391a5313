"""A hundred lines of paper typed with real keys: nothing lost at any speed, and no more keys than were reckoned."""

from __future__ import annotations

from random import Random
from statistics import median

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from household_ledger.benchmarks.key_presses import keys_of
from household_ledger.ui.desk import Desk
from household_ledger.ui.frame.window import Window
from tests.ui.entry_grid.conftest import Typist, page_of, settle, written
from tests.ui.entry_grid.paper_month import ENTRIES, Hand, kept, paper_month, shortest, whole

MOST_KEYS = 12


def test_a_hundred_lines_typed_whole_before_the_program_had_a_moment_land_exactly(window: Window, desk: Desk) -> None:
    paper = paper_month(desk)
    hand = Hand(desk.today, pause=lambda: None)
    assert Typist(page_of(window)).cell == "what"

    for line in paper:
        hand.write(line, whole(line))
    settle()

    assert len(paper) == ENTRIES
    assert [kept(one) for one in written(desk)] == [line.seen for line in paper]


def test_a_hundred_lines_typed_by_fits_and_starts_land_exactly_and_cost_the_keys_that_were_reckoned(
    window: Window, desk: Desk
) -> None:
    paper, random, day = paper_month(desk), Random(5), desk.today
    hand = Hand(day, pause=lambda: wait(random.choices((0, 5, 30), weights=(80, 17, 3))[0]))
    assert Typist(page_of(window)).cell == "what"
    known = []

    for line in paper:
        way = shortest(desk, line)
        pressed = hand.write(line, way)
        QApplication.processEvents()  # while the eye goes to the paper, what was saved is learned
        if not line.sought:
            assert pressed == keys_of(way, line.said, day), line
            known.append(pressed)
        day = line.said.date
    settle()

    assert [kept(one) for one in written(desk)] == [line.seen for line in paper]
    assert median(known) <= MOST_KEYS


def wait(milliseconds: int) -> None:
    """Let the program do what it has to for so long; for none at all, nothing."""
    if milliseconds:
        QTest.qWait(milliseconds)
