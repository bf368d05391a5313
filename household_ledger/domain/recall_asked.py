"""What is asked of the time before, line by line: one order for the form on the screen and the sheet of paper."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from household_ledger.domain.baseline import REPAID
from household_ledger.domain.category import INTEREST, OWN_PRODUCE, PROJECT_MONEY, RECEIVED_FREE, standard_categories
from household_ledger.domain.jpt import FROM_WORK, LENDERS, Item
from household_ledger.domain.kinds import SAVINGS_FORMS
from household_ledger.domain.recall import Beside, Part, Placing

EARNING: Final = frozenset({Item.WORK_UNSAID, Item.OTHER_INCOME, Item.PRODUCTION_COST})
"""Parts of which the screen asks every source: a pension nobody asked about before the project looks like a rise."""
IN_KIND_ONLY: Final = frozenset({OWN_PRODUCE, RECEIVED_FREE})
"""Goods alone: these have no money side."""
_USUAL = ("beginner", "standard")
_OWN_EATEN = "K1"


def asked_of(part: Part, placing: Placing, known: Iterable[str] = (), *, is_all: bool = False) -> list[str]:
    """List what a line asks about: the usual sources, and whatever is `known`; project money not by itself.

    With `is_all` the seldom ones too.
    """
    if part is Item.DEBT_REPAYMENT:
        return [REPAID, INTEREST]
    if part is Beside.DEBTS:
        return [code for codes in LENDERS for code in codes]
    if part is Beside.SAVINGS:
        return list(SAVINGS_FORMS)
    told = set(known)
    return [
        code
        for code, one in standard_categories().items()
        if placing.part(code) is part
        and (code in told or (code != PROJECT_MONEY and (is_all or one.level in _USUAL or code in IN_KIND_ONLY)))
    ]


def has_money(source: str) -> bool:
    """Tell whether an amount of money is asked of a source."""
    return source not in IN_KIND_ONLY


def has_goods(source: str) -> bool:
    """Tell whether goods are asked of a source: of income and costs, and of what is eaten of one's own."""
    if source[0] in "IC":
        return True
    category = standard_categories().get(source)
    return category is not None and source[0] == "E" and _OWN_EATEN in category.in_kind_allowed


def has_hours(source: str) -> bool:
    """Tell whether hours of work are asked of a source."""
    return source in FROM_WORK
