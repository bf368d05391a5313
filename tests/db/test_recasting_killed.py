"""Locking a ledger, giving it another passphrase and unlocking it, killed at any moment: the old one or the new one."""

from __future__ import annotations

import os
import random
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from household_ledger.db.backup import verify_file
from household_ledger.db.keys import KEYS, salt_of
from household_ledger.db.recasting import recast, sweep_left
from household_ledger.db.secret import Key
from household_ledger.errors import LedgerError
from tests.db.copy_drill import write_counts
from tests.db.drill import Drill, state
from tests.db.ledgers import add_home, new_book

ROUNDS = 250 if os.environ.get("HL_MORE") == "1" else 30
COUNT = 400
_DEEDS = 4
"""How often a ledger is written anew in the time within which it is killed."""
FIRST, SECOND = Key(b"1" * 32, b"a" * 16).text, Key(b"2" * 32, b"b" * 16).text
_MAGIC = b"SQLite format 3\0"


@pytest.fixture(scope="module")
def drill() -> Iterator[Drill]:
    made = Drill()
    yield made
    made.end()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("recast") / "book.hldb"
    with new_book(path) as book:
        add_home(book)
    write_counts(path, COUNT).close()
    if salt_of(path) is not None:  # the tests run on encrypted files
        recast(path, "")
    return path


def killed(drill: Drill, ledger: Path, *keys: str, rounds: int, spoilt: str = "") -> Counter[str]:
    """Kill the writing of a ledger anew, under key after key, and count under which it lies there afterwards, whole."""
    found, r = Counter[str](), random.Random(3)
    before = state(ledger)
    measured = Path(shutil.copyfile(ledger, ledger.with_name("measured.hldb")))
    took = drill.seconds("recast", measured, *keys, deeds=_DEEDS, spoilt=spoilt)
    for turn in range(rounds):
        lying = ledger.with_name(f"turn {turn}.hldb")
        shutil.copyfile(ledger, lying)
        drill.kill("recast", lying, *keys, within=r.uniform(0, took), spoilt=spoilt)
        try:
            is_whole = state(lying) == before and verify_file(lying) > 0
        except (LedgerError, sqlite.Error):
            is_whole = False
        found[salt_of(lying) or "plain" if is_whole else "broken"] += 1
        if "" not in keys:
            found["readable"] += sum(_MAGIC in path.read_bytes() for path in lying.parent.glob(f"{lying.name}.recast*"))
        found["left"] += len(list(lying.parent.glob(f"{lying.name}.recasting")))
        sweep_left(lying)
        assert list(lying.parent.glob(f"{lying.name}.recast*")) == []
        lying.unlink(missing_ok=True)
    return found


@pytest.fixture
def held() -> Iterator[None]:
    with ExitStack() as keys:
        for key in (FIRST, SECOND):
            keys.enter_context(KEYS.held(key))
        yield


@pytest.mark.slow
@pytest.mark.usefixtures("held")
def test_locking_and_unlocking_killed_at_any_moment_leave_the_old_ledger_or_the_new_one(
    drill: Drill, made: Path
) -> None:
    found = killed(drill, made, FIRST, "", rounds=ROUNDS)

    assert found["broken"] == 0
    assert found["plain"] * found[FIRST[64:]] > 0
    assert found["left"] > 0, "some were killed in their midst"


@pytest.mark.slow
@pytest.mark.usefixtures("held")
def test_another_passphrase_killed_at_any_moment_leaves_one_of_the_two_and_nothing_anybody_can_read(
    drill: Drill, made: Path, tmp_path: Path
) -> None:
    ledger = Path(shutil.copy(made, tmp_path / "book.hldb"))
    recast(ledger, FIRST)

    found = killed(drill, ledger, SECOND, FIRST, rounds=ROUNDS)

    assert found["broken"] + found["readable"] + found["plain"] == 0
    assert found[FIRST[64:]] * found[SECOND[64:]] > 0
    assert found["left"] > 0


@pytest.mark.slow
@pytest.mark.usefixtures("held")
def test_the_drill_sees_a_ledger_written_over_in_its_place(drill: Drill, made: Path) -> None:
    assert killed(drill, made, FIRST, "", rounds=8, spoilt="recast-in-place")["broken"] > 0
