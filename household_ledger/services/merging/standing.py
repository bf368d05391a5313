"""Which values of a record stand once all steps that wrote it are taken together, in whatever order they came.

A step replaces exactly the values in its causal past. Several different ones left are a conflict: the greatest by
(hlc, writer, seq) is shown until a person writes that unit. A change nobody who deleted had seen beats the deletion.
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


class Standing:
    """What stands of one record."""

    def __init__(self, past: Past) -> None:
        self._past = past
        self._alive: dict[str, list[Said]] = {}
        self._touches: list[tuple[Stamp, bool]] = []

    def add(self, stamp: Stamp, after: Mapping[str, Any]) -> None:
        """Take in what a step wrote of the record, {unit: value}."""
        for unit, value in after.items():
            alive = self._alive.setdefault(unit, [])
            if not any(self._past.knows(one.stamp, stamp) for one in alive):
                alive[:] = [one for one in alive if not self._past.knows(stamp, one.stamp)]
                alive.append(Said(stamp, value))
        self._touches.append((stamp, after.keys() == {DELETED} and bool(after[DELETED])))

    def alive(self, unit: str) -> list[Said]:
        """List what stands of a unit, what is shown first."""
        return sorted(self._alive.get(unit, ()), key=lambda one: one.stamp, reverse=True)

    def shown(self) -> dict[str, Any]:
        """Give each unit written as it is shown."""
        shown = {unit: self.alive(unit)[0].value for unit in self._alive}
        if self._is_deletion_asked():
            shown[DELETED] = None
        return shown

    def conflicts(self) -> dict[str, list[Said]]:
        """List the units a person must settle with the different values they may have, the one shown first."""
        found = {}
        for unit in self._alive:
            values = _different(self.alive(unit))
            if len(values) > 1:
                found[unit] = values
        if self._is_deletion_asked():
            found[DELETED] = _different([*self._kept(), *(one for one in self.alive(DELETED) if one.value)])
        return found

    def _is_deletion_asked(self) -> bool:
        return DELETED in self._alive and (
            len({bool(one.value) for one in self._alive[DELETED]}) > 1
            or next(self._unseen_by_deletions(), None) is not None
        )

    def _kept(self) -> list[Said]:
        """Say who speaks for keeping the record: who brought it back, else who changed it without knowing."""
        said = [one for one in self.alive(DELETED) if not one.value]
        return said or [Said(max(self._unseen_by_deletions()), None)]

    def _unseen_by_deletions(self) -> Iterator[Stamp]:
        """List the changes, but for further deletions, that somebody who deleted the record did not know of."""
        for deletion in self._alive.get(DELETED, ()):
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
