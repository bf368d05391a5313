"""Which values of a record stand once all steps that wrote it are taken together, in whatever order they came.

A step replaces exactly the values in its causal past. Several different ones left are a conflict: the greatest by
(hlc, writer, seq) is shown until a person writes that unit. A change nobody who deleted had seen beats the deletion.
Taking a step back puts in the place of what is known then whatever stood before that step, several values too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from household_ledger.services.merging.past import Past, Stamp

DELETED = "deleted"


class Said(NamedTuple):
    """A value of a unit and the step that wrote it; `Any` because a unit is a scalar or a list."""

    stamp: Stamp
    value: Any


class Write(NamedTuple):
    """A step's word on a unit; `undoes` is the number of the step of the same writer it takes back, 0 for none."""

    stamp: Stamp
    value: Any
    undoes: int


class Standing:
    """What stands of one record."""

    def __init__(self, past: Past) -> None:
        self._past = past
        self._writes: dict[str, list[Write]] = {}
        self._alive: dict[str, list[Said]] = {}
        self._touches: list[tuple[Stamp, bool]] = []
        self._alone: tuple[Stamp, Mapping[str, Any], int] | None = None
        """The only step so far: most records are written once, and then there is nothing to weigh."""

    def add(self, stamp: Stamp, after: Mapping[str, Any], undoes: int = 0) -> None:
        """Take in what a step wrote of the record, {unit: value}, and which step it took back by that."""
        if not self._touches:
            self._alone = stamp, after, undoes
        elif self._alone is not None:
            alone, self._alone = self._alone, None
            self._note(*alone)
        if self._alone is None:
            self._note(stamp, after, undoes)
        self._touches.append((stamp, after.keys() == {DELETED} and bool(after[DELETED])))

    def _note(self, stamp: Stamp, after: Mapping[str, Any], undoes: int) -> None:
        for unit, value in after.items():
            self._writes.setdefault(unit, []).append(Write(stamp, value, undoes))
            self._alive.pop(unit, None)

    def alive(self, unit: str) -> list[Said]:
        """List what stands of a unit, what is shown first."""
        if self._alone is not None:
            stamp, after, _undoes = self._alone
            return [Said(stamp, after[unit])] if unit in after else []
        if unit not in self._alive:
            standing = self._standing(self._writes.get(unit, []))
            self._alive[unit] = sorted(standing, key=lambda one: one.stamp, reverse=True)
        return self._alive[unit]

    def _standing(self, writes: list[Write]) -> list[Said]:
        """Give what stands after some writes of a unit, a step once."""
        found: dict[Stamp, Said] = {}
        for one in writes:
            if len(writes) == 1 or not any(self._past.knows(other.stamp, one.stamp) for other in writes):
                before = self._before_the_undone(one, writes) if one.undoes else []
                found |= {said.stamp: said for said in before or [Said(one.stamp, one.value)]}
        return list(found.values())

    def _before_the_undone(self, undo: Write, writes: list[Write]) -> list[Said]:
        """Give what stood before the step that is taken back; nothing where that did not write the unit."""
        for undone in writes:
            if (undone.stamp.writer, undone.stamp.seq) == (undo.stamp.writer, undo.undoes):
                return self._standing([one for one in writes if self._past.knows(undone.stamp, one.stamp)])
        return []

    def shown(self) -> dict[str, Any]:
        """Give each unit written as it is shown."""
        if self._alone is not None:
            return dict(self._alone[1])
        shown = {unit: self.alive(unit)[0].value for unit in self._writes}
        if self._is_deletion_asked():
            shown[DELETED] = None
        return shown

    def conflicts(self) -> dict[str, list[Said]]:
        """List the units a person must settle with the different values they may have, the one shown first."""
        found: dict[str, list[Said]] = {}
        for unit in self._writes:
            values = _different(self.alive(unit))
            if len(values) > 1:
                found[unit] = values
        if self._is_deletion_asked():
            found[DELETED] = _different([*self._kept(), *(one for one in self.alive(DELETED) if one.value)])
        return found

    def _is_deletion_asked(self) -> bool:
        return DELETED in self._writes and (
            len({bool(one.value) for one in self.alive(DELETED)}) > 1
            or next(self._unseen_by_deletions(), None) is not None
        )

    def _kept(self) -> list[Said]:
        """Say who speaks for keeping the record: who brought it back, else who changed it without knowing."""
        said = [one for one in self.alive(DELETED) if not one.value]
        return said or [Said(max(self._unseen_by_deletions()), None)]

    def _unseen_by_deletions(self) -> Iterator[Stamp]:
        """List the changes, but for further deletions, that somebody who deleted the record did not know of."""
        for deletion in self.alive(DELETED):
            if deletion.value:
                for stamp, is_deletion in self._touches:
                    if not is_deletion and self._past.are_apart(stamp, deletion.stamp):
                        yield stamp


def _different(said: list[Said]) -> list[Said]:
    """Keep the first of equal values."""
    found: dict[str, Said] = {}
    for one in said:
        found.setdefault(json.dumps(one.value), one)
    return list(found.values())
