"""What the accounts and categories of a file are to a household: its pockets, debts and codes, by exact name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from household_ledger.domain.category import standard_categories
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import DEBT_CLASSES, SAVINGS_FORMS, PocketKind
from household_ledger.domain.register import Debt, HouseholdCategory, Occupation, Pocket
from household_ledger.services.exchange.exporting_labels import is_over
from household_ledger.services.ports import Reader
from household_ledger.text.clean import clean

SEPARATOR = "/"
"""In a mapping: what an account is kept as, before its name."""


_CODED = re.compile(r"([SD]0[0-9]) (.+)", re.ASCII)
_LEADING = re.compile(r"[ICESD][0-9]{2}(?:\.[^ :/]+)?(?=[ :/]|$)", re.ASCII)


class Sort(Enum):
    """Which side of the ledger an own account stands on; LENT: who owes the household, by name."""

    SPENDING = "spending"
    SAVINGS = "savings"
    DEBT = "debt"
    LENT = "lent"


@dataclass(frozen=True, slots=True)
class Own:
    """A pocket or debt by its name; `code` its savings form or lender class, for a spending pocket its kind."""

    sort: Sort
    name: str
    code: str = ""


KEPT_AS: dict[str, tuple[Sort, str]] = {
    **{kind.value: (Sort.SPENDING, kind.value) for kind in (PocketKind.CASH, PocketKind.BANK, PocketKind.CARD)},
    **{f"savings {form}": (Sort.SAVINGS, form) for form in SAVINGS_FORMS},
    **{f"debt {lender}": (Sort.DEBT, lender) for lender in DEBT_CLASSES},
}
"""What a mapping may say before the name of an account."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a reader is told of the household: its code, its pockets, debts and categories by name, its occupations."""

    household: str = ""
    accounts: Mapping[str, Own] = field(default_factory=dict)
    categories: Mapping[str, str] = field(default_factory=dict)
    occupations: frozenset[str] = frozenset()


def known_of(reader: Reader, household: Id, code: str) -> Known:
    """Gather what a household has; of several of one name the one that goes on is meant."""
    accounts: dict[str, Own] = {}
    for debt in sorted(reader.of_household(Debt, household), key=is_over, reverse=True):
        accounts[debt.name] = Own(Sort.DEBT, debt.name, debt.debt_class)
    for pocket in sorted(reader.of_household(Pocket, household), key=is_over, reverse=True):
        is_saved = pocket.kind is PocketKind.SAVINGS
        accounts[pocket.name] = Own(
            Sort.SAVINGS if is_saved else Sort.SPENDING, pocket.name, pocket.category if is_saved else pocket.kind.value
        )
    own = [one for one in reader.of_household(HouseholdCategory, household) if one.code != one.under]
    working = frozenset(one.name for one in reader.of_household(Occupation, household) if not is_over(one))
    names = {**standard_names(), **{plain(one.name): one.code for one in own}, **_codes(own)}
    return Known(code, accounts, names, working)


def standard_names() -> dict[str, str]:
    """Give the codes of the standard categories by code and by name, in both languages."""
    names: dict[str, str] = {}
    for code, category in standard_categories().items():
        for name in (code, category.name_th, category.name_en):
            names[plain(name)] = code
    return names


def _codes(own: list[HouseholdCategory]) -> dict[str, str]:
    return {plain(one.code): one.code for one in own}


def told_apart(name: str, household: str) -> tuple[str, str]:
    """Take apart what our own QIF calls an account: its name without the household's code, and its form or class."""
    rest = name.removeprefix(f"{household} ")
    found = _CODED.fullmatch(rest) if rest != name else None
    return (found[2], found[1]) if found else (rest, "")


def leading_code(name: str) -> str:
    """Give the code a category's name begins with, as our own QIF writes it (`E01 …`); "" for none."""
    found = _LEADING.match(name)
    return found[0] if found else ""


def plain(name: str) -> str:
    """Give a name as it is compared: cleaned, capitals aside."""
    return clean(name).casefold()
