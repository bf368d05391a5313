"""Mistakes planted where merging touches the file, one at a time: each is found out by one of its promises."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from household_ledger.db import (
    base_store,
    bundle,
    chain,
    conflict_list,
    merging,
    revert,
    standing_rows,
    unit_of_work,
    waiting_photos,
)
from household_ledger.db.carried_photos import CarriedPhotos
from household_ledger.errors import LedgerError
from household_ledger.services.merging.standing import Standing
from tests.merging import test_merge as promises
from tests.merging.replicas import World, world
from tests.merging.test_merge import Pair

Promise = Callable[[World], None]


def _of_pair(promise: Callable[..., None], **said: Any) -> Promise:  # noqa: ANN401 -- what a promise is asked with
    return lambda made: promise(Pair(made), **said)


def _late_is_not_blank(kind: Any, standing: Standing, *, is_late: bool = False) -> Any:  # noqa: ANN401 -- as `image_of`
    del is_late
    return _IMAGE_OF(kind, standing)


def _only_named(raw: Any, photos: Any, named: set[tuple[int, str]]) -> None:  # noqa: ANN401 -- as `take_photos`
    _TAKE(raw, replace(photos, facts=tuple(one for one in photos.facts if one.key in named)), named)


_IMAGE_OF, _TAKE = standing_rows.image_of, waiting_photos.take_photos
_WAITS = promises.test_a_step_waits_for_what_it_knew_of_is_passed_on_and_applied_when_that_comes
_GAP = promises.test_a_gap_in_a_writers_own_steps_holds_up_all_after_it
_CLOSED = _of_pair(promises.test_what_comes_into_a_closed_month_is_taken_in_marked_and_the_month_verified_no_more)
_FIGURES = _of_pair(promises.test_whoever_listens_is_told_and_figures_are_those_of_all_entries)
_MOVED_OUT = _of_pair(promises.test_an_entry_moved_out_of_a_month_closed_elsewhere_marks_it)
_CLOCK = _of_pair(promises.test_a_clock_years_ahead_moves_nobody_elses)
_PICTURES = _of_pair(promises.test_pictures_travel_with_their_entries)
_PICTURE_WAITS = promises.test_a_picture_waits_with_the_step_that_names_it
_TWO_NOTES = _of_pair(promises.test_two_notes_are_a_conflict_that_lists_both_with_who_and_when)
_UNDO = _of_pair(promises.test_undo_does_not_settle_what_others_wrote_too, shown=True)
_SETTLED = _of_pair(promises.test_what_is_settled_on_one_side_is_settled_on_the_other_and_can_be_taken_back, chosen=0)

_MUTANTS: dict[str, tuple[Any, str, Any, Promise]] = {
    "applied before what it was made from": (merging, "_is_ready", lambda _step, _heads: True, _WAITS),
    "what waits is dropped": (merging, "_WAIT", "insert into waiting select ?,?,?,? where 0", _GAP),
    "what waits is not passed on": (bundle, "_WAITING", "select lines from waiting where 0", _WAITS),
    "totals are left": (
        merging,
        "regroup",
        lambda _raw, _months: None,
        _FIGURES,
    ),
    "the month an entry left is not summed anew": (
        merging,
        "_MONTHS",
        merging._MONTHS.replace("t.before is not null\nunion", "0\nunion"),  # noqa: SLF001 -- the words to spoil
        _MOVED_OUT,
    ),
    "a bundle's clock moves ours": (
        chain,
        "MERGED",
        "never",
        _CLOCK,
    ),
    "undo settles without a word": (revert, "has_conflicts", lambda _raw: False, _UNDO),
    "a late month stays verified": (merging, "image_of", _late_is_not_blank, _CLOSED),
    "a late month may be verified, and comes back so": (
        unit_of_work,
        "units_in_conflict",
        lambda *_key: frozenset(),
        _CLOSED,
    ),
    "closed anew, the mark stays": (
        conflict_list,
        "_FORGET_LATE",
        "delete from conflict where 0 and id=?",
        _CLOSED,
    ),
    "what is settled stays listed": (base_store, "has_merged", lambda _raw: False, _SETTLED),
    "conflicts are not listed": (conflict_list, "listed", lambda _found: (), _TWO_NOTES),
    "pictures are left behind": (
        merging,
        "take_photos",
        lambda *_all: None,
        _PICTURES,
    ),
    "pictures do not wait": (
        merging,
        "take_photos",
        lambda raw, _photos, named: _TAKE(raw, CarriedPhotos.at_hand(()), named),
        promises.test_a_picture_waits_with_the_step_that_names_it,
    ),
}


@pytest.fixture
def made(tmp_path: Path) -> Iterator[World]:
    with world(tmp_path) as opened:
        yield opened


@pytest.mark.parametrize("name", _MUTANTS)
def test_mistakes_are_found_out(name: str, made: World, monkeypatch: pytest.MonkeyPatch) -> None:
    place, attribute, wrong, promise = _MUTANTS[name]
    assert hasattr(place, attribute)
    monkeypatch.setattr(place, attribute, wrong)
    with pytest.raises((AssertionError, LedgerError, pytest.fail.Exception)):
        promise(made)
