"""Writing the register: project, villages, households and what belongs to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from household_ledger.domain.changes import Label
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.problem import Problem
from household_ledger.domain.record_rules import problems_of
from household_ledger.errors import UserError
from household_ledger.services.commands.cleaning import cleaned
from household_ledger.services.ports import Work
from household_ledger.services.refusals import InvalidEntry

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class AddRecords:
    """Write new records; one with id 0 is given an id, one whose id is there (the project's) is written anew."""

    records: tuple[Any, ...]

    def write(self, work: Work) -> Label:
        """Add them all in one step; InvalidEntry with every problem of `domain.record_rules`."""
        made = [with_id(sound(record), work) for record in self.records]
        given = [record for record in self.records if record.id != NO_ID]
        numbers = {record.id for record in given if work.record(type(record), record.id) is not None}
        work.insert([record for record in made if record.id not in numbers])
        for record in made:
            if record.id in numbers:
                work.replace(record)
        return label_of("add", made)


@dataclass(frozen=True, slots=True)
class ReplaceRecord:
    """Write a record anew, made from what it `was`."""

    was: Any
    now: Any

    def write(self, work: Work) -> Label:
        """InvalidEntry; UserError `changed_since` when the record is no longer what it was, `nothing_changed`."""
        now = sound(self.now)
        work.replace(now, was=self.was)
        return label_of("change", [now])


@dataclass(frozen=True, slots=True)
class DeleteRecords:
    """Take records out of use; they stay in the history."""

    kind: type[Any]
    ids: tuple[Id, ...]

    def write(self, work: Work) -> Label:
        """UserError `unknown_record`."""
        gone = []
        for record_id in self.ids:
            record = work.record(self.kind, record_id)
            if record is None:
                raise UserError("unknown_record")
            gone.append(record)
            work.replace(replace(record, is_deleted=True))
        return label_of("delete", gone)


def sound(record: T) -> T:
    """Clean a record's texts and look whether it can be kept; InvalidEntry with every problem."""
    tidy = cleaned(record)
    refuse(problems_of(tidy))
    return tidy


def refuse(problems: Sequence[Problem]) -> None:
    """Refuse what has problems; InvalidEntry."""
    if problems:
        raise InvalidEntry([(0, one) for one in problems])


def with_id(record: Any, work: Work) -> Any:  # noqa: ANN401 -- any data class of the register
    """Give a new record an id if it has none."""
    return replace(record, id=work.new_id()) if getattr(record, "id", None) == NO_ID else record


def label_of(verb: str, records: Iterable[Any]) -> Label:
    """Say what was done to records: their sort, the first one's name, how many."""
    listed = list(records)
    first = listed[0] if listed else None
    name = getattr(first, "name", "") or getattr(first, "code", "")
    sort = type(first).__name__ if first is not None else ""
    return Label(f"{verb}_records", (("sort", sort), ("name", str(name)), ("count", len(listed))))
