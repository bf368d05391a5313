"""Rows whose `entry_id` the ledger knows already: do they still say the same day, kind and amount?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from household_ledger.domain.entry import Entry
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import total
from household_ledger.domain.problem import Problem
from household_ledger.services.exchange.canonical_row import RowProblem
from household_ledger.services.exchange.rows import Row


@dataclass(frozen=True, slots=True)
class Face:
    """What a person would compare: the day, the kind, and the amount (satang; hours in thousandths; None: not said)."""

    day: date
    kind: EntryKind
    amount: int | None


def face_of(entry: Entry) -> Face:
    """Give the face of an entry that is kept: what moved, or what was counted, or the hours."""
    if entry.lines:
        return Face(entry.date, entry.kind, total(line.satang for line in entry.lines if line.satang > 0))
    return Face(entry.date, entry.kind, entry.counted if entry.counted is not None else entry.quantity)


@dataclass(slots=True)
class Met:
    """An entry of a file met in the ledger under its id, with the rows that speak of it."""

    kept: Face
    rows: list[Row]

    def problem(self) -> RowProblem | None:
        """Tell when the rows mean another entry than the ledger's; silence would leave them out unnoticed."""
        first = self.rows[0]
        said = _amount_of(self.rows)
        is_same_amount = said is None or self.kept.amount is None or said == self.kept.amount
        if (first.date, first.kind) == (self.kept.day, self.kept.kind) and is_same_amount:
            return None
        return RowProblem(
            first.number, "entry_id", Problem("entry_id_means_another", "entry_id", {"id": first.entry_id})
        )


def problems_of(met: list[Met]) -> Iterator[RowProblem]:
    """List the rows whose id means another entry."""
    for one in met:
        if (problem := one.problem()) is not None:
            yield problem


def _amount_of(rows: list[Row]) -> int | None:
    """Add up what the rows of an entry say; None when the amount follows from something else."""
    if rows[0].kind is EntryKind.HOURS:
        return rows[0].quantity
    amounts = [row.amount for row in rows if row.amount is not None]
    if len(amounts) == len(rows):
        return abs(total(amounts))
    if rows[0].principal is not None and rows[0].interest is not None:
        return int(rows[0].principal + rows[0].interest)
    return None
