"""Two programs on one ledger: no update is lost, the holder is named, and a lock is free once its holder was killed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from household_ledger.app.opening import opened
from household_ledger.clock import SystemClock
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.ports import EntryQuery
from tests.db.drafts import K, draft
from tests.db.ledgers import add_home, new_book, opened_book
from tests.faults.acting import HAS_TIME

EDITS = 400 if HAS_TIME else 40
ROOT = Path(__file__).parents[2]


@pytest.fixture
def ledger(quick_folder: Path, tmp_path: Path) -> Path:
    path = quick_folder / f"{tmp_path.name}.hldb"
    with new_book(path) as book:
        home = add_home(book)
        book.do(AddEntries((replace(draft(1, home, kind=K.CASH_COUNT), note="0"),)))
    return path


@contextmanager
def program(*arguments: object) -> Iterator[subprocess.Popen[str]]:
    """Run the other program; killed at the latest afterwards."""
    words = [sys.executable, "-m", "tests.faults.two_programs", *map(str, arguments)]
    with subprocess.Popen(words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        try:
            yield running
        finally:
            running.kill()


def heard(running: subprocess.Popen[str]) -> str:
    assert running.stdout is not None
    return running.stdout.readline().strip()


def command(*words: object) -> subprocess.CompletedProcess[str]:
    said = [sys.executable, "-m", "household_ledger", "--lang", "en", *map(str, words)]
    return subprocess.run(said, cwd=ROOT, capture_output=True, text=True, check=False)


def edited_by_two(path: Path, edits: int, *how: str) -> tuple[int, int]:
    """Have two programs add one to the same number so often; give what it is, and how often one was refused."""
    with program("edit", path, edits, *how) as one, program("edit", path, edits, *how) as other:
        assert [heard(one), heard(other)] == ["ready", "ready"]
        for running in (one, other):
            assert running.stdin is not None
            running.stdin.write("\n")
            running.stdin.flush()
        refused = sum(int(heard(running).removeprefix("refused ")) for running in (one, other))
    with opened_book(path) as book:
        book.assert_whole()
        with book.store.reader() as reader:
            (entry,) = reader.entries(EntryQuery())
    return int(entry.note), refused


@pytest.mark.slow
def test_of_what_two_programs_write_into_one_entry_nothing_is_lost(ledger: Path) -> None:
    number, refused = edited_by_two(ledger, EDITS)

    assert number == 2 * EDITS
    assert refused > 0, "they met"


@pytest.mark.slow
def test_without_the_compare_updates_are_lost(ledger: Path) -> None:
    number, _refused = edited_by_two(ledger, 40, "blind")

    assert number < 80


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="there is no kill -9")
def test_the_holder_is_named_and_a_killed_one_holds_nothing(ledger: Path) -> None:
    with program("hold", ledger) as holder:
        assert heard(holder) == "held"

        with pytest.raises(EnvironmentProblem, match="in_use") as refused, opened(ledger, SystemClock(), to_write=True):
            pass
        assert refused.value.code == "in_use_here", "it is this computer, and whoever sits before it"
        written = command("undo", ledger)
        assert (written.returncode, written.stdout) == (1, "")
        for name in (ledger.name, str(refused.value.params["since"])[-5:]):
            assert name in written.stderr
        assert command("check", ledger).returncode == 0, "reading goes on beside it"
        holder.kill()
        holder.wait()

    with opened(ledger, SystemClock(), to_write=True) as application:
        assert application.store.check().findings == ()
    assert command("undo", ledger).returncode == 0
