"""Taking back the last step, and bringing it back."""

from __future__ import annotations

from dataclasses import dataclass

from household_ledger.domain.changes import Label
from household_ledger.services.ports import Work


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the last step made here."""

    def write(self, work: Work) -> Label:
        """UserError `nothing_to_undo`, `changed_since`, `month_closed`."""
        return work.revert(redo=False)


@dataclass(frozen=True, slots=True)
class Redo:
    """Bring back what undo took."""

    def write(self, work: Work) -> Label:
        """UserError `nothing_to_redo`, `changed_since`, `month_closed`."""
        return work.revert(redo=True)
