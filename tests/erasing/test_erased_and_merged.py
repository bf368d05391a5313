"""A household erased on one laptop is gone on every other, whatever comes afterwards and in whichever order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlite

from household_ledger.db import erasing, merging, standing_rows
from household_ledger.db.bundle import unpacked
from household_ledger.domain.kinds import EntryKind
from household_ledger.errors import LedgerError
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.erasing import EraseHousehold
from household_ledger.services.commands.photos import AddWithPhotos
from tests.db.drafts import draft
from tests.db.history_photos import some_photo
from tests.db.ledgers import Home, add_home, add_people
from tests.merging.replicas import Recorded, Replica, World, content, secrets_in, world

_TOLD = "ความลับ"


class Village:
    """Three laptops with the same two households; the first will be erased on the second laptop."""

    def __init__(self, made: World) -> None:
        self.world = made
        self.one, self.two, self.three = (made.laptop() for _laptop in range(3))
        recorded = Recorded(made, self.one)
        add_people(recorded)  # type: ignore[arg-type]
        self.homes: list[Home] = [add_home(recorded, code) for code in ("001", "002")]  # type: ignore[arg-type]
        for seed in range(6):
            self.write(self.one, seed)
        for other in (self.two, self.three):
            other.book.people = self.one.book.people
            made.give(self.one, other)

    def write(self, replica: Replica, seed: int, home: int = 0) -> None:
        said = replace(
            draft(seed, self.homes[home], kind=EntryKind.EXPENSE), description=f"{'' if home else _TOLD} {seed}"
        )
        assert self.world.do(replica, AddEntries((said,)), "typist")

    def erase(self, replica: Replica) -> None:
        assert self.world.do(replica, EraseHousehold(self.homes[0].id, "001"), "typist")

    def assert_gone(self, *replicas: Replica) -> None:
        for replica in replicas:
            assert not secrets_in(replica.book, {int(self.homes[0].id)})
            assert all(image.get("of") != self.homes[0].id for image in replica.book.state().values())
            with replica.book.store.reader() as reader:
                for table in ("photo", "waiting_photo", "month_total"):
                    assert not reader.raw.execute(
                        f"select 1 from {table} where household_id=?", (self.homes[0].id,)
                    ).fetchall()
                labels = [label for (label,) in reader.raw.execute("select label from op")]
                waits = [unpacked(lines).header[6] for (lines,) in reader.raw.execute("select lines from waiting")]
            assert not any(_TOLD in label for label in labels + waits)
            self.world.check(replica)

    def assert_same(self, *replicas: Replica) -> None:
        assert all(content(one.book) == content(replicas[0].book) for one in replicas)


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Village]:
    with world(tmp_path) as opened:
        yield Village(opened)


def an_old_laptop_never_brings_it_back(village: Village) -> None:
    old = village.world.bundle(village.three)
    village.write(village.three, 20)
    village.write(village.three, 21, home=1)
    village.erase(village.two)
    village.assert_gone(village.two)
    village.world.give(village.three, village.two)
    village.world.take(village.two, *old)
    village.assert_gone(village.two)
    village.world.give(village.two, village.three)
    village.world.give(village.two, village.one)
    village.assert_gone(village.one, village.two, village.three)
    village.assert_same(village.one, village.two, village.three)


def what_waits_is_emptied_and_passed_on_so(village: Village) -> None:
    for seed in (20, 21, 22):
        village.write(village.three, seed)
    writer = village.three.writer
    gap = village.world.bundle(village.three, without=lambda key: key == (writer, 1))
    village.world.take(village.two, *gap)
    assert village.two.waiting
    village.erase(village.two)
    village.assert_gone(village.two)
    village.world.give(village.two, village.one)
    village.assert_gone(village.one)
    village.world.give(village.three, village.two)
    assert not village.two.waiting
    village.assert_gone(village.two)


def what_comes_to_wait_afterwards_is_emptied(village: Village) -> None:
    for seed in (20, 21, 22):
        village.write(village.three, seed)
    village.erase(village.two)
    writer = village.three.writer
    gap = village.world.bundle(village.three, without=lambda key: key == (writer, 1))
    village.world.take(village.two, *gap)
    assert village.two.waiting
    village.assert_gone(village.two)


def an_erasure_that_waits_counts_already(village: Village) -> None:
    village.write(village.two, 20, home=1)
    village.erase(village.two)
    writer = village.two.writer
    gap = village.world.bundle(village.two, without=lambda key: key == (writer, 1))
    village.world.take(village.three, *gap)
    assert village.three.waiting
    village.assert_gone(village.three)
    village.world.give(village.one, village.three)
    village.assert_gone(village.three)
    village.world.give(village.two, village.three)
    village.assert_gone(village.three)
    village.assert_same(village.two, village.three)


def two_who_erase_at_once_are_one_erasure(village: Village) -> None:
    village.write(village.three, 20)
    village.erase(village.two)
    village.erase(village.three)
    village.world.give(village.two, village.three)
    village.world.give(village.three, village.two)
    village.assert_gone(village.two, village.three)
    village.assert_same(village.two, village.three)
    with village.two.book.store.reader() as reader:
        assert reader.conflicts() == [], "nobody can say which sums are right"
        assert reader.raw.execute("select count(*) from erasure").fetchall() == [(1,)]


def pictures_do_not_come_back(village: Village) -> None:
    spent = replace(draft(30, village.homes[0], kind=EntryKind.EXPENSE), date=date(2026, 1, 9))
    photo = some_photo(7, village.homes[0].id)
    assert village.world.do(village.three, AddWithPhotos(AddEntries((spent,)), (photo,)), "typist")
    village.world.give(village.three, village.one)
    village.erase(village.two)
    village.world.give(village.three, village.two)
    village.assert_gone(village.two)
    village.world.give(village.two, village.one)
    village.assert_gone(village.one)


def a_step_about_two_households_keeps_what_it_says_of_the_other(village: Village) -> None:
    both = tuple(
        replace(draft(seed, home, kind=EntryKind.EXPENSE), note="ทั้งสอง") for seed, home in enumerate(village.homes)
    )
    assert village.world.do(village.three, AddEntries(both), "typist")
    village.world.give(village.three, village.two)
    village.erase(village.two)
    village.world.give(village.two, village.three)
    village.assert_gone(village.two, village.three)
    notes = [image["note"] for key, image in village.three.book.state().items() if key[0] == "entry"]
    assert notes == ["ทั้งสอง"]


def a_new_laptop_gets_the_sums_and_nothing_else(village: Village) -> None:
    village.erase(village.two)
    fresh = village.world.laptop()
    village.world.give(village.two, fresh)
    village.assert_gone(fresh)
    with fresh.book.store.reader() as reader, village.two.book.store.reader() as other:
        sums = "select * from erased_total"
        assert reader.raw.execute(sums).fetchall() == other.raw.execute(sums).fetchall() != []


_PROMISES: tuple[Callable[[Village], None], ...] = (
    an_old_laptop_never_brings_it_back,
    what_waits_is_emptied_and_passed_on_so,
    what_comes_to_wait_afterwards_is_emptied,
    an_erasure_that_waits_counts_already,
    two_who_erase_at_once_are_one_erasure,
    pictures_do_not_come_back,
    a_step_about_two_households_keeps_what_it_says_of_the_other,
    a_new_laptop_gets_the_sums_and_nothing_else,
)


@pytest.mark.parametrize("promise", _PROMISES, ids=lambda one: one.__name__)
def test_it_is_gone_everywhere(promise: Callable[[Village], None], village: Village) -> None:
    promise(village)


def _only_applied(raw: Any, steps: Any = ()) -> erasing.Erased:  # noqa: ANN401 -- as `erased_in`
    del steps
    return erasing.Erased(household for (household,) in raw.execute("select id from erasure"))


def _all_of_the_step(self: Any, leaf: Any) -> bool:  # noqa: ANN401 -- as `Erased.is_of`
    return bool(self.households) and leaf.text is not None


_MUTANTS: dict[str, tuple[Any, str, Any, Callable[[Village], None]]] = {
    "what comes later is let in": (
        merging,
        "erased_in",
        lambda *_all: erasing.Erased(),
        an_old_laptop_never_brings_it_back,
    ),
    "what is there already stays": (merging, "erase", lambda *_all: False, an_old_laptop_never_brings_it_back),
    "what waits stays": (
        erasing,
        "_WAITING",
        "select writer,seq,lines from waiting where 0",
        what_waits_is_emptied_and_passed_on_so,
    ),
    "an erasure counts only once it is applied": (
        merging,
        "erased_in",
        _only_applied,
        an_erasure_that_waits_counts_already,
    ),
    "two erasures are a conflict": (
        standing_rows,
        "listed",
        lambda found: ((*key, unit) for key, one in found.items() for unit in one.conflicts()),
        two_who_erase_at_once_are_one_erasure,
    ),
    "pictures come back": (
        merging,
        "without_erased",
        lambda held, erased: replace(held, steps=tuple(erased.without(one) for one in held.steps)),
        pictures_do_not_come_back,
    ),
    "others lose theirs": (erasing.Erased, "is_of", _all_of_the_step, an_erasure_that_waits_counts_already),
    "which records were spoken of stays": (
        erasing,
        "_FORGET_TOUCHES",
        "delete from touch where 0 and writer=? and seq=? and part=?",
        an_old_laptop_never_brings_it_back,
    ),
}


@pytest.mark.parametrize("name", _MUTANTS)
def test_mistakes_are_found_out(name: str, village: Village, monkeypatch: pytest.MonkeyPatch) -> None:
    place, attribute, wrong, promise = _MUTANTS[name]
    assert hasattr(place, attribute)
    monkeypatch.setattr(place, attribute, wrong)
    if attribute == "listed":
        from household_ledger.db import audit_merged, conflict_list

        monkeypatch.setattr(conflict_list, attribute, wrong)
        monkeypatch.setattr(audit_merged, attribute, wrong)
    if name == "pictures come back":  # what lets them in, and what would take them out again
        monkeypatch.setattr(erasing, "_OWN_TABLES", ("month_total", "photo"))
    with pytest.raises((AssertionError, LedgerError, sqlite.IntegrityError)):
        promise(village)
