"""Who took deleted entries out, and when: what the bin says beside each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from household_ledger.domain.ids import Id
from household_ledger.domain.register import Person
from household_ledger.services.ports import Reader

_TAKING_BACK = frozenset(("undo", "redo", "revert_step"))


@dataclass(frozen=True, slots=True)
class TakenOut:
    """When an entry was taken out (UTC), by whom ("" when nobody said), and whether a step was taken back with it."""

    at: datetime
    person: str
    is_taking_back: bool


def taken_out(reader: Reader, entries: Sequence[Id]) -> dict[Id, TakenOut]:
    """Tell of deleted entries what took each out: the last step that touched it, for it is not changed since."""
    people = {one.id: one.name for one in reader.all(Person, with_deleted=True)}
    return {
        entry: TakenOut(step.at, people.get(step.person, ""), step.label.code in _TAKING_BACK)
        for entry, step in reader.last_touches(entries).items()
    }
