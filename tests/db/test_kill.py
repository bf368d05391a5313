"""What was said to be saved is there after the program was killed in the middle of writing."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from household_ledger.services.ports import EntryQuery
from tests.db.ledgers import add_home, new_book, opened_book

_WRITES = """
import sys
from pathlib import Path
from household_ledger.db.store import open_store
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.ledger import Ledger
from household_ledger.domain.register import Household, Pocket
from household_ledger.domain.entry import Draft
from household_ledger.domain.kinds import EntryKind
from tests.db.ledgers import HandClock

clock = HandClock()
store = open_store(Path(sys.argv[1]), clock=clock)
ledger = Ledger(store, clock)
with store.reader() as reader:
    home = reader.households()[0].id
    cash = reader.of_household(Pocket, home)[0].id
print("ready", flush=True)
number = int(sys.argv[2])
while True:
    number += 1
    said = {"kind": EntryKind.CASH_COUNT, "amount": number, "pocket": cash, "note": str(number)}
    draft = Draft(household=home, date=clock.today(), **said)
    ledger.execute(AddEntries((draft,)))
    print(number, flush=True)
"""
ROUNDS = 60 if os.environ.get("HL_MORE") == "1" else 4


@pytest.mark.slow
def test_nothing_acknowledged_is_lost_to_a_kill(tmp_path: Path) -> None:
    path, r = tmp_path / "x.hldb", random.Random(1)
    with new_book(path) as book:
        add_home(book)
    acknowledged: list[int] = []
    for _ in range(ROUNDS):
        last = acknowledged[-1] if acknowledged else 0
        with subprocess.Popen(
            [sys.executable, "-c", _WRITES, str(path), str(last)], stdout=subprocess.PIPE, text=True
        ) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == "ready\n"
            time.sleep(r.uniform(0.02, 0.25))
            writer.kill()
            acknowledged += [int(line) for line in writer.stdout.read().splitlines() if line.strip()]

        with opened_book(path) as book:
            with book.store.reader() as reader:
                kept = [int(entry.note) for entry in reader.entries(EntryQuery())]
            book.assert_whole()
        assert set(acknowledged) <= set(kept), "acknowledged, so it is there"
        assert len(kept) - len(set(acknowledged)) <= 1, "at most the one being written"
        acknowledged = sorted(kept)
    assert len(acknowledged) > ROUNDS
