"""What laptops made without knowing of each other: the same thing twice, and entries kept with what is out of use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.register import (
    Debt,
    Household,
    HouseholdCategory,
    Member,
    Occupation,
    Party,
    Person,
    Pocket,
    VillageGroup,
)
from household_ledger.text.clean import clean
from household_ledger.text.digits import to_arabic

SORTS: tuple[type[Any], ...] = (
    VillageGroup,
    Person,
    Household,
    Member,
    Pocket,
    Debt,
    Occupation,
    Party,
    HouseholdCategory,
    Goal,
)
"""What people give codes and names to: what belongs to the project first."""


@dataclass(frozen=True, slots=True)
class Double:
    """Living records of one sort that bear the same code (`is_code`), else the same name, by id.

    Where they are the same thing the first stands for all. `household` is whose they are, 0 of the project's.
    """

    sort: type[Any]
    household: Id
    is_code: bool
    word: str
    records: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Orphan:
    """A record out of use (a household, pocket or debt) that entries are kept with, so that no figure is right."""

    sort: type[Any]
    household: Id
    record: Any
    entries: int


def doubles_among(sort: type[Any], records: Iterable[Any]) -> list[Double]:
    """Find what bears the same code or name among records of one sort, household by household; codes first.

    Letters large or small, Thai digits and blanks make no difference. What has one code is not told by its name too.
    """
    living = sorted((one for one in records if not one.is_deleted), key=lambda one: one.id)
    found: list[Double] = []
    told: set[frozenset[Id]] = set()
    for field in ("code", "name"):
        same: dict[tuple[Id, str], list[Any]] = defaultdict(list)
        for one in living:
            word = plain(str(getattr(one, field, "")))
            if word:
                same[_owner(one), word].append(one)
        for (household, _word), group in same.items():
            ids = frozenset(Id(one.id) for one in group)
            if len(group) > 1 and ids not in told:
                told.add(ids)
                word = str(getattr(group[0], field))
                found.append(Double(sort, household, field == "code", word, tuple(group)))
    return found


def _owner(record: Any) -> Id:  # noqa: ANN401 -- any record of the register
    return Id(getattr(record, "household", NO_ID))


def plain(word: str) -> str:
    """Give a code or name as it is compared: large letters, Thai digits and blanks make no difference."""
    return to_arabic(clean(word)).casefold()
