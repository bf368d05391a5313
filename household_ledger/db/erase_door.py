"""One erasure through the writing connection: what it changed for everybody who listens, and what is kept anew."""

from __future__ import annotations

from dataclasses import replace

from household_ledger.db.erasing import erase, erased_in
from household_ledger.db.records import KINDS
from household_ledger.db.writing_desk import Desk
from household_ledger.domain.changes import ChangeSet


def take_out(desk: Desk, told: ChangeSet, households: set[int]) -> ChangeSet:
    """Take households out within the step that says so; give what it changed, which is everything they had."""
    months = desk.raw.execute("select distinct household_id,month from month_total").fetchall()
    erase(desk.raw, erased_in(desk.raw))
    desk.chain.doubt()  # what could be undone may be gone
    desk.books.forget()
    gone = frozenset((household, month) for household, month in months if household in households)
    kinds = told.kinds | {kind.name for kind in KINDS}
    return replace(told, kinds=kinds, households=frozenset(households), months=gone, ids=())
