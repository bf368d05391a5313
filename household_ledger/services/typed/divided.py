"""What of a typed repayment is principal and what interest, said in the cells that were left blank."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from household_ledger.domain.entry import Draft
from household_ledger.domain.kinds import EntryKind
from household_ledger.services.typed.row import ReadRow, TypedRow
from household_ledger.text.amounts import format_amount

if TYPE_CHECKING:
    from household_ledger.domain.debt_interest import Division

DivisionOf = Callable[[Draft], "Division | None"]
"""Gives how the door will divide a repayment that says nothing of it."""


def no_division(_draft: Draft) -> Division | None:
    """Give none: where what is owed is not looked at."""
    return None


def with_division(read: ReadRow, typed: TypedRow, division_of: DivisionOf) -> ReadRow:
    """Tell among what is `taken` the principal and interest of a repayment where their cells are blank.

    The draft stays as it was said: the door divides it when it is written.
    """
    draft = read.drafts[0] if len(read.drafts) == 1 else None
    if draft is None or draft.kind is not EntryKind.REPAY:
        return read
    principal, interest = draft.principal, draft.interest
    if principal is None and interest is None:
        found = division_of(draft)
        if found is None:
            return read
        principal, interest = found.principal, found.interest
    told = [(name, said) for name, said in (("principal", principal), ("interest", interest)) if said is not None]
    blank = tuple((name, format_amount(said)) for name, said in told if not getattr(typed, name).strip())
    return replace(read, taken=(*read.taken, *blank))
