"""Settling what was written differently on two sides of a merge."""

from __future__ import annotations

from dataclasses import dataclass

from household_ledger.domain.changes import Label, Step
from household_ledger.errors import UserError
from household_ledger.services.merging.conflict import Conflict
from household_ledger.services.ports import Work


@dataclass(frozen=True, slots=True)
class SettleConflict:
    """Say which of the values of a unit is to stand: the one that a step wrote.

    Taking it back writes the value shown before; the others stay in the history.
    """

    conflict: Conflict
    chosen: Step

    def write(self, work: Work) -> Label:
        """UserError `changed_since` where it was settled meanwhile, `month_closed`, `does_not_balance`."""
        work.settle(self.conflict, self.chosen)
        return Label("settle_conflict", (("sort", self.conflict.kind),))


@dataclass(frozen=True, slots=True)
class SettleConflicts:
    """Settle several at once, as one step: of each the value that a step wrote."""

    chosen: tuple[tuple[Conflict, Step], ...]

    def write(self, work: Work) -> Label:
        """UserError `nothing_changed` for none, and as `SettleConflict`: all or none are settled."""
        if not self.chosen:
            raise UserError("nothing_changed")
        for conflict, step in self.chosen:
            work.settle(conflict, step)
        return Label("settle_conflict", (("sort", self.chosen[0][0].kind), ("count", len(self.chosen))))
