"""Copies and restores killed at any moment: a copy with a name is whole, a ledger the old one or the new one."""

from __future__ import annotations

import os
import random
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from household_ledger.db.backup import make_copy, verify_file
from household_ledger.db.keeping import copies_of, is_sound
from household_ledger.db.tails import TAILS
from household_ledger.errors import EnvironmentProblem
from tests.db.copy_drill import NOW, write_counts
from tests.db.drill import Drill, state
from tests.db.ledgers import add_home, new_book, opened_book

ROUNDS = 250 if os.environ.get("HL_MORE") == "1" else 30
FIRST, SECOND, PRESENT, IN_THE_LOG = 300, 600, 900, 200
_DEEDS = 3
"""How often is done what is to be killed in the time within which it is."""


@pytest.fixture(scope="module")
def drill() -> Iterator[Drill]:
    made = Drill()
    yield made
    made.end()


@pytest.fixture(scope="module")
def made(drill: Drill, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a ledger, two copies of it from before, and the ledger as a crash leaves it."""
    folder = tmp_path_factory.mktemp("drill")
    ledger = folder / "book.hldb"
    with new_book(ledger) as book:
        add_home(book)
    for count, name in ((FIRST, "first"), (SECOND, "second"), (PRESENT, "present")):
        with opened_book(ledger) as book, book.store.reader() as reader:
            there = reader.raw.execute("select count(*) from entry").fetchone()
        assert there is not None
        write_counts(ledger, count - there[0], first=there[0] + 1).close()
        if name != "present":
            copy = make_copy(ledger, folder / "copies", reason="by-hand", now=NOW)
            copy.path.replace(folder / f"{name}.hldb")
    drill.begin("crash", ledger, IN_THE_LOG)
    assert (drill.heard().split()[0], drill.heard()) == ("begun", "over")
    assert ledger.with_name("book.hldb-wal").stat().st_size > 0
    return folder


def laid_out(made: Path, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    ledger = folder / "book.hldb"
    for tail in ("", *TAILS):
        source = made / f"book.hldb{tail}"
        if source.exists():
            shutil.copyfile(source, ledger.with_name(ledger.name + tail))
        else:
            ledger.with_name(ledger.name + tail).unlink(missing_ok=True)
    return ledger


def copies_killed(drill: Drill, made: Path, folder: Path, *, rounds: int, spoilt: str = "") -> Counter[str]:
    """Kill the making of copies and count what lies there afterwards, by how it is."""
    ledger, found, r = laid_out(made, folder / "ledger"), Counter[str](), random.Random(1)
    whole = (PRESENT + IN_THE_LOG, "")
    took = drill.seconds("copy", ledger, folder / "measured", deeds=_DEEDS, spoilt=spoilt)
    for turn in range(rounds):
        copies = folder / f"copies {turn}"
        drill.kill("copy", ledger, copies, within=r.uniform(0, took), spoilt=spoilt)
        for path in copies.glob("*.hldb") if copies.exists() else ():
            try:
                is_good = verify_file(path) == whole[0] and is_sound(path)
            except (EnvironmentProblem, sqlite.Error):
                is_good = False
            found["good" if is_good else "bad"] += 1
        found["unfinished"] += len(list(copies.glob("*.part"))) if copies.exists() else 0
        shutil.rmtree(copies, ignore_errors=True)
    assert state(ledger)[0] == whole[0], "the ledger itself is never touched"
    return found


def restores_killed(drill: Drill, made: Path, folder: Path, *, rounds: int, spoilt: str = "") -> Counter[str]:
    """Kill restoring over and over and count which ledger lies there afterwards."""
    copies = {made / "first.hldb": "first", made / "second.hldb": "second"}
    known = {state(path): name for path, name in copies.items()}
    whole = laid_out(made, folder / "whole")
    known[state(whole)] = "before"
    found, r = Counter[str](), random.Random(2)
    took = drill.seconds("restore", laid_out(made, folder / "measured"), *copies, deeds=_DEEDS, spoilt=spoilt)
    for turn in range(rounds):
        ledger = laid_out(made, folder / f"turn {turn}")
        drill.kill("restore", ledger, *copies, within=r.uniform(0, took), spoilt=spoilt)
        try:
            now = known.get(state(ledger), "mixed")
            verify_file(ledger)
        except (EnvironmentProblem, sqlite.Error):
            now = "broken"
        found[now] += 1
        shutil.rmtree(ledger.parent)
    return found


@pytest.mark.slow
def test_a_copy_with_a_name_is_whole_whenever_its_making_is_killed(drill: Drill, made: Path, tmp_path: Path) -> None:
    found = copies_killed(drill, made, tmp_path, rounds=ROUNDS)

    assert found["bad"] == 0
    assert found["good"] > 0
    assert found["unfinished"] > 0, "some were killed in their midst"


@pytest.mark.slow
def test_a_restore_killed_at_any_moment_leaves_the_old_ledger_or_the_new_one(
    drill: Drill, made: Path, tmp_path: Path
) -> None:
    found = restores_killed(drill, made, tmp_path, rounds=ROUNDS)

    assert set(found) <= {"before", "first", "second"}
    assert len(found) > 1


@pytest.mark.slow
def test_the_drill_sees_copies_that_are_named_before_they_are_whole(drill: Drill, made: Path, tmp_path: Path) -> None:
    assert copies_killed(drill, made, tmp_path, rounds=6, spoilt="named-first")["bad"] > 0


@pytest.mark.slow
def test_the_drill_sees_a_restore_that_writes_into_the_ledger_itself(drill: Drill, made: Path, tmp_path: Path) -> None:
    found = restores_killed(drill, made, tmp_path, rounds=6, spoilt="in-place")

    assert found["broken"] + found["mixed"] > 0


@pytest.mark.slow
def test_the_drill_sees_an_old_log_played_into_the_new_ledger(drill: Drill, made: Path, tmp_path: Path) -> None:
    found = restores_killed(drill, made, tmp_path, rounds=6, spoilt="tails-stay")

    assert found["broken"] + found["mixed"] > 0


def test_old_copies_are_listed_by_what_they_were_made_of(made: Path) -> None:
    assert copies_of(made / "book.hldb", made / "nowhere") == ()
