"""An erasure that comes in a bundle: everybody who listens is told of it, also where it cannot be finished at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from household_ledger.db import erasing
from household_ledger.domain.changes import ChangeSet
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.erasing import EraseHousehold
from household_ledger.services.figures.figures import Figures
from household_ledger.services.merging.outcome import Merged
from tests.db.drafts import draft
from tests.db.ledgers import Book, Home, add_home, add_people, new_book


@dataclass
class Laptops:
    """Two of them with two households, the first of which is erased there and not yet here."""

    there: Book
    here: Book
    homes: list[Home]
    told: list[ChangeSet]
    bundle: Path

    def merge(self) -> Merged:
        return self.here.ledger.merge(self.bundle)


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[Laptops]:
    before, bundle = tmp_path / "before.hlbundle", tmp_path / "erased.hlbundle"
    with new_book(tmp_path / "there.hldb") as there, new_book(tmp_path / "here.hldb") as here:
        add_people(there)
        homes = [add_home(there, code) for code in ("001", "002")]
        for seed, home in enumerate((*homes, *homes)):
            there.do(AddEntries((draft(seed, home),)))
        there.store.bundle(before)
        here.ledger.merge(before)
        made = Laptops(there, here, homes, [], bundle)
        here.ledger.subscribe(made.told.append)
        there.do(EraseHousehold(homes[0].id, "001"))
        there.store.bundle(bundle)
        yield made


def test_nothing_of_the_household_is_in_figures_kept_here(laptops: Laptops) -> None:
    figures = Figures(laptops.here.store, laptops.here.clock)
    laptops.here.ledger.subscribe(figures.on_change)
    assert [one.code for one in figures.households()] == ["001", "002"]
    assert laptops.here.figures() != laptops.there.figures()

    laptops.merge()

    assert [one.code for one in figures.households()] == ["002"]
    assert laptops.here.figures() == laptops.there.figures()
    (told,) = laptops.told
    assert told.households == {laptops.homes[0].id}
    assert {household for household, _month in told.months} == {laptops.homes[0].id}
    assert {"household", "entry", "erasure"} <= told.kinds


def test_what_was_erased_before_is_not_told_again(laptops: Laptops, tmp_path: Path) -> None:
    laptops.merge()
    laptops.there.do(AddEntries((draft(9, laptops.homes[1]),)))
    laptops.there.store.bundle(tmp_path / "later.hlbundle")

    laptops.here.ledger.merge(tmp_path / "later.hlbundle")

    assert laptops.told[-1].households == {laptops.homes[1].id}
    assert laptops.told[-1].kinds == {"entry"}


def test_what_came_in_is_told_though_the_disk_has_no_room_to_write_the_file_anew(
    laptops: Laptops, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_all: object) -> bool:
        raise EnvironmentProblem("disk_full", name="here.hldb")

    with monkeypatch.context() as full:
        full.setattr(erasing, "finish", no_room)
        merged = laptops.merge()

    store = laptops.here.store
    assert (merged.applied, len(laptops.told)) == (1, 1)
    assert store.is_erasing()
    assert store.finish_erasing()
    assert not store.is_erasing()
    laptops.here.assert_whole()
