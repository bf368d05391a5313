"""Completion measured on a time split: nothing of a later entry is known before it is typed, and it is known after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random

import pytest

from household_ledger.app.opening import opened
from household_ledger.benchmarks.clock import BenchClock
from household_ledger.benchmarks.completion import measure_completion
from household_ledger.benchmarks.key_presses import Way, day_keys, is_same, keys_of, shortest_way
from household_ledger.benchmarks.later_entries import Later, TypedAgain, copy_of
from household_ledger.benchmarks.measure import Presses, Share
from household_ledger.benchmarks.sizes import LAST_MONTH, Bench
from household_ledger.benchmarks.strange_words import (
    with_a_shop_before,
    with_a_slip,
    with_money_before,
    with_words_added,
)
from household_ledger.domain.money import Money
from household_ledger.services.demo.making import make_demo
from household_ledger.services.demo.options import DemoOptions


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """Give a made-up household of three months."""
    folder, clock = tmp_path_factory.mktemp("bench"), BenchClock()
    path = folder / "bench.hldb"
    with opened(path, clock, create=True) as app:
        make_demo(app.ledger, DemoOptions(households=1, months=3, until=LAST_MONTH))
        yield Bench(app, clock, folder, path, "S")


def test_a_later_description_is_offered_only_after_it_was_typed(bench: Bench) -> None:
    with bench.app.store.reader() as reader:
        household = reader.households()[0].id
    new: list[Later] = []
    with copy_of(bench) as raw:
        again = TypedAgain(raw, household, LAST_MONTH.last)
        for later in again.later():
            assert all(_is_offered(one, later) for one in new[-3:])
            assert _is_offered(later, later) == later.is_known
            if not later.is_known:
                new.append(later)

        assert len(new) >= 2
        assert list(bench.folder.glob("later.hldb*"))
    assert not list(bench.folder.glob("later.hldb*"))


def _is_offered(meant: Later, by: Later) -> bool:
    offered = by.completion.offers(meant.said.description, limit=99).usual
    return any(is_same(one, meant.said) for one in offered)


def test_the_measures_are_shares_of_all_later_entries_and_leave_the_ledger_as_it_is(bench: Bench) -> None:
    with bench.app.store.reader() as reader:
        steps = reader.step_count()

    figures = measure_completion(bench)

    shares = {one.what: one for one in figures if isinstance(one, Share)}
    presses = [one for one in figures if isinstance(one, Presses)]
    whole, plain = shares["whole description"], shares["plain list: household's commonest"]
    assert whole.count == plain.count > 50
    assert all(0 <= one.first <= one.three <= 1 for one in shares.values())
    assert whole.three > plain.three
    assert whole.is_met
    assert presses[0].median <= presses[0].most
    assert [one.median for one in presses] == sorted(one.median for one in presses), "the day costs keys of its own"
    with bench.app.store.reader() as reader:
        assert reader.step_count() == steps


def test_keys_are_letters_steps_down_tab_amount_and_enter_and_another_day_more(bench: Bench) -> None:
    with bench.app.store.reader() as reader:
        household = reader.households()[0].id
    with copy_of(bench) as raw:
        later = next(one for one in TypedAgain(raw, household, LAST_MONTH.last).later() if one.is_known)
        said = replace(later.said, amount=Money(125_050), date=date(2026, 10, 12))
        way = shortest_way(later.completion, said)
        never = shortest_way(later.completion, replace(said, description="ไม่มีใครเคยเขียนอย่างนี้"))

    assert way is not None
    assert never is None
    assert way.keys <= len(said.description)
    assert keys_of(Way(2, 1), said, said.date) == 2 + 1 + 1 + len("1250.50") + 1
    assert day_keys(date(2026, 10, 12), date(2026, 10, 11)) == len("12") + 2
    assert day_keys(date(2026, 10, 2), date(2026, 9, 30)) == len("2/10") + 2


def test_strange_words_still_hold_what_was_meant() -> None:
    random = Random(1)
    for _time in range(50):
        assert abs(len(with_a_slip("ข้าวสาร", random)) - len("ข้าวสาร")) <= 1
        assert with_words_added("ข้าวสาร", random).startswith("ข้าวสาร ")
        assert with_a_shop_before("ข้าวสาร", random).endswith(" ข้าวสาร")
        assert with_money_before("ขายไข่", random).endswith("ขายไข่")
