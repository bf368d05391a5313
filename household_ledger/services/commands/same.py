"""Saying that two records are the same thing, or telling two own categories of one code apart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from household_ledger.domain.changes import Label
from household_ledger.domain.ids import Id
from household_ledger.domain.register import HouseholdCategory
from household_ledger.errors import UserError
from household_ledger.services.merging.doubles import SORTS
from household_ledger.services.ports import Work


@dataclass(frozen=True, slots=True)
class SayTheSame:
    """Say that records of one sort are the same: of those in use the one with the smallest id stands for all.

    Where entries and whatever else named the others they name that one; of households, what the others had is written
    into it. The others are out of use then.
    """

    sort: type[Any]
    ids: tuple[Id, ...]

    def write(self, work: Work) -> Label:
        """UserError `unknown_record`, `nothing_changed`, `not_the_same_sort`, `month_closed`."""
        if self.sort not in SORTS:
            raise UserError("unknown_record")
        records = [work.record(self.sort, one) for one in dict.fromkeys(self.ids)]
        if any(one is None for one in records):
            raise UserError("unknown_record")
        living: list[Any] = sorted((one for one in records if one is not None and not one.is_deleted), key=_id)
        kept, others = living[:1], [one for one in records if one not in living[:1]]
        if not kept or not others:
            raise UserError("nothing_changed")
        return self._join(work, kept[0], others)

    def _join(self, work: Work, kept: Any, others: list[Any]) -> Label:  # noqa: ANN401 -- any record of the register
        if any(_sort_of(one) != _sort_of(kept) for one in others):
            raise UserError("not_the_same_sort")
        for other in sorted(others, key=_id):
            work.stand_for(self.sort, kept=kept.id, gone=_id(other))
        name = str(kept.name or getattr(kept, "code", ""))
        gone = tuple(("gone", int(_id(one))) for one in others)
        return Label("say_the_same", (("sort", self.sort.__name__), ("name", name), ("kept", int(kept.id)), *gone))


@dataclass(frozen=True, slots=True)
class GiveOwnCode:
    """Give one of two own categories of one code the next free code below its standard category."""

    category: Id

    def write(self, work: Work) -> Label:
        """UserError `unknown_record`; `nothing_changed` for a standard category under a name of the household's."""
        before = work.record(HouseholdCategory, self.category)
        if before is None:
            raise UserError("unknown_record")
        if before.code == before.under:
            raise UserError("nothing_changed")
        known = work.reader.of_household(HouseholdCategory, before.household, with_deleted=True)
        taken = {one.code for one in known}
        number = next(number for number in range(1, len(taken) + 2) if f"{before.under}.{number}" not in taken)
        work.replace(replace(before, code=f"{before.under}.{number}"), was=before)
        return Label("change_records", (("sort", "HouseholdCategory"), ("name", before.name), ("count", 1)))


def _id(record: Any) -> Id:  # noqa: ANN401 -- any record of the register
    return Id(record.id)


def _sort_of(record: Any) -> tuple[object, ...]:  # noqa: ANN401 -- any record of the register
    """Give what must be equal of two that are the same: whose they are, a pocket's kind, what a category is below."""
    kind = getattr(record, "kind", None)
    return getattr(record, "household", None), kind, getattr(record, "under", None)
