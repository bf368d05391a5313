"""The real program killed while somebody types: all that stood in the window is in the book, and nothing by half."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from household_ledger.app import LedgerShelf
from tests.journeys.evening import CODE, VOLUNTEER, asked, make_village
from tests.ui.conftest import TickingClock

ROUNDS = ((2, 0.0), (3, 0.012), (1, 0.03))
"""After how many rows it is killed, and how many seconds later: between two rows, and in the midst of one."""
ROWS = "select description, date from entry where description like 'ของชิ้นที่ %' and not deleted order by id"


def kill_while_typing(book: Path, home: Path, first: int, *, rows: int, later: float) -> int:
    """Let somebody type in a process of its own, kill it, and give the last row that stood in the window."""
    surroundings = os.environ | {"HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(home)}
    command = [sys.executable, "-m", "tests.journeys.evening_typist", str(book), str(first)]
    with subprocess.Popen(
        command,
        cwd=Path(__file__).parents[2],
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        told = first - 1
        for _row in range(rows):
            said = running.stdout.readline()
            assert said.strip().isdigit(), running.stderr.read()
            told = int(said)
        time.sleep(later)
        running.kill()
        rest = running.stdout.read().split()
    return int(rest[-1]) if rest else told


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_what_stood_in_the_window_outlives_the_program(tmp_path: Path) -> None:
    book, home = make_village(tmp_path / "หมู่บ้าน.hldb"), tmp_path / "home"
    home.mkdir()
    written = 0
    for rows, later in ROUNDS:
        told = kill_while_typing(book, home, written + 1, rows=rows, later=later)
        assert told >= written + rows

        opened = LedgerShelf(TickingClock()).open(book)
        assert opened.check().findings == ()
        opened.close()

        found = [words.split()[1] for words, _day in asked(book, ROWS)]
        assert found == [str(number) for number in range(1, len(found) + 1)]
        assert told <= len(found) <= told + 1, "at most the row whose Enter was being pressed"
        written = len(found)
    see_rows(book, written)


def see_rows(book: Path, written: int) -> None:
    """Reckon from the file: every row has its day, its amount on both sides, its household and its writer."""
    assert {day for _words, day in asked(book, ROWS)} == {"2026-10-10"}
    lines = asked(
        book,
        "select sum(max(l.satang, 0)), count(*), sum(l.satang) from entry_line l join entry e on e.id = l.entry_id"
        " join household h on h.id = e.household_id where h.code = ? and e.description like 'ของชิ้นที่ %'",
        CODE,
    )
    assert lines == [(100 * written * (written + 1) // 2, 2 * written, 0)]
    by = asked(book, "select p.name, count(*) from op join person p on p.id = op.person group by p.name")
    assert by == [(VOLUNTEER, written)]
