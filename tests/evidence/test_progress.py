"""A pack tells how far it is all along, and can be stopped between any two households: then nothing is left behind."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from household_ledger.app.evidence import write_pack
from household_ledger.app.opening import opened
from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.errors import Cancelled
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.evidence.pack import Level
from household_ledger.services.ports import no_progress, stretch
from tests.db.ledgers import HandClock, Home, add_home, new_book

AS_OF = Month(2026, 6)
HOMES = 6
MOST_AT_ONCE = 12
"""Percent: with six households and no pictures no single piece of the work is more of the bar."""


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "สมุด.hldb"
    with new_book(path, HandClock()) as book:
        for number in range(HOMES):
            home = add_home(book, f"{number:03}")
            book.do(AddEntries(tuple(_wages(home, month) for month in range(1, AS_OF.month + 1))))
    return path


def _wages(home: Home, month: int) -> Draft:
    return Draft(
        household=home.id,
        date=date(2026, month, 5),
        kind=EntryKind.INCOME,
        amount=Money(5_000_00),
        parts=(Part(fixed_id("I07"), Money(5_000_00)),),
        pocket=home.cash,
    )


def test_a_pack_tells_how_far_it_is_all_along(ledger: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    with opened(ledger, HandClock()) as app:
        write_pack(
            app, tmp_path / "pack", level=Level.PROVIDER, as_of=AS_OF, progress=lambda *one: told.append(one)
        )  # fmt: skip

    percents = [done for done, _whole in told]
    assert {whole for _done, whole in told} == {100}
    assert percents[0] == 0
    assert percents[-1] == 100
    assert percents == sorted(percents)
    assert max(after - before for before, after in pairwise(percents)) <= MOST_AT_ONCE


@pytest.mark.parametrize("asked_at", [3, 20, 30, 60, 75, 95])
def test_a_pack_stopped_anywhere_leaves_nothing_behind_and_can_be_made_again(
    ledger: Path, tmp_path: Path, asked_at: int
) -> None:
    def stop(done: int, _whole: int) -> None:
        if done >= asked_at:
            raise Cancelled

    with opened(ledger, HandClock()) as app:
        with pytest.raises(Cancelled):
            write_pack(app, tmp_path / "pack", level=Level.PROVIDER, as_of=AS_OF, progress=stop)
        left = {one.name for one in tmp_path.iterdir()}
        made = write_pack(app, tmp_path / "pack", level=Level.PROVIDER, as_of=AS_OF, progress=no_progress)

    assert not {one for one in left if one.startswith(("pack", ".pack"))}
    assert made.pack.people[0].participants.n == HOMES


def test_a_part_without_pieces_is_told_too() -> None:
    told: list[tuple[int, int]] = []

    stretch(lambda *one: told.append(one), 20, 60)(0, 0)
    stretch(lambda *one: told.append(one), 20, 60)(3, 4)

    assert told == [(20, 100), (50, 100)]
