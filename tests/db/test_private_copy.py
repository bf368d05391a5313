"""Printing much where readers hold writers up: from a copy that is whole, private and gone afterwards."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from household_ledger.app import opening as application
from household_ledger.app.opening import Application, FileCare, opened
from household_ledger.db import connections
from household_ledger.db.lock import LedgerLock
from household_ledger.db.private_copy import private_copy, sweep
from household_ledger.domain.period import Month
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.figures.figures import Figures
from tests.db.drafts import draft
from tests.db.ledgers import Book, add_home, new_book

_READING = """
import sys, time
import tests.encrypted
from datetime import UTC, datetime
from pathlib import Path
from household_ledger.db.private_copy import private_copy
with private_copy(Path(sys.argv[1]), Path(sys.argv[2]), datetime.now(UTC)):
    print("reading", flush=True)
    time.sleep(60)
"""
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Book]:
    """Give a ledger on a volume without shared memory, and writers who do not wait long."""
    monkeypatch.setattr("household_ledger.db.opening.journal_mode", lambda _path: "TRUNCATE")
    monkeypatch.setattr(connections, "_BUSY_MILLISECONDS", 20)
    monkeypatch.setattr(application, "data_folder", lambda: tmp_path / "own")
    with new_book(tmp_path / "x.hldb") as book:
        yield book


def opened_as(book: Book) -> Application:
    return Application(
        book.store, book.ledger, Figures(book.store, book.clock), book.clock, FileCare(book.store, book.store.path)
    )


def test_a_short_look_holds_writers_up_there_and_a_long_one_does_not(stick: Book, tmp_path: Path) -> None:
    home = add_home(stick)
    program = opened_as(stick)

    with program.snapshot(), pytest.raises(EnvironmentProblem, match="busy"):
        stick.do(AddEntries((draft(1, home),)))
    with program.snapshot(is_long=True) as (reader, figures):
        before = reader.step_count()
        month = figures.month(home.id, Month(2026, 11))
        stick.do(AddEntries((draft(1, home),)))
        assert reader.step_count() == before
        assert figures.month(home.id, Month(2026, 11)) == month
        assert len(list((tmp_path / "own" / "reading").glob("*.hldb"))) == 1

    assert list((tmp_path / "own" / "reading").iterdir()) == []
    with program.snapshot(is_long=True) as (reader, _figures):
        assert reader.step_count() == before + 1


def test_where_a_log_lets_everybody_write_nothing_is_copied(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(application, "data_folder", lambda: tmp_path / "own")

    with opened_as(book).snapshot(is_long=True):
        assert not (tmp_path / "own").exists()


def test_the_copy_goes_also_when_the_work_is_given_up(stick: Book, tmp_path: Path) -> None:
    add_home(stick)

    def give_up() -> None:
        with private_copy(stick.path, tmp_path / "own", NOW) as path:
            assert path.stat().st_size > 0
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        give_up()

    assert list((tmp_path / "own").iterdir()) == []


def test_what_goes_wrong_with_the_work_is_not_told_as_trouble_with_the_copy(stick: Book, tmp_path: Path) -> None:
    add_home(stick)

    def lose_the_screen() -> None:
        with private_copy(stick.path, tmp_path / "own", NOW):
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        lose_the_screen()
    assert list((tmp_path / "own").iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the folders of others closed by itself")
def test_only_its_owner_may_look_into_the_copies(stick: Book, tmp_path: Path) -> None:
    with private_copy(stick.path, tmp_path / "own", NOW) as path:
        assert stat.S_IMODE(path.parent.stat().st_mode) == stat.S_IRWXU


def test_what_a_killed_program_left_is_gone_when_any_ledger_is_opened(stick: Book, tmp_path: Path) -> None:
    left = tmp_path / "own" / "reading" / "reading-0123456789abcdef.hldb"
    left.parent.mkdir(parents=True)
    for tail in ("", "-journal", ".lock"):
        left.with_name(left.name + tail).write_bytes(b"left")

    with opened(stick.path, stick.clock):
        assert list(left.parent.iterdir()) == []


def test_what_a_killed_program_left_is_swept_and_what_is_read_is_not(stick: Book, tmp_path: Path) -> None:
    add_home(stick)
    folder = tmp_path / "own"
    killed = subprocess.Popen([sys.executable, "-c", _READING, stick.path, folder], stdout=subprocess.PIPE)
    assert killed.stdout is not None
    killed.stdout.readline()
    killed.kill()
    killed.wait()
    killed.stdout.close()
    assert len(list(folder.glob("*.hldb"))) == 1

    with private_copy(stick.path, folder, NOW) as path:
        assert list(folder.glob("*.hldb")) == [path]
        sweep(folder, NOW)
        assert path.exists()
        assert LedgerLock(path).take(NOW) is not None

    assert list(folder.iterdir()) == []
