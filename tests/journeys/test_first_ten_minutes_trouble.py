"""What a newcomer meets when the machine fails: a sentence that says what to do, and nothing typed is lost."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.cli.cli_support import on_small_disk
from tests.journeys.newcomer import Newcomer, fill, name_file
from tests.journeys.newcomer_start import Begin

Key = Qt.Key
_HOLD = """
import sys
from pathlib import Path
from household_ledger.app.shelf import LedgerShelf
from household_ledger.clock import SystemClock
opened = LedgerShelf(SystemClock()).open(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.readline()
opened.close()
"""


@pytest.fixture
def someone(begin: Begin) -> Newcomer:
    return begin()


@pytest.fixture
def book(someone: Newcomer, tmp_path: Path) -> Path:
    """Give the book somebody has just begun, with 500 baht in it."""
    path = tmp_path / "home" / "Documents" / "บ้านเรา.hldb"
    someone.press_into("way_new", name_file(path), fill(person="สมศรี", household="สมศรี ใจดี", cash="500"))
    return path


def test_a_full_disk_keeps_the_row_and_saves_it_when_there_is_room(someone: Newcomer, tmp_path: Path) -> None:
    with on_small_disk(tmp_path / "stick", kilobytes=3000) as stick:
        path = stick / "บ้าน.hldb"
        someone.press_into("way_new", name_file(path), fill(person="สมศรี", household="สมศรี", cash="500"))
        filler = stick / "filler"
        fill_up(filler)
        type_a_row(someone)

        assert said(someone, "เต็ม")
        someone.look()
        assert someone.find("cell_what").text() == "ขายผัก"  # type: ignore[attr-defined]
        filler.unlink()
        someone.keys(Key.Key_Return).wait()
        assert written(path) == [("ขายผัก", 120_00)]
        someone.close()


def test_a_full_disk_keeps_a_form_open_with_all_that_was_typed(someone: Newcomer, tmp_path: Path) -> None:
    with on_small_disk(tmp_path / "stick", kilobytes=3000) as stick:
        path = stick / "บ้าน.hldb"
        someone.press_into("way_new", name_file(path), fill(person="สมศรี", household="สมศรี", cash="500"))
        filler = stick / "filler"
        fill_up(filler)

        def try_twice(person: Newcomer) -> None:
            person.write(name="สมชาย", birth_year="2515").press("save").look()
            assert person.sees("เต็ม")
            assert person.field("name").value() == "สมชาย"
            filler.unlink()
            person.press("save")

        someone.press("page_home").press_into("begin", try_twice)
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as file:
            assert file.execute("SELECT name, birth_year FROM member").fetchall() == [("สมชาย", 1972)]
        someone.close()


def test_a_file_pulled_out_is_told_and_the_row_waits_for_it(someone: Newcomer, book: Path, tmp_path: Path) -> None:
    away = tmp_path / "away.hldb"
    book.rename(away)
    type_a_row(someone)

    assert said(someone, "บ้านเรา.hldb")
    someone.look()
    assert someone.find("cell_what").text() == "ขายผัก"  # type: ignore[attr-defined]
    away.rename(book)
    someone.keys(Key.Key_Return).wait()
    assert written(book) == [("ขายผัก", 120_00)]


def test_another_file_in_its_place_is_left_alone(someone: Newcomer, book: Path, tmp_path: Path) -> None:
    away = tmp_path / "away.hldb"
    foreign = tmp_path / "foreign.db"
    with closing(sqlite3.connect(foreign)) as other:
        other.execute("CREATE TABLE somebody_elses (words TEXT)")
        other.commit()
    book.rename(away)
    foreign.rename(book)
    before = book.read_bytes()
    type_a_row(someone)

    assert said(someone, "บ้านเรา.hldb")
    someone.look()
    assert book.read_bytes() == before
    away.replace(book)
    someone.keys(Key.Key_Return).wait()
    assert written(book) == [("ขายผัก", 120_00)]


def test_a_book_open_elsewhere_is_told_with_who_has_it_and_opens_afterwards(begin: Begin, tmp_path: Path) -> None:
    first = begin()
    path = tmp_path / "home" / "Documents" / "บ้านเรา.hldb"
    first.press_into("way_new", name_file(path), fill(person="สมศรี", household="สมศรี", cash="500"))
    first.close()
    with held_elsewhere(path):
        second = begin()
        second.look()
        assert second.session.welcome is not None
        assert second.sees("บ้านเรา.hldb")
        assert not second.sees("เปิดดูอย่างเดียว"), "the window cannot open a book only to read it"
    second.press("recent_0")
    second.wait(lambda: second.session.window is not None)
    assert second.session.desk is not None


def test_a_folder_that_may_not_be_written_to_is_told_and_another_can_be_chosen(
    someone: Newcomer, tmp_path: Path
) -> None:
    with on_small_disk(tmp_path / "cd", kilobytes=500, is_read_only=True) as folder:
        someone.press_into("way_new", name_file(folder / "บ้าน.hldb"))
        someone.look()
        assert someone.session.welcome is not None
        assert someone.session.welcome.trouble
    path = tmp_path / "home" / "Documents" / "บ้าน.hldb"
    someone.press_into("way_new", name_file(path), fill(person="สมศรี", household="สมศรี", cash="500"))
    assert path.is_file()


def test_a_name_that_is_taken_never_overwrites_a_book(someone: Newcomer, book: Path) -> None:
    before = someone.desk.figures.households()
    someone.close()
    someone.session.show_welcome()
    kept = book.read_bytes()

    someone.press_into("way_new", name_file(book))
    someone.look()
    assert someone.session.welcome is not None
    assert someone.session.welcome.trouble
    assert book.read_bytes() == kept
    someone.press("recent_0")
    someone.wait(lambda: someone.session.desk is not None)
    assert someone.desk.figures.households() == before


def type_a_row(someone: Newcomer) -> None:
    """Type one income and press Enter."""
    someone.press("page_entry").press("choice_grid").type("ขายผัก").wait().keys(Key.Key_Tab).wait().keys(Key.Key_Tab)
    someone.type("120").keys(Key.Key_Return).wait()


def said(someone: Newcomer, words: str) -> bool:
    """Tell whether a sentence with these words stands anywhere."""
    return someone.sees(words)


def written(path: Path) -> list[tuple[str, int]]:
    """Read the incomes of a file in plain SQL."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as file:
        return file.execute(
            "SELECT description, -satang FROM entry JOIN entry_line ON entry_id = id WHERE account = 'income'"
        ).fetchall()


def fill_up(filler: Path) -> None:
    """Leave no byte free on a disk."""
    with filler.open("wb", buffering=0) as file:
        for size in (65536, 4096, 512, 1):
            try:
                while True:
                    file.write(b"\0" * size)
            except OSError:
                continue


@contextmanager
def held_elsewhere(path: Path) -> Iterator[None]:
    """Have another process hold a book open."""
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdin is not None
    assert holder.stdout is not None
    assert holder.stdout.readline().strip() == "held"
    try:
        yield
    finally:
        holder.stdin.write("\n")
        holder.stdin.close()
        holder.wait(20)
        holder.stdout.close()
