"""Erasing killed at any moment: the household is wholly there or wholly gone, and asking again finishes it."""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from household_ledger.app.erasing import Places, finish_erasing, remove_copies
from household_ledger.app.opening import opened
from household_ledger.settings import Settings
from tests.db.ledgers import HandClock, new_book
from tests.db.ordered import Ordered, ordered
from tests.erasing.planted import Marks
from tests.erasing.test_erasing import Erased

KILLS = 300 if os.environ.get("HL_MORE") == "1" else 30
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")


@dataclass
class Base:
    """A ledger every erasure begins with, whose household it is, what tells of it, how long it takes undisturbed."""

    path: Path
    household: int
    marks: Marks
    seconds: float = 0.0


@pytest.fixture(scope="module")
def server() -> Iterator[Ordered]:
    with ordered("tests.erasing.erase_drill") as started:
        yield started


def erase(server: Ordered, path: Path, household: int, *, after: float | None = None, wrong: str = "") -> bool:
    """Have it erased, killed so many seconds after its beginning; say whether the door said it was done."""
    order = json.dumps([str(path), str(path.parent / "copies"), household, "001", wrong])
    return "erased" in server.carry_out(f"{order}\n", kill_after=after)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory, server: Ordered) -> Base:
    path = tmp_path_factory.mktemp("killed") / "บ้าน.hldb"
    with new_book(path) as book:
        made = Erased(book, entries=400)
    base = Base(path, made.home.id, made.marks)
    for turn in range(2):  # the first is slower than all that follow
        begun = time.monotonic()
        erase(server, _fresh(base, path.with_name(f"whole{turn}")), base.household)
        base.seconds = time.monotonic() - begun
    return base


def _fresh(base: Base, folder: Path) -> Path:
    (folder / "copies").mkdir(parents=True)
    path = folder / base.path.name
    shutil.copyfile(base.path, path)
    return path


def _is_whole(base: Base, path: Path, *, is_acknowledged: bool) -> str:
    """Hold a file to what it may be after a kill: wholly before or wholly after; then finish, and look again."""
    with opened(path, HandClock(), to_write=True) as app:
        assert app.store.check().findings == ()
        with app.store.reader() as reader:
            codes = {one.code for one in reader.households()}
            is_there = "001" in codes
            leaves = reader.raw.execute("select body is not null from leaf where household_id=?", (base.household,))
            assert {one for (one,) in leaves} == {int(is_there)}
            assert {"002", "003"} <= codes
        assert not (is_there and is_acknowledged)
        is_begun = app.store.is_erasing()
        places = Places(path.parent / "copies")
        if is_there:
            return "before"
        still = finish_erasing(app, places, Settings(path.parent / "settings.json"))
        assert still.is_clean
        assert remove_copies(still.copies) == ()
    assert base.marks.found(path.parent) == set()
    return "between" if is_begun else "after"


def _kill(base: Base, server: Ordered, folder: Path, kills: int, wrong: str = "") -> dict[str, int]:
    r, found = random.Random(7), {"before": 0, "between": 0, "after": 0}
    for turn in range(kills):
        path = _fresh(base, folder / str(turn))
        is_acknowledged = erase(server, path, base.household, after=r.uniform(0, base.seconds), wrong=wrong)
        found[_is_whole(base, path, is_acknowledged=is_acknowledged)] += 1
        shutil.rmtree(path.parent)
    return found


@pytest.mark.slow
def test_killed_at_any_moment_it_is_there_or_gone_and_finished_when_asked_again(
    base: Base, server: Ordered, tmp_path: Path
) -> None:
    found = _kill(base, server, tmp_path, KILLS)
    assert found["before"]
    assert found["between"] + found["after"]


@pytest.mark.slow
def test_an_erasure_in_two_steps_is_found(base: Base, server: Ordered, tmp_path: Path) -> None:
    with pytest.raises(AssertionError):
        _kill(base, server, tmp_path, 200, "in two steps")


@pytest.mark.slow
def test_one_that_is_never_finished_is_found(base: Base, server: Ordered, tmp_path: Path) -> None:
    path = _fresh(base, tmp_path / "whole")
    erase(server, path, base.household, wrong="not finished")
    with opened(path, HandClock()) as app:
        assert app.store.is_erasing()
