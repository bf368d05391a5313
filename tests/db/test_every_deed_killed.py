"""Every command killed in its midst, again and again: what was acknowledged is there, and nothing of it by half.

What the file holds afterwards must be exactly what an undisturbed run of the same deed held after one of its steps: the
last one acknowledged, or the one that was being written.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.db.deeds_base import all_deeds, entries, know_people, seen
from tests.db.kill_server import Order
from tests.db.ledgers import Home, add_home, add_people, new_book, opened_book
from tests.db.ordered import Ordered, ordered

KILLS = 24 if os.environ.get("HL_MORE") == "1" else 2
"""How often each command is killed: in turn before some statement of its own, at any moment, before any statement."""
TIMES = 2
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")


@dataclass(frozen=True)
class Undisturbed:
    """What a deed done without harm leaves: what is in sight by the count of steps, statements a step, seconds."""

    seen: dict[int, str]
    statements: dict[int, int]
    seconds: float


@dataclass(frozen=True)
class Base:
    """A ledger every deed begins with."""

    path: Path
    home: Home

    def copy(self, name: Path) -> Path:
        shutil.copy(self.path, name)
        return name


@pytest.fixture(scope="module")
def server() -> Iterator[Ordered]:
    with ordered("tests.db.kill_server") as started:
        yield started


def carry_out(server: Ordered, order: Order, *, kill_after: float | None = None) -> int:
    """Have an order done, or killed; give the last step it said, 0 for none."""
    said = server.carry_out(order.spelled(), kill_after=kill_after)
    return max((int(one.split()[1]) for one in said if one.startswith("step")), default=0)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Base:
    path = tmp_path_factory.mktemp("killed") / "บ้าน.hldb"
    with new_book(path) as book:
        add_people(book)
        home = add_home(book)
    return Base(path, home)


def undisturbed(base: Base, name: str, path: Path) -> Undisturbed:
    """Do a deed without harm."""
    count = 0
    states: dict[int, str] = {}
    statements: dict[int, int] = {}

    def look(_sql: str) -> None:
        nonlocal count
        count += 1

    def on_step(_changes: object) -> None:
        nonlocal count
        statements[book.steps()] = count
        states[book.steps()] = seen(book)
        count = 0

    with opened_book(base.copy(path)) as book:
        know_people(book)
        states[book.steps()] = seen(book)
        book.ledger.subscribe(on_step)
        desk: Any = book.store._desk  # noqa: SLF001 -- the writing connection
        desk.raw.set_trace_callback(look)
        begun = time.perf_counter()
        for number in range(1, TIMES + 1):
            all_deeds()[name].do(book, base.home, number)
        return Undisturbed(states, statements, time.perf_counter() - begun)


def see_whole(path: Path, acknowledged: int, expected: Undisturbed) -> int:
    """Hold a file to what it may be after a kill; give its steps."""
    with opened_book(path) as book:
        steps, now = book.steps(), seen(book)
        acknowledged = acknowledged or min(expected.seen)
        assert acknowledged <= steps, "acknowledged, so it is there"
        assert steps <= acknowledged + 1, "at most the step being written"
        assert now == expected.seen[steps], "nothing by half, and nothing lost"
        standing = entries(book)
        assert all(sum(line.satang for line in one.lines) == 0 for one in standing)
        pairs = [one.pair for one in standing if one.pair]
        assert all(pairs.count(one) == 2 for one in pairs)
        book.assert_whole()
        return steps


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(all_deeds()))
def test_a_deed_killed_in_its_midst_is_whole_or_not_there(
    name: str, server: Ordered, base: Base, tmp_path: Path
) -> None:
    r = random.Random(name)
    expected = undisturbed(base, name, tmp_path / "whole.hldb")
    first, *later = sorted(expected.seen)
    for turn in range(KILLS):
        path = base.copy(tmp_path / f"{turn}.hldb")
        order = Order(str(path), asdict(base.home), name, TIMES)
        if turn % 3 == 1:
            acknowledged = carry_out(server, order, kill_after=r.uniform(0, expected.seconds))
        else:
            step = later[-1] - 1 if turn % 3 == 0 else r.choice((first, *later[:-1]))
            order = Order(order.path, order.home, name, TIMES, step, r.randint(0, expected.statements[step + 1]))
            acknowledged = carry_out(server, order)
        see_whole(path, acknowledged, expected)
        assert order.step in (-1, acknowledged or first), "killed where it was to be"
