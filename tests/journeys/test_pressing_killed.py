"""The real program killed at the large buttons and while a household is asked back: what was told is in the book."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from household_ledger.settings import INTERVIEW_WAY, TILES_WAY
from tests.journeys.evening import CODE, asked, make_village
from tests.journeys.killing import ROUNDS, kill_while_typing, see_sound
from tests.journeys.test_evening_killed import see_amounts

WRITTEN = (
    "select (select max(l.satang) from entry_line l where l.entry_id = e.id), e.date, e.known_by, e.description"
    " from entry e join household h on h.id = e.household_id"
    " where h.code = ? and e.kind <> 'opening' and not e.deleted order by e.id"
)
STEPS = "select count(*) from op where person <> 0"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_what_the_large_buttons_wrote_outlives_the_program(tmp_path: Path) -> None:
    book, home = make_village(tmp_path / "หมู่บ้าน.hldb"), tmp_path / "home"
    home.mkdir()
    written = 0
    for rows, later in ROUNDS:
        told = kill_while_typing(("pressing_typist", TILES_WAY), book, home, told=written, rows=rows, later=later)
        assert told >= written + rows
        see_sound(book)
        found = asked(book, WRITTEN, CODE)
        assert [(one[0], one[1]) for one in found] == [
            (100 * number, "2026-11-21") for number in range(1, len(found) + 1)
        ]
        assert told <= len(found) <= told + 1, "at most the one whose Enter was being pressed"
        written = len(found)
    see_amounts(book, written)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_what_a_household_was_asked_and_answered_outlives_the_program(tmp_path: Path) -> None:
    book, home = make_village(tmp_path / "หมู่บ้าน.hldb"), tmp_path / "home"
    home.mkdir()
    written = 0
    for rows, later in ROUNDS:
        told = kill_while_typing(("pressing_typist", INTERVIEW_WAY), book, home, told=written, rows=rows, later=later)
        assert told >= written + rows
        see_sound(book)
        found = asked(book, WRITTEN, CODE)
        assert [one[:3] for one in found] == [
            (100 * number, "2026-11-20", "remembered") for number in range(1, len(found) + 1)
        ]
        assert told <= len(found) <= told + 1, "at most the answer whose Enter was being pressed"
        written = len(found)
        answered = {one[3] for one in found}
        left = {one[0] for one in asked(book, "select what from unanswered where not deleted")}
        assert left, "what was not reached yet is a gap"
        assert not answered & left, "no question is answered and open"
    steps = asked(book, STEPS)
    assert steps == [(written + 1,)], "each answer is a step of its own, and one began the asking"
