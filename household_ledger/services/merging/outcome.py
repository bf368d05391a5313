"""What a merge came to."""

from __future__ import annotations

from dataclasses import dataclass

from household_ledger.domain.changes import ChangeSet


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge came to: steps taken in, those there already, and how it is with the ledger now.

    `waiting` steps rest on others that have not come, or were made by a newer program; `conflicts` are for a person to
    settle, `late_months` are closed and got more entries.
    """

    applied: int
    already_there: int
    waiting: int
    conflicts: int
    late_months: int
    changes: ChangeSet
