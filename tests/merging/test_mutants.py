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
    erasing,
    joining,
    merging,
    revert,
    standing_rows,
    unit_of_work,
    waiting_photos,
)
from household_ledger.db.carried_photos import CarriedPhotos
from household_ledger.domain.kinds import EntryKind
from household_ledger.errors import LedgerError
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.merging.standing import Standing
from tests.db.drafts import draft
from tests.db.ledgers import add_home
from tests.erasing import test_erased_and_merged as erasures
from tests.merging import test_merge as promises
from tests.merging import test_refused as refusals
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


def _of_village(promise: Callable[[erasures.Village], None]) -> Promise:
    return lambda made: promise(erasures.Village(made))


def _forged(made: World) -> None:
    giver, other = made.laptop(), made.laptop()
    home = add_home(giver.book)
    giver.book.do(AddEntries((draft(2, home, kind=EntryKind.EXPENSE),)))
    stick, _keys = made.bundle(giver)
    refusals.test_a_forged_entry_that_does_not_balance_is_refused(stick, other.book)


def _of_two_sides(standing: Standing) -> dict[str, Any]:
    """Show the first line of what is shown, and those after it of the other side: balanced where both divide alike."""
    return _with_lines(standing, lambda shown, other: [*shown[:1], *other[1:]])


def _one_less(standing: Standing) -> dict[str, Any]:
    """Leave out a line of what two sides wrote."""
    return _with_lines(standing, lambda shown, _other: shown[:-1])


def _with_lines(standing: Standing, chosen: Callable[[Any, Any], Any]) -> dict[str, Any]:
    shown, sides = _SHOWN(standing), standing.alive("money")
    if len(sides) > 1:
        shown["money"] = [*shown["money"][:-1], chosen(sides[0].value[-1], sides[1].value[-1])]
    return shown


_SHOWN = Standing.shown
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
_AGAIN = _of_pair(promises.test_a_bundle_taken_in_again_changes_nothing)
_DIVIDED = _of_pair(promises.test_of_two_who_divide_an_entry_otherwise_the_lines_of_one_are_shown)
_TWINS = _of_pair(promises.test_categories_made_on_both_sides_and_said_to_be_the_same_are_one_wherever_they_were_named)
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
    "what was taken in already waits": (merging, "_STEPS", "select writer,seq,hash from waiting", _AGAIN),
    "what waits already is news each time": (merging, "_STEPS", "select writer,seq,hash from op", _AGAIN),
    "lines of an entry come apart": (Standing, "shown", _one_less, _DIVIDED),
    "lines that do not balance are let in": (merging, "_UNBALANCED", "select 1 where 0", _forged),
    "a divided entry has lines of two sides": (Standing, "shown", _of_two_sides, _DIVIDED),
    "what is said to be the same is still named apart": (joining, "_renamed", lambda *_all: {}, _TWINS),
    "an erasure is forgotten, a bundle brings back what it took": (
        erasing,
        "_KNOWN",
        "select id,searches from erasure where 0",
        _of_village(erasures.an_old_laptop_never_brings_it_back),
    ),
    "what comes to wait keeps what was erased": (
        erasing.Erased,
        "without",
        lambda _erased, step: step,
        _of_village(erasures.what_comes_to_wait_afterwards_is_emptied),
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
