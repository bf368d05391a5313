"""A disk that fails at any call of the program: a sentence, nothing by half, and the program goes on afterwards."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from household_ledger.db.keeping import copies_of
from household_ledger.text.all_sentences import SENTENCES
from tests.faults.acting import HAS_TIME, JOURNALS, Theatre
from tests.faults.scenes import AFTER, LEDGER, all_scenes
from tests.faults.stage import MATTERS, Order, Played

POINTS = 25 if HAS_TIME else 1
"""Calls a scene, journal and matter that that fail, one a run, by chance."""
_ENDING = 40
"""Calls in which an upgrade is written over the old file, which its journal would bring back."""
_LAST = 8
"""Calls in which a copy that is written is set to be one file and given its name."""
_MAY_SAY = {
    "full": {"disk_full", "no_room_for_copy"},
    "brim": {"disk_full", "no_room_for_copy"},
    "once": {"io_error", "disk_failed", "cannot_open", "copy_failed", "busy"},
    "read-only": {"read_only", "io_error", "cannot_open"},
}
"""What is the matter is told as that: nobody is sent to a safety copy for a disk that is full."""


def failing(theatre: Theatre, order: Order) -> Played:
    """Act a scene on a disk that fails, and hold what came of it to the promise."""
    expected = theatre.undisturbed(order.scene, order.journal)
    played = theatre.stage.play(order)

    assert played.defect == "", "nothing but a sentence comes out"
    if played.refused:
        assert played.refused in SENTENCES
        assert "{" not in played.sentence
        assert played.refused in _MAY_SAY.get(order.matter, SENTENCES)
        may_be = expected.seen[played.acknowledged : played.acknowledged + 2]
    else:
        may_be = expected.seen[-1:]
    if played.in_sight:
        assert played.in_sight in may_be, "what was acknowledged, and nothing by half"
    folder = Path(order.folder)
    if played.refused == "io_error" and played.in_sight and played.harms:  # a read that failed leaves no doubt
        assert copies_of(folder / LEDGER, folder / AFTER), "copied before more was saved"
    now = theatre.scenes[order.scene].see(folder)
    if played.at_last:
        assert now == played.at_last or order.scene == "close", "it went on, and that is there"
    else:
        assert now == expected.seen[-1], "done the second time"
    return played


def points(theatre: Theatre, order: Order, r: random.Random, count: int) -> Iterator[Order]:
    """Give orders to fail at some calls, each in a fresh folder that is gone afterwards."""
    calls = calls_of(theatre, order)
    yield from at_calls(theatre, order, sorted(r.sample(range(1, calls + 1), k=min(count, calls))))


def calls_of(theatre: Theatre, order: Order) -> int:
    """Count the calls of a scene that what is the matter could strike."""
    folder = theatre.laid(order.scene)
    calls = theatre.stage.play(replace(order, folder=str(folder), at=1 << 40, mutant="")).calls
    shutil.rmtree(folder)
    return calls


def at_calls(theatre: Theatre, order: Order, calls: Iterable[int]) -> Iterator[Order]:
    """Give an order to fail at each of these calls, in a fresh folder that is gone afterwards."""
    for at in calls:
        folder = theatre.laid(order.scene)
        yield replace(order, folder=str(folder), at=at)
        shutil.rmtree(folder)


def matters() -> Iterator[tuple[str, str]]:
    """List scenes and what is the matter: all, or where there is little time all of entry, two of each other."""
    for name in sorted(all_scenes()):
        every = list(MATTERS[1:])
        chosen = every if HAS_TIME or name == "entry" else random.Random(name).sample(every, k=2)
        yield from ((name, matter) for matter in chosen)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "matter"), list(matters()))
def test_a_disk_that_fails_costs_nothing_that_was_saved(name: str, matter: str, theatre: Theatre) -> None:
    r = random.Random(f"{name} {matter}")
    for journal in JOURNALS if HAS_TIME else (r.choice(JOURNALS),):
        for order in points(theatre, Order(name, "", journal, matter), r, POINTS):
            failing(theatre, order)


@pytest.mark.parametrize("matter", ["full", "yanked"])
def test_an_upgrade_broken_off_at_its_end_is_done_when_the_ledger_is_opened_again(
    matter: str, theatre: Theatre
) -> None:
    order = Order("upgrade", "", "TRUNCATE", matter)
    calls = calls_of(theatre, order)
    told = [failing(theatre, one).refused for one in at_calls(theatre, order, range(calls - _ENDING, calls + 1, 2))]

    assert len([one for one in told if one]) > 1


def test_a_book_is_read_on_a_disk_that_is_full_to_the_brim(theatre: Theatre) -> None:
    folder = theatre.laid("read")
    played = failing(theatre, Order("read", str(folder), "WAL", "brim", at=1))
    left = failing(theatre, Order("read", str(theatre.laid("read")), "WAL", "brim", at=1, mutant="log-left"))

    assert (played.refused, played.acknowledged) == ("", 1)
    assert played.hits > 0
    assert left.refused == "disk_full"


def test_what_the_disk_refuses_while_a_ledger_is_set_for_its_journal_is_told(disk: Path, tmp_path: Path) -> None:
    acted = subprocess.run(
        [sys.executable, "-m", "tests.faults.setting", str(tmp_path)],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "LD_PRELOAD": str(disk)},
        capture_output=True,
        text=True,
        check=True,
    )
    said = [json.loads(line) for line in acted.stdout.splitlines()]

    assert {asked for asked, told, _left in said if told} == set(JOURNALS)
    assert [one for one in said if one[1] == "" and one[2]] == [], "taken back by whoever opens it next"


@pytest.mark.parametrize("journal", JOURNALS)
def test_a_copy_on_a_full_disk_is_told_as_that_up_to_its_last_call(journal: str, theatre: Theatre) -> None:
    order = Order("copy", "", journal, "full")
    calls = calls_of(theatre, order)
    told = [failing(theatre, one).refused for one in at_calls(theatre, order, range(calls - _LAST, calls + 1))]

    assert set(told) == {"disk_full"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("mutant", "matter"), [("saved-anyway", "full"), ("piecemeal", "full"), ("trusted-at-once", "yanked")]
)
def test_a_program_that_takes_failing_lightly_is_seen(mutant: str, matter: str, theatre: Theatre) -> None:
    count = 0
    for order in points(theatre, Order("entry", "", "WAL", matter, mutant=mutant), random.Random(1), 4):
        try:
            failing(theatre, order)
        except AssertionError:
            count += 1
    assert count > 0
