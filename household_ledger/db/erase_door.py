"""One erasure through the writing connection: what it changed for everybody who listens, and what is kept anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from household_ledger.db.erasing import erase, erased_in, months_of
from household_ledger.db.records import KINDS
from household_ledger.db.totals import HouseholdMonth
from household_ledger.db.writing_desk import Desk
from household_ledger.domain.changes import ChangeSet


def take_out(desk: Desk, told: ChangeSet, households: set[int]) -> ChangeSet:
    """Take households out within the step that says so; give what it changed, which is everything they had."""
    months = months_of(desk.raw, households)
    erase(desk.raw, erased_in(desk.raw))
    desk.chain.read_anew()  # what could be undone may be gone
    desk.books.forget()
    return with_all_of(told, households, months)


def with_all_of(told: ChangeSet, households: Iterable[int], months: Iterable[HouseholdMonth]) -> ChangeSet:
    """Tell of a change that everything some households had went with it."""
    return replace(
        told,
        kinds=told.kinds | {kind.name for kind in KINDS},
        households=told.households | frozenset(households),
        months=told.months | frozenset(months),
        ids=(),
    )
