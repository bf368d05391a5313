"""The rules of merging said once more, slowly and with sets: what every replica must show for the steps it has."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

StepKey = tuple[int, int]
Record = tuple[str, int, int]


@dataclass(frozen=True)
class Step:
    """A step as it was written: when, on top of which others, and what it says of each record."""

    key: StepKey
    hlc: int
    past: frozenset[StepKey]
    before: dict[Record, dict[str, Any]]
    after: dict[Record, dict[str, Any]]
    household: dict[Record, int] = field(default_factory=dict)
    undoes: StepKey | None = None
    """The step it takes back."""

    @property
    def rank(self) -> tuple[int, int, int]:
        return (self.hlc, *self.key)


def erased(steps: Iterable[Step]) -> set[int]:
    """Name the households the steps erased."""
    return {record[1] for one in steps for record in one.after if record[0] == "erasure"}


def without(steps: Iterable[Step], gone: set[int]) -> list[Step]:
    """Give steps as they are where some households were erased: nothing is known of what they did to these."""
    return [
        replace(
            one,
            before={record: units for record, units in one.before.items() if one.household[record] not in gone},
            after={record: units for record, units in one.after.items() if one.household[record] not in gone},
        )
        for one in steps
    ]


def written(steps: Iterable[Step], record: Record, unit: str) -> list[Step]:
    """Give the steps whose value of a unit stands: no other that wrote it knew of them."""
    wrote = [one for one in steps if unit in one.after.get(record, {})]
    return [one for one in wrote if not any(one.key in other.past for other in wrote)]


def values(steps: list[Step], record: Record, unit: str) -> dict[StepKey, tuple[tuple[int, int, int], Any]]:
    """Give the values that stand by the step that said each, with its rank; of an undo what stood before the undone."""
    found: dict[StepKey, tuple[tuple[int, int, int], Any]] = {}
    for last in written(steps, record, unit):
        undone = next((one for one in steps if one.key == last.undoes and unit in one.after.get(record, {})), None)
        before = values([one for one in steps if one.key in undone.past], record, unit) if undone is not None else {}
        found |= before or {last.key: (last.rank, last.after[record][unit])}
    return found


def conflicts(steps: list[Step], record: Record) -> set[str]:
    """Name the units of a record somebody must settle."""
    units = {unit for one in steps for unit in one.after.get(record, {})}
    found = {
        unit for unit in units if len({json.dumps(said) for _rank, said in values(steps, record, unit).values()}) > 1
    }
    if _unseen(steps, record):
        found.add("deleted")
    return found if record[0] != "erasure" else set()


def shown(steps: list[Step], record: Record) -> dict[str, Any]:
    """Give every unit written as it is to be shown."""
    units = {unit for one in steps for unit in one.after.get(record, {})}
    found = {unit: max(values(steps, record, unit).values(), key=lambda said: said[0])[1] for unit in units}
    if "deleted" in conflicts(steps, record):
        found["deleted"] = None
    return found


def records(steps: Iterable[Step]) -> set[Record]:
    """Name all records the steps speak of."""
    return {record for one in steps for record in one.after}


def late(steps: list[Step]) -> set[tuple[int, int]]:
    """Name the closed months (household, number) that got entries their closing had not seen."""
    found = set()
    for record in records(steps):
        kind, household, month = record
        if kind != "month":
            continue
        by_key = {one.key: one for one in steps}
        for key, (_rank, value) in values(steps, record, "closed").items():
            if value is None or value[0] is None:
                continue
            closing = by_key[key]
            for one in steps:
                if one.key != closing.key and one.key not in closing.past and closing.key not in one.past:
                    for entry, after in one.after.items():
                        if entry[0] == "entry" and one.household[entry] == household:
                            days = [after.get("date"), (one.before.get(entry) or {}).get("date")]
                            days += [said for _rank, said in values(steps, entry, "date").values()]
                            if month in {int(day[:4] + day[5:7]) for day in days if day}:
                                found.add((household, month))
    return found


def _unseen(steps: list[Step], record: Record) -> bool:
    """Tell whether the record was changed by somebody who did not know of a deletion that stands, nor it of them."""
    return any(
        one.key != deletion.key
        and record in one.after
        and not (set(one.after[record]) == {"deleted"} and one.after[record]["deleted"])
        and one.key not in deletion.past
        and deletion.key not in one.past
        for key, (_rank, is_deleted) in values(steps, record, "deleted").items()
        if is_deleted
        for deletion in steps
        if deletion.key == key
        for one in steps
    )
