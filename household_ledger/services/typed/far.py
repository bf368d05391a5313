"""What a typed row says that is far from the usual: told among its remarks, and never a reason to refuse it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from household_ledger.domain.entry import Draft
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import LEAST_FAR_SATANG, ZERO, Money
from household_ledger.domain.problem import Problem
from household_ledger.services.typed.row import AMOUNT_ASKED, ReadRow
from household_ledger.services.views.far_amounts import ALWAYS_FAR, is_far

LargestOf = Callable[[EntryKind, str], Money]
"""Gives the largest amount of a thing of a kind so far, in satang; 0 where it was never written."""

_FAR = "amount_far"


def with_far(read: ReadRow, largest_of: LargestOf) -> ReadRow:
    """Tell among the remarks that an amount is far from any before of the same words, or more than anybody has.

    The largest is asked for only where the amount could be far at all: most rows cost no question.
    """
    found = [one for draft in read.drafts if (one := _far(draft, largest_of)) is not None]
    return replace(read, remarks=(*read.remarks, found[0])) if found else read


def huge_among(drafts: Iterable[Draft]) -> Problem | None:
    """Give the question about the first amount hardly anybody ever had; None where there is no such amount."""
    return next((asked for one in drafts if (asked := huge(one.amount)) is not None), None)


def huge(amount: Money) -> Problem | None:
    """Give the question about an amount, in satang, that hardly anybody ever had; None for any other."""
    if abs(amount) <= ALWAYS_FAR:
        return None
    return Problem(AMOUNT_ASKED, "amount", {"amount": abs(int(amount)), "largest": 0})


def _far(draft: Draft, largest_of: LargestOf) -> Problem | None:
    amount = abs(draft.amount)
    if amount < LEAST_FAR_SATANG:
        return None
    if (asked := huge(draft.amount)) is not None:
        return asked
    largest = largest_of(draft.kind, draft.description) if draft.description else ZERO
    if not is_far(Money(amount), largest):
        return None
    return Problem(_FAR, "amount", {"amount": int(amount), "largest": int(largest)})
