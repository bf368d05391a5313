"""Upgrades of files of every released schema, killed at any moment, and on full disks: the old file or the new one."""

from __future__ import annotations

import gzip
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from household_ledger.db.backup import make_copy
from household_ledger.db.format import SCHEMA
from household_ledger.db.images import derived_statements
from household_ledger.db.store import open_store
from household_ledger.errors import EnvironmentProblem
from tests.db.disks import fill, small_disk
from tests.db.ledgers import HandClock
from tests.encrypted import raw_connection

FILES = Path(__file__).parent / "files"
RELEASED = range(1, SCHEMA)
ROUNDS = 250 if os.environ.get("HL_MORE") == "1" else 30
_OF_WRITERS = ("writer", "file_info")
"""What a file that lies at another place begins anew when it is opened."""
State = tuple[dict[str, str], dict[str, list[tuple[object, ...]]]]


def state(path: Path) -> State:
    """Give all tables, indexes, views and triggers of a file, and all its rows; a log is played in."""
    connection = raw_connection(path)
    try:
        masters = connection.execute("select name,sql from sqlite_master where sql is not null").fetchall()
        tables = connection.execute("select name from sqlite_master where type='table'").fetchall()
        rows = {
            name: sorted(connection.execute(f'select * from "{name}"'), key=repr)
            for (name,) in tables
            if name not in _OF_WRITERS
        }
    finally:
        connection.close()
    return {name: " ".join(sql.split()) for name, sql in masters}, rows


def old_file(schema: int, path: Path) -> Path:
    """Lay the file a released schema wrote at a place."""
    path.write_bytes(gzip.decompress((FILES / f"schema-{schema}.hldb.gz").read_bytes()))
    return path


class Drill:
    """The program that is killed."""

    def __init__(self) -> None:
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self._server = subprocess.Popen([sys.executable, "-m", "tests.db.upgrade_drill"], text=True, **pipes)  # type: ignore[call-overload]

    def upgrade(self, path: Path, *, within: float | None = None, spoilt: str = "") -> float:
        """Upgrade a file, killed after so many seconds; give how long it took."""
        begun = time.monotonic()
        print(json.dumps([spoilt, str(path)]), file=self._server.stdin, flush=True)
        child = int(self._server.stdout.readline().split()[1])
        if within is not None:
            time.sleep(within)
            with suppress(ProcessLookupError):  # it was done already
                os.kill(child, signal.SIGKILL)
        assert self._server.stdout.readline().strip() == "over"
        return time.monotonic() - begun

    def end(self) -> None:
        """End it."""
        self._server.kill()
        self._server.communicate()


@pytest.fixture(scope="module")
def drill() -> Iterator[Drill]:
    made = Drill()
    yield made
    made.end()


_TURNS = 8


def rounds(drill: Drill, schema: int, folder: Path, count: int, *, spoilt: str = "") -> Counter[str]:
    """Upgrade a file over and over, killed at any moment; count what lay there then: the old, the new, or neither."""
    for left in folder.glob("book*"):
        left.unlink()
    path = old_file(schema, folder / "book.hldb")
    old = state(path)
    drill.upgrade(path, spoilt=spoilt)
    new = state(path)
    assert new != old
    for left in folder.glob("book*"):
        left.unlink()
    took = drill.upgrade(old_file(schema, path), spoilt=spoilt)  # the first one loads what it needs
    chance, found = random.Random(), Counter[str]()
    for _round in range(count):
        for left in folder.glob("book*"):
            left.unlink()
        old_file(schema, path)
        drill.upgrade(path, within=chance.uniform(0, took), spoilt=spoilt)
        now = state(path)
        found["old" if now == old else "new" if now == new else "between"] += 1
        if now == new:
            (copy,) = (one for one in folder.glob("book *before-upgrade*.hldb"))
            assert state(copy) == old
    if not spoilt:
        drill.upgrade(path)
        assert state(path) == new, "what a kill left is upgraded by the next opening"
    return found


@pytest.mark.slow
@pytest.mark.parametrize("schema", RELEASED)
def test_an_upgrade_killed_at_any_moment_leaves_the_old_file_or_the_new_one(
    drill: Drill, schema: int, tmp_path: Path
) -> None:
    found = rounds(drill, schema, tmp_path, ROUNDS)

    assert found["between"] == 0
    assert found["old"] > 0


@pytest.mark.slow
def test_an_upgrade_in_two_transactions_would_be_seen(drill: Drill, tmp_path: Path) -> None:
    turns = (rounds(drill, 1, tmp_path, ROUNDS, spoilt="in two transactions") for _turn in range(_TURNS))

    assert any(found["between"] for found in turns)  # the moment between both is short


@pytest.mark.parametrize("schema", RELEASED)
def test_every_released_schema_comes_to_the_same_tables_triggers_and_views(schema: int, tmp_path: Path) -> None:
    path = old_file(schema, tmp_path / "book.hldb")
    open_store(tmp_path / "new.hldb", clock=HandClock(), create=True).close()

    store = open_store(path, clock=HandClock())

    assert store.check().findings == ()
    store.close()
    here, there = state(path)[0], state(tmp_path / "new.hldb")[0]
    assert here.keys() == there.keys()
    derived = {name for name, _sql in derived_statements()}
    assert {name: here[name] for name in derived} == {name: there[name] for name in derived}


@pytest.mark.parametrize("schema", RELEASED)
def test_on_a_disk_that_fills_up_the_old_file_stays_or_the_new_one_is_there(schema: int, tmp_path: Path) -> None:
    old = state(old_file(schema, tmp_path / "old.hldb"))
    found = Counter[bool]()
    with small_disk(tmp_path / "disk", 4) as disk:
        for leaving in (0, *range(0, 1 << 20, 1 << 16), 2 << 20):
            path = old_file(schema, disk / "book.hldb")

            def fill_up(_path: Path, leaving: int = leaving) -> None:
                fill(disk, leaving=leaving)

            try:
                open_store(path, clock=HandClock(), before_upgrade=fill_up).close()
            except EnvironmentProblem as problem:
                assert problem.code == "disk_full"  # noqa: PT017 -- either is right
            (disk / "filler").unlink(missing_ok=True)
            look = tmp_path / "look.hldb"
            for tail in ("", "-wal", "-journal"):  # a log nobody had room to bring into the file is part of it
                look.with_name(look.name + tail).unlink(missing_ok=True)
                if path.with_name(path.name + tail).exists():
                    shutil.copy(path.with_name(path.name + tail), look.with_name(look.name + tail))
            is_old = state(look) == old
            found[is_old] += 1
            for left in disk.glob("book*"):
                left.unlink()
            if not is_old:
                store = open_store(look, clock=HandClock())
                assert store.check().findings == ()
                store.close()
    assert found[True] > 0
    assert found[False] > 0


def test_copies_from_before_upgrades_are_let_go_by_their_age_but_for_the_last(tmp_path: Path) -> None:
    path, clock = old_file(4, tmp_path / "book.hldb"), HandClock()
    for days in (400, 200, 100, 40, 10):
        make_copy(path, tmp_path, reason="before-upgrade", now=clock.now().astimezone() - timedelta(days=days))
    for hour in range(4):
        make_copy(path, tmp_path, reason="by-hand", now=clock.now().astimezone() - timedelta(hours=hour + 1))

    open_store(path, clock=clock).close()

    kept = [one.name for one in tmp_path.glob("*before-upgrade*.hldb")]
    ages = sorted(kept)
    assert len([one for one in ages if "2568" in one]) == 0, "more than a year ago"
    assert any("2569-11-21" in one for one in ages), "the one just made"
    assert any("2569-11-11" in one for one in ages), "ten days ago: within thirty"
