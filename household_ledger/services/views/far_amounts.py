"""Amounts far from anything a household ever wrote of a thing: most often a digit too many, so they are asked once."""

from __future__ import annotations

from datetime import date
from typing import Final

from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import LEAST_FAR_SATANG, SATANG_PER_BAHT, ZERO, Money
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.entry_filter import EntryFilter, EntryOrder
from household_ledger.services.ports import Reader
from household_ledger.services.views.interview_answers import thing
from household_ledger.services.views.tiles import LONGEST_AGO
from household_ledger.text.measures import without_count

TIMES_THE_LARGEST: Final = 20
ALWAYS_FAR: Final = Money(1_000_000 * SATANG_PER_BAHT)


def is_far(amount: Money, largest: Money) -> bool:
    """Tell whether an amount, in satang, is to be asked about: beside the largest of its thing (0: none is known)."""
    if amount > ALWAYS_FAR:
        return True
    return largest > ZERO and amount >= LEAST_FAR_SATANG and amount > TIMES_THE_LARGEST * largest


def largest_of(reader: Reader, household: Id, kind: EntryKind, words: str, today: date) -> Money:
    """Give the largest amount of a thing within a year, in satang; 0 where it was never written.

    Only entries in which the same words stand are read: it is asked while somebody types.
    """
    wanted = EntryFilter(
        households=frozenset({household}),
        first=today - LONGEST_AGO,
        last=today,
        kinds=frozenset({kind}),
        text=without_count(words),
    )
    found = reader.entries_of([Id(key) for key in reader.entry_keys(wanted, EntryOrder())])
    same = (one for one in found if thing(one.description) == thing(words))
    return max((draft_of(one).amount for one in same), default=ZERO)
