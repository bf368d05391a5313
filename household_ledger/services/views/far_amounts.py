"""Amounts far from anything a household ever wrote of a thing: most often a digit too many, so they are asked once."""

from __future__ import annotations

from datetime import date
from typing import Final

from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import SATANG_PER_BAHT, ZERO, Money
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.ports import EntryQuery, Reader
from household_ledger.services.views.interview_answers import thing
from household_ledger.services.views.tiles import LONGEST_AGO

TIMES_THE_LARGEST: Final = 20
LEAST_FAR: Final = Money(2_000 * SATANG_PER_BAHT)
"""What is less is never far: the first sack of rice after a month of single eggs."""
ALWAYS_FAR: Final = Money(1_000_000 * SATANG_PER_BAHT)


def is_far(amount: Money, largest: Money) -> bool:
    """Tell whether an amount, in satang, is to be asked about: beside the largest of its thing (0: none is known)."""
    if amount > ALWAYS_FAR:
        return True
    return largest > ZERO and amount >= LEAST_FAR and amount > TIMES_THE_LARGEST * largest


def largest_of(reader: Reader, household: Id, kind: EntryKind, words: str, today: date) -> Money:
    """Give the largest amount of a thing within a year, in satang; 0 where it was never written."""
    kinds = frozenset({kind})
    query = EntryQuery(household=household, first=today - LONGEST_AGO, last=today, kinds=kinds)
    same = (one for one in reader.entries(query) if thing(one.description) == thing(words))
    return max((draft_of(one).amount for one in same), default=ZERO)
