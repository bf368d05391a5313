"""Steps of histories that take back one old step alone, whatever came after it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis.stateful import rule

from household_ledger.db.history import empty_image
from household_ledger.db.records import BY_NAME
from household_ledger.db.units import Image
from household_ledger.errors import UserError
from household_ledger.services.commands.history import RevertStep
from tests.db.history_base import PACKING, SEED, RememberingBook, packed
from tests.db.ledgers import State

_AGAINST = ("stands_against", "changed_since")
_REASONS = frozenset(
    (
        *_AGAINST,
        "step_taken_back",
        "step_of_month",
        "month_closed",
        "named_since",
        "named_since_kind",
        "has_entries",
        "invalid_entry",
        "nothing_changed",
    )
)
_Key = tuple[str, int, int]


class RevertHistories(RememberingBook):
    """The oracle is what was in sight before and after the old step, and what is now."""

    @rule(place=SEED, is_late=SEED, bulk=PACKING)
    def revert_an_old_step(self, place: int, is_late: int, bulk: int) -> None:
        if not self.seen:
            return
        steps = list(self.seen)[-6:] if is_late % 3 else list(self.seen)
        step = steps[place % len(steps)]
        before, after = self.seen[step]
        now, count = self.current, self.book.steps()
        problem: UserError | None = None
        try:
            with packed(bulk):
                self.book.do(RevertStep(step))
        except UserError as raised:
            problem = raised
        if problem is not None:
            assert problem.code in _REASONS
            assert self.book.state() == now, "refused, so nothing changed"
            assert self.book.steps() == count
            assert problem.code not in _AGAINST or not _is_untouched(before, after, now)
            return
        self.done["RevertStep"] += 1
        written_over = list(_written_over(before, after, now))
        assert not written_over, f"what came later is never overwritten: {written_over} of {step}"
        touched = set(_changed(before, after))
        assert {key: units for key, units in self.current.items() if key not in touched} == {
            key: units for key, units in now.items() if key not in touched
        }, "what the step did not touch stays"
        for key in touched:
            was, left, now_is = (_told_of(one, key) for one in (before, after, self.current))
            assert (was is None) == (now_is is None)
            for unit in _units(was, left):
                assert now_is is not None
                assert was is not None
                assert now_is[unit] == was[unit]


def _changed(before: State, after: State) -> Iterator[_Key]:
    return (key for key in {*before, *after} if before.get(key) != after.get(key))


def _told_of(state: State, key: _Key) -> Image | None:
    """Give what is in sight of a record; what nobody can take out, a month, says nothing while it is out of sight.

    Another unit of it may bring it in sight again, which changes nothing of what a step wrote.
    """
    kind = BY_NAME[key[0]]
    return state.get(key, None if kind.has_deleted else empty_image(kind))


def _units(before: Image | None, after: Image | None) -> list[str]:
    if before is None or after is None:
        return []
    return [unit for unit, value in after.items() if before[unit] != value]


def _written_over(before: State, after: State, now: State) -> Iterator[Any]:
    """Give what a step wrote that is not so any more."""
    for key in _changed(before, after):
        was, left, now_is = (_told_of(one, key) for one in (before, after, now))
        if left is None or now_is is None:
            yield from () if left is now_is else (key,)
        else:
            yield from (unit for unit in _units(was, left) if now_is[unit] != left[unit])


def _is_untouched(before: State, after: State, now: State) -> bool:
    """Tell whether everything a step touched is in sight and as it left it."""
    changed = list(_changed(before, after))
    return bool(changed) and all(key in after and now.get(key) == after[key] for key in changed)
