"""The names a household's records go by in an export: such that an import tells apart what the ledger tells apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from household_ledger.domain.category import standard_codes
from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.register import Debt, Household, HouseholdCategory, Member, Occupation, Party, Pocket
from household_ledger.services.exchange.canonical import NAME_LIMIT
from household_ledger.services.ports import Reader
from household_ledger.text.clean import clean

_ROOM_FOR_NUMBER = 24


class Named(Protocol):
    """A record people gave a name."""

    @property
    def id(self) -> Id:
        """Give its id."""

    @property
    def name(self) -> str:
        """Give its name."""

    @property
    def is_deleted(self) -> bool:
        """Tell whether it is out of use."""


Record = TypeVar("Record", Pocket, Debt, Occupation, Member, Party, Goal)


@dataclass(frozen=True, slots=True)
class Labels:
    """Name by id, of one household; `codes` are all categories a line of it may name."""

    household: str
    pockets: dict[Id, str]
    forms: dict[Id, str]
    debts: dict[Id, str]
    classes: dict[Id, str]
    occupations: dict[Id, str]
    members: dict[Id, str]
    parties: dict[Id, str]
    goals: dict[Id, str]
    codes: dict[int, str]

    @classmethod
    def of(cls, reader: Reader, household: Household, code: str) -> Labels:
        """Read a household's records, deleted ones too: an entry may still name one."""

        def listed(kind: type[Record]) -> list[Record]:
            return reader.of_household(kind, household.id, with_deleted=True)

        pockets, debts = listed(Pocket), listed(Debt)
        own = reader.of_household(HouseholdCategory, household.id, with_deleted=True)
        return cls(
            household=code,
            pockets=unique_names(pockets),
            forms={pocket.id: pocket.category for pocket in pockets},
            debts=unique_names(debts),
            classes={debt.id: debt.debt_class for debt in debts},
            occupations=unique_names(listed(Occupation)),
            members=unique_names(listed(Member)),
            parties=unique_names(listed(Party)),
            goals=unique_names(listed(Goal)),
            codes={**standard_codes(), **own_codes(own)},
        )

    def code(self, category: int) -> str:
        """Give the code of a category, "" for none."""
        return self.codes[category] if category else ""


def unique_names(records: Iterable[Named]) -> dict[Id, str]:
    """Give each record its name, a number behind it where an older one (or one in use) has it already."""
    names: dict[Id, str] = {NO_ID: ""}
    taken = {""}
    for record in sorted(records, key=lambda one: (is_over(one), one.id)):
        name = clean(record.name)[: NAME_LIMIT - _ROOM_FOR_NUMBER].strip() or str(record.id)
        names[record.id] = _free(name, taken)
        taken.add(names[record.id])
    return names


def is_over(record: Named) -> bool:
    """Tell whether a record is out of use: deleted, or an occupation given up."""
    return record.is_given_up if isinstance(record, Occupation) else record.is_deleted


def own_codes(own: Iterable[HouseholdCategory]) -> dict[int, str]:
    """Give each of a household's own sub-categories a code an import knows one by: `E01.…`, each once."""
    codes: dict[int, str] = {}
    taken = {""}
    for word in sorted(own, key=lambda one: (one.is_deleted, one.id)):
        code = clean(word.code)[: NAME_LIMIT - _ROOM_FOR_NUMBER].strip()
        under, _dot, rest = code.partition(".")
        if code != word.under:
            code = _free(code if under == word.under and rest else f"{word.under}.{word.id}", taken)
        taken.add(code)
        codes[word.id] = code
    return codes


def unique_codes(households: Iterable[Household]) -> dict[Id, str]:
    """Give each household its code, a number behind it where another has it already."""
    codes: dict[Id, str] = {}
    taken = {""}
    for household in sorted(households, key=lambda one: one.id):
        code = clean(household.code)[: NAME_LIMIT - _ROOM_FOR_NUMBER].strip() or str(household.id)
        codes[household.id] = _free(code, taken)
        taken.add(codes[household.id])
    return codes


def _free(name: str, taken: set[str]) -> str:
    wanted, number = name, 1
    while wanted in taken:
        number += 1
        wanted = f"{name} ({number})"
    return wanted
