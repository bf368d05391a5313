"""The real program killed while somebody types: all that stood in the window is in the book, and nothing by half."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.journeys.evening import CODE, VOLUNTEER, asked, make_village
from tests.journeys.killing import ROUNDS, kill_while_typing, see_sound

ROWS = "select description, date from entry where description like 'ของชิ้นที่ %' and not deleted order by id"
ON_PAPER = (
    "select e.date, e.known_by, e.paper_line from entry e join household h on h.id = e.household_id"
    " where h.code = ? and e.kind <> 'opening' and not e.deleted order by e.id"
)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_what_stood_in_the_window_outlives_the_program(tmp_path: Path) -> None:
    book, home = make_village(tmp_path / "หมู่บ้าน.hldb"), tmp_path / "home"
    home.mkdir()
    written = 0
    for rows, later in ROUNDS:
        told = kill_while_typing(("evening_typist",), book, home, told=written, rows=rows, later=later)
        assert told >= written + rows
        see_sound(book)
        found = [words.split()[1] for words, _day in asked(book, ROWS)]
        assert found == [str(number) for number in range(1, len(found) + 1)]
        assert told <= len(found) <= told + 1, "at most the row whose Enter was being pressed"
        written = len(found)
    assert {day for _words, day in asked(book, ROWS)} == {"2026-10-10"}
    see_amounts(book, written)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
@pytest.mark.parametrize("sheet", ["day", "month"])
def test_what_was_typed_from_paper_outlives_the_program(sheet: str, tmp_path: Path) -> None:
    book, home = make_village(tmp_path / "หมู่บ้าน.hldb"), tmp_path / "home"
    home.mkdir()
    written = 0
    for rows, later in ROUNDS:
        told = kill_while_typing(("paper_typist", sheet), book, home, told=written, rows=rows, later=later)
        assert told >= written + rows
        see_sound(book)
        found = asked(book, ON_PAPER, CODE)
        numbers = range(1, len(found) + 1)
        days = [f"2026-10-{10 if sheet == 'day' else number:02}" for number in numbers]
        places = [100 + number if sheet == "day" else 0 for number in numbers]
        assert found == [(day, "paper", place) for day, place in zip(days, places, strict=True)]
        assert told <= len(found) <= told + 1, "at most the line whose Enter was being pressed"
        written = len(found)
    see_amounts(book, written)


def see_amounts(book: Path, written: int) -> None:
    """Reckon from the file: every row has its amount on both sides, its household and its writer."""
    lines = asked(
        book,
        "select sum(max(l.satang, 0)), count(*), sum(l.satang) from entry_line l join entry e on e.id = l.entry_id"
        " join household h on h.id = e.household_id where h.code = ? and e.kind <> 'opening' and not e.deleted",
        CODE,
    )
    assert lines == [(100 * written * (written + 1) // 2, 2 * written, 0)]
    by = asked(book, "select p.name, count(*) from op join person p on p.id = op.person group by p.name")
    assert by == [(VOLUNTEER, written)]
